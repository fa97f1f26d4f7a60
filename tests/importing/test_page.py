"""HTML pages as lines of Markdown: every pair in ``cases/pages.yaml``, and pages that attack."""

from pathlib import Path
from time import process_time
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from sitegen import documents
from sitegen.intake import take

CASES = yaml.safe_load((Path(__file__).with_name("cases") / "pages.yaml").read_text("utf-8"))
CONVERTED = "converted from HTML; lines are those of the converted text"
TAGS = ["p", "div", "b", "ul", "ol", "li", "table", "tr", "td", "th", "h2", "a", "br", "pre", "nav", "main", "span"]

WORDS = st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=5)


def read(html: str, name: str = "a.html") -> Any:
    found, problems = take(html.encode("utf-8", "replace"), name)
    assert problems == []
    assert found is not None
    return found


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_body(case: dict[str, Any]) -> None:
    found = read(f"<!DOCTYPE html><html><head><title>招聘</title></head><body>{case['html']}</body></html>")
    left_out = [f"left out: {', '.join(case['left_out'])}"] if "left_out" in case else []
    assert found.text == case["text"]
    assert [note for note in found.notes if note != CONVERTED] == left_out
    assert found.converted


@pytest.mark.parametrize(
    "start",
    ["<!DOCTYPE html>", "<html>", "\n <!doctype HTML>", "<!-- a --><html lang=zh>", "<?xml version='1.0'?><html>"],
)
def test_a_page_is_known_by_its_beginning(start: str) -> None:
    assert read(f"{start}<body><p>x</p>", "a.txt").notes == (CONVERTED,)


@pytest.mark.parametrize("text", ["# 招聘\n<p>x</p>", "<div>x</div>", "a <html>", "<!-- a -->\n招聘", "", "<htmlx>"])
def test_markdown_with_tags_is_no_page(text: str) -> None:
    assert not read(text, "a.md").converted


def test_the_main_part_is_what_counts() -> None:
    words = "负责平台的设计与开发。" * 12
    found = read(f"<html><body><p>别处</p><main><p>{words}</p></main><p>别处</p></body></html>")
    assert found.text == f"{words}\n"
    assert found.notes[1] == "left out: what stands around the main part"


@pytest.mark.parametrize(
    "front",
    [
        '---\ntitle: "Harbour Clerk"\nsubtitle: Boats, and more.\n---\n',
        "---\nlayout: job\ntitle: 港口文员\n---\n\n",
        '+++\ntitle = "Harbour Clerk"\n+++\n',
    ],
)
def test_front_matter_before_a_page_is_kept(front: str) -> None:
    """As generators of static sites have it; what YAML or TOML says is read as that of a Markdown file is."""
    assert read(f"{front}<section><h2>Duties</h2><p>Write</p></section>").text == f"{front}## Duties\n\nWrite\n"


def test_a_rule_at_the_beginning_is_no_front_matter() -> None:
    assert read("---\n<p>Write</p>\n---\n<p>Count</p>").text == "---\nWrite\n\n---\nCount\n"


@pytest.mark.parametrize(
    "instruction",
    ["<%-- Date: 2026/2/3 --%>", "<%@ page language='java' %>", "<?php echo 1 > 0; ?>", "{% if a %}", "{# a #}"],
)
def test_instructions_to_a_server_are_no_words(instruction: str) -> None:
    assert read(f"{instruction}\n<div>{instruction}<p>招聘</p>{instruction}</div>").text == "招聘\n"


def test_an_instruction_that_is_never_closed_is_left() -> None:
    assert "50 {% of" in read("<p>50 {% of</p>").text


def test_the_head_names_the_site_and_the_page() -> None:
    metas = '<meta property="og:site_name" content="Bluelake"><meta name="description" content="Boats">'
    found = read(f"<html><head><title> Careers |\n Bluelake </title>{metas}</head><body><p>a</p></body></html>")
    assert found.names == ("Bluelake", "Careers | Bluelake")
    assert "Bluelake" not in found.text


def test_facts_of_a_page_are_understood() -> None:
    found = read(
        "<html><body><h1>某某公司招聘</h1><h2>前端工程师</h2><p>工作地点：北京</p>"
        "<h3>岗位职责</h3><ul><li>开发</ul><h3>任职要求</h3><ul><li>细心</ul>"
        '<p>投递：<a href="mailto:hr@acme.example">邮箱</a></p></body></html>'
    )
    (posting,) = documents.understand(found.text).postings
    assert (posting.title, posting.locations, posting.apply and posting.apply.email) == (
        "前端工程师", ("北京",), "hr@acme.example",
    )  # fmt: skip


@pytest.mark.parametrize(
    "attack", ["<div>" * 300_000, "<b>" * 300_000 + "x", "<table>" * 100_000, "<p><font><b><i>" * 50_000]
)
def test_deep_nesting_is_refused(attack: str) -> None:
    found, problems = take(f"<html>{attack}".encode(), "a.html")
    assert found is None
    assert [(p.rule, p.message) for p in problems] == [("file.damaged", "the page is nested deeper than 256 elements")]


@pytest.mark.parametrize(
    "attack",
    [
        "<b><p>x" * 20_000,
        "<ol><li>" * 100 + "<li>x" * 20_000,
        "<table><tr>" + "<td colspan=999 rowspan=999>x" * 500 + "<tr><td>y" * 500,
        "<!---->" * 50_000,
        "<" * 200_000,
        "<a href=x>" * 20_000,
        "x " * 500_000,
    ],
)
def test_hostile_pages_are_read_in_their_length(attack: str) -> None:
    begin = process_time()
    found = read(f"<html>{attack}")
    assert len(found.text) < 40 * len(attack)
    assert process_time() - begin < 20  # seconds; what grows with the square would take minutes


@given(st.lists(st.sampled_from([f"<{t}>" for t in TAGS] + [f"</{t}>" for t in TAGS]) | WORDS, max_size=40))
@settings(max_examples=100, deadline=None)
def test_any_page_is_read(pieces: list[str]) -> None:
    text = read(f"<html><body>{''.join(pieces)}").text
    assert text.endswith("\n")
    documents.understand(text)
