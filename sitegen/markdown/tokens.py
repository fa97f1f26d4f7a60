"""What is looked at while the tokens of a text still know their lines.

Raw HTML is put in order, unsafe links are taken out and reported, tasks get their
boxes, and every link to the site leaves a note of its line.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from markdown_it.token import Token

from sitegen.markdown.guard import LEVELS, Hostile
from sitegen.markdown.raw import Raw
from sitegen.markdown.reports import Reports
from sitegen.markdown.tags import SWALLOWED
from sitegen.markdown.targets import Target, dangerous, target

_CONTAINERS = frozenset({"list_item_open", "blockquote_open"})
_CONTAINER_ENDS = frozenset({"list_item_close", "blockquote_close"})
_TAG_NAME = re.compile(r"<(/?)([A-Za-z]+)")


class Walk:
    """One walk over the tokens of one text, which it changes in place."""

    def __init__(self, env: Mapping[str, Any], reports: Reports) -> None:
        """Take what the parser left in ``env``, and where to write problems and lines down."""
        self.references: Mapping[str, Any] = env.get("references", {})
        self.reports = reports
        self.raw = Raw(reports.unsafe, reports.link)
        self.line = 0

    def blocks(self, tokens: Sequence[Token]) -> None:
        """Walk over all blocks. Raises Hostile where they are nested too deep."""
        for i, token in enumerate(tokens):
            if token.map:
                self.line = token.map[0]
            if token.type == "inline":
                if token.children:
                    token.children = self._inline(token.children)
            elif token.type == "html_block":
                token.content = self.raw.tame(token.content, self.line) + self.raw.opened.end_block()
            elif token.type in _CONTAINERS:
                if token.level >= LEVELS - 2:
                    raise Hostile(self.line, "lists or quotes stand in one another too deep")
                self.raw.opened.enter()
                if "checked" in token.meta:
                    _box(tokens, i)
            elif token.type in _CONTAINER_ENDS and (ends := self.raw.opened.leave()):
                token.meta["ends"] = ends  # the renderer writes them

    def _inline(self, children: list[Token]) -> list[Token]:
        """Return the children of a block as they stay."""
        out: list[Token] = []
        kept: list[bool] = []  # of the links that are open
        ends: dict[str, int] = {}
        resume = 0  # after what is swallowed
        self.raw.opened.enter()
        for i, child in enumerate(children):
            if child.tag == "a":
                if child.nesting == 1:
                    kept.append(self._link(child, children[i + 1]))
                if kept[-1] if child.nesting == 1 else kept.pop():
                    out.append(child)
            elif i < resume and child.nesting == 0:  # markup stays, so that all of it is closed
                self._count(child)
            elif child.type == "html_inline":
                ends = ends or _ends(children)
                resume = max(resume, ends.get(_opened(child.content), 0))
                source, line = child.content, self.line
                self._count(child)
                child.content = self.raw.tame(source, line)
                out.append(child)
            else:
                if child.type == "image":
                    self._image(child)
                self._count(child)
                out.append(child)
        if tags := self.raw.opened.leave():
            out.append(Token("html_inline", "", 0, content=tags))
        return out

    def _count(self, child: Token) -> None:
        """Keep the line up with a child."""
        if child.tag == "br":
            self.line += 1
        elif child.type == "html_inline":
            self.line += child.content.count("\n")

    def _where(self, token: Token) -> int:
        """Return the line of a link's target: where it stands, or where its reference does."""
        label = token.meta.get("label")
        reference = self.references.get(label) if label else None
        return int(reference["map"][0]) if reference else self.line

    def _link(self, token: Token, words: Token) -> bool:
        """Tell whether a link stays."""
        href = str(token.attrs["href"])
        kind = target(href)
        if kind is Target.SITE:
            self.reports.link(href, self._where(token))
        if kind is not Target.UNSAFE:
            return True
        if token.markup == "autolink" and not dangerous(href):  # <std::vector> is no link
            words.content = f"<{words.content}>"
        else:
            self.reports.unsafe("link.unsafe", href, self._where(token))
        return False

    def _image(self, token: Token) -> None:
        """Note where an image comes from."""
        src = str(token.attrs["src"])
        kind = target(src)
        if kind is Target.SITE:
            self.reports.link(src, self._where(token))
        elif kind is Target.OUTSIDE:
            self.reports.unsafe("image", src, self._where(token))
        else:
            self.reports.unsafe("link.unsafe", src, self._where(token))
        for child in token.children or []:  # the text of an image is text, whatever it looks like
            if child.type == "html_inline":
                child.content = ""


def _opened(source: str) -> str:
    """Return the name of the element that a tag opens, if it goes with its content, or ""."""
    tag = _TAG_NAME.match(source)
    name = tag[2].lower() if tag and not tag[1] and not source.endswith("/>") else ""
    return name if name in SWALLOWED else ""


def _ends(children: Sequence[Token]) -> dict[str, int]:
    """Return where the last end tag of every element is."""
    ends = {"": 0}
    for i, child in enumerate(children):
        if child.type == "html_inline" and (tag := _TAG_NAME.match(child.content)) and tag[1]:
            ends[tag[2].lower()] = i
    return ends


def _box(tokens: Sequence[Token], item: int) -> None:
    """Put the box of a task in front of its words."""
    box = "☑ " if tokens[item].meta["checked"] else "☐ "
    for token in tokens[item + 1 : item + 3]:
        if token.type == "inline" and token.children is not None:
            token.children.insert(0, Token("text", "", 0, content=box))
