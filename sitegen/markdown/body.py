"""From safe HTML to a ``Body``: one pass over the tags.

It relies on the one form that ``safe.sanitize`` writes. Headings get their levels and
anchors, tables a box that can be scrolled by keyboard, links that leave the site
their ``rel``; links to the site become holes; the words are gathered on the way.
"""

import html
import re
from itertools import pairwise

from sitegen.markdown.anchors import Anchors
from sitegen.markdown.boxes import BOX_END, box
from sitegen.markdown.prose import Prose
from sitegen.markdown.reports import Reports
from sitegen.markdown.tags import INLINE
from sitegen.markdown.targets import REL, Target, target
from sitegen.model import Body, Link

# A block with nothing but words and what stresses them in it, as most are, and the line end after it; else one tag.
_PART = re.compile(
    r'(<(p|li|td)>([^<]*(?:</?(?:strong|em|code)>[^<]*)*)</\2>\n?)|<(/?)([a-z][a-z0-9]*)((?: [a-z-]+="[^"]*")*)>'
)
_STRESS = re.compile(r"<[^>]+>")
_ATTRIBUTE = re.compile(r' ([a-z-]+)="([^"]*)"')
_PLAIN = INLINE - {"a"} | {"wbr", "col", "colgroup"}  # mean nothing to this pass
_FRAMES = frozenset({"ul", "ol", "thead", "tbody"})  # mean something only where they end words
_LEVELS = {f"h{n}": n for n in range(1, 7)}


def body(safe: str, reports: Reports, top_level: int) -> Body:
    """Return the body of a text from its sanitized HTML."""
    return _Builder(reports, top_level).build(safe)


class _Builder:
    """The state of one pass. ``out`` is the HTML in pieces; a link to the site is an empty piece."""

    def __init__(self, reports: Reports, top_level: int) -> None:
        self.reports = reports
        self.anchors = Anchors(top_level)
        self.prose = Prose()
        self.out: list[str] = []
        self.holes: list[int] = []  # places in out
        self.links: list[Link] = []
        self.open_links: list[bool] = []  # whether each was kept
        self.open_headings: list[int] = []  # places in out
        self.tables: list[int] = []  # places in out of the boxes of those that are open
        self.columns: list[str] = []  # words of the header cells of the outermost table

    def build(self, safe: str) -> Body:
        """Read the HTML from its beginning to its end."""
        first, *rest = _PART.split(safe)  # text, then the groups and text in turn
        self._text(first)
        parts = iter(rest)
        for block, kind, words, slash, name, attributes, text in zip(*[parts] * 7, strict=True):
            if block:
                self.out.append(block)
                plain = _STRESS.sub("", words) if "<" in words else words
                self.prose.block(kind, html.unescape(plain) if "&" in plain else plain, block[-1])
            else:
                self._tag(f"<{slash}{name}{attributes}>", name, attributes, closing=slash == "/")
            if text:
                self._text(text)
        edges = [-1, *self.holes, len(self.out)]
        chunks = ("".join(self.out[a + 1 : b]) for a, b in pairwise(edges))
        return Body(
            tuple(chunks), tuple(self.links), tuple(self.anchors.headings), self.prose.plain(), self.prose.summary()
        )

    def _text(self, escaped: str) -> None:
        if escaped:
            self.out.append(escaped)
            self.prose.text(html.unescape(escaped) if "&" in escaped else escaped)

    def _tag(self, source: str, name: str, attributes: str, *, closing: bool) -> None:
        if name in _PLAIN or (name in _FRAMES and not self.prose.pieces):
            self.out.append(source)
            return
        if name == "a":
            self._link(attributes, closing=closing)
            return
        if name == "img":
            self._image(attributes)
            return
        words = self.prose.tag(name, closing=closing)
        if name in _LEVELS:
            self._heading(name, attributes, words, closing=closing)
        elif name == "table":
            self._table(source, closing=closing)
        else:
            if name == "th" and closing and words and len(self.tables) == 1:
                self.columns.append(words)
            self.out.append(source)

    def _hole(self, href: str) -> None:
        """Leave room for the address of a link to the site."""
        before = self.links[-1].line if self.links else self.reports.first_line
        self.links.append(Link(href, self.reports.line(href, before)))
        self.holes.append(len(self.out))
        self.out.append("")

    def _link(self, attributes: str, *, closing: bool) -> None:
        if closing:
            if self.open_links and self.open_links.pop():
                self.out.append("</a>")
            return
        values = dict(_ATTRIBUTE.findall(attributes))
        address = values.pop("href", "")
        href = html.unescape(address)
        kind = target(href)
        keep = bool(address) and kind is not Target.UNSAFE and True not in self.open_links  # never one in another
        self.open_links.append(keep)
        if keep:
            self._open_link(href, kind, _written(values))

    def _open_link(self, href: str, kind: Target, others: str) -> None:
        """Write a start tag; ``others`` is escaped already."""
        if kind is Target.SITE:
            self.out.append('<a href="')
            self._hole(href)
            self.out.append(f'"{others}>')
        else:
            rel = REL if kind is Target.OUTSIDE else ""
            self.out.append(f'<a href="{html.escape(href)}"{others}{rel}>')

    def _image(self, attributes: str) -> None:
        """Write an image of the site; of any other only its words, as a link where one may stand."""
        values = dict(_ATTRIBUTE.findall(attributes))
        address, words = values.pop("src", ""), values.pop("alt", "")
        src = html.unescape(address)
        kind = target(src)
        if not address or kind is Target.UNSAFE:
            self._text(words)
        elif kind is Target.SITE:
            self.out.append('<img src="')
            self._hole(src)
            self.out.append(f'" alt="{words}"{_written(values)} loading="lazy">')
            self.prose.text(html.unescape(words))
        else:
            alone = True not in self.open_links
            if alone:
                self._open_link(src, kind, "")
            self._text(words or address)
            if alone:
                self.out.append("</a>")

    def _heading(self, name: str, attributes: str, words: str, *, closing: bool) -> None:
        if not closing:
            self.open_headings.append(len(self.out))
            self.out.append(attributes)
            return
        place = self.open_headings.pop()
        if not words and not "".join(self.out[place + 1 :]).strip():  # an empty heading is none
            self.out[place] = ""
            return
        element, anchor = self.anchors.heading(_LEVELS[name], words)
        self.out[place] = f"<{element}{anchor}{self.out[place]}>"
        self.out.append(f"</{element}>")

    def _table(self, source: str, *, closing: bool) -> None:
        """Put a table into a box that scrolls on its own and says what the table is about."""
        if not closing:
            self.tables.append(len(self.out))
            self.out += ["", source]
            return
        self.out.append(source)
        place = self.tables.pop()
        if not self.tables:
            self.out[place] = box(self.columns)
            self.out.append(BOX_END)
            self.columns.clear()


def _written(values: dict[str, str]) -> str:
    """Return attributes as they are written; the values are escaped already."""
    return "".join(f' {name}="{value}"' for name, value in values.items())
