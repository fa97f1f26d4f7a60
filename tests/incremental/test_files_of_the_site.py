"""Feeds, the sitemap and what the browser searches are made of the whole site: they stay while that does."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from sitegen import making
from tests.core.making import DAY, SITE, build_site, config_of, make_site, posting, snapshot

MADE = {("data", "jobs"), ("data", "sitemap"), ("data", "robots")}
MADE |= {(kind, language) for kind in ("search", "feeds") for language in ("zh", "en")}
INTRO = "我们在上海做大模型推理框架，和社区一起开发，欢迎你来看看。"
FILES = {
    "postings/acme/a.md": posting("category: dev", "第一段。见 [关于](../../pages/about.md)。"),
    "postings/acme/a.en.md": "---\ntitle: Developer\n---\n\nHello.\n",
    "postings/acme/b.md": posting("summary: 一句话", INTRO),
    "pages/about.md": "---\ntitle: 关于\n---\n\n我们。\n",
    "categories.yaml": "dev: {zh: 研发, en: R&D}\n",
}


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> set[tuple[str, str]]:
    """What was made of the whole site."""
    found = set[tuple[str, str]]()

    def noted(kind: str) -> Any:
        method = getattr(making.Making, f"_of_{kind}")

        def make(self: making.Making, which: str) -> Iterator[Any]:
            found.add((kind, which))
            return method(self, which)  # type: ignore[no-any-return]

        return make

    makers = {kind: noted(kind) for kind in ("data", "search", "feeds")}
    for kind, maker in makers.items():
        monkeypatch.setitem(making._MAKERS, kind, maker)  # noqa: SLF001
    return found


@pytest.fixture
def root(made: set[tuple[str, str]], tmp_path: Path) -> Path:
    root = make_site(tmp_path / "site", FILES)
    assert build_site(root).written
    assert made == MADE
    made.clear()
    return root


def as_clean(root: Path) -> bool:
    clean = root.parent / "clean"
    build_site(root, output=clean, cache=False)
    return snapshot(clean) == snapshot(root / "output")


def template(root: Path, text: str = "<p>x</p>") -> None:
    file = root / "themes/default/templates/_footer.html"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")


def test_they_stay_where_only_the_theme_is_other(made: set[tuple[str, str]], root: Path) -> None:
    template(root)
    report = build_site(root)
    assert report.written
    assert report.written.changed > 10
    assert not made
    assert as_clean(root)


def test_they_are_made_again_where_one_of_them_is_not_as_it_was(made: set[tuple[str, str]], root: Path) -> None:
    template(root)
    (root / "output/feed.json").unlink()
    assert build_site(root).written
    assert made == MADE
    assert as_clean(root)


@pytest.mark.parametrize(
    "path,text",
    [
        ("content/postings/acme/a.md", posting("category: dev", "改了。见 [关于](/about/)。")),
        ("content/postings/acme/a.en.md", "---\ntitle: Engineer\n---\n\nHello.\n"),
        ("content/postings/acme/b.md", posting("salary: 10-20K")),
        ("content/postings/acme/c.md", posting()),
        ("content/companies/acme.md", "---\nname: 新名字\n---\n"),
        ("content/companies/acme.md", "---\nname: 示例公司\napply: jobs@example.org\n---\n"),
        ("content/companies/globex.md", "---\nname: 环球\n---\n"),
        ("content/pages/about.md", "---\ntitle: 关于\nslug: us\n---\n"),
        ("content/categories.yaml", "dev: {zh: 开发, en: R&D}\n"),
        ("content/assets/a.txt", "x"),
        ("site.yaml", SITE + "description: 一句话\n"),
    ],
)
def test_they_are_made_again_where_anything_else_is_other(
    path: str, text: str, made: set[tuple[str, str]], root: Path
) -> None:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(text, "utf-8")
    report = build_site(root)
    assert report.written or report.problems
    assert made == (MADE if report.written else set())
    made.clear()
    if report.written:
        assert as_clean(root)


def test_they_are_made_again_on_another_day(made: set[tuple[str, str]], root: Path) -> None:
    later = config_of(root).now + timedelta(days=1)
    assert build_site(root, now=later).written
    assert later.date() > DAY
    assert made == MADE


def test_words_that_came_and_went(made: set[tuple[str, str]], root: Path) -> None:
    file = root / "content/postings/acme/b.md"
    file.write_text(posting("summary: 一句话", INTRO + "\n\n第二段。"), "utf-8")
    assert build_site(root).written
    assert not made  # only words are other: they are exchanged
    file.write_text(posting("summary: 一句话", INTRO), "utf-8")
    template(root)
    assert build_site(root).written
    assert made == MADE - {("data", kind) for kind in ("jobs", "sitemap", "robots")}
    assert as_clean(root)
