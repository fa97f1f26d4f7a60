"""The closing lines of a document, which are meant for all postings and not for the last one."""

import re
from collections.abc import Sequence
from functools import cache
from itertools import groupby, pairwise

from sitegen.documents.head import Head
from sitegen.documents.lines import Kind
from sitegen.documents.outline import OWN, Mark, Role
from sitegen.documents.words import load
from sitegen.facts import contact
from sitegen.facts.width import simplified

_FOR_ALL = frozenset({"locations", "company", "apply", "closes", "wechat", "subject"})
# Who employs, and where, is said once for all postings, and so is what is said beside it.
_ANCHORS = frozenset({"company", "apply", "locations"})
_ALONG = frozenset({"salary", "employment", "hiring", "remote", "category"})
# An address such as hr#kite.example, hr AT kite.example, hr (a) kite.example; each asked after its first character.
_SPOKEN = re.compile(
    r"#(?<=\w#)\w|AT(?<!\wAT)\b|at(?<!\wat)\b|_at_|\( ?[aA] ?[)\]）]|\[ ?[aA] ?[)\]）]|（ ?[aA] ?[)\]）]"
)
_WECHAT_SIGN = re.compile("微信|微 信|vx|wx|VX|WX|V信|echat|eChat|eixin")
_LONGEST = 80  # characters of a line that are looked at


def give_back_to_groups(
    marks: Sequence[Mark], heads: Sequence[Head], spans: list[list[int]], over: Sequence[tuple[int, ...]]
) -> None:
    """Cut the last posting under each heading before the one address of those under it, which is meant for all of them.

    ``over`` has the headings over each posting.
    """
    for path, group in groupby(range(len(heads)), key=lambda at: over[at]):
        members = list(group)
        if not path or len(members) in (1, len(heads)):
            continue
        near = [spans[at] for at in members]
        last = _last_item(marks, heads[members[-1]], near[-1])
        near[-1][1] = min(near[-1][1], _before_address(marks, near, last), _before_words(marks, near[-1], last))


def give_back(marks: Sequence[Mark], heads: Sequence[Head], spans: list[list[int]]) -> int:
    """Cut the last posting before closing lines that are meant for all; return where they begin.

    ``spans`` are where postings begin and end; the last end is changed.
    """
    if len(spans) < 2:  # noqa: PLR2004 - neighbours
        return len(marks)
    end = spans[-1][1]
    last = _last_item(marks, heads[-1], spans[-1])
    cut = _before_address(marks, spans, last)
    cut = min(cut, _before_fields(marks, spans, last, min(cut, end)), _before_words(marks, spans[-1], last))
    if cut < len(marks):
        spans[-1][1] = cut
    return cut


def is_for_groups(marks: Sequence[Mark], cut: int, starts: Sequence[int]) -> bool:
    """Tell whether closing lines are meant for the postings under other headings, too.

    They are when they hold the only address of the document, or the only employer that a field names.
    """
    if is_of_all(marks[cut]):
        return not any(map(is_of_all, marks[:cut]))
    if not any(addresses(marks, a, b) for a, b in pairwise([0, *starts])):
        return True
    return any(m.field == "company" for m in marks[cut:]) and not any(m.field == "company" for m in marks[:cut])


def _last_item(marks: Sequence[Mark], head: Head, span: Sequence[int]) -> int:
    """Return the last line of a posting that surely is its own: an item, a label, or its title."""
    items = [i for i in range(*span) if _is_item(marks[i]) or marks[i].section in OWN]
    return max([*items, head.titled])


def _is_item(mark: Mark) -> bool:
    """Tell whether a line is an item of the ad, and no field that is written as one: ``- Company: …``."""
    return mark.line.kind is Kind.ITEM and mark.role is not Role.FACT


def _before_address(marks: Sequence[Mark], spans: Sequence[Sequence[int]], last: int) -> int:
    """Return where a paragraph with the one address of the document begins.

    It is for all when no other posting says how to apply, and when the line stands
    apart, after the last item of the last section.
    """
    start, end = spans[-1]
    if any(addresses(marks, *span) for span in spans[:-1]):
        return len(marks)
    found = addresses(marks, last + 1, end)
    named = any(marks[i].field == "company" and marks[i].value for i in range(start, last + 1))
    if not found or named or addresses(marks, start, last + 1):
        return len(marks)
    return _paragraph(marks, found[0], last)


def _before_words(marks: Sequence[Mark], span: Sequence[int], last: int) -> int:
    """Return the line below a posting's items said of all: 以上岗位工作地点：…, ``All positions are …``."""
    first = next((i for i in range(*span) if _is_item(marks[i])), last)
    below = (i for i in range(first + 1, span[1]) if marks[i].line.kind is not Kind.ITEM or _begins_notes(marks, i))
    found = next((i for i in below if is_of_all(marks[i])), len(marks))
    return _noted(marks, found, first) if found < len(marks) else found


def _begins_notes(marks: Sequence[Mark], index: int) -> bool:
    """Tell whether an item that names the jobs above it begins a list at the edge of the page: ``- 以上职位：…``."""
    before = marks[index - 1]
    after_text = before.role is Role.SILENT or before.line.kind is not Kind.ITEM
    return after_text and marks[index].line.indent == 0 and _of_jobs().match(_opening(marks[index])) is not None


def _noted(marks: Sequence[Mark], index: int, first: int) -> int:
    """Return the line ``Notes:`` right over a list, or the list's first line where no such line is."""
    over = next((i for i in range(index - 1, first, -1) if marks[i].role is not Role.SILENT), index)
    leads = marks[index].line.kind is Kind.ITEM and marks[over].line.kind is Kind.TEXT
    return over if leads and marks[over].line.text.endswith((":", "：")) else index


def is_of_all(mark: Mark) -> bool:
    """Tell whether a line begins with words for all jobs above it."""
    return _of_all().match(_opening(mark)) is not None


def _opening(mark: Mark) -> str:
    """Return the first words of a line as the rules are written: small, and in Simplified characters."""
    return simplified(mark.line.text[:_LONGEST]).casefold() if mark.role is not Role.SILENT else ""


@cache
def _of_jobs() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{rule})" for rule in load("cues")["for_all_jobs"]))


@cache
def _of_all() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{rule})" for rule in load("cues")["for_all"]))


def _before_fields(marks: Sequence[Mark], spans: Sequence[Sequence[int]], last: int, end: int) -> int:
    """Return where a last paragraph of nothing but fields begins, if no other posting has such a field.

    It stands at the very end, or before the address for all, where ``end`` is.
    """
    while end - 1 > last and marks[end - 1].role is Role.SILENT:
        end -= 1
    begin = _paragraph(marks, end - 1, last)
    names = {marks[i].field for i in range(begin, end)}
    apart = last + 1 < begin < end
    allowed = _FOR_ALL | _ALONG if names & _ANCHORS else _FOR_ALL
    if not apart or not names <= allowed or any(marks[i].role is not Role.FACT for i in range(begin, end)):
        return len(marks)
    others = {marks[i].field for span in spans[:-1] for i in range(*span)}
    return begin if names.isdisjoint(others) else len(marks)


def _paragraph(marks: Sequence[Mark], index: int, last: int) -> int:
    """Return the first line of a paragraph, which begins after ``last`` at the earliest."""
    while index - 1 > last and marks[index - 1].role is not Role.SILENT:
        index -= 1
    return index


def addresses(marks: Sequence[Mark], start: int, end: int) -> list[int]:
    """Return the lines of a span that hold a mail address or a WeChat id."""
    return [i for i in range(start, end) if _is_addressed(marks[i].line.raw)]


def _is_addressed(raw: str) -> bool:
    if ("@" in raw or "ase64" in raw or _SPOKEN.search(raw)) and contact.find_emails(raw):
        return True
    return _WECHAT_SIGN.search(raw) is not None and contact.find_wechat(raw) is not None
