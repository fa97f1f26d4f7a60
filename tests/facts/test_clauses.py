"""Clauses, and those that a hint is in."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.facts.clauses import clauses, clauses_with
from sitegen.facts.vocabulary import hint
from sitegen.facts.width import small

HINT = re.compile("年|ab")


@pytest.mark.parametrize(
    "text,expected",
    [
        ("", []),
        ("三年", [(0, "三年")]),
        ("会写；三年。会读", [(3, "三年")]),
        ("年，年\n无", [(0, "年"), (2, "年")]),
        ("年年年，无，ab", [(0, "年年年"), (6, "ab")]),
        ("a,b", []),
    ],
)
def test_clauses_with(text: str, expected: list[tuple[int, str]]) -> None:
    assert list(clauses_with(HINT, text)) == expected


@given(st.text(alphabet="年ab 无。，；,.\n1", max_size=40))
def test_a_hint_finds_what_every_clause_would_be_asked_for(text: str) -> None:
    assert list(clauses_with(HINT, text)) == [(at, clause) for at, clause in clauses(text) if HINT.search(clause)]


@pytest.mark.parametrize(
    "name,said",
    [
        ("hiring", ["社招", "校园招聘", "2027届", "实习生", "experienced hires", "new grads", "campus hire"]),
        ("remote", ["全远程", "在家办公", "异地办公", "必须坐班", "仅限现场", "混合办公", "hybrid", "WFH",
                    "on-site only", "work from home", "telecommuting", "office only", "work from anywhere"]),
    ],
)  # fmt: skip
def test_what_rules_look_for_has_a_hint(name: str, said: list[str]) -> None:
    assert [text for text in said if not hint(name).search(small(text))] == []
