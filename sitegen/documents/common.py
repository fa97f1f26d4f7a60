"""What is asked once for several listed jobs: ``We expect you:`` below a list of titles is meant for each."""

from collections.abc import Sequence
from dataclasses import replace

from sitegen.documents import sections
from sitegen.documents.lines import Kind
from sitegen.documents.outline import Mark, Role
from sitegen.documents.things import Section, Understood

_FAR = 200  # lines
_FOR_ALL = frozenset({"responsibilities", "requirements", "preferred"})


def shared(
    marks: Sequence[Mark], outside: Sequence[int], postings: Sequence[Understood]
) -> tuple[tuple[Understood, ...], frozenset[int]]:
    """Return several postings that ask nothing themselves with what is asked for all, and the lines of that.

    ``outside`` are the lines in no posting. Where one posting has such a section of its
    own, nothing is shared: the others may be less of an ad.
    """
    own = {section.kind for posting in postings for section in posting.sections}
    if len(postings) < 2 or own & _FOR_ALL:  # noqa: PLR2004 - several
        return tuple(postings), frozenset()
    stated: list[Section] = []
    taken: set[int] = set()
    jobs, around = {posting.line for posting in postings}, frozenset(outside)
    for start in outside:
        if marks[start].section in {section.kind for section in stated}:
            continue  # once for all is once
        if start in taken or marks[start].section not in _FOR_ALL or not _is_beside(marks, start, jobs):
            continue
        lines = _below(marks, start, around)
        found = [s for s in sections.read([marks[i] for i in lines]) if s.kind in _FOR_ALL and s.items]
        stated += found[:1]
        taken.update(lines if found else ())
    return tuple(replace(p, sections=(*p.sections, *stated)) for p in postings), frozenset(taken)


def _is_beside(marks: Sequence[Mark], start: int, jobs: set[int]) -> bool:
    """Tell whether no heading stands between a label and the last job before it, or the first below it."""
    for step in (range(start - 1, max(-1, start - _FAR), -1), range(start + 1, min(len(marks), start + _FAR))):
        for index in step:
            if marks[index].line.number in jobs:
                return True
            if marks[index].role is Role.HEADING:
                break
    return False


def _below(marks: Sequence[Mark], start: int, outside: frozenset[int]) -> list[int]:
    """Return a label's line and the lines of its list, which a paragraph after it ends."""
    lines = [start]
    listed = False
    for index in range(start + 1, len(marks)):
        mark = marks[index]
        apart = listed and mark.line.kind is Kind.TEXT and marks[index - 1].role is Role.SILENT
        if index not in outside or mark.role not in (Role.BODY, Role.SILENT) or apart:
            break
        listed = listed or mark.line.kind is Kind.ITEM
        lines.append(index)
    return lines
