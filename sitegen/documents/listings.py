"""Jobs that are listed by title only: ``- [Data Analyst](https://…) - Toronto``.

Only asked where a document has no other titles; a list of titles in a text that
looks for nobody (a team page) is none.
"""

import re
from collections.abc import Sequence

from sitegen.documents import items, title_parts, titles
from sitegen.documents.heads import Head
from sitegen.documents.lines import Kind
from sitegen.documents.outline import BARE, Mark, Role

_SEPARATOR = re.compile(r"\s+[-–—]\s+|\s*[|｜]\s*|\s*[，；;]\s*")


def find(marks: Sequence[Mark]) -> tuple[Head, ...]:
    """Return the heads of listed jobs: items of the top level that are a title and facts."""
    found = []
    for index, mark in enumerate(marks):
        line = mark.line
        if line.kind is not Kind.ITEM or mark.role is not Role.BODY or len(line.text) > 2 * titles.LONGEST:
            continue
        parts = [part for part in _SEPARATOR.split(line.text) if part.strip()]
        titled = [p for p in parts if titles.likeness(p) == titles.CLEAR and not title_parts.is_fact(p)]
        others = [p for p in parts if p not in titled]
        unknown = [p for p in others if not title_parts.is_fact(p)]
        if titled and len(unknown) <= 1:
            title = title_parts.read(" | ".join(parts))
            found.append(Head(index, BARE, title, titles.CLEAR, None, index))
    levels = {marks[head.index].line.indent for head in found}
    return tuple(h for h in found if marks[h.index].line.indent == min(levels))


def end(marks: Sequence[Mark], head: Head, limit: int) -> int:
    """Return where a listed job ends: before a line that is not below its item."""
    first = marks[head.index].line
    for index in range(head.index + 1, limit):
        line = marks[index].line
        if line.kind is Kind.TEXT and line.indent <= first.indent and marks[index - 1].role is Role.SILENT:
            return index
        if line.kind is Kind.ITEM and line.indent <= first.indent and items.style(line) == items.style(first):
            return index
    return limit
