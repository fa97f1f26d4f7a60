"""The open postings as JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/).

Served as ``application/feed+json``. Keys that begin with ``_`` are extensions:
``_jobposting`` is the posting's schema.org object, as Teamtailor's job feeds have it.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sitegen.language import tag
from sitegen.model import Job
from sitegen.surfaces import structured
from sitegen.surfaces.countries import COUNTRIES
from sitegen.surfaces.feed_items import Item, items
from sitegen.surfaces.json_text import compact
from sitegen.surfaces.links import Links


def feed(
    jobs: Iterable[Job],
    language: str,
    links: Links,
    *,
    title: str,
    description: str,
    home: str,
    feed_url: str,
    icon: str | None = None,
    limit: int | None = None,
    countries: Mapping[str, str] = COUNTRIES,
) -> dict[str, Any]:
    """Return a feed of every open posting, or of the first ``limit``, in the order given.

    ``home`` is the page that the feed is of, ``feed_url`` the feed itself and ``icon`` a
    square picture of 512 pixels or more; all three are absolute. ``text`` writes it out.
    """
    head = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": title,
        "home_page_url": home,
        "feed_url": feed_url,
        "description": description,
        "icon": icon,
        "language": tag(language),
    }
    entries = [
        _item(item, structured.job_posting(item.job, language, links, countries=countries))
        for item in items(jobs, language, links, limit)
    ]
    return {**_without_empty(head), "items": entries}


def item(job: Job, language: str, links: Links, job_posting: str) -> str:
    """Return an open posting as it stands in every feed of a language; ``job_posting`` is its object, as JSON."""
    (found,) = items([job], language, links)
    entry = compact(_item(found, None))
    return entry.removesuffix("null}") + job_posting + "}"


def text(data: dict[str, Any], made: Iterable[bytes]) -> Iterator[bytes]:
    """Yield a feed as a file: ``data`` with these items, on one line, as it is large and read by programs only."""
    head, _, tail = compact({**data, "items": []}).rpartition("[]")
    yield head.encode() + b"["
    before = b""
    for entry in made:
        yield before + entry
        before = b","
    yield b"]" + tail.encode() + b"\n"


def _item(item: Item, job_posting: Mapping[str, Any] | None) -> dict[str, Any]:
    """Return an item. Its id is the job's own, which outlives a change of address.

    The format asks for an id that is unique in the feed and never used again; a feed
    holds a job once. ``content_html`` is a must, even where there is nothing to say.
    """
    entry = {
        "id": item.job.id,
        "url": item.url,
        "title": item.title,
        "summary": item.summary,
        "date_published": item.posted.isoformat(timespec="seconds") if item.posted else None,
        "authors": [{"name": item.company}],
        "tags": list(item.tags),
        "language": item.language,
    }
    return {**_without_empty(entry), "content_html": item.html, "_jobposting": job_posting}


def _without_empty(values: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value}
