"""What a document is understood to hold: postings, and the parts that are in none."""

from dataclasses import dataclass
from datetime import date

from sitegen.model import Apply, Education, Employment, Experience, Hiring, Remote, Salary


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a posting.

    ``kind`` is one of responsibilities, requirements, preferred, description,
    benefits, other. ``heading`` is as written, without its marks, and may be
    empty. ``items`` are the top level of its list, ``text`` is its prose.
    """

    kind: str
    heading: str
    items: tuple[str, ...]
    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Trace:
    """What a fact was read from: the fact's name, the line and the words there."""

    fact: str
    line: int
    text: str


@dataclass(frozen=True, slots=True)
class Understood:
    """One posting found in a document, its facts still as the document names them."""

    line: int
    language: str
    title: str
    company: str | None = None
    category: str | None = None
    locations: tuple[str, ...] = ()
    remote: Remote | None = None
    hiring: tuple[Hiring, ...] = ()
    employment: tuple[Employment, ...] = ()
    salary: Salary | None = None
    experience: Experience | None = None
    education: Education | None = None
    skills: tuple[str, ...] = ()
    headcount: int | None = None
    posted: date | None = None
    closes: date | None = None
    apply: Apply | None = None
    sections: tuple[Section, ...] = ()
    traces: tuple[Trace, ...] = ()


@dataclass(frozen=True, slots=True)
class Unplaced:
    """A part of the document that is in no posting: consecutive lines, and why."""

    line: int
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Understanding:
    """Everything that was understood of one document.

    ``why`` is a sentence where there is no posting, and empty where there is one.
    """

    postings: tuple[Understood, ...]
    unplaced: tuple[Unplaced, ...]
    notes: tuple[str, ...]
    why: str = ""
