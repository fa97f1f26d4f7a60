"""The facts of one posting, or those that are stated around postings: one fact a function.

Every function takes the same ``Case`` and returns a value with the trace of what it
was read from, or None. A field wins over the title, the title over prose.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from itertools import islice
from typing import Any

from sitegen.documents import company as employers
from sitegen.documents import employer_told, short_facts, spelled, titles
from sitegen.documents.case import Case, Found, found
from sitegen.documents.evidence import Field
from sitegen.documents.lines import Line
from sitegen.documents.outline import Role
from sitegen.facts import education, employment, experience, headcount, hiring, salary, skill
from sitegen.model import Education, Employment, Experience, Hiring, Salary

_KIND_OF_WORK = re.compile("全职|兼职|full-time|full time|part-time|part time|permanent|contractor")
_PIECES = re.compile(r"[,，|｜]\s|[()（）]")
# A line without any of these is not asked for a salary, which takes longer than all other facts.
_PAY = re.compile(
    r"[薪酬元$€£¥￥₹]|\d\s?[kKwWmM万千]|工资|待遇|补贴|面议|面谈|/\s?[月天年时日]|[每一][月天年日]|per\b|hour|month|year|annum"
    r"|\b[A-Z]{3}\b|(?i:salary|\bpa(?:y|id)|compensat|wage|stipend|\brate|remunerat|negotiab)"
)
# From the beginning of a word on: asked at every character, a line without blanks took its length squared.
_ADDRESS = re.compile(r"(?<!\S)\S+@\S+|https?://\S+")


# A heading that speaks of pay, and a line that is an amount or a range of them.
_ON_PAY = re.compile(
    r"薪|工资|报酬|收入|(?i:\b(?:salary|salaries|pay|wages?|compensation|remuneration|stipend|earnings|rate)\b)"
)
_MONEY = r"(?:[A-Z]{0,3}[$£€¥￥₹]\s?)?\d[\d,.]*\s?(?:[kKwW千万]|[A-Z]{3}|[$£€¥元])?"
_AMOUNT = re.compile(
    rf"(?:(?:from|about|around|up to|gross|net|月薪|年薪|底薪|约)\s?)?{_MONEY}(?:\s?(?:[-–—~～至到]|to)\s?{_MONEY})?"
    r"(?:\s?[A-Z]{3})?(?:\s?(?:gross|net|brutto|before tax|税前|税后|左右|起|以上|以内|\+))?",
    re.IGNORECASE,
)
_LONGEST_PAY = 40  # characters
_LEAST_PAY = 100  # a single figure; less may be anything
_BARE_PAY = re.compile(r"[：:]\s*(\d{4,5}\s?[-~–—至到]\s?\d{4,5})(?:元)?(?=[，,；;\s]|$)")  # 店长：8000-12000，包吃住
_SITE = re.compile(r"\s*[(（](?:https?://|www\.)?(?:[\w-]+\.)+[a-z]{2,}/?[)）]$")  # Acme University (acme.example)
_MOST_OF_PAY = 100  # lines of a posting that may speak of pay


def company(case: Case) -> Found | None:
    """Read who employs: a field, the title, a name beside a cue, a name that the mail domain spells."""
    for field in case.own.values("company"):
        return found("company", _name_only(field.value), field.line, field.value)
    if case.title and case.title.company:
        name = employers.in_full(employers.tidy(case.title.company), case.emails, case.everything)
        return found("company", name, case.line, case.title.source)
    beside = ((_firm_on(line.text), line) for line in case.places)
    said = next(((name, line) for name, line in beside if name), None)
    text = case.everything or case.own.lines
    said = said or employers.by_mail(case.emails, text)
    if said:
        return found("company", said[0], said[1].number, said[1].text)
    led = employers.known_at_start(case.title.words if case.title else "") or _lead(case)
    if led:
        return found("company", led, case.line, case.titled)
    for field in case.own.values("team"):
        name = employers.of_team(field.value, text)
        if name:
            return found("company", name, field.line, field.value)
    cued = employers.by_cue(case.own.lines)
    return found("company", cued[0], cued[1].number, cued[1].text) if cued else None


def _firm_on(text: str) -> str:
    """Return the firm on a line of facts: ``Oakfield Ltd, Leeds``, ``青木科技 | B 轮 | 150-500 人``."""
    name = short_facts.name_among(text)
    return name if employers.is_firm(name) else short_facts.firm_among(text)


def told(case: Case) -> Found | None:
    """Read who employs from what the text says around a job, for want of anything surer around it, too."""
    said = employer_told.find(case.own.lines, case.everything)
    text = case.everything or case.own.lines
    said = said or spelled.by_domain(case.emails, text) or spelled.by_initials(case.emails, text)
    return found("company", said[0], said[1].number, said[1].text) if said else None


def _lead(case: Case) -> str:
    """Return the name before the title, if the rest of the text says that it is the employer's."""
    if case.title is None or not case.title.lead:
        return ""
    told = [line for line in case.everything or case.own.lines if line.number != case.line]
    return case.title.lead if employers.is_confirmed(case.title.lead, told, placed=case.title.placed) else ""


def _name_only(value: str) -> str:
    """Return an employer's name without what is told after it: 某某科技有限公司，做电商的，50 人."""
    name = _SITE.sub("", re.split(r"[，。；]", value, maxsplit=1)[0]).strip()
    return name or value


def category(case: Case) -> Found | None:
    """Read the group of jobs that a field names; 招聘, jobs and careers are none."""
    for field in case.own.values("category"):
        if not titles.is_generic(field.value):
            return found("category", field.value, field.line, field.value)
    return None


def whom(case: Case) -> Found | None:
    """Read whom the posting addresses: 社招, 校招, 实习."""
    kinds: set[Hiring] = set()
    first: Field | Line | None = None
    for field in case.own.values("hiring") + case.own.values("employment"):  # a column 类型 holds either
        named = set(hiring.parse(field.value))
        kinds |= named
        first = first or (field if named or field.name == "hiring" else None)
    told = set(hiring.find(case.text))
    kinds |= told
    if told and first is None:
        first = next((line for line in case.prose if hiring.find(line.text)), None)
    in_title = hiring.find(case.titled)
    ordered = tuple(kind for kind in Hiring if kind in kinds | set(in_title))
    if not ordered:
        return None
    line_number = first.line if isinstance(first, Field) else first.number if first else case.line
    words = first.value if isinstance(first, Field) else first.text if first else case.titled
    return found("hiring", ordered, line_number, words)


def kinds_of_employment(case: Case) -> Found | None:
    """Read how somebody is employed."""
    for field in case.own.values("employment"):
        said: tuple[Employment, ...] = employment.parse(field.value)
        if said:
            return found("employment", said, field.line, field.value)
    said = employment.parse(case.titled) if case.title else ()
    if said:
        return found("employment", said, case.line, case.titled)
    for line in case.prose if _KIND_OF_WORK.search(case.text.casefold()) else ():
        if _KIND_OF_WORK.search(line.text.casefold()):
            said = employment.parse(line.text)
            if said:
                return found("employment", said, line.number, line.text)
    return None


def pay(case: Case) -> Found | None:
    """Read the salary: a field, then whatever prose surely states."""
    for field in case.own.values("salary"):
        value: Salary | None = salary.parse(field.value, language=case.language)
        if value:
            return found("salary", value, field.line, field.value)
    titled = _pay_in_title(case)
    if titled:
        return titled
    headed = _pay_below(case)
    if headed:
        return headed
    spoken: Found | None = None
    for line in islice((line for line in case.prose if _PAY.search(line.text)), _MOST_OF_PAY):
        told = salary.find(line.text, case.language)
        if told and told[0].min is not None:
            return found("salary", told[0], line.number, line.text)
        if told and spoken is None:
            spoken = found("salary", told[0], line.number, line.text)
    return spoken


def _pay_in_title(case: Case) -> Found | None:
    """Read the pay on the title's line: ``Warehouse Lead, Leeds, £30k``, 店长：8000-12000."""
    value: Salary | None
    if case.title and case.title.paid:
        value = salary.parse(case.title.paid, language=case.language)
        if value:
            return found("salary", value, case.line, case.titled)
    told = salary.find(case.titled, case.language)
    if told:
        return found("salary", told[0], case.line, case.titled)
    bare = _BARE_PAY.search(case.titled) if case.language == "zh" else None
    pieces = [piece for piece in _PIECES.split(case.titled) if short_facts.is_money(piece.strip())]
    pieces += bare.groups() if bare else ()
    values = (salary.parse(piece, language=case.language) for piece in pieces)
    value = next((value for value in values if value), None)
    return found("salary", value, case.line, case.titled) if value else None


def _pay_below(case: Case) -> Found | None:
    """Read a line that is an amount and no more under a heading that speaks of pay: ``## What we pay``."""
    headed = False
    for mark in case.marks:
        if mark.role in (Role.HEADING, Role.SECTION) or (mark.label and not mark.value):
            headed = not mark.value and _ON_PAY.search(mark.line.text) is not None
        elif headed and mark.role is Role.BODY and len(mark.line.text) <= _LONGEST_PAY:
            words = mark.line.text.rstrip(".。;；")
            value = salary.parse(words, language=case.language) if _AMOUNT.fullmatch(words) else None
            if (value and value.min != value.max) or (value and (value.min or 0) >= _LEAST_PAY):
                return found("salary", replace(value, text=words), mark.line.number, mark.line.text)
    return None


def years(case: Case) -> Found | None:
    """Read the experience asked for."""
    for field in case.own.values("experience"):
        value: Experience | None = experience.parse(field.value)
        if value:
            return found("experience", value, field.line, field.value)
    return _first("experience", experience.find, case)


def degree(case: Case) -> Found | None:
    """Read the education asked for: a ticked box, a field, then prose."""
    ticked = [m.line for m in case.marks if m.line.ticked and (read := education.parse(m.line.text)) and read.level]
    for line in ticked:
        return found("education", education.parse(line.text), line.number, line.text)
    for field in case.own.values("education"):
        value: Education | None = education.parse(field.value)
        if value:
            return found("education", value, field.line, field.value)
    return _first("education", education.find, case)


def _first(fact: str, find: Callable[[str], tuple[Any, str] | None], case: Case) -> Found | None:
    told = find(case.text)
    if told is None:
        return None
    first = next((line for line in case.prose if told[1] in line.text), None)
    return found(fact, told[0], first.number if first else case.line, first.text if first else told[1])


def skills(case: Case) -> Found | None:
    """Read the skills: ticked boxes where there are boxes, else fields and what the text names."""
    boxes = [m.line for m in case.marks if m.line.ticked is not None]
    ticked = [b for b in boxes if b.ticked and not ((read := education.parse(b.text)) and read.level)]
    if ticked:
        names = tuple(dict.fromkeys(_without_note(line.text) for line in ticked))
        return found("skills", names, ticked[0].number, ticked[0].text)
    if boxes:
        return None
    texts = [(case.line, case.title.words if case.title else "")]
    texts += [(f.line, f.value) for f in case.own.values("skills")]
    texts += [(line.number, line.text) for line in case.prose]
    hits = [(n, text, skill.find(_without_addresses(text))) for n, text in texts]
    names = tuple(dict.fromkeys(name for _, _, here in hits for name in here))
    return next((found("skills", names, n, text) for n, text, here in hits if here), None)


def _without_addresses(text: str) -> str:
    return _ADDRESS.sub(" ", text) if "@" in text or "://" in text else text


def _without_note(text: str) -> str:
    """Return what stands at a box without the note in brackets after it: PyTorch（核心技能）."""
    return text.split("（", maxsplit=1)[0].split(" (", maxsplit=1)[0].strip() or text


def heads_wanted(case: Case) -> Found | None:
    """Read how many people are looked for."""
    for field in case.own.values("headcount"):
        digits = "".join(c for c in field.value if c.isdigit())[:4]
        if digits and int(digits):
            return found("headcount", int(digits), field.line, field.value)
    beside = ((line.number, line.text) for line in case.places if short_facts.COUNT.fullmatch(line.text))
    for number, text in ((case.line, case.titled), *beside):
        count = headcount.find(text) or short_facts.count(text, case.title.words if case.title else "")
        if count:
            return found("headcount", count, number, text)
    return None
