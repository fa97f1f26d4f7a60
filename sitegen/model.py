"""The things sitegen talks about: facts, postings, jobs, companies, the site.

Everything here is frozen and complete when it is made; nothing is filled in
later. A language is a field (``zh``, ``en``), never ambient state. Addresses of
things are not stored: ``address.py`` derives them.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Protocol

from sitegen.problem import Where

NOTHING: Mapping[str, Any] = MappingProxyType({})

# --- facts of a job ad ------------------------------------------------------------


class Employment(StrEnum):
    """How somebody is employed; the values are those of the front matter."""

    FULL_TIME = "full-time"
    PART_TIME = "part-time"
    CONTRACT = "contract"
    TEMPORARY = "temporary"
    INTERNSHIP = "internship"
    VOLUNTEER = "volunteer"
    PER_DIEM = "per-diem"


class Hiring(StrEnum):
    """Whom a posting addresses: 社招, 校招 or 实习."""

    EXPERIENCED = "experienced"
    CAMPUS = "campus"
    INTERN = "intern"


class Remote(StrEnum):
    """Whether the work can be done from elsewhere."""

    NO = "no"
    HYBRID = "hybrid"
    FULL = "full"


class Unit(StrEnum):
    """The time that a salary is paid for."""

    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


class Degree(StrEnum):
    """The lowest education asked for, in rising order."""

    NONE = "none"
    HIGH_SCHOOL = "high-school"
    ASSOCIATE = "associate"
    BACHELOR = "bachelor"
    MASTER = "master"
    DOCTOR = "doctor"


class State(StrEnum):
    """Where a posting is in its life, by its dates and the day of the build."""

    UPCOMING = "upcoming"
    OPEN = "open"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Salary:
    """What a posting pays.

    Amounts are units of ``currency`` (an ISO 4217 code) for one ``unit`` of time,
    whole ones where nothing smaller is written ($22.50 an hour); None means not
    stated, and an open end. ``months`` is the number of monthly salaries a year
    (13薪). ``text`` is what the author wrote; a salary with a text only (面议) is
    negotiable.
    """

    text: str
    currency: str | None = None
    min: float | None = None
    max: float | None = None
    unit: Unit | None = None
    months: int | None = None


@dataclass(frozen=True, slots=True)
class Experience:
    """Years of work asked for; both None with a text such as 不限 means none asked."""

    text: str
    min_years: int | None = None
    max_years: int | None = None


@dataclass(frozen=True, slots=True)
class Education:
    """The lowest degree asked for; None where the text names none that is known."""

    text: str
    level: Degree | None = None


@dataclass(frozen=True, slots=True)
class Apply:
    """How to apply. ``subject`` is the mail's subject-line format, with placeholders."""

    email: str | None = None
    url: str | None = None
    subject: str | None = None
    wechat: str | None = None
    note: Mapping[str, str] = field(default_factory=dict)  # language -> words


# --- terms: what postings are grouped by --------------------------------------------


class TermKind(StrEnum):
    """The taxonomies; the value is the first part of a term's address."""

    COMPANY = "companies"
    CATEGORY = "categories"
    LOCATION = "locations"
    SKILL = "skills"
    TYPE = "types"

    __hash__ = str.__hash__  # terms are looked up by kind a million times; that of an enum is written in Python


@dataclass(frozen=True, slots=True)
class Term:
    """One value of a taxonomy: a slug that stays, and a name in every language.

    ``country`` is an ISO 3166-1 code, for locations only.
    """

    kind: TermKind
    slug: str
    names: Mapping[str, str]
    country: str | None = None

    def name(self, language: str) -> str:
        """Return the name in a language, or the first there is (never empty)."""
        return self.names.get(language) or next(iter(self.names.values()))


# --- words ------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Link:
    """A link in a text: its target as written, and its line in the file."""

    href: str
    line: int


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a text, with the id of its anchor."""

    level: int
    text: str
    id: str


@dataclass(frozen=True, slots=True)
class Body:
    """A rendered Markdown text: safe HTML with holes where links to the site go.

    The same text is shown under a base path, in a feed with absolute addresses
    and in JSON-LD, so a link is filled in by whoever shows it. ``chunks`` has one
    item more than ``links``; a link stands between two chunks.
    """

    chunks: tuple[str, ...] = ("",)
    links: tuple[Link, ...] = ()
    headings: tuple[Heading, ...] = ()
    text: str = ""
    summary: str = ""

    def html(self, resolve: Callable[[str], str]) -> str:
        """Return the HTML; ``resolve`` turns a target into an attribute-safe address."""
        chunks = self.chunks
        parts = [chunks[0]]
        for link, chunk in zip(self.links, chunks[1:], strict=True):
            parts += [resolve(link.href), chunk]
        return "".join(parts)


Region = bytes  # where words are, as it is known to whoever put them there


class Words(Protocol):
    """Where the words of bodies are."""

    def words(self, region: Region) -> tuple[tuple[str, ...], str]:
        """Return the chunks and the text of a body."""
        ...


BEGIN = 20  # characters of a summary that a kept body has: they tell a text from a title


class KeptBody(Body):
    """A body whose words are elsewhere, and fetched every time they are asked for: they are most of a site."""

    __slots__ = ("_region", "_words")
    _words: Words
    _region: Region

    def __init__(
        self, words: Words, region: Region, links: tuple[Link, ...], headings: tuple[Heading, ...], summary: str
    ) -> None:
        """Be the body whose words are in a region."""
        for name, value in (
            ("_words", words), ("_region", region), ("links", links), ("headings", headings), ("summary", summary),
        ):  # fmt: skip
            object.__setattr__(self, name, value)

    @property
    def chunks(self) -> tuple[str, ...]:
        """The HTML between the links."""
        return self._words.words(self._region)[0]

    @property
    def text(self) -> str:
        """The words alone."""
        return self._words.words(self._region)[1]


@dataclass(frozen=True, slots=True)
class Text:
    """The words of one thing in one language."""

    language: str
    title: str
    summary: str
    body: Body
    where: Where


# --- what files are parsed into ---------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Facts:
    """What is true of a posting in every language, as its author gave it.

    Names (company, category, locations, skills) are still as written; ``assemble``
    looks them up. ``lines`` has the line of every key that was given, so that a
    problem found later can point at it.
    """

    company: str | None = None
    categories: tuple[str, ...] = ()
    locations: tuple[str, ...] = ()
    remote: Remote | None = None
    remote_countries: tuple[str, ...] = ()
    employment: tuple[Employment, ...] = ()
    hiring: tuple[Hiring, ...] = ()
    salary: Salary | None = None
    skills: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    experience: Experience | None = None
    education: Education | None = None
    headcount: int | None = None
    posted: datetime | None = None
    opens: datetime | None = None
    closes: datetime | None = None
    apply: Apply | None = None
    slug: str | None = None
    id: str | None = None
    aliases: tuple[str, ...] = ()
    draft: bool = False
    extra: Mapping[str, Any] = field(default_factory=dict)
    lines: Mapping[str, Where] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Posting:
    """One posting as read from one file, in one language.

    ``key`` names it across languages: the file's path without its language, and
    the posting's number where a document holds several (``…/jobs#3``). ``slug`` is
    the address it asks for, ``folder`` the company folder that it stands in.
    """

    key: str
    language: str
    is_translation: bool
    slug: str
    folder: str | None
    text: Text
    facts: Facts
    understood: bool  # found in a document rather than declared in front matter


# --- the site ----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Company:
    """An employer with its page. ``texts`` is empty where nobody wrote about it."""

    term: Term
    texts: Mapping[str, Text]
    url: str | None = None
    logo: str | None = None
    email: str | None = None
    places: tuple[Term, ...] = ()
    apply: Apply | None = None


@dataclass(frozen=True, slots=True)
class Job:
    """A posting in all its languages: shared facts, looked up and in one state."""

    id: str
    slug: str
    company: Company
    categories: tuple[Term, ...]
    locations: tuple[Term, ...]
    skills: tuple[Term, ...]
    types: tuple[Term, ...]
    facts: Facts
    apply: Apply | None
    state: State
    original: str  # the language it was written in
    texts: Mapping[str, Text]
    where: Where

    def text(self, language: str) -> Text:
        """Return the words in a language, or the original's where there are none."""
        return self.texts.get(language) or self.texts[self.original]


@dataclass(frozen=True, slots=True)
class Document:
    """Any other page (about, interview process) in all its languages."""

    slug: str
    original: str
    texts: Mapping[str, Text]


@dataclass(frozen=True, slots=True)
class Asset:
    """A file that is published as it is: its path on the site and where it is on disk."""

    path: str
    file: str


@dataclass(frozen=True, slots=True)
class Site:
    """Everything a build knows once all sources are understood, in explicit orders.

    ``jobs`` are the published ones, newest first: open and upcoming before closed.
    """

    jobs: tuple[Job, ...]
    companies: tuple[Company, ...]
    terms: Mapping[TermKind, tuple[Term, ...]]
    documents: tuple[Document, ...]
    assets: tuple[Asset, ...]
    today: date
