"""Links whose target stands elsewhere, or in the wrong brackets, written as all others are.

``[words][1]`` with ``[1]: https://…`` on another line, ``[words]`` with ``[words]: …``, and ``[words][https://…]``.
"""

import re
from collections.abc import Mapping, Sequence

_TARGET = re.compile(
    r" {0,3}\[([^\[\]]{1,60})\]:\s+<?((?:https?://|mailto:|/|#|\.)[^\s<>()]{1,2000})>?(?:\s+[\"'(].{0,200})?\s*$"
)
_LINK = re.compile(r"(?<!!)\[([^\[\]\n]{1,300})\]\[([^\[\]\s]{0,2000}|[^\[\]\n]{0,60})\]")
_ADDRESS = re.compile(r"https?://[^\s()]+")
_MOST = 2000  # targets of a document


def targets(lines: Sequence[str]) -> Mapping[str, str]:
    """Return what the names of a document's links stand for, in small letters."""
    found: dict[str, str] = {}
    for line in lines:
        target = _TARGET.match(line) if "]:" in line else None
        if target and len(found) < _MOST:
            found.setdefault(target[1].casefold(), target[2])
    return found


def resolved(text: str, known: Mapping[str, str]) -> str:
    """Return a text with the links whose target is ``known``, or stands in square brackets, as ``[words](target)``."""
    if "][" not in text:
        return text

    def link(found: re.Match[str]) -> str:
        words, name = found[1], found[2]
        target = name if _ADDRESS.fullmatch(name) else known.get((name or words).casefold())
        return f"[{words}]({target})" if target else found[0]

    return _LINK.sub(link, text)
