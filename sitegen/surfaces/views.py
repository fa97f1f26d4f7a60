"""What a template may see: plain strings and lists, ready in one language.

A theme is written against these classes and nothing else; ``docs/themes.md`` lists
them. Every ``url`` is ready for an attribute (base path included). ``Html`` values
are safe markup; all other text is escaped by the template engine. Classes that are made anew for
every page are not frozen, which would double the time that making them takes.
"""

from dataclasses import dataclass

from markupsafe import Markup as Html

NO_HTML = Html("")


@dataclass(frozen=True, slots=True)
class LinkView:
    """A link: what to show, where it goes; ``count`` where things are counted."""

    name: str  # what to show
    url: str  # where it leads; "" where there is no page
    count: int = 0  # of postings
    current: bool = False  # this very page
    language: str = ""  # of the target or the name, as BCP 47, where it differs from the page's
    external: bool = False  # leads to another site


@dataclass(frozen=True, slots=True)
class DateView:
    """A day: ``iso`` for machines (``datetime=``), ``text`` for readers."""

    iso: str  # 2026-12-01
    text: str  # 2026年12月1日, 1 December 2026


@dataclass(slots=True)
class ApplyView:
    """How to apply. ``email_url`` is a mailto address with the subject filled in."""

    email: str  # the address alone
    email_url: str  # a mailto address
    url: str  # a form on the web
    subject: str  # the format of the subject line, as the company wants it
    subject_line: str  # the subject with what is known of it filled in; that of email_url
    wechat: str  # an account to add
    note: str  # what to send, and whatever else the company says


@dataclass(frozen=True, slots=True)
class CardView:
    """A posting in a list: what a candidate decides by. Empty text = not stated."""

    title: str  # of the posting
    url: str  # of its page
    language: str  # "" unless the words are in another language than the page, then BCP 47
    company: LinkView  # its page
    categories: tuple[LinkView, ...]  # their pages
    locations: tuple[LinkView, ...]  # their pages
    types: tuple[LinkView, ...]  # hiring kinds and employment types
    skills: tuple[LinkView, ...]  # their pages
    remote: str  # "", or words such as 可远程, Hybrid
    salary: str  # 1.5–4 万元/月 · 13 薪, or "" where no figure and no word is given
    experience: str  # 3+ years
    education: str  # the lowest degree
    headcount: str  # a number, or ""
    posted: DateView | None  # the day of the first publication
    opens: DateView | None  # the day from which one can apply
    closes: DateView | None  # the last day
    state: str  # upcoming, open, closed
    is_new: bool  # posted in the last 14 days
    closing_soon: bool  # closes within 7 days
    summary: str  # a sentence or two


@dataclass(frozen=True, slots=True)
class CodeView:
    """A QR code of a page's address, as SVG has it: ``<path d="…" stroke="#000">`` on a light ground."""

    size: int  # of the viewBox, light border included
    path: str  # for an SVG path with a stroke of 1
    address: str  # what the code says, absolute


@dataclass(frozen=True, slots=True)
class ShareView:
    """The picture that other sites show with a link to the page."""

    url: str  # absolute
    alt: str  # what the picture says
    width: int  # in pixels
    height: int  # in pixels


@dataclass(frozen=True, slots=True)
class CompanyView:
    """A company, on its page and in the list of companies."""

    name: str  # in this language
    name_language: str  # "" unless the name is in another language than the page
    url: str  # of its page
    count: int  # of open and upcoming postings
    language: str  # the same, for the text about it
    monogram: str  # one or two letters to show where there is no logo
    logo: str  # address of a picture, or ""
    website: str  # its own site
    email: str  # where to write
    places: tuple[LinkView, ...]  # where its offices are
    about: Html  # the text about it
    summary: str  # its first sentences
    groups: tuple["GroupView", ...]  # its postings by category, on its own page


@dataclass(frozen=True, slots=True)
class GroupView:
    """Postings under a heading; ``link`` has no url where the heading leads nowhere."""

    link: LinkView  # the category, with its count
    cards: tuple[CardView, ...]  # its postings


@dataclass(slots=True)
class PostingView:
    """A posting on its own page."""

    card: CardView  # its facts
    body: Html  # its words
    apply: ApplyView | None  # None where it is not open, or names no way
    closes_at: str  # the moment that it closes, ISO 8601 with its offset; "" where it does not
    company: CompanyView  # whose it is; its count is 0 here
    related: tuple[CardView, ...]  # similar postings
    code: CodeView | None  # None for an address longer than 666 characters
    length: str  # short, medium, long, longest: what its words take of a printed page


@dataclass(frozen=True, slots=True)
class FacetView:
    """One taxonomy with its terms and counts: ``kind`` is companies, categories, …."""

    kind: str  # companies, categories, locations, skills, types
    url: str  # of the page with all terms
    terms: tuple[LinkView, ...]  # with counts, the most used first


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A row of a figure's table: what is counted (``url`` is "" where it has no page), and its cells."""

    link: LinkView  # what is counted
    cells: tuple[str, ...]  # its numbers, one a column


@dataclass(frozen=True, slots=True)
class FigureView:
    """A figure of the page of figures: a chart, and all its numbers as a table."""

    key: str  # categories, locations, companies, time, pay
    title: str  # what is shown
    note: str  # what it is made of, and what it leaves out
    chart: Html  # <svg> whose parts have classes: chart-bar, chart-track, chart-label, …
    heads: tuple[str, ...]  # of the table
    rows: tuple[FigureRow, ...]  # of the table


@dataclass(frozen=True, slots=True)
class PagerView:
    """Where a page of a long list stands; empty urls at the ends."""

    number: int  # of this page
    total: int  # of pages
    previous: str  # address of the page before
    next: str  # address of the page after
    pages: tuple[LinkView, ...]  # the first, the last and those around this one; one without url is a gap


@dataclass(frozen=True, slots=True)
class AlternateView:
    """A version of the page for ``<link rel="alternate" hreflang>``, absolute."""

    hreflang: str  # BCP 47, or x-default
    url: str  # absolute


@dataclass(frozen=True, slots=True)
class SearchView:
    """What the search of a listing page is told; the theme's script understands it."""

    index: str  # address of the index in the page's language
    list: str  # first page of the list that is searched; on the home page, of all postings
    only: str  # the filter that is the page's own subject: "category=inference"; several are alternatives


@dataclass(frozen=True, slots=True)
class AnalyticsView:
    """The script that counts visits, where site.yaml names one."""

    script: str  # its address
    data: tuple[tuple[str, str], ...]  # names and values of its data- attributes
    origins: tuple[str, ...]  # of other hosts, for the policy


@dataclass(slots=True)
class SiteView:
    """What every page shows of the site, in the page's language."""

    title: str  # the name of the site
    description: str  # a sentence about it
    home: str  # address of the home page
    jobs: str  # the list of all postings
    languages: tuple[LinkView, ...]  # the same page in every language; ``language`` is BCP 47
    nav: tuple[LinkView, ...]  # the lists of the site, then the brand's links
    footer: tuple[LinkView, ...]  # pages of the site's own, then the brand's links
    footer_text: str  # of the brand, or ""
    feeds: tuple[LinkView, ...]  # of this page or else of the site; name, url
    color: str  # brand colour, or ""; where there is one, asset("brand.css") has its palette
    logo: str  # address of a picture, or ""
    analytics: AnalyticsView | None  # None unless site.yaml names a script
    generator: str  # name and version of sitegen


@dataclass(slots=True)
class PageView:
    """One page: its head, its crumbs and what it is about.

    ``kind`` names the template: home, jobs, posting, company, companies, term, terms,
    document, figures, not-found, redirect. Fields that do not belong to the kind are empty.
    """

    kind: str  # see above
    site: SiteView  # the same as `site`
    language: str  # code of the site: zh, en
    lang: str  # BCP 47: zh-CN, en
    locale: str  # as Open Graph has it: zh_CN, en_US
    title: str  # h1
    head_title: str  # what the page is, without its heading's context: "Jobs in Shanghai"
    description: str  # a sentence for search engines
    url: str  # of this page
    canonical: str  # absolute; the original's where this page is not translated
    alternates: tuple[AlternateView, ...]  # this page in all languages that it has
    noindex: bool  # search engines shall forget it
    crumbs: tuple[LinkView, ...]  # the way here, this page left out
    share: ShareView | None  # None where the theme has no picture
    json_ld: Html | None  # the text of a <script type="application/ld+json">
    fallback: LinkView | None = None  # the original of a page that is not translated
    body_lang: str = ""  # BCP 47 of the content where it differs from the page
    posting: PostingView | None = None  # of a posting
    company: CompanyView | None = None  # of a company
    companies: tuple[CompanyView, ...] = ()  # of the list of companies
    cards: tuple[CardView, ...] = ()  # the postings of a list
    total: int = 0  # all postings of the list, not just this page's
    facets: tuple[FacetView, ...] = ()  # of home, lists and not-found: all terms with counts
    terms: tuple[LinkView, ...] = ()  # of the list of a taxonomy
    term_kind: str = ""  # of a list of terms, or of a term
    pager: PagerView | None = None  # where a list has several pages
    search: SearchView | None = None  # of a page that lists postings, where there are several
    figures: tuple[FigureView, ...] = ()  # of the page of figures
    as_of: DateView | None = None  # the day that figures are of
    body: Html = NO_HTML  # the words of a document
    target: str = ""  # of a redirect
