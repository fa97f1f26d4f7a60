"""What recruiters call the parts and the facts of an ad, in every layout that they write them in.

The labels stand in ``words/sections.yaml`` and ``words/fields.yaml``; each test asks all of
them at once and names those that were not understood.
"""

from collections.abc import Callable, Iterator
from itertools import cycle, islice
from pathlib import Path
from typing import Any

import pytest
import yaml

from sitegen import documents
from sitegen.documents import labels, lines, markup
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


def all_sections(kinds: Callable[[str], bool] = bool) -> Iterator[tuple[str, str]]:
    """Yield every label with its kind."""
    return ((label, kind) for kind, given in SECTIONS.items() if kinds(kind) for n in given.values() for label in n)


@pytest.mark.parametrize("decoration", DECORATIONS)
def test_every_label_is_known_in_a_decoration(decoration: str) -> None:
    read = {(label, kind): labels.of(line(decoration.format(label))) for label, kind in all_sections()}

    assert [asked for asked, said in read.items() if said is None or (said.group, said.name) != ("section", asked[1])] == []


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
