"""The planned site -> where its links can lead: every file's address, every page's headings."""

from collections.abc import Sequence

from sitegen.address import SHARE
from sitegen.model import Site
from sitegen.pages import Kind, Page
from sitegen.targets import Targets

_DATA = ("/jobs.json", "/sitemap.xml", "/robots.txt")
_FEEDS = ("feed.json", "feed.xml")


def targets(site: Site, pages: Sequence[Page]) -> Targets:
    """Return the look-ups that links are resolved and checked with."""
    files: dict[str, str] = {"content" + asset.path: asset.path for asset in site.assets}
    anchors: dict[str, frozenset[str]] = {asset.path: frozenset() for asset in site.assets}
    anchors.update(dict.fromkeys(_DATA, frozenset[str]()))
    for page in pages:
        if page.kind is Kind.POSTING:  # whether or not there are pictures, nothing else may take their addresses
            anchors[page.address + SHARE] = frozenset()
        text = page.own_text
        headings = frozenset(heading.id for heading in text.body.headings) if text else frozenset[str]()
        anchors[page.address] = headings
        if page.feeds and page.number == 1:
            anchors.update({page.under + name: frozenset() for name in _FEEDS})
        if text is not None and page.shown_language == page.language:
            files.setdefault(text.where.path, page.address)
    return Targets(files, anchors)
