from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sitegen.problem import Problem, Where
from sitegen.yaml_source import MAX_CHARS, MAX_DEPTH, Tree, load
from tests.core.making import cases


def read(text: str, **options: Any) -> tuple[Tree, list[Problem]]:
    return load(text, "f.md", first_line=2, **options)


@pytest.mark.parametrize("text,value", cases(__file__, "scalars"))
def test_a_value_is_what_the_core_schema_says(text: str, value: object) -> None:
    tree, problems = read(f"key: {text}")
    assert problems == []
    assert tree.values == {"key": value}
    assert type(tree.values["key"]) is type(value)


@pytest.mark.parametrize("case", cases(__file__, "problems"), ids=lambda case: repr(case["text"]))
def test_a_problem_and_its_place(case: dict[str, str]) -> None:
    _, problems = read(case["text"])
    first = problems[0]
    assert first.rule == case["rule"]
    assert "at" not in case or str(first.where) == case["at"]
    assert case.get("says", "") in first.message
    assert case.get("hint", "") in first.advice


@pytest.mark.parametrize("text", cases(__file__, "fine"))
def test_no_problem(text: str) -> None:
    assert read(text)[1] == []


def test_the_first_of_two_equal_keys_counts() -> None:
    assert read("a: 1\na: 2")[0].values == {"a": 1}


def test_places_of_keys_and_items() -> None:
    tree, _ = read("a: 1\nb:\n  c:\n  - x\n  - {d: y}\ne: [1,\n 2]")
    places = {keys: (tree.where(*keys).line, tree.where(*keys).column) for keys in tree.places}
    assert places == {
        (): (2, 1), ("a",): (2, 1), ("b",): (3, 1), ("b", "c"): (4, 3), ("b", "c", 0): (5, 5),
        ("b", "c", 1): (6, 5), ("b", "c", 1, "d"): (6, 6), ("e",): (7, 1), ("e", 0): (7, 5), ("e", 1): (8, 2),
    }  # fmt: skip


def test_the_place_of_what_is_not_there_is_that_around_it() -> None:
    tree, _ = read("a:\n  b: 1")
    assert tree.where("a", "b", 7, "x") == Where("f.md", 3, 3)
    assert tree.where("z") == Where("f.md", 2, 1)
    assert Tree({}, {}, "f.md").where("z") == Where("f.md")


DEEP = {
    "flow": "a: " + "[" * 30 + "]" * 30,
    "flow that comments seem to close": "a: " + "[[[[[[[[[[ #]]]]]]]]]]\n " * 300 + "]" * 3000,
    "flow that texts seem to close": "a: " + "[[[[[[[[[[ ']]]]]]]]]]',\n " * 300 + "]" * 3000,
    "mappings": "\n".join(" " * depth + "a:" for depth in range(170)),
    "lists": "- " * 500 + "x",
    "lists at their keys": "a:\n" + "\n".join("  " * depth + "- a:" for depth in range(20)),
    "keys": "? " * 30 + "x",
    "unclosed": "a: " + "[" * 10_000,
    "braces": "a: " + "{a: " * 3000 + "}" * 3000,
}


@pytest.mark.parametrize("text", DEEP.values(), ids=DEEP)
def test_what_is_nested_too_deep_is_refused_before_it_is_composed(text: str) -> None:
    tree, problems = read(text)
    assert tree.values == {}
    assert [problem.rule for problem in problems] == ["yaml.too-large"]


def test_depth_is_refused_in_a_large_file_too() -> None:
    text = "\n".join(" " * depth + "a:" for depth in range(1500))
    assert [p.rule for p in load(text, "f.yaml", max_chars=len(text))[1]] == ["yaml.too-large"]


def test_the_deepest_that_is_allowed() -> None:
    inner = MAX_DEPTH - 1  # the mapping around it counts
    assert read("a: " + "[" * inner + "]" * inner)[1] == []
    assert read("a: " + "[" * (inner + 1) + "]" * (inner + 1))[1] != []


def test_size() -> None:
    assert read("a: " + "x" * (MAX_CHARS - 3))[1] == []
    tree, problems = read("a: " + "x" * (MAX_CHARS - 2))
    assert [p.rule for p in problems] == ["yaml.too-large"]
    assert tree.values == {}


PIECES = st.sampled_from([
    *"[]{}:,-?#&*!|>'\"%@` \n\t\\a1~.", "a: ", "\n  ", "\n- ", ": |\n", "!!int ", "!!float", "!x ", "&a ", "*a",
    "---\n", "...\n", "<<: ", "\u2028", "\x85", "\ufeff", "：", "，", " #", '"\\x', '"\\u0000"', "\x07", "\U0001f600",
])  # fmt: skip


@settings(deadline=None)
@given(st.lists(PIECES, max_size=40).map("".join) | st.text(max_size=80))
def test_whatever_is_written_there_is_a_mapping_of_plain_values_or_a_problem(text: str) -> None:
    tree, problems = read(text)
    assert all(is_plain(value) for value in tree.values.values())
    assert all(2 <= problem.where.line <= 3 + text.count("\n") for problem in problems)


def is_plain(value: object) -> bool:
    if isinstance(value, dict):
        return all(type(key) is str and is_plain(inner) for key, inner in value.items())
    if isinstance(value, list):
        return all(map(is_plain, value))
    return value is None or type(value) in (str, int, bool)
