"""Words, links and tables of another kind of document as lines of Markdown."""

import re
from collections.abc import Sequence

from sitegen.documents import labels

Cell = Sequence[str]  # the lines of a cell
_TAG = re.compile(r"<(?=[a-zA-Z/!?])")
_ENTITY = re.compile(r"&(?=#?\w{1,32};)")
_BLANKS = re.compile(r"[ \t\n\r\f\u00a0]+")
_ITEM = re.compile(r"^\s*(?:[-*•·]|\d{1,2}[.、)）])\s*(?!\d)")
_LINKED = ("http://", "https://", "mailto:")
_LONGEST_TARGET = 2000
_PAIR = 2  # a label and its value


def escaped(text: str) -> str:
    """Return words that no tag or entity is read from."""
    return _TAG.sub("&lt;", _ENTITY.sub("&amp;", text)) if "<" in text or "&" in text else text


def squeezed(text: str) -> str:
    """Return a text with its blanks and line ends as single blanks."""
    return _BLANKS.sub(" ", text)


def link(words: str, target: str) -> str:
    """Return a link, or the words alone where the target is no address that somebody could apply at."""
    target = target.strip()
    bare = words.strip()
    if not bare or not target.lower().startswith(_LINKED) or len(target) > _LONGEST_TARGET:
        return words
    if bare in (target, target.removeprefix("mailto:")):
        return words
    target = re.sub(r"\s", "%20", target).replace("(", "%28").replace(")", "%29").replace("<", "%3C")
    return f"[{bare.replace('[', '(').replace(']', ')')}]({target})"


def table(rows: Sequence[Sequence[Cell]]) -> list[str]:
    """Return a table as Markdown; a form (labels and values side by side) as fields and sections.

    A form is what an office makes of a job ad: a label in the left cell, and in the
    right one a value or the whole list of duties.
    """
    filled = [[list(cell) for cell in row] for row in rows if any(any(cell) for cell in row)]
    if not filled:
        return []
    widths = {len(row) for row in filled}
    titled = any(labels.named(" ".join(cell)) == ("fact", "title") for cell in filled[0])
    is_grid = len(filled) > 1 and len(widths) == 1 and widths != {1} and max(widths) > _PAIR
    flat = all(len(cell) <= 1 for row in filled for cell in row)
    if is_grid and (titled or flat) and not _is_form(filled):
        return _grid(filled)
    if widths == {_PAIR} and flat and not _is_form(filled):
        return _grid(filled)
    return [line for row in filled for line in _form_row(row)]


def _is_form(rows: Sequence[Sequence[Cell]]) -> bool:
    """Tell whether most rows begin with a label, or have one before every value."""
    return sum(labels.named(" ".join(row[0])) is not None for row in rows) * 2 > len(rows)


def _grid(rows: Sequence[Sequence[Cell]]) -> list[str]:
    lines = ["| " + " | ".join(_in_cell(cell) for cell in row) + " |" for row in rows]
    return ["", lines[0], "|" + "---|" * len(rows[0]), *lines[1:], ""]


def _in_cell(cell: Cell) -> str:
    """Return the lines of a cell as one, its items without their marks."""
    return "; ".join(_ITEM.sub("", line).rstrip("；;") for line in cell).replace("|", "\\|")


def _form_row(row: Sequence[Cell]) -> list[str]:
    """Return a row of a form: every label with the value in the cell after it."""
    cells = [list(cell) for cell in row if any(cell)]
    lines: list[str] = []
    while cells:
        label, *cells = cells
        if cells and len(label) == 1 and labels.named(label[0]):
            value, *cells = cells
            short = len(value) == 1
            lines += [f"{label[0].rstrip('：:')}：{value[0]}"] if short else ["", f"**{label[0]}**", "", *value, ""]
        else:
            lines += label
    return lines
