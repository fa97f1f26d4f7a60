"""Fields that only refer to the one before: 工作地点：同上, ``Location: as above``."""

from collections.abc import Sequence
from dataclasses import replace

from sitegen.documents.outline import Mark
from sitegen.documents.words import load


def settled(marks: Sequence[Mark]) -> tuple[Mark, ...]:
    """Return the lines, each field that refers to the last one of its name with what that says."""
    words = frozenset(load("cues")["as_above"])
    if not any(mark.field and mark.value.casefold().strip(" .。") in words for mark in marks):
        return tuple(marks)
    last: dict[str, str] = {}
    found: list[Mark] = []
    for mark in marks:
        value = mark.value.strip()
        if mark.field and value.casefold().strip(" .。") in words and mark.field in last and mark.label:
            said = last[mark.field]
            line = replace(mark.line, raw=f"{mark.label.heading}：{said}", text=f"{mark.label.heading}：{said}")
            found.append(replace(mark, line=line, label=replace(mark.label, value=said)))
            continue
        if mark.field and value:
            last[mark.field] = value
        found.append(mark)
    return tuple(found)
