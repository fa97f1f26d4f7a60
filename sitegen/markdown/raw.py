"""HTML that stands in a Markdown text: made harmless for the text around it.

``safe`` is what keeps a page safe; here raw HTML is put in order first, because a
sanitizer neither reports what it takes out nor keeps an unclosed ``<!--`` or ``<b>``
from swallowing the rest of the text. What looks like a tag but is none
(``<name>-<position>``) is shown as it was written.
"""

import html
import re
from collections.abc import Callable

from sitegen.markdown.opened import Opened
from sitegen.markdown.tags import ALLOWED, KNOWN, REPORTED, SWALLOWED, VOID
from sitegen.markdown.targets import Target, normal, target

_START = re.compile(r"<(?=[A-Za-z/!?])")
_TAG = re.compile(r"""<(/?)([A-Za-z][^\s/<>"'=]*)((?:[^"'>]|"[^"]*"|'[^']*')*+)>""")
_PLAIN_TAG = re.compile(r"""<(/?)([A-Za-z][^\s/<>"'=]*)([^>]*+)>""")
_ATTRIBUTE = re.compile(r"""([^\s"'<>/=]++)(?:\s*+=\s*+("[^"]*"|'[^']*'|[^\s"'=<>`]++))?""")
_ENDS = (("<!--", "-->"), ("<![CDATA[", "]]>"), ("<?", "?>"), ("<!", ">"))
_MOST_BROKEN = 20


class Raw:
    """The raw HTML of one text, from its first to its last piece.

    ``report`` is called with a rule, what was taken out, and a line of the text;
    ``link`` with the target and the line of every link that stays.
    """

    def __init__(self, report: Callable[[str, str, int], None], link: Callable[[str, int], None]) -> None:
        """Begin a text."""
        self.report = report
        self.link = link
        self.opened = Opened()
        self.found = False  # any at all
        self.endless: set[str] = set()  # swallowed elements without an end in the present piece

    def tame(self, source: str, line: int) -> str:
        """Return a piece of raw HTML that begins on ``line``, in order.

        Raises Hostile where elements are nested too deep.
        """
        out: list[str] = []
        done = broken = 0
        self.found = True
        self.endless.clear()
        while found := _START.search(source, done):
            start = found.start()
            line += source.count("\n", done, start)
            out.append(source[done:start])
            if source[start + 1] in "!?":
                end = self._comment(source, start)
                kept = ""
            else:
                tag = _TAG.match(source, start)
                if tag is None:
                    broken += 1
                    tag = _PLAIN_TAG.match(source, start) if broken < _MOST_BROKEN else None
                if tag is None and broken >= _MOST_BROKEN:
                    out.append(html.escape(source[start:], quote=False))
                    return "".join(out)
                kept, end = self._tag(source, tag, line) if tag else ("&lt;", start + 1)
            line += source.count("\n", start, end)
            out.append(kept)
            done = end
        out.append(source[done:])
        return "".join(out)

    @staticmethod
    def _comment(source: str, start: int) -> int:
        """Return where a comment, declaration or instruction ends; the end if it does not."""
        if source.startswith(("<!-->", "<!--->"), start):
            return source.index(">", start) + 1
        for opening, closing in _ENDS:
            if source.startswith(opening, start):
                end = source.find(closing, start + len(opening))
                return len(source) if end < 0 else end + len(closing)
        raise AssertionError(source[start : start + 2])  # _START finds nothing else

    def _tag(self, source: str, tag: re.Match[str], line: int) -> tuple[str, int]:
        """Return what remains of a tag, and where to go on."""
        closing, name, rest = tag[1], tag[2].lower(), tag[3]
        end = tag.end()
        if name not in KNOWN:
            return "&lt;", tag.start() + 1
        if name in REPORTED and not closing:
            self.report("html.unsafe", f"<{name}>", line)
        if name in SWALLOWED and not closing and not rest.endswith("/"):
            return "", self._swallow(source, name, end)
        if name not in ALLOWED:
            return "", end
        if closing:
            return (tag[0] if self.opened.close(name) else ""), end
        self._attributes(name, rest, line)
        if name not in VOID:
            self.opened.open(name, line)
        return tag[0], end

    def _swallow(self, source: str, name: str, start: int) -> int:
        """Return where an element that goes with its content ends; ``start`` if nowhere."""
        closing = None
        if name not in self.endless:
            closing = re.compile(f"</{name}[^>]*>", re.IGNORECASE).search(source, start)
        if closing is None:
            self.endless.add(name)
            return start
        return closing.end()

    def _attributes(self, name: str, source: str, line: int) -> None:
        """Report the attributes that will be taken out, and note the links that stay."""
        if not source or source.isspace():
            return
        for found in _ATTRIBUTE.finditer(source):
            key, value = found[1].lower(), found[2] or ""
            if (key.startswith("on") and len(key) > len("on")) or key in {"style", "srcset", "ping"}:
                self.report("html.unsafe", f"{key}=", line)
            elif (name, key) in {("a", "href"), ("img", "src")}:
                self._address(name, html.unescape(value.strip("\"'")), line)

    def _address(self, name: str, href: str, line: int) -> None:
        kind = target(href)
        if kind is Target.UNSAFE or (name == "img" and kind is Target.CONTACT):
            self.report("link.unsafe", href, line)
        elif name == "img" and kind is Target.OUTSIDE:
            self.report("image", href, line)
        elif kind is Target.SITE:
            self.link(normal(href), line)
