"""A salary for readers, and for sorting."""

import re
from decimal import Decimal

from sitegen.facts.packed import load
from sitegen.model import Salary, Unit

NBSP = "\u00a0"
NEGOTIABLE = re.compile(
    r"面议|面谈|可谈|可议|详谈|电议|保密|有竞争力|具竞争力|行业领先|优厚|从优|无薪"
    r"|negotiable|competitive|to be discussed|\bdoe\b|depend(?:s|ing) on experience|unpaid"
    r"|commensurate|\btbd\b|market rate|attractive|upon request|confidential|open to discuss",
    re.IGNORECASE,
)
PLAIN_NEGOTIABLE = re.compile(
    r"\W{0,8}(?:薪资|薪酬|待遇|工资)?\W{0,8}(?:面议|面谈|可谈|可议|详谈|电议|negotiable|tbd|to be discussed)\W{0,8}",
    re.IGNORECASE,
)
PER_ZH = {Unit.HOUR: "小时", Unit.DAY: "天", Unit.WEEK: "周", Unit.MONTH: "月", Unit.YEAR: "年"}
PER_EN = {Unit.HOUR: "an hour", Unit.DAY: "a day", Unit.WEEK: "a week", Unit.MONTH: "a month", Unit.YEAR: "a year"}
PER_YEAR = {Unit.HOUR: 2080, Unit.DAY: 250, Unit.WEEK: 52, Unit.MONTH: 12, Unit.YEAR: 1}
WAN = 10_000


def show(salary: Salary, language: str) -> str:
    """Say a salary to readers: 1.5–4 万元/月 · 13 薪, USD 120,000–150,000 a year."""
    if salary.min is None and salary.max is None:
        if not salary.text or PLAIN_NEGOTIABLE.fullmatch(salary.text):
            return "面议" if language == "zh" else "Negotiable"
        return salary.text
    return _chinese(salary) if language == "zh" else _english(salary)


def yearly(salary: Salary) -> tuple[float | None, float | None] | None:
    """Return the least and the most a year, for sorting only; None where it cannot be said.

    An hour counts 2,080 times, a day 250, a week 52, a month 12 or as often as it is paid.
    """
    if salary.unit is None or (salary.min is None and salary.max is None):
        return None
    times = (salary.months or PER_YEAR[salary.unit]) if salary.unit is Unit.MONTH else PER_YEAR[salary.unit]
    low, high = (None if amount is None else amount * times for amount in (salary.min, salary.max))
    return low, high


def _chinese(salary: Salary) -> str:
    """Say the amounts in 万 where the smaller one is that large."""
    amounts = [amount for amount in (salary.min, salary.max) if amount is not None]
    in_wan = min(amounts) >= WAN and all(amount % (WAN // 100) == 0 for amount in amounts)
    numbers = [_wan(amount) if in_wan else f"{amount:,}" for amount in dict.fromkeys(amounts)]
    money = load("currencies").get(salary.currency, {}).get("show", salary.currency or "")
    money = f"{'万' if in_wan else ''}{money}"
    prefix = "最高" + NBSP if salary.min is None else "年薪" + NBSP if salary.unit is Unit.YEAR else ""
    per = "/" + PER_ZH[salary.unit] if salary.unit and (salary.unit is not Unit.YEAR or salary.min is None) else ""
    said = f"{prefix}{'–'.join(numbers)}{NBSP}{money}{per}".rstrip(NBSP)
    said += "起" if salary.max is None else ""
    return f"{said} · {salary.months}{NBSP}薪" if salary.months else said


def _english(salary: Salary) -> str:
    """Say the amounts in full, the currency by its code."""
    amounts = [amount for amount in (salary.min, salary.max) if amount is not None]
    numbers = "–".join(f"{amount:,}" for amount in dict.fromkeys(amounts))
    open_end = "from " if salary.max is None else "up to " if salary.min is None else ""
    money = f"{salary.currency}{NBSP}" if salary.currency else ""
    per = " " + PER_EN[salary.unit].replace(" ", NBSP) if salary.unit else ""
    months = f", {salary.months}{NBSP}months a year" if salary.months else ""
    return f"{open_end}{money}{numbers}{per}{months}"


def _wan(amount: float) -> str:
    """Return ten thousands with as many decimals as they need: 1.5, 350."""
    return f"{(Decimal(amount) / WAN).normalize():f}"
