"""Texts that are built to stop a build: each ends, and most of them are refused with their line.

There is no clock here (see ``benchmarks/``); a text that takes for ever ends the run by
pytest's ``faulthandler_timeout``.
"""

import pytest

from sitegen.markdown import render
from sitegen.model import Body

MEGABYTE = 1_000_000


def filled(*pieces: str) -> list[str]:
    return [piece * (MEGABYTE // len(piece)) for piece in pieces]


REFUSED = {
    "brackets": "a\n\n" + "[" * 40_000,
    "pairs of brackets": "a\n\n" + "[" * 40_000 + "]" * 40_000,
    "images in images": "a\n\n" + "![" * 40_000 + "](b)" * 40_000,
    "quotes": "a\n\n" + ">" * 50_000,
    "quotes with blanks": "a\n\n" + "> " * 50_000,
    "lists": "a\n\n" + "- " * 30 + "a",
    "numbers": "a\n\n" + "1. " * 30 + "a",
    "quotes and lists": "a\n\n" + "> - " * 15 + "a",
    "columns": "a\n\n" + "|*a*" * 20_000 + "|\n" + "|-" * 20_000 + "|\n|b|",
    "rows that are filled up": "a\n\n" + "|a" * 2000 + "|\n" + "|-" * 2000 + "|\n" + "|b|\n" * 200,
    "elements": "a\n\n<div>" + "<div>" * 200,
}


@pytest.mark.parametrize("text", REFUSED.values(), ids=REFUSED)
def test_is_refused_at_its_line(text: str) -> None:
    body, problems = render(text, path="a.md", first_line=5)
    assert body == Body()
    assert [(p.rule, p.where.line) for p in problems] == [("text.hostile", 7)]


@pytest.mark.parametrize(
    "text",
    [
        *filled("[", "![", "<", "*a_", "**a ", "`", "` ", "&", "&amp;", "&#x", "_a", "~~a", "\\", "\0", "a@b."),
        *filled("[a](", "<a ", "<!--", "a <![CDATA[", "<?", "http://a ", "]", "a]", "- a\n", "a\n", "#", "=", "|"),
        *filled("<b>", "<div>\n", "<script>", "<a '", '<a "', "中", "，", "👩\u200d", "e\u0301", " ", "\t", "\n"),
        "".join(f"[a{n}]: /x{n}\n" for n in range(50_000)),
        "<p>x\n" + "".join(f"<b lang=a{n}>" for n in range(90)) + "\n\na" * 3000,
        "a" * MEGABYTE + "@",
        "http://a" + ")" * MEGABYTE,
        "# 同\n" * 9000,
        "[a][b]\n" * 4000 + "\n[b]: /x",
    ],
    ids=lambda text: ascii(text[:12]),
)
def test_ends(text: str) -> None:
    body, problems = render(text, path="a.md")
    assert len(body.chunks) == len(body.links) + 1
    assert body == Body() or not any(p.rule == "text.hostile" for p in problems)


def test_a_text_that_is_merely_long_is_rendered() -> None:
    body, problems = render("写服务，带新人。\n" * 9_000 + "\n- a **b** [c](/d)\n" * 300, path="a.md")
    assert problems == []
    assert len(body.links) == 300
