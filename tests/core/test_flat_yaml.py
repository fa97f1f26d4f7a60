"""Flat YAML is read without the parser, and gives what the parser gives."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from sitegen import flat_yaml
from sitegen.yaml_source import Tree, load, parsed

PIECES = st.sampled_from([
    *("a", "前端", "1", "0", "007", "12", "true", "False", "null", "No", "-", "+", "15-40K·13薪", "04:30"),
    *("2026-01-05", "https://x.org/a?b", "hr@x.org", "C++", "C#", "#", " #", ":", ": ", " ", ",", ", "),
    *("，", "：", "~", "=", "/"),
    *('"', '"a"', "'", "'a'", "\\", "[", "]", "[]", "{", "}", "*", "&a", "!", "|", ">", "%", "@", "`", "?", "- ", "\t"),
    *("\u3000", "\xa0", "\x85", "\x07", "e1", "1.5", "(", ")", ".", "...", "---", "_", "é", "9" * 18, "１"),
    *("a, b", "，。、；", "（a", "【a】", "“a”", "a’s", "–", "$1", "£", "：", "''", "'a"),
    *("|a", "}", "  ", ":a", "👩\u200d👧", "$"),
])  # fmt: skip
VALUES = st.lists(PIECES, max_size=4).map("".join)
LISTS = st.lists(VALUES | VALUES.map('"{}"'.format), max_size=3).map(lambda items: f"[{', '.join(items)}]")
KEYS = st.sampled_from(["title", "a", "b_1", "地点", "1", "true", "a b", "-", " a", '"a"', "a-b", "_a"])
LINES = st.builds("{}{}{}".format, KEYS, st.sampled_from([": ", ": ", ": ", ":", "："]), VALUES | LISTS)
NESTED = ("a:", "c:", "b_1:", "  c: d", "  d: 'e: f'", "  a: [b, 1]", "  c:", " d: e", "   d: e", "    - f", "  ")
TEXTS = st.lists(LINES | st.sampled_from(["", "# a", "  b", "---", "...", *NESTED]), max_size=5).map("\n".join)


@given(TEXTS)
@example("")
@example("a: [b, c]\n\nd: e")
@example("a: [b:c, d/e]")
@settings(max_examples=800)
def test_the_result_is_the_parsers(text: str) -> None:
    assert load(text, "a.md", first_line=2) == parsed(text, "a.md", first_line=2)


FLAT = {
    "title: 前端工程师 (2 个)": {"title": "前端工程师 (2 个)"},
    "title: Lead C# Engineer, Platform – a [b], {c}": {"title": "Lead C# Engineer, Platform – a [b], {c}"},
    'title: 【急招】前端：工程师，"三年" & 五险': {"title": '【急招】前端：工程师，"三年" & 五险'},
    "title: '(a): #b'": {"title": "(a): #b"},
    "permalink: /jobs/a/": {"permalink": "/jobs/a/"},
    'title: "a: b # c, [d]"': {"title": "a: b # c, [d]"},
    "salary: 15-40K·13薪": {"salary": "15-40K·13薪"},
    "posted: 2026-01-05T04:30:00+08:00": {"posted": "2026-01-05T04:30:00+08:00"},
    "url: https://x.org/a": {"url": "https://x.org/a"},
    'skills: [C++, "k8s, etcd", 3, true]': {"skills": ["C++", "k8s, etcd", 3, True]},
    "工作地点: 北京": {"工作地点": "北京"},
    "apply:\n  email: hr@x.org\n\n  ports: [1, 2]\nid: 3": {"apply": {"email": "hr@x.org", "ports": [1, 2]}, "id": 3},
    "draft: TRUE\nheadcount: 3\nid: 007\nextra: null": {"draft": True, "headcount": 3, "id": "007", "extra": None},
}


@pytest.mark.parametrize("text", FLAT)
def test_usual_front_matter_is_flat(text: str) -> None:
    found = flat_yaml.read(text, "a.md", 2)
    assert found is not None
    assert found[0] == FLAT[text]
    assert parsed(text, "a.md", first_line=2) == (Tree(*found, "a.md"), [])


@pytest.mark.parametrize(
    "text",
    [
        *(
            "a: b # c",
            "a: b: c",
            "a:\n    b: c",
            "a:\n  b: c\n  b: d",
            "a:\n  b:\n    c: d",
            "a: b\n  c: d",
            "a:\nb: c",
            "a:\n\u3000 b: c",
            "a:\n- b",
            "a: 'b''c'",
            "a: [b, 'c']",
            'a: "\\n"',
            "a: [b，c]",
            "a: {b: c}",
            "a: *b",
            "a: &b c",
        ),
        *(
            "a: |\n  b",
            "a: b\n  c",
            "a: b\na: c",
            "a:",
            "a: ~",
            "a: -1",
            "a: b:",
            "a: - b",
            "- a",
            "a: [[b]]",
            "a: b ",
            "a: \xa0b",
        ),
    ],
)
def test_anything_else_is_left_to_the_parser(text: str) -> None:
    assert flat_yaml.read(text, "a.md", 2) is None
