"""Whether a list whose parts bars part offers jobs, by what stands over it and on its lines."""

from collections.abc import Iterator, Sequence

from sitegen.documents import refuse, titles
from sitegen.documents.bars import Entry
from sitegen.documents.outline import BARE, Mark, Role
from sitegen.documents.words import load

_PAID = frozenset({"salary", "headcount", "closes"})  # what only jobs have
_FAR = 3  # headings over a list
_FARTHEST = 300  # lines above it


def is_offered(marks: Sequence[Mark], run: Sequence[Entry]) -> bool:
    """Tell whether a list offers jobs: what stands over it says so, or what only jobs have stands in it.

    Lists of members, of people who look for work, of what others earn or of applications say so above
    them, or by words on their lines.
    """
    words = load("refusals")["lists"]
    texts = [refuse.plain(marks[entry.index].line.text) for entry in run]
    states = sum(any(refuse.plain(text) in words["states"] for _, text in entry.parts) for entry in run)
    if states > 1 or sum(any(word in text for word in words["wishes"]) for text in texts) * 2 > len(run):
        return False
    said = says(marks, run[0].index)
    paid = sum(any(kind in _PAID for kind, _ in entry.facts) for entry in run)
    return said or (said is None and paid * 2 >= len(run))


def says(marks: Sequence[Mark], index: int) -> bool | None:
    """Tell whether what stands over a list that begins at a line offers jobs or something else, if either."""
    return _says(list(_over(marks, index)))


def _says(over: Sequence[str]) -> bool | None:
    """Tell whether what stands over a list, the nearest first, offers jobs or something else, if either."""
    words = load("refusals")["lists"]
    offered = None
    for text in over[:_FAR]:
        plain = refuse.plain(text)
        if any(word in plain for word in words["anyway"]):
            return True
        if any(word in plain for word in words["sure"]):
            return False
        if titles.is_generic(text) or refuse.offers(text):
            offered = True
        elif offered is None and any(word in plain for word in words["others"]):
            return False
    return offered


def _over(marks: Sequence[Mark], index: int) -> Iterator[str]:
    """Yield what stands over a list, the nearest first: the line right above it, and the headings."""
    before = [marks[i] for i in range(index - 1, max(-1, index - _FARTHEST), -1) if marks[i].role is not Role.SILENT]
    if before and before[0].role is not Role.HEADING:
        yield before[0].line.text
    level = BARE
    for mark in before:
        if mark.role in (Role.HEADING, Role.SECTION) and mark.level < level:
            level = mark.level
            yield mark.line.text
    if before[1:] and before[-1].role is Role.BODY:
        yield before[-1].line.text  # the first line of a text without headings
