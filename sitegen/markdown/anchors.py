"""Headings: the level each gets on the page, and the id of its anchor."""

from functools import lru_cache
from unicodedata import category

from sitegen.model import Heading

LOWEST = 6
RESERVED = "page-"  # ids of the theme


class Anchors:
    """Numbers the headings of one text."""

    def __init__(self, top_level: int) -> None:
        """Take the level of the text's highest headings."""
        self.top_level = top_level
        self.headings: list[Heading] = []
        self.open: list[int] = []  # levels, as written, of the headings that contain the next one
        self.taken: set[str] = set()
        self.last: dict[str, int] = {}

    def heading(self, written: int, words: str) -> tuple[str, str]:
        """Return the element of the next heading, and its id as an attribute; one without words has none."""
        level = self.level(written)
        if not words:
            return f"h{level}", ""
        anchor = self.anchor(words)
        self.headings.append(Heading(level, words, anchor))
        return f"h{level}", f' id="{anchor}"'  # nothing in it needs an escape

    def level(self, written: int) -> int:
        """Return a heading's level: one below the heading that contains it, at most 6."""
        while self.open and self.open[-1] >= written:
            self.open.pop()
        self.open.append(written)
        return min(self.top_level + len(self.open) - 1, LOWEST)

    def anchor(self, text: str) -> str:
        """Return an id that no heading of the text and nothing of the theme has."""
        name = slug(text) or "section"
        if f"{name}-".startswith(RESERVED):  # `page` as well: its second one is `page-2`
            name = f"h-{name}"
        number = self.last.get(name, 0) + 1
        candidate = name if number == 1 else f"{name}-{number}"
        while candidate in self.taken:
            number += 1
            candidate = f"{name}-{number}"
        self.last[name] = number
        self.taken.add(candidate)
        return candidate


@lru_cache(maxsize=2048)  # many postings have the same headings
def slug(text: str) -> str:
    """Return the anchor of a heading as GitHub makes it: ``任职要求 (2 years)`` is ``任职要求-2-years``.

    Letters of every script, digits, marks, ``_`` and ``-`` stay; blanks become hyphens.
    """
    words = "".join(
        "-" if char.isspace() else char
        for char in text.strip().lower()
        if char in "-_" or char.isspace() or category(char)[0] in "LMN"
    )
    return words.strip("-")
