"""From the blocks of a plain text to a ``Body``, without HTML in between that would have to be read again.

Nothing is sanitized here, because there is nothing to sanitize: the tags are those of
``plain`` and ``literal`` and of this file, and every word was escaped by ``literal``.
The body is the one that ``safe`` and ``body`` make of the parser's HTML.
"""

from collections.abc import Iterable

from sitegen.markdown.anchors import Anchors
from sitegen.markdown.boxes import BOX_END, box
from sitegen.markdown.literal import HOLE, Literal
from sitegen.markdown.plain import Words
from sitegen.markdown.prose import tidy
from sitegen.markdown.summary import Kind, choose, summarize
from sitegen.model import Body, Link


def direct(blocks: Iterable[tuple[Words, Literal]], first_line: int, top_level: int) -> Body:
    """Return the body of a text that begins at a line, from its blocks and what their words mean."""
    writer = _Writer(top_level)
    links: list[Link] = []
    for block, words in blocks:
        text = tidy(words.text.replace("\n", " "))
        if block.level:
            writer.heading(block, words.html, text)
        elif block.kind is Kind.ROW:
            writer.cell(block, words.html, text)
        else:
            writer.words(block, words.html, text)
        if words.links:
            links += [Link(href, first_line + block.line) for href in words.links]
    return Body(
        tuple("".join(writer.out).split(HOLE)),
        tuple(links),
        tuple(writer.anchors.headings),
        "\n".join([text for _, text in writer.blocks]),
        summarize(choose(writer.blocks)),
    )


class _Writer:
    """The state of one writing: HTML in pieces, and the words of every block."""

    def __init__(self, top_level: int) -> None:
        self.anchors = Anchors(top_level)
        self.out: list[str] = []
        self.blocks: list[tuple[Kind, str]] = []
        self.row: list[str] = []  # words of the row that is open
        self.columns: list[str] = []  # words of the header cells of the table that is open
        self.table = 0  # its place in out

    def words(self, block: Words, html: str, text: str) -> None:
        """Write a paragraph or an item."""
        if html:
            self.out.append(f"{block.before}{block.start}{html}{block.end}{block.after}")
        else:  # a paragraph of nothing is left out, but not the lines and the item that it stands on
            self.out.append(f"{block.before}{block.start}{block.end}{block.after}".replace("<p></p>", ""))
        if text:
            self.blocks.append((block.kind, text))

    def heading(self, block: Words, html: str, text: str) -> None:
        """Write a heading with its id; one of nothing is none."""
        if not text and not html.strip():
            self.out.append(f"{html}\n")
            return
        element, anchor = self.anchors.heading(block.level, text)
        self.out.append(f"<{element}{anchor}>{html}</{element}>\n")
        if text:
            self.blocks.append((Kind.HEADING, text))

    def cell(self, block: Words, html: str, text: str) -> None:
        """Write a cell, its row as words after the last one, and a box around the table."""
        if block.before.startswith("<table>"):
            self.table = len(self.out)
            self.out.append("")
        self.out.append(f"{block.before}{block.start}{html}{block.end}{block.after}")
        if text:
            self.row.append(text)
            if block.start.startswith("<th "):
                self.columns.append(text)
        if block.after and self.row:
            self.blocks.append((Kind.ROW, "\t".join(self.row)))
            self.row = []
        if block.after.endswith("</table>\n"):
            self.out[self.table] = box(self.columns)
            self.out[-1] = self.out[-1].removesuffix("\n") + f"{BOX_END}\n"
            self.columns = []
