"""Titles in other words than their own heading.

``## 后端招聘``, a line quoted under an employer's name, a bullet over the sections of an ad,
the one line under ``## Position``, and a name with which everything begins again.
"""

import re
from itertools import islice

from sitegen.documents import short_facts, title_parts, titles
from sitegen.documents.inline import links
from sitegen.documents.lines import Kind
from sitegen.documents.outline import BARE, STRONG, Mark, Role
from sitegen.documents.scan import OPENERS, Scan
from sitegen.facts import hiring

_LONGEST_NAME = 24  # characters of a name that reads like no job
_PAUSES = "，。；：,;:？?！!、"
_FAR = 400  # lines
_SEVERAL = 2  # titles of a line
_BARS = re.compile(r"\s*[|｜丨]\s*")
_NAMED = re.compile(r"[^:：]{2,30}[:：]")
_OF_JOBS = frozenset({"employment", "salary", "headcount", "hiring", "closes"})  # what no person has
_MOST_FIELDS = 20  # in the list that a title leads
_SMALL = 3  # letters of a word that titles write small: and, of
_NO_TRADES = frozenset({"技术", "实习", "员工", "人员", "职位"})  # 技术招聘 says whom a page is for


def recruits_for(scan: Scan, index: int) -> bool:
    """Tell whether a heading names a trade that is recruited for, over sections of its own: ``## 后端招聘``."""
    mark = scan.marks[index]
    words = title_parts.read(mark.line.text).words
    kinds = titles.likeness(words) and words not in _NO_TRADES and words != mark.line.text
    return bool(kinds) and scan.direct(index, mark.level) is not None


def is_quoted(scan: Scan, index: int) -> bool:
    """Tell whether a line is a title that is quoted right under a heading, which then names the employer."""
    if index >= len(scan.marks) or scan.preceding[index] < 0:
        return False
    mark, above = scan.marks[index], scan.marks[scan.preceding[index]]
    quoted = mark.role is Role.BODY and mark.line.kind is Kind.TEXT and mark.line.raw.lstrip().startswith(">")
    under = above.role is Role.HEADING and above.level < STRONG
    if not (quoted and under and scan.likeness[index] == titles.CLEAR) or is_sentence(mark):
        return False
    return scan.likeness[scan.preceding[index]] == 0 and scan.direct(index, above.level + 1) is not None


def is_sentence(mark: Mark) -> bool:
    """Tell whether a line ends or pauses as a sentence does."""
    return mark.line.text.endswith(("。", ".", "！", "!", "?", "？", "，", ",", "：", ":")) or "，" in mark.line.text


def is_bulleted(scan: Scan, index: int, last: int) -> bool:
    """Tell whether a bullet is a title over sections of its own, and not the last of a list: ``· 客服专员 5-7K``.

    ``last`` is where the title before it stands. A bullet right after others of its kind is one
    where what that title had begins again.
    """
    mark, before, after = scan.marks[index], scan.before(index), scan.after(index)
    if mark.line.kind is not Kind.ITEM or mark.line.ordinal is not None or after is None:
        return False
    nested = after.line.kind is Kind.ITEM and after.line.indent > mark.line.indent + 1
    if after.section not in OPENERS or after.level < STRONG or nested or not _is_named(mark):
        return False
    if before is None:
        return True
    if before.line.kind is Kind.ITEM and before.line.indent < mark.line.indent:
        return False  # what an item above it goes on with
    if before.label and not before.value and before.field != "title":
        return False
    listed = before.line.kind is Kind.ITEM and before.line.marker == mark.line.marker
    listed = listed and len(before.line.text) <= titles.LONGEST and not is_sentence(before)
    return not listed or (last >= 0 and after.section in {m.section for m in _since(scan, last, index)})


def leads_fields(scan: Scan, index: int) -> bool:
    """Tell whether an item is the title over the fields in its list: ``- Cook`` / ``- Location: Leeds`` / ``- Pay: …``.

    Every other item must name something with a colon, two of them facts and one a fact of jobs, so that
    ``- Mentor a developer`` among duties is none.
    """
    mark, before = scan.marks[index], scan.before(index)
    if not _is_named(mark) or (before is not None and _is_in_list_of(before, mark)):
        return False
    facts: list[str] = []
    for other in islice(scan.marks, index + 1, index + _MOST_FIELDS):
        if other.role is Role.SILENT:
            continue
        if not _is_in_list_of(other, mark):
            break
        if not _NAMED.match(other.line.text):
            return False
        facts += [other.field] if other.role is Role.FACT and other.value else []
    return len(facts) > 1 and not _OF_JOBS.isdisjoint(facts) and scan.direct(index, BARE) is not None


def _is_in_list_of(other: Mark, mark: Mark) -> bool:
    line = other.line
    return (line.kind, line.marker, line.indent) == (mark.line.kind, mark.line.marker, mark.line.indent)


def _is_named(mark: Mark) -> bool:
    """Tell whether an item clearly is a title, with facts or without: not ``Mentor two analysts``."""
    if len(mark.line.text) > titles.LONGEST or is_sentence(mark):
        return False
    words = title_parts.read(mark.line.text).words
    small = [w for w in words.split() if w.isascii() and w.islower() and len(w) > _SMALL]
    named = titles.likeness(words) == titles.CLEAR or titles.in_brackets(mark.line.text) == titles.CLEAR
    return named and (not words.isascii() or not small)


def named_below(scan: Scan, index: int) -> int | None:
    """Return the one line under a heading such as ``## Position`` where it is a title, by its index."""
    mark, at = scan.marks[index], scan.following[index]
    names = mark.role is Role.HEADING and mark.field == "title"
    tells = mark.section == "role" and mark.level < BARE and not mark.value  # ## Role
    if not (names or tells) or at >= len(scan.marks):
        return None
    below, after = scan.marks[at], scan.after(at)
    lone = below.role is Role.BODY and (after is None or after.role in (Role.HEADING, Role.SECTION, Role.FACT))
    likely = scan.likeness[at] >= (titles.CLEAR if tells else titles.WEAK)
    return at if lone and likely and not is_sentence(below) else None


def begins_again(scan: Scan, index: int, last: int) -> bool:
    """Tell whether a short line is a title because all that the title at ``last`` has begins again below it.

    What follows at once is a field that was stated since, and then a section of a kind that
    there was since: ``Porter`` / ``Pay: …`` / ``Duties:`` after another job's pay and duties.
    """
    mark, after = scan.marks[index], scan.after(index)
    direct = scan.direct(index, BARE)
    if last < 0 or after is None or direct is None or not _is_short_name(mark.line.text):
        return False
    since = _since(scan, last, index)
    fields = {m.field for m in since if m.role is Role.FACT and m.value}
    again = scan.marks[direct].section in {m.section for m in since}
    return again and after.role is Role.FACT and after.field in fields and after.field != "title"


def _since(scan: Scan, last: int, index: int) -> list[Mark]:
    """Return the lines between a title and a later line; of many, the last ones."""
    return list(islice(scan.marks, max(last + 1, index - _FAR), index))


def _is_short_name(text: str) -> bool:
    return (
        len(text) <= _LONGEST_NAME
        and not any(c in text for c in _PAUSES)
        and not titles.starts_otherwise(text)
        and not titles.is_generic(text)
        and not titles.is_placeholder(text)
        and not short_facts.is_fact(text)
        and not hiring.parse(text)
    )


def is_menu(scan: Scan, index: int) -> bool:
    """Tell whether a line lists the titles that stand further down: ``[Cook](#cook) | [Porter](#porter)``."""
    line = scan.marks[index].line
    named = [piece for piece in _BARS.split(line.text) if titles.likeness(piece) == titles.CLEAR]
    if len(named) < _SEVERAL:
        return False
    if sum(target.startswith("#") for _, target in links(line.raw)) >= _SEVERAL:
        return True
    below = {m.line.text.strip(" #*") for m in islice(scan.marks, index + 1, index + _FAR) if m.level < BARE}
    return sum(name in below for name in named) >= _SEVERAL
