from dataclasses import asdict
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from sitegen.model import Facts
from sitegen.problem import Problem
from sitegen.schema import posting
from sitegen.schema.key import Key
from sitegen.schema.posting import ALIASES, KEYS, Declared, is_old_address
from sitegen.yaml_source import load
from tests.core.making import cases

ZONE = ZoneInfo("Asia/Shanghai")


def read(text: str, title: str = "title: 开发工程师\n") -> tuple[Declared, list[Problem]]:
    given = "" if text.startswith(("title:", *(key for key, real in ALIASES.items() if real == "title"))) else title
    tree, problems = load(given + text, "a.md", first_line=1 if given else 2)
    assert not problems
    return posting.read(tree, ZONE, ("zh", "en"))


def plain(value: Any) -> Any:
    """Return a value of the model as YAML would have it."""
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    return {key: plain(item) for key, item in value.items()} if isinstance(value, dict) else value


@pytest.mark.parametrize("text,expected", cases(__file__, "facts"))
def test_facts(text: str, expected: dict[str, Any]) -> None:
    declared, problems = read(text)
    assert problems == []
    found = {key: value for key, value in plain(asdict(declared.facts)).items() if key != "lines"}
    given = set(expected) if text else set()
    assert {key: found[key] for key in expected} == expected
    untouched = {key: value for key, value in plain(asdict(Facts())).items() if key != "lines"}
    assert {key: value for key, value in found.items() if key not in given} == {
        key: value for key, value in untouched.items() if key not in given
    }


@pytest.mark.parametrize("rule,text", cases(__file__, "wrong"))
def test_a_wrong_value_is_a_problem_at_its_line(rule: str, text: str) -> None:
    _, problems = read(text)
    assert [(p.rule, p.where.line) for p in problems] == [(rule, 2)]


@pytest.mark.parametrize("key", KEYS, ids=lambda key: key.name)
def test_every_name_of_a_key_means_the_same(key: Key) -> None:
    value = cases(__file__, "names")[key.name]
    found = []
    for name in (key.name, *key.also):
        declared, problems = read(f"{name}: {str(value).lower() if isinstance(value, bool) else value}")
        assert problems == []
        assert key.name in declared.facts.lines
        found.append((declared, declared.facts.lines[key.name].line))
    assert all(other == found[0] for other in found)
    assert found[0][0] != read("")[0]


def test_words() -> None:
    declared, problems = read("summary: ' 写代码 '\nlang: en-GB")
    assert (declared.title, declared.summary, declared.language, problems) == ("开发工程师", "写代码", "en", [])
    assert read("title: 007")[0].title == "007"


@pytest.mark.parametrize(
    "permalink,slug",
    [("/jobs/senior-dev/", "senior-dev"), ("/2026/01/dev.html", "dev"), ("senior-dev", "senior-dev")],
)
def test_of_a_permalink_the_last_part_counts(permalink: str, slug: str) -> None:
    assert read(f"permalink: {permalink}")[0].facts.slug == slug


def test_names_that_disks_refuse() -> None:
    assert read(f"slug: {'a' * 200}")[1] == []
    assert [p.rule for p in read(f"slug: {'a' * 201}")[1]] == ["value.slug"]
    assert is_old_address("/" + "a" * 200 + "/")
    assert not is_old_address("/" + "a" * 201 + "/")
    assert not is_old_address("/" + "中" * 67 + "/")
    assert not is_old_address("/" + "a/" * 500)


def test_a_hint_says_what_to_write() -> None:
    hints = {text: read(text)[1][0].hint for text in ("posted: 2026年12月1日", "posted: 2026/12/01", "catagory: a")}
    assert list(hints.values()) == ["write 2026-12-01", "write 2026-12-01", "did you mean `category`?"]
    assert "such as 2026-12-01" in read("posted: 2026-02-30")[1][0].hint


@pytest.mark.parametrize(
    "text,declares",
    [
        ("title: x\nsalary: 面议", True),
        ("职位名称: x\n薪资范围: 面议", True),
        ("title: x", False),
        ("title: x\nlayout: post\ndate: 2026-01-01\ntags: [a]", False),
        ("salary: 面议", False),
    ],
)
def test_front_matter_that_speaks_of_one_posting(text: str, *, declares: bool) -> None:
    assert posting.declares_posting(load(text, "a.md")[0]) is declares
