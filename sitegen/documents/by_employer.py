"""Headings that group postings by employer: ``## Acme (3)`` beside ``## Quilt Robotics (1)``.

One name alone is a category as well as an employer. Something must show that such a group
is an employer's: its postings are linked to an address that spells the name, or it is
named like a firm. Where a third of the groups are employers, all of them are.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from sitegen.documents import company, groups, labels, titles
from sitegen.documents.inline import links
from sitegen.documents.lines import Kind
from sitegen.documents.outline import Mark, Role
from sitegen.documents.segments import Segment
from sitegen.documents.things import Understood
from sitegen.facts import contact, place

_SHORTEST = 4  # letters of a name that an address may spell by chance no more
_LONGEST = 40
_SHARE = 3


def headings(marks: Sequence[Mark], segments: Sequence[Segment]) -> frozenset[int]:
    """Return the line numbers of the headings that are employers' names."""
    below: dict[int, list[Segment]] = {}
    for segment in segments:
        if segment.groups and marks[segment.groups[-1]].role is Role.HEADING:
            below.setdefault(segment.groups[-1], []).append(segment)
        if segment.head.title.company or any(marks[i].field == "company" for i in segment.body):
            return frozenset()
    texts = {index: groups.bare(marks[index].line.text) for index in below}
    names = {index: text for index, text in texts.items() if not (titles.is_generic(text) or titles.is_kind(text))}
    if not names or any(len(n) > _LONGEST or place.lookup(n) for n in names.values()):
        return frozenset()
    shown = {i for i, name in names.items() if company.is_firm(name) or _is_spelled(name, marks, below[i])}
    possible = {i for i, name in names.items() if i in shown or company.is_employer(name)}
    everyone = len(shown) * _SHARE >= len(names)
    return frozenset(marks[i].line.number for i in (possible if everyone else shown))


def shared(postings: Sequence[Understood]) -> tuple[Understood, ...]:
    """Return the postings, those that name the one employer of all others in their text completed by it."""
    named = [p for p in postings if p.company]
    if len(named) < 2 or len({p.company for p in named}) != 1:  # noqa: PLR2004 - it and another
        return tuple(postings)
    name = named[0].company or ""
    trace = next((t for t in named[0].traces if t.fact == "company"), None)
    return tuple(
        replace(p, company=name, traces=(trace, *p.traces)) if trace and not p.company and _mentions(p, name) else p
        for p in postings
    )


def _mentions(posting: Understood, name: str) -> bool:
    return any(name in text for section in posting.sections for text in (*section.items, section.text))


def _is_spelled(name: str, marks: Sequence[Mark], segments: Sequence[Segment]) -> bool:
    """Tell whether an address in the postings holds the name."""
    letters = re.sub(r"[^a-z0-9]", "", name.casefold())
    if len(letters) < _SHORTEST or labels.by_part(name):
        return False
    return any(letters in address for segment in segments for address in _addresses(marks, segment))


def _addresses(marks: Sequence[Mark], segment: Segment) -> Iterator[str]:
    for index in (segment.head.index, *segment.body):
        line = marks[index].line if index >= 0 else None
        if line and line.kind is not Kind.CODE and ("://" in line.raw or "@" in line.raw):
            found = [target for _, target in links(line.raw)] + contact.find_urls(line.raw)
            found += [mail.rpartition("@")[2] for mail in contact.find_emails(line.raw)]
            yield from (re.sub(r"[^a-z0-9]", "", address.casefold()) for address in found)
