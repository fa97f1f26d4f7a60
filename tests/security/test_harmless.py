"""The reader that the other tests here rely on finds what it should find, and nothing in a good page."""

import json

import pytest

from tests.security.harmless import page_faults, part_faults

PAGE = "<!doctype html><html><head><meta charset='utf-8'></head><body>{}</body></html>"

BAD = [
    "<script>x</script>",
    "<SCRIPT src=x></SCRIPT>",
    "<img src=x onerror=y>",
    "<svg/onload=x></svg>",
    "<a href='javascript:x'>y</a>",
    "<a href=' java\nscript:x'>y</a>",
    "<a href='&#106;avascript:x'>y</a>",
    "<a href='data:text/html,x'>y</a>",
    "<img src='vbscript:x'>",
    "<p style='x'>y</p>",
    "<iframe></iframe>",
    "<style>x</style>",
    "<b>",
    "</b>",
    "<b><i></b></i>",
    "<!-- x -->",
    "<?php x ?>",
    "<p id='a'></p><p id='a'></p>",
    "<p id='a b'></p>",
    "<p class='a' class='b'></p>",
    "a\x07b",
    "<meta http-equiv='refresh' content='0; url=https://evil.example/'>",
    '<script type=\'application/ld+json\'>{"description": "<script>"}</script>',
    '<script type="module" src="https://evil.example/theme/search.01234567.js"></script>',
    '<script type="module" src="/theme/../assets/x.01234567.js"></script>',
    '<div class="prose"><script type="module" src="/theme/search.01234567.js"></script></div>',
    '<div class="prose"><form></form></div>',
    '<div class="wide prose"><b></b><button></button></div>',
]


@pytest.mark.parametrize("html", BAD)
def test_what_is_bad_is_found(html: str) -> None:
    assert page_faults(PAGE.format(html)) != []


def test_what_is_bad_in_structured_data_is_found() -> None:
    for data in ({"description": "\u003cb onclick=x>"}, {"sameAs": "javascript:x"}):
        text = json.dumps(data).replace("<", "\\u003c").replace(">", "\\u003e")
        assert page_faults(PAGE.format(f'<script type="application/ld+json">{text}</script>')) != []
    with pytest.raises(ValueError, match="Expecting"):
        page_faults(PAGE.format('<script type="application/ld+json">{</script>'))


def test_what_is_good_is_not() -> None:
    good = (
        "<p id='a'>x<br>y &lt;script&gt; javascript:x onclick=y<ul><li>a<li>b</ul><p>c"
        "<a href='/a/'>b</a><a href='mailto:a@b.example'>c</a><img src='/x.png' alt=''>"
        "<meta http-equiv='refresh' content='0; url=/careers/jobs/'>"
        '<div class="prose"><p>x</p></div><form><button>y</button></form>'
        '<script type="module" src="/careers/theme/search.01234567.js" data-closes="x"></script>'
        '<script type="application/ld+json">{"description": "\\u003cp\\u003ex\\u003c/p\\u003e"}</script>'
    )
    assert page_faults(PAGE.format(good)) == []
    assert part_faults("<p>x</p><pre><code>&lt;b onclick=x&gt;</code></pre>") == []
