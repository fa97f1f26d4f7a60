"""What the head of an HTML page calls the page and its site; nothing of it is in the body."""

from collections.abc import Iterator

from lxml import etree

_NAMES = frozenset({"og:site_name", "application-name", "publisher"})
_LONGEST, _MOST = 120, 5


def names(tree: etree._Element) -> tuple[str, ...]:
    """Return the names of the site, the surest first, and then the title of the page."""
    return tuple(dict.fromkeys(" ".join(name.split())[:_LONGEST] for name in _names(tree) if name.strip()))[:_MOST]


def _names(tree: etree._Element) -> Iterator[str]:
    for node in tree.iter("meta"):
        if (node.get("property") or node.get("name") or "").lower() in _NAMES:
            yield node.get("content") or ""
    for node in tree.iterfind(".//head/title"):
        yield node.text or ""
