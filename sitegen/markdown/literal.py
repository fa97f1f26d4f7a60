"""Words with few marks straight to HTML: code, emphasis, links, and addresses that stand bare.

Most lines of an ad hold no mark at all, and most others one of these. What could mean
anything else is left to the parser. The HTML needs no sanitizing, whatever the words are:
every tag is written here, every character of a text is escaped here, and a target has
one of the forms of ``_TARGET``, in which nothing can be hidden.
"""

import html
import re
from typing import NamedTuple

from sitegen.markdown.bare import addresses
from sitegen.markdown.cjk import is_cjk, joins
from sitegen.markdown.targets import REL

HOLE = "\0"  # stands in the HTML for the target of a link to the site; no text has it

_SIGN = re.compile("[\\\\`*_\\[&\n~<>\xa0]")  # what may mean something within words, or is escaped in HTML
# What does mean something. Texts that come here define no references, so brackets alone make no link.
# Every branch begins with the character itself, or the search is several times slower.
_MARK = re.compile(r"\]\(|\\|~~|&[#A-Za-z0-9]+;|_(?:(?<![^\W_]_)|(?![^\W_]))")
_ESCAPED = re.compile("[&<>\xa0]")
# Targets that need no escape, with hosts that are names: no browser reads them as a number, or decodes them.
_HOST = r"(?:[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*\.)+[A-Za-z]{2,24}"
_PATH = r"[A-Za-z0-9/_.?=#+-]*"
_TARGET = (
    rf"(?P<outside>https?://{_HOST}(?:/{_PATH})?)|(?P<mail>mailto:[A-Za-z0-9][A-Za-z0-9_.+-]*@{_HOST})"
    rf"|(?P<site>(?:/|#|(?:\.\.?/)+)?[A-Za-z0-9]{_PATH}|/)"
)
_LINK = re.compile(rf"(?<!!)\[(?P<words>[^\[\]]+)\]\((?:{_TARGET})\)")
_SAFE = re.compile(_TARGET)
_BREAK = re.compile(" ?\n *")
_HIDING = frozenset("*()[]")  # beside a line end they may hide the character that counts
_EDGES = frozenset(("", " ", "\n"))


class Literal(NamedTuple):
    """Words as HTML and as text, and the targets of their links to the site, for each of which there is a ``HOLE``."""

    html: str
    text: str
    links: tuple[str, ...] = ()


def literal(source: str) -> Literal | None:
    """Return what words mean whose marks are few and simple, or None."""
    bare = "@" in source or "://" in source or "w." in source or "W." in source  # an address may be
    if not bare and not _SIGN.search(source):
        return Literal(source, source)
    if "\n" in source:
        lines = _lines(source)
        if lines is None:
            return None
        source = lines
    writer = _Writer(source, bare=bare)
    if not writer.code(source):
        return None
    return Literal("".join(writer.html), "".join(writer.text), tuple(writer.links))


def _lines(source: str) -> str | None:
    """Return words of several lines with the line ends that stay, or None where one of them may be more than that."""
    if "`" in source or "](" in source or "  \n" in source:  # a link needs its line
        return None
    first, *rest = _BREAK.split(source)
    out = first
    for line in rest:
        before, after = out[-1:], line[:1]
        if before in _HIDING or after in _HIDING:
            return None
        out += line if joins(before, after) else f"\n{line}"
    return out


class _Writer:
    """One reading of some words. Every method takes a part of them, and tells whether it could be written."""

    def __init__(self, source: str, *, bare: bool) -> None:
        self.html: list[str] = []
        self.text: list[str] = []
        self.links: list[str] = []
        # What none of the words has, need not be looked for in any part of them.
        self.stars = source.count("*") > 1  # a lone one stresses nothing
        self.marks = _MARK.search(source) is not None
        self.addresses = bare
        self.escapes = _ESCAPED.search(source) is not None

    def code(self, source: str) -> bool:
        """Write words of which some stand between two backticks."""
        if "`" not in source:
            return self._stress(source)
        parts = source.split("`")
        if "``" in source or len(parts) % 2 == 0:
            return False
        for number, part in enumerate(parts):
            if number % 2:
                code = part[1:-1] if part[0] == part[-1] == " " and part.strip(" ") else part
                self.html.append("<code>")
                self._escaped(code)
                self.html.append("</code>")
            elif not self._stress(part):
                return False
        return True

    def _stress(self, source: str) -> bool:
        """Write words of which some stand between two ``**``, or between two ``*``."""
        if not self.stars or "*" not in source:
            return self._words(source)
        mark, tag = ("**", "strong") if "**" in source else ("*", "em")
        parts = source.split(mark)
        if len(parts) % 2 == 0 or "***" in source or any("*" in part for part in parts):
            return False
        for number, part in enumerate(parts):
            inside = number % 2 == 1
            if inside:
                if not (_stresses(part[0], parts[number - 1][-1:]) and _stresses(part[-1], parts[number + 1][:1])):
                    return False
                self.html.append(f"<{tag}>")
            if not self._words(part):
                return False
            if inside:
                self.html.append(f"</{tag}>")
        return True

    def _words(self, source: str) -> bool:
        """Write words of which some are links."""
        if not self.marks and not self.addresses:
            self._escaped(source)
            return True
        done = 0
        for link in _LINK.finditer(source) if "](" in source else ():
            words = link["words"]
            if not self._bare(source[done : link.start()]) or _MARK.search(words):
                return False
            self._link(link, words)
            done = link.end()
        return self._bare(source[done:])

    def _bare(self, source: str) -> bool:
        """Write words of which some are addresses."""
        if self.marks and _MARK.search(source):
            return False
        done = 0
        for start, words, href in addresses(source) if self.addresses else ():
            target = _SAFE.fullmatch(href)
            if target is None:
                return False
            self._escaped(source[done:start])
            self._link(target, words)
            done = start + len(words)
        self._escaped(source[done:])
        return True

    def _link(self, target: re.Match[str], words: str) -> None:
        if target["site"]:
            self.links.append(target["site"])
            self.html.append(f'<a href="{HOLE}">')
        else:
            rel = REL if target["outside"] else ""
            self.html.append(f'<a href="{target["outside"] or target["mail"]}"{rel}>')
        self._escaped(words)
        self.html.append("</a>")

    def _escaped(self, text: str) -> None:
        self.html.append(html.escape(text, quote=False).replace("\xa0", "&nbsp;") if self.escapes else text)
        self.text.append(text)


def _stresses(inside: str, outside: str) -> bool:
    """Tell whether stars between two characters surely open or close what they stress.

    That is the rule for delimiter runs, of CommonMark and as ``cjk`` has it, without its rarer half.
    """
    if inside.isspace():
        return False
    return inside.isalnum() or outside in _EDGES or is_cjk(inside) or is_cjk(outside)
