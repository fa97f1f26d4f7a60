"""When an ad was published, and when it closes."""

import re
from datetime import date

from sitegen.documents import dated
from sitegen.documents.case import Case, Found, found
from sitegen.documents.lines import Line
from sitegen.facts import when
from sitegen.facts.width import small

_CLOSING = re.compile(
    r"截止|截至|有效期|\b(?:deadline|closing date|until|before)\b"
    r"|\b(?:appl(?:y|ications?)|send|submit)\b.{0,120}\b(?:by|before)\b"
    r"|\bclose[sd]?:?\s(?:on\b|(?=\d|[A-Z][a-z]{2,8} \d))",
    re.IGNORECASE,
)
# A contract, and no ad, runs until then.
_RUNS = re.compile(
    r"\b(?:contracts?|extended|fixed[- ]term|temporary|funded|project|employed)\b.{0,120}\buntil\b", re.IGNORECASE
)
# Please send the form to … / by 3 May 2027
_GOES_ON = re.compile(r"(?:by|before|until|no later than)\s")
_SENT = re.compile(
    r"\b(?:apply|applications?|send|submit|return|forms?|cv|resume|résumé)\b(?!.*[.!?]\s*$)", re.IGNORECASE
)
_ENDS = re.compile(r"\b(?:appl(?:y|ications?)|deadline|clos(?:e[sd]?|ing)|submit|send)\b", re.IGNORECASE)
_PERIOD = re.compile(
    r"(?:报名|网申|申请|投递|内推|招聘|应聘)(?:起止)?(?:时间|日期|期限|期)"
    r"|\bapplications?\b.{0,20}\bopen\b|\bapplication (?:period|window)\b|\bapply\b.{0,20}\bbetween\b",
    re.IGNORECASE,
)
# Of what is said of closing and of periods, one of these is a part; in small letters.
_SAYS_WHEN = re.compile(r"截止|截至|期|时间|deadline|closing date|until|before|by\b|close|application|between\b")
_PUBLISHED = re.compile(r"\d[日号]?\s?(?:发布|更新)$|^(?:发布于|posted on)\b", re.IGNORECASE)
_PIECES = re.compile(r"\s*[|｜丨·•()（）\[\]【】;；]\s*|,\s+(?=[a-z])|[，、]\s*|\s+[-–—/]\s+|[:：]\s")
_SAYS_PUBLISHED = re.compile("发布|更新|posted on")
_BLANKS = re.compile(r"(?<=\d)\s+(?=[A-Z\u3400-\u9fff])|(?<=[\u3400-\u9fff])\s+(?=\d)")  # 2026-10-08 测试工程师
_SHORT = 60  # characters of a line that says when an ad was published


def posted(case: Case) -> Found | None:
    """Read when the posting was published."""
    return _date("posted", case)


def closes(case: Case) -> Found | None:
    """Read when the posting closes."""
    return _date("closes", case)


def _date(fact: str, case: Case) -> Found | None:
    for field in case.own.values(fact):
        day: date | None = (when.period_end(field.value) if fact == "closes" else None) or when.parse_date(field.value)
        if day:
            return found(fact, day, field.line, field.value)
    for field in case.own.values("period") if fact == "closes" else ():
        day = when.period_end(field.value)
        if day:
            return found(fact, day, field.line, field.value)
    said = _beside_title(fact, case)
    if said:
        return said
    dated = case.prose if fact == "posted" and _SAYS_PUBLISHED.search(small(case.text)) else ()
    for line in (line for line in dated if len(line.text) <= _SHORT and _PUBLISHED.search(line.text)):
        day = when.parse_date(line.text)
        if day:
            return found(fact, day, line.number, line.text)
    return _closing(case) if fact == "closes" and _SAYS_WHEN.search(small(case.text)) else None


def _closing(case: Case) -> Found | None:
    """Read when a posting closes from its sentences, which may go on over lines."""
    above: list[Line] = []
    for line in case.prose:
        above = above if above and above[-1].number == line.number - 1 else []
        day = when.period_end(line.text) if _PERIOD.search(line.text) else None
        if _GOES_ON.match(line.text) and _SENT.search(" ".join(n.text[-_SHORT * 2 :] for n in above[-2:])):
            day = day or when.parse_date(line.text)
        above.append(line)
        runs = _RUNS.search(line.text) is not None and not _ENDS.search(line.text)
        day = day or (when.parse_date(line.text) if _CLOSING.search(line.text) and not runs else None)
        if day:
            return found("closes", day, line.number, line.text)
    return None


def _beside_title(fact: str, case: Case) -> Found | None:
    """Read a date on the title's line or on a line of facts under it; a date alone is when it was posted."""
    lines = [(case.line, case.titled), *((line.number, line.text) for line in case.places)]
    for number, text in lines:
        for piece in (text, *(p for signs in (_PIECES, _BLANKS) for p in signs.split(text) if p)):
            said = dated.read(piece)
            if said and said[1] and (said[0] or "posted") == fact:
                return found(fact, said[1], number, text)
    return None
