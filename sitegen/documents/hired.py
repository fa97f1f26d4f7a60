"""Jobs in sentences that say who is to be hired: ``One technician will be hired to …``, ``A baker to run the ovens``.

Several lines of a document begin so, under a line that says that jobs are offered. ``will be hired`` is enough,
``to`` and ``will`` need one, a or 3 before the title; a unit may stand before it with a colon.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from sitegen.documents import announced, company, houses, refuse, short_facts, title_parts, titles
from sitegen.documents.head import Head
from sitegen.documents.lines import Kind, Line
from sitegen.documents.outline import BARE, Mark, Role
from sitegen.documents.title_parts import Title

_COUNT = r"(?:up to )?(?:an?|one|two|three|four|five|six|several|multiple|another|\d{1,2})"
_WORD = r"[A-Za-z][\w/+.#&’'-]*"
_LEAD = (
    rf"(?:([A-Z][^:：]{{3,90}}):\s+)?(?:((?i:{_COUNT}))\s+)?"
    rf"((?:{_WORD},?\s){{0,11}}?{_WORD})(?:\s?\([^()]{{1,40}}\))?,?\s"
)
_HIRED = re.compile(
    rf"{_LEAD}(?:will|shall|is to|are to|is|are|to) (?:now |currently |urgently )?(?:be )?(?:being )?"
    r"(?:hired|recruited|appointed|employed|sought|wanted|needed|required)\b"
)
_WORKS = (
    r"(?:work|join|lead|develop|build|design|focus|study|investigate|support|coordinate|manage|analy[sz]e|maintain|create"
    r"|conduct|research|contribute|assist|be (?:responsible|based|part|working|joining|in charge))"
)
_DOES = re.compile(rf"{_LEAD}(?:(?:who )?will {_WORKS}\b|(?:to|who|whose|for|responsible|with|on) [a-z])")
# Bluefern is hiring a Data Analyst (Leeds) — and so on, a line each
_RECRUITS = re.compile(
    rf"([A-Z0-9][\w&.'’ -]{{1,40}}?) (?:is|are) (?:now |currently |also )?"
    r"(?:hiring|recruiting|looking for|seeking|searching for)"
    r"(?: for)?(?: (?:several|multiple|many|various|some|\d{1,3}|a number of|a few|all kinds of) (?:other )?"
    r"(?:roles|positions|jobs|people|engineers|openings)(?: right now)?,?"
    r" (?:including|such as|like|e\.g\.|among them))?"
    rf" (?:(?:(?i:{_COUNT})|(?:their|its|our) (?:first|next)|some|more) )?((?:{_WORD},?\s){{0,8}}?{_WORD})"
    r"(?=\s?[(（\[,.!:;—–]|\s[-–—]\s|\s(?:in|to|who|with|for|at|on|based)\s|$)(\s?[(（][^()（）]{2,40}[)）]|\sin\s[A-Z]\w+)?"
)
_RECRUITS_CHINESE = re.compile(
    r"(?:【[^【】]{1,10}】)?([^，。,：:\s【】（(]{2,16}?)\s?(?:[（(][^()（）]{2,12}[)）]\s?)?"
    r"(?:正在|目前|现在|现|诚|急)*(?:招聘|在招|招募|诚聘|招|寻找)\s?(?:[一两二三\d]\s?[名位])?\s?"
    r"([^，。,：:\s（(—–-]{2,20})(?=\s?[（(，,。—–-]|\s|$)(\s?[(（][^()（）]{2,30}[)）])?"
)
_CHINESE = re.compile(
    r"(?:([^：:，。\s]{2,20})[：:]\s*)?(?:拟?(?:招聘|招收|招募|诚聘|需要|聘)\s?)?"
    r"(?:[一两二三四五六七八九十\d]{1,2}\s?[名位]|若干名)\s?([^，。；,;：:\s\d]{2,20}?)\s?[，,：:]\s?(?:将|主要)?"
    r"(?:负责|从事|参与|协助|开展|研究|承担|主要|用于|做|方向|来|以)"
)
_LAST = re.compile(r"\s[-–—|·]\s([^-–—|·]{2,40})$")  # – Leeds
_FAR = 60  # lines between the line that offers and a job
_ENOUGH = 2


def heads(marks: Sequence[Mark]) -> list[Head]:
    """Return the heads of lines that say who is to be hired, if there are several."""
    found: list[Head] = []
    offers, under = -_FAR, False  # whether another heading stands between, as that of an employer
    for index, mark in enumerate(marks):
        words = mark.line.text
        if mark.role in (Role.HEADING, Role.SECTION) or (mark.role is Role.BODY and words.endswith((":", "："))):
            named = mark.level < BARE or mark.line.kind is Kind.TEXT
            if announced.LATER.search(words):
                offers = -_FAR
            elif named and (titles.is_generic(words) or refuse.offers(words)):
                offers, under = index, False
            elif mark.level < BARE:
                under = True
        elif mark.role is Role.BODY and mark.line.kind in (Kind.TEXT, Kind.ITEM) and _begins(marks, index):
            title = _title(mark.line, offered=index - offers < _FAR)
            if title:
                title = replace(title, company=None) if under else title
                found.append(Head(index, BARE, title, titles.CLEAR, None, index, _end(marks, index), offered=True))
                offers = index if index - offers < _FAR else offers
    return found if len(found) >= _ENOUGH else []


def _begins(marks: Sequence[Mark], index: int) -> bool:
    """Tell whether a line begins an item or a paragraph."""
    apart = index == 0 or marks[index - 1].role is not Role.BODY or marks[index - 1].line.kind is not Kind.TEXT
    return marks[index].line.kind is Kind.ITEM or apart


def _title(line: Line, *, offered: bool) -> Title | None:
    """Return the title of whom a sentence says that somebody hires; its words are what is said of the job."""
    text = line.text
    recruits = _recruited(text, offered=offered or any(sign in line.raw for sign in ("](", "://", "@")))
    if recruits:
        return recruits
    does = _DOES.match(text) if offered else None
    found = _HIRED.match(text) or (does if does and does[2] else None)
    if found:
        unit, words = found[1] or "", found[3]
        named = titles.likeness(words) == titles.CLEAR and not titles.starts_otherwise(words)
    else:
        chinese = _CHINESE.match(text) if offered else None
        unit, words = (chinese[1] or "", chinese[2]) if chinese else ("", "")
        named = titles.likeness(words) > 0
    if not named:
        return None
    title = title_parts.read(words[:1].upper() + words[1:])
    employer = title.company or (unit if unit and houses.is_house(unit) else None)
    return replace(title, company=employer, source=text, said=text)


def _recruited(text: str, *, offered: bool) -> Title | None:
    """Return the title that a line says somebody hires, with the employer and the places beside it.

    Whoever only looks for somebody, where nothing is ``offered``, may look for a plumber.
    """
    found = _RECRUITS.match(text) or _RECRUITS_CHINESE.match(text)
    if found and not offered and not re.search(r" (?:hiring|recruiting)|聘|招", text[found.start() : found.start(2)]):
        return None
    if not found or titles.likeness(found[2]) < titles.CLEAR or not company.is_employer(found[1].strip()):
        return None
    title = title_parts.read(f"{found[2]}{(found[3] or '').replace(' in ', ', ')}")
    if titles.likeness(title.words) < titles.CLEAR:
        title = title_parts.read(found[2])
    last = _LAST.search(text, found.end())
    if last and not title.locations:
        title = replace(title, locations=tuple(short_facts.places(last[1])))
    return replace(
        title, words=title.words[:1].upper() + title.words[1:], company=found[1].strip(), source=text, said=text
    )


def _end(marks: Sequence[Mark], index: int) -> int:
    """Return where the paragraph or the item ends."""
    end, line = index + 1, marks[index].line
    while end < len(marks) and marks[end].role is Role.BODY:
        inside = marks[end].line.kind is Kind.TEXT if line.kind is Kind.TEXT else marks[end].line.indent > line.indent
        if not inside:
            break
        end += 1
    return end
