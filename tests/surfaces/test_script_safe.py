import json
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.surfaces import structured
from tests.factories import ExampleLinks, make_body, make_job, make_text

HOSTILE = [
    "</script><script>alert(1)</script>",
    "<!-- <script>",
    "]]>",
    "&lt;/script&gt; &amp;",
    "a\u2028b\u2029c",
    "nul \x00, escape \x1b, bell \x07",
    "emoji 🧑‍💻 and 𠮷",
    '"quotes\\ and \\u003c',
]


@pytest.mark.parametrize("hostile", HOSTILE)
def test_no_title_can_end_the_script(hostile: str) -> None:
    job = make_job(texts={"zh": make_text(title=hostile, body=make_body(hostile))})
    data = structured.job_posting(job, "zh", ExampleLinks())
    script = structured.script_safe(data)
    assert not set("<>&\u2028\u2029\n") & set(script)
    assert json.loads(script) == data


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_it_reads_back_as_it_was(words: str) -> None:
    assert json.loads(structured.script_safe({words: [words]})) == {words: [words]}


@given(st.text(alphabet="<!-/script >&'\"\n"))
def test_a_browser_sees_one_script(words: str) -> None:
    class Scripts(HTMLParser):
        tags: list[str]

        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
            self.tags.append(tag)

    parser = Scripts()
    parser.tags = []
    parser.feed(f'<script type="application/ld+json">{structured.script_safe([words])}</script><p>end</p>')
    assert parser.tags == ["script", "p"]


def test_half_a_surrogate_pair_becomes_a_replacement_character() -> None:
    assert structured.script_safe(["a\ud800b"]) == '["a\ufffdb"]'


def test_chinese_stays_readable() -> None:
    assert structured.script_safe({"title": "前端", "n": [1, True]}) == '{"title":"前端","n":[1,true]}'
