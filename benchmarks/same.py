"""Whether two output trees hold the same pages with the same facts, and what each weighs.

python benchmarks/same.py OUTPUT OUTPUT [--sample 300]

Compared are: which postings, companies, categories and list pages there are; every list's links in
order; of a sample of postings all that head, facts and footer say, the words and the elements of the
text, and the JSON-LD as parsed; every item of the JSON feeds and of the Atom feeds; and which
addresses the sitemaps have, with their alternates. 404 pages only have to be there, and pages of
postings may differ by a tenth in weight. Files that only the first tree has are counted: work that
the second is not asked for. Exits with 1 where anything differs, or where the second has a file more.
"""

import argparse
import json
import sys
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
XHTML = "{http://www.w3.org/1999/xhtml}"
ATOM = "{http://www.w3.org/2005/Atom}"
TEXT = frozenset({"h2", "h3", "p", "ul", "ol", "li", "strong", "em", "code", "a", "table", "tr", "th", "td"})
MOST_HEAVIER = 0.1
LISTED = 20  # differences that are printed


@dataclass
class Reader(HTMLParser):
    """Reads a bench page: what stands in its head, its lists, its facts, its text and its JSON-LD."""

    head: list[tuple[str, ...]] = field(default_factory=list)
    links: dict[str, list[tuple[str, str]]] = field(default_factory=dict)  # by the list's class
    words: dict[str, str] = field(default_factory=dict)  # by the element that they stand in
    elements: Counter[str] = field(default_factory=Counter)  # of the text
    _open: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {key: value or "" for key, value in attrs}
        if tag in {"meta", "link"}:
            self._meta(tag, values)
            return
        if tag in {"br", "hr", "img"}:
            return
        place = "json-ld" if values.get("type") == "application/ld+json" else values.get("class") or tag
        if "body" in self._open:
            self.elements.update({tag} & TEXT)
        if tag == "a":
            self.links.setdefault(self._place(), []).append((unquote(values["href"]), values.get("hreflang", "")))
        if tag == "html":
            self.head.append(("lang", values.get("lang", "")))
        self._open.append("document" if tag == "body" else place)

    def _meta(self, tag: str, values: dict[str, str]) -> None:
        if values.get("rel") == "stylesheet":
            return  # its name is each generator's own
        self.head.append((tag, *sorted(unquote(value) for value in values.values())))

    def handle_endtag(self, tag: str) -> None:
        if self._open and tag not in {"meta", "link", "br", "hr", "img"}:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        place = self._place()
        self.words[place] = self.words.get(place, "") + data

    def _place(self) -> str:
        """Return the outermost part of the page that is open."""
        for place in ("json-ld", "jobs", "terms", "facts", "skills", "body", "apply", "categories", "pager", "about"):
            if place in self._open:
                return place
        return "header" if "header" in self._open else self._open[-1] if self._open else ""


def page(file: Path) -> dict[str, Any]:
    """Return the facts of a page in a form that can be compared."""
    reader = Reader()
    reader.feed(file.read_text("utf-8"))
    words = {place: " ".join(text.split()) for place, text in reader.words.items() if text.strip()}
    found: dict[str, Any] = {"head": sorted(set(reader.head)), "links": reader.links, "elements": reader.elements}
    if "json-ld" in words:
        found["json-ld"] = _job_posting(json.loads(words.pop("json-ld")))
    return found | {f"words of {place}": text for place, text in words.items()}


def _job_posting(data: dict[str, Any]) -> dict[str, Any]:
    """Return a JobPosting with its description as words and elements: generators write HTML each in their way."""
    return data | {"description": _text(data["description"])}


def _text(html: str) -> tuple[str, Counter[str]]:
    reader = Reader(_open=["body"])
    reader.feed(html)
    return " ".join("".join(reader.words.values()).split()), reader.elements


def feed(file: Path) -> list[dict[str, Any]]:
    """Return the items of a JSON Feed."""
    items = json.loads(file.read_text("utf-8"))["items"]
    for item in items:
        if "content_html" in item:
            item["content_html"] = _text(item["content_html"])
        if "_jobposting" in item:
            item["_jobposting"] = _job_posting(item["_jobposting"])
        item["tags"] = sorted(item.get("tags", []))
    return list(items)


def atom(file: Path) -> list[tuple[Any, ...]]:
    """Return the entries of an Atom feed: id, title, link, date, summary, categories, text."""
    found = []
    for entry in ET.parse(file).getroot().iter(f"{ATOM}entry"):  # noqa: S314 - of our own making
        link = entry.find(f"{ATOM}link")
        tags = sorted(category.get("term", "") for category in entry.iter(f"{ATOM}category"))
        said = [entry.findtext(ATOM + name) for name in ("id", "title", "published", "summary")]
        text = _text(entry.findtext(f"{ATOM}content") or "")
        found.append((*said, None if link is None else link.get("href"), tags, text))
    return found


FEEDS: dict[str, Callable[[Path], list[Any]]] = {"feed.json": feed, "feed.xml": atom}


def sitemap(output: Path) -> dict[str, frozenset[tuple[str, str]]]:
    """Return the addresses of the sitemaps, each with its alternates; numbered pages of lists are left out."""
    todo, found = ["sitemap.xml"], {}
    while todo:
        root = ET.parse(output / todo.pop()).getroot()  # noqa: S314 - of our own making
        todo += [urlsplit(_said(part)).path.lstrip("/") for part in root.iter(f"{SITEMAP}sitemap")]
        for url in root.iter(f"{SITEMAP}url"):
            links = {(link.get("hreflang", ""), link.get("href", "")) for link in url.iter(f"{XHTML}link")}
            found[_said(url)] = frozenset(links)
    return {address: links for address, links in found.items() if "/page/" not in address}


def _said(part: ET.Element) -> str:
    return (part.findtext(f"{SITEMAP}loc") or "").strip()


@dataclass(frozen=True)
class Tree:
    """An output folder and its files by their path."""

    root: Path
    files: frozenset[str]

    @classmethod
    def of(cls, root: Path) -> "Tree":
        files = (file for file in root.rglob("*") if file.is_file() and not file.name.startswith("."))
        return cls(root, frozenset(file.relative_to(root).as_posix() for file in files))

    def pages(self) -> frozenset[str]:
        """Return all pages."""
        return frozenset(path for path in self.files if path.endswith(".html"))

    def postings(self) -> list[str]:
        """Return the pages of postings: jobs/COMPANY/SLUG/, below any language."""
        return sorted(path for path in self.pages() if _depth(path) == 3 and "jobs/page/" not in path)

    def weight(self) -> float:
        """Return the mean bytes of a posting's page."""
        pages = self.postings()
        return sum((self.root / path).stat().st_size for path in pages) / max(1, len(pages))


def _depth(path: str) -> int:
    parts = path.removeprefix("en/").split("/")
    return len(parts) - 1 if parts[0] == "jobs" else 0


def differences(one: Tree, two: Tree, sample: int) -> Iterator[str]:
    """Yield every difference between two trees that counts."""
    common = one.pages() & two.pages()
    for path in sorted(one.files ^ two.files):
        if path in two.files and path != "style.css" and "sitemap" not in path:
            yield f"only in the second: {path}"
    postings = one.postings()
    if postings != two.postings():
        yield f"{len(postings)} and {len(two.postings())} postings, or other ones"
    step = max(1, len(postings) // sample)
    lists = sorted(path for path in common - set(postings) if not path.endswith("404.html"))
    looked_at = [*lists, *postings[::step]]
    for path in looked_at:
        if path in common:
            yield from _unequal(path, page(one.root / path), page(two.root / path))
    for path, read in ((f"{prefix}{name}", read) for prefix in ("", "en/") for name, read in FEEDS.items()):
        if path in one.files & two.files:
            yield from _unequal(path, *(dict(enumerate(read(tree.root / path))) for tree in (one, two)))
        else:
            yield f"not in both: {path}"
    first, second = sitemap(one.root), sitemap(two.root)
    known = {address: links for address, links in first.items() if address in second or _is_planned(address)}
    yield from _unequal("sitemap", known, second)
    heavier = two.weight() / one.weight() - 1
    if abs(heavier) > MOST_HEAVIER:
        yield f"a page of the second weighs {heavier:+.0%}"


def _is_planned(address: str) -> bool:
    """Whether a page must be in both sitemaps: not those that only sitegen makes."""
    kind = urlsplit(address).path.removeprefix("/en").strip("/").split("/")[0]
    return kind in {"", "jobs", "companies", "categories"}


def _unequal(where: str, one: dict[Any, Any], two: dict[Any, Any]) -> Iterator[str]:
    for key in [*one, *(key for key in two if key not in one)]:
        if one.get(key) != two.get(key):
            yield f"{where}: {key}:\n    {_short(one.get(key), two.get(key))}"


def _short(one: Any, two: Any) -> str:
    """Return where two values begin to differ, so that a long text fits on a screen."""
    first, second = (json.dumps(value, ensure_ascii=False, sort_keys=True, default=sorted) for value in (one, two))
    at = next((n for n, (a, b) in enumerate(zip(first, second, strict=False)) if a != b), min(len(first), len(second)))
    begin = max(0, at - 60)
    return f"{first[begin : at + 100]}\n    {second[begin : at + 100]}"


def compare(first: Path, second: Path, sample: int = 300) -> tuple[list[str], str]:
    """Return the differences of two trees, and a line of what was looked at."""
    one, two = Tree.of(first), Tree.of(second)
    found = list(differences(one, two, sample))
    more = sorted(one.files - two.files)
    size = sum((first / path).stat().st_size for path in more)
    kinds = Counter(path.removeprefix("en/").split("/")[0] for path in more)
    said = (
        f"{len(found)} differences; {len(one.postings())} pages of postings, {one.weight():.0f} and {two.weight():.0f} "
        f"bytes a page; only in the first: {len(more)} files, {size / 1e6:.1f} MB {dict(kinds.most_common(6))}"
    )
    return found, said


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("first", type=Path)
    parser.add_argument("second", type=Path)
    parser.add_argument("--sample", type=int, default=300, help="how many postings are looked at")
    given = parser.parse_args()
    found, said = compare(given.first, given.second, given.sample)
    for difference in found[:LISTED]:
        print(difference)
    print(said)
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
