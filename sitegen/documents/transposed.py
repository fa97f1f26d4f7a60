"""A page whose sections come first and name every job inside them, turned round.

``# Requirements`` over ``## Postdoc`` and ``## Visiting student``, then ``# Benefits`` over the same two: every job
stands twice. What follows reads it as if each job stood over its own parts.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sitegen.documents import titles
from sitegen.documents.labels import key
from sitegen.documents.outline import BARE, OWN, STRONG, Mark, Role

_LONGEST = 60
_SEVERAL = 2  # sections, and jobs


@dataclass(slots=True)
class _Part:
    """A section: where it stands, and where each job in it begins and ends, by the key of its name."""

    start: int
    end: int
    level: int
    inner: int  # the level of the names
    jobs: dict[str, tuple[int, int]]


def by_job(marks: Sequence[Mark]) -> tuple[Mark, ...]:
    """Return the lines of a document with each job over its parts, where the parts stand over the jobs."""
    parts = _parts(marks)
    counts = Counter(name for part in parts for name in part.jobs)
    parts = [part for part in parts if any(counts[name] > 1 for name in part.jobs)]
    parts = [part for part in parts if (part.level, part.inner) == (parts[0].level, parts[0].inner)]
    within: dict[str, list[_Part]] = {}
    for part in parts:
        for name in part.jobs:
            within.setdefault(name, []).append(part)
    names = list(within)
    again = [name for name in names if len(within[name]) > 1]
    owned = any(marks[part.start].section in OWN for part in parts)
    if len(parts) < _SEVERAL or len(names) < _SEVERAL or len(again) * 2 < len(names) or not owned:
        return tuple(marks)
    firsts = [marks[within[name][0].jobs[name][0]] for name in names]
    if sum(_is_title(mark) for mark in firsts) * 2 < len(names):
        return tuple(marks)
    turned: list[Mark] = []
    for name, title in zip(names, firsts, strict=True):
        turned.append(replace(title, level=parts[0].level))
        for part in within[name]:
            start, end = part.jobs[name]
            turned += [replace(marks[part.start], level=part.inner), *marks[start + 1 : end]]
    inside = {at for part in parts for at in range(part.start, part.end)}
    bare = {part.start for part in parts if not _says(marks, part)}
    said = [m for part in parts for m in marks[part.start : _jobs_of(part)[0]] if part.start not in bare]
    after = [marks[at] for at in range(parts[0].start, len(marks)) if at not in inside]
    return (*marks[: parts[0].start], *said, *turned, *after)


def _parts(marks: Sequence[Mark]) -> list[_Part]:
    """Return the sections that stand over nothing but headings which label no part themselves."""
    found: list[_Part] = []
    heads = [i for i, m in enumerate(marks) if m.role in (Role.HEADING, Role.SECTION) and m.level < BARE]
    open_part: _Part | None = None
    last = ""
    for at in [*heads, len(marks)]:
        mark = marks[at] if at < len(marks) else None
        if open_part is not None and last and (mark is None or mark.level <= open_part.inner):
            open_part.jobs[last] = (open_part.jobs[last][0], at)
            last = ""
        if open_part is not None and (mark is None or mark.level <= open_part.level):
            open_part.end = at
            found += [open_part] if open_part.jobs else []
            open_part = None
        if mark is None:
            break
        if open_part is None:
            labelled = mark.label is not None and mark.field != "title" and not mark.value and mark.level < STRONG
            open_part = _Part(at, at, mark.level, 0, {}) if labelled else None
            continue
        open_part.inner = open_part.inner or mark.level
        if mark.level > open_part.inner:
            continue
        last = key(mark.line.text)
        if mark.role is not Role.HEADING or mark.label or not last or last in open_part.jobs or not _may_name(mark):
            open_part.jobs, open_part, last = {}, None, ""
            continue
        open_part.jobs[last] = (at, at)
    return found


def _jobs_of(part: _Part) -> tuple[int, int]:
    return min(start for start, _ in part.jobs.values()), part.end


def _says(marks: Sequence[Mark], part: _Part) -> bool:
    """Tell whether something stands in a section before the first job."""
    return any(m.role is not Role.SILENT for m in marks[part.start + 1 : _jobs_of(part)[0]])


def _may_name(mark: Mark) -> bool:
    text = mark.line.text
    short = len(text) <= _LONGEST and not text.endswith(("?", "？", "。", "!", "！"))
    return short and not titles.is_generic(text) and not titles.is_placeholder(text)


def _is_title(mark: Mark) -> bool:
    return bool(titles.likeness(mark.line.text)) or titles.is_kind(mark.line.text)
