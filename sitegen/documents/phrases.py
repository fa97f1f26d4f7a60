"""Labels that are made of parts: 你 + 将 + 负责, ``what`` + ``you'll`` + ``do``.

``data/phrases.yaml`` says what they are made of. A phrase is a whole label and never a
part of one, so that a sentence that begins like it is none.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache, lru_cache

from sitegen.documents.words import load

_PART = re.compile(r"<([a-z]+)>")
_LONGEST = 56  # characters; the labels that phrases make are short
_LONGEST_CHINESE = 20


@lru_cache(maxsize=4096)
def section(name: str) -> str | None:
    """Return the kind of section that a label names as a phrase; ``name`` is as ``labels.key`` has it."""
    return _first(_sections, name)


@lru_cache(maxsize=4096)
def fact(name: str) -> str | None:
    """Return the fact that a label names as a phrase."""
    return _first(_facts, name)


def stripped(name: str) -> str:
    """Return a label without what may stand around any: 工作职责包括 is 工作职责."""
    around = _around()
    return around.sub("", name).strip() or name


def _first(patterns: Callable[[bool], Mapping[str, re.Pattern[str]]], name: str) -> str | None:
    name = name.replace("é", "e")  # a résumé is a resume
    if not 1 < len(name) <= (_LONGEST if name.isascii() else _LONGEST_CHINESE):
        return None
    return next((kind for kind, pattern in patterns(name.isascii()).items() if pattern.fullmatch(name)), None)


@cache
def _around() -> re.Pattern[str]:
    words = load("phrases")
    return re.compile(f"{words['lead']}|{words['tail']}")


@cache
def _sections(latin: bool) -> Mapping[str, re.Pattern[str]]:  # noqa: FBT001 - a cached question
    return dict(_compiled("sections", latin=latin))


@cache
def _facts(latin: bool) -> Mapping[str, re.Pattern[str]]:  # noqa: FBT001 - a cached question
    return dict(_compiled("facts", latin=latin))


def _compiled(group: str, *, latin: bool) -> Iterator[tuple[str, re.Pattern[str]]]:
    """Yield one pattern for each kind, of the phrases in one script: half of them are never asked."""
    words = load("phrases")
    for kind, phrases in words[group].items():
        whole = [_PART.sub(lambda m: _part(m[1]), phrase) for phrase in phrases]
        chosen = [phrase for phrase in whole if phrase.isascii() == latin]
        if chosen:
            yield kind, re.compile("|".join(f"(?:{phrase})" for phrase in chosen))


@cache
def _part(name: str) -> str:
    """Return what a part stands for; a part may hold parts."""
    return _PART.sub(lambda m: _part(m[1]), load("phrases")["parts"][name])
