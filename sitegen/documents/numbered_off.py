"""Jobs by their number: a text that offers three positions, and three headings side by side below.

What stands there names a subject and no trade, ``1. Moss maps and their makers``, so that nothing but the
number shows that each is a job.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from sitegen.documents import title_parts, titles
from sitegen.documents.head import Head
from sitegen.documents.lines import Kind
from sitegen.documents.outline import STRONG, Mark, Role

_WORDS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_NUMBERS = {word: number for number, word in enumerate(_WORDS, 2)} | {
    c: n for n, c in enumerate("二三四五六七八九十", 2)
}
_NUMBERS |= {"两": 2}
_COUNTED = re.compile(
    rf"\b({'|'.join(_WORDS)}|\d{{1,2}})\s(?:[\w-]+,?\s(?:and\s)?){{0,5}}?"
    r"(?:positions|roles|jobs|vacancies|openings|posts|internships|studentships|fellowships|assistants|students"
    r"|researchers|postdocs|engineers|developers|interns|volunteers)\b"
    r"|([两二三四五六七八九十]|\d{1,2})\s?个[^，。；,;\s]{0,8}?(?:岗位|职位|职缺|空缺|课题|方向)",
    re.IGNORECASE,
)
_LONGEST, _LONGEST_NAME = 2000, 160
_MOST = 12
_NUMBERED = re.compile(r"\s*[（(]?(\d{1,2}|[一二三四五六七八九十])[.、）)．]\s*\S")
# (10 h/week), reference "M-7"
_NOTE = re.compile(
    r"\s*[（(][^()（）]*\d[^()（）]*[)）]\s*$|,?\s*\b(?:reference|ref\.?|code)\b[\s:].{1,60}$", re.IGNORECASE
)
_SPOKEN_TO = re.compile(r"\byou(?:r|['’]ll)?\b|你|您", re.IGNORECASE)


def heads(marks: Sequence[Mark]) -> tuple[Head, ...]:
    """Return the headings side by side that are as many as a text above them says jobs are offered; none otherwise."""
    said: set[int] = set()
    sought = False
    beside: list[int] = []
    level = 0
    for index, mark in enumerate(marks):
        heading = mark.role in (Role.HEADING, Role.SECTION) and mark.level < STRONG
        if heading and beside and mark.level <= level:
            if mark.level == level and _may_name(mark):
                beside.append(index)
                continue
            if len(beside) in said and _tell(marks, [*beside, index], sought=sought):
                return _found(marks, beside)
            beside = []
        if heading and not beside:
            beside, level = ([index], mark.level) if said and _may_name(mark) else ([], 0)
        elif mark.role is Role.BODY and mark.line.kind is Kind.TEXT and not beside:
            numbers = _numbers(mark.line.text)
            said |= numbers
            sought = sought or (bool(numbers) and "招" in mark.line.text)
    whole = len(beside) in said and _tell(marks, [*beside, len(marks)], sought=sought)
    return _found(marks, beside) if whole else ()


def _numbers(text: str) -> set[int]:
    """Return how many jobs a line says that there are."""
    found = {one or other for one, other in _COUNTED.findall(text[:_LONGEST])}
    numbers = {_NUMBERS.get(word.casefold()) or (int(word) if word.isdecimal() else 0) for word in found}
    return {number for number in numbers if 1 < number <= _MOST}


def _may_name(mark: Mark) -> bool:
    text = mark.line.text
    short = len(text) <= _LONGEST_NAME and not text.endswith(("?", "？", "。", "!", "！"))
    plain = mark.role is Role.HEADING and not mark.label and short
    return plain and not titles.is_generic(text) and not titles.starts_otherwise(_bare(text))


def _bare(text: str) -> str:
    return text.lstrip("0123456789.)、 ")


def _tell(marks: Sequence[Mark], bounds: Sequence[int], *, sought: bool) -> bool:
    """Tell whether words stand under every heading, and each is numbered or its words speak to who applies.

    A sentence that says 招 of the number says so of all of them (``sought``).
    """
    under = [[m.line.text for m in marks[start + 1 : end] if m.role is Role.BODY] for start, end in pairwise(bounds)]
    numbered = all(_NUMBERED.match(marks[start].line.text) for start in bounds[:-1])
    spoken = sought or numbered or all(any(map(_SPOKEN_TO.search, texts)) for texts in under)
    return all(under) and spoken


def _found(marks: Sequence[Mark], indices: Sequence[int]) -> tuple[Head, ...]:
    read = [(i, title_parts.read(marks[i].line.text)) for i in indices]
    named = [(i, replace(title, words=_NOTE.sub("", title.words).strip() or title.words)) for i, title in read]
    return tuple(Head(i, marks[i].level, title, titles.CLEAR, None, i, offered=True) for i, title in named)
