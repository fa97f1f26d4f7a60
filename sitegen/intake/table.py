"""The cells of an HTML table, collected while its elements go by."""

from dataclasses import dataclass, field
from typing import Self

from lxml import etree

from sitegen.intake import marks

_MOST_SPAN = 50
_MOST_CELLS = 1_000_000


@dataclass(slots=True)
class _Cell:
    begin: int
    across: int
    down: int
    end: int = 0


@dataclass(slots=True)
class TableReader:
    """Remembers where the lines of every cell begin and end, and makes a table of them at the end.

    ``begin`` is the line that the table begins at. One that only places things on the page
    (with another table or headings inside, or with one cell a row) stays the lines of its cells.
    """

    begin: int
    places_things: bool
    _rows: list[list[_Cell]] = field(default_factory=list)

    @classmethod
    def at(cls, node: etree._Element, begin: int) -> Self:
        """Return the reader of a table."""
        return cls(begin, places_things=next(node.iterdescendants("table", "h1", "h2", "h3"), None) is not None)

    def start(self, name: str, node: etree._Element, line: int) -> None:
        """Begin a row or a cell at a line."""
        if name == "tr" or not self._rows:
            self._rows.append([])
        if name != "tr":
            self._rows[-1].append(_Cell(line, _span(node, "colspan"), _span(node, "rowspan"), line))

    def end(self, line: int) -> None:
        """End the last cell before a line."""
        if self._rows and self._rows[-1]:
            self._rows[-1][-1].end = line

    def lines(self, written: list[str]) -> list[str]:
        """Return the table's lines; ``written`` are those of its cells, one below the other."""
        if self.places_things or all(len(row) < 2 for row in self._rows):  # noqa: PLR2004 - a label and a value
            return ["", *written, ""]
        grid: list[list[marks.Cell]] = []
        below: dict[int, tuple[int, marks.Cell]] = {}  # column -> rows still to fill, and with what
        count = 0
        for row in self._rows:
            cells: list[marks.Cell] = []
            for cell in row:
                self._fill(cells, below)
                text = tuple(
                    line.strip() for line in written[cell.begin - self.begin : cell.end - self.begin] if line.strip()
                )
                if cell.down > 1:
                    below[len(cells)] = (cell.down - 1, text)
                cells += [text, *[()] * (min(cell.across, _MOST_SPAN) - 1)]
            self._fill(cells, below)
            count += len(cells)
            if count > _MOST_CELLS:
                return ["", *written, ""]
            grid.append(cells)
        return ["", *marks.table(grid), ""]

    @staticmethod
    def _fill(cells: list[marks.Cell], below: dict[int, tuple[int, marks.Cell]]) -> None:
        """Add the cells of rows above that reach down to here."""
        while len(cells) in below:
            left, text = below.pop(len(cells))
            if left > 1:
                below[len(cells)] = (left - 1, text)
            cells.append(text)


def _span(node: etree._Element, name: str) -> int:
    said = (node.get(name) or "1").strip()
    return max(1, int(said)) if said.isdecimal() and len(said) < 4 else 1  # noqa: PLR2004 - hundreds of rows
