from pathlib import Path

import pytest
import yaml

from sitegen import front_matter
from tests.commands.running import good, run
from tests.core.making import make_site, snapshot


@pytest.mark.parametrize("languages", ["zh,en", "en", "zh", "en,zh", "ja,en", "ja", "zh,en,fr", "ZH, EN"])
def test_a_new_site_builds_without_a_warning(languages: str, tmp_path: Path) -> None:
    root = tmp_path / "new/site"
    done = good("init", root, "--languages", languages)
    assert done.out == ""
    said = good("build", "--root", root, "--strict").said
    assert said.startswith("built 1 postings")
    codes = [code.strip().lower() for code in languages.split(",")]
    for code in codes:
        assert (root / "output" / ("" if code == codes[0] else code) / "jobs/acme/backend-engineer/index.html").exists()
    assert yaml.safe_load((root / "site.yaml").read_text("utf-8"))["languages"] == codes


def test_a_new_site_has_what_github_needs(tmp_path: Path) -> None:
    good("init", tmp_path / "site")
    workflow = yaml.safe_load((tmp_path / "site/.github/workflows/pages.yml").read_text("utf-8"))
    assert workflow["jobs"]
    assert (tmp_path / "site/output/.gitignore").is_file()
    good("build", "--root", tmp_path / "site")
    assert (tmp_path / "site/output/.gitignore").is_file()


def test_no_words_are_left_to_be_filled_in(tmp_path: Path) -> None:
    good("init", tmp_path / "site", "--languages", "en,zh")
    for path, data in snapshot(tmp_path / "site/content").items():
        assert b"{facts}" not in data, path
        assert b"{jobs}" not in data, path
        assert b"{category}" not in data, path


@pytest.mark.parametrize("there", ["file", "folder"])
def test_nothing_is_overwritten(there: str, tmp_path: Path) -> None:
    target = tmp_path / "site"
    if there == "folder":
        target.mkdir()
        (target / "mine.txt").write_text("mine")
    else:
        target.write_text("mine")
    before = snapshot(tmp_path)
    done = run("init", target)
    assert (done.status, snapshot(tmp_path)) == (1, before)
    assert "is not an empty folder" in done.said


def test_an_empty_folder_will_do(tmp_path: Path) -> None:
    good("init", tmp_path)
    assert (tmp_path / "site.yaml").is_file()


NAMES = {
    "前端工程师": "qian-duan-gong-cheng-shi",
    "Senior C++ Engineer": "senior-c-plus-plus-engineer",
    "../../../evil": "evil",
    'He said "hi": #1 \\ {x}': None,
    "NO": "no",
    "2026-12-01": "2026-12-01",
    "a\nb": "a-b",
    "- x": "x",
    "😀": None,
    "---": None,
    "x" * 300: None,
}


@pytest.mark.parametrize("kind,folder", [("posting", "postings/acme"), ("company", "companies"), ("page", "pages")])
@pytest.mark.parametrize("name", NAMES, ids=lambda name: repr(name[:20]))
def test_what_is_made_builds_in_every_language(kind: str, folder: str, name: str, tmp_path: Path) -> None:
    root = make_site(tmp_path / "site", {})
    around = snapshot(tmp_path, without="site")
    paths = good("new", "--root", root, "--", kind, name).out.splitlines()
    assert [Path(path).parent.as_posix() for path in paths] == [f"content/{folder}"] * 2
    assert paths[1] == paths[0].removesuffix(".md") + ".en.md"
    if NAMES[name]:
        assert Path(paths[0]).stem == NAMES[name]
    for path in paths:
        tree = front_matter.split((root / path).read_text("utf-8"), path)[0].tree
        assert tree.values["name" if kind == "company" else "title"] == " ".join(name.split())
    assert snapshot(tmp_path, without="site") == around
    assert "error[" not in good("build", "--root", root, "--drafts").said
    assert "error[" not in good("build", "--root", root).said


def test_a_new_posting_is_a_draft(tmp_path: Path) -> None:
    root = make_site(tmp_path, {})
    good("new", "--root", root, "posting", "Dev")
    good("build", "--root", root)
    assert not (root / "output/jobs/acme/dev").exists()
    good("build", "--root", root, "--drafts")
    assert (root / "output/en/jobs/acme/dev/index.html").exists()


def test_a_posting_of_another_company(tmp_path: Path) -> None:
    root = make_site(tmp_path / "site", {"companies/globex.md": "---\nname: G\n---\n"})
    assert good("new", "--root", root, "posting", "Dev", "--company", "globex").out.startswith(
        "content/postings/globex/dev.md\n"
    )
    assert good("new", "--root", root, "posting", "Dev", "--company", "../../../evil").out.startswith(
        "content/postings/evil/dev.md\n"
    )
    assert not (tmp_path / "evil").exists()


def test_in_a_site_of_one_language(tmp_path: Path) -> None:
    root = make_site(tmp_path, {}, site="title: Jobs\nlanguages: [en]\n")
    assert good("new", "--root", root, "page", "About us").out == "content/pages/about-us.md\n"
    good("build", "--root", root, "--strict")


def test_a_name_that_is_taken(tmp_path: Path) -> None:
    root = make_site(tmp_path, {"pages/about.en.md": "mine"})
    before = snapshot(root)
    done = run("new", "--root", root, "page", "About")
    assert (done.status, done.out, snapshot(root)) == (1, "", before)
    assert "content/pages/about.en.md exists" in done.said


def test_a_new_theme_looks_like_the_default_one_and_may_change_all_of_it(tmp_path: Path) -> None:
    root = make_site(tmp_path / "site", {})
    done = good("new", "--root", root, "theme", "acme-2")
    paths = done.out.splitlines()
    assert paths == [
        "themes/acme-2/static/acme-2.css",
        "themes/acme-2/templates/base.html",
        "themes/acme-2/theme.yaml",
    ]
    assert "theme: acme-2" in done.said
    assert all("NAME" not in (root / path).read_text("utf-8") for path in paths)
    good("build", "--root", root)
    plain = (root / "output/index.html").read_text("utf-8")
    with (root / "site.yaml").open("a", encoding="utf-8") as file:
        file.write("theme: acme-2\n")
    good("build", "--root", root, "--strict")
    own = (root / "output/index.html").read_text("utf-8").splitlines()
    added = [line for line in own if line not in plain.splitlines()]
    assert len(added) == 1
    assert "/theme/acme-2." in added[0]


@pytest.mark.parametrize(
    "name,status,hint",
    [
        ("Acme Theme", 2, "acme-theme"),
        ("../acme", 2, "acme"),
        ("默认", 2, "mo-ren"),
        ("a" * 200, 2, "a" * 60),
        ("default", 1, "themes/default/"),
        ("compact", 1, "themes/compact/"),
        ("taken", 1, "nothing is overwritten"),
    ],
)
def test_a_name_that_no_theme_can_have(name: str, status: int, hint: str, tmp_path: Path) -> None:
    root = make_site(tmp_path / "site", {})
    (root / "themes/taken").mkdir(parents=True)
    before = snapshot(tmp_path)
    done = run("new", "--root", root, "theme", name)
    assert (done.status, done.out, snapshot(tmp_path)) == (status, "", before)
    assert hint in done.said


def test_a_theme_needs_a_site(tmp_path: Path) -> None:
    done = run("new", "--root", tmp_path, "theme", "acme")
    assert (done.status, done.out, snapshot(tmp_path)) == (1, "", {})
    assert "config.missing" in done.said
