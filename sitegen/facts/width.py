"""One form for characters that are written in several: １５－３０Ｋ is 15-30K, 職責 is 职责.

Every character becomes exactly one, so a position in the narrow text is the same
position in the text as written.
"""

import re
from collections.abc import Mapping
from functools import lru_cache

from sitegen.facts.packed import load

FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
SPACES = dict.fromkeys(map(ord, "\u00a0\u2002\u2003\u2007\u2009\u200a\u202f\u3000\t"), " ")
DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−﹣－"), "-")
TILDES = dict.fromkeys(map(ord, "～〜∼﹏"), "~")
QUOTES = {ord("’"): "'", ord("‘"): "'", ord("“"): '"', ord("”"): '"'}
SIGNS = {ord("￥"): "¥", ord("￡"): "£", ord("￠"): "¢"}
SIMPLIFIED = {ord(pair[0]): pair[1] for pair in str(load("traditional")["pairs"]).split()}
_WORDS: Mapping[str, str] = load("traditional")["words"]
_SAID_ELSEWHERE = re.compile("|".join(_WORDS))
_LONGEST_KEPT = 20_000  # characters; so that what is remembered stays small
_LINE = 300  # characters of a line that is remembered
TABLE = FULL_WIDTH | SPACES | DASHES | TILDES | QUOTES | SIGNS | SIMPLIFIED
# To translate a text asks a table for every character, and most are not in it; a pattern finds those that are.
_WIDE = re.compile(f"[{re.escape(''.join(map(chr, TABLE)))}]+")
_ALONE = {chr(code): chr(code).translate(TABLE) for code in TABLE}
_TRADITIONAL = re.compile(f"[{''.join(map(chr, SIMPLIFIED))}]")
# Letters that `re.IGNORECASE` takes for i and s, and `lower` does not.
_ALSO_SMALL = (("İ", "i"), ("ı", "i"), ("ſ", "s"))


def narrow(text: str) -> str:
    """Return the text with half-width characters, plain blanks, dashes and quotes, and Simplified characters."""
    if text.isascii() and "\t" not in text:
        return text
    return _narrow(text) if len(text) <= _LONGEST_KEPT else _plainly_narrow(text)


def _plainly_narrow(text: str) -> str:
    return _WIDE.sub(lambda found: _ALONE.get(found[0]) or found[0].translate(TABLE), text)


_narrow = lru_cache(maxsize=64)(_plainly_narrow)  # every rule that reads a fact asks for the same few texts


def small(text: str) -> str:
    """Return the narrow text in small letters, for words that a rule without regard to case needs.

    Where none of them stands in it, the rule need not be asked: words in small letters are found at ten
    times the speed of a pattern that compares all letters in both cases.
    """
    return _small(text) if len(text) <= _LONGEST_KEPT else _plainly_small(text)


def _plainly_small(text: str) -> str:
    plain = narrow(text)
    for letter, plainly in () if plain.isascii() else _ALSO_SMALL:
        plain = plain.replace(letter, plainly)
    return plain.lower()


_small = lru_cache(maxsize=64)(_plainly_small)


def simplified(text: str) -> str:
    """Return the text with the characters and words that word lists are written in: 徵才 is 招聘.

    A word has as many characters as the one that it becomes.
    """
    if text.isascii() or not _TRADITIONAL.search(text):
        return text
    return _simplified(text) if len(text) <= _LINE else _plainly_simplified(text)


def _plainly_simplified(text: str) -> str:
    plain = text.translate(SIMPLIFIED)
    return plain if plain == text else _SAID_ELSEWHERE.sub(lambda found: _WORDS[found[0]], plain)


_simplified = lru_cache(maxsize=4096)(_plainly_simplified)  # every rule that reads a line asks for the same one
