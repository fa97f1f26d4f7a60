"""A date in a document, in the forms people write; and a date for readers.

Front matter has rules of its own (``schema/dates.py``); this is for documents that
were written for people.
"""

import re
from collections.abc import Callable
from datetime import date
from itertools import pairwise

from sitegen.facts.width import narrow

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
NAMES = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip
MONTH = r"(jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6}\.?"

# Between the two days of a period, and a last day that leaves out what it shares with the first.
BETWEEN = re.compile(r"\s*(?:日|\([^()]{1,8}\))?\s*(?:[-~]{1,2}|至|到|to|until|through|and|bis)\s*(?:\w{3,9}day,?\s*)?")
SHORT_END = re.compile(r"\s*日?\s*(?:[-~]{1,2}|至|到)\s*(?:(\d{1,2})\s*[月/.])?\s*(\d{1,2})\s*日")

YEAR_FIRST = re.compile(r"(?<!\d)(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})(?!\d)")
SOLID = re.compile(r"(\d{4})(\d\d)(\d\d)")
YEAR_LAST = re.compile(r"(?<![\d.])(\d{1,2})\s?([./-])\s?(\d{1,2})\s?\2\s?(\d{4})(?!\d)")
DAY_MONTH = re.compile(rf"(?<!\d)(\d{{1,2}})(?:st|nd|rd|th)?\s*(?:of\s+)?[- ]?{MONTH}[-, ]{{1,3}}(\d{{4}})(?!\d)")
MONTH_DAY = re.compile(rf"(?<![a-z]){MONTH}\s*(\d{{1,2}})(?:st|nd|rd|th)?[, ]{{1,3}}(\d{{4}})(?!\d)")


def parse_date(text: str) -> date | None:
    """Return the first date in a text, or None; 3/4/2024 is nobody's guess, so None."""
    plain = narrow(text).strip().lower()
    for rule, read in RULES:
        for hit in rule.finditer(plain):
            found = read(hit)
            if found:
                return found
    solid = SOLID.fullmatch(plain)
    return _date(solid[1], solid[2], solid[3]) if solid else None


def cut(text: str) -> tuple[date | None, str]:
    """Return the first date in a text, and the text without it; the whole text where there is none."""
    plain = narrow(text).lower()
    for rule, read in RULES:
        for hit in rule.finditer(plain):
            found = read(hit)
            if found:
                end = hit.end() + plain[hit.end() : hit.end() + 1].count("日")
                return found, f"{text[: hit.start()]} {text[end:]}"
    return None, text


def period_end(text: str) -> date | None:
    """Return the last day of a period that a text states: 2026年1月5日至2月1日; None of one day alone."""
    plain = narrow(text).strip().lower()
    hits = [
        (hit.start(), hit.end(), found) for rule, read in RULES for hit in rule.finditer(plain) if (found := read(hit))
    ]
    days = sorted(hits, key=lambda hit: hit[0])
    for (_, end, first), (start, _, last) in pairwise(days):
        if BETWEEN.fullmatch(plain[end:start]) and first <= last:
            return last
    for _, end, first in days[:1]:
        short = SHORT_END.match(plain, end)
        ends = _date(str(first.year), short[1] or str(first.month), short[2]) if short else None
        if ends is not None and first <= ends:
            return ends
    return None


def show(day: date, language: str) -> str:
    """Return a date for readers: 2026年12月1日, 1 December 2026."""
    if language == "zh":
        return f"{day.year}年{day.month}月{day.day}日"
    return f"{day.day}\u00a0{NAMES[day.month - 1]} {day.year}"


def show_month(day: date, language: str) -> str:
    """Return a day's month for readers: 2026年12月, December 2026."""
    return f"{day.year}年{day.month}月" if language == "zh" else f"{NAMES[day.month - 1]} {day.year}"


def short(day: date, language: str) -> str:
    """Return a day of this year in little room: 12/1, 1 Dec."""
    return f"{day.month}/{day.day}" if language == "zh" else f"{day.day}\u00a0{NAMES[day.month - 1][:3]}"


def short_month(day: date, language: str) -> str:
    """Return a month of this year in little room: 12月, Dec."""
    return f"{day.month}月" if language == "zh" else NAMES[day.month - 1][:3]


def _date(year: str, month: str, day: str) -> date | None:
    """Return a date of the calendar, or None: there is no 2024-02-30."""
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _month(name: str) -> str:
    """Return the number of a month by its English name."""
    return str(MONTHS.index(name[:3]) + 1)


def _year_last(hit: re.Match[str]) -> date | None:
    """Read 31.12.2024 and 12/31/2024, where only one order is possible."""
    first, sign, second, year = hit.groups()
    if sign == "." or first == second:
        return _date(year, second, first)
    orders = [found for found in (_date(year, second, first), _date(year, first, second)) if found]
    return orders[0] if len(orders) == 1 else None


RULES: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], date | None]], ...] = (
    (YEAR_FIRST, lambda hit: _date(hit[1], hit[2], hit[3])),
    (DAY_MONTH, lambda hit: _date(hit[3], _month(hit[2]), hit[1])),
    (MONTH_DAY, lambda hit: _date(hit[3], _month(hit[1]), hit[2])),
    (YEAR_LAST, _year_last),
)
