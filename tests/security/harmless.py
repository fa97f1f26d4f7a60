"""What no output may hold, whatever the content was: found by reading every file as a browser or a reader does."""

import json
import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

from sitegen.stages.write import MANIFEST

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
# End tags that HTML lets an author leave out, so that an open element is no sign of broken markup.
OPTIONAL = {"p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "option", "colgroup", "rt", "rp"}
FORBIDDEN = {"iframe", "object", "embed", "form", "input", "button", "base", "style", "frame", "frameset", "applet",
             "math", "template", "noscript", "textarea", "select", "audio", "video", "portal", "marquee"}  # fmt: skip
# What the theme's own search is made of; a text that somebody wrote (inside `.prose`) may hold none of it.
OF_THE_THEME = {"form", "input", "button", "template", "noscript", "select"}
# All that a text that somebody wrote may be made of, and every attribute that it may have.
ELEMENTS = {
    "a", "abbr", "b", "bdi", "bdo", "blockquote", "br", "caption", "cite", "code", "col", "colgroup", "dd",
    "del", "details", "dfn", "div", "dl", "dt", "em", "figcaption", "figure", "h1", "h2", "h3", "h4", "h5",
    "h6", "hr", "i", "img", "ins", "kbd", "li", "mark", "ol", "p", "pre", "q", "rp", "rt", "ruby", "s",
    "samp", "small", "span", "strong", "sub", "summary", "sup", "table", "tbody", "td", "tfoot", "th",
    "thead", "time", "tr", "u", "ul", "var", "wbr",
}  # fmt: skip
ATTRIBUTES = {
    "alt", "aria-label", "class", "colspan", "datetime", "dir", "height", "href", "id", "lang", "loading",
    "open", "rel", "reversed", "role", "rowspan", "scope", "span", "src", "start", "tabindex", "title",
    "value", "width",
}  # fmt: skip
MODULE = re.compile(r"(?:/[\w.~%-]+)*/theme/[a-z]+\.[0-9a-f]{8}\.js")
ADDRESSES = {"href", "src", "srcset", "action", "formaction", "data", "poster", "background", "cite", "xlink:href",
             "ping", "manifest", "longdesc", "usemap"}  # fmt: skip
SCHEMES = {"", "http", "https", "mailto", "tel"}
CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


class Reader(HTMLParser):
    """Collects what is wrong with a page, its ids and its structured data."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.faults: list[str] = []
        self.ids: list[str] = []
        self.data: list[str] = []
        self.open: list[str] = []
        self.prose = 0  # how deep the text that somebody wrote begins; 0 outside of it
        self.in_data = False
        self.feed(text)
        self.close()
        self.faults += [f"<{tag}> is not closed" for tag in self.open if tag not in OPTIONAL]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if len(values) < len(attrs):
            self.faults.append(f"<{tag}> has an attribute twice")
        if tag == "script":
            if values != {"type": "application/ld+json"} and not self.own_script(values):
                self.faults.append(f"<script {values}>")
            self.in_data = values.get("type") == "application/ld+json"
        elif self.prose and tag not in ELEMENTS:
            self.faults.append(f"<{tag}> in a text")
        elif tag in FORBIDDEN and (self.prose or tag not in OF_THE_THEME):
            self.faults.append(f"<{tag}>")
        if tag not in VOID:
            self.open.append(tag)
            if not self.prose and "prose" in (values.get("class") or "").split():
                self.prose = len(self.open)
        for name, value in attrs:
            self.attribute(tag, name, value or "")

    def own_script(self, values: dict[str, str | None]) -> bool:
        """Whether this is a module of the theme, named by its digest, and outside of any text."""
        others = {name for name in values if not name.startswith("data-")} - {"type", "src"}
        src = values.get("src") or ""
        return values.get("type") == "module" and bool(MODULE.fullmatch(src)) and not others and not self.prose

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def attribute(self, tag: str, name: str, value: str) -> None:
        if name.startswith("on") or name in {"style", "srcdoc"}:
            self.faults.append(f"<{tag} {name}>")
        if self.prose and name not in ATTRIBUTES:
            self.faults.append(f"<{tag} {name}> in a text")
        if name == "id":
            self.ids.append(value)
        if name in ADDRESSES and scheme(value) not in SCHEMES:
            self.faults.append(f"<{tag} {name}={value[:60]!r}>")
        if name == "http-equiv" and value.lower() not in {"content-security-policy", "refresh"}:
            self.faults.append(f"<meta http-equiv={value!r}>")
        if tag == "meta" and name == "content" and "url=" in value.lower():
            target = value.lower().partition("url=")[2]
            if not re.fullmatch(r"/[^\s;,'\"]*", target):
                self.faults.append(f"<meta refresh to {target!r}>")

    def handle_endtag(self, tag: str) -> None:
        self.in_data = False
        if tag in VOID:
            return
        while self.open and self.open[-1] != tag and self.open[-1] in OPTIONAL:
            self.open.pop()
        if not self.open or self.open[-1] != tag:
            self.faults.append(f"</{tag}> closes nothing; open are {self.open[-3:]}")
        else:
            self.open.pop()
        if len(self.open) < self.prose:
            self.prose = 0

    def handle_data(self, data: str) -> None:
        if self.in_data:
            self.data.append(data)

    def handle_comment(self, data: str) -> None:
        self.faults.append(f"a comment: {data[:40]!r}")

    def handle_pi(self, data: str) -> None:
        self.faults.append(f"an instruction: {data[:40]!r}")


def scheme(address: str) -> str:
    """Return an address's scheme as a browser finds it: blanks and controls in it do not count."""
    plain = re.sub(r"[\x00-\x20]", "", address)
    found = re.match(r"([a-zA-Z][a-zA-Z0-9+.-]*):", plain)
    return found[1].lower() if found else ""


def faults(output: Path) -> list[str]:
    """Return everything in an output that should not be there."""
    found = []
    for file in sorted(output.rglob("*")):
        path = file.relative_to(output).as_posix()
        if file.is_symlink():
            found.append(f"{path}: a link")
        elif file.is_file() and file.name != MANIFEST and not path.startswith(("theme/", "assets/")):
            found += [f"{path}: {fault}" for fault in _faults(path, file.read_bytes())]
    return found


def _faults(path: str, data: bytes) -> list[str]:
    text = data.decode("utf-8")
    if path.endswith(".html"):
        return page_faults(text)
    if path.endswith(".json"):
        json.loads(text, parse_constant=_refuse)
        return [fault for html in _strings(json.loads(text), "content_html") for fault in part_faults(html)]
    if path.endswith(".xml"):
        root = ET.fromstring(text)  # noqa: S314 - our own text
        contents = root.iterfind(".//{http://www.w3.org/2005/Atom}content")
        return [fault for content in contents for fault in part_faults(content.text or "")]
    return [] if path == "robots.txt" else ["nobody knows what this is"]


def page_faults(text: str) -> list[str]:
    """Return what is wrong with a whole page."""
    reader = Reader(text)
    found = reader.faults
    found += [f"id {name!r} twice" for name in sorted({i for i in reader.ids if reader.ids.count(i) > 1})]
    found += [f"id {name!r}" for name in reader.ids if not name or re.search(r"\s", name)]
    found += [f"the character {hit[0]!r}" for hit in CONTROLS.finditer(text)]
    if not text.startswith("<!doctype html>") or "html" in reader.open:
        found.append("no whole page")
    for data in reader.data:
        found += [f"in structured data: {s[:40]!r}" for s in "<>&" if s in data]
        json.loads(data, parse_constant=_refuse)
        found += [fault for html in _strings(json.loads(data), "description") for fault in part_faults(html)]
        found += [
            f"structured data leads to {url[:60]!r}"
            for key in ("url", "sameAs", "logo", "@id") for url in _strings(json.loads(data), key)
            if urlsplit(url).scheme not in {"http", "https"}
        ]  # fmt: skip
    return found


def part_faults(html: str) -> list[str]:
    """Return what is wrong with a part of a page, as feeds and structured data carry it."""
    reader = Reader(f'<div class="prose">{html}</div>')
    return reader.faults + ["a script" for _ in reader.data]


def _strings(data: object, key: str) -> list[str]:
    if isinstance(data, dict):
        own = [value for name, value in data.items() if name == key and isinstance(value, str)]
        return own + [found for value in data.values() for found in _strings(value, key)]
    return [found for item in data for found in _strings(item, key)] if isinstance(data, list) else []


def _refuse(name: str) -> None:
    raise ValueError(name)
