"""What holds for every text, found by trying to break it."""

import re
from html.parser import HTMLParser
from itertools import pairwise

import nh3
from hypothesis import example, given, settings
from hypothesis import strategies as st

from sitegen.markdown import render, summarize
from sitegen.model import Body

PIECES = st.sampled_from(
    [
        *"<>\"'`&*_~[]()!#|\\/:-+=.,\n\t 中文，。“”a1",
        *(
            "<script>",
            "</script>",
            "<img src=x onerror=y>",
            "<a href=",
            "javascript:",
            "&#106;",
            "java\nscript:x",
            "</a>",
        ),
        *("<svg>", "<math>", "<style>", "<!--", "-->", "<![CDATA[", "]]>", "<?", "<b", "<b>", "</b>", "<p>", "</p>"),
        *("<table>", "<tr><td>", "</table>", "<details>", "<h1>", "</h1>", "<ul>", "<li>", " onclick=x", " style='x'"),
        *(
            "](",
            "[a]: ",
            "![",
            "**",
            "\n\n",
            "\n- ",
            "\n> ",
            "\n# ",
            "\n|a|\n|-|\n",
            "```\n",
            "https://x.org",
            "a@x.org",
        ),
        *(
            "//x.org",
            "/jobs/",
            "#page-a",
            "page-",
            "&lt;script&gt;",
            "&#0;",
            "\x00",
            "\u200b",
            "\ufeff",
            "👩‍👧",
            "é",
            "\\",
        ),
    ]
)
TEXTS = st.lists(PIECES, max_size=40).map("".join) | st.text(max_size=60)


class Tags(HTMLParser):
    """Every tag of a piece of HTML with its attributes, as a browser would read it."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.comments = 0
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_comment(self, data: str) -> None:
        self.comments += len(data) + 1


def html_of(body: Body) -> str:
    return body.html(lambda href: "/base" + re.sub(r"[^A-Za-z0-9/%#?=.-]", "", href))


ALLOWED = nh3.ALLOWED_TAGS | {"details", "summary", "s", "section"}
ATTRIBUTES = {
    *("href", "src", "alt", "title", "rel", "loading", "width", "height", "id", "class", "role", "aria-label"),
    *(
        "tabindex",
        "scope",
        "colspan",
        "rowspan",
        "start",
        "reversed",
        "value",
        "open",
        "lang",
        "dir",
        "datetime",
        "span",
    ),
}


@given(TEXTS)
@settings(max_examples=400, deadline=None)
@example("<div><a href='java\nscript:x'>a</a>")
@example("<b title='<script>'>a")
@example("[a](<java\tscript:x>)")
def test_nothing_that_runs_is_left(text: str) -> None:
    body, _ = render(text, path="a.md")
    parsed = Tags(html_of(body))
    assert not parsed.comments
    for tag, attributes in parsed.tags:
        assert tag in ALLOWED
        assert set(attributes) <= ATTRIBUTES
        assert attributes.get("class") in {None, "", "task", "table", "left", "center", "right"}
        address = re.sub(r"[\x00-\x20]", "", attributes.get("href") or attributes.get("src") or "").lower()
        assert address.startswith(("/base", "http:", "https:", "mailto:", "tel:", "//")) or not address
        if tag == "img":
            assert address.startswith("/base")
            assert "alt" in attributes


@given(TEXTS)
@settings(max_examples=400, deadline=None)
def test_a_body_is_whole(text: str) -> None:
    body, problems = render(text, path="a.md", first_line=3)
    assert len(body.chunks) == len(body.links) + 1
    lines = text.count("\n") + text.count("\r") + 1
    assert all(3 <= link.line < 3 + lines for link in body.links)
    assert all(3 <= problem.where.line < 3 + lines for problem in problems)
    assert problems == sorted(set(problems))
    ids = [heading.id for heading in body.headings]
    assert len(set(ids)) == len(ids)
    assert not any(name.startswith("page-") or " " in name for name in ids)
    levels = [1, *(heading.level for heading in body.headings)]
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert render(text, path="a.md", first_line=3) == (body, problems)


@given(TEXTS)
@settings(max_examples=300, deadline=None)
def test_the_html_is_well_formed(text: str) -> None:
    """A browser that reads the HTML and writes it again changes nothing."""
    body, _ = render(text, path="a.md")
    html = html_of(body)
    attributes = {tag: set(ATTRIBUTES) - {"rel"} for tag in ALLOWED} | {"a": set(ATTRIBUTES)}
    assert nh3.clean(html, tags=set(ALLOWED), attributes=attributes, link_rel=None) == html


@given(st.text(max_size=200) | st.text("中文 a1。，.!?👩\u200d👧🇨🇳\u0301", max_size=200), st.integers(6, 60))
@settings(max_examples=400, deadline=None)
def test_a_summary_is_a_beginning(text: str, width: int) -> None:
    plain = " ".join(text.split())
    summary = summarize(text, width)
    beginning = summary.removesuffix("…") if not plain.startswith(summary) else summary
    assert plain.startswith(beginning)
    after = plain[len(beginning) : len(beginning) + 1]
    assert after not in {"\u200d", "\u0301"}
    assert not (beginning[-1:] == "\u200d" and after)
