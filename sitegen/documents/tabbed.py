"""Tables without lines: columns apart by tabs or by blanks, as they are pasted from a sheet."""

import re
from collections.abc import Sequence
from dataclasses import replace

from sitegen.documents import labels, titles
from sitegen.documents.lines import Kind, Line

_APART = re.compile(r"\t+| {2,}|\u3000+")
_LEAST = 3  # columns, of which two must be known
_MOST = 300  # rows
_LONGEST_HEADER = 12


def as_rows(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Return the lines, those of a table whose header has a column of titles as its rows."""
    changed = list(lines)
    for start, line in enumerate(lines):
        heads = _cells(line)
        if len(heads) < _LEAST or changed[start].kind is Kind.ROW or not _is_header(heads):
            continue
        rows = _below(lines, start, len(heads))
        named = [cells for _, cells in rows if titles.likeness(cells[_title_at(heads)])]
        if rows and len(named) * 2 >= len(rows):
            for index, cells in ((start, heads), *rows):
                changed[index] = _row(lines[index], cells)
            for index in range(start, rows[-1][0]):
                if lines[index].kind is Kind.BLANK:
                    changed[index] = replace(lines[index], kind=Kind.ROW, raw="", text="")
    return tuple(changed)


def _cells(line: Line) -> list[str]:
    """Return the pieces of a line that stand apart, none for a line that is no text."""
    if line.kind not in (Kind.TEXT, Kind.ITEM) or "|" in line.raw:
        return []
    raw = line.raw.strip()
    apart = "\t" in raw or "  " in raw or "\u3000" in raw
    return [cell.strip() for cell in _APART.split(raw)] if apart else [raw]


def _is_header(heads: Sequence[str]) -> bool:
    if any(not head or len(head) > _LONGEST_HEADER for head in heads):
        return False
    known = [labels.named(head) for head in heads]
    return ("fact", "title") in known and sum(column is not None for column in known) > 1


def _title_at(heads: Sequence[str]) -> int:
    return next(n for n, head in enumerate(heads) if labels.named(head) == ("fact", "title"))


def _below(lines: Sequence[Line], start: int, columns: int) -> list[tuple[int, list[str]]]:
    """Return the lines below a header that have as many pieces as it, with blank ones between at most."""
    rows: list[tuple[int, list[str]]] = []
    for index in range(start + 1, min(len(lines), start + _MOST)):
        if lines[index].kind is Kind.BLANK:
            continue
        cells = _cells(lines[index])
        if len(cells) != columns:
            break
        rows.append((index, cells))
    return rows


def _row(line: Line, cells: Sequence[str]) -> Line:
    raw = "| " + " | ".join(cells) + " |"
    return replace(line, kind=Kind.ROW, raw=raw, text=" ".join(cells), marker="", ordinal=None)
