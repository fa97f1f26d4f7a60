"""What the modules share: widths, numerals, and the data files."""

from typing import Any

import pytest
import yaml
from hypothesis import given as invent
from hypothesis import strategies as st

from sitegen.facts.numerals import number
from sitegen.facts.packed import FOLDER
from sitegen.facts.width import narrow


@invent(st.text())
def test_narrow_keeps_every_position(text: str) -> None:
    assert len(narrow(text)) == len(text)


@pytest.mark.parametrize(
    "text,expected",
    [
        ("3", 3),
        ("三", 3),
        ("两", 2),
        ("十", 10),
        ("十二", 12),
        ("二十", 20),
        ("三十五", 35),
        ("three", 3),
        ("x", None),
        ("", None),
    ],
)
def test_number(text: str, expected: int | None) -> None:
    assert number(text) == expected


def leaves(value: Any) -> list[Any]:
    if isinstance(value, dict):
        return [leaf for key, inner in value.items() for leaf in [key, *leaves(inner)]]
    return [leaf for inner in value for leaf in leaves(inner)] if isinstance(value, list) else [value]


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.yaml")), ids=lambda path: path.stem)
def test_yaml_takes_no_word_for_something_else(path: Any) -> None:
    values = leaves(yaml.safe_load(path.read_text("utf-8")))
    assert not [value for value in values if value is None or isinstance(value, bool | float)]
