"""Headings that group postings by employer: ``## Acme (3)`` beside ``## Quilt Robotics (1)``.

One name alone is a category as well as an employer. Something must show that such a group
is an employer's: its postings are linked to an address that spells the name, or it is
named like a firm. Where a third of the groups are employers, all of them are.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from sitegen.documents import company, groups, houses, labels, refuse, short_facts, titles
from sitegen.documents.inline import links
from sitegen.documents.lines import Kind
from sitegen.documents.outline import Mark, Role
from sitegen.documents.segments import Segment, Split
from sitegen.documents.things import Understood
from sitegen.documents.title_parts import Title
from sitegen.documents.words import load
from sitegen.facts import contact, place, skill

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
    longest = {i for i, name in names.items() if len(name) > _LONGEST and _is_long_name(name)}
    if not names or any((len(n) > _LONGEST and i not in longest) or place.lookup(n) for i, n in names.items()):
        return frozenset()
    housed = longest | {i for i, name in names.items() if company.is_firm(name) or houses.is_house(name)}
    shown = housed | {i for i, name in names.items() if _is_spelled(name, marks, below[i])}
    possible = {i for i, name in names.items() if i in shown or company.is_employer(name)}
    listed = len(possible) == len(names) and not any(map(_may_be_group, names.values())) and lists_employers(marks)
    everyone = len(shown) * _SHARE >= len(names) or listed
    return frozenset(marks[i].line.number for i in (possible if everyone else shown))


def _is_long_name(name: str) -> bool:
    """Tell whether a long heading is the name of an institution, and no headline: not ``Openings at the Centre``."""
    return houses.is_part(name) and not refuse.offers(name)


def tails(marks: Sequence[Mark], split: Split) -> Split:
    """Take ``Kernel Developer - Acme`` apart where something shows that an employer stands there.

    An address in a posting that spells the name shows it; so does a document that says
    that it lists who is hiring. Otherwise the name may as well be a team's.
    """
    cut = {n: found for n, s in enumerate(split.segments) if (found := _with_tail(s)) is not None}
    shown = {n for n, title in cut.items() if _is_at_home(title.company or "", marks, split.segments[n])}
    everyone = len(shown) * _SHARE >= len(cut) and len(shown) > 0
    taken = cut if everyone or (cut and lists_employers(marks)) else {n: cut[n] for n in shown}
    if not taken:
        return split
    heads = (replace(s.head, title=taken.get(n, s.head.title)) for n, s in enumerate(split.segments))
    return replace(split, segments=tuple(replace(s, head=head) for s, head in zip(split.segments, heads, strict=True)))


def lists_employers(marks: Sequence[Mark]) -> bool:
    """Tell whether a heading says that the document lists who is hiring."""
    lists = re.compile(load("cues")["lists_employers"], re.IGNORECASE)
    return any(lists.search(m.line.text) for m in marks if m.role is Role.HEADING and len(m.line.text) <= _LONGEST)


def _with_tail(segment: Segment) -> Title | None:
    """Return a title without the name after a dash that may be an employer's."""
    title = segment.head.title
    job, dash, name = title.words.rpartition(" - ") if " - " in title.words else title.words.rpartition(" – ")
    if title.company or not dash or titles.likeness(job) < titles.CLEAR or len(name) > _LONGEST:
        return None
    may_be = (name[:1].isupper() or not name.isascii()) and not skill.find(name) and not short_facts.is_fact(name)
    trade = name.casefold().split()[-1:] and name.casefold().split()[-1] in load("cues")["mail"]["second_words"]
    fits = may_be and not trade and not titles.likeness(name) and company.is_employer(name)
    return replace(title, words=job.strip(), company=name.strip()) if fits else None


def _is_at_home(name: str, marks: Sequence[Mark], segment: Segment) -> bool:
    """Tell whether the host of an address in a posting spells a name."""
    letters = re.sub(r"[^a-z0-9]", "", name.casefold())
    hosts = (re.sub(r"^https?://", "", a).split("/")[0] for a in _written(marks, segment))
    return len(letters) >= _SHORTEST and any(letters in re.sub(r"[^a-z0-9]", "", host.casefold()) for host in hosts)


def _may_be_group(name: str) -> bool:
    return bool(skill.find(name)) or name.endswith(groups.KINDS)


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


def in_about(marks: Sequence[Mark], postings: Sequence[Understood]) -> tuple[Understood, ...]:
    """Return the postings, those without an employer completed by the one that an ``About us`` after all is about."""
    named = [p for p in postings if p.company]
    domains = {p.apply.email.rpartition("@")[2] for p in postings if p.apply and p.apply.email}
    if len(named) != 1 or len(postings) < 2 or named[0] is not postings[-1] or len(domains) > 1:  # noqa: PLR2004
        return tuple(postings)
    trace = next((t for t in named[0].traces if t.fact == "company"), None)
    over = [m for m in marks if trace and m.line.number < trace.line and m.role in (Role.SECTION, Role.HEADING)]
    others = load("cues")["about_others"]
    about = bool(over) and over[-1].section == "about" and not any(w in over[-1].line.text.casefold() for w in others)
    if trace is None or not about:
        return tuple(postings)
    return tuple(p if p.company else replace(p, company=named[0].company, traces=(trace, *p.traces)) for p in postings)


def _mentions(posting: Understood, name: str) -> bool:
    return any(name in text for section in posting.sections for text in (*section.items, section.text))


def _is_spelled(name: str, marks: Sequence[Mark], segments: Sequence[Segment]) -> bool:
    """Tell whether an address in the postings holds the name."""
    letters = re.sub(r"[^a-z0-9]", "", name.casefold())
    if len(letters) < _SHORTEST or labels.by_part(name):
        return False
    return any(letters in address for segment in segments for address in _addresses(marks, segment))


def _addresses(marks: Sequence[Mark], segment: Segment) -> Iterator[str]:
    yield from (re.sub(r"[^a-z0-9]", "", address.casefold()) for address in _written(marks, segment))


def _written(marks: Sequence[Mark], segment: Segment) -> Iterator[str]:
    """Yield the addresses in a posting; of a mail address what stands after the sign."""
    for index in (segment.head.index, *segment.body):
        line = marks[index].line if index >= 0 else None
        if line and line.kind is not Kind.CODE and ("://" in line.raw or "@" in line.raw):
            found = [target for _, target in links(line.raw)] + contact.find_urls(line.raw)
            yield from found
            yield from (mail.rpartition("@")[2] for mail in contact.find_emails(line.raw))
