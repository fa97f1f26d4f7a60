"""The parser: one for the process, and no other is changed by it."""

import pickle

from markdown_it import MarkdownIt

from sitegen.markdown import render
from sitegen.markdown.cjk import cjk_friendly
from sitegen.markdown.parser import parser

LABEL = "**职位：**大模型"


def test_there_is_one_parser() -> None:
    assert parser() is parser()


def test_other_parsers_stay_as_they_are() -> None:
    before = MarkdownIt()
    assert render(LABEL, path="a.md")[0].html(str) == "<p><strong>职位：</strong>大模型</p>\n"
    assert before.render(LABEL) == MarkdownIt().render(LABEL) == f"<p>{LABEL}</p>\n"


def test_the_plugin_keeps_the_rules_that_a_parser_has() -> None:
    md = MarkdownIt().disable("link").use(cjk_friendly)
    assert md.render(LABEL + "[a](b)") == "<p><strong>职位：</strong>大模型[a](b)</p>\n"


def test_latin_text_is_parsed_as_commonmark_has_it() -> None:
    text = '*a*b **"c"**d e**"f"** _g_h *(i)*j\nk  \nl\\\nm `n` ***o** p* ~~q~~'
    assert MarkdownIt().use(cjk_friendly).render(text) == MarkdownIt().render(text)


def test_texts_do_not_know_of_each_other() -> None:
    first, _ = render("# a\n\n[x]: /y\n", path="a.md")
    second, _ = render("# a\n\n[x]\n", path="a.md")
    assert [heading.id for heading in first.headings + second.headings] == ["a", "a"]
    assert second.links == ()


def test_a_body_can_be_sent_to_another_process() -> None:
    body, problems = render("# a\n\n[b](/c) <script>d</script>", path="a.md")
    assert pickle.loads(pickle.dumps((body, problems))) == (body, problems)  # noqa: S301 - our own bytes
