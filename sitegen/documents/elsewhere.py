"""Documents with labels as ads have them that offer something else: a course, a contest, a tender, a program.

A document that has any word of hiring is none of them. The words stand in ``data/refusals.yaml``.
"""

import re
from collections.abc import Sequence
from functools import cache

from sitegen.documents import titles
from sitegen.documents.labels import key
from sitegen.documents.outline import BARE, Mark, Role
from sitegen.documents.words import load
from sitegen.facts.width import simplified

OTHER = "the document offers a course, a contest or such, or tells how things are done, and offers no job"
PROGRAM = "the document is the page of a program, and no job ad"
_OPENING = 4  # lines with words, in which a document says what it is
_NAMED = re.compile(r"(?:this|an?)\s(?:[\w-]+\s){0,3}(?:course|boot ?camp|workshop|webinar|contest)\b", re.IGNORECASE)
_LONGEST = 2000  # characters of a line that are looked at
_WORDS_OF_JOBS = 2  # the first rules of hiring; the third is what also others say


def reason(spoken: Sequence[Mark], title: str) -> str:
    """Return what a document without a word of hiring is instead of an ad, or nothing."""
    first = spoken[:_OPENING]
    said = [m.line.text for n, m in enumerate(first) if n == 0 or m.level < BARE or _NAMED.match(m.line.text)]
    opening = [title, *said]
    other = any(_others().search(_plain(text)) for text in opening if titles.likeness(text) < titles.CLEAR)
    program = any(m.level < BARE and key(m.line.text) in load("refusals")["only_programs"] for m in spoken)
    if not (other or program) or any(_is_of_jobs(m) for m in spoken) or _hiring().search(_plain(title)):
        return ""
    return OTHER if other else PROGRAM


def _is_of_jobs(mark: Mark) -> bool:
    """Tell whether a line speaks of hiring, or states pay or a title as a field."""
    named = mark.role is Role.FACT and mark.field in ("title", "salary", "employment", "headcount") and mark.value
    return bool(named) or _hiring().search(_plain(mark.line.text)) is not None


def _plain(text: str) -> str:
    return simplified(text[:_LONGEST].casefold())


@cache
def _others() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{rule})" for rule in load("refusals")["other_offers"]))


@cache
def _hiring() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{rule})" for rule in load("refusals")["hiring"][:_WORDS_OF_JOBS]))
