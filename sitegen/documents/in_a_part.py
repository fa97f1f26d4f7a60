"""The job of one part of a page that is about something else: ``## We're hiring!`` in the README of a program."""

from collections.abc import Sequence

from sitegen.documents import announced, applying, refuse, title_parts, titles, told_job
from sitegen.documents.head import Head
from sitegen.documents.lines import Kind
from sitegen.documents.outline import BARE, STRONG, Mark, Role
from sitegen.facts import salary

_MOST = 40  # lines of such a part
_LONGEST = 400
_SEVERAL = 2  # other headings that make a part one of many


def heads(marks: Sequence[Mark]) -> tuple[Head, ...]:
    """Return the head over the one part of a document that hires, and says whom to write to or what is paid.

    A line with a link only mentions it.
    """
    over = [i for i, m in enumerate(marks) if m.role in (Role.HEADING, Role.SECTION) and m.level < STRONG]
    parts = [i for i in over if _announces(marks[i])]
    if len(parts) != 1 or len([i for i in over[1:] if i != parts[0]]) < _SEVERAL:
        return ()
    start = parts[0]
    end = next((i for i in over if i > start and marks[i].level <= marks[start].level), len(marks))
    inside = marks[start + 1 : end]
    reached = any("@" in m.line.raw and applying.leads_somewhere(m.line.raw) for m in inside)
    paid = any(len(m.line.text) <= _LONGEST and salary.find(m.line.text, "en") for m in inside)
    if len(inside) > _MOST or not (reached or paid):
        return ()
    listed = sum(m.role is Role.BODY and m.line.kind is Kind.ITEM for m in inside)
    words = told_job.find(inside) if listed < _SEVERAL else ""
    title = title_parts.read(words) if words else None
    if title is None or titles.likeness(title.words) < titles.CLEAR:
        return ()
    return (Head(start, BARE, title, titles.CLEAR, None, start, end, offered=True),)


def _announces(mark: Mark) -> bool:
    text = mark.line.text
    says = titles.is_generic(text) and refuse.offers(text) and not text.endswith(("?", "？"))
    return says and not announced.LATER.search(text)
