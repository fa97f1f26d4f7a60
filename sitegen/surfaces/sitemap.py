"""Sitemaps: the pages that search engines shall know, each with its other languages.

The rules are those of https://www.sitemaps.org/protocol.html and of Google's
documentation on localized versions. ``priority`` and ``changefreq`` are ignored by
search engines and left out.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from sitegen.surfaces.xml_text import DECLARATION, add, document, element, escaped

_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
LIMIT = 50_000  # addresses of one file, says the protocol
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


def sitemap(entries: Iterable[Entry]) -> Iterator[str]:
    """Yield the sitemap of the pages, in the order given, in pieces."""
    yield f'{DECLARATION}<urlset xmlns="{_SITEMAP}" xmlns:xhtml="{_XHTML}">\n'
    for entry in entries:
        yield f" <url>\n  <loc>{escaped(entry.url)}</loc>\n"
        if entry.lastmod:
            yield f"  <lastmod>{entry.lastmod.isoformat()}</lastmod>\n"
        for hreflang, href in entry.alternates:
            yield f'  <xhtml:link rel="alternate" hreflang="{escaped(hreflang)}" href="{escaped(href)}" />\n'
        yield " </url>\n"
    yield "</urlset>\n"


def index(urls: Iterable[str]) -> str:
    """Return the index of several sitemaps, by their absolute addresses."""
    root = element("sitemapindex", {"xmlns": _SITEMAP})
    for url in urls:
        add(add(root, "sitemap"), "loc", url)
    return document(root)
