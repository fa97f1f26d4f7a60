"""What recruiters call the parts and the facts of an ad, in every layout that they write them in.

The labels stand in ``words/sections.yaml`` and ``words/fields.yaml``; each test asks all of
them at once and names those that were not understood.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml

from sitegen import documents
from sitegen.documents import as_json, labels, lines, markup
from sitegen.documents.things import Understood

WORDS = Path(__file__).with_name("words")
SECTIONS: dict[str, dict[str, list[str]]] = yaml.safe_load((WORDS / "sections.yaml").read_text("utf-8"))
FIELDS: dict[str, dict[str, Any]] = yaml.safe_load((WORDS / "fields.yaml").read_text("utf-8"))
LOOKALIKES: list[str] = yaml.safe_load((WORDS / "no_labels.yaml").read_text("utf-8"))

DECORATIONS = (
    "## {}", "### 📌 {}", "## 一、{}", "## 1. {}", "## {}：", "## {}:", "**{}**", "**{}：**", "**{}**:", "**1、{}**",
    "【{}】", "【{}】：", "「{}」", "🚀 {}：", "{}：", "{}:", "{} :", "二、{}：", "（三）{}：", "__{}__", "<h3>{}</h3>",
    "<strong>{}</strong>", "<p><b>{}</b></p>", "<p><strong>{}：</strong></p>", "{}\n===", "=== {} ===", "▌{}",
)  # fmt: skip
FIELD_LAYOUTS = (
    "{}：{}", "{}: {}", "**{}**: {}", "**{}：**{}", "- {}：{}", "* **{}**: {}", "【{}】{}", "{} ： {}", "📌 {}：{}",
    "1. {}：{}", "<p><b>{}</b>：{}</p>", "> {}：{}",
)  # fmt: skip


def line(text: str) -> lines.Line:
    """Return the first line with words of a text."""
    return next(n for n in lines.read(markup.flatten(text, 1)) if n.text)


def all_sections() -> Iterator[tuple[str, str]]:
    """Yield every label with its kind."""
    return ((label, kind) for kind, given in SECTIONS.items() for names in given.values() for label in names)


@pytest.mark.parametrize("decoration", DECORATIONS)
def test_every_label_is_known_in_a_decoration(decoration: str) -> None:
    read = {(label, kind): labels.of(line(decoration.format(label))) for label, kind in all_sections()}

    assert [
        asked for asked, said in read.items() if said is None or (said.group, said.name) != ("section", asked[1])
    ] == []


@pytest.mark.parametrize("layout", FIELD_LAYOUTS)
def test_every_field_is_known_in_a_layout(layout: str) -> None:
    asked = [(n, fact, str(g["value"])) for fact, g in FIELDS.items() for n in map(str, [*g["zh"], *g["en"]])]
    read = {(name, fact): (list(labels.fields(line(layout.format(name, value)))), value) for name, fact, value in asked}

    assert [asked for asked, (said, value) in read.items() if said != [(asked[1], value)]] == []


def test_every_field_is_known_as_a_column() -> None:
    names = {(str(name), fact) for fact, given in FIELDS.items() for name in [*given["zh"], *given["en"]]}

    assert [asked for asked in sorted(names) if labels.named(asked[0]) != ("fact", asked[1])] == []


@pytest.mark.parametrize("decoration", ["{}", "## {}", "**{}**"])
def test_what_only_sounds_like_a_label_is_none(decoration: str) -> None:
    said = {text: labels.of(line(decoration.format(text))) for text in LOOKALIKES}

    assert {text: (label.group, label.name) for text, label in said.items() if label} == {}


KEPT = sorted(FIELDS.keys() - {"team", "title", "remote"})  # the facts that a posting keeps as they are written


@pytest.mark.parametrize("fact", KEPT)
def test_every_field_is_the_fact_of_a_posting(fact: str) -> None:
    names, value = [str(name) for language in ("zh", "en") for name in FIELDS[fact][language]], FIELDS[fact]["value"]
    parts = "### 岗位职责\n\n- 写代码\n- 写文档\n\n### 任职要求\n\n- 细心\n- 会 Go\n"
    text = "# 招聘\n\n" + "".join(f"## 数据工程师\n\n- **{name}**：{value}\n\n{parts}\n" for name in names)

    found = [as_json(posting, "a.md")[fact] for posting in documents.understand(text).postings]

    assert len(found) == len(names)
    assert found[0], "no fact was read"
    assert [(name, said) for name, said in zip(names, found, strict=True) if said != found[0]] == []


# What stands under a label of a kind, so that no rule of wording says more than the label does.
ITEMS = {
    "zh": {"responsibilities": ("搭建平台", "维护接口"), "requirements": ("三年经验", "熟悉 Go", "有耐心")}
    | {"preferred": ("会法语", "写过书"), "benefits": ("双休", "体检", "午餐"), "other": ("做地图", "二十人")},
    "en": {"responsibilities": ("Build it", "Test it"), "requirements": ("Go", "SQL", "Patience")}
    | {
        "preferred": ("French", "Maps"),
        "benefits": ("Lunch", "Holidays", "Tea"),
        "other": ("We make maps", "Since 1999"),
    },
}
OPENINGS = {
    "zh": ("# 招聘", "数据工程师", "薪资：20-30K"),
    "en": ("# We are hiring", "Data Engineer", "Salary: $90k-$99k"),
}
OTHERS = frozenset({"about", "process", "apply"})  # which an ad has, and no posting needs
TOGETHER = 10  # sections of a posting

Items = Sequence[str]


def bulleted(label: str) -> Callable[[str, Items], str]:
    return lambda name, items: f"{label.format(name)}\n\n" + "".join(f"- {item}\n" for item in items)


def numbered(label: str) -> Callable[[str, Items], str]:
    return lambda name, items: f"{label.format(name)}\n" + "".join(f"{n}. {i}\n" for n, i in enumerate(items, 1))


def broken(name: str, items: Items) -> str:
    return f"<p><b>{name}：</b>" + "".join(f"<br>{n}. {item}" for n, item in enumerate(items, 1)) + "</p>"


def in_html(label: str) -> Callable[[str, Items], str]:
    return lambda name, items: f"{label.format(name)}\n<ul>" + "".join(f"<li>{i}</li>" for i in items) + "</ul>\n"


LAYOUTS: dict[str, Callable[[str, Items], str]] = {
    "headings": bulleted("### {}"),
    "bold lines": bulleted("**{}**"),
    "colons": numbered("{}："),
    "half colons": bulleted("{}:"),
    "brackets": numbered("【{}】"),
    "h3": in_html("<h3>{}</h3>"),
    "strong": in_html("<strong>{}</strong>"),
    "paragraphs": in_html("<p><b>{}</b></p>"),
    "breaks": broken,
    "bare lines": numbered("{}"),
    "bullets over lists": lambda name, items: f"- {name}\n" + "".join(f"    - {item}\n" for item in items),
}  # fmt: skip


def ads(kinds: Iterable[str], language: str) -> list[list[tuple[str, str]]]:
    """Return the labels of a language with what is read of each, in groups that hold some of all kinds."""
    asked = [("other" if kind in OTHERS else kind, name) for kind in kinds for name in SECTIONS[kind][language]]
    count = -(-len(asked) // TOGETHER)
    return [asked[start::count] for start in range(count)]


def differing(found: Sequence[Understood], groups: Sequence[Sequence[tuple[str, str]]], language: str) -> list[Any]:
    """Return the sections that are read with those that are wanted, where they differ."""
    wanted = [(kind, name, len(ITEMS[language][kind])) for group in groups for kind, name in group]
    read = [(s.kind, s.heading.strip("：:"), len(s.items)) for posting in found for s in posting.sections]
    return [*set(read) ^ set(wanted)]


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_section_is_found_in_a_layout(layout: str, language: str) -> None:
    groups = ads(SECTIONS, language)
    first, title, pay = OPENINGS[language]
    parts = ["\n".join(LAYOUTS[layout](name, ITEMS[language][kind]) for kind, name in group) for group in groups]

    found = documents.understand(f"{first}\n\n" + "".join(f"## {title}\n\n{pay}\n\n{ad}\n" for ad in parts)).postings

    assert len(found) == len(groups)
    assert differing(found, groups, language) == []


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("layout", ["columns", "keys"])
def test_every_section_is_found_in_a_table(layout: str, language: str) -> None:
    first, title, _ = OPENINGS[language]
    head = {"zh": "岗位", "en": "Position"}[language]
    kinds = [kind for kind in SECTIONS if kind not in OTHERS]
    groups = [[(k, n) for k, n in group if (labels.named(n) or ("",))[0] != "fact"] for group in ads(kinds, language)]
    found: list[Understood] = []
    for group in groups:
        cells = ["<br>".join(f"{n}. {item}" for n, item in enumerate(ITEMS[language][kind], 1)) for kind, _ in group]
        if layout == "columns":
            text = f"| {head} | {' | '.join(name for _, name in group)} |\n|{'---|' * (len(group) + 1)}\n"
            text += f"| {title} | {' | '.join(cells)} |\n"
        else:
            text = f"| | |\n|---|---|\n| {head} | {title} |\n"
            text += "".join(f"| **{name}** | {cell} |\n" for (_, name), cell in zip(group, cells, strict=True))
        found += documents.understand(f"{first}\n\n{text}").postings

    assert differing(found, groups, language) == []
