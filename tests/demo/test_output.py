"""The demo site's files: pages, links, feeds and data, without a browser."""

import json
import re
import subprocess
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit
from xml.etree import ElementTree as ET

import feedparser
import jsonschema
import pytest
import yaml

HOST = "http://127.0.0.1"
BASE = "/careers/"
LANGUAGES = {"zh": "", "en": "en/"}


class Page(HTMLParser):
    """What a page links to, its ids and its head."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: list[str] = []
        self.heads: dict[tuple[str, str], str] = {}
        self.json_ld: list[str] = []
        self.lang = ""
        self._in_script = False
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag == "html":
            self.lang = values["lang"]
        if "id" in values:
            self.ids.append(values["id"])
        self.links += [values[name] for name in ("href", "src") if name in values]
        if tag == "link":
            self.heads[values["rel"], values.get("hreflang", values.get("type", ""))] = values["href"]
        self._in_script = tag == "script" and values.get("type") == "application/ld+json"

    def handle_data(self, data: str) -> None:
        if self._in_script:
            self.json_ld.append(data)

    def handle_endtag(self, tag: str) -> None:
        self._in_script = self._in_script and tag != "script"


@pytest.fixture(scope="module")
def pages(demo: Path) -> dict[str, Page]:
    """Return address below the base -> page."""
    found = {}
    for file in sorted(demo.rglob("*.html")):
        path = file.relative_to(demo).as_posix()
        found[path.removesuffix("index.html")] = Page(file.read_text("utf-8"))
    return found


def test_every_page_of_the_contract(demo: Path, root: Path) -> None:
    companies = {path.stem for path in (root / "content/companies").glob("*.md") if "." not in path.stem}
    postings = {
        path.relative_to(root / "content/postings").with_suffix("").as_posix()
        for path in (root / "content/postings").rglob("*.md")
        if "." not in path.stem
    }
    categories = yaml.safe_load((root / "content/categories.yaml").read_text("utf-8"))
    assert (len(postings), len(companies)) == (32, 5)
    for prefix in LANGUAGES.values():
        files = {f"jobs/{posting}/index.html" for posting in postings}
        files |= {f"companies/{company}/index.html" for company in companies}
        files |= {f"categories/{slug}/index.html" for slug in categories}
        files |= {f"companies/{company}/feed.json" for company in companies}
        files |= {f"categories/{slug}/feed.xml" for slug in categories}
        files |= {"index.html", "jobs/index.html", "jobs/page/2/index.html", "companies/index.html"}
        files |= {"about/index.html", "oneflow-interview/index.html", "locations/beijing/index.html"}
        files |= {"skills/c-plus-plus/index.html", "types/experienced/index.html", "types/internship/index.html"}
        files |= {"feed.json", "feed.xml", "404.html"}
        missing = sorted(name for name in files if not (demo / prefix / name).is_file())
        assert not missing
    for name in ("jobs.json", "sitemap.xml", "robots.txt"):
        assert (demo / name).is_file()


def test_valid_html(demo: Path, need: Callable[[str], Path]) -> None:
    checker = need("vnu-jar") / "build/dist/vnu.jar"
    command = [str(need("java")), "-Xss8m", "-jar", str(checker), "--errors-only", "--skip-non-html", str(demo)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-4000:]


def test_no_broken_link(demo: Path, pages: dict[str, Page]) -> None:
    broken = []
    for address, page in pages.items():
        for link in page.links:
            target = urlsplit(urljoin(f"{HOST}{BASE}{address}", link))
            if target.scheme not in ("http", "https") or f"{target.scheme}://{target.netloc}" != HOST:
                continue
            path = unquote(target.path)
            if not path.startswith(BASE):
                broken.append((address, link))
                continue
            path = path.removeprefix(BASE)
            file = demo / path / "index.html" if not path or path.endswith("/") else demo / path
            anchors = pages[path].ids if path in pages else []
            if not file.is_file() or (target.fragment and unquote(target.fragment) not in anchors):
                broken.append((address, link))
    assert not broken


def test_ids_are_unique(pages: dict[str, Page]) -> None:
    assert not {address for address, page in pages.items() if len(page.ids) != len(set(page.ids))}


def test_languages_point_at_each_other(pages: dict[str, Page]) -> None:
    for address, page in pages.items():
        alternates = {lang: href for (rel, lang), href in page.heads.items() if rel == "alternate" and "/" not in lang}
        if address.endswith("404.html"):
            assert not alternates
            continue
        assert set(alternates) == {"zh-CN", "en", "x-default"}, address
        assert alternates["x-default"] == alternates["zh-CN"]
        assert page.heads["canonical", ""] == alternates[page.lang] == f"{HOST}{BASE}{address}"
        for href in alternates.values():
            other = pages[href.removeprefix(HOST + BASE)]
            theirs = {lang: h for (rel, lang), h in other.heads.items() if rel == "alternate" and "/" not in lang}
            assert theirs == alternates


def test_postings_have_structured_data(pages: dict[str, Page]) -> None:
    described = {address: page.json_ld for address, page in pages.items() if page.json_ld}
    expected = {a for a in pages if "jobs/" in a and a.removeprefix("en/").count("/") == 3 and "/page/" not in a}
    assert set(described) == expected
    assert len(expected) == 64
    for address, scripts in described.items():
        (script,) = scripts
        data = json.loads(script)
        assert data["@type"] == "JobPosting"
        assert data["hiringOrganization"]["name"]
        assert data["datePosted"].startswith("2026-")
        assert "<h2" in data["description"]
        assert data["url"] == f"{HOST}{BASE}{address}"


def feeds(demo: Path, name: str) -> Iterator[Path]:
    yield from sorted(demo.rglob(name))


def test_json_feeds(demo: Path, need: Callable[[str], Path]) -> None:
    schema = json.loads((need("jsonfeed-schema") / "schema-v1.1.json").read_text("utf-8"))
    validator = jsonschema.validators.validator_for(schema)(schema)
    found = list(feeds(demo, "feed.json"))
    assert len(found) == 2 * (1 + 5 + 7)
    for file in found:
        data = json.loads(file.read_text("utf-8"))
        validator.validate(data)
        assert all(item["_jobposting"]["@type"] == "JobPosting" for item in data["items"])
    assert len(json.loads((demo / "feed.json").read_text("utf-8"))["items"]) == 32


def test_atom_feeds(demo: Path) -> None:
    for file in feeds(demo, "feed.xml"):
        feed = feedparser.parse(file.read_bytes())
        assert not feed.bozo, (file, feed.get("bozo_exception"))
        assert feed.entries


def test_jobs_json(demo: Path) -> None:
    jobs = json.loads((demo / "jobs.json").read_text("utf-8"))["jobs"]
    assert len(jobs) == 32
    assert {job["company"]["slug"] for job in jobs} == {
        "baidu-paddlepaddle", "huawei-atlas", "moore-threads", "oneflow", "pplabs"
    }  # fmt: skip
    by_id = {job["id"]: job for job in jobs}
    salary = by_id["moore-threads/framework-developer"]["salary"]
    assert (salary["min"], salary["max"], salary["unit"], salary["months"]) == (15000, 40000, "month", 13)


def test_sitemap(demo: Path, pages: dict[str, Page]) -> None:
    names = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
    tree = ET.parse(demo / "sitemap.xml")  # noqa: S314 - our own file
    locations = [loc.text or "" for loc in tree.iterfind("s:url/s:loc", names)]
    assert len(locations) == len(set(locations))
    assert {url.removeprefix(HOST + BASE) for url in locations} == {a for a in pages if not a.endswith("404.html")}
    for url in tree.iterfind("s:url", names):
        assert {link.get("hreflang") for link in url.iterfind("x:link", names)} == {"zh-CN", "en", "x-default"}
    assert f"Sitemap: {HOST}{BASE}sitemap.xml" in (demo / "robots.txt").read_text("utf-8")


def test_nothing_from_elsewhere(pages: dict[str, Page], demo: Path) -> None:
    for file in (demo / "theme").glob("*.css"):
        text = file.read_text("utf-8")
        assert "@import" not in text
        assert not re.findall(r"url\(\s*[\"']?(?!data:)", text)
    for address in pages:
        text = (demo / address / "index.html" if not address.endswith(".html") else demo / address).read_text("utf-8")
        assert "<script src" not in text
        assert " style=" not in text
        assert " onclick" not in text
