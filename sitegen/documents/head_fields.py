"""Titles that a field states, ``职位名称：…``, and what the heading above such a field then is."""

import re
from collections.abc import Sequence
from dataclasses import replace

from sitegen.documents import enumerated, labels, title_parts, titles
from sitegen.documents.head import Head
from sitegen.documents.other_titles import is_sentence, named_below
from sitegen.documents.outline import BARE, OWN, STRONG, Mark, Role
from sitegen.documents.scan import Scan

_SENTENCE = 4  # blanks of a value that ends as a sentence does
_LONGEST_FIELD = 180  # characters of what a field says is a title


def read(scan: Scan, index: int, mark: Mark) -> Head | None:
    """Return the head of a title field; its value may stand on the next line, or under it where it is a heading."""
    if mark.role is not Role.FACT:
        return _over_title(scan, index, mark)
    value = dict(labels.fields(mark.line)).get("title") or mark.value
    titled = index
    after = scan.following[index]
    if not value and after < len(scan.marks) and scan.likeness[after]:
        value, titled = scan.marks[after].line.text, after
    value = _tagged(value)
    if not value or titles.is_placeholder(value) or titles.is_told(value) or len(value) > _LONGEST_FIELD:
        return None
    if titles.is_name_of_jobs(value):
        return None  # title: Careers, of a page whose jobs stand below
    if len(enumerated.names(value)) > 1:
        return None  # 招聘岗位：收银员、导购员, which stand below it a line each
    if is_sentence(scan.marks[titled]) and value.count(" ") >= _SENTENCE and not titles.likeness(value):
        return None  # Position: we agreed on the place of the fence.
    title = title_parts.read(value, cell=True)
    likeness = max(titles.likeness(title.words), titles.WEAK)
    return Head(index, mark.level, title, likeness, scan.direct(titled, BARE), titled)


def lone(scan: Scan, heads: Sequence[Head]) -> Sequence[Head]:
    """Return the heads, the one title field of a document that stands in an overview raised over what is beside that.

    ``## Overview`` / ``Job title: …`` and then ``## What is the camp?``: all of the document is about the job.
    """
    head = heads[0] if len(heads) == 1 else None
    if head is None or head.index < 0 or head.level < BARE or scan.marks[head.titled].field != "title":
        return heads
    above = next((scan.marks[i] for i in range(head.index - 1, -1, -1) if scan.marks[i].level < BARE), None)
    if above is None or above.section not in ("role", "basics") or above.level >= STRONG:
        return heads
    level = above.level - 1
    direct = scan.direct(head.titled, level)
    return [replace(head, level=level, direct=head.direct if direct is None else direct)]


def _tagged(value: str) -> str:
    """Return the title among hashtags: ``#Java工程师 #技术``."""
    tags = re.findall(r"[#＃]([^\s#＃]{2,30})", value) if value[:1] in ("#", "＃") else []
    return next((tag for tag in tags if titles.likeness(tag) == titles.CLEAR), value)


def _over_title(scan: Scan, index: int, mark: Mark) -> Head | None:
    """Return the head of ``## Position`` over a title; the headings beside it are parts of the posting."""
    below = named_below(scan, index)
    if below is None:
        return None
    title = title_parts.read(scan.marks[below].line.text, cell=True)
    return Head(index, mark.level, title, titles.CLEAR, scan.direct(below, mark.level - 1), below)


def belongs_to(marks: Sequence[Mark], heads: Sequence[Head], index: int, field: Head) -> bool:
    """Tell whether a title field names the posting that has begun: before its sections, or in the same words.

    An overview, ``## Position overview``, is no such section: the field may stand in it.
    """
    if not heads or marks[heads[-1].titled].field == "title":
        return False
    begun = heads[-1]
    between = {marks[at].section for at in range(begun.index, index)} & OWN
    return not between - {"role"} or _is_same(begun.title.words, field.title.words)


def _is_same(heading: str, field: str) -> bool:
    """Tell whether two titles are one, with more said of it in one of them: Developer, Developer (part-time)."""
    one, other = sorted((heading.casefold().strip(), field.casefold().strip()), key=len)
    return titles.likeness(one) == titles.CLEAR and other.startswith(one)


def _is_headline(marks: Sequence[Mark], begun: Head, index: int) -> bool:
    """Tell whether another title field follows this one without a heading of that level between: 岗位一, 岗位二."""
    for at in range(index + 1, len(marks)):
        mark = marks[at]
        if mark.field == "title" and mark.role is Role.FACT and mark.value:
            return begun.level < BARE or begun.likeness < titles.CLEAR
        if mark.role is Role.HEADING and mark.level <= begun.level:
            return False
    return False


def named(scan: Scan, begun: Head, field: Head) -> Head:
    """Return the head of a field below a heading: the heading's with the field's title, or the field's own."""
    if _is_headline(scan.marks, begun, field.index):
        return field
    if begun.level < STRONG and begun.title.words != field.title.words and titles.is_kind(begun.title.words):
        below = begun.level + 1  # ### PhD, over **Position:** PhD in plant genetics
        return replace(field, level=below, direct=scan.direct(field.titled, below))
    title = replace(
        field.title,
        company=field.title.company or begun.title.company,
        locations=field.title.locations or begun.title.locations,
    )
    return replace(begun, title=title, likeness=titles.CLEAR, titled=field.titled)
