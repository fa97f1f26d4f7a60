"""HTML inside Markdown, turned into the equivalent lines of Markdown.

Job ads stand in repositories as Markdown full of ``<font>`` and ``<br>``, or as
whole pages of HTML. Only the names of HTML's own elements are tags: ``<jobs@x.org>``
and ``vector<int>`` stay. Fenced code, comments and scripts are kept apart.
"""

import re
from dataclasses import dataclass, field

from sitegen.documents import components, references

_TOKEN = re.compile(r"`[^`\n]*`|<!--|<![a-zA-Z][^<>]*>|<(/?)([a-zA-Z][\w.-]{0,60})((?:\s[^<>]*|/)?)>|\n")
_HREF = re.compile(r"""(?<![\w-])href\s*=\s*("[^"]*"|'[^']*'|[^\s"'>]+)""", re.IGNORECASE)
_FENCE = re.compile(r" {0,3}(```+|~~~+)")
_BLOCKS = frozenset(
    (
        "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "div", "dl", "fieldset",
        "figcaption", "figure", "footer", "form", "head", "header", "html", "main", "nav", "ol", "p", "section",
        "summary", "table", "tbody", "tfoot", "thead", "ul",
    )
)  # fmt: skip
_DROPPED = frozenset(
    (
        "a", "abbr", "bdi", "button", "cite", "code", "del", "em", "font", "i", "iframe", "img", "input", "ins",
        "kbd", "label", "link", "mark", "meta", "option", "picture", "pre", "q", "s", "samp", "select", "small",
        "source", "span", "strike", "sub", "sup", "svg", "textarea", "time", "tt", "u", "var", "video", "wbr",
    )
)  # fmt: skip
_ROW_ENDS = re.compile(r"</?(?:tr|thead|tbody|tfoot|table)\b", re.IGNORECASE)
_CELL = re.compile(r"<t[dh]\b", re.IGNORECASE)
_PLACED = re.compile(r"\n[ \t]*\n|<(?:h[1-6]|[uo]l|li|hr|br|p|div)\b", re.IGNORECASE)
_LATE = re.compile(r"^(\s*(?:-|#{1,6}) )\s+")  # a marker, and words that a line end kept from it
_LONGEST_ROW = 4000  # characters
_FEW = 32  # pieces of a line that a component begins
_OPEN = "\x02"  # where a link's words begin, until they end
_MARKERS = re.compile(r"\s*(?:(?:[-*|]|#{1,6})\s+)*")
_HIDDEN = frozenset({"script", "style", "template", "noscript", "title"})
_STRONG = frozenset({"b", "strong", "th", "dt", "summary"})
_INNER = frozenset({"li", "tr", "td", "th", "br", "hr", "dt", "b", "strong"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_NAMES = _BLOCKS | _DROPPED | _HIDDEN | _INNER | _HEADINGS


@dataclass(frozen=True, slots=True)
class Flat:
    """A document as numbered lines without HTML, which of them are code, and its JSON-LD."""

    lines: tuple[tuple[int, str], ...]
    code: frozenset[int]  # indices into ``lines``
    scripts: tuple[tuple[int, str], ...]  # the line and the text of every JSON-LD block


def flatten(text: str, first_line: int) -> Flat:
    """Return a document's lines with the tags turned into Markdown; line numbers are its own."""
    source = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    inside = _fenced(source)
    targets = references.targets(source)
    if not any(row.strip() for index, row in enumerate(source) if index not in inside):
        inside = {}  # everything is fenced: somebody pasted the ad as code
    lines: list[tuple[int, str]] = []
    code: set[int] = set()
    scripts: list[tuple[int, str]] = []
    start = 0
    while start < len(source):
        end = start
        while end < len(source) and (end in inside) == (start in inside):
            end += 1
        if start in inside:
            code.update(range(len(lines), len(lines) + end - start))
            lines += [(first_line + n, source[n]) for n in range(start, end)]
        else:
            writer = _Writer(first_line + start)
            writer.read(references.resolved("\n".join(source[start:end]), targets))
            lines += writer.lines
            scripts += writer.scripts
        start = end
    return Flat(tuple(lines), frozenset(code), tuple(scripts))


def _fenced(source: list[str]) -> dict[int, None]:
    """Return the indices of fenced lines, in order; a fence that is never closed is none."""
    inside: dict[int, None] = {}
    opened: tuple[int, str] | None = None
    for index, row in enumerate(source):
        fence = _FENCE.match(row)
        if fence and opened is None:
            opened = (index, fence[1][:3])
        elif fence and opened and fence[1].startswith(opened[1]):
            inside.update(dict.fromkeys(range(opened[0], index + 1)))
            opened = None
    return inside


@dataclass(slots=True)
class _Writer:
    """Writes lines of Markdown while the tokens of a run of text go by."""

    number: int
    lines: list[tuple[int, str]] = field(default_factory=list)
    scripts: list[tuple[int, str]] = field(default_factory=list)
    _row: list[str] = field(default_factory=list)
    _depth: int = 0
    _header_due: bool = False
    _cells: int = 0
    _began: int = 0  # the line on which the row began that goes on over line ends, 0 where none does
    _ended: int = 0  # the line on which one was last written
    _waits: bool = False  # whether a tag has begun an item or a heading that has no words yet
    _in_table: bool = False
    _targets: list[str] = field(default_factory=list)
    _components: frozenset[str] = frozenset()
    _carried: bool = False  # whether the last open link has no words yet, after the end of a line
    _boxes: list[bool] = field(default_factory=list)  # whether each open component began its line

    def read(self, text: str) -> None:
        """Read a run of text and leave its lines in ``lines``."""
        position = 0
        closers: dict[str, int] = {}
        self._components = components.closed_in(text) - _NAMES
        while found := _TOKEN.search(text, position):
            self._row.append(text[position : found.start()])
            mark, position = found[0], found.end()
            if mark == "\n" and self._began:
                self._row.append(" ")
                self.number += 1
            elif mark == "\n":
                # A line that a tag has just ended is not ended again by the newline after it.
                self._end_line(force=self._ended != self.number and not self._is_between_rows())
                self.number += 1
            elif mark == "<!--":
                position = self._skip(text, position, "-->", closers)
            elif mark.startswith("<!"):
                continue
            elif mark.startswith("`"):
                self._row.append(mark)
            elif found[2].lower() not in _NAMES:
                self._component(found)
            elif found[2].lower() in _HIDDEN and not found[1] and not self._is_slot(found):
                position = self._hidden(text, found, closers)
            else:
                self._tag(found[2].lower(), bool(found[1]), found[3] or "")
                self._hold(found, text)
        self._row.append(text[position:])
        self._end_line(force=not self.lines)

    def _skip(self, text: str, start: int, closer: str, closers: dict[str, int]) -> int:
        """Return the place after the closer; one that is missing is looked for once only."""
        if closers.get(closer, 0) >= 0 and closers.get(closer, 0) < start:
            closers[closer] = text.find(closer, start)
        end = closers.get(closer, -1)
        if end < start:
            return start
        self.number += text.count("\n", start, end)
        return end + len(closer)

    def _hidden(self, text: str, found: re.Match[str], closers: dict[str, int]) -> int:
        """Pass over a script or a style sheet, and keep what it says where it is JSON-LD."""
        line, start = self.number, found.end()
        end = self._skip(text, start, f"</{found[2]}>", closers)
        if end > start and "ld+json" in (found[3] or ""):
            self.scripts.append((line, text[start : end - len(found[2]) - 3]))
        return end

    def _is_slot(self, found: re.Match[str]) -> bool:
        """Tell whether a ``<template>`` holds what its component shows."""
        return found[2].lower() == "template" and components.shows(found[3] or "")

    def _component(self, found: re.Match[str]) -> None:
        """Take away the tag of a component and leave what it is called; one that begins a line stands apart."""
        name, closing, attributes = found[2], bool(found[1]), found[3] or ""
        alone = components.is_self_closing(name, attributes)
        if name.lower() not in self._components and not alone:
            self._row.append(found[0])
            return
        if closing:
            if self._boxes and self._boxes.pop():
                self._end_line()
            return
        begins = len(self._row) < _FEW and not "".join(self._row).strip()
        title, link, fields = components.words(attributes)
        if title and begins:
            self._end_line()
            self._row.append(f"**[{title}]({link})**" if link else f"**{title}**")
            self._end_line()
            for line in fields:
                self._row.append(line)
                self._end_line()
        elif title:
            self._row.append(f" {title} ")
        if not alone:
            self._boxes.append(begins)

    def _hold(self, found: re.Match[str], text: str) -> None:
        """Let a row of a table go on over line ends; a header may be written without a row around it."""
        name, opening = found[2].lower(), not found[1]
        if name in ("tr", "thead") and opening and _is_row(text[found.end() : found.end() + _LONGEST_ROW]):
            self._began = self.number
            self._row[:] = ["|"]
        elif name in ("tr", "thead", "tbody", "tfoot", "table"):
            self._began = 0
            self._in_table = opening if name == "table" else self._in_table

    def _is_between_rows(self) -> bool:
        """Tell whether a line end stands between the rows of a table, which it does not part."""
        after_row = bool(self.lines) and self.lines[-1][1].startswith("|")
        return self._in_table and after_row and not "".join(self._row).strip()

    def _end_line(self, *, force: bool = False) -> None:
        row = self._linked("".join(self._row))
        waits = self._waits and not row.strip(" \t-#")
        if (force and not waits) or row.strip(" \t-*|#"):
            row = _LATE.sub(r"\1", row) if self._waits else row
            self.lines.append((self._began, " ".join(row.split())) if self._began else (self.number, row))
            self._ended = self.number
            self._waits = False
            self._row.clear()
        else:  # nothing but a marker, which waits for its words
            self._row[:] = [row.rstrip() + " "] if row.strip() else []

    def _linked(self, row: str) -> str:
        """Return a line with its links closed: of one that goes on over its end, the first words are linked."""
        target = self._targets[-1] if self._targets else ""
        if target and not self._began:
            head, mark, words = row.rpartition(_OPEN) if not self._carried else ("", "", row)
            self._carried = not words.strip(" \t-*|#")
            if self._carried:
                row = head + words
            else:
                begin = 0 if mark else _MARKERS.match(words).end()  # type: ignore[union-attr]  # matches anything
                row = f"{head}{words[:begin]}[{words[begin:].strip()}]({target})"
                self._targets[-1] = ""
        return row.replace(_OPEN, "[")

    def _tag(self, name: str, closing: bool, attributes: str) -> None:  # noqa: FBT001 - a token's two halves
        if name in ("td", "th", "tr", "table", "thead", "tbody", "tfoot"):
            self._table(name, closing)
        elif name == "a":
            self._anchor(closing, attributes)
        elif name in ("ul", "ol"):
            self._end_line()
            self._depth = max(0, self._depth + (-1 if closing else 1))
        elif name == "hr":
            self._end_line()
            self.lines += [(self.number, ""), (self.number, "---"), (self.number, "")]
        elif name == "li" or name in _HEADINGS:
            self._end_line()
            if not closing:
                self._row[:] = ["  " * max(0, self._depth - 1) + "- " if name == "li" else "#" * int(name[1]) + " "]
            elif self._waits:
                self._row.clear()
            self._waits = not closing
        else:
            self._plain_tag(name, closing)

    def _plain_tag(self, name: str, closing: bool) -> None:  # noqa: FBT001
        ends_line = name in _BLOCKS or name in ("br", "dd", "dt")
        if ends_line and self._row and self._row[0].lstrip().startswith("|"):
            self._row.append(" ")  # a cell of a table stays on its row
            return
        if name in _STRONG and (closing or not ends_line):
            self._row.append("**")
        if ends_line:
            self._end_line()
        if name in _STRONG and ends_line and not closing:
            self._row.append("**")
        if name == "p" and closing:
            self.lines.append((self.number, ""))

    def _table(self, name: str, closing: bool) -> None:  # noqa: FBT001
        if name == "tr" and closing:
            self._end_line()
            if self._header_due:
                self.lines.append((self.number, "|" + "---|" * max(1, self._cells)))
                self._header_due = False
        elif name == "tr":
            self._end_line()
            self._row[:] = ["|"]
            self._cells = 0
        elif name in ("td", "th"):
            self._row.append(" | " if closing else "")
            self._cells += closing
        else:
            self._end_line()
            self._header_due = name == "table" and not closing

    def _anchor(self, closing: bool, attributes: str) -> None:  # noqa: FBT001
        if closing:
            target = self._targets.pop() if self._targets else ""
            if self._carried:
                self._carried = False
                words = "".join(self._row)
                begin = _MARKERS.match(words).end()  # type: ignore[union-attr]  # matches anything
                linked = f"{words[:begin]}[{words[begin:].strip()}]({target})"
                self._row[:] = [linked if words[begin:].strip() else words]
                return
            self._row.append(f"]({target})" if target else "")
            return
        found = _HREF.search(attributes)
        target = found[1].strip("\"'") if found else ""
        target = target.replace(" ", "%20").replace("(", "%28").replace(")", "%29")
        if self._carried:
            self._targets[-1], self._carried = "", False
        self._targets.append(target)
        self._row.append(_OPEN if target else "")


def _is_row(text: str) -> bool:
    """Tell whether what follows is the cells of a row of data, and no part of a page that a table places."""
    end = _ROW_ENDS.search(text)
    row = text[: end.start()] if end else ""
    return len(_CELL.findall(row)) > 1 and not _PLACED.search(row)
