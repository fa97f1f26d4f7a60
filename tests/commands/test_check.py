import json
import re
from pathlib import Path

import pytest

from tests.commands.running import good, run
from tests.core.making import make_site, posting, snapshot


@pytest.fixture
def root(tmp_path: Path) -> Path:
    files = {"postings/acme/bad.md": posting("catagory: a"), "postings/acme/fair.md": posting("salary: 看心情")}
    return make_site(tmp_path, files)


def test_a_good_site_has_nothing_to_say(tmp_path: Path) -> None:
    root = make_site(tmp_path, {"postings/acme/dev.md": posting()})
    for arguments in ((), ("--strict",), ("--format", "github")):
        done = good("check", "--root", root, *arguments)
        assert done.out == ""
        assert re.match(r"(no|0) problems\b", done.said)
    assert json.loads(good("check", "--root", root, "--format", "json").out) == []


def test_every_problem_on_standard_output_and_the_count_beside_it(root: Path) -> None:
    before = snapshot(root)
    done = run("check", "--root", root)
    assert done.status == 1
    assert done.out == (
        "content/postings/acme/bad.md:5:1: error[key.unknown]: unknown key `catagory`\n"
        "  hint: did you mean `category`?\n"
        "content/postings/acme/fair.md:5:1: warning[value.salary]: no salary understood in `看心情`\n"
        "  hint: write `15-40K·13薪`, `年薪30-60万`, `$120k–150k/yr`, `面议`, or {min, max, currency, unit}\n"
    )
    assert re.fullmatch(r"2 problems\b.*\b1 .*keep the site from being built\n", done.said)
    assert snapshot(root) == before


def test_json(root: Path) -> None:
    found = json.loads(run("check", "--root", root, "--format", "json").out)
    assert [(p["id"], p["severity"], p["file"], p["line"], p["column"]) for p in found] == [
        ("key.unknown", "error", "content/postings/acme/bad.md", 5, 1),
        ("value.salary", "warning", "content/postings/acme/fair.md", 5, 1),
    ]
    assert set(found[0]) == {"id", "severity", "file", "line", "column", "message", "hint"}


def test_annotations(root: Path) -> None:
    lines = run("check", "--root", root, "--format", "github").out.splitlines()
    assert [re.sub(r"::.*", "", line[2:]) for line in lines] == [
        "error file=content/postings/acme/bad.md,line=5,col=1,title=key.unknown",
        "warning file=content/postings/acme/fair.md,line=5,col=1,title=value.salary",
    ]


def test_strict(root: Path) -> None:
    (root / "content/postings/acme/bad.md").unlink()
    assert good("check", "--root", root).out.count("warning[") == 1
    assert run("check", "--root", root, "--strict").status == 1


@pytest.mark.parametrize("text", ["titel: x\n", "title: x\nper_page: 0\n", "title: [\n"])
def test_a_wrong_configuration_is_printed_as_every_other_problem(text: str, root: Path) -> None:
    """A program that reads the JSON, and a pull request, learn of it too."""
    (root / "site.yaml").write_text(text, "utf-8")
    done = run("check", "--root", root, "--format", "json")
    assert done.status == 1
    assert {problem["file"] for problem in json.loads(done.out)} == {"site.yaml"}
    assert run("check", "--root", root, "--format", "github").out.startswith("::error file=site.yaml,")


def test_a_warning_about_the_configuration_is_printed(root: Path) -> None:
    (root / "site.yaml").write_text("title: 招聘 #急\n", "utf-8")
    assert json.loads(run("check", "--root", root, "--format", "json").out)[0]["id"] == "yaml.comment"


def test_templates_are_tried(root: Path) -> None:
    (root / "content/postings/acme/bad.md").unlink()
    templates = root / "themes/default/templates"
    templates.mkdir(parents=True)
    (templates / "posting.html").write_text("{{ nothing }}")
    done = run("check", "--root", root)
    assert done.status == 1
    assert "themes/default/templates/posting.html:1: error[theme.template]" in done.out
