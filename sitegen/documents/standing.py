"""What the headings of a document are: its title, an employer, or a group of jobs."""

from collections.abc import Sequence

from sitegen.documents import by_employer, titles
from sitegen.documents.groups import Standing
from sitegen.documents.outline import STRONG, Mark, Role
from sitegen.documents.segments import Split


def of(marks: Sequence[Mark], split: Split) -> Standing:
    """Return what the whole document says of its headings."""
    lone = frozenset(marks[i].line.number for i in _over_all(marks, split))
    return Standing(lone, by_employer.headings(marks, split.segments))


def _over_all(marks: Sequence[Mark], split: Split) -> set[int]:
    """Return the headings that all postings stand under; one beside groups that are empty is a group, too."""
    over = [set(path) for path in (*(segment.groups for segment in split.segments), *split.rows.values())]
    shared = set.intersection(*over) if over else set()
    levels = _empty(marks) if shared else set()
    return {i for i in shared if marks[i].level not in levels}


def _empty(marks: Sequence[Mark]) -> set[int]:
    """Return the levels of headings proper that have nothing under them, and are no part of an ad."""
    said = [mark for mark in marks if mark.role is not Role.SILENT]
    over = [m for m, below in zip(said, [*said[1:], None], strict=True) if below is None or _is_over(below, m)]
    return {m.level for m in over if m.role is Role.HEADING and m.level < STRONG and not titles.is_generic(m.line.text)}


def _is_over(below: Mark, mark: Mark) -> bool:
    """Tell whether the next line is a heading as high as the one before it, or higher."""
    return below.role in (Role.HEADING, Role.SECTION) and below.level <= mark.level
