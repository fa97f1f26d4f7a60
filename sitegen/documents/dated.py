"""Short texts that are a date and what it is of: ``Posted March 9, 2026``, 2026-12-03 截止, ``9月1日前到岗``."""

import re
from datetime import date
from functools import cache, lru_cache

from sitegen.documents.words import load
from sitegen.facts import when
from sitegen.facts.width import narrow

_LONGEST = 60
_EDGES = " \t:：()（）[]【】,，.。|·-–—"
# A day without its year and a month: 9月1日, May 3rd, 2027年5月; no date can be made of it.
_NAME = (
    r"\b(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_DAY = re.compile(
    r"(?:(?<!\d)\d{4}\s?年\s?)?(?<!\d)\d{1,2}\s?月(?:\s?\d{1,2}\s?[日号]|\s?[初中底末])?"
    rf"|{_NAME}\s*(?:\d{{1,2}}(?:st|nd|rd|th)?|\d{{4}})(?!\d)|(?<!\d)\d{{1,2}}(?:st|nd|rd|th)?\s*{_NAME}(?:\s\d{{4}})?"
)


@lru_cache(maxsize=2048)
def read(text: str) -> tuple[str, date | None] | None:
    """Return what the date of a short text is of, and the date; None where the text says more than that.

    ``posted``, ``closes``, ``starts``, or nothing where a day stands alone. The date is None
    where its year is not written.
    """
    plain = narrow(text).strip().lower()
    if len(plain) > _LONGEST or not any(c.isdigit() for c in plain):
        return None
    day, rest = when.cut(plain)
    if day is None:
        found = _DAY.search(plain)
        if found is None:
            return None
        rest = plain[: found.start()] + " " + plain[found.end() :]
    words = " ".join(rest.strip(_EDGES).split())
    if not words:
        return ("", day) if day else None
    kind = next((kind for kind, pattern in _cues() if pattern.fullmatch(words)), None)
    return (kind, day) if kind else None


@cache
def _cues() -> tuple[tuple[str, re.Pattern[str]], ...]:
    given = load("cues")["dated"]
    return tuple((kind, re.compile("|".join(f"(?:{rule})" for rule in rules))) for kind, rules in given.items())
