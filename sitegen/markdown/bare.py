"""Addresses that stand bare in a text become links.

ASCII only: an address ends where Chinese begins (``官网https://example.org，欢迎``),
which linkify-it does not see. The ends are trimmed as in GFM, "extended autolinks".
"""

import re
from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.common.utils import isLinkClose, isLinkOpen
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

_HINT = re.compile(r"://|www\.|@", re.IGNORECASE)
_BARE = re.compile(
    r"""
    (?P<url>(?<![A-Za-z0-9])(?:https?://|www\.)(?=[A-Za-z0-9\[])[A-Za-z0-9\-._~:/?\#\[\]@!$&'()*+,;=%]++)
  | (?P<mail>(?<![A-Za-z0-9._%+-])[A-Za-z0-9_][A-Za-z0-9._%+-]{0,63}+@
      [A-Za-z0-9](?:[A-Za-z0-9-]{0,62})(?:\.[A-Za-z0-9][A-Za-z0-9-]{0,62}){0,8}\.[A-Za-z]{2,62}(?![A-Za-z0-9]))
    """,
    re.VERBOSE | re.IGNORECASE | re.ASCII,
)
_TRAILING = "?!.,:;*_~'"


def _trimmed(url: str) -> str:
    """Return an address without the punctuation of the sentence around it."""
    surplus = {")": url.count(")") - url.count("("), "]": url.count("]") - url.count("[")}
    end = len(url)
    while end:
        last = url[end - 1]
        if surplus.get(last, 0) > 0:
            surplus[last] -= 1
        elif last not in _TRAILING:
            break
        end -= 1
    return url[:end]


def addresses(text: str) -> Iterator[tuple[int, str, str]]:
    """Yield position, words and target of every address in a text."""
    for match in _BARE.finditer(text):
        words = _trimmed(match[0])
        if match["mail"]:
            yield match.start(), words, f"mailto:{words}"
        elif "." in words or "://" in words:
            yield match.start(), words, words if "://" in words else f"http://{words}"


def _text(content: str, level: int) -> Token:
    return Token("text", "", 0, content=content, level=level)


def _split(token: Token, md: MarkdownIt) -> list[Token]:
    """Return a text token as text and links."""
    out: list[Token] = []
    done = 0
    for start, words, href in addresses(token.content):
        if start > done:
            out.append(_text(token.content[done:start], token.level))
        attrs: dict[str, str | int | float] = {"href": md.normalizeLink(href)}
        out += [
            Token("link_open", "a", 1, attrs=attrs, level=token.level, markup="bare", info="auto"),
            _text(words, token.level + 1),
            Token("link_close", "a", -1, level=token.level, markup="bare", info="auto"),
        ]
        done = start + len(words)
    if not out:
        return [token]
    if done < len(token.content):
        out.append(_text(token.content[done:], token.level))
    return out


def _link(state: StateCore) -> None:
    for block in state.tokens:
        if block.type != "inline" or not block.children or not _HINT.search(block.content):
            continue
        out: list[Token] = []
        depth = 0
        for token in block.children:
            if token.type == "text" and depth == 0 and _HINT.search(token.content):
                out += _split(token, state.md)
                continue
            if token.type == "html_inline":
                depth += isLinkOpen(token.content) - isLinkClose(token.content)
            elif token.tag == "a":
                depth += token.nesting
            out.append(token)
        block.children = out


def bare_links(md: MarkdownIt) -> None:
    """Make a parser link bare addresses: ``md.use(bare_links)``."""
    md.core.ruler.after("text_join", "bare_links", _link)
