"""What a page is made from, as digests: a page whose key is that of the last build need not be made again.

A key has one part for every reason that a page can change for, so that the reason can be told.
Whatever a template can see must be in one of them: its view (``surfaces/viewing.py``) is made from
the settings, the planned page, the postings that it lists, and the texts that it shows. Files that are
made of the whole site (feeds, the sitemap, what the browser searches) have a key of one part.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any, Protocol

from sitegen.config import Config
from sitegen.fingerprint import digest
from sitegen.model import Company, Job, Site, State, Term, Text
from sitegen.moments import closing_soon, is_new
from sitegen.pages import Kind, Page
from sitegen.related import terms_of
from sitegen.schema import filename
from sitegen.targets import Targets

PART = 8  # bytes of each
REASONS = ("the theme", "the settings", "the page's address, links or counts", "postings that it lists", "its text")
UNKNOWN = "it is new, or what it was is not known"


def reasons(key: bytes, before: bytes | None) -> str:
    """Return why a page with this key has to be made, in words."""
    if not before or len(before) != len(key):
        return UNKNOWN
    parts = range(0, len(key), PART)
    other = [name for name, at in zip(REASONS, parts, strict=True) if key[at : at + PART] != before[at : at + PART]]
    return ", ".join(other)


_OF_ALL = (Kind.HOME, Kind.JOBS, Kind.FIGURES, Kind.NOT_FOUND)  # pages with all terms and their counts


class Digests(Protocol):
    """The digests of the files of one text and its translations."""

    @property
    def content(self) -> bytes:
        """Of what is in the files."""
        ...

    @property
    def shape(self) -> bytes:
        """Of what they were parsed into, but for the words of bodies."""
        ...


class Contents:
    """The digests of parsed files by the path of a file."""

    def __init__(self, groups: Mapping[str, Digests]) -> None:
        """Take them by what the names of a text and its translations share."""
        self._groups = groups

    def content(self, path: str) -> bytes:
        """Return the digest of what is in a file and its translations."""
        found = self._groups.get(filename.key(path))
        return found.content if found is not None else b""

    def shape(self, path: str) -> bytes:
        """Return the digest of what they were parsed into, but for the words of bodies."""
        found = self._groups.get(filename.key(path))
        return found.shape if found is not None else b""


class Keys:
    """Makes keys; what is the same for many pages is made once."""

    def __init__(
        self, site: Site, config: Config, targets: Targets, contents: Contents, theme: bytes, settings: bytes
    ) -> None:
        """Take the site, and the digests of the theme and of all settings (lists of terms among them)."""
        self._site, self._config, self._targets, self._contents = site, config, targets, contents
        self._theme = theme[:PART]
        used = (f"{kind}:{bool(terms)}" for kind, terms in site.terms.items())
        titles = (f"{d.slug} {d.original} {_titles(d.texts)}" for d in site.documents)
        self._settings = digest(settings, *used, *titles)
        self._names: dict[int, tuple[str, Term]] = {}
        self._cards: dict[str, bytes] = {}
        self._words: dict[str, bytes] = {}
        self._companies: dict[str, bytes] = {}
        self._counts = digest(repr(sorted(_counts(site, config).items())))
        self._order = digest(*(self._named(term) for terms in site.terms.values() for term in terms))

    @cached_property
    def _all_companies(self) -> bytes:
        return digest(*(self._company(company) for company in self._site.companies))

    def page(self, page: Page, related: Iterable[Job]) -> bytes:
        """Return the key of a page, a posting's with those like it."""
        return b"".join((
            self._theme,
            self._settings[:PART],
            digest(repr(self._plain(page)), *self._whole(page))[:PART],
            digest(*map(self.card, (*page.jobs, *related)))[:PART],
            self.own(page),
        ))  # fmt: skip

    def in_theme(self, key: bytes) -> bytes:
        """Return the key of a page that had this one, where nothing but the theme is other since."""
        return self._theme + key[PART:]

    def card(self, job: Job) -> bytes:
        """Return the digest of what a list shows of a posting."""
        if job.id not in self._cards:
            facts, now = job.facts, self._config.now
            self._cards[job.id] = digest(
                self._contents.shape(job.where.path),
                repr((
                    job.id, job.slug, str(job.where), job.state, is_new(job, now), closing_soon(facts, now),
                    tuple(job.texts), job.original,
                )),
                *map(self._named, terms_of(job)),
            )  # fmt: skip
        return self._cards[job.id]

    def words(self, job: Job) -> bytes:
        """Return the digest of all that is shown of a posting anywhere."""
        if job.id not in self._words:
            content = self._contents.content(job.where.path)
            self._words[job.id] = digest(self.card(job), content, self._company(job.company))
        return self._words[job.id]

    def files(self, kind: str, which: str) -> bytes:
        """Return the key of files that are made of the whole site and without the theme, such as its feeds."""
        return digest(self._without_theme, kind, which)

    @cached_property
    def _without_theme(self) -> bytes:
        """All that any text, address or order is made from, and the day; every page is planned from it."""
        return digest(self.shape, *map(self.words, self._site.jobs))

    @cached_property
    def shape(self) -> bytes:
        """The same without the words of postings."""
        site = self._site
        return digest(
            self._settings, str(site.today), repr(site.assets), self._order, self._all_companies,
            *(self._texts(document.texts) for document in site.documents), *map(self.card, site.jobs),
        )  # fmt: skip

    def _whole(self, page: Page) -> Iterable[bytes]:
        """What pages show that is made of the whole site: facets, counts, orders of terms."""
        if page.kind in _OF_ALL:
            yield self._counts
        if page.kind is Kind.FIGURES:
            yield digest(str(self._site.today), *map(self.card, self._site.jobs))
        if page.kind in _OF_ALL or page.kind is Kind.COMPANY:
            yield self._order

    def own(self, page: Page) -> bytes:
        """Return the last part of a page's key, for the texts that it shows."""
        return digest(*self._own(page))[:PART]

    def _own(self, page: Page) -> Iterable[bytes]:
        if page.job is not None:
            yield self.words(page.job)
        if page.company is not None:
            yield self._company(page.company)
        if page.kind is Kind.COMPANIES:
            yield self._all_companies
        if page.document is not None:
            yield self._texts(page.document.texts)
        text = page.own_text
        if text is not None:
            yield from (repr(self._targets.address(link.href)).encode() for link in text.body.links)

    def _company(self, company: Company) -> bytes:
        slug = company.term.slug
        if slug not in self._companies:
            self._companies[slug] = digest(self._named(company.term), self._texts(company.texts))
        return self._companies[slug]

    def _named(self, term: Term) -> str:
        """Say what a term is: remembered, as one term stands in many postings, with the term, whose id it is."""
        found = self._names.get(id(term))
        if found is None:
            found = self._names[id(term)] = f"{term.slug} {dict(term.names)} {term.country}", term
        return found[0]

    def _plain(self, page: Page) -> tuple[Any, ...]:
        """Return what is planned of a page, but for the things that it is about."""
        terms = [(self._named(term), count) for term, count in page.terms]
        return (
            page.kind.value, page.address, page.language, dict(page.versions), dict(page.others), page.total,
            page.number, page.numbers, page.under, page.feeds, page.indexed, page.target,
            page.term and self._named(page.term), terms,
        )  # fmt: skip

    def _texts(self, texts: Mapping[str, Text]) -> bytes:
        paths = [text.where.path for text in texts.values()]
        return digest(*(part for path in paths for part in (path, self._contents.content(path))))


def _titles(texts: Mapping[str, Text]) -> dict[str, str]:
    return {language: text.title for language, text in texts.items()}


def _counts(site: Site, config: Config) -> Mapping[tuple[str, str, str], int]:
    """Return how many postings that are not closed every term has, by the languages that list them."""
    return Counter(
        ("" if config.show_untranslated else " ".join(job.texts), term.kind.value, term.slug)
        for job in site.jobs
        if job.state is not State.CLOSED
        for term in terms_of(job)
    )
