from enum import StrEnum
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sitegen.fields import Fields, did_you_mean, nearest
from sitegen.problem import Problem
from sitegen.yaml_source import Tree, load
from tests.core.making import cases


class Light(StrEnum):
    DARK = "dark"
    BRIGHT = "bright"


ARGUMENTS: dict[str, dict[str, Any]] = {
    "flag": {"default": None},
    "choice": {"words": Light},
    "choices": {"words": Light},
    "words": {"languages": ("zh", "en")},
}


def fields_of(text: str, **options: Any) -> tuple[Fields, list[Problem]]:
    tree, problems = load(text, "a.md", first_line=2)
    assert not problems
    return Fields(tree, problems, **options), problems


@pytest.mark.parametrize("case", cases(__file__, "read"), ids=str)
def test_a_value_or_a_problem(case: list[Any]) -> None:
    method, text, expected, *said = case
    fields, problems = fields_of(f"key: {text}")
    found = getattr(fields, method)("key", **ARGUMENTS.get(method, {}))
    assert (list(found) if isinstance(found, tuple) else found) == expected
    assert [problem.message for problem in problems] == said
    assert all(problem.where.line == 2 for problem in problems)


@pytest.mark.parametrize("digits", [16, 5000])
def test_a_number_that_is_none_to_anybody(digits: int) -> None:
    fields, problems = fields_of(f"key: '{'9' * digits}'")
    assert fields.number("key") is None
    assert [p.rule for p in problems] == ["value.type"]


def test_a_key_that_is_not_there_is_no_problem() -> None:
    fields, problems = fields_of("other: 1")
    found = [fields.text("key"), fields.number("key"), fields.choice("key", Light), fields.raw("key")]
    assert found == [None] * 4
    assert (fields.texts("key"), fields.choices("key", Light), fields.words("key", ("zh",))) == ((), (), {})
    assert fields.flag("key", default=True) is True
    assert problems == []


def test_another_name_of_a_key_is_the_key() -> None:
    fields, problems = fields_of("a: 1\n职位: [x]", aliases={"职位": "title", "name": "title"})
    assert fields.where("title").line == 3
    assert fields.text("title") is None
    assert problems[0].message == "`职位` takes text, not a list"
    fields.text("a")
    fields.refuse_unknown()
    assert len(problems) == 1


def test_the_key_counts_before_its_other_names() -> None:
    fields, _ = fields_of("name: b\ntitle: a", aliases={"name": "title"})
    assert fields.text("title") == "a"


def test_items_are_named_with_their_own_place() -> None:
    fields, problems = fields_of("key:\n- a\n- [b]\n- {c: 1}")
    fields.texts("key")
    assert [problem.where.line for problem in problems] == [4, 5]


def test_unknown_keys_inside_and_outside() -> None:
    fields, problems = fields_of("colour: 1\nbrand:\n  color: x\n  lgo: y")
    inner = fields.inside("brand")
    inner.text("color")
    inner.text("logo")
    inner.refuse_unknown()
    fields.text("color")
    fields.refuse_unknown()
    assert [(p.rule, p.where.line, p.hint) for p in problems] == [
        ("key.unknown", 5, "did you mean `logo`?"),
        ("key.unknown", 2, "did you mean `color`?"),
    ]


def test_nearest() -> None:
    assert nearest("catagory", ["title", "category"]) == "category"
    assert nearest("Category", ["category"]) == "category"
    assert nearest("zzz", ["title"]) == ""
    assert did_you_mean("zzz", ["a1", "b2"]) == "use one of `a1`, `b2`"
    assert did_you_mean("zzz", [f"word{number}" for number in range(20)]) == ""


@settings(deadline=None)
@given(st.dictionaries(st.sampled_from(["key", "a"]), st.recursive(
    st.none() | st.booleans() | st.integers(-5, 10**18) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=2), max_leaves=5,
)))  # fmt: skip
def test_any_value_is_read_or_is_a_problem(values: dict[str, Any]) -> None:
    for method in ("text", "texts", "number", "flag", "choice", "choices", "words"):
        problems: list[Problem] = []
        fields = Fields(Tree(values, {}, "a.md"), problems)
        found = getattr(fields, method)("key", **ARGUMENTS.get(method, {}))
        nothing = values.get("key") in (None, "")
        assert not (nothing and problems)
        assert found is not None or problems or not str(values.get("key") or "").strip()
        fields.refuse_unknown()
        assert {p.rule for p in problems} <= {"value.type", "value.choice", "key.unknown"}
