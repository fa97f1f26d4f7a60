"""Where postings begin: the lines that hold a job's title.

A heading is a title when it reads like one and something stands under it, or when
the sections of a job ad stand directly under it. A bare line needs both. A field
(``职位名称：…``) is a title wherever it stands, and wins over the heading above it.
"""

from collections.abc import Sequence
from itertools import islice, takewhile, zip_longest

from sitegen.documents import head_fields, items, refuse, title_parts, titles
from sitegen.documents.head import Head
from sitegen.documents.lines import Kind, Line
from sitegen.documents.other_titles import (
    begins_again,
    is_bulleted,
    is_menu,
    is_quoted,
    is_sentence,
    leads_fields,
    recruits_for,
)
from sitegen.documents.outline import BARE, OWN, STRONG, Mark, Role
from sitegen.documents.scan import OPENERS, Scan

_ENOUGH = 2  # titles that make the heading over them a group
_FEW = 5  # lines
_FARTHEST_NUMBER = 12  # lines
_MOST_LINES = 80  # of an ad, in which its second section begins
_LEAST_PROSE = 30  # characters of a sentence about a job
_LONGEST_BARE = 24  # characters of a bare line that reads like no job


def find(scan: Scan) -> tuple[Head, ...]:
    """Return the heads of all postings in order."""
    marks = scan.marks
    heads: list[Head] = []
    for index, mark in enumerate(marks):
        head = _at(scan, index, mark, heads)
        if head is None:
            continue
        if heads and heads[-1].titled == index != heads[-1].index:
            heads.pop()  # 招聘岗位： over a title that stands for itself
        if mark.field == "title" and head_fields.belongs_to(marks, heads, index, head):
            heads[-1] = head_fields.named(scan, heads[-1], head)
        else:
            heads.append(head)
    return tuple(head_fields.lone(scan, _without_groups(_without_parts(heads, marks), marks)))


def _at(scan: Scan, index: int, mark: Mark, heads: Sequence[Head]) -> Head | None:
    """Return the head at a line, or None."""
    if mark.field == "title" or mark.section == "role":
        return head_fields.read(scan, index, mark)
    if mark.label or mark.role not in (Role.HEADING, Role.BODY):
        return None
    likeness, told = scan.likeness[index], False
    if mark.level < BARE:
        accepted = _heading(scan, index, mark, heads)
    elif is_quoted(scan, index):
        over = scan.marks[scan.preceding[index]].level + 1
        title = title_parts.read(mark.line.text)
        return Head(index, over, title, likeness, scan.direct(index, over), index)
    elif mark.line.kind is Kind.TEXT:
        accepted = _bare(scan, index, mark, heads) or (not heads and _leads(scan, index, mark))
        told = not accepted and _is_told(scan, index, mark, heads)
    else:
        accepted = mark.line.ordinal is not None and _numbered(scan, index, mark, heads)
        bulleted = is_bulleted(scan, index, heads[-1].index if heads else -1) and not _waiting(scan, index, heads)
        if bulleted or (not heads and leads_fields(scan, index)):
            accepted, likeness = True, titles.CLEAR
    if not accepted and not told:
        return None
    title = title_parts.read(mark.line.text)
    said_again = bool(heads) and title.words == heads[-1].title.words and index - heads[-1].index <= _FEW
    if titles.is_placeholder(title.words) or (said_again and is_sentence(mark)):
        return None  # 现招聘前端工程师，负责…, right under 前端工程师
    return Head(
        index, mark.level, title, likeness, None if told else scan.direct(index, mark.level), index, offered=told
    )


def _heading(scan: Scan, index: int, mark: Mark, heads: Sequence[Head]) -> bool:
    quoted = scan.likeness[index] < titles.CLEAR and is_quoted(scan, scan.following[index])
    if quoted or titles.is_generic(mark.line.text):
        return not quoted and recruits_for(scan, index)
    likeness, direct = scan.likeness[index], scan.direct(index, mark.level)
    inside = _inside(heads, mark.level)
    if mark.level == STRONG and _waiting(scan, index, heads):
        return False
    if likeness == titles.CLEAR:
        after = scan.following[index]
        followed = after < len(scan.marks) and scan.marks[after].role is not Role.HEADING
        return direct is not None or (followed and not (inside and inside.direct is not None))
    if direct is None or len(mark.line.text) > titles.LONGEST:
        return False
    if likeness == titles.WEAK:
        return not (inside and inside.likeness == titles.CLEAR)
    return inside is None and _is_titled_alike(scan, index, direct)


def _is_titled_alike(scan: Scan, index: int, direct: int) -> bool:
    """Tell whether a heading that reads like no job may be one: a name over the sections of an ad."""
    words = scan.marks[index].line.text
    if "@" in words or "://" in words:
        return False  # **Write to us: jobs@kite.example**
    asks = words.endswith(("?", "？", "。", "!", "！")) or titles.starts_otherwise(words) or refuse.instructs(words)
    level = scan.marks[direct].level
    below = islice(scan.marks, direct, direct + _MOST_LINES)
    inside = takewhile(lambda mark: mark.role is not Role.HEADING or mark.level > level, below)
    kinds = {mark.section for mark in inside} & OWN  # under no other heading: that one is about something else
    return not asks and not titles.is_file_name(words) and len(kinds) > 1


def _inside(heads: Sequence[Head], level: int) -> Head | None:
    """Return the head that a deeper heading stands under, if any."""
    for head in reversed(heads[-8:]):
        if head.level < level:
            return head
        if head.level == level:
            return None
    return None


def _waiting(scan: Scan, index: int, heads: Sequence[Head]) -> bool:
    """Tell whether the last title has no section yet, so that a line is its introduction."""
    if not heads or heads[-1].likeness == 0 or heads[-1].level >= scan.marks[index].level:
        return False
    direct = heads[-1].direct
    return direct is not None and direct > index


def _bare(scan: Scan, index: int, mark: Mark, heads: Sequence[Head]) -> bool:
    likeness = scan.likeness[index]
    pipes = mark.line.text.count("|") + mark.line.text.count("｜")
    if pipes and (pipes > 1 or (heads and "|" in scan.marks[heads[-1].index].line.text)):
        return likeness == titles.CLEAR and not is_menu(scan, index)
    if _waiting(scan, index, heads) or not scan.opens(index):
        waits = _waiting(scan, index, heads)
        return not waits and _is_apart(scan, index) and _tells_first(scan, index, mark)
    after = scan.marks[scan.following[index]]
    if likeness == 0 and not heads and scan.preceding[index] < 0:
        return len(mark.line.text) <= titles.LONGEST_CHINESE and after.section in OWN and not is_sentence(mark)
    if likeness == titles.WEAK and heads and (heads[-1].level < STRONG or not _is_apart(scan, index)):
        return False
    if likeness:
        opener = scan.opener(index) if likeness == titles.CLEAR else after
        named = likeness == titles.CLEAR or (not heads and scan.direct(index, mark.level) is not None)
        return opener is not None and (opener.section in OPENERS or (opener.role is Role.FACT and named))
    return _is_beside(scan, index, heads)


def _is_apart(scan: Scan, index: int) -> bool:
    """Tell whether nothing, or a blank line, stands before a line."""
    return index == 0 or scan.marks[index - 1].role is Role.SILENT


def _is_told(scan: Scan, index: int, mark: Mark, heads: Sequence[Head]) -> bool:
    """Tell whether a line apart is a title over prose alone, as others apart are titles over parts of an ad."""
    if scan.likeness[index] < titles.CLEAR or is_sentence(mark) or not _is_apart(scan, index):
        return False
    below = scan.after(index)
    prose = below is not None and below.role is Role.BODY and below.line.kind is Kind.TEXT and is_sentence(below)
    if below is None or not prose or len(below.line.text) < _LEAST_PROSE:
        return False
    last = heads[-_FARTHEST_NUMBER:]
    alike = [h for h in last if h.level == BARE and h.likeness == titles.CLEAR and _is_apart(scan, h.index)]
    if len(alike) != len(last) or not alike:
        return False
    near = [m for m in islice(scan.marks, index + 1, index + _FARTHEST_NUMBER) if m.role is not Role.SILENT][:_FEW]
    states = any(m.field in ("salary", "employment", "headcount") and m.value for m in near)
    at_once = scan.following[index] == index + 1
    return states or (at_once and len(alike) >= _ENOUGH)


def _is_beside(scan: Scan, index: int, heads: Sequence[Head]) -> bool:
    """Tell whether a line that reads like no job is one as the title before it is, over the same parts."""
    mark, after = scan.marks[index], scan.after(index)
    alike = [h for h in heads[-3:] if h.level == BARE]
    short = len(mark.line.text) <= _LONGEST_BARE and not any(c in mark.line.text for c in "，。；：,;:？?！!")
    apart = scan.preceding[index] < index - 1
    if not alike or not apart or after is None:
        return False
    return (short and after.section in ("responsibilities", "duties")) or begins_again(scan, index, alike[-1].index)


def _leads(scan: Scan, index: int, mark: Mark) -> bool:
    """Tell whether the first line of a letter or a page is a title, with sections further down."""
    clear = scan.preceding[index] < 0 and scan.likeness[index] == titles.CLEAR and not is_sentence(mark)
    return clear and scan.direct(index, mark.level) is not None


def _numbered(scan: Scan, index: int, mark: Mark, heads: Sequence[Head]) -> bool:
    """Tell whether a numbered line is a title rather than an item of the list before it."""
    if _waiting(scan, index, heads) or not (scan.opens(index) or _tells_first(scan, index, mark)):
        return False
    before = _number_before(scan, index)
    last = scan.marks[heads[-1].index].line if heads else None
    goes_on = last is not None and items.follows(mark.line, last)  # 2. 仓务跟车, after 1. 业务员
    listed = before is not None and items.follows(mark.line, before)
    if scan.likeness[index] < titles.CLEAR:
        return goes_on and not listed and len(mark.line.text) <= _LONGEST_BARE
    return goes_on or not listed


def _tells_first(scan: Scan, index: int, mark: Mark) -> bool:
    """Tell whether a sentence or two about a job stand between its number and its first section."""
    direct = scan.direct(index, BARE)
    if scan.likeness[index] < titles.CLEAR or is_sentence(mark) or direct is None or direct > index + _FEW:
        return False
    between = [m for m in scan.marks[index + 1 : direct] if m.role is not Role.SILENT]
    return all(m.role is Role.BODY and m.line.kind is Kind.TEXT and is_sentence(m) for m in between)


def _number_before(scan: Scan, index: int) -> Line | None:
    """Return the number before a numbered line in the list that it stands in, what is below that passed over."""
    for mark in reversed(scan.marks[max(0, index - _FARTHEST_NUMBER) : index]):
        if mark.role not in (Role.BODY, Role.SILENT):
            return None
        if mark.line.ordinal is not None:
            return mark.line
    return None


def _without_parts(heads: Sequence[Head], marks: Sequence[Mark]) -> list[Head]:
    """Leave out headings that stand inside a posting: deeper, and without sections of their own."""
    kept: list[Head] = []
    for head in heads:
        above = _inside(kept, head.level)
        part = above and above.direct is not None and head.direct is None and marks[head.titled].field != "title"
        if not (part and marks[head.index].line.text.count("|") < 2):  # noqa: PLR2004
            kept.append(head)
    return kept


def _without_groups(heads: Sequence[Head], marks: Sequence[Mark]) -> list[Head]:
    """Leave out headings over other titles that have no section of their own."""
    kept = []
    if len(heads) > 2 and heads[0].level == BARE and heads[0].direct is None:  # noqa: PLR2004 - it and two more
        headed = all(head.level < BARE and head.direct is not None for head in heads[1:])
        heads = heads[1:] if headed else heads  # the headline of a document whose titles are headings
    for at, (head, below) in enumerate(zip_longest(heads, heads[1:])):
        over = below is not None and below.level > head.level
        owns = head.direct is not None and below is not None and head.direct < below.index
        owns = owns and not (over and head.likeness < titles.CLEAR and _is_over_titles(heads, at))
        grouped = over and not owns and marks[head.titled].field != "title" and head.level < STRONG
        if not grouped:
            kept.append(head)
    return kept


def _is_over_titles(heads: Sequence[Head], at: int) -> bool:
    """Tell whether several titles with sections of their own stand right under a heading."""
    below = takewhile(lambda head: head.level > heads[at].level, islice(heads, at + 1, at + 1 + _ENOUGH))
    return sum(head.direct is not None for head in below) == _ENOUGH
