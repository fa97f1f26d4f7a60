"""Jobs in a run of parallel lines: a list of titles, of links, of ``**Title**: a sentence``, of short paragraphs.

Only asked where no title has sections of its own. Half of a run must read like titles;
the others are titles because their neighbours are: ``- Palo Alto SME``.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from sitegen.documents import (
    announced,
    hired,
    items,
    over_bars,
    paragraphs,
    refuse,
    short_facts,
    title_parts,
    titles,
    wording,
)
from sitegen.documents.head import Head
from sitegen.documents.inline import han, links, plain
from sitegen.documents.lines import Kind, Line
from sitegen.documents.listed import beside_link, counted_item, paid_line, titled_item
from sitegen.documents.outline import BARE, OWN, Mark, Role
from sitegen.documents.title_parts import Title
from sitegen.facts import salary

_STRONG = re.compile(r"^[-+*\s]{0,6}(?:\*\*|__)([^*_]{2,80})(?:(?:\*\*|__)\s?[：:–—-]|[：:](?:\*\*|__))\s*(?=\S)")
# - **Data Engineer** for a new map of the coast
_OPENING = re.compile(
    r"^[-+*•·\d.)、\s]{0,8}(?:(?:an?|one|two|our)\s)?(?:\*\*|__)([^*_]{2,80})(?:\*\*|__)\s?([,，;；（(]|\S+)(?=.{3})"
)
_COLON = re.compile(r"^([^:：]{2,40})[:：](?!//)\s*(?=\S)(.{4,})$")
_DASH = re.compile(r"^([^\-–—]{3,60}?)\s+[-–—]+\s+(\S.{3,})$")
_DEGREE = re.compile(
    r"(?:an?\s)?(?:ph\.?d\.?|doctorate|master['’]?s?|bachelor['’]?s?)(?:\sdegree)?\s(?:in|of|or)\b", re.IGNORECASE
)
_STOPPED = re.compile(r"^([^.。:：]{3,60})(?:\.\s+|。)(\S.{3,})$")  # - Data Engineer. SQL, Python
_LEAST_SAID = 5  # words after a title and a dash
_IN = re.compile(r"^(.{2,60}?) (?:in|on|for) ((an? |our )?\S.*)$")
_GOES_ON = frozenset({"at", "for", "in", "on", "to", "who", "with", "within", "working", "starting", "based", "from"})
_NO_JOBS = OWN | {"benefits", "process"}
_PEOPLE = re.compile(r"\bteam\b|\bmembers\b|团队|成员", re.IGNORECASE)  # whose titles are held, not offered
_MOST_WORDS = 8  # of a line that is a title only because its neighbours are
_LONGEST_COUNTED = 400
_ENOUGH = 2  # headings with linked lines under them
_NEAR = 20  # lines
_NESTED = 2  # blanks by which an item stands further in than one that it is below


@dataclass(frozen=True, slots=True)
class _Entry:
    """A line that may be a job: where it stands, how it is written, what its words are."""

    index: int
    shape: tuple[str, str, int]  # the form, the style of the marker, the indentation
    title: Title
    likeness: int


def find(marks: Sequence[Mark]) -> tuple[Head, ...]:
    """Return the heads of all listed jobs, in order."""
    entries = [entry for index in _outside_sections(marks) for entry in [_entry(index, marks[index])] if entry]
    all_runs = list(_runs(marks, entries))
    headed = _under_headings(marks, all_runs)
    runs = [run for run in all_runs if run[0].index in headed or _is_of_jobs(run) or _are_trades(marks, run)]
    runs = [run for run in runs if not _asks(marks, run)]
    runs = [run for run in runs if run[0].shape[0] != "opening" or announced.is_offered(marks, run[0].index)]
    offered = announced.lists(marks, [run[0].index for run in runs], [len(run) for run in runs])
    offered |= {r[0].index for r in runs if r[0].shape[0] == "paid" and over_bars.says(marks, r[0].index) is not False}
    found = [head for run in runs for head in _heads(marks, run, offered=run[0].index in offered)]
    nested = min((marks[head.index].line.indent for head in found), default=0) + _NESTED
    top = [head for head in found if marks[head.index].line.indent < nested]
    told = hired.heads(marks)
    return tuple(told if told and len(told) >= len(top) else top or paragraphs.heads(marks))


def are_paid(marks: Sequence[Mark]) -> bool:
    """Tell whether a list shows by itself that jobs are offered: titles, half of them with what is paid."""
    lines = [mark for mark in marks if mark.role is Role.BODY and mark.line.kind is Kind.ITEM]
    paid = [m for m in lines if len(m.line.text) <= _LONGEST_COUNTED and salary.find(m.line.text, "zh")]
    if len(paid) < 2 or len(paid) * 2 < len(lines):  # noqa: PLR2004 - a list
        return False
    return len(find(marks)) * 2 >= len(paid)


def _outside_sections(marks: Sequence[Mark]) -> Iterator[int]:
    """Yield the lines that are in no section of an ad: what is listed under 职责 or Perks is no job.

    A section ends at a heading, before a line that stands further out, and at a line that
    says that jobs follow, which ``Looking for:`` alone does, too.
    """
    inside: Mark | None = None
    for index, mark in enumerate(marks):
        announces = mark.level == BARE and mark.line.text.endswith((":", "：")) and refuse.offers(mark.line.text)
        if mark.role is Role.SECTION and not announces:
            people = mark.section == "about" and _PEOPLE.search(mark.line.text)
            inside = mark if mark.section in _NO_JOBS or people else None
        elif mark.role is Role.HEADING or announces:
            inside = None
        if inside is None or (mark.role is not Role.SILENT and mark.line.indent < inside.line.indent):
            yield index


def _entry(index: int, mark: Mark) -> _Entry | None:
    line = mark.line
    if line.kind not in (Kind.ITEM, Kind.TEXT) or mark.role is not Role.BODY or "|" in line.text:
        return None
    form, title = _linked(line) or _paid(line) or _named(line) or _listed(line) or ("", None)
    if title is None:
        return None
    likeness = titles.likeness(title.words)
    clear = form in ("line", "counted") or (
        form == "item" and "](" not in line.raw and titled_item(line.text) is not None
    )
    clear = clear or (form == "paid" and likeness > 0)
    clear = clear or (form == "item" and likeness > 0 and _is_paid(line.text))
    style = items.style(line) if line.kind is Kind.ITEM else ""
    return _Entry(index, (form, style, line.indent), title, titles.CLEAR if clear else likeness)


def _linked(line: Line) -> tuple[str, Title] | None:
    """Read ``[Title](url)`` with what stands after it."""
    words, target = next(links(line.raw), ("", ""))
    if not words or not target or not line.text.startswith(words):
        return None
    form = "link" if line.kind is Kind.TEXT else "item"
    return form, beside_link(words, line.text[len(words) :], line.text)


def _paid(line: Line) -> tuple[str, Title] | None:
    """Read ``Title 25k-40k``, a line of a title and pay."""
    title = paid_line(line.text) if line.kind is Kind.TEXT else None
    return ("paid", title) if title else None


def _named(line: Line) -> tuple[str, Title] | None:
    """Read ``**Title**: a sentence`` and ``Title: a sentence``."""
    strong, colon = _STRONG.match(line.raw), _COLON.match(line.text)
    if strong and not titles.is_generic(strong[1]):
        said = plain(line.raw[strong.end() :])
        return "strong", replace(title_parts.read(strong[1]), source=line.text, said=said)
    opening = _OPENING.match(line.raw)
    if opening and _opens(opening):
        said = plain(line.raw[opening.end(1) :].lstrip("*_ "))
        return "opening", replace(title_parts.read(opening[1]), source=line.text, said=said)
    if colon and counted_item(line.text) is None and titles.likeness(colon[1]) == titles.CLEAR:
        return "colon", replace(title_parts.read(colon[1]), source=line.text, said=colon[2])
    stopped = _STOPPED.match(line.text) if line.kind is Kind.ITEM else None
    if stopped and titles.likeness(stopped[1]) == titles.CLEAR:
        return "stopped", replace(title_parts.read(stopped[1]), source=line.text, said=stopped[2])
    dash = _DASH.match(line.text) if line.kind is Kind.TEXT else None
    if dash and titles.likeness(dash[1]) == titles.CLEAR and len(dash[2].split()) >= _LEAST_SAID:
        return "dash", replace(title_parts.read(dash[1]), source=line.text, said=dash[2])
    return None


def _opens(opening: re.Match[str]) -> bool:
    """Tell whether an item begins with a title in bold and goes on about it: ``for``, a comma, a clause."""
    clear = titles.likeness(opening[1]) == titles.CLEAR
    chinese = han(opening[2][:1]) > 0 and han(opening[1]) > 0
    return clear and (chinese or not opening[2][0].isalnum() or opening[2].casefold() in _GOES_ON)


def _listed(line: Line) -> tuple[str, Title] | None:
    """Read an item that is a title with facts, or short, and a line of a title and facts between commas."""
    counted = counted_item(line.text) if len(line.text) <= _LONGEST_COUNTED else None
    if counted:
        return "counted", counted
    if len(line.text) > 2 * titles.LONGEST:
        return None
    if line.kind is Kind.TEXT:
        given = titled_item(line.text) if "," in line.text else None
        return ("line", given) if given and given.words != line.text else None
    inside = _within(line)
    if inside:
        return "item", inside
    given = titled_item(line.text) or title_parts.read(line.text)
    first = line.text.partition(",")[0].strip()
    if not titles.likeness(given.words) and first != line.text and _is_short_name(first) and _is_paid(line.text):
        return "item", replace(title_parts.read(first), source=line.text)  # Guide (weekends), 11 EUR/h
    return ("item", given) if titled_item(line.text) or _is_short_name(given.words) else None


def _within(line: Line) -> Title | None:
    """Read ``Go Dev in [Kite](https://kite.example).``: what follows the preposition is what one works on."""
    found = _IN.match(line.text)
    if not found or titles.likeness(found[1]) != titles.CLEAR:
        return None
    linked = next((words for words, _ in links(line.raw)), "")
    if not (linked and found[2].startswith(linked)) and not (found[3] and line.text.endswith(".")):
        return None
    if short_facts.places(linked or found[2].rstrip(".")):
        return None
    return replace(title_parts.read(found[1]), source=line.text, said=line.text)


def _is_paid(text: str) -> bool:
    """Tell whether an item states pay, so that even ``前端 12-20k`` is a job."""
    return len(text) <= titles.LONGEST and salary.find(text, "zh") is not None


def _is_short_name(text: str) -> bool:
    """Tell whether an item is short and no sentence, so that it may be a title among titles."""
    return (
        len(text.split()) <= _MOST_WORDS
        and len(text) <= titles.LONGEST_CHINESE
        and (text[:1].isupper() or not text.isascii())
        and not any(c in text for c in "。；;，,：:.!！?？")
        and not short_facts.is_fact(text)
    )


def _runs(marks: Sequence[Mark], entries: Sequence[_Entry]) -> Iterator[list[_Entry]]:
    """Yield entries of one shape that follow each other with nothing between but what is below them."""
    run: list[_Entry] = []
    for entry in entries:
        if run and (entry.shape != run[0].shape or not _is_next(marks, run[-1], entry)):
            yield run
            run = []
        run.append(entry)
    if run:
        yield run


def _is_next(marks: Sequence[Mark], before: _Entry, entry: _Entry) -> bool:
    between = marks[before.index + 1 : entry.index]
    below = before.shape[2]
    return all(
        m.role is Role.SILENT
        or m.line.indent > below
        or (m.line.kind is Kind.TEXT and m.role is Role.BODY and before.shape[0] == "item")
        for m in between
    )


def _is_of_jobs(run: Sequence[_Entry]) -> bool:
    clear = sum(entry.likeness == titles.CLEAR for entry in run)
    return bool(clear) and clear * 2 >= len(run) and (len(run) > 1 or run[0].shape[0] == "item")


def _under_headings(marks: Sequence[Mark], runs: Sequence[list[_Entry]]) -> frozenset[int]:
    """Return where linked lines begin that stand right under headings of their own: one employer's or another's.

    A line alone shows little. So all of them must read like titles, half of them clearly.
    """
    near = [run for run in runs if run[0].shape[0] == "link" and _is_headed(marks, run[0].index)]
    entries = [entry for run in near for entry in run]
    clear = sum(entry.likeness == titles.CLEAR for entry in entries)
    fits = len(near) >= _ENOUGH and all(entry.likeness for entry in entries) and clear * 2 >= len(entries)
    return frozenset(run[0].index for run in near) if fits else frozenset()


def _is_headed(marks: Sequence[Mark], index: int) -> bool:
    """Tell whether a line stands right under a heading, other such lines between."""
    above = next((m for m in reversed(marks[max(0, index - _NEAR) : index]) if not _is_linked(m)), None)
    return above is not None and above.role is Role.HEADING and above.level < BARE


def _is_linked(mark: Mark) -> bool:
    return mark.role is Role.SILENT or (mark.line.kind is Kind.TEXT and "](" in mark.line.raw)


def _are_trades(marks: Sequence[Mark], run: Sequence[_Entry]) -> bool:
    """Tell whether numbers stand before trades with words below each: ``1) Backend``, ``2) Machine Learning``."""
    ordinals = [marks[entry.index].line.ordinal for entry in run]
    apart = all(later.index > entry.index + 1 for entry, later in pairwise(run))
    return len(run) > 1 and apart and ordinals == list(range(1, len(run) + 1)) and all(entry.likeness for entry in run)


def _asks(marks: Sequence[Mark], run: Sequence[_Entry]) -> bool:
    """Tell whether half of a run is asked of applicants, as ``PhD in physics`` is."""
    asked = 0
    for entry in run:
        text = marks[entry.index].line.text
        named = titles.likeness(entry.title.words) == titles.CLEAR and not _DEGREE.match(text)
        asked += not named and (_DEGREE.match(text) is not None or wording.is_qualification(text))
    return asked * 2 >= len(run) > 1


def _heads(marks: Sequence[Mark], run: Sequence[_Entry], *, offered: bool) -> Iterator[Head]:
    """Yield the heads of a run; in a run of single lines the last has no more than a line, either."""
    brief = len(run) > 1 and all(
        m.role is Role.SILENT or m.line.indent > a.shape[2]
        for a, b in pairwise(run)
        for m in marks[a.index + 1 : b.index]
    )
    for entry in run:
        end = _end(marks, entry, brief=brief)
        yield Head(entry.index, BARE, entry.title, titles.CLEAR, None, entry.index, end, offered)


def _end(marks: Sequence[Mark], entry: _Entry, *, brief: bool) -> int:
    """Return where a listed job ends: before a line that is not below its own."""
    indent = entry.shape[2]
    for index in range(entry.index + 1, len(marks)):
        line = marks[index].line
        if marks[index].role is Role.SILENT or line.indent > max(indent, 1):
            continue
        if brief or line.kind is not Kind.TEXT or marks[index - 1].role is Role.SILENT:
            return index
    return len(marks)
