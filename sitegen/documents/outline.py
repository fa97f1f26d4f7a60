"""The outline of a document: what every line does there, and at which level.

Headings come in many forms (``##``, underlined, ``<h2>``, bold lines, 【】 lines, ``一、``);
here they are one. Levels 1 to 6 are headings proper, a line of emphasis is below
them all, a bare line below that.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from sitegen.documents import items, labels, titles
from sitegen.documents.inline import han, is_capitals
from sitegen.documents.labels import Label
from sitegen.documents.lines import Kind, Line

STRONG = 7
BARE = 8
OWN = frozenset(
    {"responsibilities", "requirements", "preferred", "duties", "role", "mixed"}
)  # only a posting has these
_LONGEST_HEADING = 60
_WAY = re.compile(r"@|://|\]\(|\d{5}|[A-Za-z]\w*\d|微信|扫码|www\.")  # where somebody applies
_WRAPPED = 2  # blanks before a line that goes on with an item
_LONGEST_CHINESE_HEADING = 30
_CHINESE_NUMERALS = frozenset("一二三四五六七八九十")


class Role(StrEnum):
    """What a line does in its document."""

    SECTION = "section"  # names a part of a job ad
    FACT = "fact"  # a field, with its value or before it
    HEADING = "heading"  # any other heading
    BODY = "body"
    SILENT = "silent"  # blank, a rule, code


@dataclass(frozen=True, slots=True)
class Mark:
    """A line with its role, its level and the label that it holds."""

    line: Line
    role: Role
    level: int = BARE
    label: Label | None = None

    @property
    def section(self) -> str:
        """The kind of section that the line names, or nothing."""
        return self.label.name if self.role is Role.SECTION and self.label else ""

    @property
    def field(self) -> str:
        """The fact that the line is about, or nothing; a heading may be, too."""
        return self.label.name if self.label and self.label.group == "fact" else ""

    @property
    def value(self) -> str:
        """What stands after the label."""
        return self.label.value if self.label else ""


def read(lines: Sequence[Line]) -> tuple[Mark, ...]:
    """Return the role of every line, in order."""
    marks: list[Mark] = []
    opened: Mark | None = None  # the last section label since the last heading
    above: Line | None = None
    for line, below in zip(lines, _following(lines), strict=True):
        mark = _mark(line, opened, above, below)
        above = line
        if mark.role is Role.SECTION:
            opened = mark
        elif mark.role is Role.HEADING:
            opened = None
        marks.append(mark)
    return tuple(marks)


def _following(lines: Sequence[Line]) -> list[Line | None]:
    """Return the next line with words after every line."""
    found: list[Line | None] = []
    upcoming: Line | None = None
    for line in reversed(lines):
        found.append(upcoming)
        upcoming = line if line.text else upcoming
    return found[::-1]


def _mark(line: Line, opened: Mark | None, above: Line | None, below: Line | None) -> Mark:
    if line.kind in (Kind.BLANK, Kind.RULE, Kind.CODE):
        return Mark(line, Role.SILENT)
    if line.kind is Kind.ROW:
        return Mark(line, Role.BODY)
    label = None if _is_end_of_item(line, above) else labels.of(line) or _lead(line, below)
    level = _level(line)
    if label and label.name == "apply" and line.kind is Kind.HEADING and label.value and not _WAY.search(line.raw):
        label = None  # 【内推】青木科技 2026 春招
    if label and line.kind is Kind.HEADING and label.group == "section" and _names_job(label.value):
        label = None  # # Job description: Data Lead
    if label and line.kind is Kind.ITEM and not _item_may_label(line, label, opened, above, below):
        label = None
    if label and label.group == "section":
        return Mark(line, Role.SECTION, level, label)
    if label and (label.value or level == BARE):
        return Mark(line, Role.FACT, level, label)
    return Mark(line, Role.HEADING if level < BARE else Role.BODY, level, label)


def _names_job(value: str) -> bool:
    return bool(value) and titles.likeness(value) == titles.CLEAR


def _lead(line: Line, below: Line | None) -> Label | None:
    """Return what a line over a list names in a sentence: ``What our developer will do.``."""
    listed = below is not None and below.kind is Kind.ITEM and line.kind is Kind.TEXT
    return labels.lead(line) if listed else None


def _is_end_of_item(line: Line, above: Line | None) -> bool:
    """Tell whether a line is the last word of the item above it, as in ``… suited to small`` / ``tasks.``."""
    if line.kind is not Kind.TEXT or above is None or above.kind not in (Kind.ITEM, Kind.TEXT):
        return False
    begun = line.text[:1].islower() and not above.text.endswith((".", ":", ";", "!", "?"))
    return begun and line.indent >= _WRAPPED and not line.text.endswith(":")


def _item_may_label(line: Line, label: Label, opened: Mark | None, above: Line | None, below: Line | None) -> bool:
    """Tell whether a list item's label opens a section, or is only how the item begins.

    ``6. 加分项：有竞赛经历`` is an item of its list; ``1. 岗位职责：负责……`` outside any
    list is a section, and so are the numbers after it. ``- Bonus points:`` in the middle
    of a list is one more item of it. ``- Skills`` is a section beside another such label,
    or over a list of its own.
    """
    if label.group == "fact":
        return bool(label.value)
    if not label.value:
        if _goes_on(line, above, opened):
            return False
        listed = opened is not None and above is not None and _is_beside(line, above)
        said = line.ordinal is not None or line.text.endswith((":", "：")) or labels.is_sure(label)
        beside = opened is not None and _is_beside(line, opened.line)
        over = below is not None and (below.indent > line.indent or below.ordinal is not None)
        return not (listed and line.ordinal is None) and (said or beside or over)
    outside = opened is None or (opened.line.kind is Kind.ITEM and bool(opened.value))
    return outside and label.name in ("responsibilities", "requirements", "duties")


def _goes_on(line: Line, above: Line | None, opened: Mark | None) -> bool:
    """Tell whether a number only goes on with the list above it, with nothing that marks a label: 3. 日常事务."""
    if above is None or (opened is not None and opened.line is above) or line.strong or line.text.endswith((":", "：")):
        return False
    return line.indent == above.indent and items.follows(line, above)


def _is_beside(line: Line, other: Line) -> bool:
    """Tell whether two items are of one list."""
    return (other.kind, other.marker, other.indent) == (Kind.ITEM, line.marker, line.indent)


def _level(line: Line) -> int:
    if line.kind is Kind.HEADING:
        return line.level
    if line.kind is Kind.TEXT:
        return STRONG if (line.strong or is_capitals(line.text)) and _is_short(line.text) else BARE
    wrapped = line.strong and line.raw.lstrip().startswith(("*", "_", "【"))
    numbered = bool(line.marker) and line.marker[0] in _CHINESE_NUMERALS
    is_heading = line.ordinal is not None and (wrapped or numbered) and _is_short(line.text)
    return STRONG if is_heading else BARE


def _is_short(text: str) -> bool:
    return (
        len(text) <= _LONGEST_HEADING
        and han(text) <= _LONGEST_CHINESE_HEADING
        and not text.endswith(("。", "；", ";", ".", "，", ","))
    )
