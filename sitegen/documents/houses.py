"""Institutions that are named by what they are: Oakfield Public Library, the University of Bluelake, 青木市图书馆.

The kind of house alone is nobody's name: a public library, 互联网医院. A name has a word
that neither says the kind nor is said of many. The words stand in ``data/cues.yaml``.
"""

import re
from functools import cache
from typing import Any

from sitegen.documents import titles
from sitegen.documents.inline import han
from sitegen.documents.words import load
from sitegen.facts import place

_MOST_WORDS = 9
_LONGEST, _SHORTEST_STEM = 16, 2  # ideographs
_OF = frozenset({"of", "for"})
_SMALL = frozenset({"of", "for", "the", "and", "&", "at", "in", "on", "de", "der", "la", "le", "du", "van", "von"})
_CHINESE = frozenset({"chinese", "of_places", "no_stems"})
_WORD = re.compile(r"[\w'’.&-]+")


def is_house(name: str) -> bool:
    """Tell whether a text is the name of an institution, and no more."""
    return _is_chinese(name) if han(name) else _is_latin(name)


def _is_chinese(name: str) -> bool:
    words = _words()
    ending = next((e for e in words["chinese"] if name.endswith(e)), "")
    stem = name.removesuffix(ending)
    if not ending or not _SHORTEST_STEM <= han(stem) == len(stem) <= _LONGEST:
        return False
    generic = (*words["no_stems"], *load("cues")["firms"]["no_stems"])
    plain = place.lookup(stem) is None or ending in words["of_places"]  # 北京医院 is one; 北京酒店 may be any
    return plain and not any(word in stem for word in generic) and not titles.is_generic(name)


def _is_latin(name: str) -> bool:
    words = name.removeprefix("The ").removeprefix("the ").split()
    if not 1 < len(words) <= _MOST_WORDS or any(_WORD.fullmatch(w) is None for w in words):
        return False
    if not all(w[0].isupper() or w in _SMALL for w in words) or words[-1] in _SMALL:
        return False
    kinds = _words()
    lowered = [w.casefold().replace("’", "'") for w in words]
    own = [w for w in lowered if w not in _SMALL and w not in kinds["generic"] and w not in kinds["english"]]
    at = next((n for n, w in enumerate(lowered) if w in _OF), None)
    if at is None:
        return lowered[-1] in kinds["english"] and bool(own)
    before = lowered[at - 1] if at else ""
    alone = at == 1 and before in kinds["units"]  # School of Engineering
    return before in kinds["english"] and bool(own) and not alone


def is_part(name: str) -> bool:
    """Tell whether a text is the name of a part of an institution: ``ABC laboratory of the University of Acme``."""
    words = _WORD.findall(name)
    kinds = _words()
    lowered = [w.casefold() for w in words]
    own = [w for w in lowered if w not in _SMALL and not any(w in kinds[k] for k in ("english", "generic", "parts"))]
    known = any(w in kinds["english"] or w in kinds["laboratories"] for w in lowered)
    return known and bool(own) and 1 < len(words) <= 2 * _MOST_WORDS and not titles.likeness(name)


def without_small(name: str) -> str:
    """Return a name without the small words and the bracket that a sentence goes on with."""
    words = name.partition("(")[0].split()
    while words and words[-1] in _SMALL:
        words.pop()
    return " ".join(words)


@cache
def _words() -> dict[str, Any]:
    given: dict[str, Any] = load("cues")["houses"]
    return {kind: (tuple if kind in _CHINESE else frozenset)(words) for kind, words in given.items()}
