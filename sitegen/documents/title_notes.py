"""The brackets on a title's line, and what in them is a fact: ``（成都/重庆，9月1日前到岗）``, 【徵才-台南】.

Before a title they hold places, an employer and cries; after it, notes of which those that are
facts are no part of the title.
"""

import re
from dataclasses import dataclass

from sitegen.documents import company, dated, short_facts, titles
from sitegen.facts import employment

_LEADING = re.compile(r"\s*(?:\[([^\[\]]*)\]|【([^【】]*)】|［([^［］]*)］|〔([^〔〕]*)〕)\s*")
_BRACKET = re.compile(r"\s*[（(\[【]([^（()）\[\]【】]*)[）)\]】]\s*")
_PIECES = re.compile(r"\s*[，,、；;|｜·]\s*")
_SIGNS = re.compile(r"\s*(?:[|｜丨/／、,，;；&+·•:：—–]|(?<=[\u3400-\u9fff])-|-(?=[\u3400-\u9fff])|\s-\s)\s*")
_BLANKS = re.compile(r"\s+")
_LONGEST_NOTE = 24  # characters in brackets that can be a fact only; more is a remark to keep
_LONGEST_MIXED = 60
_LONGEST_NAME = 30
_MOST = 6  # brackets before a title


@dataclass(frozen=True, slots=True)
class Notes:
    """A title without the brackets that are facts; the places in them, and the names that are no facts."""

    words: str
    locations: tuple[str, ...] = ()
    names: tuple[str, ...] = ()


def leading(text: str) -> Notes:
    """Read ``[北京/远程][某公司] …``: places, names, and what else is no title."""
    words = text
    inside: list[str] = []
    while (found := _LEADING.match(words)) and len(inside) < _MOST:
        inside.append(next((group for group in found.groups() if group), "").strip())
        words = words[found.end() :]
    where: list[str] = []
    names: list[str] = []
    for part in inside:
        there, left = _read(part)
        where += there
        if left and not titles.is_generic(left) and not titles.is_closed(f"[{left}]"):
            names.append(left)
    return Notes(words, tuple(dict.fromkeys(where)), tuple(names))


def _read(part: str) -> tuple[list[str], str]:
    """Return the places in a bracket before a title, and what of it is neither a fact nor a cry."""
    if short_facts.places(part):
        return short_facts.places(part), ""
    for pattern in (_SIGNS, _BLANKS):
        pieces = [piece for piece in pattern.split(part) if piece]
        if all(map(_is_aside, pieces)):
            return short_facts.places(part) or [name for piece in pieces for name in _places(piece)], ""
    if short_facts.is_fact(part):
        return [], ""
    pieces = [piece for piece in _SIGNS.split(part) if piece]
    left = [piece for piece in pieces if not _is_aside(piece)]
    named = len(left) == 1 < len(pieces) and len(left[0]) < _LONGEST_NAME and company.is_employer(left[0])
    return ([name for piece in pieces for name in _places(piece)], left[0]) if named else ([], part)


def _is_aside(piece: str) -> bool:
    """Tell whether a piece of a bracket is a fact, or a word such as 招聘 and 急招 that names nobody."""
    return short_facts.is_fact(piece) or titles.is_generic(piece) or titles.is_cry(piece)


def _places(piece: str) -> list[str]:
    return [] if short_facts.is_money(piece) or dated.read(piece) else short_facts.places(piece)


def without(words: str) -> tuple[str, list[str]]:
    """Return a title without brackets that are facts, （10名） and (远程), and the places in them.

    Of a bracket in which only some pieces are facts the others stay: （上海，支付组）.
    """
    where: list[str] = []
    for found in list(_BRACKET.finditer(words)):
        if short_facts.is_remote(words[: found.start()]):
            continue  # Remote (Europe) is one place
        read = _noted(found[1].strip())
        if read is None:
            continue
        there, left = read
        where += there
        mark = found[0].strip()
        blank = " " if found[0][:1].isspace() and mark[0] == "(" else ""
        kept = f"{blank}{mark[0]}{left}{mark[-1]}" if left else " "
        words = words.replace(found[0], kept, 1).strip()
    return words, where


def _noted(inside: str) -> tuple[list[str], str] | None:
    """Return the places in a note, and what of it is to be kept; None of a note that is no fact at all."""
    pieces = [p for p in _PIECES.split(inside) if p]
    listed = len(pieces) > 1 and all(map(short_facts.is_fact, pieces))
    longer = len(inside) > _LONGEST_NOTE or (" " in inside and employment.parse(inside))  # (Contract or Perm)
    if listed or dated.read(inside) or (not longer and _is_no_part(inside)):
        return short_facts.places(inside) or [name for p in pieces for name in _places(p)], ""
    facts = [p for p in pieces if short_facts.is_fact(p) or _is_no_part(p)]
    if not facts or len(pieces) == 1 or len(inside) > _LONGEST_MIXED:
        return None
    sign = next((sign for sign in "，、,|·" if sign in inside), ",")
    left = (sign + " " * (sign == ",")).join(p for p in pieces if p not in facts)
    return [name for p in facts for name in _places(p)], left


def _is_no_part(inside: str) -> bool:
    """Tell whether a note is a fact, or says nothing of the job itself."""
    return (
        short_facts.is_fact(inside)
        or titles.is_closed(f"({inside})")
        or titles.is_generic(inside)
        or titles.is_cry(inside)
    )
