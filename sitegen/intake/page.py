"""An HTML page -> lines of Markdown: headings, lists, tables, links and line ends of its main part.

lxml reads it: its parser stops at 256 levels (others run for minutes on a million
``<div>``), loads nothing and runs nothing. What stands around the main part (menus,
footers, forms) and what is hidden is left out, and said to be.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urljoin

from lxml import etree

from sitegen.intake import heading, marks
from sitegen.intake.damage import DamagedError
from sitegen.intake.table import TableReader

_NEVER = frozenset(
    ("style", "noscript", "template", "iframe", "svg", "object", "embed", "select", "textarea", "button", "head",
     "audio", "video", "canvas", "map", "dialog")
)  # fmt: skip
_AROUND = {"nav": "navigation", "footer": "footer"}
_ROLES = {
    "navigation": "navigation",
    "contentinfo": "footer",
    "banner": "banner",
    "search": "search",
    "menu": "navigation",
}
_CLASSES = {
    **dict.fromkeys(("nav", "navbar", "navigation", "menu", "breadcrumb", "breadcrumbs"), "navigation"),
    **dict.fromkeys(("footer", "site-footer", "page-footer"), "footer"),
    **dict.fromkeys(("cookie-banner", "cookie-consent"), "cookie notice"),
}
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_BOLD = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_BLOCKS = frozenset(
    ("address", "article", "aside", "blockquote", "body", "center", "dd", "details", "div", "dl", "fieldset", "dt",
     "figcaption", "figure", "footer", "form", "header", "html", "main", "nav", "p", "section", "summary", "pre",
     "ul", "ol", "li")
)  # fmt: skip
_APART = frozenset(("p", "section", "article", "ul", "ol", "dl", "blockquote", "pre"))
_STRONG = frozenset(("b", "strong", "dt", "summary", "th"))
_DEEPEST_LIST = 8  # levels of indentation; deeper lists are written at this one
_LEAST_MAIN = 100  # characters; a shorter <main> is filled by a script


def convert(data: bytes) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """Return the text of a page in UTF-8, what was left out of it, and what it is called. Raises DamagedError."""
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    try:
        tree = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise DamagedError(f"the page cannot be read: {error}") from error
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        raise DamagedError("the page is nested deeper than 256 elements")
    if tree is None:
        return "", (), ()
    base = next((str(node.get("href")) for node in tree.iter("base") if node.get("href")), "")
    reader = _Reader(base)
    main = _main(tree)
    if main is not tree:
        reader.left_out["what stands around the main part"] = None
    reader.read(main)
    lines = [*reader.lines, *_json_ld(tree)]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n") + "\n", tuple(reader.left_out), heading.names(tree)


def _main(tree: etree._Element) -> etree._Element:
    """Return the element that holds the page's own words: ``<main>``, else the only article, else all."""
    for path in (".//main", ".//*[@role='main']", ".//article"):
        found = list(tree.iterfind(path))
        if len(found) == 1 and len("".join(map(str, found[0].itertext())).strip()) >= _LEAST_MAIN:
            return found[0]
    return tree


def _json_ld(tree: etree._Element) -> Iterator[str]:
    """Yield the page's JSON-LD as the scripts that ``documents`` reads facts from."""
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "") and script.text and "</script" not in script.text.lower():
            yield from ("", '<script type="application/ld+json">', *script.text.strip().split("\n"), "</script>")


@dataclass(slots=True)
class _Reader:
    """Writes lines while the elements of a page go by; ``left_out`` names what was passed over, in order."""

    base: str
    lines: list[str] = field(default_factory=list)
    left_out: dict[str, None] = field(default_factory=dict)
    _pieces: list[str] = field(default_factory=list)
    _lists: list[int | None] = field(default_factory=list)  # the number of the item to come; None for bullets
    _prefix: str = ""
    _links: list[tuple[int, str]] = field(default_factory=list)
    _strong: int = 0
    _heading: int = 0
    _kept: int = 0  # how many <pre> are open
    _tables: list[TableReader] = field(default_factory=list)

    def read(self, root: etree._Element) -> None:
        """Read an element and everything in it."""
        walk = etree.iterwalk(root, events=("start", "end"))
        skipped: etree._Element | None = None
        for event, node in walk:
            if event == "end":
                if node is skipped:
                    skipped = None
                else:
                    self._end(node)
                if node is not root:
                    self._words(node.tail)
                continue
            reason = _skipped(node) if node is not root else None
            if reason is None:
                self._start(node)
                self._words(node.text)
            else:
                skipped = node
                walk.skip_subtree()
                self.left_out.update(dict.fromkeys(filter(None, [reason])))
        self._flush()

    def _words(self, text: str | None) -> None:
        if not text:
            return
        first, *more = marks.escaped(text).split("\n") if self._kept else [marks.squeezed(marks.escaped(text))]
        self._pieces.append(first)
        for line in more:
            self._flush()
            self._pieces.append(line)

    def _start(self, node: etree._Element) -> None:
        name = str(node.tag)
        if name == "table":
            self._flush()
            self._tables.append(TableReader.at(node, len(self.lines)))
        elif self._tables and name in ("tr", "td", "th"):
            self._flush()
            self._tables[-1].start(name, node, len(self.lines))
        elif name in _HEADINGS:
            self._flush()
            self._heading = int(name[1])
        elif name == "a":
            self._links.append((len(self._pieces), urljoin(self.base, node.get("href") or "")))
        elif name == "li":
            self._item()
        elif name in ("ul", "ol"):
            self._flush()
            first = node.get("start") or "1"
            self._lists.append((int(first) if first.isdecimal() and len(first) < 4 else 1) if name == "ol" else None)  # noqa: PLR2004
        elif name in _BLOCKS:
            self._flush()
            self._kept += name == "pre"
        elif name == "span" and not self._kept and _is_apart(node):
            self._pieces.append(" · ")
        if _is_strong(node) and not self._heading:
            self._strong += 1
            self._pieces += ["**"] if self._strong == 1 else []

    def _item(self) -> None:
        self._flush()
        indent = "  " * max(0, min(len(self._lists), _DEEPEST_LIST) - 1)
        number = self._lists[-1] if self._lists else None
        self._prefix = f"{indent}- " if number is None else f"{indent}{number}. "
        if number is not None:
            self._lists[-1] = number + 1

    def _end(self, node: etree._Element) -> None:
        name = str(node.tag)
        if _is_strong(node) and not self._heading and self._strong:
            self._strong -= 1
            self._pieces += ["**"] if not self._strong else []
        if name == "a" and self._links:
            start, target = self._links.pop()
            self._pieces[start:] = [marks.link("".join(self._pieces[start:]), target)]
        elif name == "br":
            self._flush()
        elif name == "hr":
            self._flush()
            self.lines += ["", "---", ""]
        elif name == "input" and (node.get("type") or "").lower() in ("checkbox", "radio"):
            self._pieces.append("[x] " if node.get("checked") is not None else "[ ] ")
        elif name in _HEADINGS:
            self._flush()
            self._heading = 0
        elif self._tables and name in ("td", "th", "table"):
            self._flush()
            self._end_of_table(name)
        elif name in _BLOCKS:
            self._end_of_block(name)

    def _end_of_block(self, name: str) -> None:
        self._flush()
        self._kept -= name == "pre"
        if name in ("ul", "ol") and self._lists:
            self._lists.pop()
        if name == "li":
            self._prefix = ""
        if name in _APART and not self._lists:
            self.lines.append("")

    def _end_of_table(self, name: str) -> None:
        table = self._tables[-1]
        if name == "table":
            self._tables.pop()
            self.lines[table.begin :] = table.lines(self.lines[table.begin :])
        else:
            table.end(len(self.lines))

    def _flush(self) -> None:
        """End a line; emphasis that is open goes on in the next one."""
        text = "".join(self._pieces).strip()
        if self._strong:
            text = (text + "**") if text != "**" else ""
        self._pieces[:] = ["**"] if self._strong else []
        self._links[:] = [(len(self._pieces), target) for _, target in self._links]
        text = text.replace("****", "").strip()
        text = text if self._kept else marks.squeezed(text)
        if not text.strip("* "):
            return
        if self._heading:
            self.lines += ["", "#" * self._heading + " " + text.replace("**", ""), ""]
        else:
            self.lines.append(self._prefix + text)
            # What follows in the same item is a line of its own below it, indented.
            self._prefix = " " * len(self._prefix) if self._lists else ""


def _is_apart(node: etree._Element) -> bool:
    """Tell whether a style sheet parts an element from the one before: <span>Leeds</span><span>Full-time."""
    before = node.getprevious()
    beside = before is not None and before.tag == "span" and not before.tail
    words, told = (before.text or "").strip() if before is not None else "", (node.text or "").strip()
    begins = told[:1].isupper() or told[:1].isdecimal() or told[:1] >= "\u3400"
    return beside and len(words) > 1 and len(told) > 1 and words[-1].isalnum() and begins


def _is_strong(node: etree._Element) -> bool:
    return node.tag in _STRONG - {"th"} or bool(_BOLD.search(node.get("style") or "") and node.tag == "span")


def _skipped(node: etree._Element) -> str | None:
    """Return what an element is called that is left out ("" for what has no words), None for one that counts."""
    name = node.tag
    if not isinstance(name, str) or name in _NEVER or name == "script":
        return ""
    if node.get("hidden") is not None or node.get("aria-hidden") == "true" or _HIDDEN.search(node.get("style") or ""):
        return "what is hidden"
    if name in _AROUND and not (name == "footer" and _is_inside(node)):
        return _AROUND[name]
    role = (node.get("role") or "").lower()
    if role in _ROLES and not _is_inside(node):
        return _ROLES[role]
    if name in ("body", "html", "main", "article", "h1"):
        return None
    classes = f"{node.get('class') or ''} {node.get('id') or ''}".lower().split()
    return next((_CLASSES[c] for c in classes if c in _CLASSES), None)


def _is_inside(node: etree._Element) -> bool:
    """Tell whether an element is a part of the page's own words."""
    return next(node.iterancestors("main", "article"), None) is not None
