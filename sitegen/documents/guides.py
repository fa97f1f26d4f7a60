"""Guides to hiring and interviewing: they name jobs, duties and requirements, and offer none.

Such a text says in its title what it teaches, or speaks of candidates and interviewers as others
do of their craft; and at no place does it say to a reader what is paid, where, or how to apply.
"""

import re
from collections.abc import Sequence
from functools import cache

from sitegen.documents import titles
from sitegen.documents.outline import Mark, Role
from sitegen.documents.words import load
from sitegen.facts.width import simplified

GUIDE = "the document tells how to hire or to interview, and offers no job"
_LONGEST = 400  # characters of a line that are looked at
_LEAST = 3  # lines on candidates and those who choose among them
_STATED = frozenset({"salary", "locations", "closes", "headcount", "employment", "apply"})
_OFFERED = frozenset({"apply", "benefits"})


def is_guide(opening: Sequence[str], spoken: Sequence[Mark]) -> bool:
    """Tell whether a document is such a guide; ``opening`` is what it calls itself."""
    calls = [_small(text) for text in opening if not _is_called(text)]
    sure, maybe = (any(rule.search(text) for text in calls) for rule in (_named("sure"), _named("maybe")))
    if not sure and not maybe and any(map(_is_title, spoken)):
        return False
    told = 0 if sure else sum(_told().search(_plain(mark)) is not None for mark in spoken)
    taught = sure or told >= (_LEAST if maybe else 2 * _LEAST)
    return taught and not any(map(offers, spoken))


def _is_called(text: str) -> bool:
    """Tell whether what a document calls itself is a job, as Recruiting Manager is, and no handbook for one."""
    return titles.likeness(text) == titles.CLEAR and _named("books").search(_small(text)) is None


def _is_title(mark: Mark) -> bool:
    """Tell whether a line is the title of a job: those who hire are hired, too, and their ads speak of candidates."""
    headed = mark.role is Role.HEADING and titles.likeness(mark.line.text) == titles.CLEAR
    return headed or (mark.field == "title" and bool(mark.value))


def offers(mark: Mark) -> bool:
    """Tell whether a line says something to those who may apply, which nobody writes into a guide."""
    stated = mark.field in _STATED and bool(mark.value)
    return stated or mark.section in _OFFERED or _addressed().search(_plain(mark)) is not None


def _plain(mark: Mark) -> str:
    return _small(mark.line.raw)


def _small(text: str) -> str:
    return simplified(text[:_LONGEST].casefold())


@cache
def _named(how: str) -> re.Pattern[str]:
    return _any(load("refusals")["guides"][how])


@cache
def _told() -> re.Pattern[str]:
    return _any(load("refusals")["guides"]["told"])


@cache
def _addressed() -> re.Pattern[str]:
    return _any(load("refusals")["guides"]["addressed"])


def _any(rules: Sequence[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{rule})" for rule in rules))
