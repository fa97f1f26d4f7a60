"""Recruiting documents made up in all the shapes that teams write them in, with what a reader finds in each.

``documents()`` is a hypothesis strategy of ``Document``: a text, and the postings that it
was made from. A choice that the rules do not hold for yet is left out, with the reason.
"""

import json
from dataclasses import dataclass, field
from typing import Any

from hypothesis import strategies as st

Draw = Any


@dataclass(frozen=True, slots=True)
class Ad:
    """A posting as it was made: its facts, and the items of its sections in their order."""

    title: str
    company: str | None = None
    category: str | None = None
    locations: tuple[str, ...] = ()
    salary: tuple[str, float | None, float | None, int | None] | None = None  # text, least, most, months
    email: str | None = None
    sections: tuple[tuple[str, tuple[str, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """A text with its front matter, and the postings in it."""

    text: str
    ads: tuple[Ad, ...]
    shape: str = field(compare=False, default="")


TITLES = {
    "zh": (
        "前端工程师",
        "后端开发工程师",
        "算法工程师",
        "产品经理",
        "测试工程师",
        "数据分析师",
        "运维工程师",
        "交互设计师",
    ),
    "en": ("Backend Engineer", "Product Manager", "Data Scientist", "QA Engineer", "Technical Writer", "UX Designer"),
}
COMPANIES = {"zh": ("青木信息技术有限公司", "蓝湖软件有限公司"), "en": ("Bluelake Software Inc", "Oakfield Labs Ltd")}
CATEGORIES = {"zh": ("研发类", "产品类", "运营类"), "en": ("Engineering", "Design")}
PLACES = {"zh": ("北京", "上海", "深圳", "杭州"), "en": ("Berlin", "London", "Singapore")}
SALARIES = {
    "zh": (("15-40K·13薪", 15000, 40000, 13), ("20-30K", 20000, 30000, None), ("年薪30-60万", 300000, 600000, None)),
    "en": (("$120k-$150k/yr", 120000, 150000, None), ("£45,000 - £65,000 per year", 45000, 65000, None)),
}
EMAILS = ("hr@acme.example", "jobs@acme.example", "li.ming@acme.example")
LABELS = {
    ("zh", "responsibilities"): ("岗位职责", "工作职责", "工作内容", "职位描述"),
    ("zh", "requirements"): ("任职要求", "岗位要求", "职位要求", "任职资格"),
    ("zh", "preferred"): ("加分项", "优先条件"),
    ("zh", "benefits"): ("福利待遇", "我们提供"),
    ("en", "responsibilities"): ("Responsibilities", "What you will do"),
    ("en", "requirements"): ("Requirements", "Qualifications"),
    ("en", "preferred"): ("Nice to have", "Bonus points"),
    ("en", "benefits"): ("Benefits", "What we offer"),
}
# Sentences that state no fact of their own, and belong to any section.
ITEMS = {
    "zh": (
        "把复杂的事情讲清楚，并写成文档", "与设计和运营的同事一起打磨产品", "保持代码整洁，乐于评审别人的代码",
        "对细节有要求，做事有始有终", "能独立推动一个项目从想法到上线", "跟踪用户的反馈，持续改进体验",
        "搭建并维护内部的平台和工具", "善于倾听，也敢于提出不同的意见",
    ),
    "en": (
        "Explain complicated things in plain words", "Work closely with designers and writers",
        "Keep the code tidy and review the work of others", "Care about details and finish what you begin",
        "Take a project from an idea to its users", "Listen to feedback and improve the product",
        "Build and maintain internal platforms", "Speak up when something looks wrong",
    ),
}  # fmt: skip
FIELDS = {
    "zh": {"company": "公司", "locations": "工作地点", "salary": "薪资", "email": "投递邮箱"},
    "en": {"company": "Company", "locations": "Location", "salary": "Salary", "email": "Apply"},
}
NUMERALS = "一二三四五六七八九十"
MARKS = ("- ", "* ", "• ", "{n}. ", "{n}、", "（{n}）", "{n}) ", "{n}\\. ", "{c} ")


@st.composite
def documents(draw: Draw) -> Document:
    """Draw a document of any shape."""
    language = draw(st.sampled_from(["zh", "zh", "en"]))
    shape = draw(st.sampled_from(["headings", "headings", "lines", "front matter", "table", "prose", "pipes"]))
    if shape == "table":
        document = _table(draw, language)
    elif shape == "prose":
        document = _prose(draw, language)
    elif shape == "pipes":
        document = _pipes(draw)
    elif shape == "front matter":
        document = _front_matter(draw, language)
    else:
        document = _sections_below_titles(draw, language, headings=shape == "headings")
    ends = draw(st.sampled_from(["\n", "\n", "\r\n"]))
    return Document(document.text.replace("\n", ends), document.ads, shape)


def _items(draw: Draw, language: str) -> tuple[str, ...]:
    items = draw(st.lists(st.sampled_from(ITEMS[language]), min_size=2, max_size=5, unique=True))
    if len(items) > 3 and draw(st.booleans()):
        return (items[0], "\n- ".join(items[1:3]), *items[3:])
    return tuple(items)


def _sections(draw: Draw, language: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Draw the sections of an ad in any order; duties and requirements are what makes it one."""
    more = draw(st.lists(st.sampled_from(["preferred", "benefits"]), max_size=2, unique=True))
    kinds = draw(st.permutations(["responsibilities", "requirements"])) + more
    return tuple((kind, _items(draw, language)) for kind in kinds)


def _listed(draw: Draw, items: tuple[str, ...], marks: tuple[str, ...] = MARKS) -> list[str]:
    """Write items with one kind of mark, some wrapped, some with items below them."""
    mark = draw(st.sampled_from(marks))
    wraps = draw(st.booleans()) and mark in ("- ", "* ", "{n}. ")
    lines = []
    for number, item in enumerate(items, 1):
        head = mark.format(n=number, c=chr(ord("①") + number - 1))
        first, *rest = item.split("\n- ")
        cut = first.find("，") + 1 or first.find(" and ") + 1
        if wraps and cut:
            lines += [head + first[:cut].rstrip(), " " * max(2, len(head)) + first[cut:].strip()]
        else:
            lines.append(head + first)
        lines += [f"{' ' * max(2, len(head))}- {line}" for line in rest]
    return lines


def _label(draw: Draw, language: str, kind: str, forms: tuple[str, ...]) -> str:
    words = draw(st.sampled_from(LABELS[language, kind]))
    return str(draw(st.sampled_from(forms))).format(words)


def _fields(draw: Draw, language: str, facts: dict[str, str]) -> list[str]:
    """Write facts as fields, a line each, in any order."""
    names = draw(st.permutations(sorted(facts)))
    colon = "：" if language == "zh" else ": "
    form = draw(st.sampled_from(["{}{}{}", "**{}{}** {}", "- {}{}{}"]))
    return [
        form.format(FIELDS[language][name], colon.rstrip() if "**" in form else colon, facts[name]) for name in names
    ]


def _facts(draw: Draw, language: str, names: list[str]) -> dict[str, Any]:
    """Draw the facts of some names: as they are written, and the salary with its numbers."""
    pools: dict[str, Any] = {
        "company": COMPANIES[language],
        "locations": PLACES[language],
        "salary": SALARIES[language],
        "email": EMAILS,
    }
    return {name: draw(st.sampled_from(pools[name])) for name in names}


def _written(facts: dict[str, Any]) -> dict[str, str]:
    return {name: value[0] if name == "salary" else value for name, value in facts.items()}


def _ad(title: str, facts: dict[str, Any], sections: tuple[tuple[str, tuple[str, ...]], ...]) -> Ad:
    place = (facts["locations"],) if "locations" in facts else ()
    return Ad(
        title, facts.get("company"), facts.get("category"), place, facts.get("salary"), facts.get("email"), sections
    )


def _sections_below_titles(draw: Draw, language: str, *, headings: bool) -> Document:
    """Titles as headings or as lines, facts below them or once for all, sections below those."""
    count = draw(st.integers(1, 4))
    titles = draw(st.lists(st.sampled_from(TITLES[language]), min_size=count, max_size=count, unique=True))
    once = draw(st.lists(st.sampled_from(["company", "locations", "email", "salary"]), max_size=3, unique=True))
    own = [n for n in ("locations", "salary", "email") if n not in once and draw(st.booleans())]
    shared = _facts(draw, language, once)
    # An address for all may close the document, and so may all that is said for all, if an employer or address is.
    closing = count > 1 and "email" in shared and draw(st.booleans())
    after = not closing and count > 1 and bool({"company", "email"} & set(shared)) and draw(st.booleans())
    grouped = headings and count > 1 and draw(st.booleans())
    placed = not grouped and "locations" in own and draw(st.booleans())
    labels: tuple[str, ...] = ("{}：",)
    if headings:
        title_form = draw(st.sampled_from(["## {}", "### {}"] if grouped else ["# {}", "## {}", "### {}", "setext"]))
        labels = ("#### {}", "**{}**", "**{}：**", "{}：")
    else:
        title_form = draw(st.sampled_from(["**{}**", "【{}】", "number", "numeral", "label"]))
    parts, ads = [], []
    # Two groups: a lone heading over all postings names the document, not a group of jobs.
    groups = draw(st.permutations(CATEGORIES[language]))
    split = draw(st.integers(2, max(2, count)))  # the posting that the second group begins with
    for number, title in enumerate(titles, 1):
        facts = _facts(draw, language, own)
        sections = _sections(draw, language)
        below = {name: text for name, text in _written(facts).items() if not (placed and name == "locations")}
        words = f"{title}（{facts['locations']}）" if placed else title
        lines = [_titled(words, title_form, number, language), ""]
        lines += [*_fields(draw, language, below), ""] if below else []
        group = groups[number >= split]
        lines = [f"# {group}", "", *lines] if grouped and number in (1, split) else lines
        facts |= {"category": group} if grouped else {}
        form = (draw(st.sampled_from(labels)),)
        for kind, items in sections:
            lines += [_label(draw, language, kind, form), "", *_listed(draw, items), ""]
        parts.append("\n".join(lines))
        ads.append(_ad(title, shared | facts, sections))
    rule = draw(st.sampled_from(["\n", "\n\n", "\n---\n\n"]))
    before = {name: text for name, text in _written(shared).items() if not (closing and name == "email")}
    said = ["\n".join(_fields(draw, language, before)) + "\n"] if before else []
    parts = [*parts, *said] if after else [*said, *parts]
    text = rule.join(parts)
    if closing:
        text += (
            f"\n---\n\n简历请投递至 {shared['email']}\n"
            if language == "zh"
            else f"\n---\n\nSend your CV to {shared['email']}\n"
        )
    return Document(text, tuple(ads))


def _prose(draw: Draw, language: str) -> Document:
    """One posting told in sentences, with its facts in them."""
    facts = _facts(draw, language, ["company", "locations", "salary", "email"])
    title = draw(st.sampled_from(TITLES[language]))
    what = (
        "。".join(_sentences(draw, language)) + "。"
        if language == "zh"
        else ". ".join(_sentences(draw, language)) + "."
    )
    pay = facts["salary"][0]
    if language == "zh":
        opening = f"{facts['company']}招聘{title}，工作地点：{facts['locations']}。"
        text = f"{opening}\n\n{what}薪资{pay}。简历请投递至 {facts['email']}。\n"
    else:
        text = (
            f"{facts['company']} is hiring a {title} in {facts['locations']}.\n\n"
            f"{what} The salary is {pay}. Send your CV to {facts['email']}.\n"
        )
    return Document(text, (_ad(title, facts, (("description", ()),)),))


def _sentences(draw: Draw, language: str) -> list[str]:
    return list(draw(st.lists(st.sampled_from(ITEMS[language]), min_size=1, max_size=3, unique=True)))


def _pipes(draw: Draw) -> Document:
    """A line ``Company | Title | Place | Pay`` a posting, with a sentence and an address below it."""
    titles = draw(st.lists(st.sampled_from(TITLES["en"]), min_size=1, max_size=3, unique=True))
    ads, parts = [], []
    for title in titles:
        facts = _facts(draw, "en", ["company", "locations", "salary", "email"])
        facts["locations"] = draw(st.sampled_from(["REMOTE", facts["locations"]]))
        line = " | ".join([facts["company"], title, facts["locations"], facts["salary"][0]])
        parts.append(f"{line}\n\n{'. '.join(_sentences(draw, 'en'))}. Apply: {facts['email']}\n")
        ads.append(_ad(title, facts, (("description", ()),)))
    return Document("\n".join(parts), tuple(ads))


def _titled(title: str, form: str, number: int, language: str) -> str:
    if form == "setext":
        return f"{title}\n{'=' * 8}"
    if form == "number":
        return f"{number}. {title}"
    if form == "numeral":
        return f"{NUMERALS[number - 1]}、{title}"
    if form == "label":
        return f"职位名称：{title}" if language == "zh" else f"Job title: {title}"
    return form.format(title)


def _front_matter(draw: Draw, language: str) -> Document:
    """One posting: facts in front matter, as YAML or TOML, and sections below."""
    facts = _facts(draw, language, ["company", *(n for n in ("locations", "salary", "email") if draw(st.booleans()))])
    title = draw(st.sampled_from(TITLES[language]))
    keys = {"email": "apply", "locations": "location"}
    values = {"title": title} | {keys.get(name, name): value for name, value in _written(facts).items()}
    if draw(st.booleans()):
        front = ["---", *(f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in values.items()), "---"]
    else:
        front = ["+++", *(f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in values.items()), "+++"]
    sections = _sections(draw, language)
    lines = [*front, ""]
    for kind, items in sections:
        lines += [_label(draw, language, kind, ("## {}", "**{}**", "{}：")), "", *_listed(draw, items), ""]
    return Document("\n".join(lines), (_ad(title, facts, sections),))


def _table(draw: Draw, language: str) -> Document:
    """One job a row."""
    heads = {
        "zh": {"title": "职位名称", "company": "公司", "locations": "工作地点", "salary": "薪资", "email": "投递邮箱"},
        "en": {
            "title": "Position",
            "company": "Company",
            "locations": "Location",
            "salary": "Salary",
            "email": "Apply",
        },
    }[language]
    columns = draw(st.permutations(["company", "locations", *(n for n in ("salary", "email") if draw(st.booleans()))]))
    titles = draw(st.lists(st.sampled_from(TITLES[language]), min_size=2, max_size=4, unique=True))
    at = draw(st.integers(0, 1))
    names = [*columns[:at], "title", *columns[at:]]
    ads, rows = [], []
    for title in titles:
        facts = _facts(draw, language, list(columns))
        written = _written(facts) | {"title": title}
        rows.append("| " + " | ".join(written[name] for name in names) + " |")
        ads.append(_ad(title, facts, ()))
    opening = "# 招聘\n\n" if language == "zh" else "# We are hiring\n\n"
    head = "| " + " | ".join(heads[name] for name in names) + " |"
    return Document("\n".join([opening + head, "|" + "---|" * len(names), *rows, ""]), tuple(ads))
