"""What a feed says of its postings, before it is written as JSON Feed or as Atom."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from sitegen.language import tag
from sitegen.model import Job, State
from sitegen.surfaces import description
from sitegen.surfaces.links import Links


@dataclass(frozen=True, slots=True)
class Item:
    """One open posting in a feed of one language. Empty text = there is none."""

    job: Job
    url: str  # of its page in the feed's language
    title: str
    html: str
    summary: str
    language: str  # BCP 47, of the words: the original's where nobody translated them
    company: str
    tags: tuple[str, ...]  # categories, skills and places by name, then the author's tags
    posted: datetime | None


def items(jobs: Iterable[Job], language: str, links: Links, limit: int | None = None) -> list[Item]:
    """Return the first ``limit`` open postings, or all, in the order given.

    Postings that are upcoming or closed are left out; they have no way to apply.
    """
    are_open = (job for job in jobs if job.state is State.OPEN)
    return [_item(job, language, links) for job in islice(are_open, limit)]


def _item(job: Job, language: str, links: Links) -> Item:
    text = job.text(language)
    terms = [*job.categories, *job.skills, *job.locations]
    return Item(
        job=job,
        url=links.job(job, language),
        title=text.title,
        html=description.html(text, language, links),
        summary=description.summary(text),
        language=tag(text.language),
        company=job.company.term.name(language),
        tags=tuple(dict.fromkeys([*(term.name(language) for term in terms), *job.facts.tags])),
        posted=job.facts.posted,
    )
