"""How much of a printed page the words of a posting take, so that the theme can choose the size of its letters."""

import unicodedata

LINE = 105  # letters of a line on A4 in 10 points; a Chinese character is as wide as two
SHORT, MEDIUM = 12, 24  # lines, measured on the demo site: up to these a page has room for large and usual letters


def length(text: str) -> str:
    """Return ``short``, ``medium`` or ``long`` for a text of which every line is a paragraph or an item."""
    lines = sum(-(-_width(line) // LINE) for line in text.splitlines() if line.strip())
    return "short" if lines <= SHORT else "medium" if lines <= MEDIUM else "long"


def _width(text: str) -> int:
    return len(text) if text.isascii() else sum(1 + (unicodedata.east_asian_width(c) in "WF") for c in text)
