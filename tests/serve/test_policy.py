import pytest

from sitegen.preview.policy import extend_policies, extended


@pytest.mark.parametrize(
    "policy, wanted",
    [
        ("", ""),
        ("img-src 'self'", "img-src 'self'"),  # scripts, styles and sockets are not forbidden
        (
            "default-src 'none'; img-src data:",
            "default-src 'none'; img-src data:; script-src 'nonce-N'; style-src 'nonce-N'; connect-src 'self' ws: wss:",
        ),
        (
            "script-src 'self';style-src 'none' ; connect-src 'self'",
            "script-src 'self' 'nonce-N'; style-src 'nonce-N'; connect-src 'self' ws: wss:",
        ),
        ("script-src-elem 'self'", "script-src-elem 'self' 'nonce-N'"),
        ("style-src 'self' 'unsafe-inline'", "style-src 'self' 'unsafe-inline'"),  # a nonce would undo it
        ("SCRIPT-SRC 'self'; script-src https:", "script-src 'self' 'nonce-N'"),  # the first counts
    ],
)
def test_a_policy_lets_the_preview_through_and_nothing_else(policy: str, wanted: str) -> None:
    assert extended(policy, "N") == wanted


@pytest.mark.parametrize(
    "tag",
    [
        """<meta http-equiv="Content-Security-Policy" content="script-src 'self'">""",
        """<META content="script-src &#x27;self&#x27;" HTTP-EQUIV=content-security-policy />""",
        """<meta\n http-equiv='Content-Security-Policy'\n content="script-src 'self'"/>""",
    ],
)
def test_a_policy_is_found_however_its_tag_is_written(tag: str) -> None:
    html = extend_policies(f"<head>{tag}</head>", "N")
    assert "script-src &#x27;self&#x27; &#x27;nonce-N&#x27;" in html


def test_other_tags_stay_as_they_are() -> None:
    html = '<meta charset="utf-8"><meta name="description" content="default-src \'none\'"><p>content="x"</p>'
    assert extend_policies(html, "N") == html
