"""Sitemaps: the pages that search engines shall know, each with its other languages.

The rules are those of https://www.sitemaps.org/protocol.html and of Google's
documentation on localized versions. ``priority`` and ``changefreq`` are ignored by
search engines and left out.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice

from sitegen.surfaces.xml_text import add, document, element

_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
_XHTML = "http://www.w3.org/1999/xhtml"


@dataclass(frozen=True, slots=True)
class Entry:
    """A page that may be indexed; every address is absolute and percent-encoded.

    ``alternates`` are (hreflang, address): all versions of the page with itself, and
    ``x-default``. Each version has the same list, for links that do not return are
    ignored. Empty where there is one version only. ``lastmod`` is None unless true.
    """

    url: str
    alternates: tuple[tuple[str, str], ...] = ()
    lastmod: date | None = None


def sitemap(entries: Iterable[Entry]) -> str:
    """Return the sitemap of the pages, in the order given."""
    root = element("urlset", {"xmlns": _SITEMAP, "xmlns:xhtml": _XHTML})
    for entry in entries:
        url = add(root, "url")
        add(url, "loc", entry.url)
        if entry.lastmod:
            add(url, "lastmod", entry.lastmod.isoformat())
        for hreflang, href in entry.alternates:
            add(url, "xhtml:link", attributes={"rel": "alternate", "hreflang": hreflang, "href": href})
    return document(root)


def split(entries: Iterable[Entry], limit: int = 50_000) -> Iterator[tuple[Entry, ...]]:
    """Yield the pages of one file each: the protocol allows 50,000 addresses in a file.

    No pages make no file. Raises ValueError for a limit below 1.
    """
    if limit < 1:
        msg = f"a sitemap holds at least one address, not {limit}"
        raise ValueError(msg)
    rest = iter(entries)
    while part := tuple(islice(rest, limit)):
        yield part


def index(urls: Iterable[str]) -> str:
    """Return the index of several sitemaps, by their absolute addresses."""
    root = element("sitemapindex", {"xmlns": _SITEMAP})
    for url in urls:
        add(add(root, "sitemap"), "loc", url)
    return document(root)
