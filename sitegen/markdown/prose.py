"""The words of a text without its markup: for search, feeds and summaries."""

import re

from sitegen.markdown.summary import Kind, choose, summarize

_BLANKS = re.compile(r"[ \t\f\v\xa0\u3000]+")
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_ITEMS = frozenset({"li", "dt", "dd"})
_ASIDES = frozenset({"summary", "figcaption", "caption"})
_CELLS = frozenset({"td", "th"})


class Prose:
    """Gathers the words between tags into blocks: a paragraph, a list item, a row of a table."""

    def __init__(self) -> None:
        """Begin with no words."""
        self.blocks: list[tuple[Kind, str]] = []
        self.pieces: list[str] = []
        self.row: list[str] = []
        self.items = self.tables = self.pre = 0

    def text(self, words: str) -> None:
        """Take words as they stand between two tags."""
        if self.pre:
            self.pieces.append(words)
        elif self.pieces or words != "\n":  # no words begin with a line end
            self.pieces.append(words.replace("\n", " "))

    def block(self, name: str, words: str, end: str) -> None:
        """Take a ``p``, ``li`` or ``td`` that has words alone in it, and the last character of its source."""
        if self.pieces or self.pre:
            self.tag(name, closing=False)
            self.text(words)
            self.tag(name, closing=True)
            if end == "\n":
                self.text(end)
        elif words := tidy(words.replace("\n", " ")):
            if self.tables:
                self.row.append(words)
            else:
                self.blocks.append((Kind.ITEM if self.items or name == "li" else Kind.PROSE, words))

    def tag(self, name: str, *, closing: bool) -> str:
        """Take the tag of a block or a line break; return the words that it ends."""
        if name == "br":
            self.pieces.append("\n")
            return ""
        words = self._words()
        if words:
            self._add(name if closing else "", words)
        step = -1 if closing else 1
        if name in _ITEMS:
            self.items += step
        elif name == "table":
            self.tables += step
        elif name == "pre":
            self.pre += step
        elif name == "tr" and self.row:
            self.blocks.append((Kind.ROW, "\t".join(self.row)))
            self.row.clear()
        return words

    def _words(self) -> str:
        """Return the words since the last block, and forget them."""
        if not self.pieces:
            return ""
        words = "".join(self.pieces)
        self.pieces.clear()
        if self.pre:
            return words.strip("\n")
        words = tidy(words)
        return "\n".join(line.strip() for line in words.split("\n")) if "\n" in words else words

    def _add(self, ended: str, words: str) -> None:
        if ended in _HEADINGS:
            self.blocks.append((Kind.HEADING, words))
        elif ended in _ASIDES:
            self.blocks.append((Kind.ASIDE, words))
        elif self.tables:
            self.row.append(words)
        elif self.pre:
            self.blocks.append((Kind.ASIDE, words))
        else:
            self.blocks.append((Kind.ITEM if self.items else Kind.PROSE, words))

    def _finish(self) -> None:
        if words := self._words():
            self._add("", words)

    def plain(self) -> str:
        """Return all words, a block a line."""
        self._finish()
        return "\n".join(words for _, words in self.blocks)

    def summary(self) -> str:
        """Return a few sentences that say what the text is about."""
        self._finish()
        return summarize(choose(self.blocks))


def tidy(words: str) -> str:
    """Return words with one plain blank between them and none around them."""
    if "  " in words or not words.isprintable():  # as no blank but the plain one is
        words = _BLANKS.sub(" ", words)
    return words.strip()
