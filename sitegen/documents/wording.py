"""What lines say by their wording: whether they ask for something, as requirements do.

The words stand in ``data/cues.yaml`` under ``qualification``.
"""

import re
from collections.abc import Sequence
from functools import cache

from sitegen.documents.words import load
from sitegen.facts.width import simplified

_LONGEST = 300
_OTHERS = re.compile(
    r"\b(?:you|people|those|who|customers|users|readers|employers|clients|anyone|everybody)"
    r"(?: are|['’]re|)(?: still| often)?\s*$"
)
_FIRST_PERSON = re.compile(r"\b(?:I|I['’]m|my|me)\b|本人|求职")


def is_personal(text: str) -> bool:
    """Tell whether somebody speaks of themselves, as those do who look for work: I keep your books, 本人."""
    return _FIRST_PERSON.search(text) is not None


def is_of_others(before: str) -> bool:
    """Tell whether what stands before ``looking for`` says that others look: if you are, people are."""
    return _OTHERS.search(before[-30:].casefold()) is not None


def asks(texts: Sequence[str]) -> bool:
    """Tell whether most of at least two lines are qualifications: 熟悉 Go, 5+ years of experience."""
    if len(texts) < 2:  # noqa: PLR2004 - one line is no list
        return False
    return sum(map(is_qualification, texts)) * 2 > len(texts)


def does(texts: Sequence[str]) -> bool:
    """Tell whether most of at least two lines say what one does: 负责 the site, Build our API."""
    if len(texts) < 2:  # noqa: PLR2004 - one line is no list
        return False
    return sum(map(is_duty, texts)) * 2 > len(texts)


def is_duty(text: str) -> bool:
    """Tell whether a line says what one does."""
    return _duty().match(simplified(text[:_LONGEST]).strip(" -*•·").casefold()) is not None


def is_qualification(text: str) -> bool:
    """Tell whether a line asks something of an applicant."""
    begins, holds = _patterns()
    plain = simplified(text[:_LONGEST]).strip(" -*•·").casefold()
    return begins.match(plain) is not None or holds.search(plain) is not None


@cache
def _duty() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{rule})" for rule in load("cues")["duty"]["begins"]))


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = load("cues")["qualification"]
    begins, holds = ("|".join(f"(?:{rule})" for rule in words[kind]) for kind in ("begins", "holds"))
    return re.compile(begins), re.compile(holds)
