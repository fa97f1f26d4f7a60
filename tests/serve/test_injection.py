import re

import pytest

from sitegen.preview.injection import script_address, with_preview, without_site
from sitegen.preview.outcome import Shown

GOOD = Shown(build="build-1")
FAULTS = ("content/a.md:7:1: error[key.unknown]: unknown key `<b>`\n  hint: did you mean `&`?", "second")
BAD = Shown(build="build-2", faults=FAULTS)


def sent(html: str, shown: Shown = GOOD) -> str:
    return with_preview(html.encode("utf-8", "surrogateescape"), shown, "127.0.0.1:8000").decode(
        "utf-8", "surrogateescape"
    )


@pytest.mark.parametrize(
    "html, pattern",
    [
        ("<body>a</body></html>", r"<body>a<script src=[^>]*></script>\n</body></html>"),
        ("<body>a</BODY >", r"<body>a<script[^>]*></script>\n</BODY >"),
        ("<p></body> in a text</p></body>", r"<p></body> in a text</p><script[^>]*></script>\n</body>"),
        ("<p>no end", r"<p>no end<script[^>]*></script>\n"),
        ("", r"<script[^>]*></script>\n"),
    ],
)
def test_the_script_stands_before_the_last_end_of_the_body(html: str, pattern: str) -> None:
    assert re.fullmatch(pattern, sent(html))


def test_other_bytes_of_a_page_are_kept_even_those_that_are_no_utf_8() -> None:
    data = b"<body>\xff\xfe\xe5\xa5\xbd</body>"
    assert with_preview(data, GOOD, "localhost").startswith(b"<body>\xff\xfe\xe5\xa5\xbd<script")


def test_a_good_build_shows_no_messages() -> None:
    assert "sitegen-faults" not in sent("<body></body>")


def test_every_message_is_shown_escaped_and_with_its_hint() -> None:
    html = sent("<body></body>", BAD)
    assert '<div id="sitegen-faults" role="alert"' in html
    assert "<b>content/a.md:7:1: error[key.unknown]: unknown key `&lt;b&gt;`</b>" in html
    assert "hint: did you mean `&amp;`?" in html
    assert "<b>second</b>" in html


def test_script_and_style_have_the_nonce_that_the_policy_names() -> None:
    html = sent("""<meta http-equiv="Content-Security-Policy" content="default-src 'none'"><body></body>""", BAD)
    nonces = re.findall(r'nonce(?:="|-)([\w-]+)', html)
    assert len(nonces) == 4
    assert len(set(nonces)) == 1


def test_before_the_first_good_build_a_page_of_its_own_has_the_messages_and_the_script() -> None:
    html = without_site(BAD, "127.0.0.1:8000").decode()
    assert html.startswith("<!doctype html>")
    assert "unknown key `&lt;b&gt;`" in html
    assert "snipver=build-2" in html


@pytest.mark.parametrize(
    "host, wanted",
    [
        ("127.0.0.1:8000", "host=127.0.0.1&port=8000"),
        ("[::1]:8000", "host=[::1]&port=8000"),
        ("preview.example", "host=preview.example&port=80"),
        ('"><script>:80', "host=%22%3E%3Cscript%3E&port=80"),
    ],
)
def test_the_script_connects_to_where_the_page_came_from(host: str, wanted: str) -> None:
    assert script_address("build-1", host) == f"/livereload.js?{wanted}&snipver=build-1"
