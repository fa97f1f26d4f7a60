"""The lines of lists that bars, dashes or slashes part, and what every part is by itself."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from sitegen.documents import dated, items, labels, short_facts, titles
from sitegen.documents.inline import han, plain, without_pictures
from sitegen.documents.lines import Kind, Line, is_delimiter
from sitegen.documents.outline import Mark, Role
from sitegen.documents.words import load
from sitegen.facts import contact, education, employment, experience, hiring, place, salary

_OUTSIDE = r"(?![^（(【\[]{0,60}[）)】\]])"  # brackets
# A sign, and how many parts a line must have that it parts: a dash parts a title and what is said of it, too.
DIVIDERS = (
    (re.compile(rf"\s*[|｜丨¦]\s*{_OUTSIDE}"), 2),
    (re.compile(rf"\s+[-–—]{{1,2}}\s+{_OUTSIDE}"), 3),
    (re.compile(rf"\s+[/／]\s+{_OUTSIDE}"), 3),
    (re.compile(rf"\s+[·•]\s+{_OUTSIDE}"), 3),
    (re.compile(rf"\s*[/／]\s*{_OUTSIDE}"), 3),
)
_SLASH = re.compile(rf"\s*[/／]\s*{_OUTSIDE}")
_BRACKET = re.compile(r"\s*[（(\[【]([^（()）\[\]【】]{1,60})[）)\]】]\s*$")
_NUMBER = re.compile(r"(?:No\.?\s?|[#№]\s?)?(?:[A-Za-z]{1,6}[-_]?)?\d[\d_-]{0,14}[A-Za-z]?", re.IGNORECASE)
_PAY = re.compile(
    r"(?:约|月薪|年薪)?\s?\d[\d.]*\s?(?:[-~–—～至到]\s?\d[\d.]*\s?)?[kKwW万千](?:左右|上下|起|以上|以内|\+)?(?:税前|税后)?"
    r"|\d{2,6}(?:\s?[-~–—～至到]\s?\d{2,6})?\s?元?\s?[/每]\s?[天日月时]"
)
_COUNTED = re.compile(r"\d|[一二两三四五六七八九十]年|经验|years?\b|experience", re.IGNORECASE)
_LONGEST_FACT = 24
_LONGEST_KIND = 4  # ideographs of 社招, 校园招聘
_LONGEST = 240
_LONGEST_PART = 80
_MOST_PARTS = 9


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of a list: its parts, each with the fact that it is, or nothing for words.

    ``extra`` are facts in brackets after parts, ``note`` is a bracket that belongs to the words before it.
    """

    index: int
    parts: tuple[tuple[str, str], ...]
    extra: tuple[tuple[str, str], ...] = ()
    note: str = ""

    @property
    def words(self) -> tuple[str, ...]:
        """The parts that are no facts."""
        return tuple(text for kind, text in self.parts if not kind)

    @property
    def facts(self) -> tuple[tuple[str, str], ...]:
        """The facts with their names."""
        return tuple((kind, text) for kind, text in (*self.parts, *self.extra) if kind not in ("", "number"))


def runs(marks: Sequence[Mark], divider: tuple[re.Pattern[str], int]) -> Iterator[list[Entry]]:
    """Yield the lists whose lines a sign parts: lines of one kind with nothing but blank ones between."""
    run: list[Entry] = []
    shape: tuple[Kind, str, int] | None = None
    for index, mark in enumerate(marks):
        if mark.role is Role.SILENT:
            continue
        entry = _entry(index, mark, divider)
        if run and (entry is None or _shape(mark.line) != shape):
            if not _goes_on(mark, marks[run[-1].index], len(run)):
                yield run
            run = []
        if entry:
            run.append(entry)
            shape = _shape(mark.line)
    if run:
        yield run


def _shape(line: Line) -> tuple[Kind, str, int]:
    return line.kind, items.style(line) if line.kind is Kind.ITEM else "", line.indent


def _goes_on(mark: Mark, last: Mark, count: int) -> bool:
    """Tell whether a text belongs to one line above it, which then is the headline of an ad and no list."""
    deeper = mark.line.indent > last.line.indent + 1
    return count == 1 and mark.role is not Role.HEADING and (mark.line.kind is Kind.TEXT or deeper)


def _entry(index: int, mark: Mark, divider: tuple[re.Pattern[str], int]) -> Entry | None:
    line, (sign, least) = mark.line, divider
    if mark.role is not Role.BODY or line.kind not in (Kind.ITEM, Kind.TEXT, Kind.ROW) or len(line.text) > _LONGEST:
        return None
    if line.kind is Kind.ROW and is_delimiter(line.raw):
        return None
    text = plain(line.raw.strip().strip("|")) if line.kind is Kind.ROW else line.text
    pieces = [piece.strip() for piece in sign.split(without_pictures(text)) if piece.strip()]
    if not least <= len(pieces) <= _MOST_PARTS or any(len(piece) > _LONGEST_PART for piece in pieces):
        return None
    if sum(labels.named(piece) is not None for piece in pieces) > 1:
        return None  # a header, or fields with their labels
    return _read(index, pieces)


def _read(index: int, pieces: Sequence[str]) -> Entry:
    """Return a line with its parts known by what they are; what stands in brackets after a part is apart."""
    parts: list[tuple[str, str]] = []
    extra: list[tuple[str, str]] = []
    note = ""
    for piece in pieces:
        bare, inside = _without_brackets(piece)
        bare, tail = _without_tail(bare)
        kind = fact(bare)
        extra += tail
        if kind:
            parts.append((kind, bare if tail else piece))
            continue
        named = [(fact(said), said) for said in inside]
        extra += [(kind, said) for kind, said in named if kind]
        # （后端）（20k）（二群） tells more of the job, pays, and is a remark: only what comes first is of the title
        if inside and not named[0][0] and titles.likeness(bare) and not _is_no_part(inside[0]):
            note = f"（{inside[0]}）" if "（" in piece else f" ({inside[0]})"
        parts.append(("", bare))
    return Entry(index, tuple(parts), tuple(extra), note)


def _without_brackets(piece: str) -> tuple[str, list[str]]:
    inside: list[str] = []
    while (found := _BRACKET.search(piece)) and found.start() > 0:
        inside.insert(0, found[1].strip())
        piece = piece[: found.start()].strip()
    return piece, inside


def _is_no_part(inside: str) -> bool:
    return titles.is_generic(inside) or titles.is_cry(inside) or titles.is_closed(f"({inside})")


def _without_tail(text: str) -> tuple[str, list[tuple[str, str]]]:
    """Return words without the facts after a slash: 项目经理/本科/3年以上."""
    pieces = _SLASH.split(text)
    tail: list[tuple[str, str]] = []
    while len(pieces) > 1 and (kind := fact(pieces[-1])):
        tail.append((kind, pieces.pop()))
    return "/".join(pieces) if tail else text, tail


def fact(text: str) -> str:
    """Return which fact a part surely is: a field's name, ``number`` for one without a meaning, or nothing."""
    if not text or titles.likeness(text):
        return ""
    when = dated.read(text)
    if when:
        return when[0] if when[0] in ("posted", "closes") else "number"
    return next((name for name, holds in _FACTS if holds(text)), "") or _fact_of_person(text)


def _is_paid(text: str) -> bool:
    return short_facts.is_money(text) or salary.find(text, "zh") is not None or _PAY.fullmatch(text) is not None


def _is_button(text: str) -> bool:
    """Tell whether a part is only to be clicked: Apply, 详情."""
    return text.casefold().strip(" >→»[]") in load("refusals")["lists"]["buttons"]


def _is_mode(text: str) -> bool:
    """Tell whether a part says whether one works from elsewhere, and names no place."""
    return text.casefold() in load("refusals")["lists"]["modes"]


_FACTS: tuple[tuple[str, Callable[[str], object]], ...] = (
    ("remote", _is_mode),
    ("number", _is_button),
    ("locations", short_facts.places),
    ("salary", _is_paid),
    ("number", _NUMBER.fullmatch),
    ("remote", place.remote),
    ("headcount", short_facts.COUNT.fullmatch),
    ("apply", contact.find_emails),
    ("apply", contact.find_urls),
)


def _fact_of_person(text: str) -> str:
    """Return which fact a part is that says whom the job is for, or nothing."""
    if len(text) > _LONGEST_FACT:
        return ""
    if _COUNTED.search(text) and experience.parse(text):
        return "experience"
    degree = education.parse(text)
    if degree and degree.level:
        return "education"
    if employment.is_only(text):
        return "employment"
    return "hiring" if hiring.parse(text) and han(text) <= _LONGEST_KIND else ""


def settled(entries: Sequence[Entry]) -> list[Entry]:
    """Return lines whose parts are what most parts at their place are: a town that nobody knows among towns."""
    usual = Counter(len(entry.parts) for entry in entries).most_common(1)[0][0]
    whole = [entry for entry in entries if len(entry.parts) == usual]
    columns = [Counter(entry.parts[n][0] for entry in whole) for n in range(usual)]
    known = ["locations" if column["locations"] * 2 > len(whole) else "" for column in columns]
    return [replace(e, parts=_known(e.parts, known)) if len(e.parts) == usual else e for e in entries]


def _known(parts: Sequence[tuple[str, str]], known: Sequence[str]) -> tuple[tuple[str, str], ...]:
    return tuple(
        (kind or (k if not titles.likeness(text) else ""), text) for (kind, text), k in zip(parts, known, strict=True)
    )


def cut(entry: Entry) -> Entry:
    """Return a line with too few parts with those apart that a slash parts: ``青禾科技/前端工程师``."""
    parts = [(kind, piece) for kind, text in entry.parts for piece in (_SLASH.split(text) if not kind else [text])]
    return replace(entry, parts=tuple((kind or fact(piece), piece) for kind, piece in parts if piece))
