"""Words of a small vocabulary in a text: the longest one at every place.

Latin words count as whole words only; Han words count anywhere.
"""

import re
from collections.abc import Mapping
from functools import cache

from sitegen.facts.packed import load
from sitegen.facts.width import narrow


def words_in(name: str, text: str) -> list[str]:
    """Return the keys of ``data/<name>.yaml`` whose words a text holds, in order of appearance."""
    pattern, meaning = _compiled(name)
    plain = narrow(text).lower()
    return list(dict.fromkeys(meaning[hit[0]] for hit in pattern.finditer(plain)))


def without(name: str, text: str) -> str:
    """Return what is left of a text without the words of ``data/<name>.yaml``, in small letters."""
    return _compiled(name)[0].sub(" ", narrow(text).lower())


def label(name: str, key: str, language: str) -> str:
    """Return how a key of ``data/<name>.yaml`` is shown in a language."""
    labels: Mapping[str, str] = load(name)[key]["show"]
    return labels.get(language, labels["en"])


@cache
def _compiled(name: str) -> tuple[re.Pattern[str], Mapping[str, str]]:
    """Return one pattern for all words, longest first, and the key of each word."""
    meaning = {
        str(word): str(key) for key, entry in load(name).items() if "words" in entry for word in [key, *entry["words"]]
    }
    longest_first = sorted(meaning, key=lambda word: (-len(word), word))
    bounded = (rf"(?<![a-z0-9]){re.escape(w)}(?![a-z0-9])" if w.isascii() else re.escape(w) for w in longest_first)
    return re.compile("|".join(bounded)), meaning


@cache
def hint(name: str) -> re.Pattern[str]:
    """Return one pattern of the words that every rule in ``data/<name>.yaml`` needs, to look for in small letters."""
    return re.compile("|".join(load(name)["hint"]))


@cache
def rules(name: str, key: str, within: str | None = None) -> re.Pattern[str]:
    """Return one pattern of the small rules in ``data/<name>.yaml`` under a key, of an entry or the file."""
    entry = load(name) if within is None else load(name)[within]
    return re.compile("|".join(f"(?:{rule})" for rule in entry[key]), re.IGNORECASE)
