"""Which lists of titles are offered, because something above them says that jobs follow.

A line over several headings says so of the list under each: ``# Who is hiring`` over
``### Acme`` and ``### Quilt``, but ``## Open roles`` says nothing of ``## Former colleagues``.
"""

import re
from collections.abc import Sequence

from sitegen.documents import refuse, titles
from sitegen.documents.outline import BARE, STRONG, Mark, Role

_MOST_BEFORE = 3  # lines above a list that may say what it lists
_NEAR = 12
LATER = re.compile(
    r"\b(?:future|upcoming|past|previous|closed|filled|former|expired|alumni)\b|往期|已结束|已招满|过往|将来",
    re.IGNORECASE,
)  # jobs that nobody can have now


def lists(marks: Sequence[Mark], starts: Sequence[int], lengths: Sequence[int]) -> frozenset[int]:
    """Return the first lines of lists that are offered; a list of one is only among others."""
    found: set[int] = set()
    headings = _over(marks)
    level = 0  # of the headings that the announcement counts for
    for start, length in zip(starts, lengths, strict=True):
        over = headings[start]
        inherits = level and over is not None and marks[over].level == level and not _is_left(marks, over, level)
        if length > 1 and _is_announced(marks, start):
            found.add(start)
            silent = over is not None and not _says(marks[over])
            level = marks[over].level if over is not None and silent else 0
        elif inherits:
            found.add(start)
        else:
            level = 0
    return frozenset(found)


def _over(marks: Sequence[Mark]) -> list[int | None]:
    """Return the heading proper that every line stands under; a part of an ad is none."""
    found: list[int | None] = []
    current: int | None = None
    for index, mark in enumerate(marks):
        if mark.role in (Role.HEADING, Role.SECTION) and mark.level < STRONG:
            current = index if mark.role is Role.HEADING else None
        found.append(current)
    return found


def _is_left(marks: Sequence[Mark], over: int, level: int) -> bool:
    """Tell whether a higher heading stands between a heading and the one of its level before it."""
    for index in range(over - 1, -1, -1):
        if marks[index].role in (Role.HEADING, Role.SECTION) and marks[index].level <= level:
            return marks[index].level < level
    return True


def _is_announced(marks: Sequence[Mark], index: int) -> bool:
    """Tell whether a line above a list, or the heading over it, says that jobs follow; a question does not."""
    near = [m for m in marks[max(0, index - _NEAR) : index] if m.role is not Role.SILENT]
    for mark in near[: -_MOST_BEFORE - 1 : -1]:
        if mark.line.text.endswith(("?", "？")) or (mark.level < BARE and LATER.search(mark.line.text)):
            return False
        if _says(mark):
            return True
    return False


def is_offered(marks: Sequence[Mark], index: int) -> bool:
    """Tell whether a line above a list says that somebody is looked for, which ``# News`` does not."""
    near = [m.line.text for m in marks[max(0, index - _NEAR) : index] if m.role is not Role.SILENT]
    return any(refuse.offers(text) and not text.endswith(("?", "？")) for text in near)


def _says(mark: Mark) -> bool:
    return titles.is_generic(mark.line.text) or refuse.offers(mark.line.text)
