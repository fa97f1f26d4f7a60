import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.commands.running import good, run
from tests.core.making import make_site, posting, snapshot

AS_OF = ("--as-of", "2026-11-15")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return make_site(tmp_path / "site", {"postings/acme/dev.md": posting()})


def test_a_build_says_what_it_did_and_writes_nothing_to_standard_output(root: Path) -> None:
    done = good("build", "--root", root, *AS_OF)
    assert done.out == ""
    assert re.search(r"built 1 postings on \d+ pages \((\d+) files, \1 changed\)", done.said)
    assert (root / "output/jobs/acme/dev/index.html").is_file()


@pytest.mark.parametrize("again", [(), ("--no-cache",), ("--jobs", "2"), ("--strict",)])
def test_a_second_build_changes_nothing(again: tuple[str, ...], root: Path) -> None:
    good("build", "--root", root, *AS_OF)
    before = snapshot(root / "output")
    assert ", 0 changed)" in good("build", "--root", root, *AS_OF, *again).said
    assert snapshot(root / "output") == before


@pytest.mark.parametrize("text", ["---\ntitle: a\nslug: B\n---\n", "---\ntitle：a\n---\n", b"\xff"])
def test_a_failed_build_leaves_the_last_output(text: str | bytes, root: Path) -> None:
    good("build", "--root", root, *AS_OF)
    before = snapshot(root, without="content")
    make_site(root, {"postings/acme/bad.md": text})
    done = run("build", "--root", root, *AS_OF)
    assert (done.status, done.out) == (1, "")
    assert re.search(r"^content/postings/acme/bad\.md:\d+.*: error\[", done.said)
    assert "the last good output is as it was" in done.said
    assert snapshot(root, without="content") == before


def test_strict_refuses_warnings(root: Path) -> None:
    make_site(root, {"postings/acme/bad.md": posting("salary: 看心情")})
    assert "warning[value.salary]" in good("build", "--root", root, *AS_OF).said
    before = snapshot(root)
    assert run("build", "--root", root, *AS_OF, "--strict").status == 1
    assert snapshot(root) == before


def test_many_warnings_of_a_kind_are_counted(root: Path) -> None:
    make_site(root, {f"postings/acme/{n}.md": posting("salary: 看心情") for n in range(9)})
    said = good("build", "--root", root, *AS_OF).said
    assert said.count("no salary understood") == 3
    assert "6 more of warning[value.salary]; `sitegen check` lists them" in said


def test_warnings_about_the_configuration_are_told(root: Path) -> None:
    (root / "site.yaml").write_text("title: 招聘 #急\n", "utf-8")
    assert "site.yaml:1:11: warning[yaml.comment]" in good("build", "--root", root).said


@pytest.mark.parametrize("flag,there", [((), False), (("--drafts",), True)])
def test_drafts(flag: tuple[str, ...], there: bool, root: Path) -> None:  # noqa: FBT001
    make_site(root, {"postings/acme/draft.md": posting("draft: true")})
    good("build", "--root", root, *flag)
    assert (root / "output/jobs/acme/draft/index.html").exists() is there


@pytest.mark.parametrize("day,state", [("2026-10-31", "upcoming"), ("2026-11-01", "open"), ("2026-12-02", "closed")])
def test_the_day_decides_what_is_open(day: str, state: str, root: Path) -> None:
    make_site(root, {"postings/acme/dev.md": posting("closes: 2026-12-01")})
    good("build", "--root", root, "--as-of", day)
    listed = "/jobs/acme/dev/" in (root / "output/jobs/index.html").read_text("utf-8")
    fed = "/jobs/acme/dev/" in (root / "output/feed.json").read_text("utf-8")
    assert (listed, fed) == {"upcoming": (True, False), "open": (True, True), "closed": (False, False)}[state]


def test_the_base_address(root: Path) -> None:
    good("build", "--root", root, *AS_OF, "--base-url", "https://acme.github.io/careers")
    page = (root / "output/index.html").read_text("utf-8")
    assert 'href="/careers/jobs/"' in page
    assert 'href="/jobs/' not in page
    assert '<link rel="canonical" href="https://acme.github.io/careers/">' in page


def test_another_output_folder(root: Path, tmp_path: Path) -> None:
    good("build", "--root", root, *AS_OF, "--output", tmp_path / "a/b/public")
    assert (tmp_path / "a/b/public/index.html").is_file()
    assert not (root / "output").exists()


@pytest.mark.parametrize(
    "output,rule",
    [("content/x", "output.unsafe"), (".", "output.unsafe"), ("foreign", "output.foreign"),
     ("site.yaml/x", "output."), ("foreign/a.txt", "output.foreign")],
)  # fmt: skip
def test_an_output_folder_that_will_not_do(output: str, rule: str, root: Path) -> None:
    (root / "foreign").mkdir()
    (root / "foreign/a.txt").write_text("mine")
    before = snapshot(root)
    done = run("build", "--root", root, "--output", root / output)
    assert done.status == 1
    assert f"error[{rule}" in done.said
    assert snapshot(root) == before


def test_here_is_the_default(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root)
    good("build")
    assert (root / "output/index.html").is_file()
    assert good("check").out == ""


WRONG_USAGE = [
    ["build", "--jobs", "0"],
    ["build", "--jobs", "x"],
    ["build", "--as-of", "2026-13-01"],
    ["build", "--as-of", "yesterday"],
    ["build", "--root", "{root}/site.yaml"],
    ["build", "extra"],
    ["build", "--nothing"],
    ["check", "--format", "xml"],
    ["serve", "--port", "65536"],
    ["new", "recruiter", "x"],
    ["new", "posting"],
    ["new", "posting", " "],
    ["init"],
    ["init", "x", "--languages", "klingon"],
    ["init", "x", "--languages", ","],
    ["init", "x", "--languages", "en,en"],
    ["import"],
    ["explain"],
    ["nothing"],
    ["--nothing"],
]


@pytest.mark.parametrize("arguments", WRONG_USAGE, ids=" ".join)
def test_wrong_usage(arguments: list[str], root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root)
    before = snapshot(root)
    done = run(*(argument.replace("{root}", str(root)) for argument in arguments))
    assert (done.status, done.out) == (2, "")
    assert done.said.strip()
    assert snapshot(root) == before


COMMANDS = ["build", "check", "explain", "import", "init", "new", "serve"]


def test_help_names_every_command() -> None:
    out = good("--help").out
    assert [line.split()[0] for line in out.partition("Commands:\n")[2].splitlines()] == COMMANDS
    assert good("-h").out == out


@pytest.mark.parametrize("command", COMMANDS)
def test_help_of_a_command_explains_every_option(command: str) -> None:
    out = good(command, "--help").out
    assert out.startswith(f"Usage: main {command}")
    options = re.findall(r"^  (--?\S+.*)$", out, re.MULTILINE)
    assert len(options) >= 1
    for option in options:
        text = out[out.index(option) + len(option.split("  ")[0]) :]
        assert re.match(r"\s+\S", text)
    assert "--root" in out or command == "init"


def test_version() -> None:
    assert re.fullmatch(r"sitegen, version \d+\.\d+\.\d+\n", good("--version").out)


@pytest.mark.parametrize("command", [["build"], ["check"], ["new", "page", "x"], ["explain", "x"]])
def test_a_folder_that_is_no_site(command: list[str], tmp_path: Path) -> None:
    done = run(*command, "--root", tmp_path)
    told = done.out if command == ["check"] else done.said  # what `check` finds is its data
    assert done.status == 1
    assert "error[config.missing]" in told
    assert "sitegen init" in told


def test_the_disk_is_full(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    good("build", "--root", root, *AS_OF)
    before = snapshot(root / "output")
    make_site(root, {"postings/acme/new.md": posting()})

    def full(*_: object) -> int:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "write", full)
        done = run("build", "--root", root, *AS_OF)
    assert done.status == 1
    assert "error[output.failed]: No space left on device" in done.said
    assert snapshot(root / "output") == before


def test_a_pipe_in_any_locale_gets_utf8(root: Path) -> None:
    """`sitegen check | …` on a machine whose locale has no Chinese letters."""
    make_site(root, {"postings/acme/bad.md": posting("分类: 研发")})
    environment = {
        **os.environ,
        "LC_ALL": "C",
        "PYTHONUTF8": "0",
        "PYTHONCOERCECLOCALE": "0",
        "PYTHONIOENCODING": "ascii",
    }
    command = [sys.executable, "-m", "sitegen", "check", "--root", str(root), "--format", "json"]
    done = subprocess.run(command, capture_output=True, check=False, env=environment)
    assert done.returncode == 1, done.stderr
    assert b"Traceback" not in done.stderr
    assert "`分类`" in done.stdout.decode("utf-8")
