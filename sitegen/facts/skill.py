"""Skills: the technologies and fields that a posting names, each under one name.

``k8s`` and ``Kubernetes`` are one skill, 强化学习 and reinforcement learning too. Words
that are also everyday ones (Go, R, C, Less) count only in company: see ``skills.yaml``.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from string import ascii_letters, digits
from types import MappingProxyType
from typing import Any

from sitegen.facts.packed import load
from sitegen.facts.width import narrow
from sitegen.model import Term, TermKind
from sitegen.slug import slug

# Between two skills of one list: C/C++, Go、Rust, "Java, C or Python".
BETWEEN = re.compile(r"\s*(?:[/、,，&+|和或与及]|\bor\b|\band\b|\(|\s)\s*(?:和|或|\bor\b|\band\b)?\s*", re.IGNORECASE)
MOST_BETWEEN = 12
CUE_BEFORE = re.compile(
    r"(?:精通|熟悉|掌握|熟练|了解|使用|用|会|编程语言|\b(?:in|with|using|of))\s?[:：,，/、]?\s?$", re.IGNORECASE
)
CUE_AFTER = re.compile(
    r"\s?(?:语言|编程|开发|工程师|项目|程序|代码|后端|服务端|研发|framework|developers?\b|engineers?\b|programming|language|lang\b|code\b)",
    re.IGNORECASE,
)
VERSION = re.compile(r"\s?(?:v?\d+(?:\.\d+){0,2}(?:\.x)?\+?)(?![\w.])")
LATIN = frozenset(ascii_letters + digits)
HAN = re.compile("[\u4e00-\u9fff]")


@dataclass(frozen=True, slots=True)
class Word:
    """One way to write a skill. ``case`` counts or not; ``beside``: only next to another skill."""

    text: str
    skill: str
    case: bool = False
    beside: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """A word in a text."""

    start: int
    end: int
    word: Word


def find(text: str) -> list[str]:
    """Return the names of the skills of a text, in order of first appearance.

    A skill with a name in two languages gets the one that the text is in: Chinese where
    a Han character stands in it.
    """
    hits = _hits(text)
    if not hits:
        return []
    hits = _settled(text, hits)
    language = "zh" if HAN.search(text) else "en"
    names = (_names()[hit.word.skill][language] for hit in hits)
    return list(dict.fromkeys(names))


@lru_cache(maxsize=8192)
def term(name: str) -> Term:
    """Return the skill of a name in any spelling, a new one where it is not known."""
    name = name.strip()
    found = _by_name().get(_key(name))
    if found is None:
        return Term(TermKind.SKILL, slug(name), {"zh": name, "en": name})
    return Term(TermKind.SKILL, found, _names()[found])


def _hits(text: str) -> list[Hit]:
    """Return the longest words of a text that stand alone, from left to right, none overlapping."""
    plain = narrow(text)
    low = plain.lower()
    if len(low) != len(plain):  # İ grows when it is made small
        low = "".join(char.lower() if len(char.lower()) == 1 else char for char in plain)
    index, begins, found = _index(), _begins(), []
    start = begins.search(low)
    while start:
        at = start.start()
        word = _word_at(index, plain, low, at)
        if word is None:
            at += 1
        else:
            found.append(Hit(at, at + len(word.text), word))
            at += len(word.text)
        start = begins.search(low, at)
    return found


def _word_at(index: Mapping[str, tuple[tuple[str, Word], ...]], plain: str, low: str, at: int) -> Word | None:
    """Return the longest word that stands at a position, or None."""
    for start in (low[at : at + 2], low[at]):
        for text, word in index.get(start, ()):
            if low.startswith(text, at) and _fits(word, plain, at):
                return word
    return None


def _fits(word: Word, plain: str, at: int) -> bool:
    """Say whether a word whose letters stand at a position does so in its case, and as a whole word."""
    end = at + len(word.text)
    if word.case and plain[at:end] != word.text:
        return False
    before, after, next_after = plain[at - 1 : at], plain[end : end + 1], plain[end + 1 : end + 2]
    if before and (word.text[0] in LATIN or word.text[0] == "."):
        inside = before in LATIN or before in "@_." or (before == "-" and plain[at - 2 : at - 1] in LATIN)
        if inside and not (word.text[0] == "." and before != "."):
            return False
    if word.text[-1] not in LATIN:
        return word.text[-1] not in "+#" or not after or after not in "+#"
    if after and after.isascii():
        if after.isdigit():
            return len(word.text) > 1 and VERSION.match(plain, end) is not None
        follows = after.isalpha() or after in "_#@" or (after == "+" and next_after == "+")
        return not follows and not (after in ".-" and next_after in LATIN and (after == "." or len(word.text) == 1))
    return True


def _settled(text: str, hits: list[Hit]) -> list[Hit]:
    """Drop the words that need company and have none."""
    if not any(hit.word.beside for hit in hits):
        return hits
    plain = narrow(text)
    sure = [not hit.word.beside or _is_cued(plain, hit) for hit in hits]
    for order in (range(1, len(hits)), range(len(hits) - 2, -1, -1)):
        step = -1 if order.step == 1 else 1
        for i in order:
            left, right = sorted((i, i + step))
            sure[i] = sure[i] or (sure[i + step] and _is_list(plain, hits[left].end, hits[right].start))
    return [hit for hit, kept in zip(hits, sure, strict=True) if kept]


def _is_list(plain: str, start: int, end: int) -> bool:
    """Say whether only what separates the items of a list stands between two positions."""
    return end - start <= MOST_BETWEEN and BETWEEN.fullmatch(plain, start, end) is not None


def _is_cued(plain: str, hit: Hit) -> bool:
    """Say whether the words around an everyday word tell that the skill is meant."""
    after = CUE_AFTER.match(plain, hit.end)
    before = CUE_BEFORE.search(plain[max(0, hit.start - 12) : hit.start])
    return after is not None or (before is not None and hit.word.case and not hit.word.text.islower())


@cache
def _index() -> Mapping[str, tuple[tuple[str, Word], ...]]:
    """Return all words in small letters by their first two (a single one by itself), longest first."""
    found: dict[str, list[Word]] = {}
    for name, entry in load("skills").items():
        for word in _words(str(name), entry):
            found.setdefault(word.text.lower()[:2], []).append(word)
    ordered = {start: sorted(words, key=lambda word: -len(word.text)) for start, words in found.items()}
    return {start: tuple((word.text.lower(), word) for word in words) for start, words in ordered.items()}


@cache
def _begins() -> re.Pattern[str]:
    """Return the pattern of where a word may begin: two characters of one, Latin ones not inside a word."""
    seconds: dict[str, list[str]] = {}
    for start in sorted(_index()):
        seconds.setdefault(start[0], []).append(start[1:])
    latin = {first: given for first, given in seconds.items() if first in LATIN}
    others = {first: given for first, given in seconds.items() if first not in LATIN}
    return re.compile(rf"(?<![A-Za-z0-9@_.]){_beginning(latin)}|{_beginning(others)}")


def _beginning(seconds: Mapping[str, list[str]]) -> str:
    """Return the pattern of the characters that may stand after others, none after those that are words themselves.

    Most characters begin nothing: one look at a set tells so sooner than a look at every pair.
    """
    pairs = (
        re.escape(first) + (f"[{re.escape(''.join(given))}]" if all(given) else "") for first, given in seconds.items()
    )
    return f"(?=[{re.escape(''.join(seconds))}])(?:{'|'.join(pairs)})"


@cache
def _names() -> Mapping[str, Mapping[str, str]]:
    """Return the names of every skill in Chinese and English."""
    return {str(name): MappingProxyType(_both(entry)) for name, entry in load("skills").items()}


@cache
def _by_name() -> Mapping[str, str]:
    """Return the skill of every name, for a field: there case and company do not matter."""
    found: dict[str, str] = {}
    for name, entry in load("skills").items():
        for text in [str(name), *_both(entry).values(), *(word.text for word in _words(str(name), entry))]:
            found.setdefault(_key(text), str(name))
    return found


def _key(name: str) -> str:
    """Return a name without case and blanks."""
    return re.sub(r"\s+", "", narrow(name)).casefold()


def _both(entry: Any) -> dict[str, str]:
    """Return the Chinese and the English name of an entry."""
    if isinstance(entry, dict):
        return {"zh": str(entry.get("zh") or entry["name"]), "en": str(entry.get("en") or entry["name"])}
    name = str(entry[0] if isinstance(entry, list) else entry)
    return {"zh": name, "en": name}


def _words(name: str, entry: Any) -> list[Word]:
    """Return the ways to write a skill."""
    if not isinstance(entry, dict):
        return [Word(str(text), name) for text in (entry if isinstance(entry, list) else [entry])]
    beside = [Word(str(text), name, case=True, beside=True) for text in entry.get("beside", ())]
    exact = [Word(str(text), name, case=True) for text in entry.get("exact", ())]
    strict = {word.text.lower() for word in beside + exact}
    free = [*_both(entry).values(), *map(str, entry.get("also", ()))]
    loose = [Word(text, name) for text in dict.fromkeys(free) if text.lower() not in strict]
    return exact + beside + loose
