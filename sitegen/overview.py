"""What an import understood, for people: a table as wide as the terminal, and lines that say what happened.

A document comes from a stranger, so nothing in it may move the cursor: control
characters and those that turn the direction of text are taken out.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from unicodedata import combining, east_asian_width

from sitegen.documents import Understood, Unplaced

_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+")
_HEAD = ("title", "company", "places", "salary", "sections", "missing")
_LEAST = (16, 10, 8, 8, 12, 8)  # columns that each one needs to say anything
_SHORT = {
    "responsibilities": "duties",
    "requirements": "reqs",
    "preferred": "plus",
    "description": "text",
    "benefits": "perks",
    "other": "other",
}
_GAP = "  "
_MOST_UNPLACED = 20  # of one document; `--json` has them all
_LONGEST = 60


def printable(text: str) -> str:
    """Return a text on one line that does nothing to a terminal."""
    return " ".join(_UNPRINTABLE.sub(" ", text).split())


def width(text: str) -> int:
    """Return how many columns of a terminal a text takes: two for an ideograph."""
    return sum(0 if combining(char) else 2 if east_asian_width(char) in "WF" else 1 for char in text)


def fitted(text: str, columns: int) -> str:
    """Return a text in exactly that many columns: filled up with blanks, or cut with an ellipsis."""
    if width(text) > columns:
        kept, used = "", 1
        for char in text:
            used += width(char)
            if used > columns:
                break
            kept += char
        text = kept + "…"
    return text + " " * (columns - width(text))


def table(postings: Sequence[Understood], columns: int) -> str:
    """Return a line for every posting under a head, as wide as the terminal at most."""
    rows = [_HEAD, *(_row(posting) for posting in postings)]
    widths = _widths([max(map(width, column)) for column in zip(*rows, strict=True)], columns)
    lines = (_GAP.join(fitted(cell, n) for cell, n in zip(row, widths, strict=True)).rstrip() for row in rows)
    return "".join(line + "\n" for line in lines)


def _widths(wanted: Sequence[int], columns: int) -> list[int]:
    """Give every column what it wants, or take from the widest ones until all fit."""
    widths = list(wanted)
    room = columns - len(_GAP) * (len(widths) - 1)
    while sum(widths) > room:
        spare = [n - least for n, least in zip(widths, _LEAST, strict=True)]
        if max(spare) <= 0:
            break
        widths[spare.index(max(spare))] -= 1
    return widths


def _row(posting: Understood) -> tuple[str, ...]:
    return tuple(
        printable(cell)
        for cell in (
            posting.title,
            posting.company or "–",
            "、".join(posting.locations) or "–",
            posting.salary.text if posting.salary else "–",
            ", ".join(f"{_SHORT[kind]} {count}" for kind, count in _counts(posting).items()) or "–",
            ", ".join(missing(posting)) or "–",
        )
    )


def _counts(posting: Understood) -> Mapping[str, int]:
    """Return how many items (or paragraphs) the posting has of every kind of section, in its own order."""
    counts: dict[str, int] = {}
    for section in posting.sections:
        paragraphs = sum(bool(line.strip()) for line in section.text.split("\n"))
        counts[section.kind] = counts.get(section.kind, 0) + len(section.items) + paragraphs
    return {kind: count for kind, count in counts.items() if count}


def missing(posting: Understood) -> list[str]:
    """Return what a candidate would look for in vain."""
    kinds = {section.kind for section in posting.sections}
    has = {
        "company": posting.company,
        "places": posting.locations or posting.remote,
        "salary": posting.salary,
        "apply": posting.apply,
        "duties": kinds & {"responsibilities", "description"},
        "reqs": "requirements" in kinds,
    }
    return [name for name, value in has.items() if not value]


def unplaced(name: str, parts: Sequence[Unplaced]) -> str:
    """Return a line for every part of a document that is in no posting."""
    said = [f"{name}:{part.line}: in no posting: {_shortened(part.text)}\n" for part in parts[:_MOST_UNPLACED]]
    more = len(parts) - _MOST_UNPLACED
    return "".join(said) + (f"{name}: {more} more parts in no posting; `--json` lists them\n" if more > 0 else "")


def assumed(folder: str, postings: Sequence[Understood], *, unnamed: bool) -> str:
    """Return a line that says which company postings were filed under that state none."""
    titles = ", ".join(f"`{_shortened(posting.title)}`" for posting in postings[:3])
    whose = titles if len(postings) <= 3 else f"{titles} and {len(postings) - 3} more"  # noqa: PLR2004 - a few by name
    why = "`--company NAME` names it" if unnamed else "it is the site's only company"
    return f"no company is stated for {whose}: filed under `{folder}`; {why}\n"


def summary(postings: int, documents: int, outcomes: Iterable[tuple[str, int]], unplaced_parts: int) -> str:
    """Return the last line: how much of what."""
    said = [f"{_counted(postings, 'posting')} of {_counted(documents, 'document')}"]
    files = [f"{_counted(count, 'file')} {what}" for what, count in outcomes if count]
    said += [", ".join(files)] if files else []
    said += [f"{_counted(unplaced_parts, 'part')} in no posting"] if unplaced_parts else []
    return "; ".join(said) + "\n"


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def _shortened(text: str) -> str:
    line = printable(text)
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"
