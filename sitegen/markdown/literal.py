"""Words with few marks straight to HTML: code, strong emphasis, links to other sites.

Most lines of an ad hold no mark at all, and most others one of these three. What could
mean anything else is left to the parser, and the HTML is the parser's to the byte.
"""

import re
from collections.abc import Callable

from markdown_it.common.utils import escapeHtml

_SIGN = re.compile(r"[\\`*_\[&\n~@>\"]")  # what may mean something within words, or is escaped in HTML
_MARK = re.compile(r"[\\`*_\[&\n@]|~~|://|[Ww]{3}\.")  # what does mean something, or belongs to a bare link
# A link to another site whose target needs neither escapes nor encoding; an image is none.
_LINK = re.compile(r"(?<!!)\[([^\[\]]+)\]\((https?://[A-Za-z0-9.-]+(?:/[A-Za-z0-9/_.?=#+-]*)?)\)")


def literal(source: str) -> str | None:
    """Return the HTML of words that hold no marks but those of code, strong emphasis and links, or None."""
    if not (_SIGN.search(source) or "://" in source or "w." in source or "W." in source):
        return source
    if "`" not in source:
        return _strong(source)
    if "``" in source or "\n" in source:
        return None
    return _paired(source.split("`"), "code", _strong, _code)


def _paired(
    parts: list[str], tag: str, outside: Callable[[str], str | None], inside: Callable[[str], str | None]
) -> str | None:
    """Return the HTML of words of which every second part stands between two marks, or None."""
    if len(parts) % 2 == 0:
        return None
    out: list[str] = []
    for number, part in enumerate(parts):
        words = inside(part) if number % 2 else outside(part)
        if words is None:
            return None
        out.append(f"<{tag}>{words}</{tag}>" if number % 2 else words)
    return "".join(out)


def _code(source: str) -> str:
    """Return code, without one blank at both ends unless it is nothing but blanks."""
    return escapeHtml(source[1:-1] if source[0] == source[-1] == " " and source.strip(" ") else source)


def _strong(source: str) -> str | None:
    """Return words of which some stand between two ``**``."""
    if "**" not in source:
        return _words(source)
    return None if "***" in source else _paired(source.split("**"), "strong", _words, _inner)


def _inner(source: str) -> str | None:
    """Return the words between two ``**``; a sign or a blank beside a mark may change what it means."""
    return _words(source) if source and source[0].isalnum() and source[-1].isalnum() else None


def _words(source: str) -> str | None:
    """Return words without marks, and their links to other sites."""
    if not _MARK.search(source):
        return escapeHtml(source)
    parts = _LINK.split(source)  # words, then words of a link, its target and words in turn
    if any(map(_MARK.search, parts[::3])) or any(map(_MARK.search, parts[1::3])):
        return None
    parts = [escapeHtml(part) for part in parts]
    links = zip(parts[1::3], parts[2::3], parts[3::3], strict=True)
    return parts[0] + "".join(f'<a href="{target}">{words}</a>{after}' for words, target, after in links)
