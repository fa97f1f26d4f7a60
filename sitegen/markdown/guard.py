"""Refusing texts that are built to stop the build rather than to be read.

Parsing takes time for every mark. The limits are far above any text that is meant to
be read, and keep one megabyte of anything under two seconds.
"""

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, table

MOST_LINES = 10_000
MOST_MARKS = 40_000  # characters that mean something in Markdown, and bare links
MOST_TOKENS = 100_000  # three for a cell of a table
MOST_NESTED = 100  # brackets that are open at one time
LEVELS = 30  # quotes and lists that contain one another; a list and its item are two
_MARKS = (*"*_[]<>&~`|\\!@", "://", "www.")
_SIGNS = "#$%+-:=^{}"  # only looked at
_STACKED = re.compile(r"[-+*.)][ \t](?=[-+*][ \t]|[0-9]{1,9}[.)][ \t])")  # `- - - a` is three lists
_MARK, _STACK = 10, 40  # what they cost, in signs
_FEW = 100  # brackets that need no closer look
_BRACKETS = re.compile(r"[\[\]]|\n[ \t]*\n")


class Hostile(Exception):
    """A text that is not rendered: the line of the text, and what is wrong with it."""

    def __init__(self, line: int, message: str) -> None:
        """Take a line, counted from 0, and what is wrong."""
        super().__init__(message)
        self.line = line
        self.message = message


def guard(text: str) -> None:
    """Raise Hostile for a text that would take unreasonably long to parse."""
    if text.count("\n") > MOST_LINES:
        raise Hostile(MOST_LINES, f"a text of more than {MOST_LINES:,} lines is not rendered")
    if len(text) > MOST_MARKS and _cost(text) > MOST_MARKS * _MARK:
        raise Hostile(_busiest(text), f"more than {MOST_MARKS:,} marks such as `*`, `[` and `|` in one text")
    if text.count("[") > _FEW:
        _brackets(text)


def _cost(text: str) -> int:
    """Return what a text costs to parse, beyond its length."""
    marks = sum(map(text.count, _MARKS))
    stacked = sum(1 for _ in _STACKED.finditer(text))
    return marks * _MARK + stacked * _STACK + sum(map(text.count, _SIGNS))


def _busiest(text: str) -> int:
    """Return the line that costs most."""
    lines = text.split("\n")
    return max(range(len(lines)), key=lambda number: _cost(lines[number]))


def _brackets(text: str) -> None:
    """Raise Hostile where too many brackets are open in one paragraph."""
    depth = 0
    for mark in _BRACKETS.finditer(text):
        if mark[0] == "[":
            depth += 1
            if depth > MOST_NESTED:
                line = text.count("\n", 0, mark.start())
                raise Hostile(line, f"more than {MOST_NESTED} brackets stand in one another")
        else:
            depth = max(depth - 1, 0) if mark[0] == "]" else 0


def _table(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - a rule of the parser
    """Parse a table; the rows that it fills up can be far longer than what is written."""
    found = table(state, start, end, silent)
    if found and len(state.tokens) > MOST_TOKENS:
        raise Hostile(start, f"tables of more than {MOST_TOKENS // 3:,} cells are not rendered")
    return found


def guarded_tables(md: MarkdownIt) -> None:
    """Make a parser give up on enormous tables: ``md.use(guarded_tables)``."""
    md.block.ruler.at("table", _table, {"alt": ["paragraph", "reference"]})
