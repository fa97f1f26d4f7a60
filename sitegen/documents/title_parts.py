"""A title line taken apart: the title, and the employer, places and numbers around it.

``[北京] 某某科技招聘 前端工程师（2名）20-40K`` and ``Acme | Backend Engineer | Remote | $150k``
hold facts that are not the title; so does ``X is hiring a Y``.
"""

import re
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from sitegen.documents import company, dated, short_facts, title_notes, title_pieces, title_tail, titles
from sitegen.documents.inline import without_pictures
from sitegen.documents.words import load
from sitegen.facts import salary
from sitegen.facts.width import simplified

_LEADING = re.compile(r"\s*(?:\[([^\[\]]*)\]|【([^【】]*)】)\s*")
_BRACKET = re.compile(r"\s*[（(\[【]([^（()）\[\]【】]*)[）)\]】]\s*")
_PIPES = re.compile(r"\s*[|｜丨]\s*(?![^【\[（(]{0,60}[】\]）)])")  # none inside brackets
_SLASHES = re.compile(r"\s+[/／·•]\s+|(?<=[)）])\s*[/／]\s+")
_PIECES = re.compile(r"\s*[，,、；;|｜·]\s*")
_CLAUSES = re.compile(r"[，！!～~](?![^（(【\[]{0,60}[）)】\]])")  # none inside brackets
_DASH = re.compile(r"\s+[-–—]\s+")
_LISTED = re.compile(r"\s*[|｜丨/、,，;；&+·]\s*|\s+")
_RECRUITS = re.compile(
    r"^(.{2,30}?)\s*(?:正在|长期|火热|诚挚|现|高薪|急|诚|热)?(?:招聘|诚聘|招募|诚邀|急招|诚招|热招)(?:中)?\s*[:：\-—|｜!！]?\s*(.{2,40})$"
)
_IS_HIRING = re.compile(
    r"^(.{2,40}?)\s+(?:is|are)\s+(?:now\s+|currently\s+)?(?:hiring|looking for|seeking|recruiting)\s*:?\s+"
    r"(?:(?:an?|for|our next)\s+)*(.{2,80})$",
    re.IGNORECASE,
)
_SEEKS = re.compile(
    r"^([\u3400-\u9fffA-Za-z0-9（）()·]{2,20}?)\s*招(?!聘|募|生|商|标|牌|呼|数|了|过|到|不|来|进)\s*(.{2,40})$"
)
_WHOM = re.compile(r"^(?:[一两几若干\d~\-+]{1,6}\s*[年名位个](?:以上|左右|经验)?的?\s*)+")
_PLACED = re.compile(r"^(?:坐标|地点|工作地点?|base(?: ?地)?|位于|在|人在)\s?[:：]?\s?", re.IGNORECASE)
_TIMES = re.compile(r"^(?:\d{1,2}|one|two|three)\s?[xX×]\s?(?=[A-Z\u3400-\u9fff])|^[一两二三四五]\s?[名位个枚]\s?")
_COLON = re.compile(r"^([^:：]{2,60})[:：]\s+(.{2,})$")
_DEPARTMENT = re.compile(r"(事业部|事业群|研究院|实验室|部门|(?<=[\u3400-\u9fff]{2})(?:部|组|中心|团队)(?=\s))")
_OURSELVES = ("我们", "我司", "我公司", "我们公司", "本公司", "公司", "团队", "we", "our team")
_AROUND = ("【】", "《》", "「」", "『』", "“”", '""', "''")
# 2026-10-01: Lab Technician; fern/jobs: Lab Technician
_LEAD = re.compile(r"^(?:(\S.{3,24}?)(?:\s*[:：]|\s+[-–—])|([\w.-]+/[\w.-]+)[:：])\s+(\S.*)$")
_CODE = re.compile(r"(?:[A-Z]{1,4}\d{2,6}|\d{4,8})\s?[-–—_]\s?(?=[^\W\d_])")  # 20417- 前端开发工程师
_QUOTES = '「」『』“”"'
_QUOTED = re.compile(r"[「『“]([^「」『』“”]+)[」』”]")
_NUMBERED = re.compile(
    r"^(?:[（(]?(?:\d{1,2}|[一二三四五六七八九十]{1,2})[）)、.．,，]\s*|[#＃]\d+\s+|0\d\s*(?=\D)"
    r"|[A-Z]-?\d{1,3}[.．、:：)）]\s*(?=\D))"  # B2. 项目经理
)

_EMPTY = re.compile(r"\s*,(?:\s*,)+\s*")  # what pay between commas leaves
_MODE = re.compile(r",\s*(?:hybrid|fully remote|on-?site)(?:\s\d[\w/ -]{0,24})?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Title:
    """A title and what else its line said."""

    words: str
    company: str | None = None
    locations: tuple[str, ...] = ()
    closed: bool = False
    source: str = ""  # the line as written, for further facts
    said: str = ""  # what the line goes on with, where that is more than facts
    paid: str = ""  # the pay beside it on its line
    lead: str = ""  # a name before the job that may be the employer's
    placed: bool = False  # whether facts stand before that name


@lru_cache(maxsize=4096)
def read(text: str, *, cell: bool = False) -> Title:
    """Take a title line apart. In a ``cell`` of a table or list, ``Company: Title`` is usual."""
    source = without_pictures(text).strip()
    title = Title(source.strip(" *#"), closed=titles.is_closed(source), source=source)
    title = _leading_brackets(title)
    title = _split_pipes(title) if not cell else title
    title = _employer(_without_slogans(title), cell=cell)
    title = _without_facts(_without_department(_undecorated(title)))
    title = _in_brackets(_before_employer(title))
    title = title if cell else _undecorated(_without_pieces(title))
    words = _EMPTY.sub(", ", _MODE.sub("", title.words)).strip(" -–—|:：,，、/·*~")
    return replace(title, words=words or source)


def _in_brackets(title: Title) -> Title:
    """Read ``青禾科技（测试经理）``, a firm with the job in brackets; of another name nobody can tell what it is."""
    found = titles.named_before(title.words)
    if found is None or title.company or not company.is_firm(found[0], beside=True):
        return title
    return replace(title, words=found[1], company=found[0])


def _undecorated(title: Title) -> Title:
    """Take away numbering, dates and words such as 诚聘 or ``job opening`` around the title."""
    words = _unquoted(_after_lead(_NUMBERED.sub("", title.words).strip()))
    small = simplified(words).lower()
    for before in filter(small.startswith, _decoration("before")):
        rest = words[len(before) :]
        fits = not before.isascii() or (rest[:1] in " :：-–" and rest)
        fits = fits and not (before in ("招聘", "招") and is_recruiter(words))
        if fits and titles.likeness(rest.strip(" :：-–—!！")):
            words = rest.strip(" :：-–—!！")
            break
    counted = _TIMES.sub("", words)
    words = counted if titles.likeness(counted) else words
    small = simplified(words).lower()
    for after in filter(small.endswith, _decoration("after")):
        rest = words[: -len(after)].strip(" -–—:：")
        before = words[: -len(after)][-1:]
        fits = not after.isascii() or before in " (-–:_" or not before.isascii()  # 前端工程师JD
        sure = " " in after and not titles.likeness(words.rpartition(" ")[0])  # but Faculty position | available
        if fits and rest and (titles.likeness(_unquoted(rest)) or sure):
            words = rest
            break
    return replace(title, words=_unquoted(words))


def is_recruiter(words: str) -> bool:
    """Tell whether 招聘 is a part of the title, as in 高级招聘经理."""
    bare = simplified(_BRACKET.sub("", words)).casefold()
    return "招聘" in bare and any(re.fullmatch(rule, bare) for rule in load("titles")["recruiters"])


def _unquoted(words: str) -> str:
    """Return a title without the quotes or brackets that all of it stands in."""
    quoted = len(words) > 2 and words[0] + words[-1] in _AROUND and words[-1] not in words[1:-1]  # noqa: PLR2004
    return words[1:-1].strip() if quoted else words


def _after_lead(words: str) -> str:
    """Return a title without the date, the code or the name of a repository that its line begins with."""
    coded = _CODE.match(words)
    words = words[coded.end() :] if coded and titles.likeness(words[coded.end() :]) else words
    found = _LEAD.match(words)
    lead, job = (found[1] or found[2] or "", found[3]) if found else ("", "")
    return job if lead and titles.likeness(job) and (dated.read(lead) or "/" in lead) else words


def _without_slogans(title: Title) -> Title:
    """Leave the job of ``前端工程师，组内直推，流程超快``: clauses after it that are none praise it, or say where."""
    first, *rest = (clause.strip() for clause in _CLAUSES.split(title.words))
    praised = titles.likeness(first) == titles.CLEAR and not any(titles.likeness(clause) for clause in rest)
    placed = bool(first) and all(short_facts.places(clause) for clause in rest)
    told = rest and titles.likeness(first) and all(_is_said(clause) for clause in rest)  # 招前端，坐标杭州，20-30k
    bare = (short_facts.COUNT.sub("", clause) for clause in rest)
    cried = [c for c in bare if titles.likeness(_undecorated(replace(title, words=c)).words) == titles.CLEAR]
    if len(cried) == 1 and (titles.is_generic(first) or titles.is_cry(first)):  # 招人啦！诚招前端工程师
        return replace(title, words=cried[0])
    if told:
        rest = [_PLACED.sub("", clause) for clause in rest]
    if rest and (praised or placed or told):
        where = (name for clause in rest if not short_facts.is_money(clause) for name in short_facts.places(clause))
        return replace(title, words=first, locations=tuple(dict.fromkeys((*title.locations, *where))))
    return title


def _is_said(clause: str) -> bool:
    """Tell whether a clause after a job is a fact, a place with 坐标 before it, too."""
    return short_facts.is_fact(clause) or bool(short_facts.places(_PLACED.sub("", clause)))


def _without_pieces(title: Title) -> Title:
    """Leave the job of ``青禾科技-急招-运维工程师`` and of ``杭州 Lumeno 前端工程师``."""
    found = title_pieces.read(title.words, placed=title.source[:1] in ("【", "["))
    return replace(
        title,
        words=found.words,
        company=title.company or found.company,
        locations=tuple(dict.fromkeys((*title.locations, *found.locations))),
        lead=found.lead,
        placed=found.placed,
    )


def _without_department(title: Title) -> Title:
    """Leave the job of ``某某事业部前端工程师``: what stands before is where one works."""
    before, mark, job = _DEPARTMENT.split(title.words, maxsplit=1) if _DEPARTMENT.search(title.words) else ("", "", "")
    if before and titles.likeness(job) == titles.CLEAR and not titles.likeness(before + mark):
        first, blank, unit = before.partition(" ")
        employer = first if blank and unit.strip() and title_pieces.may_lead(first) else None  # 青禾 基础架构部 …
        return replace(title, words=job.strip(" -—:："), company=title.company or employer)
    return title


@cache
def _decoration(side: str) -> tuple[str, ...]:
    words: list[str] = load("titles")["decoration"][side]
    return tuple(sorted(words, key=len, reverse=True))


def _split_pipes(title: Title) -> Title:
    parts = [p for p in _PIPES.split(title.words) if p]
    if len(parts) < 2:  # noqa: PLR2004 - no pipe; slashes also stand between two titles
        parts = [p for p in _SLASHES.split(title.words) if p]
        if len(parts) < 2 or not any(short_facts.is_fact(p) for p in parts):  # noqa: PLR2004
            return title
    jobs = [p for p in parts if titles.likeness(p) == titles.CLEAR and not short_facts.is_fact(p)] or [
        p for p in parts if titles.likeness(p) and not short_facts.is_fact(p)
    ]
    if not jobs:
        return title
    others = [p for p in parts if p != jobs[0]]
    where = tuple(n for p in others if not short_facts.is_money(p) for n in short_facts.places(p))
    names = [p for p in others if not short_facts.is_fact(p) and not titles.is_generic(p)]
    first = next((p for p in names if p == parts[0] or company.is_employer(employer_words(p) or p)), None)
    where = tuple(dict.fromkeys((*title.locations, *where)))
    return replace(title, words=jobs[0], company=employer_words(first) or title.company, locations=where)


def employer_words(text: str | None) -> str | None:
    """Return an employer's name without brackets after it (a link, YC W21) and facts (Acme - Remote)."""
    if not text:
        return None
    parts = [part for part in _DASH.split(_BRACKET.sub(" ", text).strip()) if part]
    named = [part for part in parts if not short_facts.is_fact(part)]
    return " - ".join(named if named and len(named) < len(parts) else parts) or None


def without_other_name(name: str) -> str:
    """Return an employer's name without the other one in brackets after it; a place there stays."""
    found = next((m for m in _BRACKET.finditer(name) if m.end() == len(name) and m.start() > 1), None)
    return name[: found.start()] if found and not short_facts.places(found[1]) else name


def _leading_brackets(title: Title) -> Title:
    """Read ``[北京/远程][某公司] …``: places, an employer, and what else is no title."""
    said = title_notes.leading(title.words)
    if said.words == title.words:
        return title
    words, names = said.words, said.names
    jobs = [n for n in names if titles.likeness(n)]
    if not titles.likeness(words) and jobs:
        words, names = jobs[-1], tuple(n for n in names if n != jobs[-1])
    named = next((n for n in names if n not in jobs and len(n) < 30), None)  # noqa: PLR2004
    where = tuple(dict.fromkeys((*title.locations, *said.locations)))
    return replace(title, words=words or title.words, company=title.company or named, locations=where)


def _employer(title: Title, *, cell: bool) -> Title:
    """Read ``X招聘Y``, ``X is hiring a Y``, ``Y at X`` and, in a cell, ``X: Y``."""
    for pattern in (_RECRUITS, _IS_HIRING):
        found = pattern.match(title.words) if not is_recruiter(title.words) else None
        name = found[1].strip(_QUOTES + " :：-—|") if found else ""
        quoted = _QUOTED.match(found[2].strip()) if found else None
        words = quoted[1] if quoted else found[2].strip() if found else ""
        speaks = is_name(name) or name.casefold() in _OURSELVES
        if found and speaks and titles.likeness(words) and not titles.likeness(name):
            name = without_other_name(name)
            return replace(title, words=words, company=title.company or (name if is_name(name) else None))
    found = _SEEKS.match(title.words)
    if found and company.is_employer(found[1]) and is_name(found[1]) and not titles.likeness(found[1]):
        first, *more = re.split(r"[，,。！!；;]", found[2], maxsplit=1)
        job = _WHOM.sub("", first).strip()
        if titles.likeness(job):
            return replace(title, words=job, company=title.company or found[1], said="".join(more).strip())
    found = _COLON.match(title.words)
    if cell and found and titles.likeness(found[2]) and not titles.likeness(found[1]):
        named = found[1].strip() if company.is_employer(found[1].strip()) else None  # We're hiring: Cook
        return replace(title, words=found[2], company=title.company or named)
    return title


def _before_employer(title: Title) -> Title:
    """Read ``Y at X``, ``Y @ X``, ``Y - X Ltd`` and ``Y, X University``."""
    found = title_tail.read(title.words, sure=title.company is not None)
    if not found:
        return title
    words, employer, where = found
    return replace(title, words=words, company=title.company or employer, locations=title.locations or where)


def is_name(text: str) -> bool:
    """Tell whether words before 招聘 may be an employer: no 我们, no topic (X 相关), no sentence."""
    bare = text.strip().casefold()
    pronouns = ("我", "公司", "团队", "本", "贵", "we", "our", "i ", "they", "the team", "who")
    topics = ("相关", "最新", "高薪", "年", "月", "急", "长期", "岗位", "内推", "技术", "远程", "关于")
    return (
        bool(bare)
        and not bare.startswith(pronouns)
        and not bare.endswith(topics)
        and not any(c in bare for c in "，、。！,!?？;；")
        and not titles.is_generic(text)
        and not short_facts.is_fact(text)
    )


def _without_facts(title: Title) -> Title:
    """Take away brackets and endings that are facts: （10名）, (远程), 20-40K."""
    words, noted = title_notes.without(title.words)
    where = [*title.locations, *noted]
    words = short_facts.COUNT.sub("", words)
    paid = salary.find(words, "zh")
    if paid and titles.likeness(words.replace(paid[1], " ")):
        words = words.replace(paid[1], " ").strip()
    words = _before_comma(words)
    return replace(title, words=re.sub(r"\s{2,}", " ", words), locations=tuple(dict.fromkeys(where)))


def _before_comma(words: str) -> str:
    """Return a title without the pay or the date that it goes on with: ``Data Analyst, posted May 3, 2026``."""
    plain = words.replace("，", ", ")
    for found in re.finditer(", ", plain):
        job, last = plain[: found.start()].strip(), plain[found.end() :].strip()
        if (short_facts.is_money(last) or dated.read(last)) and titles.likeness(job):
            return job
    return words
