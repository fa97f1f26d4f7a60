"""What facts are read from: the fields and the prose of a posting, or of what is around it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sitegen.documents import labels, titles
from sitegen.documents.lines import Kind, Line
from sitegen.documents.outline import OWN, Mark, Role
from sitegen.facts import contact

_MOST_VALUE_LINES = 3
_ASKED = frozenset({"education", "experience", "skills", "team"})


@dataclass(frozen=True, slots=True)
class Field:
    """A fact that is named: the name as in ``data/labels.yaml``, the value as written."""

    name: str
    value: str
    line: int


@dataclass(frozen=True, slots=True)
class Evidence:
    """Fields and lines of prose that facts may be read from, in their order."""

    fields: tuple[Field, ...] = ()
    lines: tuple[Line, ...] = ()

    def values(self, name: str) -> list[Field]:
        """Return the fields of a name that hold something."""
        return [f for f in self.fields if f.name == name and not titles.is_placeholder(f.value)]


def of(marks: Sequence[Mark], indices: Iterable[int], remarks: Iterable[int] = ()) -> Evidence:
    """Return the evidence of some lines; of ``remarks`` on an ad only the fields count."""
    chosen = list(indices)
    fields = [f for index in chosen for f in fields_at(marks, index)]
    fields += [f for index in remarks for f in fields_at(marks, index)]
    lines = [marks[i].line for i in chosen if marks[i].role is not Role.SILENT and marks[i].field != "source"]
    return Evidence(tuple(fields), tuple(lines))


def fields_at(marks: Sequence[Mark], index: int) -> list[Field]:
    """Return the fields that a line holds; a value may stand on the lines below its label."""
    mark = marks[index]
    if mark.role is Role.SILENT or mark.line.kind is Kind.ROW:
        return []
    found = [Field(name, value, mark.line.number) for name, value in labels.fields(mark.line)]
    if not found and (mark.field or mark.section == "apply") and not mark.value:
        name = mark.field or "apply"
        found = [Field(name, line.text, line.number) for line in _below(marks, index)]
    return found


def _below(marks: Sequence[Mark], index: int) -> list[Line]:
    """Return the first lines under a label, up to the next label or a gap."""
    lines: list[Line] = []
    for mark in marks[index + 1 : index + 12]:
        if mark.role is Role.SILENT:
            if lines:
                break
            continue
        if mark.role is not Role.BODY or len(lines) == _MOST_VALUE_LINES:
            break
        lines.append(mark.line)
    return lines


def field_lines(marks: Sequence[Mark]) -> frozenset[int]:
    """Return which of a posting's lines are fields only, and so no text of any section.

    A field inside the list of a section (``1. 学历：本科``) stays an item there, so does one
    that says what is asked under 任职要求, and one that product facts have no place for
    (所属部门) stays text.
    """
    found: set[int] = set()
    listed = asked = False
    label: Line | None = None
    for index, mark in enumerate(marks):
        if mark.role is Role.SECTION or mark.role is Role.HEADING:
            label = mark.line
            listed = mark.section in OWN or mark.section == "benefits"
            asked = mark.section == "requirements" and not mark.value
        elif asked and mark.role is Role.FACT and mark.field in _ASKED and mark.value:
            continue
        elif mark.role is Role.FACT and mark.value and not (listed and _is_item_below(mark.line, label)):
            known = mark.field not in ("team", "source", "period") or titles.is_placeholder(mark.value)
            known = known and (mark.field != "apply" or _is_address(mark.line.raw))
            found.update([index] if known else [])
    return frozenset(found)


def _is_item_below(line: Line, label: Line | None) -> bool:
    """Tell whether a line is an item of the list under a label, and not beside a label that is one: ``- 要求：…``."""
    beside = label is not None and (label.kind, label.marker, label.indent) == (Kind.ITEM, line.marker, line.indent)
    return line.kind is Kind.ITEM and not beside


def _is_address(text: str) -> bool:
    """Tell whether a field about applying says more than a name or a number: 联系人：陈小姐 does not."""
    return bool(contact.find_emails(text) or contact.find_urls(text) or contact.find_wechat(text) or "](" in text)
