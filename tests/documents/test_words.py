"""Lines, labels and titles, one by one: pairs of what is written and what is read."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from sitegen.documents import headline, labels, lines, markup, title_parts, titles, wording, words

WORDS = Path(__file__).with_name("words")


def pairs(name: str, part: str) -> list[Any]:
    found: list[Any] = yaml.safe_load((WORDS / f"{name}.yaml").read_text("utf-8"))[part]
    return found


def line(text: str) -> lines.Line:
    """Return the one line with words (or the rule) that a text comes to."""
    found = lines.read(markup.flatten(text, 1))
    return next(n for n in found if n.text or n.kind is lines.Kind.RULE)


@pytest.mark.parametrize("kind", ["item", "text", "heading", "rule"])
def test_line(kind: str) -> None:
    for text, marker, said in pairs("lines", kind):
        read = line(text)
        assert (read.kind, read.marker, read.text) == (kind, marker, said), text


@pytest.mark.parametrize("text,expected", pairs("labels", "label"))
def test_label(text: str, expected: list[str] | None) -> None:
    label = labels.of(line(text))

    assert (label and [label.group, label.name, label.value]) == expected


@pytest.mark.parametrize("text,expected", pairs("labels", "fields"))
def test_fields(text: str, expected: list[list[str]]) -> None:
    assert [list(field) for field in labels.fields(line(text))] == expected


@pytest.mark.parametrize("text,expected", pairs("titles", "likeness"))
def test_likeness(text: str, expected: int) -> None:
    assert titles.likeness(text) == expected


@pytest.mark.parametrize("text,expected", pairs("titles", "generic"))
def test_generic(text: str, *, expected: bool) -> None:
    assert titles.is_generic(text) is expected


@pytest.mark.parametrize("text,expected", pairs("titles", "placeholder"))
def test_placeholder(text: str, *, expected: bool) -> None:
    assert titles.is_placeholder(text) is expected


@pytest.mark.parametrize("text,expected", pairs("titles", "closed"))
def test_closed(text: str, *, expected: bool) -> None:
    assert titles.is_closed(text) is expected


@pytest.mark.parametrize("text,expected", pairs("titles", "parts"))
def test_title_parts(text: str, expected: list[Any]) -> None:
    title = title_parts.read(text)

    assert [title.words, title.company, list(title.locations)] == expected


@pytest.mark.parametrize("text,expected", pairs("titles", "cells"))
def test_title_in_a_cell(text: str, expected: list[Any]) -> None:
    title = title_parts.read(text, cell=True)

    assert [title.words, title.company, list(title.locations)] == expected


@pytest.mark.parametrize("text,expected", pairs("headlines", "headline"))
def test_headline(text: str, expected: list[Any]) -> None:
    said = headline.read(text, lone=True)

    assert [said.company, list(said.locations)] == expected


@pytest.mark.parametrize("texts,expected", pairs("headlines", "asks"))
def test_wording(texts: list[str], *, expected: bool) -> None:
    assert wording.asks(texts) is expected


def test_every_label_is_of_one_kind() -> None:
    """A name that stands under two kinds of section would be read as the first only."""
    sections = words.load("labels")["sections"]
    seen: dict[str, str] = {}
    for kind, given in sections.items():
        for name in map(str, given["names"]):
            assert seen.setdefault(labels.key(name), kind) == kind, name
