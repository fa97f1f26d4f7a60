"""What a posting pays: 15-40K·13薪, 年薪30-60万, $120k–150k/yr, 面议.

A field says that it is about pay, so ``parse`` reads whatever is there. Prose does
not, so ``find`` takes money only beside a word for pay, with a unit of time, or in a
form that is used for nothing else, and never a funding round or a relocation grant.
"""

import re
from functools import lru_cache
from itertools import islice

from sitegen.facts.packed import load
from sitegen.facts.pay_context import is_pay, may_be_pay
from sitegen.facts.salary_words import NEGOTIABLE, show, yearly
from sitegen.facts.span import FROM, UP_TO, Span, spans
from sitegen.facts.width import narrow
from sitegen.model import Salary, Unit

__all__ = ["find", "parse", "show", "yearly"]

LEAST, MOST_MONTHS = 12, 36
MONTHS = re.compile(
    r"(?<![\d.])(\d{2})(?:\s?[-~]\s?\d{2})?\s?薪(?![资水酬])"
    r"|(?:(?<=[kKwW万千元月)/+])|(?<=\d))\s?[·•・*xX×✕⋅]\s?(\d{2})(?:\s?[-~]\s?\d{2})?(?!\d)\s?(?:薪(?![资水酬])|个月|months)?"
    r"|\b(\d{2})(?:\s?-\s?\d{2})?(?:th)? (?:months(?: of)?|monthly) (?:salar|pay)\w*"
    r"|\b(\d{2}) salaries"
)
# Numbers in a pay field that are no pay.
OTHER = re.compile(
    r"401\s?\(?k\)?|\d{1,3}(?:\.\d{1,2})?\s?%|\d{1,2}(?:\s?[-~]\s?\d{1,2})?\s?个月|\d{1,2}(?:\s?[-~]\s?\d{1,2})?\s?年(?:以上|经验)"
    r"|(?<!\d)\d{4}-\d\d-\d\d(?!\d)|7\s?[*x×]\s?24|\d{1,2}\s?险|(?<![-~$€£¥₹])\b(?:19|20)\d\d\b(?=\s?年|\)|$)",
    re.IGNORECASE,
)
CUED_NEGOTIABLE = re.compile(
    r"(?:薪资|薪酬|薪水|工资|待遇|月薪|年薪|报酬|薪金|薪资范围|薪资待遇)\s?[:是为可均]?\s?(面议|面谈|可谈|可议|详谈)"
    r"|\b(?:salary|compensation|pay)\s?(?:is|:|-)?\s?(negotiable|to be discussed|tbd|doe|open)\b",
    re.IGNORECASE,
)
# Where a field about pay goes on with something else.
ELSEWHERE = re.compile(
    r"[。；;！!\n]|\.\s|[,，]\s*(?:有意|请|欢迎|联系|详情|电话|微信|contact|call|please|apply)", re.IGNORECASE
)
SAID_BEFORE = re.compile(
    r"(?:年薪|月薪|日薪|时薪|周薪|年包)\s?[:为是约]?\s?(?:about|around|~|大约)?\s?$", re.IGNORECASE
)
BARE = 100
LONGEST_FIELD, LONGEST_PROSE = 1000, 100_000  # characters that are looked at; no ad is longer
MOST_NUMBERS, MOST_AMOUNTS = 200, 12  # of a text that are read, 40 µs each, and looked at closely, 200 µs each
YEARLY_IN_WAN = 80_000  # 3-6万 is a month, 10-20万 a year


@lru_cache(maxsize=2048)  # many postings say the same
def parse(text: str, *, currency: str | None = None, language: str = "zh") -> Salary | None:
    """Read a pay field; ``currency`` is what a figure without one is in.

    Words such as 面议 give a salary with a text only; None where nothing speaks of pay.
    """
    text = text.strip()
    months, plain = _months(narrow(text[:LONGEST_FIELD]))
    plain = OTHER.sub(_blank, plain)
    found = list(spans(plain))
    best = next((s for s in found if s.is_marked), None) or next((s for s in found if _is_bare_pay(s)), None)
    if best is not None:
        return _salary(text, best, months, currency, language)
    said = NEGOTIABLE.search(plain)
    return Salary(_only_pay(text, said.end())) if said else None


def find(text: str, language: str = "zh") -> tuple[Salary, str] | None:
    """Return the pay that prose or a title surely states, and the words it was read from."""
    whole = narrow(text[:LONGEST_PROSE])
    months, plain = _months(whole)
    plain = OTHER.sub(_blank, plain)
    for span in islice((span for span in islice(spans(plain), MOST_NUMBERS) if may_be_pay(plain, span)), MOST_AMOUNTS):
        value = _salary("", span, months if _stands_near(whole, plain, span) else None, None, language)
        if is_pay(plain, span, value):
            words = text[_start(plain, span.start) : _end(whole, span.end)].strip()
            return Salary(words, value.currency, value.min, value.max, value.unit, value.months), words
    hit = CUED_NEGOTIABLE.search(whole)
    if hit is None:
        return None
    words = text[hit.start() : hit.end()].strip()
    return Salary(text[hit.start(hit.lastindex or 0) : hit.end(hit.lastindex or 0)]), words


def _only_pay(text: str, end: int) -> str:
    """Return a field's words without what it goes on with after 面议: 面议。联系：王女士."""
    stop = ELSEWHERE.search(text, end)
    return text[: stop.start()].rstrip() if stop else text


def _salary(text: str, span: Span, months: int | None, currency: str | None, language: str) -> Salary:
    """Say what a span is in, and for how long, where it does not say so itself."""
    code = span.currency or currency
    chinese = language == "zh" or months is not None or span.scale in {"千", "万", "亿", "百万", "w"}
    code = code or ("CNY" if chinese else None)
    unit = span.unit or (Unit.MONTH if months is not None else _usual_unit(span, code))
    return Salary(text, code, span.low, span.high, unit, months if unit is Unit.MONTH else None)


def _usual_unit(span: Span, code: str | None) -> Unit | None:
    """Return the unit that such an amount has in that currency, None where it is anybody's guess."""
    low = span.low if span.low is not None else span.high
    usual = load("currencies").get(code, {"year": 10_000})
    if low is None:
        return None
    if low >= usual["year"]:
        return Unit.YEAR
    if span.scale in {"万", "w"} and low >= YEARLY_IN_WAN:
        return Unit.YEAR
    return Unit.MONTH if low >= usual.get("month", usual["year"]) else None


def _is_bare_pay(span: Span) -> bool:
    """Say whether bare digits in a pay field are an amount: 8000, 150-200."""
    low = span.low if span.low is not None else span.high
    return low is not None and low >= BARE


def _months(plain: str) -> tuple[int | None, str]:
    """Return the number of salaries a year, and the text without it."""
    for hit in MONTHS.finditer(plain):
        count = int(next(group for group in hit.groups() if group))
        if LEAST <= count <= MOST_MONTHS:
            return count, plain[: hit.start()] + _blank(hit) + plain[hit.end() :]
    return None, plain


def _blank(hit: re.Match[str]) -> str:
    """Return as many blanks as a match has characters, so that positions stay."""
    return "|" + " " * (len(hit[0]) - 1)


def _stands_near(whole: str, plain: str, span: Span) -> bool:
    """Say whether the 13薪 that was cut out stands beside a span."""
    near = slice(max(0, span.start - 12), span.end + 20)
    return whole[near] != plain[near]


def _start(plain: str, start: int) -> int:
    """Return where a salary begins, the words just before it included: 年薪, up to."""
    for rule in (UP_TO, FROM, SAID_BEFORE):
        said = rule.search(plain[max(0, start - 20) : start])
        start -= len(said[0]) if said else 0
    return start


def _end(whole: str, end: int) -> int:
    """Return where a salary ends, its 13薪 included."""
    hit = MONTHS.match(whole, end) or MONTHS.match(whole, end + 1)
    return hit.end() if hit else end
