"""Tables whose cells stand a line each, as pages made of boxes come out: headers, then the cells of every job.

Below ``职位名称`` / ``发布时间`` the lines ``行政前台`` / ``2026-10-23`` are the fields of a job, whose
sections may follow before the next job does. A header alone is none: it takes two, one of them for titles.
"""

from collections.abc import Sequence
from dataclasses import replace

from sitegen.documents import labels, short_facts, tables, titles
from sitegen.documents.lines import Kind, Line
from sitegen.facts import place, salary, when

_LEAST, _MOST = 2, 8  # columns
_LONGEST_HEADER, _LONGEST_CELL = 16, 60
_PAUSES = ("。", "；", ";", "：", ":", "，", ",", ".")


def as_fields(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Return the lines, the cells below stacked headers as the fields ``职位名称：行政前台`` that they mean."""
    if not any(_is_title(line) for line in lines):
        return tuple(lines)
    changed = list(lines)
    worded = [index for index, line in enumerate(lines) if line.text and line.kind is not Kind.CODE]
    at = 0
    while at < len(worded):
        heads = _header(lines, worded, at)
        found = _records(lines, worded, at + len(heads), heads) if heads else []
        for record in found:
            for head, index in zip(heads, record, strict=True):
                text = f"{head.text.strip('：: ')}：{lines[index].text}"
                changed[index] = replace(lines[index], raw=text, text=text, kind=Kind.TEXT, strong=False)
        if found:
            for index in worded[at : at + len(heads)]:
                changed[index] = replace(lines[index], kind=Kind.RULE, text="")
        at += len(heads) if found else 1
    return tuple(changed)


def _is_title(line: Line) -> bool:
    return len(line.text) <= _LONGEST_HEADER and labels.named(line.text) == ("fact", "title")


def _header(lines: Sequence[Line], worded: Sequence[int], at: int) -> list[Line]:
    """Return the run of bare labels that begins at a line, if one of them is for titles and another is known."""
    run: list[Line] = []
    for index in worded[at : at + _MOST]:
        line = lines[index]
        if line.kind is not Kind.TEXT or len(line.text) > _LONGEST_HEADER or tables.column(line.text) is None:
            break
        run.append(line)
    kinds = [tables.column(line.text) for line in run]
    facts = [kind for kind in kinds if kind and kind[0] == "fact"]
    known = len(facts) == len(kinds) == len(set(kinds))
    return run if len(run) >= _LEAST and known and ("fact", "title") in kinds else []


def _records(lines: Sequence[Line], worded: Sequence[int], start: int, heads: Sequence[Line]) -> list[list[int]]:
    """Return the lines of the cells of every job below a header; the first stands right under it."""
    columns = [column[1] for head in heads if (column := tables.column(head.text))]
    found: list[list[int]] = []
    at = start
    while at + len(heads) <= len(worded):
        record = list(worded[at : at + len(heads)])
        near = not found or at == start
        if _fits([lines[index] for index in record], columns, near=near):
            found.append(record)
            at += len(heads)
            start = at
        elif not found or _is_title(lines[worded[at]]):
            break
        else:
            at += 1
    return found


def _fits(cells: Sequence[Line], columns: Sequence[str], *, near: bool) -> bool:
    """Tell whether lines are the cells of a job; far from others they must show it by a title and a fact."""
    if not all(map(_may_be_cell, cells)):
        return False
    kinds = [_holds(column, cell.text) for column, cell in zip(columns, cells, strict=True)]
    if None in kinds:
        return False
    title = next(cell.text for column, cell in zip(columns, cells, strict=True) if column == "title")
    return titles.likeness(title) == titles.CLEAR and (near or any(kinds))


def _may_be_cell(line: Line) -> bool:
    plain = line.kind is Kind.TEXT or (line.kind is Kind.ITEM and line.ordinal is None)
    short = 0 < len(line.text) <= _LONGEST_CELL and not line.text.endswith(_PAUSES)
    return plain and short and labels.of(line) is None


def _holds(column: str, text: str) -> bool | None:
    """Tell whether a text surely is the fact of a column (True), may be it (False) or is none (None)."""
    if column in ("posted", "closes"):
        return True if when.parse_date(text) else None
    if column == "headcount":
        return True if text[:1].isdigit() or text.startswith(("若干", "不限", "多")) else None
    if column == "salary":
        return True if salary.parse(text) else None
    if column == "locations":
        return bool(short_facts.places(text) or place.remote(text))
    return False
