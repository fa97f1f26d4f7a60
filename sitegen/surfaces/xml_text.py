"""XML as text, written with the standard library: clean characters and a stable form."""

import re
from collections.abc import Mapping
from xml.etree import ElementTree as ET

DECLARATION = '<?xml version="1.0" encoding="utf-8"?>\n'

# XML 1.0 (5th ed.), section 2.2, production [2] Char: everything else may not even be escaped.
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_PLAIN = re.compile(r"[A-Za-z0-9:/._-]*").fullmatch  # nothing to escape, as in nearly all addresses
_NOTHING: Mapping[str, str] = {}


def clean(text: str) -> str:
    """Return the text without the characters that XML 1.0 forbids (controls, lone surrogates)."""
    return _FORBIDDEN.sub("", text)


def element(tag: str, attributes: Mapping[str, str] = _NOTHING) -> ET.Element:
    """Return a new element; ``xmlns`` attributes and prefixed names are written as they are."""
    return ET.Element(tag, {name: clean(value) for name, value in attributes.items()})


def add(parent: ET.Element, tag: str, text: str | None = None, attributes: Mapping[str, str] = _NOTHING) -> ET.Element:
    """Append an element with a text to its parent, and return it; ``<`` and ``&`` are escaped later."""
    child = element(tag, attributes)
    child.text = None if text is None else clean(text)
    parent.append(child)
    return child


def escaped(text: str) -> str:
    """Return the text as it stands in XML, in an element or an attribute."""
    if _PLAIN(text):
        return text
    text = clean(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text.replace('"', "&quot;")


def document(root: ET.Element) -> str:
    """Return the whole document, indented between elements only, with declaration and last newline."""
    ET.indent(root, " ")
    return DECLARATION + ET.tostring(root, encoding="unicode") + "\n"
