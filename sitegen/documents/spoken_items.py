"""Jobs that the items of a list speak of, one each, as people write to a group: 我们缺一个前端工程师，三年经验.

Several items of a list do so under a line that says that jobs are offered. An item is all that it goes on with.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from sitegen.documents import refuse, title_parts, titles, told_job, wording
from sitegen.documents.head import Head
from sitegen.documents.lines import Kind
from sitegen.documents.outline import BARE, Mark, Role

# 有没有想投递青禾【测试岗】的同学
_WISHED = re.compile(r"(?:想|有意|有兴趣|愿意)[^。！!？?【】「」“”]{0,30}[【「“]([^【】「」“”]{2,12})[】」”]")
_ENOUGH = 2  # items that speak of jobs
_MOST_LINES = 20  # of an item
_LONGEST = 1500  # characters


def heads(marks: Sequence[Mark]) -> tuple[Head, ...]:
    """Return the heads of items that each speak of a job, if half of the items of their list do."""
    for items in _lists(marks):
        found = [head for start, end in items for head in [_head(marks, start, end)] if head]
        if len(found) >= _ENOUGH and len(found) * 2 >= len(items):
            return tuple(found)
    return ()


def _lists(marks: Sequence[Mark]) -> Iterator[list[tuple[int, int]]]:
    """Yield where the items of each list begin and end, of lists under a line that offers jobs."""
    items: list[tuple[int, int]] = []
    offered = False
    for index, mark in enumerate(marks):
        if mark.role is Role.SILENT:
            continue
        if mark.role in (Role.HEADING, Role.SECTION):
            yield items
            items, offered = [], mark.role is Role.HEADING and refuse.offers(mark.line.text)
        elif offered and mark.line.kind is Kind.ITEM and mark.line.indent == 0:
            items.append((index, index + 1))
        elif items:
            items[-1] = (items[-1][0], index + 1)
    yield items


def _head(marks: Sequence[Mark], start: int, end: int) -> Head | None:
    lines = [mark.line.text for mark in marks[start : min(end, start + _MOST_LINES)] if mark.role is not Role.SILENT]
    text = "\n".join(lines)
    if len(text) > _LONGEST or any(map(wording.is_personal, lines)):
        return None
    wished = _WISHED.search(text)
    words = told_job.sought(text) or (wished[1] if wished and titles.likeness(wished[1]) == titles.CLEAR else "")
    if not words:
        return None
    title = replace(title_parts.read(words), source=lines[0], said=lines[0])
    return Head(start, BARE, title, titles.CLEAR, None, start, end, offered=True)
