"""One amount of money as written: £45k, 1.5万元, 60.000 €, US$120,000, ₹12 LPA.

How it groups digits (60.000, 60 000, 60,000), what scale it has (k, 千, 万, lakh)
and which currency stands before or after it. What period it is for, and whether it
is pay at all, is decided elsewhere.
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from sitegen.facts.packed import load

SCALES = {
    "k": 1000, "千": 1000, "w": 10_000, "万": 10_000, "lakh": 100_000, "lac": 100_000, "lpa": 100_000,
    "百万": 1_000_000, "m": 1_000_000, "cr": 10_000_000, "亿": 100_000_000,
}  # fmt: skip
# 8,00,000 is how India groups 800,000.
NUMBER = (
    r"\d{1,2}(?:,\d\d){1,3},\d{3}(?!\d)"
    r"|\d{1,3},\d\d(?=\s?(?:€|EUR|CHF|PLN|zł))|(?<=€)\d{1,3},\d\d(?![\d,])|(?<=€\s)\d{1,3},\d\d(?![\d,])"
    r"|\d{1,3}(?:[,.' ]\d{3}){1,4}(?![\d%])(?:[.,]\d{1,2}(?!\d))?|\d{1,12}(?:\.\d{1,4})?"
)
SCALE = (
    r"k(?![a-z])|千(?!米|克|瓦)|百万|万(?!人|名|家|台(?!币)|卡)|w(?![a-z])|lpa\b|lakhs?\b|lacs?\b"
    r"|m(?:illions?|io|n)?(?![a-z])|crores?\b|cr\b|亿"
)
CENTS = re.compile(r"\d{1,3},\d\d")  # 12,68 €
GROUPED = re.compile(r"\d{1,3}(?:([,.' ])\d{3})+(?:[.,](\d{1,2}))?")


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with its scale as written ("" where none), its currency, and where it stands."""

    number: Decimal
    scale: str
    currency: str | None
    start: int
    end: int

    def value(self, scale: str | None = None) -> float:
        """Return the amount, with another's scale where it has none (15 of 15-40K); whole ones as an int."""
        amount = self.number * SCALES.get(self.scale or scale or "", 1)
        return int(amount) if amount == int(amount) else float(amount)


def amount_at(plain: str, start: int) -> Amount | None:
    """Return the amount that begins at a position of a narrow text, or None."""
    before, pattern = _patterns()
    lead = before.match(plain, start)
    begin = lead.end() if lead else start
    hit = pattern.match(plain, begin)
    if not hit:
        return None
    sign = (lead and lead[1]) or hit[3]
    scale = (hit[2] or "").lower()
    return Amount(_decimal(hit[1]), _scale(scale), _currencies().get(sign.lower()) if sign else None, start, hit.end())


@cache
def starts() -> re.Pattern[str]:
    """Return the pattern that finds where an amount may begin: a sign or a number, not inside a word."""
    return re.compile(rf"(?<![A-Za-z0-9_.#@])(?:(?:{_signs()})\s?)?(?=\d)", re.IGNORECASE)


def _decimal(text: str) -> Decimal:
    """Read 60.000, 60 000 and 60,000 as sixty thousand, and 1.5 as one and a half."""
    grouped = GROUPED.fullmatch(text)
    if CENTS.fullmatch(text):
        return Decimal(text.replace(",", "."))
    if "," in text and not grouped:
        return Decimal(text.replace(",", ""))
    if not grouped:
        return Decimal(text)
    whole = text[: -len(grouped[2]) - 1] if grouped[2] else text
    return Decimal(re.sub(r"\D", "", whole))


def _scale(word: str) -> str:
    """Return the key of ``SCALES`` that a scale is written for."""
    if word in SCALES:
        return word
    return next((key for key in ("lakh", "lac", "m", "cr") if word.startswith(key)), "")


@cache
def _currencies() -> dict[str, str]:
    """Return the code of every sign, in small letters."""
    entries = load("currencies")
    signs = {str(sign).lower(): str(code) for code, entry in entries.items() for sign in entry["signs"]}
    return {str(code).lower(): str(code) for code in entries} | signs


@cache
def _signs() -> str:
    """Return a pattern of all signs, longest first; a code counts in capitals only (PHP, not php)."""
    entries = load("currencies")
    signs = sorted({str(s) for entry in entries.values() for s in entry["signs"]}, key=lambda s: (-len(s), s))
    parts = [rf"(?-i:{'|'.join(entries)})(?![A-Za-z])"]
    for sign in signs:
        head = r"(?<![A-Za-z])" if sign[0].isascii() and sign[0].isalpha() else ""
        tail = r"(?![A-Za-z])" if sign[-1].isascii() and sign[-1].isalpha() else ""
        parts.append(f"{head}{re.escape(sign)}{tail}")
    return "|".join(parts)


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the pattern of a sign before a number, and of a number with what follows it."""
    before = re.compile(rf"\s?({_signs()})\s?(?=\d)", re.IGNORECASE)
    number = re.compile(rf"\s?({NUMBER})(?:\s?({SCALE}))?(?:\s?({_signs()}))?(?![A-WYZa-wyz0-9])", re.IGNORECASE)
    return before, number
