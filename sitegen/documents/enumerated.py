"""Jobs that one sentence counts, as 现招聘前端工程师2名、测试工程师1名 does, or that prose names in order.

Such a sentence stays as it is, for what else it says; every job in it becomes a line of its
own below it, as if it were listed.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from sitegen.documents import titles, wording
from sitegen.documents.inline import han
from sitegen.documents.lines import Kind, Line

_JOB = re.compile(
    r"(?:招聘|诚聘|招募|急招|急聘|招|[、，,及和])\s*([^、，,。；;：:\d\s招聘及和]{2,16})\s*(?:\d{1,3}|[一二两三四五六七八九十]{1,2}|若干)\s*[名人位]"
)
_HEADS = r"\s*(?:\d{1,3}|[一二两三四五六七八九十]{1,2}|若干)\s*[名人位]"
_ONE = rf"[^、，,。；;：:\d\s]{{2,16}}{_HEADS}"
_ALL = re.compile(rf"{_ONE}(?:[、，,；;\s]+{_ONE}){{1,20}}[。.]?")  # 收银员3人、理货员2人
# 招 2 名老师，1 名司机
_BEFORE = re.compile(
    r"(?<![\d.])((?:\d{1,2}|[一二两三四五六七八九十]|若干)\s?[个名位])\s?([^，,、;；。.（()）!！:：\d\s的](?:[^，,、;；。.（()）!！:：\d]{0,24}[^，,、;；。.（()）!！:：\d\s])?)"
    r"(?=\s*(?:[，,、;；。.（()）!！:：]|$))"
)
_EACH = re.compile(rf"([^、，,。；;：:\d\s]{{2,16}}){_HEADS}")
_LIST = re.compile(r"\s*[、，,/／；;]\s*|\s*(?:以?及|和|与)\s*|\s+")
_SOUGHT = re.compile(
    r"(?:诚聘|招聘|急招|急聘|招募|热招|诚招|招)(?:以下)?(?:岗位|职位|人员|工种)?\s*[：:]\s*([^。；;：:]{4,120})"
)
_LOOKING = re.compile(
    r"\b(?:hiring|looking for|seeking|needs?|recruiting|searching for"
    r"|(?:openings?|vacanc(?:y|ies)|positions?|places|applications) (?:for|from|of))\s"
    r"(an? [A-Za-z][^.;:,()]{2,60}?(?:, an? [^.;:,()]{3,60}?){0,6},? and an? [A-Za-z][^.;:,()]{2,60})"
)
_ARTICLE = re.compile(r"^an?\s")
_AND = re.compile(r",? and (?=an?\s)|, (?=an?\s)")
_ORDER = re.compile(
    r"(?:^|[.!?:;]\s|\*\*)(?:First|Second|Third|Fourth|Fifth|Firstly|Secondly|Thirdly|Finally|Lastly|Last|Also|Next)(?:\*\*)?,?\s"
    r"(?:(?:we|we're|we’re|are|is|need|want|also|looking|for|hiring|seeking|there|to|hire|fill|comes)\s){0,7}an?\s"
    r"([A-Za-z][\w/+.#-]*(?: [A-Za-z&][\w/+.#-]*){0,6})"
)
_STOPS = re.compile(r"\s(?:to|who|with|that|for|in|at|on|and|will|of)\b.*|[.,;:].*$")
_LEAST = 2
_LONGEST = 1000


def as_lines(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Return the lines, each that counts several jobs followed by a line for every one of them."""
    ordered = {line.number: _ordered(line) for line in lines if line.kind is Kind.TEXT}
    several = sum(map(len, ordered.values())) >= _LEAST
    found: list[Line] = []
    for line in lines:
        found.append(line)
        if line.kind is Kind.HEADING:
            found += [_item(line, text) for text in _before(line)]
        if line.kind is Kind.TEXT:
            texts = _counted(line) or _before(line) or _listed(line) or (ordered[line.number] if several else [])
            found += [_item(line, text) for text in texts]
    return tuple(found)


def _item(line: Line, text: str) -> Line:
    return replace(line, raw=f"- {text}", text=text, kind=Kind.ITEM, marker="-")


def _before(line: Line) -> list[str]:
    """Return the jobs of a line that says how many of each before it names them: 招 2 名老师，1 名司机."""
    if not _LEAST < len(line.text) <= _LONGEST or not any(sign in line.text for sign in ("招", "聘", "缺")):
        return []
    jobs = [(hit[1], hit[2]) for hit in _BEFORE.finditer(line.text)]
    clear = all(titles.likeness(job) == titles.CLEAR for _, job in jobs)
    return [f"{job} {count}" for count, job in jobs] if clear and len(jobs) >= _LEAST else []


def names(text: str) -> list[str]:
    """Return the jobs of a text that is nothing but several of them: 收银员、导购员和店长."""
    pieces = [p for p in _LIST.split(text.strip(" 。.")) if p]
    titled = all(titles.likeness(piece) for piece in pieces) and bool(pieces)
    clear = sum(titles.likeness(piece) == titles.CLEAR for piece in pieces)
    chinese = all(han(piece) for piece in pieces)
    return pieces if titled and chinese and clear * 2 >= len(pieces) > 1 else []


def _listed(line: Line) -> list[str]:
    """Return the jobs after 诚聘：, and those of ``looking for a cook and a waiter``."""
    if not _LEAST < len(line.text) <= _LONGEST:
        return []
    chinese = next((found for hit in _SOUGHT.finditer(line.text) for found in [names(hit[1])] if found), [])
    if chinese:
        return chinese
    for hit in _LOOKING.finditer(line.text):
        if wording.is_of_others(line.text[: hit.start()]):
            continue
        pieces = [_STOPS.sub("", _ARTICLE.sub("", p)).strip() for p in _AND.split(hit[1])]
        if len(pieces) > 1 and all(titles.likeness(p) == titles.CLEAR for p in pieces):
            return pieces
    return []


def _counted(line: Line) -> list[str]:
    """Return the jobs of a sentence that says how many of each are looked for."""
    if not _LEAST < len(line.text) <= _LONGEST:
        return []
    if _ALL.fullmatch(line.text):
        jobs = [hit for hit in _EACH.finditer(line.text) if titles.likeness(hit[1]) == titles.CLEAR]
    elif "招" in line.text:
        jobs = [hit for hit in _JOB.finditer(line.text) if titles.likeness(hit[1]) == titles.CLEAR]
    else:
        return []
    return [line.text[hit.start(1) : hit.end()] for hit in jobs] if len(jobs) >= _LEAST else []


def _ordered(line: Line) -> list[str]:
    """Return the jobs that sentences name in order: ``First, a Backend Engineer …. Second, …``."""
    if not _LEAST < len(line.text) <= _LONGEST:
        return []
    jobs = [_STOPS.sub("", hit[1]) for hit in _ORDER.finditer(line.text)]
    return [job for job in jobs if titles.likeness(job) == titles.CLEAR]
