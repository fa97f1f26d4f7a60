"""A further job that a sentence names after others with parts of their own: ``We also need a Data Analyst``."""

import re
from collections.abc import Sequence
from functools import cache

from sitegen.documents import title_parts, titles
from sitegen.documents.head import Head
from sitegen.documents.lines import Kind
from sitegen.documents.outline import BARE, Mark, Role
from sitegen.documents.title_parts import Title
from sitegen.documents.words import load

_LONGEST = 160
_STOP = re.compile(r"[，,。.；;：:！!（(]|\s(?:who|to|with|for|in|at|and)\b|来|负责|一起")


def with_further(marks: Sequence[Mark], heads: Sequence[Head]) -> tuple[Head, ...]:
    """Return the heads with those of sentences that say who is looked for besides; none where nobody else is."""
    taken = {head.title.words.casefold() for head in heads}
    found = []
    for index in range(heads[0].index + 1, len(marks)) if heads else ():
        words = _job(marks[index])
        if words and words.casefold() not in taken:
            text = marks[index].line.text
            title = Title(words, source=text, said=text)
            found.append(Head(index, BARE, title, titles.CLEAR, None, index, index + 1, offered=True))
            taken.add(words.casefold())
    return tuple(sorted([*heads, *found], key=lambda head: head.index)) if found else tuple(heads)


def _job(mark: Mark) -> str:
    """Return the job of such a sentence, or nothing."""
    line = mark.line
    if mark.role is not Role.BODY or line.kind is not Kind.TEXT or len(line.text) > _LONGEST:
        return ""
    said = _besides().match(line.text)
    words = _STOP.split(line.text[said.end() :].strip(), maxsplit=1)[0] if said else ""
    return title_parts.read(words).words if words and titles.likeness(words) == titles.CLEAR else ""


@cache
def _besides() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{rule})" for rule in load("cues")["besides"]), re.IGNORECASE)
