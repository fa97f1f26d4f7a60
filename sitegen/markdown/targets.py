"""What the target of a link is: on this site, elsewhere, or nothing that may be linked.

A browser forgives blanks, line breaks and control characters in a scheme (WHATWG URL,
"basic URL parser", steps 1-3), so they are looked through here as well.
"""

import html
import re
from enum import StrEnum
from urllib.parse import unquote

from markdown_it.common.normalize_url import normalizeLink

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*(?=:)")
_HIDDEN = re.compile(r"[\x00-\x20\x7f-\xa0\xad\u200b-\u200f\u2028-\u202f\u2060-\u2064\ufeff]+")
_PLAIN = re.compile(r"[!#$&-;=?-Z_a-z~]*(?:%[0-9A-Fa-f]{2}[!#$&-;=?-Z_a-z~]*)*")
_OUTSIDE = frozenset({"http", "https"})
_CONTACT = frozenset({"mailto", "tel"})
_DANGEROUS = frozenset({"javascript", "vbscript", "livescript", "data", "file", "blob", "filesystem"})

REL = ' rel="noopener ugc"'  # of every link that leaves the site


class Target(StrEnum):
    """Kinds of link targets."""

    SITE = "site"  # relative, root-relative, or a fragment
    OUTSIDE = "outside"  # another host
    CONTACT = "contact"  # an e-mail address or a telephone number
    UNSAFE = "unsafe"  # a scheme that is not known to be harmless


def target(href: str) -> Target:
    """Return what an address that a text links to is."""
    scheme = _SCHEME.match(href)
    name = scheme.group().lower() if scheme else ""
    if name in _OUTSIDE:
        return Target.OUTSIDE
    if name in _CONTACT:
        return Target.CONTACT
    if name or dangerous(href):
        return Target.UNSAFE
    if href.lstrip("\x00\t\n\x0c\r ")[:2].replace("\\", "/") == "//":
        return Target.OUTSIDE
    return Target.SITE


def dangerous(href: str) -> bool:
    """Tell whether an address has a scheme that runs code or reads files, however disguised."""
    plain = href[:2000]
    if "%" in plain or "&" in plain:
        plain = html.unescape(unquote(plain))
    scheme = _SCHEME.match(_HIDDEN.sub("", plain))
    return scheme is not None and scheme.group().lower() in _DANGEROUS


def normal(href: str) -> str:
    """Return an address as markdown-it writes it: trimmed, and percent-encoded where needed."""
    href = href.strip("\x00\t\n\x0c\r ")
    if _PLAIN.fullmatch(href):
        return href
    return normalizeLink(href)
