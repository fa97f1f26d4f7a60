"""The site -> every page there will be, in a fixed order; one function a kind of page.

A new kind of page is a function here, a name in ``PLANNERS`` and a template.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from sitegen.address import Addresses
from sitegen.config import Config
from sitegen.model import Company, Document, Job, Site, State, Term, TermKind
from sitegen.pages import Kind, Page
from sitegen.problem import Where
from sitegen.related import terms_of

HOME_JOBS = 12
Versions = tuple[Mapping[str, str], Mapping[str, str]]  # addresses by language: of true versions, of all
_OF_THE_SITE = Where("site.yaml")


@dataclass(frozen=True, slots=True)
class Outline:
    """What all planners need: the site, its configuration, and the listed jobs by term."""

    site: Site
    config: Config
    addresses: Addresses
    listed: tuple[Job, ...]
    by_term: Mapping[tuple[TermKind, str], tuple[Job, ...]]
    versions: dict[str, Versions] = field(default_factory=dict)  # of postings by id

    def visible(self, jobs: Sequence[Job], language: str) -> tuple[Job, ...]:
        """Return the jobs that a language shows: all, or only those translated."""
        if self.config.show_untranslated:
            return tuple(jobs)
        return tuple(job for job in jobs if language in job.texts)

    def everywhere(self, address: Callable[[str], str]) -> dict[str, str]:
        """Return an address in every language of the site."""
        return {language: address(language) for language in self.config.languages}


Planner = Callable[[Outline, str], Iterator[Page]]


def plan(site: Site, config: Config, addresses: Addresses) -> Iterator[Page]:
    """Yield every page, by language and by kind."""
    listed = tuple(job for job in site.jobs if job.state is not State.CLOSED)
    outline = Outline(site, config, addresses, listed, _by_term(listed))
    for language in config.languages:
        for planner in PLANNERS:
            yield from planner(outline, language)
    yield from _redirects(outline)


def _by_term(jobs: Sequence[Job]) -> dict[tuple[TermKind, str], tuple[Job, ...]]:
    found: dict[tuple[TermKind, str], list[Job]] = {}
    for job in jobs:
        for term in terms_of(job):
            found.setdefault((term.kind, term.slug), []).append(job)
    return {key: tuple(group) for key, group in found.items()}


def _home(outline: Outline, language: str) -> Iterator[Page]:
    jobs = outline.visible(outline.listed, language)
    versions = outline.everywhere(outline.addresses.home)
    yield Page(
        Kind.HOME, versions[language], language, _OF_THE_SITE, versions, versions,
        jobs=jobs[:HOME_JOBS], total=len(jobs), under=versions[language], feeds="site" in outline.config.feeds,
    )  # fmt: skip


def _jobs(outline: Outline, language: str) -> Iterator[Page]:
    jobs = {code: outline.visible(outline.listed, code) for code in outline.config.languages}
    yield from _pages(outline, language, Kind.JOBS, jobs, outline.addresses.jobs, _OF_THE_SITE)


def _pages(
    outline: Outline,
    language: str,
    kind: Kind,
    jobs: Mapping[str, Sequence[Job]],
    address: Callable[[str, int], str],
    where: Where,
    term: Term | None = None,
) -> Iterator[Page]:
    """Yield the numbered pages of a list; a page is linked to the same number in other languages."""
    size = outline.config.per_page
    numbers = {code: max(1, -(-len(listed) // size)) for code, listed in jobs.items()}
    ours = jobs[language]
    for number in range(1, numbers[language] + 1):
        versions = {code: address(code, number) for code in jobs if number <= numbers[code]}
        others = {code: address(code, min(number, numbers[code])) for code in jobs}
        yield Page(
            kind, versions[language], language, where, versions, others, term=term,
            jobs=tuple(ours[(number - 1) * size : number * size]), total=len(ours),
            number=number, numbers=numbers[language], under=address(language, 1),
            feeds=term is not None and term.kind is TermKind.CATEGORY and "categories" in outline.config.feeds,
            indexed=bool(ours) or term is None,
        )  # fmt: skip


def _postings(outline: Outline, language: str) -> Iterator[Page]:
    for job in outline.site.jobs:
        if outline.visible((job,), language):
            if job.id not in outline.versions:  # the same for its page in every language
                outline.versions[job.id] = _versions(job, outline.config, outline.addresses)
            yield _posting(job, language, *outline.versions[job.id])


def posting(job: Job, language: str, config: Config, addresses: Addresses) -> Page:
    """Return the page of a posting in a language that shows it."""
    return _posting(job, language, *_versions(job, config, addresses))


def _posting(job: Job, language: str, versions: Mapping[str, str], others: Mapping[str, str]) -> Page:
    return Page(
        Kind.POSTING, others[language], language, job.where, versions, others, job=job,
        indexed=job.state is State.OPEN,
    )  # fmt: skip


def _versions(job: Job, config: Config, addresses: Addresses) -> Versions:
    """Return the addresses of a posting in the languages that it is written in, and in those that show it."""
    slug = job.company.term.slug
    shown = [code for code in config.languages if config.show_untranslated or code in job.texts]
    others = {code: addresses.job(slug, job.slug, code) for code in shown}
    if len(others) == len(job.texts):
        return others, others
    return {code: others[code] for code in others if code in job.texts}, others


def _companies(outline: Outline, language: str) -> Iterator[Page]:
    addresses, where = outline.addresses, Where("content/companies")
    index = outline.everywhere(lambda code: addresses.terms(TermKind.COMPANY, code))
    counted = _counted(outline, TermKind.COMPANY, language)
    yield Page(Kind.COMPANIES, index[language], language, where, index, index, terms=counted)
    for company in outline.site.companies:
        yield _company(outline, language, company)


def _company(outline: Outline, language: str, company: Company) -> Page:
    term = company.term
    versions = outline.everywhere(lambda code: outline.addresses.term(TermKind.COMPANY, term.slug, code))
    jobs = outline.visible(outline.by_term.get((term.kind, term.slug), ()), language)
    where = next((text.where for text in company.texts.values()), Where("content/postings"))
    return Page(
        Kind.COMPANY, versions[language], language, where, versions, versions, company=company, term=term,
        jobs=jobs, total=len(jobs), under=versions[language], feeds="companies" in outline.config.feeds,
    )  # fmt: skip


def _counted(outline: Outline, kind: TermKind, language: str) -> tuple[tuple[Term, int], ...]:
    """Return the terms of a taxonomy with the number of jobs that a language lists."""
    terms = outline.site.terms[kind]
    return tuple((t, len(outline.visible(outline.by_term.get((kind, t.slug), ()), language))) for t in terms)


def _terms(outline: Outline, language: str) -> Iterator[Page]:
    addresses = outline.addresses
    for kind in TermKind:
        if kind.value not in outline.config.taxonomies:
            continue
        where = Where("content/categories.yaml") if kind is TermKind.CATEGORY else _OF_THE_SITE
        index = outline.everywhere(partial(addresses.terms, kind))
        counted = _counted(outline, kind, language)
        yield Page(
            Kind.TERMS, index[language], language, where, index, index,
            term=Term(kind, kind.value, {language: kind.value}), terms=counted, indexed=bool(counted),
        )  # fmt: skip
        for term in outline.site.terms[kind]:
            jobs = outline.by_term.get((kind, term.slug), ())
            shown = {code: outline.visible(jobs, code) for code in outline.config.languages}

            def address(code: str, number: int, term: Term = term) -> str:
                return addresses.term(term.kind, term.slug, code, number)

            yield from _pages(outline, language, Kind.TERM, shown, address, where, term)


def _documents(outline: Outline, language: str) -> Iterator[Page]:
    for document in outline.site.documents:
        shown = [c for c in outline.config.languages if c in document.texts or outline.config.show_untranslated]
        if language in shown:
            yield _document(outline, language, document, shown)


def _document(outline: Outline, language: str, document: Document, shown: Sequence[str]) -> Page:
    others = {code: outline.addresses.document(document.slug, code) for code in shown}
    where = document.texts[document.original].where
    versions = {code: others[code] for code in others if code in document.texts}
    return Page(Kind.DOCUMENT, others[language], language, where, versions, others, document=document)


def _figures(outline: Outline, language: str) -> Iterator[Page]:
    """Yield the page of figures, where site.yaml asks for it."""
    if outline.config.figures:
        versions = outline.everywhere(outline.addresses.figures)
        total = len(outline.visible(outline.listed, language))
        yield Page(Kind.FIGURES, versions[language], language, _OF_THE_SITE, versions, versions, total=total)


def _not_found(outline: Outline, language: str) -> Iterator[Page]:
    homes = outline.everywhere(outline.addresses.home)
    address = outline.addresses.not_found(language)
    yield Page(Kind.NOT_FOUND, address, language, _OF_THE_SITE, {}, homes, indexed=False)


def _redirects(outline: Outline) -> Iterator[Page]:
    """Yield a page at every old address of a posting, in the language that the address is of."""
    codes = outline.config.languages
    for job in outline.site.jobs:
        for alias in job.facts.aliases:
            language = next((code for code in codes[1:] if alias.startswith(f"/{code}/")), codes[0])
            if not outline.visible((job,), language):
                language = job.original
            target = outline.addresses.job(job.company.term.slug, job.slug, language)
            address = alias if alias.endswith(("/", ".html")) else alias + "/"
            where = job.facts.lines.get("aliases", job.where)
            yield Page(Kind.REDIRECT, address, language, where, job=job, target=target, indexed=False)


PLANNERS: tuple[Planner, ...] = (_home, _jobs, _postings, _companies, _terms, _documents, _figures, _not_found)
