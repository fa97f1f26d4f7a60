"""Headings over postings: a category, a place, a kind of recruitment or an employer.

``## 算法类`` is a category, ``## 北京`` a place, ``## 校招`` says whom it is for, and
``# 某某科技有限公司`` employs. A number after the name only counts: ``## Sales (12 open roles)``.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sitegen.documents import company, headline, short_facts, title_parts, titles
from sitegen.documents.case import Found
from sitegen.documents.lines import Line
from sitegen.documents.things import Trace
from sitegen.facts import hiring
from sitegen.model import Hiring

KINDS = ("类", "部", "部门", "组", "系列", "序列", "中心", "团队", "事业部", "方向", "岗位", "岗", "职位")
_ENGLISH_GROUPS = ("team", "department", "jobs", "roles", "positions", "group")
_MOST_WORDS = 4
_OWN_NAME = 3  # ideographs
_LONGEST_TEAM = 16
_COUNT = re.compile(
    r"\s*[（(]\s*\d{1,5}(?:\s*(?:open|active|个|名|人)?\s*(?:roles?|jobs?|positions?|openings?|岗位|职位)?)\s*[）)]$"
)


@dataclass(frozen=True, slots=True)
class Standing:
    """What the whole document says of its headings, by their line numbers.

    ``lone`` ones stand over all postings: such a heading is the document's title, and no
    category unless it is named like one. ``employers`` are names of employers.
    """

    lone: frozenset[int] = frozenset()
    employers: frozenset[int] = frozenset()


def read(headings: Sequence[Line], standing: Standing) -> dict[str, Found]:
    """Return what the headings over a posting say, the nearest first."""
    found: dict[str, Found] = {}
    for line in reversed([line for line in headings if not titles.is_file_name(line.text)]):
        for fact, value in _facts(line, standing):
            named = "company" if fact == "told" else fact
            found.setdefault(fact, Found(value, Trace(named, line.number, line.text)))
    return found


def without_employer(found: dict[str, Found]) -> dict[str, Found]:
    """Drop a category that turned out to be the employer's name."""
    category, company_name = found.get("category"), found.get("company")
    if category and company_name and category.value == company_name.value:
        return {name: value for name, value in found.items() if name != "category"}
    return found


def bare(text: str) -> str:
    """Return a heading's words without marks around them and the count after them."""
    return _COUNT.sub("", text.strip(" :：【】")).strip()


def _facts(line: Line, standing: Standing) -> Iterator[tuple[str, object]]:
    text = bare(line.text)
    places = tuple(short_facts.places(text))
    kinds: tuple[Hiring, ...] = hiring.parse(text) if len(text) < 16 else ()  # noqa: PLR2004 - a bare 校招岗位
    if places:
        yield "locations", places
    elif kinds:
        yield "hiring", kinds
        yield from _of_headline(headline.read(line.text, lone=line.number in standing.lone))
    elif line.number in standing.employers or company.is_firm(text) or _is_house_of_one(text):
        yield "company", text
    else:
        yield from _named(line, text, alone=line.number in standing.lone)


def _of_headline(said: headline.Headline) -> Iterator[tuple[str, object]]:
    if said.company:
        yield "company", said.company
    if said.locations:
        yield "locations", said.locations


def _is_house_of_one(text: str) -> bool:
    """Tell whether a heading is a well-known employer's name with a short one of its own after it: 小米有品."""
    known = company.known_at_start(text)
    short = len(known) < len(text) <= len(known) + _OWN_NAME
    own = not titles.likeness(text) and not titles.is_generic(text)
    return bool(known) and short and own and company.is_employer(text)


def _is_team_of_one(text: str) -> bool:
    """Tell whether a heading is the name of a well-known employer's team, which recruits for itself: 小米社区团队."""
    own = text.endswith("团队") and not titles.likeness(text)
    return own and len(text) <= _LONGEST_TEAM and bool(company.known_at_start(text.removesuffix("团队")))


def _named(line: Line, text: str, *, alone: bool) -> Iterator[tuple[str, object]]:
    title = title_parts.read(text)
    said = headline.read(line.text, lone=alone)
    employer = title.company if title.company and company.is_employer(title.company) else said.company
    if employer:
        yield "company", employer
    if said.locations:
        yield "locations", said.locations
    if employer or titles.is_generic(text) or titles.is_placeholder(text) or len(text) > 40:  # noqa: PLR2004 - a sentence
        return
    words = text.lower().split()
    named = text.endswith(KINDS) or (words[-1] in _ENGLISH_GROUPS and len(words) <= _MOST_WORDS)
    if named or not alone:
        yield "category", text
    if _is_team_of_one(text):
        yield "told", text  # for want of anything surer
