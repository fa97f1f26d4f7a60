"""Whether money in prose is pay: by the words around it, its unit, and its size."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache, lru_cache

from sitegen.facts.packed import load
from sitegen.facts.salary_words import yearly
from sitegen.facts.span import Span
from sitegen.model import Salary

CLAUSE_END = re.compile(r"[。;\n!?]|\.(?=\s|$)|,(?!\d)")
NEAR_BEFORE, NEAR_AFTER = 60, 24
SPAN_ENDS = re.compile(r"\s?(?:$|[\]\[)(】【|,，、;。/·:!*_<-]|\s)")
SPAN_BEGINS = re.compile(r"(?:^|[\s\[(【\]|,，、。;:/·!*_>-])$")
LIST_OF_OTHER = re.compile(r"\+|\bplus\b|&|\band\b|和|及|以及|、|,|;|。")
ASCII_K = {"k"}
# Bare digits are pay directly after these only: 月薪 8000.
CUE = re.compile(r"(?:薪[资酬水]?|工资|待遇|salary|pay)\s?[:为是约]?\s?$", re.IGNORECASE)
BY_THE_DAY = re.compile(r"实习|兼职|日结|intern\b|part-time", re.IGNORECASE)
PAY_AFTER = re.compile(
    r"\s?的?(?:薪资|薪酬|月薪|年薪|工资|base\b|a year"
    r"|(?:(?:starting|basic|base|annual|yearly|monthly|gross|net|guaranteed|minimum)\s){0,2}(?:salary|wages?\b))",
    re.IGNORECASE,
)
YEARS = range(1980, 2100)
# The least and the most that is paid in a year, as parts of what counts as yearly pay.
FLOOR, CEILING = 0.1, 100


def may_be_pay(plain: str, span: Span) -> bool:
    """Say whether a span is worth a closer look: bare digits are, right after a word for pay."""
    return span.is_marked or span.is_range or CUE.search(plain, max(0, span.start - 12), span.start) is not None


def is_pay(plain: str, span: Span, value: Salary) -> bool:
    """Say whether a span of a narrow text is surely pay; ``value`` is it with unit and currency."""
    start, end = _clause(plain, span)
    before, after = plain[start : span.start], plain[span.end : end]
    if not _is_plausible(value) or _means_something_else(plain, (start, span.start), (span.end, end)):
        return False
    if _last("pay", plain, start, span.start) >= 0:
        return span.is_marked or span.is_range or (CUE.search(before) is not None and not _is_year(span))
    paid_by_time = span.unit is not None and bool(span.currency or span.scale or BY_THE_DAY.search(before))
    return (
        paid_by_time or value.months is not None or bool(PAY_AFTER.match(after)) or _looks_like_pay(plain, span, value)
    )


def _looks_like_pay(plain: str, span: Span, value: Salary) -> bool:
    """Accept 20-40K and $150k-$200k standing alone, as in a title."""
    if not span.is_range or value.unit is None:
        return False
    if span.currency and span.currency != "CNY":
        return True
    alone = SPAN_BEGINS.search(plain[max(0, span.start - 1) : span.start]) and SPAN_ENDS.match(
        plain[span.end : span.end + 2]
    )
    return bool(alone) and (span.scale in ASCII_K or span.currency is not None)


def _means_something_else(plain: str, before: tuple[int, int], after: tuple[int, int]) -> bool:
    """Say whether the words around money, given by where they stand, are about funding, grants, users and the like."""
    last_pay, last_other = _last("pay", plain, *before), _last("not_pay", plain, *before)
    if last_other > last_pay and not LIST_OF_OTHER.search(plain, last_other, before[1]):
        return True
    if last_pay >= 0:
        return False
    begin, end = after[0], min(after[1], after[0] + NEAR_AFTER)
    stop = LIST_OF_OTHER.search(plain, begin, end)
    end = stop.start() if stop else end
    counted = any(long for _, _, long in _within("things", plain, *before))
    return counted or any(True for kind in ("then_not_pay", "things") for _ in _within(kind, plain, begin, end))


def _is_year(span: Span) -> bool:
    """Say whether bare digits may be a year: 2024 年薪酬报告."""
    return span.low in YEARS and not span.is_marked


def _is_plausible(value: Salary) -> bool:
    """Say whether anybody is paid that much, or that little."""
    span = yearly(value)
    usual = load("currencies").get(value.currency, {"year": 10_000})["year"]
    if span is None:
        return True
    amounts = [amount for amount in span if amount is not None]
    return all(usual * FLOOR <= amount <= usual * CEILING for amount in amounts)


def _clause(plain: str, span: Span) -> tuple[int, int]:
    """Return where the clause around a span begins and ends."""
    start = max(0, span.start - NEAR_BEFORE)
    for hit in CLAUSE_END.finditer(plain, start, span.start):
        start = hit.end()
    stop = CLAUSE_END.search(plain, span.end, span.end + NEAR_BEFORE)
    return start, stop.start() if stop else min(len(plain), span.end + NEAR_BEFORE)


def _last(kind: str, plain: str, start: int, end: int) -> int:
    """Return where the last word of a kind in a stretch ends, or -1."""
    return max((stop for _, stop, _ in _within(kind, plain, start, end)), default=-1)


def _within(kind: str, plain: str, start: int, end: int) -> Iterator[tuple[int, int, bool]]:
    """Yield the words of a kind that lie in a stretch: start, end, and whether it has more than one sign.

    The 行 of 行业 is one sign, and 用户 is a word.
    """
    hits = _hits(kind, plain)
    for index in range(bisect_left(hits, (start,)), len(hits)):
        first, stop, _ = hits[index]
        if first >= end:
            return
        if stop <= end:
            yield hits[index]


@lru_cache(maxsize=16)
def _hits(kind: str, plain: str) -> tuple[tuple[int, int, bool], ...]:
    """Return all words of a kind in a text; a text of many amounts is searched once and not for each."""
    return tuple((hit.start(), hit.end(), hit.end() - hit.start() > 1) for hit in _pattern(kind).finditer(plain))


@cache
def _pattern(kind: str) -> re.Pattern[str]:
    """Return the pattern of a list of words in ``data/pay_context.yaml``."""
    words = sorted(map(str, load("pay_context")[kind]), key=lambda word: (-len(word), word))
    parts = (rf"(?<![a-z]){word}(?![a-z])" if word.isascii() else word for word in words)
    return re.compile("|".join(parts), re.IGNORECASE)
