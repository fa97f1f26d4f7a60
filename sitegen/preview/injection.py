"""A page of the site -> the page that the preview sends: with livereload's script, and with the faults."""

import re
from html import escape
from secrets import token_urlsafe
from urllib.parse import quote, urlsplit

from sitegen.preview import overlay
from sitegen.preview.outcome import Shown
from sitegen.preview.policy import extend_policies

_BODY_END = re.compile(r"</body\s*>", re.IGNORECASE)


def with_preview(data: bytes, shown: Shown, host: str) -> bytes:
    """Return a page with the script, and the faults where there are any. ``host`` is what was asked for."""
    nonce = token_urlsafe(12)
    html = extend_policies(data.decode("utf-8", "surrogateescape"), nonce)
    more = f'<script src="{escape(script_address(shown.build, host))}" nonce="{nonce}"></script>\n'
    if shown.faults:
        more = overlay.overlay(shown.faults, nonce) + more
    return _inserted(html, more).encode("utf-8", "surrogateescape")


def without_site(shown: Shown, host: str) -> bytes:
    """Return the page that stands at every address until there is a first good build."""
    script = f'<script src="{escape(script_address(shown.build, host))}"></script>\n'
    return _inserted(overlay.page(shown.faults), script).encode("utf-8", "replace")


def script_address(build: str, host: str) -> str:
    """Return the address of livereload's script, which tells it where to connect to.

    It says ``snipver`` when it connects, so the server learns which build the page is of.
    """
    parts = urlsplit(f"//{host}")
    name = f"[{parts.hostname}]" if ":" in (parts.hostname or "") else parts.hostname or "localhost"
    return f"/livereload.js?host={quote(name, safe='[]:')}&port={parts.port or 80}&snipver={build}"


def _inserted(html: str, more: str) -> str:
    """Put something before the last ``</body>``, or at the end of a page that leaves it out."""
    ends = [match.start() for match in _BODY_END.finditer(html)]
    at = ends[-1] if ends else len(html)
    return html[:at] + more + html[at:]
