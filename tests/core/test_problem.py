import pytest

from sitegen.catalogue import RULES
from sitegen.problem import Problem, Severity, Where, errors


@pytest.mark.parametrize(
    "where,text",
    [(Where("a.md"), "a.md"), (Where("a.md", 3), "a.md:3"), (Where("a.md", 3, 7), "a.md:3:7")],
)
def test_a_place_is_written_as_editors_read_it(where: Where, text: str) -> None:
    assert str(where) == text


def test_a_message_in_full() -> None:
    problem = Problem(Where("a.md", 7, 1), "key.unknown", "unknown key `x`", "did you mean `y`?")
    assert str(problem) == "a.md:7:1: error[key.unknown]: unknown key `x`\n  hint: did you mean `y`?"


def test_without_a_hint_the_rule_advises() -> None:
    assert str(Problem(Where("a.md"), "yaml.comment", "cut off")) == (
        "a.md: warning[yaml.comment]: cut off\n  hint: put quotes around the value"
    )


def test_a_rule_that_nobody_wrote_down_is_refused() -> None:
    with pytest.raises(KeyError):
        Problem(Where("a.md"), "no.such-rule", "x")


def test_errors_are_those_that_stop_a_build() -> None:
    bad, fair = Problem(Where("a"), "key.unknown", "x"), Problem(Where("a"), "yaml.comment", "x")
    assert (bad.severity, fair.severity) == (Severity.ERROR, Severity.WARNING)
    assert errors([fair, bad, fair]) == [bad]


def test_problems_are_in_order_of_file_and_line() -> None:
    places = [Where("b", 1), Where("a", 10), Where("a", 9, 2), Where("a", 9, 1), Where("a")]
    found = sorted(Problem(where, "key.unknown", "x") for where in places)
    assert [str(problem.where) for problem in found] == ["a", "a:9:1", "a:9:2", "a:10", "b:1"]


@pytest.mark.parametrize("name", RULES)
def test_advice_continues_a_sentence(name: str) -> None:
    advice = Problem(Where("a"), name, "x").advice
    assert advice
    assert not advice.endswith(".")
    assert RULES[name].sentence.endswith(".")
