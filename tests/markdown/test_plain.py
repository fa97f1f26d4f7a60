"""A plain text is read without the parser, and gives what the parser gives."""

import importlib
from collections.abc import Callable

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from sitegen.markdown import plain
from sitegen.markdown.guard import MOST_TOKENS, Hostile
from sitegen.markdown.literal import literal
from sitegen.markdown.reports import Reports

rendering = importlib.import_module("sitegen.markdown.render")  # the package has a function of this name

STARTS = st.sampled_from([
    *("", "", "", "- ", "- ", "* ", "+ ", "1. ", "2. ", "3) ", "10. ", "1234567890. ", "# ", "## ", "####### ", "#"),
    *(" ", "  ", "    ", "- - ", "-   ", "-      ", "- [x] ", "1.", "-", "> ", "|", "| ", "[a]: ", "=", "```", "\t"),
])  # fmt: skip
WORDS = st.sampled_from([
    *("", "a", "中文，", "b c", "5*8", "3~5", "`x`", "` `", "` a `", "``", "`", "**甲**", "**a**", "** b**", "**", "*"),
    *("***", "_", "~~", "~~c~~", "[a](https://x.org)", "[中](http://x.org/a_b?c=1#d)", "[a](/jobs/)", "](https://x.y/)"),
    *("![a](https://x.y)", "[a](javascript:x)", "[", "]", "(", ")", "!", "]:", "www.x.org", "https://y.org", "a@b.co"),
    *("<b>", "<", ">", '"', "&", "&amp;", "\\", "\\*", "|", " | ", ":", "  ", " ", "\u3000", "\xa0", "\x0b", "\u2028"),
    *("---", "===", "#", " #", "| a | b |", "|---|:-:|", "|-|", "| 1 | 2 |", "||", "0) ", "+ ", "_ _ _"),
])  # fmt: skip
LINES = st.builds(lambda start, words: start + "".join(words), STARTS, st.lists(WORDS, max_size=4)) | st.just("")
TABLES = st.lists(
    st.sampled_from(["| a | b |", "|---|:-:|", "| 1 | `2` |", "||x|", "| 1 |", "| 1 | 2 | 3 |"]), max_size=5
)
TEXTS = st.lists(LINES | TABLES.map("\n".join), max_size=9).map("\n".join)


def outcome(read: Callable[[str, Reports], tuple[str, bool]], text: str) -> object:
    """Return what a way to read a text gives: HTML, whether raw HTML is in it, problems and the lines of links."""
    reports = Reports("postings/a.md", 3)
    try:
        found = read(text, reports)
    except Hostile as hostile:
        return hostile.line, hostile.message
    return found, list(reports.problems), {href: list(lines) for href, lines in reports.lines.items()}


@given(TEXTS)
@example("**甲****乙**")
@example("a\n2. b")
@example("- a\n2. b\n\n3. c\n\nd")
@example("- `a\n     b`\nc")
@example("| a | b |\n|---|:-:|\n| 1 |")
@settings(max_examples=600)
def test_the_result_is_the_parsers(text: str) -> None:
    assert outcome(rendering.html, text) == outcome(rendering.parsed_html, text)


PLAIN = {
    "nothing": "",
    "paragraphs": "我们在找人。\n\nWe are hiring (3~5 people), 5 days a week; see the office.\n",
    "a wrapped paragraph": "We are\nhiring\n  at once.",
    "headings": "# 关于我们\n\n## 岗位职责\n### C# and more ...\n",
    "a list": "职责：\n- 一\n- 二\n  继续\n",
    "a loose list": "- 一\n\n- 二\n",
    "a numbered list": "3. 一\n4. 二\n\n结束",
    "two lists": "- 一\n* 二\n1. 三\n",
    "a table": "## 福利\n| a | b | c |\n|---|:-:|--:|\n| 1 | `2` | |\n| 3 | **4** | 5 |\n",
    "marks": "- **甲** and `x_y`, [here](https://x.org/a-b), *not* _all_ & hr@x.org\n",
}
NOT_PLAIN = {
    "raw HTML": "a <b>b</b>",
    "a reference": "[a]\n\n[a]: https://x.org",
    "a nested list": "- a\n  - b",
    "an item of paragraphs": "- a\n\n  b",
    "code": "```\na\n```",
    "indented code": "    a",
    "a quote": "> a",
    "a rule": "a\n\n---\n",
    "an underlined heading": "a\n===",
    "a heading that is closed": "## a ##",
    "a task": "- [x] a",
    "a tab": "-\ta",
    "a table inside a paragraph": "a\n| a |\n|---|\n| b |",
    "a table with a short row": "| a | b |\n|---|---|\n| c |",
    "a very long text": "a" * MOST_TOKENS,
}


@pytest.mark.parametrize("name", PLAIN)
def test_what_most_postings_are_made_of_is_plain(name: str) -> None:
    assert plain.blocks(PLAIN[name]) is not None
    assert outcome(rendering.html, PLAIN[name]) == outcome(rendering.parsed_html, PLAIN[name])


@pytest.mark.parametrize("name", NOT_PLAIN)
def test_anything_else_is_left_to_the_parser(name: str) -> None:
    assert plain.blocks(NOT_PLAIN[name]) is None


LITERAL = {
    "3~5 年，5 天": "3~5 年，5 天",
    'a > "b"': "a &gt; &quot;b&quot;",
    "`a < b` 与 `` `": None,
    "用 `a && b`，**熟练**": "用 <code>a &amp;&amp; b</code>，<strong>熟练</strong>",
    "` a ` and `  `": "<code>a</code> and <code>  </code>",
    "**[a](https://x.org)**": None,
    "**a [b](https://x.org/c?d=e) f**": '<strong>a <a href="https://x.org/c?d=e">b</a> f</strong>',
    "![a](https://x.org)": None,
    "[a](https://x.org/?b&copy=1)": None,
    "***a***": None,
    "** a**": None,
    "*a*": None,
    "www.x.org": None,
    "WwW.x.org": None,
    "hr@x.org": None,
}


@pytest.mark.parametrize("source", LITERAL)
def test_words_with_few_marks_need_no_parser(source: str) -> None:
    assert literal(source) == LITERAL[source]
