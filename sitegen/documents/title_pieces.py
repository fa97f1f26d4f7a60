"""What stands before and after a title on its line, apart by dashes, blanks or commas.

``青禾科技-急招-运维工程师-杭州`` is an employer, a cry, the job and a place; the blanks of
``杭州 Lumeno 前端工程师`` part a place, a name and the job. Only what is known to be no part of
the title is taken away: ``搜索推荐-算法工程师`` stays whole, as nobody can tell a team from
an employer by its name. Such a name is the ``lead``, for those who can read on.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sitegen.documents import company, short_facts, titles
from sitegen.documents.inline import han
from sitegen.facts import hiring, place, skill

_OUTSIDE_BRACKETS = r"(?![^（(【\[]{0,60}[）)】\]])"
_DASH = re.compile(rf"\s+[-–—]+\s*{_OUTSIDE_BRACKETS}|\s*[-–—]+\s+{_OUTSIDE_BRACKETS}")
# without blanks: between ideographs, before them or after them, and after capitals (青禾-KITE-iOS 开发)
_TIGHT = re.compile(
    rf"\s*(?:(?<=[\u3400-\u9fff）)])[-–—_]+|[-–—_]+(?=[\u3400-\u9fff【（(])|(?<=[A-Z]{{3}})-(?=[A-Za-z]))\s*{_OUTSIDE_BRACKETS}"
)
_BRACKET = re.compile(r"[（(\[【][^（()）\[\]【】]*[）)\]】]")
_BLANK = re.compile(rf"\s+{_OUTSIDE_BRACKETS}")
_COMMA = re.compile(r"^(.{3,}?),\s*([A-Z][\w. ,'/&-]+)$")
_IN = re.compile(r"^(.{3,}?)[\s,]+(?:based\s+)?in\s+(?:the\s+)?([A-Z][\w. ,'/-]+)$")
_LATIN_NAME = re.compile(r"[A-Z][A-Za-z0-9.&]{2,}(?:\s[A-Z][A-Za-z0-9.&]+)?")
_SHORTEST_CAPITALS = 6  # letters; shorter ones are mostly abbreviations: SRE, AIGC
_LONGEST_LEAD = 20
_LONGEST_KIND = 4  # ideographs of 社招, 2026届校招


@dataclass(frozen=True, slots=True)
class Pieces:
    """A title without what stood around it; ``placed`` says that a fact stood before the ``lead``."""

    words: str
    company: str | None = None
    locations: tuple[str, ...] = ()
    lead: str = ""
    placed: bool = False


def read(words: str, *, placed: bool = False) -> Pieces:
    """Take a title's line apart; ``placed`` says that facts in brackets stood before it."""
    words = words.strip(" -–—")
    chinese = han(words) > 0
    found = _without_ends(words, _cuts(words, chinese=chinese), placed=placed)
    if chinese:
        blanks = [(m.start(), m.end()) for m in _BLANK.finditer(found.words)]
        inner = _without_ends(found.words, blanks, placed=found.placed)
        lead = inner if inner.lead else found
        found = Pieces(
            inner.words,
            found.company or inner.company,
            (*found.locations, *inner.locations),
            lead.lead,
            lead.placed,
        )
    return found if found.locations else _without_place(found)


def _cuts(words: str, *, chinese: bool) -> list[tuple[int, int]]:
    pattern = _TIGHT if chinese else _DASH
    found = {(m.start(), m.end()) for m in pattern.finditer(words)}
    if chinese:
        found |= {(m.start(), m.end()) for m in _DASH.finditer(words)}
    cuts: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if not cuts or start >= cuts[-1][1]:
            cuts.append((start, end))
    return cuts


def _without_ends(words: str, cuts: Sequence[tuple[int, int]], *, placed: bool) -> Pieces:
    """Take away the pieces before and after the job that are facts, cries or an employer."""
    starts = [0, *(end for _, end in cuts)]
    ends = [*(start for start, _ in cuts), len(words)]
    pieces = [words[a:b].strip() for a, b in zip(starts, ends, strict=True)]
    at = _job(pieces) if cuts else None
    if at is None:  # or nothing beside the job
        return Pieces(words, placed=placed)
    where: list[str] = []
    named: str | None = None
    first, last = 0, len(pieces) - 1
    while last > at and _is_aside(pieces[last]):
        where = [*short_facts.places(pieces[last]), *where]
        last -= 1
    firms = [n for n in range(at) if company.is_firm(pieces[n], beside=True)]
    while first < at and (_is_aside(pieces[first]) or first in firms):
        named = named or (pieces[first] if first in firms else None)
        where += short_facts.places(pieces[first])
        placed = placed or _is_aside(pieces[first])
        first += 1
    if firms and named is None:
        named = pieces[firms[0]]
    if named and titles.likeness(pieces[at]) == titles.CLEAR:
        first = at  # what stands between an employer and the job is a team of it
    lead = pieces[first] if first < at and not named and may_lead(pieces[first]) else ""
    return Pieces(words[starts[first] : ends[last]].strip(), named, tuple(dict.fromkeys(where)), lead, placed)


def _job(pieces: Sequence[str]) -> int | None:
    """Return which piece is the job: the first that clearly is one, else the first that may be."""
    found = [(n, sure) for n, p in enumerate(pieces) if (sure := titles.likeness(p)) and not _is_aside(p)]
    clear = next((n for n, sure in found if sure == titles.CLEAR and not company.is_firm(pieces[n])), None)
    maybe = next((n for n, _ in found if not company.is_firm(pieces[n], beside=True)), None)
    return clear if clear is not None else maybe


def _is_aside(piece: str) -> bool:
    """Tell whether a piece is no part of a title: a fact, 社招, 急招, 内推."""
    bare = _BRACKET.sub(" ", piece).strip() or piece.strip("【】[]（）() ")
    return (
        bool(bare)
        and titles.likeness(bare) < titles.CLEAR
        and (
            short_facts.is_fact(bare)
            or titles.is_generic(bare)
            or titles.is_cry(bare)
            or (han(bare) <= _LONGEST_KIND and bool(hiring.parse(bare)))
        )
    )


def may_lead(piece: str) -> bool:
    """Tell whether a piece before a job may be an employer's name, as far as its form says."""
    if titles.likeness(piece) or len(piece) > _LONGEST_LEAD or skill.find(piece) or _is_aside(piece):
        return False
    latin = _LATIN_NAME.fullmatch(piece) is not None and (len(piece) >= _SHORTEST_CAPITALS or not piece.isupper())
    return (latin or 1 < han(piece) == len(piece)) and company.is_employer(piece)


def _without_place(found: Pieces) -> Pieces:
    """Take away ``in London`` and ``, London`` after a title."""
    words = found.words.rstrip(" .!")
    for pattern in (_IN, _COMMA):
        said = pattern.match(words)
        names = short_facts.places(said[2]) if said else []
        country = [term for name in names if (term := place.lookup(name)) and term.country]
        if said and names and len(country) == len(names) and titles.likeness(said[1]):
            return Pieces(said[1], found.company, tuple(names), found.lead, found.placed)
    return found
