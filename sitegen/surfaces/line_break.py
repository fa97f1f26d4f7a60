"""Where a line of a title may end: Chinese between any two characters, Latin text between words.

The rules are those of Chinese and Japanese typesetting (https://www.w3.org/TR/clreq/, 3.1): a closing mark
never begins a line, an opening one never ends it.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

Measure = Callable[[str], float]
_CLOSING = "、，。．：；！？）」』】》〉〕］｝”’％%…—–～·,.:;!?)]}/-"
_OPENING = "（「『【《〈〔［｛“‘([{"
_WIDE = "\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef\u3000-\u303f\U00020000-\U0003ffff"
_PIECES = re.compile(rf"\s+|[{_WIDE}]|[^\s{_WIDE}/-]*[/-]+|[^\s{_WIDE}/-]+")
_INSIDE = re.compile(rf"[{_WIDE}][{_WIDE}]")
# What the end of a line costs: between two Chinese characters, which may be one word; at a hyphen.
_IN_A_WORD, _AT_A_HYPHEN = 0.4, 0.15


def fit(text: str, measure: Measure, width: float, most: int) -> list[str] | None:
    """Return the text in the fewest lines, of about one length; None where that is more than ``most``.

    What a line lacks costs its square, so that even lines are the best; an end at a mark or a blank is better
    than one between two characters.
    """
    units = list(_units(text))
    sizes = [measure(unit.rstrip()) for unit in units]
    full = [measure(unit) for unit in units]
    if any(size > width for size in sizes):
        return None
    # The best way to set the first units: how many lines, what it costs, where the last line begins.
    best: list[tuple[int, float, int]] = [(0, 0.0, 0)]
    for end in range(1, len(units) + 1):
        ways, length = [], sizes[end - 1]
        for start in range(end - 1, -1, -1):
            if start < end - 1:
                length += full[start]
            if length > width:
                break
            lines, cost, _ = best[start]
            price = _price(units[start - 1][-1], units[start][0]) if start else 0
            ways.append((lines + 1, cost + (1 - length / width) ** 2 + price, start))
        best.append(min(ways))
    if best[-1][0] > most:
        return None
    found, end = list[str](), len(units)
    while end:
        start = best[end][2]
        found.append("".join(units[start:end]).strip())
        end = start
    return found[::-1]


def _price(before: str, after: str) -> float:
    """Return what it costs to end a line between two characters."""
    if before == "-":
        return _AT_A_HYPHEN
    inside = _INSIDE.fullmatch(before + after) and before not in _CLOSING and after not in _OPENING
    return _IN_A_WORD if inside else 0


def splits_words(lines: Sequence[str]) -> bool:
    """Whether a line ends between two Chinese characters, which may be one word."""
    return any(_price(line[-1], following[0]) == _IN_A_WORD for line, following in pairwise(lines))


def fill(text: str, measure: Measure, width: float, most: int, ellipsis: str) -> list[str]:
    """Return as much of the text as so many lines hold; a word longer than a line is cut."""
    lines, line = list[str](), ""
    units = list(_units(text))
    for number, unit in enumerate(units):
        if not line or measure((line + unit).rstrip()) <= width:
            line += unit
        else:
            lines.append(line)
            line = unit
        if len(lines) == most - 1:
            line = "".join([line, *units[number + 1 :]])
            break
    return [cut(line.strip(), measure, width, ellipsis) for line in [*lines, line]]


def cut(text: str, measure: Measure, width: float, ellipsis: str) -> str:
    """Return the text, or as much as fits before an ellipsis."""
    if measure(text) <= width:
        return text
    return _most(text, measure, width - measure(ellipsis)).rstrip(" ，、,") + ellipsis


def _most(text: str, measure: Measure, width: float) -> str:
    """Return the longest beginning that fits, of one character at least."""
    low, high = 1, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if measure(text[:middle]) <= width:
            low = middle
        else:
            high = middle - 1
    return text[:low]


def _units(text: str) -> Iterator[str]:
    """Yield what must stay on one line: a word, or a character with the marks that belong to it."""
    unit = ""
    for piece in _PIECES.findall(text):
        if unit and piece[0] not in _CLOSING and unit.rstrip()[-1:] not in _OPENING and not piece.isspace():
            yield unit
            unit = ""
        unit += piece
    if unit:
        yield unit
