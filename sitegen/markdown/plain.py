"""Plain texts straight to HTML: headings, paragraphs, flat lists and tables, as most job ads are written.

The parser asks ten rules about every line. Here one look at a line says what it is, and
only words with marks in them (emphasis, links) are left to be looked at. The HTML is what
the parser's becomes, to the byte; a text with anything else in it is left to the parser as a whole.
"""

import re
from dataclasses import dataclass

from markdown_it.common.utils import MD_TRIM_CHARS

from sitegen.markdown.guard import MOST_TOKENS
from sitegen.markdown.summary import Kind

_LONGEST = MOST_TOKENS // 4  # characters of a text: its tables are none that `guard` would refuse
# HTML and tabs mean something beyond the place they stand at; characters that no page may have are taken out elsewhere.
_ELSEWHERE = re.compile("[<\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")

# Words that begin no block where they stand first in a line, and do not underline the line before: most have a letter.
_WORDS = (
    r"(?:(?=[^\W\d_])|(?![ >|=:#]|-(?:[-:| ]|$)|[*+](?: |$)|\*[* ]*$|_[_ ]*$"
    r"|[0-9]{1,9}[.)](?: |$)|`{3}|~{3}|\[[ xX]\] )(?=.))"
)
_LINE = re.compile(
    rf"(?P<heading>#{{1,6}}) +(?=[^ ])|(?P<item>[-+*]|[0-9]{{1,9}}[.)]) {{1,4}}{_WORDS}|(?P<words>){_WORDS}", re.DOTALL
)
_DELIMITERS = re.compile(r"\|(?: *:?-+:? *\|)+ *")
_HIGHEST = 99_999  # number that a list begins with; `safe` takes any other out
_SIDES = {(True, True): ' class="center"', (True, False): ' class="left"', (False, True): ' class="right"'}


@dataclass(slots=True)
class Words:
    """The words of one block, the lines they stand on, the number of the first, and the tags of the block."""

    kind: Kind
    lines: list[str]
    line: int
    start: str
    end: str
    before: str = ""  # tags of lists and tables that begin with this block
    after: str = ""  # and of those that end with it
    level: int = 0  # of a heading

    @property
    def source(self) -> str:
        """The Markdown of the words."""
        return "\n".join(self.lines).strip()  # the few characters that Markdown does not strip are elsewhere


def blocks(text: str) -> list[Words] | None:
    """Return the blocks of a plain text in order, or None where the text is not plain."""
    if len(text) > _LONGEST or "]:" in text or _ELSEWHERE.search(text):  # ]: defines a reference
        return None
    reader = _Reader(text.split("\n"))
    return reader.found if reader.read() else None


class _Reader:
    """One reading of a text's lines. ``found`` is what was read so far."""

    def __init__(self, lines: list[str]) -> None:
        self.lines = lines
        self.found: list[Words] = []
        self.items: list[Words] = []  # of the list that is open
        self.marker = ""  # its last character tells one list from another
        self.loose = False  # a blank line stands between two of them
        self.words: list[str] | None = None  # that a next line would go on with
        self.width = 0  # of the marker before them

    def read(self) -> bool:
        """Read all lines; tell whether all of them are plain."""
        blank, number, last = False, 0, len(self.lines)
        while number < last:
            line = self.lines[number]
            here, number = number, number + 1
            if not line or not line.strip(" "):
                blank, self.words = True, None
                continue
            seen = _LINE.match(line)
            kind = seen.lastgroup if seen else ""
            if seen is None:
                number = self._table(here) if line[0] == "|" else number if self._goes_on(line) else 0
                if not number:
                    return False
            elif kind == "words":
                if self.words is None:
                    self._close()
                    self.words, self.width = [line], 0
                    self.found.append(Words(Kind.PROSE, self.words, here, "<p>", "</p>\n"))
                else:
                    self.words.append(line)
            elif kind == "item":
                if not self._item(seen, here, loose=blank):
                    return False
            elif not self._heading(seen, here):
                return False
            blank = False
        self._close()
        return True

    def _goes_on(self, line: str) -> bool:
        """Take an indented line; tell whether it goes on with the words before it."""
        words = line.lstrip(" ")
        seen = _LINE.match(words)
        if self.words is None or seen is None or seen.lastgroup != "words":
            return False
        self.words.append(line[min(len(line) - len(words), self.width) :])
        return True

    def _heading(self, seen: re.Match[str], number: int) -> bool:
        self._close()
        self.words = None
        level = len(seen["heading"])
        words = seen.string[seen.end() :]
        self.found.append(Words(Kind.HEADING, [words], number, f"<h{level}>", f"</h{level}>\n", level=level))
        return not words.rstrip(" ").endswith("#")  # which might close it

    def _item(self, seen: re.Match[str], number: int, *, loose: bool) -> bool:
        """Take a line that begins an item, after a blank line or not."""
        marker = seen["item"]
        if self.words is not None and not self.items and len(marker) > 1 and int(marker[:-1]) != 1:
            return False  # a number at the beginning of a line of a paragraph
        if self.items and marker[-1] == self.marker[-1]:
            self.loose = self.loose or loose
        else:
            self._close()
            self.marker, self.loose = marker, False
        self.width = seen.end()
        self.words = [seen.string[self.width :]]
        self.items.append(Words(Kind.ITEM, self.words, number, "<li>", "</li>\n"))
        return True

    def _close(self) -> None:
        """Write the tags of the list that is open."""
        if not self.items:
            return
        for item in self.items if self.loose else ():
            item.start, item.end = "<li>\n<p>", "</p>\n</li>\n"
        name, start = "ul", ""
        if len(self.marker) > 1:
            name, first = "ol", int(self.marker[:-1])
            start = f' start="{first}"' if 1 != first <= _HIGHEST else ""
        _around(self.items, f"<{name}{start}>\n", f"</{name}>\n")
        self.found += self.items
        self.items = []

    def _table(self, number: int) -> int:
        """Take the table whose first line has this number; return the number of the line after it, or 0."""
        end = next((n for n in range(number, len(self.lines)) if not self.lines[n].strip(" ")), len(self.lines))
        rows = self.lines[number:end]
        if self.words is not None or len(rows) < 2 or not _DELIMITERS.fullmatch(rows[1]):  # noqa: PLR2004
            return 0
        if not rows[0].strip("|-: "):
            return 0  # it makes the line before it the first one of a table, were it a heading otherwise
        sides = [
            _SIDES.get((cell[0] == ":", cell[-1] == ":"), "") for cell in map(str.strip, rows[1].split("|")) if cell
        ]
        table: list[list[Words]] = []
        for n, row in enumerate(rows):
            cells = _cells(row)
            if row[0] != "|" or "\\" in row or len(cells) < len(sides) or (n == 0 and len(cells) > len(sides)):
                return 0
            if n != 1:
                table.append(
                    [_cell(cell, side, number + n, head=n == 0) for cell, side in zip(cells, sides, strict=False)]
                )
        for cells_of_row in table:
            _around(cells_of_row, "<tr>\n", "</tr>\n")
        _around(table[0], "<thead>\n", "</thead>\n")
        whole = [cell for row in table for cell in row]
        if len(table) > 1:
            _around(whole[len(sides) :], "<tbody>\n", "</tbody>\n")
        _around(whole, "<table>\n", "</table>\n")
        self._close()
        self.found += whole
        return end


def _cells(row: str) -> list[str]:
    """Return the cells of a row that begins with ``|``."""
    cells = row.strip(MD_TRIM_CHARS).split("|")[1:]
    return cells[:-1] if cells and not cells[-1] else cells


def _cell(source: str, side: str, number: int, *, head: bool) -> Words:
    """Return a cell; one of the first row that is empty heads nothing."""
    if head and source.strip(MD_TRIM_CHARS):
        return Words(Kind.ROW, [source], number, f'<th scope="col"{side}>', "</th>\n")
    return Words(Kind.ROW, [source], number, f"<td{side}>", "</td>\n")


def _around(words: list[Words], before: str, after: str) -> None:
    """Put tags around some blocks."""
    words[0].before = before + words[0].before
    words[-1].after += after
