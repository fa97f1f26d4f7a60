"""How much of a printed page the words of a posting take, so that the theme can choose the size of its letters."""

import re

LINE = 105  # letters of a line on A4 in 10 points; a Chinese character is as wide as two
# Up to so many lines a page of A4 has room for letters of 12, 10 and 9 points beside facts and ways to apply: measured
# in Chromium on postings of the demo site whose lists were made longer. In 8 points it has room for 46 at least.
LENGTHS = (("short", 12), ("medium", 24), ("long", 35))
LONGEST = "longest"
_WIDE = re.compile(
    "[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uff60\U00020000-\U0003ffff]+"
)  # Chinese, Japanese, Korean


def length(text: str) -> str:
    """Return ``short`` to ``longest`` for a text of which every line is a paragraph or an item."""
    lines = sum([_lines(line) for line in text.splitlines() if line.strip()])
    return next((name for name, most in LENGTHS if lines <= most), LONGEST)


def _lines(paragraph: str) -> int:
    """Return how many lines of the page a paragraph takes; in a short one it does not matter how wide letters are."""
    width = len(paragraph)
    if 2 * width > LINE and not paragraph.isascii():
        width += len("".join(_WIDE.findall(paragraph)))
    return -(-width // LINE)
