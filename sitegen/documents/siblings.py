"""Titles that only their siblings show to be some: ``### Night shift, warehouse`` beside ``### Data Analyst``.

A heading is a title when others at its level are and it opens as they do: with the same
field, or over sections of its own. So is the first number of a numbered list whose next
numbers are titles.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice, takewhile

from sitegen.documents import applying, headline, items, refuse, short_facts, title_parts, titles, wording
from sitegen.documents.head import Head
from sitegen.documents.inline import links
from sitegen.documents.lines import Kind
from sitegen.documents.outline import BARE, OWN, STRONG, Mark, Role
from sitegen.documents.scan import Scan
from sitegen.facts import salary

_LONGEST = 60
_ENOUGH = 2  # titles that open alike
_LONGEST_PAID = 400
_FAR = 30  # lines


def without_tables(scan: Scan, heads: Sequence[Head], tabled: frozenset[int]) -> list[Head]:
    """Return the heads without headings right over a table of jobs, whose rows are the titles."""
    return [h for h in heads if h.index < 0 or h.level >= BARE or scan.following[h.titled] not in tabled]


def adopted(scan: Scan, heads: Sequence[Head]) -> list[Head]:
    """Return the heads with those that their siblings show."""
    taken = {head.index for head in heads} | {head.titled for head in heads}
    shown = (
        *_headings(scan, heads),
        *_under_one(scan, heads),
        *_first_numbers(scan, heads),
        *_stating(scan, heads),
    )
    found = {h.index: h for h in shown if h.index not in taken}
    return sorted([*heads, *found.values()], key=lambda head: head.index)


def _headings(scan: Scan, heads: Sequence[Head]) -> Iterator[Head]:
    opening = Counter((h.level, _opens_with(scan, h.index)) for h in heads if h.index >= 0 and h.level < BARE)
    sectioned = Counter(h.level for h in heads if h.index >= 0 and h.level < BARE and h.direct is not None)
    if not any(count >= _ENOUGH for count in opening.values()) and not sectioned:
        return
    for index, mark in enumerate(scan.marks):
        if mark.role is not Role.HEADING or mark.label or not _is_name(mark.line.text):
            continue
        alike = _opens_with(scan, index)
        opens_alike = bool(alike) and opening[(mark.level, alike)] >= _ENOUGH
        if opens_alike or (sectioned[mark.level] and scan.direct(index, mark.level) is not None):
            yield _head(scan, index, mark.level)


def _stating(scan: Scan, heads: Sequence[Head]) -> Iterator[Head]:
    """Yield headings beside a title that may name a trade, over prose with pay: ``### 后端开发（1 人）``."""
    if not heads:
        yield from _kinds(scan)
    levels = {head.level for head in heads if head.index >= 0 and head.level < STRONG and head.direct is not None}
    beside = {(head.level, scan.over[head.index]) for head in heads if head.index >= 0}
    for index, mark in enumerate(scan.marks):
        if mark.role is not Role.HEADING or mark.level not in levels or mark.label or not _is_name(mark.line.text):
            continue
        trade = titles.likeness(title_parts.read(mark.line.text).words)
        if (mark.level, scan.over[index]) in beside and trade and any(_pays(m) for m in _below(scan, index)):
            yield replace(_head(scan, index, mark.level), offered=True)


def _kinds(scan: Scan) -> Iterator[Head]:
    """Yield headings that name a kind of job, ``## PhD students``, over pay and an address."""
    for index, mark in enumerate(scan.marks):
        if mark.role is Role.HEADING and mark.level < STRONG and not mark.label and titles.is_kind(mark.line.text):
            below = _below(scan, index)
            if any(map(_pays, below)) and any(applying.leads_somewhere(m.line.raw) for m in below):
                yield replace(_head(scan, index, mark.level), offered=True)


def _pays(mark: Mark) -> bool:
    """Tell whether a line says what is paid."""
    text = mark.line.text
    return mark.field == "salary" or (len(text) <= _LONGEST_PAID and salary.find(text, "zh") is not None)


def _under_one(scan: Scan, heads: Sequence[Head]) -> Iterator[Head]:
    """Yield the headings beside a title where the heading over them says that jobs follow: ``## Open roles``."""
    level, names, shown = 0, list[int](), 0
    inner = 0  # the level of the first heading under it
    levels = {head.index: head.level for head in heads if head.level < BARE}
    for index, mark in enumerate(scan.marks):
        if mark.role not in (Role.HEADING, Role.SECTION):
            continue
        if level and mark.level <= level:
            yield from _alike(scan, names, shown)
            level, names, shown, inner = 0, [], 0, 0
        opens = mark.level < STRONG and refuse.offers(mark.line.text) and _is_of_jobs(mark.line.text)
        if opens and not names:
            level, inner = mark.level, 0  # the innermost of them: # Join us, ## Open positions
        elif level and mark.level < STRONG and inner in (0, mark.level):
            inner = mark.level
            shown += index in levels
            other = mark.role is Role.HEADING and not mark.label and index not in levels and _is_name(mark.line.text)
            names += [index] if other else []
    yield from _alike(scan, names, shown)


def _alike(scan: Scan, names: Sequence[int], shown: int) -> Iterator[Head]:
    """Yield the names beside the titles that are ``shown``: all where they are few, else those over words of a job.

    Links to other pages, questions and stories stand beside jobs, too.
    """
    for index in names if shown else ():
        if not _is_of_links(scan, index) and (len(names) <= shown or _tells_of_job(scan, index)):
            yield _head(scan, index, scan.marks[index].level)


def _below(scan: Scan, index: int) -> list[Mark]:
    """Return the lines with words below a heading, up to the next."""
    below = takewhile(lambda m: m.role is not Role.HEADING, islice(scan.marks, index + 1, index + 1 + _FAR))
    return [mark for mark in below if mark.role is not Role.SILENT]


def _is_of_links(scan: Scan, index: int) -> bool:
    """Tell whether nothing but links stands below a heading."""
    below = _below(scan, index)
    return bool(below) and all(any(words == m.line.text for words, _ in links(m.line.raw)) for m in below)


def _tells_of_job(scan: Scan, index: int) -> bool:
    """Tell whether a part of an ad, a fact or what is asked stands below a heading."""
    return any(
        m.section in OWN
        or (m.role is Role.FACT and m.value)
        or wording.is_qualification(m.line.text)
        or short_facts.places_among(m.line.text)
        for m in _below(scan, index)
    )


def _is_of_jobs(heading: str) -> bool:
    """Tell whether a heading stands over jobs, of one kind maybe: ``Volunteer roles``."""
    last = heading.casefold().rstrip(" :!").rpartition(" ")[2]
    return titles.is_generic(heading) or last in ("jobs", "roles", "positions", "openings", "vacancies")


def _first_numbers(scan: Scan, heads: Sequence[Head]) -> Iterator[Head]:
    for head in heads[:1]:
        second = scan.marks[head.index].line if head.index >= 0 else None
        if second is None or second.kind is not Kind.ITEM or second.ordinal is None:
            continue
        for index in range(head.index - 1, -1, -1):
            line = scan.marks[index].line
            after = scan.after(index)
            if line.kind is Kind.ITEM and items.follows(second, line) and after and after.section in OWN:
                yield _head(scan, index, BARE)
                break


def parallel(scan: Scan) -> tuple[Head, ...]:
    """Return headings that only their likes show to be titles: ``## 后端`` beside ``## 前端``, each over what is asked.

    The document must say at its beginning that jobs follow.
    """
    first = next((m.line.text for m in scan.marks if m.role is not Role.SILENT), "")
    if not refuse.offers(first) and not headline.read(first, lone=True).company:
        return ()
    levels: dict[int, list[int]] = {}
    for index, mark in enumerate(scan.marks):
        if mark.role is Role.HEADING and not mark.label and _is_name(mark.line.text):
            levels.setdefault(mark.level, []).append(index)
    for level, indices in sorted(levels.items()):
        titled = [i for i in indices if titles.likeness(title_parts.read(scan.marks[i].line.text).words)]
        asking = [i for i in titled if wording.asks(_listed_below(scan, i))]
        if len(titled) >= _ENOUGH and len(asking) * 2 >= len(titled) and len(titled) * 2 >= len(indices):
            return tuple(replace(_head(scan, i, level), offered=True) for i in titled)
    return ()


def numbered(scan: Scan, heads: Sequence[Head]) -> tuple[Head, ...]:
    """Return numbered titles, each over bullets: ``1. 湿实验博士后（2名）`` and ``2. …`` under one label.

    They must be all numbers of their list, and stand below whatever was taken for the one title.
    """
    if len(heads) > 1:
        return ()
    runs: list[list[int]] = []
    for index, mark in enumerate(scan.marks):
        line, after = mark.line, scan.after(index)
        if mark.role in (Role.HEADING, Role.SECTION) or (mark.role is Role.FACT and mark.field == "title"):
            runs.append([])
        if line.kind is not Kind.ITEM or line.ordinal is None:
            continue
        if line.ordinal == 1 or not runs:
            runs.append([])
        bulleted = after is not None and after.line.kind is Kind.ITEM and after.line.ordinal is None
        title = bulleted and titles.likeness(title_parts.read(line.text).words) == titles.CLEAR
        follows = not runs[-1] or items.follows(line, scan.marks[runs[-1][-1]].line)
        if title and follows and len(runs[-1]) == line.ordinal - 1:
            runs[-1].append(index)
        elif len(runs[-1]) < _ENOUGH:
            runs[-1] = []
    run = next((run for run in runs if len(run) >= _ENOUGH), [])
    return tuple(replace(_head(scan, index, BARE), offered=True) for index in run)


def over_lists(scan: Scan) -> tuple[Head, ...]:
    """Return names that stand each over a list of what is asked, with nothing that labels it: ``Java 开发（3人）``.

    They are marked alike, as lines apart or as numbers of another kind than those of the lists: （一）编辑.
    """
    shapes: dict[str, list[int]] = {}
    for index, mark in enumerate(scan.marks):
        line, below = mark.line, scan.after(index)
        if mark.role is not Role.BODY or mark.label or below is None or below.line.kind is not Kind.ITEM:
            continue
        apart = line.kind is Kind.TEXT and (index == 0 or scan.marks[index - 1].role is Role.SILENT)
        counted = line.kind is Kind.ITEM and line.ordinal is not None and items.style(below.line) != items.style(line)
        if (apart or counted) and below.line.ordinal in (None, 1) and _is_name(line.text):
            shapes.setdefault(items.style(line) if counted else "", []).append(index)
    for indices in shapes.values():
        likeness = [titles.likeness(title_parts.read(scan.marks[i].line.text).words) for i in indices]
        asking = [i for i in indices if wording.asks(_listed_below(scan, i))]
        if len(indices) >= _ENOUGH and all(likeness) and len(asking) * 2 >= len(indices):
            return tuple(_head(scan, i, BARE) for i in indices)
    return ()


def _listed_below(scan: Scan, index: int) -> list[str]:
    """Return the items right below a heading."""
    below = islice(scan.marks, index + 1, index + 1 + _FAR)
    under = takewhile(lambda m: m.role in (Role.BODY, Role.SILENT), below)
    return [m.line.text for m in under if m.line.kind is Kind.ITEM]


def _opens_with(scan: Scan, index: int) -> str:
    """Return the field that stands under a heading at once, or nothing."""
    after = scan.after(index)
    return after.field if after and after.role is Role.FACT else ""


def _head(scan: Scan, index: int, level: int) -> Head:
    text = scan.marks[index].line.text
    return Head(index, level, title_parts.read(text), titles.CLEAR, scan.direct(index, level), index)


def _is_name(text: str) -> bool:
    """Tell whether a heading may be a title by its form."""
    return (
        len(text) <= _LONGEST
        and "@" not in text  # **Write to us: jobs@kite.example**
        and not text.endswith(("?", "？", "。", "!", "！", ":", "："))
        and not titles.starts_otherwise(text)
        and not titles.is_generic(text)
        and not titles.is_placeholder(text)
    )
