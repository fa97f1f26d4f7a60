"""The employer that the title of a page names: ``Careers | Acme``, and the name of its site.

Pages of job boards are called after the board. So the text itself must speak of the name,
and what is known for a board (``data/cues.yaml``) is none.
"""

import re
from collections.abc import Iterable, Sequence

from sitegen.documents import company, headline, titles
from sitegen.documents.case import Found
from sitegen.documents.case import found as found_at
from sitegen.documents.lines import Kind
from sitegen.documents.outline import Mark
from sitegen.documents.words import load

_PIECES = re.compile(r"\s*[|｜丨·•»:：]\s*|\s+[-–—_]\s+")
_LONGEST = 40
_LONGEST_LINE = 2000


def employer(names: Iterable[str], marks: Sequence[Mark]) -> Found | None:
    """Return the employer that a page's names name and its text speaks of."""
    for name in names:
        said = headline.read(name, lone=False).company
        for piece in ([said] if said else []) + _PIECES.split(name):
            if _may_employ(piece) and _is_spoken_of(piece, marks):
                return found_at("company", company.tidy(piece), 1, name)
    return None


def _may_employ(name: str) -> bool:
    words = name.casefold()
    named = 1 < len(name) <= _LONGEST and not titles.is_generic(name) and not titles.likeness(name)
    return named and company.is_employer(name) and not any(board in words for board in load("cues")["boards"])


def _is_spoken_of(name: str, marks: Sequence[Mark]) -> bool:
    whole = re.compile(rf"(?<![A-Za-z0-9]){re.escape(name)}(?![A-Za-z0-9])")
    lines = (m.line for m in marks if m.line.kind is not Kind.CODE and len(m.line.text) <= _LONGEST_LINE)
    return any(name in line.text and whole.search(line.text) for line in lines)
