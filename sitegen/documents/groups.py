"""Headings over postings: a category, a place, a kind of recruitment or an employer.

``## 算法类`` is a category, ``## 北京`` a place, ``## 校招`` says whom it is for, and
``# 某某科技有限公司`` employs.
"""

from collections.abc import Sequence

from sitegen.documents import company, title_parts, titles
from sitegen.documents.case import Found
from sitegen.documents.lines import Line
from sitegen.documents.things import Trace
from sitegen.facts import hiring
from sitegen.model import Hiring

_KINDS_OF_GROUP = ("类", "部", "部门", "组", "系列", "序列", "中心", "团队", "事业部", "方向", "岗位", "岗", "职位")
_ENGLISH_GROUPS = ("team", "department", "jobs", "roles", "positions", "group")
_FIRMS = ("公司", "集团", "科技", "inc", "inc.", "ltd", "ltd.", "gmbh", "llc", "corp", "corp.", "co.", "labs")


def read(headings: Sequence[Line], *, lone: frozenset[int]) -> dict[str, Found]:
    """Return what the headings over a posting say, the nearest first.

    ``lone`` has the lines of headings that stand over all postings of the document:
    such a heading is its title, and no category unless it is named like one.
    """
    found: dict[str, Found] = {}
    for line in reversed(headings):
        said = _one(line, alone=line.number in lone)
        if said and said[0] not in found:
            found[said[0]] = Found(said[1], Trace(said[0], line.number, line.text))
    return found


def without_employer(found: dict[str, Found]) -> dict[str, Found]:
    """Drop a category that turned out to be the employer's name."""
    category, company_name = found.get("category"), found.get("company")
    if category and company_name and category.value == company_name.value:
        return {name: value for name, value in found.items() if name != "category"}
    return found


def _one(line: Line, *, alone: bool) -> tuple[str, object] | None:
    text = line.text.strip(" :：【】")
    title = title_parts.read(text)
    places = tuple(title_parts.places(text))
    if places:
        return "locations", places
    kinds: tuple[Hiring, ...] = hiring.parse(text) if len(text) < 16 else ()  # noqa: PLR2004 - a bare 校招岗位
    if kinds:
        return "hiring", kinds
    if _is_firm(text):
        return "company", text
    if title.company and company.is_employer(title.company):
        return "company", title.company
    if titles.is_generic(text) or titles.is_placeholder(text) or len(text) > 40:  # noqa: PLR2004 - a sentence
        return None
    named = text.endswith(_KINDS_OF_GROUP) or text.lower().split()[-1] in _ENGLISH_GROUPS
    return ("category", text) if named or not alone else None


def _is_firm(text: str) -> bool:
    words = text.casefold().split()
    return bool(words) and (
        text.casefold() in company.known_names() or words[-1] in _FIRMS or text.endswith(("公司", "集团", "科技"))
    )
