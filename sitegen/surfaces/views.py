"""What a template may see: plain strings and lists, ready in one language.

A theme is written against these classes and nothing else; ``docs/themes.md`` lists
them. Every ``url`` is ready for an attribute (base path included). ``Html`` values
are safe markup; all other text is escaped by the template engine.
"""

from dataclasses import dataclass

from markupsafe import Markup as Html

NO_HTML = Html("")


@dataclass(frozen=True, slots=True)
class LinkView:
    """A link: what to show, where it goes; ``count`` where things are counted."""

    name: str
    url: str
    count: int = 0
    current: bool = False
    language: str = ""  # of the target or the name, as BCP 47, where it differs from the page's


@dataclass(frozen=True, slots=True)
class DateView:
    """A day: ``iso`` for machines (``datetime=``), ``text`` for readers."""

    iso: str
    text: str


@dataclass(frozen=True, slots=True)
class ApplyView:
    """How to apply. ``email_url`` is a mailto address with the subject filled in."""

    email: str
    email_url: str
    url: str
    subject: str  # the format of the subject line, as the company wants it
    subject_line: str  # the subject with what is known of it filled in; that of email_url
    wechat: str
    note: str


@dataclass(frozen=True, slots=True)
class CardView:
    """A posting in a list: what a candidate decides by. Empty text = not stated."""

    title: str
    url: str
    language: str  # "" unless the words are in another language than the page, then BCP 47
    company: LinkView
    categories: tuple[LinkView, ...]
    locations: tuple[LinkView, ...]
    types: tuple[LinkView, ...]  # hiring kinds and employment types
    skills: tuple[LinkView, ...]
    remote: str
    salary: str
    experience: str
    education: str
    headcount: str
    posted: DateView | None
    opens: DateView | None
    closes: DateView | None
    state: str  # upcoming, open, closed
    is_new: bool  # posted in the last 14 days
    closing_soon: bool  # closes within 7 days
    summary: str


@dataclass(frozen=True, slots=True)
class CodeView:
    """A QR code of a page's address, as SVG has it: ``<path d="…" stroke="#000">`` on a light ground."""

    size: int  # of the viewBox, light border included
    path: str
    address: str  # what the code says, absolute


@dataclass(frozen=True, slots=True)
class ShareView:
    """The picture that other sites show with a link to the page."""

    url: str  # absolute
    alt: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class PostingView:
    """A posting on its own page."""

    card: CardView
    body: Html
    apply: ApplyView | None
    closes_at: str  # the moment that it closes, ISO 8601 with its offset; "" where it does not
    related: tuple[CardView, ...]
    code: CodeView | None  # None for an address longer than 666 characters
    length: str  # short, medium, long, longest: what its words take of a printed page


@dataclass(frozen=True, slots=True)
class CompanyView:
    """A company, on its page and in the list of companies."""

    name: str
    name_language: str  # "" unless the name is in another language than the page
    url: str
    count: int
    language: str  # the same, for the text about it
    monogram: str  # one or two letters to show where there is no logo
    logo: str
    website: str
    email: str
    places: tuple[LinkView, ...]
    about: Html
    summary: str
    groups: tuple["GroupView", ...]  # its postings by category, on its own page


@dataclass(frozen=True, slots=True)
class GroupView:
    """Postings under a heading; ``link`` has no url where the heading leads nowhere."""

    link: LinkView
    cards: tuple[CardView, ...]


@dataclass(frozen=True, slots=True)
class FacetView:
    """One taxonomy with its terms and counts: ``kind`` is companies, categories, …."""

    kind: str
    url: str  # of the page with all terms
    terms: tuple[LinkView, ...]


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A row of a figure's table: what is counted (``url`` is "" where it has no page), and its cells."""

    link: LinkView
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FigureView:
    """A figure of the page of figures: a chart, and all its numbers as a table."""

    key: str  # categories, locations, companies, time, pay
    title: str
    note: str
    chart: Html  # <svg> whose parts have classes: chart-bar, chart-track, chart-label, …
    heads: tuple[str, ...]  # of the table
    rows: tuple[FigureRow, ...]


@dataclass(frozen=True, slots=True)
class PagerView:
    """Where a page of a long list stands; empty urls at the ends."""

    number: int
    total: int
    previous: str
    next: str
    pages: tuple[LinkView, ...]


@dataclass(frozen=True, slots=True)
class AlternateView:
    """A version of the page for ``<link rel="alternate" hreflang>``, absolute."""

    hreflang: str
    url: str


@dataclass(frozen=True, slots=True)
class SearchView:
    """What the search of a listing page is told; the theme's script understands it."""

    index: str  # address of the index in the page's language
    list: str  # first page of the list that is searched; on the home page, of all postings
    only: str  # the filter that is the page's own subject: "category=inference"; several are alternatives


@dataclass(frozen=True, slots=True)
class SiteView:
    """What every page shows of the site, in the page's language."""

    title: str
    description: str
    home: str
    jobs: str  # the list of all postings
    languages: tuple[LinkView, ...]  # the same page in every language; ``language`` is BCP 47
    nav: tuple[LinkView, ...]
    footer: tuple[LinkView, ...]  # pages of the site's own
    feeds: tuple[LinkView, ...]  # of this page or else of the site; name, url
    color: str  # brand colour, or ""
    logo: str
    generator: str


@dataclass(frozen=True, slots=True)
class PageView:
    """One page: its head, its crumbs and what it is about.

    ``kind`` names the template: home, jobs, posting, company, companies, term, terms,
    document, figures, not-found, redirect. Fields that do not belong to the kind are empty.
    """

    kind: str
    site: SiteView
    language: str  # code of the site: zh, en
    lang: str  # BCP 47: zh-CN, en
    title: str  # h1
    head_title: str  # what the page is, without its heading's context: "Jobs in Shanghai"
    description: str
    url: str
    canonical: str
    alternates: tuple[AlternateView, ...]
    noindex: bool
    crumbs: tuple[LinkView, ...]
    share: ShareView | None  # None where the theme has no picture
    json_ld: Html | None  # the text of a <script type="application/ld+json">
    fallback: LinkView | None = None  # the original of a page that is not translated
    body_lang: str = ""  # BCP 47 of the content where it differs from the page
    posting: PostingView | None = None
    company: CompanyView | None = None
    companies: tuple[CompanyView, ...] = ()
    cards: tuple[CardView, ...] = ()
    total: int = 0  # all postings of the list, not just this page's
    facets: tuple[FacetView, ...] = ()
    terms: tuple[LinkView, ...] = ()
    term_kind: str = ""
    pager: PagerView | None = None
    search: SearchView | None = None  # of a page that lists postings, where there are several
    figures: tuple[FigureView, ...] = ()
    as_of: DateView | None = None  # the day that figures are of
    body: Html = NO_HTML
    target: str = ""  # of a redirect
