"""Vacancies that are named and no more, a line each, under a line that says so: ``Vacancies`` / ``Cook`` / ``Porter``.

They may stand beside jobs that are written out. A list of those is a menu, and names nothing new.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sitegen.documents import announced, items, refuse, short_facts, title_parts, titles
from sitegen.documents.head import Head
from sitegen.documents.lines import Kind
from sitegen.documents.outline import BARE, Mark, Role
from sitegen.documents.title_parts import Title

_LONGEST_HEADING, _LONGEST = 60, 70
_SEVERAL = 2
_MOST = 200  # lines of a list
_NO_NAME = re.compile(r"[。；;！!？?]|[，,].*[，,]|https?:|\.$|[：:]$")


@dataclass(frozen=True, slots=True)
class _Entry:
    """A line of such a list, and the title in it."""

    index: int
    title: Title
    clear: bool


def beside(marks: Sequence[Mark], heads: Sequence[Head]) -> tuple[Head, ...]:
    """Return the heads with those of the vacancies that are only named, in order."""
    last = {head.index for head in heads if _is_last(marks, head)}  # of a list, over a section that is not its own
    taken = ({head.index for head in heads} | {head.titled for head in heads}) - last
    names = [head.title.words.casefold() for head in heads if head.index not in last]
    by_index = {head.index: head for head in heads}
    named: set[str] = set()
    found: list[Head] = []
    dropped: set[int] = set()
    for index, mark in enumerate(marks):
        if not _announces(mark):
            continue
        field = mark.field == "title" and index in taken  # 招聘职位 over several of them
        first = by_index[index].titled if field and index in by_index else -1
        run = _run(marks, index, taken - {first} if field else taken) if field or index not in taken else []
        if index in by_index and run:
            dropped.add(index)
            names = [name for name in names if name != by_index[index].title.words.casefold()]
        new = [
            e
            for e in run
            if not _is_among(e.title.words.casefold(), names, named) and "](#" not in marks[e.index].line.raw
        ]
        for entry in new:
            end = _end(marks, entry.index)
            found.append(Head(entry.index, BARE, entry.title, titles.CLEAR, None, entry.index, end, offered=True))
            named.add(entry.title.words.casefold())
        taken |= {entry.index for entry in run}
        dropped |= last & {entry.index for entry in run}
    kept = [head for head in heads if head.index not in dropped]  # those in a list are in ``found``
    return tuple(sorted([*kept, *found], key=lambda head: head.index)) if found else tuple(heads)


def _is_last(marks: Sequence[Mark], head: Head) -> bool:
    """Tell whether a bare line was taken for a title only because a section follows after a gap."""
    at = head.index
    if head.level != BARE or not 0 < at < len(marks) - 1 or marks[at].role is not Role.BODY:
        return False
    return marks[at - 1].role is not Role.SILENT and marks[at + 1].role is Role.SILENT


def _announces(mark: Mark) -> bool:
    """Tell whether a line says that jobs follow, and nothing else."""
    text = mark.line.text
    if mark.role is Role.SILENT or len(text) > _LONGEST_HEADING or mark.value or text.endswith(("?", "？")):
        return False
    stands = mark.line.kind in (Kind.HEADING, Kind.TEXT)
    says = stands and refuse.offers(text) and (titles.is_generic(text) or text.endswith((":", "：")))
    return says and not announced.LATER.search(text)


def _run(marks: Sequence[Mark], over: int, taken: set[int]) -> list[_Entry]:
    """Return the lines of the list below a line, all of one form; none where they do not read like titles."""
    run: list[_Entry] = []
    gap = 0  # blank lines between the lines, everywhere the same
    for index in range(over + 1, min(len(marks), over + 1 + _MOST)):
        mark = marks[index]
        if mark.role is Role.SILENT:
            continue
        first = marks[run[0].index].line if run else mark.line
        if run and mark.line.kind is Kind.ITEM and mark.line.indent > first.indent:
            continue
        apart = index - run[-1].index - 1 if run else 0
        gap = apart if len(run) == 1 and mark.line.kind is Kind.TEXT else gap
        alike = (mark.line.kind, items.style(mark.line)) == (first.kind, items.style(first))
        entry = _entry(mark, index) if alike and index not in taken else None
        if entry is None or (mark.line.kind is Kind.TEXT and run and apart != gap):
            closes = mark.role is Role.BODY and alike and apart == 0 and run and mark.line.kind is Kind.TEXT
            return [] if closes or _opens(marks, run) else _settled(run)
        run.append(entry)
    return _settled(run)


def _opens(marks: Sequence[Mark], run: Sequence[_Entry]) -> bool:
    """Tell whether the last line of a list stands right over a part of an ad: then it is that ad's title."""
    below = marks[run[-1].index + 1] if run and run[-1].index + 1 < len(marks) else None
    return below is not None and below.role in (Role.SECTION, Role.FACT)


def _entry(mark: Mark, index: int) -> _Entry | None:
    """Return the title of a line that may be one and no more."""
    text = mark.line.text
    if mark.role is not Role.BODY or mark.label or mark.line.kind not in (Kind.TEXT, Kind.ITEM):
        return None
    if not 1 < len(text) <= _LONGEST or _NO_NAME.search(text) or short_facts.is_fact(text):
        return None
    if titles.starts_otherwise(text) or titles.is_generic(text) or titles.is_placeholder(text):
        return None
    title = title_parts.read(text)
    if title.closed:
        return None
    return _Entry(index, title, titles.likeness(title.words) == titles.CLEAR or titles.likeness(text) == titles.CLEAR)


def _settled(run: Sequence[_Entry]) -> list[_Entry]:
    """Return a list of which most lines clearly are titles."""
    clear = sum(entry.clear for entry in run)
    return list(run) if len(run) >= _SEVERAL and clear * 3 >= len(run) * 2 else []


def _is_among(name: str, written: Sequence[str], named: Collection[str]) -> bool:
    """Tell whether a job is one of those written out, in more or fewer words, or named already."""
    return name in named or any(name in other or other in name for other in written[:_MOST])


def _end(marks: Sequence[Mark], index: int) -> int:
    """Return where such a job ends: before the next line that is no further in."""
    indent = marks[index].line.indent
    for at in range(index + 1, len(marks)):
        inside = marks[index].line.kind is Kind.ITEM and marks[at].line.indent > indent
        if marks[at].role is not Role.SILENT and not inside:
            return at
    return len(marks)
