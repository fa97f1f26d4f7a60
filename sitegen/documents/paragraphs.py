"""Jobs in paragraphs: each begins with a title and goes on with what is asked."""

from collections.abc import Sequence

from sitegen.documents import title_parts, titles
from sitegen.documents.head import Head
from sitegen.documents.lines import Kind
from sitegen.documents.outline import BARE, Mark, Role

_LONGEST_OPENING = 60


def heads(marks: Sequence[Mark]) -> list[Head]:
    """Return the heads of paragraphs that begin with a title and go on with what is asked, if there are several."""
    starts = [i for i in range(len(marks)) if _opens_block(marks, i)]
    found = [
        Head(i, BARE, title_parts.read(marks[i].line.text), titles.CLEAR, None, i, _block_end(marks, i), offered=True)
        for i in starts
    ]
    return found if len(found) > 1 else []


def _opens_block(marks: Sequence[Mark], index: int) -> bool:
    mark = marks[index]
    text = mark.line.text
    if mark.role is not Role.BODY or mark.line.kind is not Kind.TEXT or len(text) > _LONGEST_OPENING:
        return False
    apart = index == 0 or marks[index - 1].role is Role.SILENT
    after = marks[index + 1] if index + 1 < len(marks) else None
    if after is not None and after.role is Role.SILENT and index + 2 < len(marks):
        after = marks[index + 2] if marks[index + 2].line.kind is Kind.ITEM else None
    goes_on = after is not None and after.role is Role.BODY and not after.line.text[:1].islower()
    return apart and goes_on and titles.likeness(title_parts.read(text).words) == titles.CLEAR


def _block_end(marks: Sequence[Mark], index: int) -> int:
    """Return where a paragraph, or the list below its title, ends."""
    at = index + 1
    while at < len(marks) and marks[at].role is Role.SILENT:
        at += 1
    while at < len(marks) and marks[at].role is Role.BODY:
        at += 1
    return at
