"""Whether money in prose is pay: by the words around it, its unit, and its size."""

import re
from functools import cache

from sitegen.facts.packed import load
from sitegen.facts.salary_words import yearly
from sitegen.facts.span import Span
from sitegen.model import Salary

CLAUSE_END = re.compile(r"[。;\n!?]|\.(?=\s|$)|,(?!\d)")
NEAR_BEFORE, NEAR_AFTER = 60, 24
SPAN_ENDS = re.compile(r"\s?(?:$|[\]\[)(】【|,，、;。/·:!*_<-]|\s)")
SPAN_BEGINS = re.compile(r"(?:^|[\s\[(【\]|,，、;:/·!*_>-])$")
LIST_OF_OTHER = re.compile(r"\+|\bplus\b|&|\band\b|和|及|以及|、|,|;|。")
ASCII_K = {"k"}
# Bare digits are pay directly after these only: 月薪 8000.
CUE = re.compile(r"(?:薪[资酬水]?|工资|待遇|salary|pay)\s?[:为是约]?\s?$", re.IGNORECASE)
BY_THE_DAY = re.compile(r"实习|兼职|日结|intern\b|part-time", re.IGNORECASE)
PAY_AFTER = re.compile(r"\s?的?(?:薪资|薪酬|月薪|年薪|工资|salary|base\b|a year)", re.IGNORECASE)
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
    if not _is_plausible(value) or _means_something_else(before, after):
        return False
    if _holds("pay", before):
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


def _means_something_else(before: str, after: str) -> bool:
    """Say whether the words around money are about funding, grants, users and the like."""
    last_pay, last_other = _last("pay", before), _last("not_pay", before)
    if last_other > last_pay and not LIST_OF_OTHER.search(before[last_other:]):
        return True
    near = after[:NEAR_AFTER]
    stop = LIST_OF_OTHER.search(near)
    near = near[: stop.start()] if stop else near
    if _holds("then_not_pay", near) and last_pay < 0:
        return True
    return last_pay < 0 and (_holds("things", near) or _holds_word("things", before))


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


def _holds(kind: str, text: str) -> bool:
    """Say whether a text holds a word of a kind."""
    return _pattern(kind).search(text) is not None


def _holds_word(kind: str, text: str) -> bool:
    """Say whether a text holds a word of a kind of more than one sign: 用户, but not the 行 of 行业."""
    return any(len(hit[0]) > 1 for hit in _pattern(kind).finditer(text))


def _last(kind: str, text: str) -> int:
    """Return where the last word of a kind ends, or -1."""
    return max((hit.end() for hit in _pattern(kind).finditer(text)), default=-1)


@cache
def _pattern(kind: str) -> re.Pattern[str]:
    """Return the pattern of a list of words in ``data/pay_context.yaml``."""
    words = sorted(map(str, load("pay_context")[kind]), key=lambda word: (-len(word), word))
    parts = (rf"(?<![a-z]){word}(?![a-z])" if word.isascii() else word for word in words)
    return re.compile("|".join(parts), re.IGNORECASE)
