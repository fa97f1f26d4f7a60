"""The words of one listed job taken apart: ``[Title](url), Employer, Place - closes 3 May 2025``."""

import re
from dataclasses import replace

from sitegen.documents import company, short_facts, title_parts, titles, wording
from sitegen.documents.inline import han
from sitegen.documents.title_parts import Title
from sitegen.documents.words import load
from sitegen.facts import salary, when

_REFERENCE = re.compile(r"^(?:Ref(?:erence)?\.?:?\s*)?[A-Z]{1,4}-?\d{2,7}[:.]?\s+")
_SEPARATOR = re.compile(r"(?:\s+[-–—]\s+|\s*[|｜]\s*|\s*[，；;]\s*)(?![^（(]{0,60}[）)])")
_APART = re.compile(r"\s+[-–—]+\s+|\s*[|｜·•:：]\s*|\s*[（()）]\s*|[；;。]")
_TOWN = re.compile(r"[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,2}")
_COUNTED = re.compile(
    r"^([^，,；;。：:\d（(]{2,20}?(?:[（(][^（()）]{1,20}[)）])?)\s*[，,：:（(xX×]?\s*(?:\d{1,3}|[一二两三四五六七八九十]{1,2}|若干|数)\s*(?:名|人|位|个)"
    r"(?!以|月)\s*[)）]?[\s，,；;。：:—-]*(.*)$"
)
# A name, pay after it, and what else follows: Android开发 25k-40k RMB
_PAID = re.compile(
    r"([^\d，,；;。！!：:]{2,30}?(?:\d[.\d]*[^\d，,；;。！!：:]{2,24}?)?)(?:\s*[：:（(|]\s*|\s+|(?<=[\u3400-\u9fff）)]))"
    r"((?:月薪|年薪|日薪|时薪|薪资|底薪|工资|[$¥￥€£]|[A-Z]{3})?\s?\d[\d.,]*\s?(?:[kKwW千万萬元]|[A-Z]{3})?\s?(?:[-–—~～至到]\s?[$¥￥€£]?\d[\d.,]*)?"
    r"\s?(?:[kKwW千万萬])?\+?\s?(?:元|RMB|rmb|USDT?|[A-Z]{3}|美金|美元|台币|台幣|人民币)?(?:\s?[/每]\s?[^\s，,()（）]{1,5})?)(?![\d\w%])(.*)"
)
_LEAST_PAY = 1000  # where no unit says that it is pay
# 收银员 2名：3500元
_PLAIN_PAY = re.compile(
    r"(\d{4,5}(?:\s?[-–—~～至到]\s?\d{4,5})?\s?(?:元|块)?(?:\s?[/每]\s?月)?(?:左右|以上|起)?)(?=$|[\s，,；;。+＋])"
)
# What somebody is who is counted, as nobody else is: 发型师 3 名
_WORKER = re.compile(r"(?![\u3400-\u9fff]*[学会党团队成人]员)[\u3400-\u9fff]{1,6}(?:师|员|工|手|长|导|匠|嫂|倌)")
_SENTENCE = re.compile(r"[。；;！!？?]|\.\s")
_LONGEST_EMPLOYER = 80
_MOST_PIECES = 8


def titled_item(text: str) -> Title | None:
    """Return the title of an item that is one, with facts and at most one other thing beside it."""
    text = _REFERENCE.sub("", text)
    parts = [part for part in _SEPARATOR.split(text) if part.strip()]
    listed = _with_commas(text) if "," in text else None
    if listed:
        return listed
    titled = [p for p in parts if titles.likeness(p) == titles.CLEAR and not short_facts.is_fact(p)]
    others = [p for p in parts if p not in titled]
    unknown = [p for p in others if not short_facts.is_fact(p)]
    if not titled or len(unknown) > 1:
        return None
    title = title_parts.read(" | ".join(parts))
    named = title.company and (han(title.company) or title.company[:1].isupper())
    if unknown and named and not wording.is_qualification(title.company or ""):
        return title
    return replace(title, company=None, said="".join(unknown))  # you love state estimation


def paid_line(text: str) -> Title | None:
    """Return the title of a line that is one, pay, and facts: ``测试专员 15k-25k RMB``, ``厨师：6000-8000``."""
    found = _PAID.match(text) if len(text) <= titles.LONGEST else None
    if not found or _SENTENCE.search(text) or titles.starts_otherwise(found[1]):
        return None
    pay = salary.parse(found[2], language="zh")
    least = max(pay.min or 0, pay.max or 0) if pay else 0
    pieces = [piece for piece in re.split(r"[\s，,|/·()（）-]+", found[3]) if piece]
    if pay is None or (least < _LEAST_PAY and not (least and pay.unit)) or not all(map(short_facts.is_fact, pieces)):
        return None
    where = [name for piece in pieces if not short_facts.is_money(piece) for name in short_facts.places(piece)]
    title = title_parts.read(found[1])
    return replace(title, locations=title.locations or tuple(where), source=text, paid=found[2].strip())


def counted_item(text: str) -> Title | None:
    """Return the title of a line that says how many are looked for: ``收银员 5名 要求：吃苦耐劳``."""
    found = _COUNTED.match(text)
    if not found or not (titles.likeness(found[1]) or _WORKER.fullmatch(found[1])):
        return None
    pieces = [p for p in re.split(r"[，,；;]\s*|\s+", found[2]) if p]
    facts = [p for p in pieces if short_facts.is_fact(p)]
    where = [name for f in facts if not short_facts.is_money(f) for name in short_facts.places(f)]
    title = title_parts.read(found[1])
    said = "" if len(facts) == len(pieces) else found[2]
    paid = _PLAIN_PAY.match(found[2])
    paid_so = paid[1] if paid else ""
    return replace(title, locations=title.locations or tuple(where), source=text, said=said, paid=paid_so)


def _with_commas(text: str) -> Title | None:
    """Return the title of ``Payroll Clerk, Leeds, £26k - £28k, permanent``: one, and facts only."""
    job, *facts = (part.strip() for part in re.split(r",|\s[—–]\s", text))
    money = [f for f in facts if short_facts.is_fact(f)]
    if titles.likeness(job) != titles.CLEAR or len(facts) - len(money) > 1 or not money:
        return None
    where = [name for f in facts if not short_facts.is_money(f) for name in short_facts.places(f)]
    title = title_parts.read(job)
    town = facts[0] if not where and facts[0] not in money and _TOWN.fullmatch(facts[0]) else ""
    where = where or ([town] if town and not company.is_firm(town) else [])
    return replace(title, locations=title.locations or tuple(where), source=text)


def beside_link(words: str, rest: str, source: str) -> Title:
    """Return a linked title with the employer and the places that stand after the link."""
    title = title_parts.read(words)
    employer, where = title.company, title.locations
    for part in _APART.split(rest):
        pieces = [p for p in re.split(r"\s*[,，、]\s*|(?<=[\u3400-\u9fff])\s+", part.strip(" ,，-–—")) if p.strip()][
            :_MOST_PIECES
        ]
        glue = "、" if han(part) else ", "
        tails = ((n, short_facts.places(glue.join(pieces[n:]))) for n in range(len(pieces)))
        known, names = next(((n, found) for n, found in tails if found), (len(pieces), []))
        where = where or tuple(names)
        employer = employer or _employer(pieces[:known])
    return Title(title.words, employer, where, title.closed, source)


def _employer(pieces: list[str]) -> str | None:
    """Return the employer that is named before a place: a unit and the house that it belongs to."""
    name = ", ".join(pieces).removeprefix("at ").removeprefix("@").strip()
    ended = name.endswith(".") and name.casefold().split()[-1] not in load("cues")["firms"]["english"]  # no Inc.
    fits = name and len(name) <= _LONGEST_EMPLOYER and not short_facts.is_fact(name) and not when.parse_date(name)
    return name if fits and not ended and (han(name) or name[:1].isupper()) and company.is_employer(name) else None
