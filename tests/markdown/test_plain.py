"""A plain text is read without the parser, and gives what the parser gives."""

import importlib

import nh3
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from sitegen.markdown import plain, render
from sitegen.markdown.guard import MOST_TOKENS, Hostile, guard
from sitegen.markdown.literal import literal
from sitegen.markdown.reports import Reports
from sitegen.markdown.tags import ALLOWED, ATTRIBUTES
from sitegen.markdown.targets import REL
from sitegen.model import Body
from sitegen.problem import Problem

rendering = importlib.import_module("sitegen.markdown.render")  # the package has a function of this name

STARTS = st.sampled_from([
    *("", "", "", "- ", "- ", "* ", "+ ", "1. ", "2. ", "3) ", "10. ", "1234567890. ", "# ", "## ", "####### ", "#"),
    *(" ", "  ", "    ", "- - ", "-   ", "-      ", "- [x] ", "1.", "-", "> ", "|", "| ", "[a]: ", "=", "```", "\t"),
])  # fmt: skip
WORDS = st.sampled_from([
    *("", "a", "中文，", "b c", "5*8", "3~5", "`x`", "` `", "` a `", "``", "`", "**甲**", "**a**", "** b**", "**", "*"),
    *("***", "_", "~~", "~~c~~", "[a](https://x.org)", "[中](http://x.org/a_b?c=1#d)", "[a](/jobs/)", "](https://x.yz/)"),
    *("![a](https://x.yz)", "[a](javascript:x)", "[", "]", "(", ")", "!", "]:", "www.x.org", "https://y.org", "a@b.co"),
    *("<b>", "<", ">", '"', "&", "&amp;", "\\", "\\*", "|", " | ", ":", "  ", " ", "\u3000", "\xa0", "\x0b", "\u2028"),
    *("---", "===", "#", " #", "| a | b |", "|---|:-:|", "|-|", "| 1 | 2 |", "||", "0) ", "+ ", "_ _ _"),
    *("**优先：**", "**A:**", "*c*", "x_y", "R&D", "&#1", ";", "，", "。", "“", "”", "…", ".", "한", "é"),
    *("[a](mailto:a.b@c.org)", "[ ](../a.md#b)", "[https://x.org](#a)", "[x.y](a?b)", "[a](//x.org)", "[北京]", "[]()"),
    *("http://1.256", "https://xn--a.org", "https://a-b.c.org/d?e=f.", "[a](https://a..b)", "[a](http://0x1)"),
    *("https://x.org/a_b", "https://x.org/?a=1&b=2", "WWW.x.org,", "mailto:", "\u200b", "\u2003", "\ufeff"),
    *("👩\u200d👧", "\ufe00", "\x85", "7*24", "100000. "),
])  # fmt: skip
LINES = st.builds(lambda start, words: start + "".join(words), STARTS, st.lists(WORDS, max_size=4)) | st.just("")
TABLES = st.lists(
    st.sampled_from(["| a | b |", "|---|:-:|", "| 1 | `2` |", "||x|", "| 1 |", "| 1 | 2 | 3 |"]), max_size=5
)
TEXTS = st.lists(LINES | TABLES.map("\n".join), max_size=9).map("\n".join)


def outcome(text: str, *, parsed: bool) -> tuple[Body | None, list[Problem]]:
    """Return what is made of a text the usual way, or by the parser alone."""
    if not parsed:
        return render(text, path="postings/a.md", first_line=3)
    reports = Reports("postings/a.md", 3)
    try:
        guard(text)
        body = rendering.parsed(text, reports, 2)
    except Hostile as hostile:
        reports.hostile(hostile.line, hostile.message)
        body = Body()
    return body, sorted(reports.problems)


@given(TEXTS)
@example("**甲****乙**")
@example("*a `b` c*")
@example("**a**\n“b” (\nc…\n中 \n 文\n[d](e)\n")
@example("# ` `\n\n# \u2003\n\n- \u2003\n\n- b\n\n\u2003")
@example("100000. a\n\n0. b")
@example("[a](http://x.org)[b](https://1.2.3.4.5)[c](../d/e.md)[d](#f)[e](mailto:a@b.co)[a](//b.co)")
@example("a\n2. b")
@example("- a\n2. b\n\n3. c\n\nd")
@example("- `a\n     b`\nc")
@example("| a | b |\n|---|:-:|\n| 1 |")
@settings(max_examples=600)
def test_the_result_is_the_parsers(text: str) -> None:
    """The parser's result was sanitized, so the same without that is as safe."""
    assert outcome(text, parsed=False) == outcome(text, parsed=True)


@given(TEXTS)
@example("[a](https://x.org) **b** `c` d\xa0& e@x.org")
@settings(max_examples=300)
def test_a_sanitizer_finds_nothing_to_change(text: str) -> None:
    """What ``body`` and ``direct`` add is let through here; the rest is as strict as it is for any text."""
    html = render(text, path="a.md")[0].html(lambda _: "/a/")
    added = {"a": {"rel"}, "div": {"class", "role", "aria-label", "tabindex"}, "*": {"id"}, "th": {"class"}}
    added |= {"td": {"class"}, "li": {"class"}, "img": {"loading"}}
    allowed = {tag: ATTRIBUTES.get(tag, set()) | added.get(tag, set()) for tag in ATTRIBUTES | added}
    assert nh3.clean(html, tags=set(ALLOWED), attributes=allowed, link_rel=None) == html


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
    "a heading that is the first row of a table": "# a | b\n|---|---|\n|---|---|",
    "a table with a short row": "| a | b |\n|---|---|\n| c |",
    "a very long text": "a" * MOST_TOKENS,
}


@pytest.mark.parametrize("name", PLAIN)
def test_what_most_postings_are_made_of_is_plain(name: str) -> None:
    assert plain.blocks(PLAIN[name]) is not None
    assert outcome(PLAIN[name], parsed=False) == outcome(PLAIN[name], parsed=True)


@pytest.mark.parametrize("name", NOT_PLAIN)
def test_anything_else_is_left_to_the_parser(name: str) -> None:
    assert plain.blocks(NOT_PLAIN[name]) is None


LITERAL = {
    "3~5 年，5 天": "3~5 年，5 天",
    'a > "b"\xa0& c': 'a &gt; "b"&nbsp;&amp; c',
    "a &gt; b": None,
    "`a < b` 与 `` `": None,
    "用 `a && b`，**熟练**": "用 <code>a &amp;&amp; b</code>，<strong>熟练</strong>",
    "` a ` and `  `": "<code>a</code> and <code>  </code>",
    "**[a](https://x.org)**": f'<strong><a href="https://x.org"{REL}>a</a></strong>',
    "**a [b](https://x.org/c?d=e) f**": f'<strong>a <a href="https://x.org/c?d=e"{REL}>b</a> f</strong>',
    "[a](mailto:b@x.org) [c](/d/)": '<a href="mailto:b@x.org">a</a> <a href="\0">c</a>',
    "[a](javascript:b)": None,
    "[a](//x.org)": None,
    "[a](http://1.2.3.4)": None,
    "[a](https://xn--a.org)": None,
    "[急招] 工程师": "[急招] 工程师",
    "![a](https://x.org)": None,
    "[a](https://x.org/?b&copy=1)": None,
    "**优先：** 甲": "<strong>优先：</strong> 甲",
    "**优先：**甲": "<strong>优先：</strong>甲",
    "**A:**b": None,
    "***a***": None,
    "** a**": None,
    "*a* b": "<em>a</em> b",
    "7*24 小时": "7*24 小时",
    "a_b": "a_b",
    "_a_": None,
    "www.x.org": f'<a href="http://www.x.org"{REL}>www.x.org</a>',
    "见 https://x.org/a，": f'见 <a href="https://x.org/a"{REL}>https://x.org/a</a>，',
    "https://x.org/?a=1&b=2": None,
    "hr@x.org": '<a href="mailto:hr@x.org">hr@x.org</a>',
    "中\n文 \nb": "中文\nb",
    "a  \nb": None,
}


@pytest.mark.parametrize("source", LITERAL)
def test_words_with_few_marks_need_no_parser(source: str) -> None:
    found = literal(source)
    assert (found and found.html) == LITERAL[source]
