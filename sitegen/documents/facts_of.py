"""The facts of one posting, or those that are stated around postings: one fact a function.

Every function takes the same ``Case`` and returns a value with the trace of what it
was read from, or None. A field wins over the title, the title over prose.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sitegen.documents import company as employers
from sitegen.documents import title_parts, titles
from sitegen.documents.evidence import Evidence, Field
from sitegen.documents.lines import Kind, Line
from sitegen.documents.outline import Mark
from sitegen.documents.things import Trace
from sitegen.documents.title_parts import Title
from sitegen.facts import education, employment, experience, headcount, hiring, place, salary, skill, when
from sitegen.model import Education, Employment, Experience, Hiring, Remote, Salary

_LONGEST = 5000  # characters of a line that facts are still looked for in
_LONGEST_PLACE = 40
_ADDRESS = re.compile(r"\S+@\S+|https?://\S+")
_LISTS = re.compile(r"[/;|&、，；\u3400-\u9fff]|\b(?:or|and)\b", re.IGNORECASE)
_CLOSING = re.compile(r"截止|截至|有效期|\bdeadline\b|\bclosing date\b|\bapply (?:by|before|until)\b|\buntil\b|\bbefore\b|\bclose[sd]? on\b", re.IGNORECASE)
_KINDS_OF_WORK = ("全职", "兼职", "full-time", "full time", "part-time", "part time", "permanent", "contractor")


@dataclass(frozen=True, slots=True)
class Case:
    """What facts are read from.

    ``own`` is the posting (or, for shared facts, what stands around postings);
    ``places`` has the lines that are a place and nothing else;
    ``everything`` is the text in which a mail domain may be spelled out.
    """

    own: Evidence
    language: str
    title: Title | None = None
    line: int = 0
    marks: Sequence[Mark] = ()
    places: Sequence[Line] = ()
    everything: Sequence[Line] = ()
    emails: tuple[str, ...] = ()
    text: str = ""  # all prose; a rule that finds nothing in it need not ask every line


def case_of(own: Evidence, language: str, **more: Any) -> Case:
    """Return a case with its prose joined."""
    text = "\n".join(line.text for line in own.lines if len(line.text) <= _LONGEST)
    return Case(own, language, text=text, **more)


@dataclass(frozen=True, slots=True)
class Found:
    """A value and what it was read from."""

    value: Any
    trace: Trace


def _found(fact: str, value: Any, line: int, text: str) -> Found:
    return Found(value, Trace(fact, line, text if len(text) <= 120 else text[:119] + "…"))  # noqa: PLR2004


def _prose(case: Case) -> Iterable[Line]:
    return (line for line in case.own.lines if len(line.text) <= _LONGEST)


def _in_title(case: Case) -> str:
    return case.title.source if case.title else ""


def company(case: Case) -> Found | None:
    """Read who employs: a field, the title, a name beside a cue, a name that the mail domain spells."""
    for field in case.own.values("company"):
        return _found("company", title_parts.employer_words(field.value), field.line, field.value)
    if case.title and case.title.company:
        return _found("company", case.title.company, case.line, case.title.source)
    spelled = employers.by_mail(case.emails, case.everything or case.own.lines)
    if spelled:
        return _found("company", spelled[0], spelled[1].number, spelled[1].text)
    cued = employers.by_cue(case.own.lines)
    return _found("company", cued[0], cued[1].number, cued[1].text) if cued else None


def category(case: Case) -> Found | None:
    """Read the group of jobs that a field names; 招聘, jobs and careers are none."""
    for field in case.own.values("category"):
        if not titles.is_generic(field.value):
            return _found("category", field.value, field.line, field.value)
    return None


def locations(case: Case) -> Found | None:
    """Read where the work is."""
    named = [(field, _places(field.value)) for field in case.own.values("locations")]
    names = tuple(dict.fromkeys(n for _, found in named for n in found))
    if names:
        first = next(field for field, found in named if found)
        return _found("locations", names, first.line, first.value)
    if case.title and case.title.locations:
        return _found("locations", case.title.locations, case.line, case.title.source)
    for line in case.places:
        alone = tuple(title_parts.places(line.text))
        if alone:
            return _found("locations", alone, line.number, line.text)
    for line in _prose(case) if place.find(case.text) else ():
        told = tuple(place.find(line.text))
        if told:
            return _found("locations", told, line.number, line.text)
    return _seat(case)


def _seat(case: Case) -> Found | None:
    """Read where the head office is, for want of a better place; or elsewhere, where that is said, too."""
    for line in _prose(case) if place.seat(case.text) else ():
        told = tuple(place.seat(line.text))
        if told:
            elsewhere = ("远程" if case.language == "zh" else "Remote",) if place.remote(line.text) else ()
            return _found("locations", told + elsewhere, line.number, line.text)
    return None


def _places(value: str) -> list[str]:
    """Return the places of a field: the known ones, else short names as written."""
    clause = value.split("。")[0].split("；")[0].strip()
    names = place.split(clause)
    if len(names) > 1 and not _LISTS.search(clause) and _is_address(names) and place.lookup(clause):
        return [clause]  # Canary Wharf, London, England
    known = [n for n in names if place.lookup(n)]
    if known:
        return known
    if 0 < len(clause) <= _LONGEST_PLACE and not any(c in clause for c in "，!！?？@"):
        return names
    return []


def _is_address(names: Sequence[str]) -> bool:
    """Tell whether places are parts of one address: a district before its city, or a place nobody knows."""
    known = [place.lookup(name) for name in names]
    slugs = [term.slug for term in known if term]
    return known[0] is None or len(set(slugs)) < len(slugs)


def remote(case: Case) -> Found | None:
    """Read whether the work can be done from elsewhere."""
    for name in ("remote", "locations"):
        for field in case.own.values(name):
            said = place.remote(field.value) or (Remote(field.value) if field.value in list(Remote) else None)
            if said:
                return _found("remote", said, field.line, field.value)
    said = place.remote(_in_title(case))
    if said:
        return _found("remote", said, case.line, _in_title(case))
    for line in _prose(case) if place.remote(case.text) else ():
        said = place.remote(line.text)
        if said:
            return _found("remote", said, line.number, line.text)
    return None


def whom(case: Case) -> Found | None:
    """Read whom the posting addresses: 社招, 校招, 实习."""
    kinds: set[Hiring] = set()
    first: Field | Line | None = None
    for field in case.own.values("hiring"):
        kinds |= set(hiring.parse(field.value))
        first = first or field
    for line in _prose(case) if hiring.find(case.text) else ():
        said = hiring.find(line.text)
        if said:
            kinds |= set(said)
            first = first or line
    in_title = hiring.find(_in_title(case))
    ordered = tuple(kind for kind in Hiring if kind in kinds | set(in_title))
    if not ordered:
        return None
    line_number = first.line if isinstance(first, Field) else first.number if first else case.line
    words = first.value if isinstance(first, Field) else first.text if first else _in_title(case)
    return _found("hiring", ordered, line_number, words)


def kinds_of_employment(case: Case) -> Found | None:
    """Read how somebody is employed."""
    for field in case.own.values("employment"):
        said: tuple[Employment, ...] = employment.parse(field.value)
        if said:
            return _found("employment", said, field.line, field.value)
    said = employment.parse(_in_title(case)) if case.title else ()
    if said:
        return _found("employment", said, case.line, _in_title(case))
    for line in _prose(case):
        if any(word in line.text.casefold() for word in _KINDS_OF_WORK):
            said = employment.parse(line.text)
            if said:
                return _found("employment", said, line.number, line.text)
    return None


def pay(case: Case) -> Found | None:
    """Read the salary: a field, then whatever prose surely states."""
    for field in case.own.values("salary"):
        value: Salary | None = salary.parse(field.value, language=case.language)
        if value:
            return _found("salary", value, field.line, field.value)
    told = salary.find(_in_title(case), case.language)
    if told:
        return _found("salary", told[0], case.line, _in_title(case))
    spoken: Found | None = None
    for line in _prose(case) if salary.find(case.text, case.language) else ():
        told = salary.find(line.text, case.language)
        if told and told[0].min is not None:
            return _found("salary", told[0], line.number, line.text)
        if told and spoken is None:
            spoken = _found("salary", told[0], line.number, line.text)
    return spoken


def years(case: Case) -> Found | None:
    """Read the experience asked for."""
    for field in case.own.values("experience"):
        value: Experience | None = experience.parse(field.value)
        if value:
            return _found("experience", value, field.line, field.value)
    return _first("experience", experience.find, case)


def degree(case: Case) -> Found | None:
    """Read the education asked for: a ticked box, a field, then prose."""
    ticked = [m.line for m in case.marks if m.line.ticked and (read := education.parse(m.line.text)) and read.level]
    for line in ticked:
        return _found("education", education.parse(line.text), line.number, line.text)
    for field in case.own.values("education"):
        value: Education | None = education.parse(field.value)
        if value:
            return _found("education", value, field.line, field.value)
    return _first("education", education.find, case)


def _first(fact: str, find: Callable[[str], tuple[Any, str] | None], case: Case) -> Found | None:
    for line in _prose(case) if find(case.text) else ():
        told = find(line.text)
        if told:
            return _found(fact, told[0], line.number, line.text)
    return None


def skills(case: Case) -> Found | None:
    """Read the skills: ticked boxes where there are boxes, else fields and what the text names."""
    boxes = [m.line for m in case.marks if m.line.ticked is not None]
    ticked = [b for b in boxes if b.ticked and not ((read := education.parse(b.text)) and read.level)]
    if ticked:
        names = tuple(dict.fromkeys(_without_note(line.text) for line in ticked))
        return _found("skills", names, ticked[0].number, ticked[0].text)
    if boxes:
        return None
    texts = [(case.line, case.title.words if case.title else "")]
    texts += [(f.line, f.value) for f in case.own.values("skills")]
    texts += [(line.number, line.text) for line in _prose(case)]
    found = [(n, text, skill.find(_ADDRESS.sub(" ", text))) for n, text in texts]
    names = tuple(dict.fromkeys(name for _, _, here in found for name in here))
    return next((_found("skills", names, n, text) for n, text, here in found if here), None)


def _without_note(text: str) -> str:
    """Return what stands at a box without the note in brackets after it: PyTorch（核心技能）."""
    return text.split("（")[0].split(" (")[0].strip() or text


def heads_wanted(case: Case) -> Found | None:
    """Read how many people are looked for."""
    for field in case.own.values("headcount"):
        digits = "".join(c for c in field.value if c.isdigit())[:4]
        if digits and int(digits):
            return _found("headcount", int(digits), field.line, field.value)
    count = headcount.find(_in_title(case)) or title_parts.count(_in_title(case))
    return _found("headcount", count, case.line, _in_title(case)) if count else None


def posted(case: Case) -> Found | None:
    """Read when the posting was published."""
    return _date("posted", case)


def closes(case: Case) -> Found | None:
    """Read when the posting closes."""
    return _date("closes", case)


def _date(fact: str, case: Case) -> Found | None:
    for field in case.own.values(fact):
        day: date | None = when.parse_date(field.value)
        if day:
            return _found(fact, day, field.line, field.value)
    for line in _prose(case) if fact == "closes" else ():
        day = when.parse_date(line.text) if _CLOSING.search(line.text) else None
        if day:
            return _found(fact, day, line.number, line.text)
    return None
