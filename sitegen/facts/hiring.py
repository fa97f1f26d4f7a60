"""Whom a posting addresses: 社会招聘, 校园招聘 or 实习生."""

import re
from functools import lru_cache

from sitegen.facts.clauses import clauses_with
from sitegen.facts.vocabulary import hint, label, rules, words_in
from sitegen.facts.width import narrow
from sitegen.model import Hiring

HEDGED = re.compile(r"[看视]情况|酌情|暂不|暂时不")  # 实习看情况考虑 addresses nobody
YEAR = re.compile(r"(?<!\d)(?:20)?\d\d\s?届")


@lru_cache(maxsize=2048)  # many postings say the same
def parse(text: str) -> tuple[Hiring, ...]:
    """Return whom a field names, in the order 社招, 校招, 实习."""
    plain = rules("hiring", "not_meant").sub(" ", narrow(text))
    found = set(map(Hiring, words_in("hiring", plain)))
    if YEAR.search(plain):
        found.add(Hiring.CAMPUS)
    return tuple(kind for kind in Hiring if kind in found)


def find(text: str) -> tuple[Hiring, ...]:
    """Return whom prose or a title addresses; an applicant's past internship does not count."""
    found = set()
    for _, clause in clauses_with(hint("hiring"), narrow(text)):
        if HEDGED.search(clause):
            continue
        plain = rules("hiring", "not_meant").sub("#", clause)
        found |= {kind for kind in Hiring if _says(kind).search(plain)}
    return tuple(kind for kind in Hiring if kind in found)


def show(value: Hiring, language: str) -> str:
    """Say to readers whom a posting addresses."""
    return label("hiring", value, language)


def _says(kind: Hiring) -> re.Pattern[str]:
    """Return how prose addresses somebody."""
    return rules("hiring", "says", kind)
