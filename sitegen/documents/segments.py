"""A document split into its postings and what stands around them.

A posting ends where the next begins, or at a heading as high as its own that names
no part of a job ad. What is outside all postings may hold facts for some or all of
them: a line under ``# Company B`` counts for the postings under that heading only.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sitegen.documents import closing
from sitegen.documents.head import Head
from sitegen.documents.lines import Kind
from sitegen.documents.outline import BARE, OWN, STRONG, Mark, Role

_START_FIELDS = 12  # fields that may stand before the title in a block of fields


@dataclass(frozen=True, slots=True)
class Segment:
    """A posting: its head, the indices of its lines, and the headings that it stands under.

    ``remarks`` are lines inside it that somebody else wrote about the ad.
    """

    head: Head
    body: tuple[int, ...]
    remarks: tuple[int, ...]
    groups: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Split:
    """All segments, and every other line with the headings over it that hold postings.

    ``rows`` has the headings over every row of a table that is a posting.
    """

    segments: tuple[Segment, ...]
    outside: tuple[tuple[int, tuple[int, ...]], ...]
    rows: Mapping[int, tuple[int, ...]]

    def around(self, segment: Segment) -> list[int]:
        """Return the outside lines that are stated for a segment, too."""
        return [index for index, over in self.outside if set(over) <= set(segment.groups)]


def split(marks: Sequence[Mark], heads: Sequence[Head], rows: Sequence[int] = ()) -> Split:
    """Return the segments that begin at the given heads; ``rows`` are postings in tables."""
    starts = _starts(marks, heads)
    paths = _paths(marks, heads)
    ends = [*starts[1:], len(marks)][: len(starts)]
    spans = [[start, _end(marks, head, end)] for head, start, end in zip(heads, starts, ends, strict=True)]
    cut = closing.give_back(marks, heads, spans)
    if cut < len(marks) and closing.is_for_groups(marks, cut, starts):
        paths[cut:] = [()] * (len(marks) - cut)
    over = [tuple(i for i in paths[head.index] if i != head.index) if head.index >= 0 else () for head in heads]
    closing.give_back_to_groups(marks, heads, spans, over)
    segments = []
    for head, (start, end), groups in zip(heads, spans, over, strict=True):
        body, remarks = _without_remarks(marks, head, start, end)
        segments.append(Segment(head, body, remarks, groups))
    holding = {index for segment in segments for index in segment.groups}
    taken = {i for segment in segments for i in (*segment.body, segment.head.index, segment.head.titled)}
    holding |= _unnamed(marks, heads, paths, taken) | {i for row in rows for i in paths[row]}
    outside = tuple(
        (index, tuple(i for i in paths[index] if i in holding)) for index in range(len(marks)) if index not in taken
    )
    return Split(tuple(segments), outside, {row: paths[row] for row in rows})


def _unnamed(
    marks: Sequence[Mark], heads: Sequence[Head], paths: Sequence[tuple[int, ...]], taken: set[int]
) -> set[int]:
    """Return headings beside the postings that have an address of their own, as every posting has.

    Such a part is an ad that names no job; what it states is nobody else's.
    """
    addressed = [index for index in closing.addresses(marks, 0, len(marks)) if paths[index]]
    over = {i for index in addressed for i in paths[index]}
    levels = {head.level for head in heads}
    if len(heads) < 2 or not all(head.index in over for head in heads):  # noqa: PLR2004 - neighbours
        return set()
    lone = {i for index in addressed if index not in taken for i in paths[index]}
    return {i for i in lone if marks[i].level in levels and marks[i].role is Role.HEADING}


def _starts(marks: Sequence[Mark], heads: Sequence[Head]) -> list[int]:
    """Return where postings begin: with the fields above a title field, where titles are not first."""
    starts: list[int] = []
    opening = ""  # the field that every block begins with
    for head in heads:
        floor = starts[-1] + 1 if starts else 0
        start = head.index
        if head.index < 0:
            start = 0
        elif marks[head.index].field == "title":
            run = head.index
            while run > floor and marks[run - 1].role is Role.FACT and head.index - run < _START_FIELDS:
                run -= 1
            if not starts and run < head.index:
                start, opening = run, marks[run].field
            elif opening:
                start = next((i for i in range(head.index, run - 1, -1) if marks[i].field == opening), start)
            elif run > floor:
                start = run
        starts.append(start)
    return starts


def _paths(marks: Sequence[Mark], heads: Sequence[Head]) -> list[tuple[int, ...]]:
    """Return, for every line, the headings that it stands under, outermost first."""
    begins = {head.index: head.level for head in heads}
    stack: list[tuple[int, int]] = []
    paths: list[tuple[int, ...]] = []
    current: tuple[int, ...] = ()
    for index, mark in enumerate(marks):
        level = begins.get(index, mark.level if mark.role in (Role.HEADING, Role.SECTION) else BARE + 1)
        if level < BARE or index in begins:
            while stack and stack[-1][0] >= level:
                stack.pop()
            stack.append((level, index))
            current = tuple(i for _, i in stack)
        paths.append(current)
    return paths


def _end(marks: Sequence[Mark], head: Head, limit: int) -> int:
    """Return the line that a posting ends before."""
    level = head.level
    if head.end is not None:
        return min(limit, head.end)
    if head.direct is not None:
        level = min(level, marks[head.direct].level - 1)
    seen: set[str] = set()
    for index in range(max(head.index, head.titled) + 1, limit):
        mark = marks[index]
        if mark.section in OWN and (mark.level > level or mark.section not in seen):
            seen.add(mark.section)
        elif (seen and _is_further_out(marks, index, head)) or _is_as_high(marks, index, level):
            return index
    return limit


def _is_as_high(marks: Sequence[Mark], index: int, level: int) -> bool:
    """Tell whether a line is a heading that ends a posting of a level."""
    mark = marks[index]
    return mark.role in (Role.HEADING, Role.SECTION) and mark.level <= level and not _is_over_fields(marks, index)


def _is_further_out(marks: Sequence[Mark], index: int, head: Head) -> bool:
    """Tell whether a line is a field in a list that the title's own list is inside of."""
    title, line = marks[head.index].line if head.index >= 0 else None, marks[index].line
    listed = title is not None and title.kind is Kind.ITEM and line.kind is Kind.ITEM
    return listed and marks[index].role is Role.FACT and title is not None and line.indent < title.indent


def _is_over_fields(marks: Sequence[Mark], index: int) -> bool:
    """Tell whether an emphasised line stands over fields, as 【其他信息】 does inside a posting."""
    after = next((m for m in marks[index + 1 : index + 4] if m.role is not Role.SILENT), None)
    over = marks[index].role is Role.HEADING and marks[index].level == STRONG
    return over and after is not None and after.role is Role.FACT and after.field not in ("title", "apply")


def _without_remarks(
    marks: Sequence[Mark], head: Head, start: int, end: int
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return the lines of the posting itself and the remarks on it, from their heading on."""
    body: list[int] = []
    remarks: list[int] = []
    level: int | None = None
    for index in range(start, end):
        mark = marks[index]
        if mark.section == "commentary" and (level is None or mark.level <= level):
            level = mark.level
        elif level is not None and mark.section in OWN and mark.level <= level:
            level = None
        if index not in (head.index, head.titled):
            (body if level is None else remarks).append(index)
    return tuple(body), tuple(remarks)
