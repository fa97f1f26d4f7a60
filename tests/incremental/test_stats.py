"""What a build says of itself: why pages were made again, and where the time went."""

import json
from pathlib import Path

import pytest

from sitegen.keys import Keys
from sitegen.related import Related
from tests.commands.running import good
from tests.core.making import SITE, make_site, posting, snapshot

OPTIONS = ("--as-of", "2026-11-15", "--base-url", "https://example.org/")
FACTS = "category: dev\nsummary: 一句话"
INTRO = "我们在上海做大模型推理框架，和社区一起开发，欢迎你来看看。"
FILES = {
    "postings/acme/a.md": posting(
        "category: dev\nsummary: 一句话", "我们在上海做大模型推理框架，和社区一起开发，欢迎你来看看。\n\n第二段。"
    ),
    "postings/acme/b.md": posting("slug: b"),
    "pages/about.md": "---\ntitle: 关于\n---\n",
    "categories.yaml": "dev: {zh: 研发, en: R&D}\n",
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = make_site(tmp_path, FILES)
    good("build", "--root", root, *OPTIONS)
    return root


def reasons(root: Path) -> dict[str, str]:
    """Build once more, and return the reason for every page that was made."""
    lines = good("build", "--root", root, "--verbose", *OPTIONS).said.splitlines()
    made = (line.removeprefix("made ").split(": ") for line in lines if line.startswith("made "))
    return {path.removesuffix("index.html"): reason for path, reason in made}


def test_nothing_changed(root: Path) -> None:
    assert reasons(root) == {}


def test_words_of_a_posting(root: Path) -> None:
    make_site(
        root,
        {
            "postings/acme/a.md": posting(
                "category: dev\nsummary: 一句话",
                "我们在上海做大模型推理框架，和社区一起开发，欢迎你来看看。\n\n第二段，改了。",
            )
        },
    )
    assert reasons(root) == {"jobs/acme/a/": "its text", "en/jobs/acme/a/": "its text"}


def test_a_title_reaches_every_list_that_shows_it(root: Path) -> None:
    make_site(
        root,
        {
            "postings/acme/a.md": posting(
                "category: dev\nsummary: 一句话",
                "我们在上海做大模型推理框架，和社区一起开发，欢迎你来看看。\n\n第二段。",
                title="架构师",
            )
        },
    )
    found = reasons(root)
    assert {"", "jobs/", "jobs/acme/a/", "jobs/acme/b/", "companies/acme/", "categories/dev/", "en/"} <= set(found)
    assert found["jobs/"] == found["jobs/acme/b/"] == "postings that it lists"
    assert found["jobs/acme/a/"] == "its text"
    assert "about/" not in found


@pytest.mark.parametrize(
    "path,text,reason",
    [
        ("site.yaml", SITE + "per_page: 50\n", "the settings"),
        ("themes/default/words/zh.yaml", "nav.jobs: 工作\n", "the theme"),
        ("themes/default/templates/_footer.html", "<p>x</p>\n", "the theme"),
        ("content/categories.yaml", "dev: {zh: 开发, en: R&D}\n", "the settings"),
    ],
)
def test_what_every_page_may_show(path: str, text: str, reason: str, root: Path) -> None:
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")
    found = reasons(root)
    assert len(found) > 20
    assert all(reason in said for said in found.values())


def test_the_name_of_a_company(root: Path) -> None:
    make_site(root, {"companies/acme.md": "---\nname: 新名字\n---\n"})
    found = reasons(root)
    assert {"companies/", "companies/acme/", "jobs/acme/a/", "jobs/", ""} <= set(found)
    assert "新名字" in (root / "output/jobs/index.html").read_text("utf-8")


def test_another_day(root: Path) -> None:
    make_site(root, {"postings/acme/c.md": posting("closes: 2026-11-20")})
    good("build", "--root", root, *OPTIONS)
    options = ("--as-of", "2026-11-25", *OPTIONS[2:])
    said = good("build", "--root", root, "--verbose", *options).said
    assert "made jobs/acme/c/index.html" in said
    assert "made about/index.html" not in said


def test_figures_for_people(root: Path) -> None:
    make_site(root, {"postings/acme/a.md": posting("category: dev", "改了。")})
    said = good("build", "--root", root, "--stats", *OPTIONS).said
    for words in ("read", "parse", "plan", "render", "write", "parsed 1 of 4 texts", "files, "):
        assert words in said


def test_figures_for_programs(root: Path) -> None:
    done = good("build", "--root", root, "--stats", "json", *OPTIONS)
    found = json.loads(done.out)
    assert set(found["seconds"]) == {"read", "parse", "plan", "render", "write"}
    assert found["pages_made"] == found["files_changed"] == found["bytes_written"] == 0
    assert found["pages"] > 20
    make_site(root, {"postings/acme/new.md": posting()})
    found = json.loads(good("build", "--root", root, "--stats", "json", *OPTIONS).out)
    assert found["texts_parsed"] == 1
    assert 0 < found["pages_made"] < found["pages"]
    assert found["files"] > found["pages"]
    assert found["bytes_written"] > 0


def test_where_the_theme_alone_is_other_nothing_else_is_found_out_again(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_site(root, {"postings/acme/a.md": posting(FACTS, INTRO + "\n\n改了。")})
    assert set(reasons(root).values()) == {"its text"}
    footer = root / "themes/default/templates/_footer.html"
    footer.parent.mkdir(parents=True)
    footer.write_text("<p>x</p>\n", "utf-8")
    with monkeypatch.context() as patch:
        patch.setattr(Related, "_alike", None)
        patch.setattr(Keys, "own", None)
        found = reasons(root)
    assert {"", "jobs/acme/a/", "en/jobs/acme/b/", "404.html"} <= set(found)
    assert set(found.values()) == {"the theme"}
    good("build", "--root", root, "--no-cache", "--output", tmp_path / "clean", *OPTIONS)
    assert snapshot(root / "output") == snapshot(tmp_path / "clean")
    assert reasons(root) == {}
