"""Content is untrusted: nothing in a document raises, and no tag of it reaches the Markdown."""

import nh3
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from sitegen.documents import to_markdown, understand

LONG = 200_000
AD = "## 前端工程师\n\n### 岗位职责\n- {}\n\n### 任职要求\n- 细心\n"
MARKS = [
    "# ",
    "1. ",
    "- ",
    "|",
    "---",
    "```",
    "<div>",
    "</p>",
    "<!--",
    "-->",
    "**",
    "【",
    "】",
    "[",
    "](",
    ")",
    "\n",
    "\n\n",
]
WORDS = ["## 前端工程师", "岗位职责：", "招聘", "a@b.org", "\0", "\r", "公司：", "北京", " ", "：", "20-30K"]
PIECES = st.sampled_from([*MARKS, *WORDS])


@pytest.mark.parametrize(
    "piece",
    ["a", "招", " ", "[", "](", "<", "<a ", "<!--", "<script>", "*", "`", "|", "#", "> ", "1. ", "：", "a@", "&"],
)
def test_a_long_line_is_read(piece: str) -> None:
    assert understand(piece * LONG).why


@pytest.mark.parametrize(
    "piece", ["# 工程师\n", "岗位职责：\n", "```\n", "职位名称：前端工程师\n", "| a | b |\n", "- x\n"]
)
def test_many_lines_are_read(piece: str) -> None:
    understand(piece * 5_000)


@given(st.lists(PIECES | st.text(max_size=8), max_size=60).map("".join))
@settings(max_examples=150, deadline=None)
def test_any_text_is_read(text: str) -> None:
    got = understand(text)

    assert bool(got.why) != bool(got.postings)
    for posting in got.postings:
        to_markdown(posting)


@pytest.mark.parametrize(
    "attack",
    [
        "<script>alert(1)</script>负责开发",
        "<img src=x onerror=alert(1)>负责开发",
        "&lt;img src=x onerror=alert(1)&gt;负责开发",
        "<svg/onload=alert(1)>负责开发",
        "[负责开发](javascript:alert(1))",
        "![负责开发](data:text/html,x) 开发",
        "<iframe src=//evil></iframe>负责开发",
        "`<b onclick=x>`负责开发",
        "负责 </li></ul><style>*{}</style> 开发",
        "a\0负责开发",
    ],
)
def test_no_markup_of_a_document_reaches_the_body(attack: str) -> None:
    (posting,) = understand(AD.format(attack)).postings

    html = MarkdownIt("commonmark").render(to_markdown(posting))

    allowed = {"h2", "ul", "li", "p"}
    assert nh3.clean(html, tags=allowed, attributes={}) == html
    assert "href" not in html
    assert "开发" in html


def test_items_that_look_like_marks_stay_words() -> None:
    (posting,) = understand(AD.format("\\# 不是标题 *也不是* \\_强调\\_ [x] 1. 不是列表")).postings

    html = MarkdownIt("commonmark").render(to_markdown(posting))

    assert "<li># 不是标题 也不是 _强调_ [x] 1. 不是列表</li>" in html


def test_nested_items_stay_nested() -> None:
    (posting,) = understand(AD.format("后端\n  - Go\n  - Java")).postings

    assert "- 后端\n  - Go\n  - Java\n" in to_markdown(posting)
