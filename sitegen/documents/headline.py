"""A headline over postings: who looks for people, and where.

``【长沙】某某音乐``, ``某某 AI（坐标长沙）招聘前端``, ``Careers at Acme``, ``内推｜某某科技长沙研发中心``
and ``SRE | 某某科技 | 北京`` name an employer and places that count for every posting below.
"""

import re
from dataclasses import dataclass
from functools import cache

from sitegen.documents import company, labels, short_facts, title_parts, title_pieces, titles
from sitegen.documents.inline import han, without_pictures
from sitegen.documents.words import load
from sitegen.facts import place
from sitegen.facts.width import simplified

_BRACKET = re.compile(r"\s*[（(\[【]([^（()）\[\]【】]*)[）)\]】]\s*")
_SLOTS = re.compile(r"\s*[|｜丨]\s*|\s+[/／·•]\s+")
_PIECES = re.compile(r"\s*[|｜丨/、,，;；&+]\s*|\s+")
_SIGNS = re.compile(r"\s+[-–—·_]+\s+|(?<=[\u3400-\u9fff])\s*[-–—·_]+\s*(?=[\u3400-\u9fff])")
_JOINED = ("/", "、", "&", "和", "与", "及")
_BASE = re.compile(r"^(?:坐标|base(?:d)?(?: in)?|地点|位于|工作地点?)\s*[:：]?\s*", re.IGNORECASE)
_QUOTED = re.compile(r"[「『“\"《]([^「」『』“”\"《》]{2,24})[」』”\"》]\s*$")
_UNIT = re.compile(r"\s*([\u3400-\u9fff]{2,12}(?:组|团队|部|部门|中心|研究院|事业部|分公司|分部|办事处))$")
# 2025 届校园, 2026 年度公开, 春季人才: when and how it is recruited
_PLACED = re.compile(r"([\u3400-\u9fff]{2,12})(?:\s+|(?=[A-Za-z]))")
_SEASON = re.compile(
    r"^(?:20)?\d\d\s?[年届]?(?:度|春季|秋季|夏季|暑期)?|(?:(?:20)?\d\d\s?[年届]?)?度?"
    r"(?:春季|秋季|暑期|校园|社会|实习生?|人才|员工|公开|岗位|职位|技术|研发|内部|部分|最新)*$"
)
_LONGEST = 160
_MOST_CLAUSES = 4  # 招聘！青木科技招人啦！
_LONGEST_NAME = 40
_LONGEST_CHINESE_NAME = 16


@dataclass(frozen=True, slots=True)
class Headline:
    """What a headline says: the employer, and the places."""

    company: str | None = None
    locations: tuple[str, ...] = ()


def read(text: str, *, lone: bool) -> Headline:
    """Read a headline; one that is ``lone`` stands over the whole document, and may be a name and no more."""
    text = without_pictures(text).strip(" #*!！~:：")
    if len(text) > _LONGEST:
        return Headline()
    where, bare = _bracketed(text)
    slots = [slot for slot in _SLOTS.split(bare) if slot]
    if len(slots) > 1:
        for slot in slots:
            where += short_facts.places(_BASE.sub("", slot))
        names = [n for slot in slots for n in [_announced(slot) or _alone(slot)] if n]
    else:
        clauses = [clause for clause in re.split(r"[！!]", bare) if clause.strip()][:_MOST_CLAUSES]
        name = next((n for clause in clauses for n in [_announced(clause.strip())] if n), "")
        name = name or title_pieces.read(bare).company or _beside_jobs(bare)
        names = [name] if name else [bare] if lone and (where or _is_house(bare)) and _alone(bare) else []
        where += _placed(bare)
    named = names[0] if names else None
    if named:
        named, there = _without_unit(named)
        where += there
    return Headline(named or None, tuple(dict.fromkeys(where)))


def _beside_jobs(text: str) -> str:
    """Return the name beside the words for a page of jobs: ``青木科技 - 加入我们``, ``Join us - Acme``."""
    pieces = _SIGNS.split(text)
    if len(pieces) != 2:  # noqa: PLR2004 - a name and what the page is
        return ""
    offers = load("refusals")["offers"]
    of_jobs = [titles.is_generic(p) and any(word in simplified(p).casefold() for word in offers) for p in pieces]
    name = company.tidy(pieces[of_jobs[0]].strip()) if of_jobs[0] != of_jobs[1] else ""
    return name if name and _is_name(name) and not short_facts.places(name) else ""


def _bracketed(text: str) -> tuple[list[str], str]:
    """Return the places in brackets, and the headline without the brackets that are facts."""
    where: list[str] = []
    bare = text
    for found in _BRACKET.finditer(text):
        pieces = [_BASE.sub("", p) for p in _PIECES.split(found[1]) if p]
        places = [name for piece in pieces for name in short_facts.places(piece)]
        if short_facts.is_remote(text[: found.start()]):
            continue  # Remote (Europe) is one place
        before = text[: found.start()].rpartition(",")[2].strip()
        if places and short_facts.places(before):
            places = [before]  # Leeds (UK)
        said = places or ([place.beginning(found[1])] if found.start() == 0 and place.beginning(found[1]) else [])
        where += said
        facts = said or all(short_facts.is_fact(p) or titles.is_generic(p) for p in pieces)
        if facts or found.start() == 0:
            bare = bare.replace(found[0], " ", 1)
    return where, bare.strip(" -–—:：")


def _announced(text: str) -> str:
    """Return the name that stands where somebody announces jobs: X招聘Y, 「X」诚邀, Careers at X."""
    for pattern in _announcements():
        found = pattern.search(simplified(text))
        if found:
            name = text[found.start(1) : found.end(1)].strip(" -–—:：·")
            quoted = _QUOTED.search(name)
            name = quoted[1] if quoted else _SEASON.sub("", name).strip(" -–—:：·")
            there = _PLACED.match(name)
            name = name[there.end() :] if there and _placed(name) else name
            first, _, rest = name.partition(" ")
            if rest and titles.likeness(rest) and title_pieces.may_lead(first):
                name = first  # 松果 B 端前端招人
            name = company.tidy(title_parts.without_other_name(name))
            if _is_name(_without_unit(name)[0]):
                return name
    return ""


def _placed(text: str) -> list[str]:
    """Return the place that a headline begins with, apart from what follows: 深圳 青禾, 曼谷Pinecone."""
    found = _PLACED.match(text)
    return short_facts.places(found[1]) if found else []


@cache
def _announcements() -> tuple[re.Pattern[str], ...]:
    words = load("cues")
    return tuple(re.compile(cue.replace("{name}", words["name"])) for cue in words["headline"])


def _alone(text: str) -> str:
    """Return a headline that is nothing but a name."""
    return text if _is_name(text) else ""


def _is_house(text: str) -> bool:
    """Tell whether a name says what kind of employer it is: Willowbrook Hospital, 青木大学."""
    words = text.casefold().split()
    houses = load("cues")["mail"]["second_words"]
    return (len(words) > 1 and words[-1] in houses) or text.endswith(
        (
            "公司",
            "医院",
            "学校",
            "大学",
            "集团",
            "幼儿园",
            "研究院",
            "旅行社",
            "酒店",
            "餐厅",
            "饭店",
            "宾馆",
            "诊所",
            "事务所",
        )
    )


def _is_name(text: str) -> bool:
    short = len(text) <= (_LONGEST_CHINESE_NAME if han(text) == len(text) else _LONGEST_NAME)
    if "%" in text or sum(text.count(c) for c in "【[（(") != sum(text.count(c) for c in "】]）)"):
        return False
    return short and labels.named(text) is None and title_parts.is_name(text) and company.is_employer(text)


def _without_unit(name: str) -> tuple[str, list[str]]:
    """Leave out the unit after an employer's name, and return the place in it: 某某科技长沙研发中心."""
    found = _UNIT.search(name)
    if not found or found.start() == 0:
        return name, []
    if name[: found.start()].endswith(_JOINED):
        return "", []  # 宣传/设计组 is two units
    for start in range(found.start(1), found.end(1) - 2):
        known = place.beginning(name[start:])
        if known and start > 1 and company.is_employer(name[:start].strip()):
            return name[:start].strip(), [known]
    apart = found.start(1) > found.start() or name[found.start() - 1].isascii()
    return (name[: found.start()].strip(), []) if apart else (name, [])
