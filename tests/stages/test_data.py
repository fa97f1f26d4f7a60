"""The files for machines, as a build writes them."""

import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from sitegen.surfaces import sitemap
from tests.core.making import BASE, build_site, make_site, posting

ATOM = "{http://www.w3.org/2005/Atom}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
FILES = {
    "companies/globex.md": "---\nname: 环球\n---\n",
    "categories.yaml": "dev: {zh: 研发, en: R&D}\nnone: {zh: 空, en: None}\n",
    "postings/acme/both.md": posting("category: dev"),
    "postings/acme/both.en.md": "---\ntitle: Developer\n---\n\nHello.\n",
    "postings/globex/chinese.md": posting("posted: 2026-11-02"),
    "postings/acme/closed.md": posting("closes: 2026-11-10\ncategory: dev"),
    "postings/acme/upcoming.md": posting("opens: 2026-12-01"),
    "postings/acme/draft.md": posting("draft: true"),
    "pages/about.md": "---\ntitle: 关于\n---\n",
}


def built(root: Path, **changes: Any) -> Path:
    report = build_site(make_site(root, FILES), **changes)
    assert report.written, report.problems
    return root / "output"


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory.mktemp("show"))


@pytest.fixture(scope="module")
def hiding(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory.mktemp("hide"), show_untranslated=False)


def parsed(file: Path) -> ET.Element:
    return ET.fromstring(file.read_bytes())  # noqa: S314 - our own text


def items(file: Path) -> list[str]:
    return [item["url"].removeprefix(BASE) for item in json.loads(file.read_text("utf-8"))["items"]]


def entries(file: Path) -> list[str]:
    found = parsed(file).iterfind(f"{ATOM}entry/{ATOM}link")
    return [link.attrib["href"].removeprefix(BASE) for link in found]


FEEDS = {
    "": ["jobs/globex/chinese/", "jobs/acme/both/"],
    "en/": ["jobs/globex/chinese/", "en/jobs/acme/both/"],
    "companies/acme/": ["jobs/acme/both/"],
    "companies/globex/": ["jobs/globex/chinese/"],
    "categories/dev/": ["jobs/acme/both/"],
    "categories/none/": [],
}


@pytest.mark.parametrize("under,postings", FEEDS.items())
def test_feeds_hold_every_open_posting(under: str, postings: list[str], output: Path) -> None:
    found = items(output / under / "feed.json")
    assert [url.removeprefix("en/") for url in found] == [url.removeprefix("en/") for url in postings]
    assert entries(output / under / "feed.xml") == found


def test_hidden_postings_are_in_no_feed_of_that_language(hiding: Path) -> None:
    assert items(hiding / "en/feed.json") == ["en/jobs/acme/both/"]
    assert items(hiding / "en/companies/globex/feed.json") == []
    assert items(hiding / "feed.json") == FEEDS[""]


def test_a_feed_names_itself(output: Path) -> None:
    made = json.loads((output / "en/categories/dev/feed.json").read_text("utf-8"))
    assert (made["feed_url"], made["home_page_url"]) == (
        BASE + "en/categories/dev/feed.json", BASE + "en/categories/dev/",
    )  # fmt: skip
    assert made["title"] == "R&D · Careers"
    assert made["language"] == "en"


def test_ids_of_a_feed_are_unique(output: Path) -> None:
    for file in output.rglob("feed.json"):
        ids = [item["id"] for item in json.loads(file.read_text("utf-8"))["items"]]
        assert len(set(ids)) == len(ids)


def test_jobs_json_has_every_posting_but_drafts(output: Path) -> None:
    text = (output / "jobs.json").read_text("utf-8")
    for slug in ("both", "chinese", "closed", "upcoming"):
        assert f"/{slug}/" in text
    assert "/draft/" not in text


def test_the_sitemap_lists_what_is_indexed(output: Path) -> None:
    urls = {
        loc.text.removeprefix(BASE): loc for loc in parsed(output / "sitemap.xml").iter(f"{MAP}loc")
        if loc.text
    }  # fmt: skip
    postings = {url for url in urls if "jobs/" in url and url.count("/") > 2}
    assert postings == {"jobs/acme/both/", "en/jobs/acme/both/", "jobs/globex/chinese/"}
    assert {"", "en/", "about/", "jobs/", "companies/globex/", "categories/dev/"} <= set(urls)
    assert not {url for url in urls if "404" in url or "categories/none" in url or url == "en/about/"}
    for url in urls:
        assert (output / url / "index.html").is_file()


def test_every_version_of_a_page_names_all_others(output: Path) -> None:
    root = parsed(output / "sitemap.xml")
    for entry in root.iter(f"{MAP}url"):
        links = {link.attrib["hreflang"]: link.attrib["href"] for link in entry if link.tag.endswith("link")}
        if links:
            assert entry.findtext(f"{MAP}loc") in links.values()
            assert links["x-default"] == links["zh-CN"]


def test_robots_name_the_sitemap(output: Path) -> None:
    assert f"Sitemap: {BASE}sitemap.xml" in (output / "robots.txt").read_text("utf-8").splitlines()


def test_more_pages_than_a_sitemap_holds(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sitemap, "LIMIT", 5)
    output = built(tmp_path)
    index = parsed(output / "sitemap.xml")
    parts = [loc.text.removeprefix(BASE) for loc in index.iter(f"{MAP}loc") if loc.text]
    assert len(parts) > 1
    found = [loc.text for name in parts for loc in parsed(output / name).iter(f"{MAP}loc")]
    assert len(set(found)) == len(found) > 5
