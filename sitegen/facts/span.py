"""A span of money in a text: from, to, its currency, and the time it is for.

``15-40K·13薪``, ``up to $180k``, ``10000元/月以上``. A number that states nothing
about money (2024, 7*24) is a span too, an unmarked one; whoever asks must judge it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sitegen.facts.amount import Amount, amount_at, starts
from sitegen.model import Unit

TO = re.compile(r"\s?(?:-{1,2}|~{1,2}|\.{2,3}|至|到|\bto\b|\band\b|\bbis\b)\s?", re.IGNORECASE)
# from 800 up to 1500, 8000起，最高15000: after the least of it, a comma may stand before the most.
RISING = re.compile(
    r"(?P<comma>\s?,)?\s?(?:(?:and|but|then|or)\s)?(?:(?:going|rising|growing|increasing|progressing|extending|ranging)\s)?"
    r"(?:(?:up|through)\s?to\b|to (?:a )?max(?:imum)?(?: of)?|max(?:imum|\.)?(?: of)?(?![a-z])|rising to\b"
    r"|(?:至|到)?最(?:高|多)(?:可达|可到|可|达|到|至|为)?|可达|高达|上至|上限为?|不超过|封顶)\s?:?\s?",
    re.IGNORECASE,
)
OF_OTHER = re.compile(r"\s?(?:(?:as|for|in|of|on|towards?)\b|bonus|奖|补|期权|股)", re.IGNORECASE)
EITHER = re.compile(r"\s?/\s?(?=\D{0,3}\d)")
LEAST_OF_TWO, MOST_TIMES = 100, 3
MOST_RISE = 8  # times the least of a pay that its most is
GROSS = re.compile(r"\s?\(?(?:税前|税后|gross|net|brutto|before tax|pre-tax|base|ote)\)?(?![a-z])", re.IGNORECASE)
PER = re.compile(
    r"\s?(?P<open>\(\s?)?(?:(?:/\s?(?:每|一)?个?|\bper\b|\bpro\b|每一?个?|一个?|\ban?\b)\s?"
    r"(?P<unit>小时|时|hours?|hr|stunde|std|h|天|日|days?|d|周|星期|weeks?|wk|月|months?|mth|mo|m|年|years?|yr|y|annum|monat|jahr)(?![a-z])"
    r"|,?\s?(?P<word>p\.?\s?a\b\.?|annual(?:ly)?|yearly|年薪|年包|p\.?\s?m\b\.?|monthly|月薪|daily|日薪|hourly|时薪|weekly|周薪))"
    r"(?(open)\s?\)|)",
    re.IGNORECASE,
)
UNITS = {
    **dict.fromkeys(("小时", "时", "hour", "hr", "h", "stunde", "std", "时薪", "hourly"), Unit.HOUR),
    **dict.fromkeys(("天", "日", "day", "d", "日薪", "daily"), Unit.DAY),
    **dict.fromkeys(("周", "星期", "week", "wk", "周薪", "weekly"), Unit.WEEK),
    **dict.fromkeys(("月", "month", "mth", "mo", "m", "月薪", "monthly", "pm", "monat"), Unit.MONTH),
    **dict.fromkeys(
        ("年", "year", "yr", "y", "年薪", "年包", "annum", "pa", "annual", "annually", "yearly", "jahr"), Unit.YEAR
    ),
}
# The unit in words before the amounts; the last one said counts.
SAID = (
    (Unit.YEAR, re.compile(r"年薪|年包|年收入|总包|每年|\bannual|\byearly|per annum|\btc\b", re.IGNORECASE)),
    (Unit.MONTH, re.compile(r"月薪|月工资|月收入|每月|底薪|\bmonthly", re.IGNORECASE)),
    (Unit.WEEK, re.compile(r"周薪|每周|\bweekly (?:pay|rate|wage)", re.IGNORECASE)),
    (Unit.DAY, re.compile(r"日薪|每天|每日|天薪|\bdaily rate|\bday rate", re.IGNORECASE)),
    (Unit.HOUR, re.compile(r"时薪|每小时|\bhourly", re.IGNORECASE)),
)
MORE = re.compile(
    r"\s?(?:(?<! )\+(?! ?\d|[\u4e00-\u9fff])|及以上|或以上|以上|起步(?!价)|起(?!薪)|往上|上不封顶"
    r"|or (?:more|higher|above)\b|and (?:up|above)\b)",
    re.IGNORECASE,
)
LESS = re.compile(r"\s?(?:以内|以下|之内|封顶|or less\b|\bmax(?:imum)?\b(?!\.?(?: of)?:?\s?\W?\d))", re.IGNORECASE)
FROM = re.compile(
    r"(?:\bfrom|\bat least|\b(?:start|begin)(?:s|n?ing)? (?:at|from)|\bno(?:t|thing)? (?:less|lower) than"
    r"|\bmin(?:imum)?(?: (?:starting )?(?:salary|wage|pay|rate))?(?: of| is)?|不低于|不少于|至少|起薪|底薪|保底|≥|>=?"
    r"|\bover|\babove|\bmore than|\bab)\s?[:为]?\s?$",
    re.IGNORECASE,
)
UP_TO = re.compile(
    r"(?:\bup to|\bat most|\bmax(?:imum)?(?: of)?|最高|最多|最高可达|可达|高达|不超过|不高于|≤|<=?"
    r"|\bunder|(?<!\bno )(?<!\bnot )(?<!\bnothing )\bless than)\s?[:为]?\s?$",
    re.IGNORECASE,
)
INDIAN = frozenset({"lpa", "lakh", "lac", "cr"})
NEAR = 40


@dataclass(frozen=True, slots=True)
class Span:
    """Amounts (None: open), as far as the text itself says what they are."""

    low: float | None
    high: float | None
    scale: str
    currency: str | None
    unit: Unit | None
    start: int
    end: int

    @property
    def is_range(self) -> bool:
        """Whether two different amounts are given."""
        return self.low is not None and self.high is not None and self.low != self.high

    @property
    def is_marked(self) -> bool:
        """Whether more than bare digits was written."""
        return bool(self.scale or self.currency or self.unit)


def spans(plain: str) -> Iterator[Span]:
    """Yield the spans of a narrow text from left to right, none inside another."""
    at = 0
    while hit := starts().search(plain, at):
        span = _span(plain, hit.start())
        at = span.end if span else hit.end() + 1
        if span:
            yield span


def _span(plain: str, start: int) -> Span | None:
    """Read one span that begins at a position."""
    first = amount_at(plain, start)
    if first is None:
        return None
    unit, more, less, end = _tail(plain, first.end)
    low: float | None
    high: float | None
    to = _rising(plain, first, end, open_ended=more) if not less else None
    to = to or (TO.match(plain, end) or _either(plain, first, end) if not less else None)
    second = amount_at(plain, to.end()) if to else None
    if second is not None:
        later, _, _, end = _tail(plain, second.end)
        low, high = _shared(first, second)
        scale, currency, unit = second.scale or first.scale, first.currency or second.currency, later or unit
        currency = second.currency if currency and second.currency and _is_wider(first, second) else currency
    else:
        low = None if less or UP_TO.search(plain[max(0, start - NEAR) : start]) else first.value()
        high = None if more or (low is not None and FROM.search(plain[max(0, start - NEAR) : start])) else first.value()
        scale, currency = first.scale, first.currency
    unit = Unit.YEAR if scale == "lpa" else unit
    currency = currency or ("INR" if scale in INDIAN else None)
    return Span(low, high, scale, currency, unit or _said(plain, start), start, end)


def _either(plain: str, first: Amount, end: int) -> re.Match[str] | None:
    """Match the sign between two amounts one of which is paid: 3100/3500 Euro, but not 2024/2025."""
    sign = EITHER.match(plain, end)
    second = amount_at(plain, sign.end()) if sign else None
    if second is None or not (first.currency or second.currency) or end != first.end:
        return None
    fits = LEAST_OF_TWO <= first.number < second.number <= MOST_TIMES * first.number
    return sign if fits else None


def _rising(plain: str, first: Amount, end: int, *, open_ended: bool) -> re.Match[str] | None:
    """Match the words between the least and the most: from 800 up to 1500, but not 3000, up to 500 for training."""
    words = RISING.match(plain, end)
    second = amount_at(plain, words.end()) if words else None
    if words is None or second is None:
        return None
    least = open_ended or FROM.search(plain[max(0, first.start - NEAR) : first.start]) is not None
    low, high = _shared(first, second)
    _, _, _, after = _tail(plain, second.end)
    fits = low < high <= MOST_RISE * low and not OF_OTHER.match(plain, after)
    return words if fits and (least or not words["comma"]) else None


def _tail(plain: str, end: int) -> tuple[Unit | None, bool, bool, int]:
    """Read what follows an amount in any order: the unit, "or more", "at most"."""
    unit, more, less = None, False, False
    for _ in range(3):
        gross = GROSS.match(plain, end)
        per = PER.match(plain, gross.end() if gross else end) if unit is None else None
        plus, minus = MORE.match(plain, end), LESS.match(plain, end)
        if per:
            word = (per["unit"] or per["word"]).lower().replace(".", "").replace(" ", "")
            unit, end = UNITS.get(word) or UNITS.get(word.removesuffix("s")), per.end()
        elif plus:
            more, end = True, plus.end()
        elif minus:
            less, end = True, minus.end()
        else:
            break
    return unit, more, less, end


def _shared(first: Amount, second: Amount) -> tuple[float, float]:
    """Give both ends the scale that stands at one of them only: 15-40K, £45k - 65."""
    smaller = first.number <= second.number
    if first.scale and not second.scale:
        return first.value(), second.value(first.scale if second.number < 1000 and smaller else None)  # noqa: PLR2004
    fits = smaller or (second.scale == "k" and first.number < 200)  # noqa: PLR2004 - 40-15K is a slip, 500-1K is not
    return first.value(second.scale if fits and first.number < 1000 else None), second.value()  # noqa: PLR2004


def _is_wider(first: Amount, second: Amount) -> bool:
    """Say whether the second currency is the clearer one: $120k-150k CAD."""
    return first.currency == "USD" and second.currency != first.currency


def _said(plain: str, start: int) -> Unit | None:
    """Return the unit that the words before a span say."""
    before = plain[max(0, start - NEAR) : start]
    said = [(hit.start(), unit) for unit, rule in SAID for hit in rule.finditer(before)]
    return max(said, key=lambda one: one[0])[1] if said else None
