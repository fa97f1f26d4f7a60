"""Which raw HTML elements are open, so that none reaches beyond the block it stands in.

A ``<table>`` that a list item leaves open would swallow the items after it, and an end
tag without a start could close an element of the Markdown around it.
"""

from collections import Counter

from sitegen.markdown.guard import Hostile
from sitegen.markdown.tags import IMPLIED, INLINE

MOST_OPEN = 100


class Opened:
    """The open elements, by the list items, quotes and paragraphs that they stand in."""

    def __init__(self) -> None:
        """Begin outside everything."""
        self.frames: list[list[str]] = [[]]
        self.implied: list[Counter[str]] = [Counter()]  # those whose end tag may be left out
        self.depth = 0

    def enter(self) -> None:
        """Begin a list item, a quote or a paragraph."""
        self.frames.append([])
        self.implied.append(Counter())

    def leave(self) -> str:
        """End it; return the end tags of what it has left open."""
        self.implied.pop()
        return self._ends(self.frames.pop())

    def end_block(self) -> str:
        """Return the end tags of the inline elements that a block of HTML has left open."""
        frame = self.frames[-1]
        inline = [name for name in frame if name in INLINE]
        frame[:] = [name for name in frame if name not in INLINE]
        return self._ends(inline)

    def _ends(self, names: list[str]) -> str:
        self.depth -= len(names)
        return "".join(f"</{name}>" for name in reversed(names))

    def open(self, name: str, line: int) -> None:
        """Open an element. Raises Hostile, with ``line``, where too many are open."""
        if name in IMPLIED:
            self.implied[-1][name] += 1
            return
        self.frames[-1].append(name)
        self.depth += 1
        if self.depth > MOST_OPEN:
            raise Hostile(line, f"more than {MOST_OPEN} HTML elements stand in one another")

    def close(self, name: str) -> bool:
        """Close an element, if it is open here; tell whether it was."""
        if name in IMPLIED:
            is_open = self.implied[-1][name] > 0
            self.implied[-1][name] -= is_open
            return is_open
        frame = self.frames[-1]
        if name not in frame:
            return False
        del frame[len(frame) - 1 - frame[::-1].index(name)]
        self.depth -= 1
        return True
