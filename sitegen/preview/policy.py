"""A page's Content-Security-Policy, extended by what the preview adds to the page and nothing else.

So whatever the policy forbids the theme is forbidden in the preview as well, and seen there.
"""

import re
from html import escape, unescape

_META = re.compile(r"<meta\b[^>]*>", re.IGNORECASE)
_IS_POLICY = re.compile(r"""\bhttp-equiv\s*=\s*["']?content-security-policy["'\s/>]""", re.IGNORECASE)
_CONTENT = re.compile(r"""(\bcontent\s*=\s*)(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE)


def extend_policies(html: str, nonce: str) -> str:
    """Return a page whose policies let the preview's script, style and socket through."""
    return _META.sub(lambda tag: _extend_tag(tag[0], nonce), html)


def _extend_tag(tag: str, nonce: str) -> str:
    if not _IS_POLICY.search(tag):
        return tag
    return _CONTENT.sub(lambda m: f'{m[1]}"{escape(extended(unescape(m[2] or m[3] or ""), nonce))}"', tag)


def extended(policy: str, nonce: str) -> str:
    """Return a policy under which an element with this nonce and a socket to the server are allowed."""
    nonce = f"'nonce-{nonce}'"
    directives: dict[str, list[str]] = {}
    for directive in policy.split(";"):
        name, *sources = directive.split() or [""]
        if name:
            directives.setdefault(name.lower(), sources)
    for name in ("script-src", "script-src-elem", "style-src", "style-src-elem", "connect-src"):
        sources = directives.get(name, [] if name.endswith("-elem") else directives.get("default-src", []))
        if sources:  # else nothing is forbidden, or another directive decides
            directives[name] = _allowing(sources, ["'self'", "ws:", "wss:"] if name == "connect-src" else [nonce])
    return "; ".join(" ".join([name, *sources]) for name, sources in directives.items())


def _allowing(sources: list[str], more: list[str]) -> list[str]:
    if "'unsafe-inline'" in sources:  # would be ignored beside a nonce
        more = ["'self'"]
    return [s for s in sources if s.lower() != "'none'"] + [s for s in more if s not in sources]
