"""A short summary of a text: whole sentences, cut where a reader would pause."""

import re
from collections.abc import Iterator, Sequence
from enum import StrEnum
from functools import lru_cache
from itertools import accumulate, takewhile
from unicodedata import combining, east_asian_width

from sitegen.markdown.cjk import is_han, is_selector

WIDTH = 240  # of Latin letters; a Han character is as wide as two
_LOOKED_AT = 20 * WIDTH
_SHORT = 60  # prose that is narrower than this, and follows a list, is a closing word
_SENTENCE = re.compile(
    r"""[。！？]+[”’」』）)"'\]]*|[.!?]+["'”’)\]]*(?=\s|$|[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef“‘])"""
)
_CLAUSE = re.compile(r"[，；：、]|[,;:](?=\s)")
_SHORTENED = re.compile(  # a full stop that ends no sentence: e.g. U.S. J. Smith, and the number of an item
    r"(?:^|[\s(\[（“\"'])(?:e\.g|i\.e|vs|Mr|Mrs|Ms|Dr|Prof|No|St|Inc|Ltd|Co|Corp|approx|Fig|cf|incl"
    r"|(?:[A-Za-z]\.)*[A-Z])\.$|(?:^|[.!?:;。；：]\s?)[0-9]{1,2}\.$",
)
_JOINERS = frozenset("\u200d\u20e3")  # zero-width joiner, enclosing keycap


class Kind(StrEnum):
    """What a block of words is."""

    PROSE = "prose"
    ITEM = "item"
    HEADING = "heading"
    ROW = "row"
    ASIDE = "aside"  # captions, code


def choose(blocks: Sequence[tuple[Kind, str]]) -> str:
    """Return the words that a summary is made of: the first prose, or else the first list."""
    first = next((i for i, (kind, _) in enumerate(blocks) if kind is Kind.PROSE), len(blocks))
    listed = next((i for i, (kind, _) in enumerate(blocks) if kind is Kind.ITEM), len(blocks))
    prose = list(_run(blocks, first, Kind.PROSE))
    words = ""
    for paragraph in prose:
        words += _between(words, paragraph) + paragraph
    if listed < first and sum(map(_wide, words[:_SHORT])) < _SHORT:
        return _listed(list(_run(blocks, listed, Kind.ITEM)))
    if words.endswith(("：", ":")):
        words += _between(words, "") + _listed(list(_run(blocks, first + len(prose), Kind.ITEM)))
    return words


def _run(blocks: Sequence[tuple[Kind, str]], start: int, kind: Kind) -> Iterator[str]:
    """Yield the blocks of one kind that follow one another, as long as a summary could need them."""
    size = 0
    for _, words in takewhile(lambda block: block[0] is kind, blocks[start:]):
        yield words.replace("\n", " ")
        size += len(words)
        if size > _LOOKED_AT:
            return


def _listed(items: Sequence[str]) -> str:
    """Return the items of a list as one sentence."""
    if not items:
        return ""
    mark = "；" if any(map(is_han, items[0])) else "; "
    return mark.join(item.rstrip("；;。.，, ") for item in items)


def _between(before: str, after: str) -> str:
    """Return what stands between two paragraphs that become one."""
    return "" if not before or is_han(before[-1]) or (after and is_han(after[0])) else " "


def summarize(text: str, width: int = WIDTH) -> str:
    """Return the beginning of a text: as many whole sentences as fit into ``width``.

    A first sentence that is too long is cut at a clause or between words, and ends in
    ``…``. A Latin word is cut only where it alone is wider than ``width``.
    """
    text = " ".join(text[:_LOOKED_AT].split())
    limit = _fit(text, width)
    if limit == len(text):
        return text
    end = 0
    for mark in _SENTENCE.finditer(text, 0, min(len(text), limit + 1)):
        if mark.end() > limit:
            break
        if not _inside(text, mark.end()) and (mark[0][0] != "." or not _goes_on(text, mark)):
            end = mark.end()
    return text[:end] if end else _cut(text, _fit(text, width - 2))


def _goes_on(text: str, stop: re.Match[str]) -> bool:
    """Tell whether the sentence goes on after a full stop."""
    return (
        text[stop.end() : stop.end() + 2].lstrip()[:1].islower()
        or _SHORTENED.search(text, max(0, stop.start() - 12), stop.start() + 1) is not None
    )


def _cut(text: str, limit: int) -> str:
    """Return the beginning of a sentence, of at most ``limit`` characters and an ellipsis."""
    clause = 0
    for mark in _CLAUSE.finditer(text, limit // 3, limit):
        if not _inside(text, mark.start()):
            clause = mark.start()
    end = clause or next((i for i in range(limit, 0, -1) if _breaks(text, i)), limit)
    end = len(text[:end].rstrip(" ，；：、,;:—-–(（“\"'"))
    while end and _inside(text, end):
        end -= 1
    return text[:end] + "…"


def _breaks(text: str, place: int) -> bool:
    """Tell whether a line could end before a place: at a blank, or beside a Han character."""
    before, after = text[place - 1], text[place]
    if after == " " or before == " ":
        return True
    return not _inside(text, place) and (is_han(before) or is_han(after))


def _fit(text: str, width: int) -> int:
    """Return how many characters fit into a width, no sign cut in two."""
    if len(text) * 2 <= width:
        return len(text)
    place = next((i for i, used in enumerate(accumulate(map(_wide, text))) if used > width), len(text))
    while 0 < place < len(text) and _inside(text, place):
        place -= 1
    return place


def _inside(text: str, place: int) -> bool:
    """Tell whether a place is in the middle of what is seen as one character."""
    before, after = text[place - 1], text[place : place + 1]
    if not after:
        return False
    if _is_flag(after):  # two letters make a flag
        start = place
        while start and _is_flag(text[start - 1]):
            start -= 1
        return (place - start) % 2 == 1
    return _wide(after) == 0 or after in _JOINERS or before == "\u200d"


def _is_flag(char: str) -> bool:
    return "\U0001f1e6" <= char <= "\U0001f1ff"


@lru_cache(8192)
def _wide(char: str) -> int:
    """Return the width of a character: 0 for marks, 2 for Han, 1 for others."""
    if char < "\u0300":
        return 1
    if combining(char) or "\u200b" <= char <= "\u200f" or "\ufe00" <= char <= "\ufe0f" or is_selector(char):
        return 0
    if "\U0001f3fb" <= char <= "\U0001f3ff":  # skin tones
        return 0
    return 2 if east_asian_width(char) in "WF" else 1
