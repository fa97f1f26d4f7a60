"""The site -> what machines read: feeds, jobs.json, sitemap, robots.txt.

A new kind of feed is a function here and a name in ``FILES``; every function yields
(address, text).
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, time

from sitegen import language as languages
from sitegen.address import Addresses, output_file
from sitegen.config import Config
from sitegen.model import Job, Site, TermKind
from sitegen.pages import Artifact, Page
from sitegen.surfaces import atom, jobs_json, json_feed, robots, sitemap
from sitegen.targets import PublicLinks


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


Files = Iterator[tuple[str, str]]


def artifacts(data: Data) -> Iterator[Artifact]:
    """Yield every file for machines."""
    for make in FILES:
        for address, text in make(data):
            yield Artifact(output_file(address), text.encode())


def _feeds(data: Data) -> Files:
    """Yield JSON Feed and Atom: of the site, of every company, of every category, by language."""
    for language in data.config.languages:
        name = data.config.titles.get(language) or next(iter(data.config.titles.values()))
        home = data.addresses.home(language)
        yield from _feed(data, language, name, home, data.listed(data.site.jobs, language))
        for kind in (TermKind.COMPANY, TermKind.CATEGORY):
            for term in data.site.terms[kind]:
                address = data.addresses.term(kind, term.slug, language)
                jobs = data.listed((j for j in data.site.jobs if term in (j.company.term, *j.categories)), language)
                yield from _feed(data, language, f"{term.name(language)} · {name}", address, jobs)


def _feed(data: Data, language: str, title: str, under: str, jobs: Sequence[Job]) -> Files:
    absolute, config = data.addresses.absolute, data.config
    description = config.descriptions.get(language) or title
    feed_json, feed_xml = data.addresses.feed("feed.json", under), data.addresses.feed("feed.xml", under)
    made = json_feed.feed(
        jobs, language, data.links, title=title, description=description, home=absolute(under),
        feed_url=absolute(feed_json),
    )  # fmt: skip
    yield feed_json, json_feed.text(made)
    midnight = datetime.combine(config.today, time(), config.zone)
    yield feed_xml, atom.feed(
        jobs, language, data.links, title=title, description=description, home=absolute(under),
        feed_url=absolute(feed_xml), updated=midnight,
    )  # fmt: skip


def _jobs(data: Data) -> Files:
    made = jobs_json.document(data.site.jobs, data.config.languages, data.links)
    yield "/jobs.json", jobs_json.text(made)


def _sitemap(data: Data) -> Files:
    """Yield the sitemap: every indexed page that is a true version, with its other versions."""
    entries = [_entry(data, page) for page in data.pages if page.indexed and page.language in page.versions]
    parts = list(sitemap.split(entries))
    if len(parts) <= 1:
        yield "/sitemap.xml", sitemap.sitemap(entries)
        return
    names = [f"/sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
    for name, part in zip(names, parts, strict=True):
        yield name, sitemap.sitemap(part)
    yield "/sitemap.xml", sitemap.index(data.addresses.absolute(name) for name in names)


def _entry(data: Data, page: Page) -> sitemap.Entry:
    absolute = data.addresses.absolute
    alternates = [(languages.tag(code), absolute(address)) for code, address in page.versions.items()]
    default = page.versions.get(data.config.languages[0])
    if default:
        alternates.append(("x-default", absolute(default)))
    return sitemap.Entry(absolute(page.address), tuple(alternates) if len(page.versions) > 1 else ())


def _robots(data: Data) -> Files:
    yield "/robots.txt", robots.robots(data.addresses.absolute("/sitemap.xml"))


FILES: tuple[Callable[[Data], Files], ...] = (_feeds, _jobs, _sitemap, _robots)
