"""The open postings as an Atom feed (RFC 4287), served as ``application/atom+xml``."""

from collections.abc import Iterable
from datetime import datetime
from urllib.parse import quote
from xml.etree import ElementTree as ET

from sitegen.language import tag
from sitegen.model import Job
from sitegen.surfaces.feed_items import Item, items
from sitegen.surfaces.links import Links
from sitegen.surfaces.xml_text import add, document, element


def feed(
    jobs: Iterable[Job],
    language: str,
    links: Links,
    *,
    title: str,
    description: str,
    home: str,
    feed_url: str,
    updated: datetime,
    icon: str | None = None,
    limit: int | None = None,
) -> str:
    """Return a feed of every open posting, or of the first ``limit``, in the order given.

    The arguments are those of ``json_feed.feed``, and ``updated``: the moment that stands
    where no posting has a date, with an offset. RFC 4287 asks for id, title, updated and
    an author of the feed, and for id, title and updated of an entry.
    """
    entries = items(jobs, language, links, limit)
    dates = [date for date in map(_date, entries) if date]
    root = element("feed", {"xmlns": "http://www.w3.org/2005/Atom", "xml:lang": tag(language)})
    add(root, "id", feed_url)
    add(root, "title", title)
    if description:
        add(root, "subtitle", description)
    add(root, "updated", _moment(max(dates, default=updated)))
    add(root, "link", attributes={"rel": "self", "type": "application/atom+xml", "href": feed_url})
    add(root, "link", attributes={"rel": "alternate", "type": "text/html", "href": home})
    add(add(root, "author"), "name", title)
    if icon:
        add(root, "icon", icon)
    for item in entries:
        _entry(root, item, f"{links.absolute('/')}#{quote(f'{language}/{item.job.id}')}", updated)
    return document(root)


def _entry(root: ET.Element, item: Item, identity: str, otherwise: datetime) -> None:
    """Append an entry.

    Its id is an address of the site with the job's own id, so that it stays when the
    posting moves (section 4.2.6) and is the same in every feed of one language.
    """
    entry = add(root, "entry", attributes={"xml:lang": item.language})
    add(entry, "id", identity)
    add(entry, "title", item.title)
    add(entry, "link", attributes={"rel": "alternate", "type": "text/html", "href": item.url})
    if item.posted:
        add(entry, "published", _moment(item.posted))
    add(entry, "updated", _moment(_date(item) or otherwise))
    add(add(entry, "author"), "name", item.company)
    for word in item.tags:
        add(entry, "category", attributes={"term": word})
    if item.summary:
        add(entry, "summary", item.summary)
    add(entry, "content", item.html, {"type": "html"})


def _date(item: Item) -> datetime | None:
    """Return the day a posting became known: when it was posted, or else when it opened."""
    return item.posted or item.job.facts.opens


def _moment(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")
