"""Postings -> numbers about them: by category, place and company, over time, and what they pay. No words yet."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median

from sitegen.facts import salary
from sitegen.model import Job, State, Term, TermKind

MONTHS = 12  # that are counted, the latest last
WEEKS = 12  # the same, of a site that is younger than three months
_YOUNG = 3  # months
_ROUND = 1000  # units of a currency that a year's pay is rounded to


@dataclass(frozen=True, slots=True)
class Count:
    """How many postings a term has. A posting with two places counts for both."""

    term: Term
    jobs: int


@dataclass(frozen=True, slots=True)
class Period:
    """How many postings were published in a month or a week, which begins on ``first``."""

    first: date
    jobs: int


@dataclass(frozen=True, slots=True)
class Pay:
    """What the postings of a category pay a year: least, most, and the middle one of their middles."""

    term: Term
    low: int
    middle: int
    high: int
    jobs: int


@dataclass(frozen=True, slots=True)
class Figures:
    """Everything that the page shows. ``paid`` postings state a figure in ``currency``, the most frequent one."""

    jobs: int
    counts: Mapping[TermKind, tuple[Count, ...]]
    periods: tuple[Period, ...]
    weekly: bool
    pay: tuple[Pay, ...]
    currency: str
    paid: int


COUNTED = (TermKind.CATEGORY, TermKind.LOCATION, TermKind.COMPANY)


def figures(jobs: Sequence[Job], today: date) -> Figures:
    """Count the postings; closed ones count only in the time that they were published in."""
    listed = [job for job in jobs if job.state is not State.CLOSED]
    weekly, periods = _over_time(jobs, today)
    currency, paid = _paid(listed)
    return Figures(
        jobs=len(listed),
        counts={kind: _counts(kind, listed) for kind in COUNTED},
        periods=periods,
        weekly=weekly,
        pay=_pay(paid),
        currency=currency,
        paid=len(paid),
    )


def _terms(kind: TermKind, job: Job) -> tuple[Term, ...]:
    return {TermKind.CATEGORY: job.categories, TermKind.LOCATION: job.locations}.get(kind, (job.company.term,))


def _counts(kind: TermKind, jobs: Iterable[Job]) -> tuple[Count, ...]:
    """Return the terms with their postings, most first."""
    terms, counts = dict[str, Term](), dict[str, int]()
    for job in jobs:
        for term in _terms(kind, job):
            terms.setdefault(term.slug, term)
            counts[term.slug] = counts.get(term.slug, 0) + 1
    ordered = sorted(terms, key=lambda slug: (-counts[slug], slug))
    return tuple(Count(terms[slug], counts[slug]) for slug in ordered)


# --- time -------------------------------------------------------------------------------


def _over_time(jobs: Iterable[Job], today: date) -> tuple[bool, tuple[Period, ...]]:
    """Return whether weeks are counted, and the periods from the first posting on, up to today's."""
    days = [job.facts.posted.date() for job in jobs if job.facts.posted and job.facts.posted.date() <= today]
    if not days:
        return False, ()
    weekly = _month_number(today) - _month_number(min(days)) < _YOUNG
    last = _week(today) if weekly else today.replace(day=1)
    starts = [last]
    while len(starts) < (WEEKS if weekly else MONTHS) and starts[-1] > min(days):
        before = starts[-1] - timedelta(days=1)
        starts.append(_week(before) if weekly else before.replace(day=1))
    counts = dict.fromkeys(reversed(starts), 0)
    for day in days:
        first = _week(day) if weekly else day.replace(day=1)
        if first in counts:
            counts[first] += 1
    return weekly, tuple(Period(first, count) for first, count in counts.items())


def _month_number(day: date) -> int:
    return day.year * 12 + day.month


def _week(day: date) -> date:
    """Return the Monday of a day's week."""
    return day - timedelta(days=day.weekday())


# --- pay --------------------------------------------------------------------------------


def _paid(jobs: Iterable[Job]) -> tuple[str, list[tuple[Job, float, float]]]:
    """Return the most frequent currency, and the postings that state a year's pay in it: least and most."""
    by_currency: dict[str, list[tuple[Job, float, float]]] = {}
    for job in jobs:
        value = job.facts.salary
        low, high = (salary.yearly(value) or (None, None)) if value else (None, None)
        ends = [amount for amount in (low, high) if amount is not None]
        if value and value.currency and ends:
            by_currency.setdefault(value.currency, []).append((job, min(ends), max(ends)))
    if not by_currency:
        return "", []
    return max(sorted(by_currency.items()), key=lambda entry: len(entry[1]))


def _pay(paid: Iterable[tuple[Job, float, float]]) -> tuple[Pay, ...]:
    """Return the categories by their middle, the highest first."""
    groups: dict[str, tuple[Term, list[tuple[float, float]]]] = {}
    for job, low, high in paid:
        for term in job.categories:
            groups.setdefault(term.slug, (term, []))[1].append((low, high))
    found = []
    for term, ranges in groups.values():
        middle = median((low + high) / 2 for low, high in ranges)
        low, high = min(low for low, _ in ranges), max(high for _, high in ranges)
        found.append(Pay(term, _rounded(low), _rounded(middle), _rounded(high), len(ranges)))
    return tuple(sorted(found, key=lambda pay: (-pay.middle, pay.term.slug)))


def _rounded(amount: float) -> int:
    return round(amount / _ROUND) * _ROUND
