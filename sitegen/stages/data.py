"""The site -> what machines read: feeds, jobs.json, sitemap, robots.txt.

A new kind of feed is a function here and a name in ``FILES``; every function yields addresses,
each with its bytes in pieces: a feed of every posting is large.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time

from sitegen import language as languages
from sitegen.address import Addresses, output_file
from sitegen.config import Config
from sitegen.model import Job, Site, TermKind
from sitegen.pages import Page
from sitegen.surfaces import atom, jobs_json, json_feed, robots, sitemap
from sitegen.targets import PublicLinks

NEWEST = 100  # entries of an Atom feed, which tells what is new; the JSON feed has everything


@dataclass(frozen=True, slots=True)
class Data:
    """What the feeds are made from; ``pages`` are all pages of the site."""

    site: Site
    config: Config
    addresses: Addresses
    links: PublicLinks
    pages: Sequence[Page]

    def listed(self, jobs: Iterable[Job], language: str) -> tuple[Job, ...]:
        """Return the jobs that a language lists."""
        return tuple(j for j in jobs if self.config.show_untranslated or language in j.texts)


Files = Iterator[tuple[str, Iterable[bytes]]]
Items = Callable[[Iterable[Job]], Iterable[bytes]]  # postings -> their items of a JSON Feed, of those that have one


def files(data: Data, kind: str) -> Files:
    """Yield the files of a kind other than feeds: their path below output/, and their bytes in pieces."""
    for address, pieces in FILES[kind](data):
        yield output_file(address), pieces


def feeds(data: Data, language: str, items: Items) -> Files:
    """Yield the feeds of a language; ``items`` are those of the JSON feeds."""
    for address, pieces in _feeds(data, language, items):
        yield output_file(address), pieces


def _feeds(data: Data, language: str, items: Items) -> Files:
    """Yield JSON Feed and Atom: of the site, of every company, of every category."""
    name = data.config.titles.get(language) or next(iter(data.config.titles.values()))
    jobs = data.listed(data.site.jobs, language)
    groups = _by_term(jobs)
    if "site" in data.config.feeds:
        yield from _feed(data, language, name, data.addresses.home(language), jobs, items)
    for kind in (TermKind.COMPANY, TermKind.CATEGORY):
        for term in data.site.terms[kind] if kind.value in data.config.feeds else ():
            address = data.addresses.term(kind, term.slug, language)
            title = f"{term.name(language)} · {name}"
            yield from _feed(data, language, title, address, groups.get((kind, term.slug), ()), items)


def _by_term(jobs: Iterable[Job]) -> dict[tuple[TermKind, str], list[Job]]:
    found: dict[tuple[TermKind, str], list[Job]] = {}
    for job in jobs:
        for term in (job.company.term, *job.categories):
            found.setdefault((term.kind, term.slug), []).append(job)
    return found


def _feed(data: Data, language: str, title: str, under: str, jobs: Sequence[Job], items: Items) -> Files:
    absolute, config = data.addresses.absolute, data.config
    description = config.descriptions.get(language) or title
    feed_json, feed_xml = data.addresses.feed("feed.json", under), data.addresses.feed("feed.xml", under)
    head = json_feed.feed(
        (), language, data.links, title=title, description=description, home=absolute(under),
        feed_url=absolute(feed_json),
    )  # fmt: skip
    yield feed_json, json_feed.text(head, items(jobs))
    made = atom.feed(
        jobs, language, data.links, title=title, description=description, home=absolute(under),
        feed_url=absolute(feed_xml), updated=midnight(config), limit=NEWEST,
    )  # fmt: skip
    yield feed_xml, (made.encode(),)


def midnight(config: Config) -> datetime:
    """Return what stands in an Atom feed for a date that is not known: the beginning of the day of the build."""
    return datetime.combine(config.today, time(), config.zone)


def _jobs(data: Data) -> Files:
    made = jobs_json.document(data.site.jobs, data.config.languages, data.links)
    yield "/jobs.json", (piece.encode() for piece in made)


def _sitemap(data: Data) -> Files:
    """Yield the sitemap: every indexed page that is a true version, with its other versions."""
    listed = [page for page in data.pages if page.indexed and page.language in page.versions]
    parts = [listed[start : start + sitemap.LIMIT] for start in range(0, len(listed), sitemap.LIMIT)]
    if len(parts) <= 1:
        yield "/sitemap.xml", _entries(data, listed)
        return
    names = [f"/sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
    for name, part in zip(names, parts, strict=True):
        yield name, _entries(data, part)
    yield "/sitemap.xml", (sitemap.index(data.addresses.absolute(name) for name in names).encode(),)


def _entries(data: Data, pages: Iterable[Page]) -> Iterator[bytes]:
    for piece in sitemap.sitemap(_entry(data, page) for page in pages):
        yield piece.encode()


def _entry(data: Data, page: Page) -> sitemap.Entry:
    absolute = data.addresses.absolute
    alternates = [(languages.tag(code), absolute(address)) for code, address in page.versions.items()]
    default = page.versions.get(data.config.languages[0])
    if default:
        alternates.append(("x-default", absolute(default)))
    return sitemap.Entry(absolute(page.address), tuple(alternates) if len(page.versions) > 1 else ())


def _robots(data: Data) -> Files:
    yield "/robots.txt", (robots.robots(data.addresses.absolute("/sitemap.xml")).encode(),)


FILES: Mapping[str, Callable[[Data], Files]] = {"jobs": _jobs, "sitemap": _sitemap, "robots": _robots}
