"""The planned site -> where its links can lead: every file's address, every page's headings."""

from collections.abc import Sequence

from sitegen.address import SHARE
from sitegen.model import Heading, Site
from sitegen.pages import Kind, Page
from sitegen.targets import Targets

_DATA = ("/jobs.json", "/sitemap.xml", "/robots.txt")
_FEEDS = ("feed.json", "feed.xml")


def targets(site: Site, pages: Sequence[Page]) -> Targets:
    """Return the look-ups that links are resolved and checked with."""
    files: dict[str, str] = {"content" + asset.path: asset.path for asset in site.assets}
    headings: dict[str, tuple[Heading, ...]] = {asset.path: () for asset in site.assets}
    headings.update(dict.fromkeys(_DATA, ()))
    for page in pages:
        if page.kind is Kind.POSTING:  # whether or not there are pictures, nothing else may take their addresses
            headings[page.address + SHARE] = ()
        text = page.own_text
        headings[page.address] = text.body.headings if text else ()
        if page.feeds and page.number == 1:
            headings.update({page.under + name: () for name in _FEEDS})
        if text is not None and page.shown_language == page.language:
            files.setdefault(text.where.path, page.address)
    return Targets(files, headings)
