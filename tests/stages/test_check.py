from pathlib import Path
from typing import Any

import pytest

from tests.core.making import make_site, posting, problems_of


def said(tmp_path: Path, files: dict[str, str], **options: Any) -> list[tuple[str, str, str]]:
    found = problems_of(make_site(tmp_path / "site", files, **options))
    return [(p.rule, str(p.where), p.message) for p in found]


def redirect(alias: str) -> str:
    return posting(f"aliases: [{alias}]")


COLLIDING = {
    "a page and the list of postings": {"pages/jobs.md": "---\ntitle: a\n---\n"},
    "a page and a language": {"pages/en.md": "---\ntitle: a\n---\n"},
    "a page and the 404 page's folder": {"pages/x.md": "---\ntitle: a\nslug: companies\n---\n"},
    "two postings": {"postings/acme/a.md": posting("slug: x"), "postings/acme/b.md": posting("slug: x")},
    "an alias and the home page": {"postings/acme/a.md": redirect("/index.html")},
    "an alias and a list": {"postings/acme/a.md": redirect("/jobs/index.html")},
    "an alias and a list, in other letters": {"postings/acme/a.md": redirect("/JOBS/")},
    "an alias and its own posting": {"postings/acme/a.md": redirect("/jobs/acme/a")},
    "an alias and a page": {"postings/acme/a.md": redirect("/about/"), "pages/about.md": "---\ntitle: a\n---\n"},
    "an alias and a feed": {"postings/acme/a.md": redirect("/feed.json")},
    "an alias and the sitemap": {"postings/acme/a.md": redirect("/sitemap.xml/")},
    "an alias below robots.txt": {"postings/acme/a.md": redirect("/robots.txt/a/b")},
    "an alias below a company's feed": {"postings/acme/a.md": redirect("/companies/acme/feed.xml/x.html")},
    "an alias below the 404 page": {"postings/acme/a.md": redirect("/404.html/x/")},
    "an alias below another": {"postings/acme/a.md": posting("aliases: [/a.html, /a.html/b/]")},
    "an alias and a file": {"postings/acme/a.md": redirect("/assets/x.html"), "assets/x.html": "x"},
    "an alias below a file": {"postings/acme/a.md": redirect("/assets/x/y/"), "assets/x": "x"},
    "two aliases": {"postings/acme/a.md": redirect("/old/"), "postings/acme/b.md": redirect("/old/index.html")},
    "a page and a file": {"pages/assets.md": "---\ntitle: a\n---\n", "assets/index.html": "x"},
    "two ids": {"postings/acme/a.md": posting("id: x"), "postings/acme/b.md": posting("id: x")},
    "an id and another's own": {"postings/acme/a.md": posting(), "postings/acme/b.md": posting("id: acme/a")},
}


@pytest.mark.parametrize("files", COLLIDING.values(), ids=COLLIDING)
def test_what_cannot_both_be_published(files: dict[str, str], tmp_path: Path) -> None:
    assert {rule for rule, _, _ in said(tmp_path, files)} == {"address.collision"}


def test_what_can_both_be_published(tmp_path: Path) -> None:
    files = {
        "companies/page.md": "---\nname: Page\n---\n",
        "companies/globex.md": "---\nname: G\n---\n",
        "postings/acme/a.md": posting("aliases: [/old/, /old.html, /en/old/, /old/more/, /职位/旧/, /jobs/page/]"),
        "postings/globex/a.md": posting(),
        "postings/page/a.md": posting("aliases: [/feeds/, /feed.json.html]"),
        "pages/assets.md": "---\ntitle: a\n---\n",
        "assets/x.html": "x",
    }
    assert said(tmp_path, files) == []


def test_a_collision_in_every_language_is_told_once(tmp_path: Path) -> None:
    found = said(tmp_path, {"postings/acme/a.md": posting("slug: x"), "postings/acme/b.md": posting("slug: x")})
    assert len(found) == 1


LINKS = {
    "../../pages/about.md": None,
    "../../pages/about.md#团队": None,
    "../../pages/about.md#%E5%9B%A2%E9%98%9F": None,
    "/about/": None,
    "/about": None,
    "/about/#团队": None,
    "/feed.json": None,
    "/companies/acme/feed.xml": None,
    "/jobs.json": None,
    "../../assets/a%20b.txt": None,
    "/assets/a%20b.txt": None,
    "#介绍": None,
    "b.md": None,
    "https://elsewhere.example/": None,
    "mailto:hr@acme.example": None,
    "../../pages/nothing.md": "link.broken",
    "/nothing/": "link.broken",
    "../../../../../../etc/passwd": "link.broken",
    "../../../site.yaml": "link.broken",
    "/about/#nowhere": "link.anchor",
    "#nowhere": "link.anchor",
    "/feed.json#a": "link.anchor",
    "/en/about/": "link.language",
    "../../pages/about.en.md": "link.language",
}


@pytest.mark.parametrize("href,rule", LINKS.items())
def test_links(href: str, rule: str | None, tmp_path: Path) -> None:
    files = {
        "postings/acme/a.md": posting(body=f"# 介绍\n\n好。\n\n[看]({href})"),
        "postings/acme/b.md": posting(),
        "pages/about.md": "---\ntitle: 关于\n---\n\n# 团队\n",
        "pages/about.en.md": "---\ntitle: About\n---\n\n# Team\n",
        "assets/a b.txt": "x",
    }
    found = said(tmp_path, files)
    expected = [(rule, "content/postings/acme/a.md:11")] if rule else []
    assert [(name, where) for name, where, _ in found] == expected


def test_what_search_engines_want(tmp_path: Path) -> None:
    files = {
        "postings/acme/a.md": "---\ntitle: 开发\nslug: a\n---\n\n介绍。\n",
        "postings/acme/closed.md": "---\ntitle: 开发\nslug: b\ncloses: 2026-01-01\n---\n\n介绍。\n",
    }
    found = said(tmp_path, files)
    assert [(rule, where) for rule, where, _ in found] == [("posting.incomplete", "content/postings/acme/a.md:1")]
    assert "no datePosted and no jobLocation" in found[0][2]


def test_advice_waits_until_there_are_no_errors(tmp_path: Path) -> None:
    assert [rule for rule, _, _ in said(tmp_path, {"postings/acme/a.md": "---\ntitle: a\nslug: B\n---\n"})] == [
        "value.slug"
    ]
