from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sitegen.front_matter import MAX_BYTES, decode, split
from tests.core.making import cases


@pytest.mark.parametrize(
    "case", [*cases(__file__, "split"), *cases(__file__, "toml")], ids=lambda case: repr(case["text"])
)
def test_split(case: dict[str, Any]) -> None:
    parts, problems = split(case["text"], "a.md")
    assert problems == []
    assert parts.tree.values == case["values"]
    assert parts.declared is bool(case["values"])
    assert parts.body.strip("\n") == case["body"]
    if case["line"]:
        blank = len(parts.body) - len(parts.body.lstrip("\n"))
        assert parts.first_line + blank == case["line"]


@pytest.mark.parametrize("text", cases(__file__, "unclosed"))
def test_front_matter_that_is_not_closed(text: str) -> None:
    parts, problems = split(text, "a.md")
    assert [(p.rule, str(p.where)) for p in problems] == [("yaml.unclosed", "a.md:1:1")]
    assert (parts.body, dict(parts.tree.values)) == ("", {})


@pytest.mark.parametrize("text,line", cases(__file__, "lines"))
def test_a_problem_is_named_with_its_line_of_the_file(text: str, line: int) -> None:
    _, problems = split(text, "a.md")
    assert [(p.rule, p.where.line) for p in problems] == [("yaml.duplicate-key", line)]


@pytest.mark.parametrize("text,line", cases(__file__, "toml_lines"))
def test_a_problem_in_toml_is_named_with_its_line_of_the_file(text: str, line: int) -> None:
    _, problems = split(text, "a.md")
    assert [(p.rule, p.where.line) for p in problems] == [("toml.syntax", line)]


@pytest.mark.parametrize("text,keys,place", cases(__file__, "toml_places"))
def test_a_key_of_toml_has_a_place(text: str, keys: list[str | int], place: str) -> None:
    parts, problems = split(text, "a.md")
    assert problems == []
    assert str(parts.tree.where(*keys)) == place


@pytest.mark.parametrize("value", ["[" * 8_000, "[" * 40 + "]" * 40, "'" + "x" * 17_000 + "'", "{a=" * 900])
def test_toml_is_bounded(value: str) -> None:
    _, problems = split(f"+++\na = {value}\n+++\n", "a.md")
    assert [p.rule for p in problems] in (["yaml.too-large"], ["toml.syntax"])


@given(st.text(max_size=60))
def test_any_toml_is_values_or_a_problem(text: str) -> None:
    parts, problems = split(f"+++\n{text}\n+++\n", "a.md")
    assert not (problems and parts.tree.values)


BLANKS = st.text("\n", max_size=4)


@settings(deadline=None)
@given(above=BLANKS, below=BLANKS, keys=st.integers(1, 6), fence=st.sampled_from(["---", "----", "--- ", "---\t "]))
def test_every_line_of_the_body_keeps_its_number(above: str, below: str, keys: int, fence: str) -> None:
    front = "".join(f"k{number}: {number}\n" for number in range(keys))
    text = f"{fence}\n{above}{front}{fence}\n{below}第一行\n\n第三行"
    parts, problems = split(text, "a.md")
    assert problems == []
    lines = text.split("\n")
    for number, line in enumerate(parts.body.split("\n")):
        assert lines[parts.first_line - 1 + number] == line
    assert all(parts.tree.where(key).line == lines.index(f"{key}: {key[1:]}") + 1 for key in parts.tree.values)


@pytest.mark.parametrize(
    "data,text",
    [
        (b"\xef\xbb\xbf---\na: 1\n", "---\na: 1\n"),
        (b"a\r\nb\r\n", "a\nb\n"),
        (b"a\rb\r", "a\nb\n"),
        (b"a\r\n\rb", "a\n\nb"),
        (b"a\r\r\nb\r\r\n", "a\nb\n"),
        (b"a\r\rb", "a\n\nb"),
        (b"a\0b", "a\ufffdb"),
        ("中\u2028文".encode(), "中\u2028文"),
        (b"", ""),
    ],
)
def test_decode(data: bytes, text: str) -> None:
    assert decode(data, "a.md") == (text, [])


@pytest.mark.parametrize(
    "data,place,hint",
    [
        ("好\n薪资".encode("gb18030"), "a.md:1:1", "GB18030"),
        (b"ok\nab\xff\n", "a.md:2:3", ""),
        ("中文".encode("utf-16"), "a.md:1:1", "UTF-16"),
        (b"a\xed\xa0\x80", "a.md:1:2", ""),
    ],
)
def test_what_is_not_utf8_is_named_with_its_place(data: bytes, place: str, hint: str) -> None:
    text, problems = decode(data, "a.md")
    assert text == ""
    assert [(p.rule, str(p.where)) for p in problems] == [("file.not-utf8", place)]
    assert hint in problems[0].hint


def test_size() -> None:
    assert decode(b"a" * MAX_BYTES, "a.md")[1] == []
    assert [p.rule for p in decode(b"a" * (MAX_BYTES + 1), "a.md")[1]] == ["file.too-large"]


@settings(deadline=None)
@given(st.binary(max_size=60) | st.text(max_size=60).map(str.encode))
def test_any_bytes_are_a_text_or_a_problem(data: bytes) -> None:
    text, problems = decode(data, "a.md")
    assert "\r" not in text
    assert "\0" not in text
    assert bool(problems) is (text == "" and data.removeprefix(b"\xef\xbb\xbf") != b"")
    split(text, "a.md")
