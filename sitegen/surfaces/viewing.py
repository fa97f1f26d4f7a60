"""A planned page -> its view: every word, number and address ready for the template."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from urllib.parse import quote

from markupsafe import Markup as Html

from sitegen import language as languages
from sitegen import moments
from sitegen.address import Addresses
from sitegen.config import Config
from sitegen.facts import education, experience, mail_subject, salary, when
from sitegen.model import Body, Company, Job, Remote, Site, State, Term, TermKind
from sitegen.pages import Kind, Page
from sitegen.surfaces import figures, figures_view, json_text, paper, qr, search, structured
from sitegen.surfaces.frame import Frame
from sitegen.surfaces.views import (
    ApplyView,
    CardView,
    CodeView,
    CompanyView,
    DateView,
    FacetView,
    FigureView,
    GroupView,
    LinkView,
    PageView,
    PostingView,
    SearchView,
)
from sitegen.targets import PublicLinks, Targets

_WITH_FACETS = (Kind.HOME, Kind.JOBS, Kind.FIGURES, Kind.NOT_FOUND)


class _Code(CodeView):
    """A code that is made when a template asks for it: not every theme shows one."""

    __slots__ = ("_made",)
    _made: qr.Code | None

    def __init__(self, address: str) -> None:
        object.__setattr__(self, "address", address)
        object.__setattr__(self, "_made", None)

    @property
    def size(self) -> int:
        """The modules of a side."""
        return self._code().size

    @property
    def path(self) -> str:
        """The modules as an SVG path."""
        return self._code().path

    def _code(self) -> qr.Code:
        if self._made is None:
            object.__setattr__(self, "_made", qr.code(self.address))
        assert self._made is not None  # noqa: S101 - the address is short enough
        return self._made


@dataclass(frozen=True, slots=True)
class Viewing:
    """Makes views in one language of one site. ``t`` gives the theme's words."""

    site: Site
    config: Config
    addresses: Addresses
    targets: Targets
    language: str
    t: Callable[..., str]
    frame: Frame
    index: str  # address of what the browser searches, base path included
    _job_posting: dict[str, str] = field(default_factory=dict)
    _counted: list[FacetView] = field(default_factory=list)
    _cards: dict[str, CardView] = field(default_factory=dict)  # the same posting stands in many lists
    _dates: dict[date, DateView] = field(default_factory=dict)
    _terms: dict[tuple[TermKind, str, int], LinkView] = field(default_factory=dict)
    _employers: dict[str, CompanyView] = field(default_factory=dict)

    # --- parts -------------------------------------------------------------------

    def url(self, address: str) -> str:
        """Return an address below the base path."""
        return self.addresses.url(address)

    def term(self, term: Term, count: int = 0) -> LinkView:
        """Return a link to a term's page."""
        key = (term.kind, term.slug, count)
        if key not in self._terms:
            has_page = term.kind is TermKind.COMPANY or term.kind.value in self.config.taxonomies
            address = self.url(self.addresses.term(term.kind, term.slug, self.language)) if has_page else ""
            self._terms[key] = LinkView(term.name(self.language), address, count, language=self._foreign_name(term))
        return self._terms[key]

    def terms(self, terms: Iterable[Term]) -> tuple[LinkView, ...]:
        """Return links to several terms."""
        return tuple(self.term(term) for term in terms)

    def card(self, job: Job) -> CardView:
        """Return a posting as lists show it."""
        if job.id not in self._cards:
            self._cards[job.id] = self._card(job)
        return self._cards[job.id]

    def _card(self, job: Job) -> CardView:
        text, facts, company = job.text(self.language), job.facts, job.company.term
        now = self.config.now
        posted, closes = facts.posted, facts.closes
        return CardView(
            title=text.title,
            url=self.url(self.addresses.job(company.slug, job.slug, self.language)),
            language="" if text.language == self.language else languages.tag(text.language),
            company=self.term(company),
            categories=self.terms(job.categories),
            locations=self.terms(job.locations),
            types=self.terms(job.types),
            skills=self.terms(job.skills),
            remote=self.t(f"remote.{facts.remote}") if facts.remote in (Remote.HYBRID, Remote.FULL) else "",
            salary=salary.show(facts.salary, self.language) if facts.salary else "",
            experience=experience.show(facts.experience, self.language) if facts.experience else "",
            education=education.show(facts.education, self.language) if facts.education else "",
            headcount=str(facts.headcount or ""),
            posted=self._date(posted),
            opens=self._date(facts.opens),
            closes=self._date(closes),
            state=job.state.value,
            is_new=moments.is_new(job, now),
            closing_soon=moments.closing_soon(facts, now),
            summary=text.summary,
        )

    def body(self, body: Body) -> Html:
        """Return a text's HTML with its links filled in."""
        return Html(body.html(self.targets.resolver(self.addresses.url)))  # noqa: S704 - sanitized by markdown

    def company(self, company: Company, count: int, groups: tuple[GroupView, ...] = ()) -> CompanyView:
        """Return a company; the text about it in this language, or the one there is."""
        text = company.texts.get(self.language) or next(iter(company.texts.values()), None)
        name = company.term.name(self.language)
        return CompanyView(
            name=name,
            name_language=self._foreign_name(company.term),
            url=self.url(self.addresses.term(TermKind.COMPANY, company.term.slug, self.language)),
            count=count,
            language="" if text is None or text.language == self.language else languages.tag(text.language),
            monogram=_monogram(name),
            logo=self.frame.file(company.logo),
            website=company.url or "",
            email=company.email or "",
            places=self.terms(company.places),
            about=self.body(text.body) if text else Html(""),
            summary=text.summary if text else "",
            groups=groups,
        )

    def _employer(self, company: Company) -> CompanyView:
        """Return a company as its postings show it: without its number of postings, which changes every day."""
        slug = company.term.slug
        if slug not in self._employers:
            self._employers[slug] = self.company(company, 0)
        return self._employers[slug]

    def apply(self, job: Job) -> ApplyView | None:
        """Return how to apply; None for a posting that is not open or names no way."""
        apply = job.apply
        if apply is None or job.state is not State.OPEN:
            return None
        original = job.text(job.original)  # what the recruiter calls it, who reads the subject line
        place = job.locations[0].name(job.original) if len(job.locations) == 1 else ""
        line = mail_subject.fill(apply.subject or "", original.title, place) or job.text(self.language).title
        mailto = f"mailto:{quote(apply.email, safe='@')}?subject={quote(line, safe='')}" if apply.email else ""
        note = apply.note.get(self.language, "")
        return ApplyView(
            apply.email or "", mailto, apply.url or "", apply.subject or "", line, apply.wechat or "", note
        )

    # --- the page ----------------------------------------------------------------

    def page(self, page: Page, related: Iterable[Job]) -> PageView:
        """Return the whole page, a posting's with those like it."""
        shown = page.shown_language
        translated = shown == page.language
        tag = languages.tag(page.language)
        canonical = page.address if translated else self._original(page)
        return PageView(
            kind=page.kind.value,
            site=self.frame.view(page),
            language=page.language,
            lang=tag,
            locale=languages.locale(page.language),
            title=self._title(page),
            head_title=self._head_title(page),
            description=self._description(page),
            url=self.url(page.address),
            canonical=self.addresses.absolute(page.target or canonical),
            alternates=self.frame.alternates(page) if translated and page.indexed else (),
            noindex=not page.indexed,
            crumbs=self.frame.crumbs(page, self.term(page.job.company.term) if page.job else None),
            share=self.frame.share(page),
            json_ld=self._json_ld(page) if translated else None,
            fallback=None if translated else self._fallback(page),
            body_lang="" if translated else languages.tag(shown),
            posting=self._posting(page, related),
            company=self.company(page.company, page.total, self._groups(page)) if page.company else None,
            companies=self._company_list(page),
            cards=() if page.kind in (Kind.POSTING, Kind.REDIRECT) else tuple(self.card(job) for job in page.jobs),
            total=page.total,
            facets=self._facets() if page.kind in _WITH_FACETS else (),
            terms=tuple(self.term(t, n) for t, n in page.terms if n) if page.kind is Kind.TERMS else (),
            term_kind=page.term.kind.value if page.term else "",
            pager=self.frame.pager(page) if page.numbers > 1 else None,
            search=self._search(page),
            figures=self._figures() if page.kind is Kind.FIGURES else (),
            as_of=self._date(self.config.now) if page.kind is Kind.FIGURES else None,
            body=self.body(page.document.texts[shown].body) if page.document else Html(""),
            target=self.url(page.target) if page.target else "",
        )

    def _title(self, page: Page) -> str:
        if page.kind is Kind.HOME:
            return self.frame.title
        if page.job is not None:
            return page.job.text(self.language).title
        if page.document is not None:
            return page.document.texts[page.shown_language].title
        if page.kind is Kind.TERMS and page.term is not None:
            return self.t(f"title.{page.term.kind.value}")
        if page.term is not None:
            return page.term.name(self.language)
        return self.t(f"title.{page.kind.value}")

    def _head_title(self, page: Page) -> str:
        """The heading where it says what the page is on its own, else with its context (北京 -> 北京的职位)."""
        title = self._title(page)
        if page.kind is Kind.TERM and page.term is not None:
            title = self.t(f"title.in_{page.term.kind.value}", name=title)
        if page.job is not None and page.kind is Kind.POSTING:
            title = f"{title} · {page.job.company.term.name(self.language)}"
        return f"{title} · {self.t('pager.page', n=page.number)}" if page.number > 1 else title

    def _description(self, page: Page) -> str:
        if page.job is not None:
            return page.job.text(self.language).summary
        if page.document is not None:
            return page.document.texts[page.shown_language].summary
        text = page.company.texts.get(self.language) if page.company else None
        if text is not None and text.summary:
            return text.summary
        site = self.frame.description or self.frame.title
        if page.kind is Kind.HOME:
            return site
        return f"{self._head_title(page)} · {self.t('count.jobs', n=page.total)} · {site}" if page.jobs else site

    def _original(self, page: Page) -> str:
        return page.others.get(page.shown_language, page.address)

    def _fallback(self, page: Page) -> LinkView:
        shown = page.shown_language
        return LinkView(self._title(page), self.url(self._original(page)), language=languages.tag(shown))

    def _json_ld(self, page: Page) -> Html | None:
        if page.kind is not Kind.POSTING or page.job is None:
            return None
        text = self.job_posting(page.job)
        return Html(structured.script_text(text)) if text else None  # noqa: S704 - nothing in it ends the script

    def job_posting(self, job: Job) -> str:
        """Return a posting's JobPosting object as JSON, "" where it has none; that of the last one is remembered."""
        if job.id not in self._job_posting:
            self._job_posting.clear()
            data = structured.job_posting(job, self.language, PublicLinks(self.addresses, self.targets))
            self._job_posting[job.id] = json_text.compact(data) if data else ""
        return self._job_posting[job.id]

    def _posting(self, page: Page, related: Iterable[Job]) -> PostingView | None:
        job = page.job
        if job is None or page.kind is not Kind.POSTING:
            return None
        closes, address = job.facts.closes, self.addresses.absolute(page.address)
        text = job.text(self.language)
        return PostingView(
            card=self.card(job),
            body=self.body(text.body),
            apply=self.apply(job),
            closes_at=closes.astimezone(self.config.zone).isoformat(timespec="seconds") if closes else "",
            company=self._employer(job.company),
            related=tuple(self.card(other) for other in related),
            code=_Code(address) if len(address.encode()) <= qr.LONGEST else None,
            length=paper.length(text.body.text),
        )

    def _search(self, page: Page) -> SearchView | None:
        lists = page.kind in (Kind.HOME, Kind.JOBS, Kind.COMPANY, Kind.TERM)
        if not lists or page.total <= 1 or not self.config.search:
            return None
        under = self.addresses.jobs(self.language) if page.kind is Kind.HOME else page.under
        return SearchView(self.index, self.url(under), search.only(page.term) if page.term else "")

    def _figures(self) -> tuple[FigureView, ...]:
        shown = [job for job in self.site.jobs if self.config.show_untranslated or self.language in job.texts]
        numbers = figures.figures(shown, self.site.today)
        return figures_view.views(numbers, figures_view.Words(self.t, self.term, self.language))

    def _groups(self, page: Page) -> tuple[GroupView, ...]:
        """A company's postings by their first category, in the site's order of categories."""
        groups: dict[str, list[Job]] = {}
        for job in page.jobs:
            groups.setdefault(job.categories[0].slug if job.categories else "", []).append(job)
        found = []
        for term in self.site.terms[TermKind.CATEGORY]:
            jobs = groups.pop(term.slug, [])
            if jobs:
                found.append(GroupView(self.term(term, len(jobs)), tuple(self.card(job) for job in jobs)))
        rest = [job for jobs in groups.values() for job in jobs]
        if rest:
            found.append(
                GroupView(LinkView(self.t("group.other"), "", len(rest)), tuple(self.card(job) for job in rest))
            )
        return tuple(found)

    def _company_list(self, page: Page) -> tuple[CompanyView, ...]:
        if page.kind is not Kind.COMPANIES:
            return ()
        by_slug = {company.term.slug: company for company in self.site.companies}
        return tuple(self.company(by_slug[term.slug], count) for term, count in page.terms)

    def _facets(self) -> tuple[FacetView, ...]:
        if not self._counted:
            self._counted.extend(self._count())
        return tuple(self._counted)

    def _count(self) -> Iterator[FacetView]:
        """Yield the taxonomies that have pages, with the number of postings of every term."""
        counts: dict[tuple[TermKind, str], int] = {}
        for job in self.site.jobs:
            if job.state is State.CLOSED or not (self.config.show_untranslated or self.language in job.texts):
                continue
            for term in (job.company.term, *job.categories, *job.locations, *job.skills, *job.types):
                counts[term.kind, term.slug] = counts.get((term.kind, term.slug), 0) + 1
        for kind in (TermKind.CATEGORY, TermKind.COMPANY, TermKind.LOCATION, TermKind.TYPE, TermKind.SKILL):
            if kind is not TermKind.COMPANY and kind.value not in self.config.taxonomies:
                continue
            links = [self.term(t, counts[kind, t.slug]) for t in self.site.terms[kind] if (kind, t.slug) in counts]
            address = self.addresses.terms(kind, self.language)
            yield FacetView(kind.value, self.url(address), tuple(links))

    def _date(self, moment: datetime | None) -> DateView | None:
        if moment is None:
            return None
        day = moment.astimezone(self.config.zone).date()
        if day not in self._dates:
            self._dates[day] = DateView(day.isoformat(), when.show(day, self.language))
        return self._dates[day]

    def _foreign_name(self, term: Term) -> str:
        if self.language in term.names:
            return ""
        return languages.tag(next(iter(term.names)))


def _monogram(name: str) -> str:
    """Return a Chinese name's first character, or the initials of a Latin one."""
    if not name[:1].isascii():
        return name[:1]
    return "".join(word[0] for word in name.split()[:2]).upper()
