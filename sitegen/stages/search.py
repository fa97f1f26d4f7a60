"""The site -> what the browser searches: files under /search/, one set a language.

The first one of a language has an address that stays, so that pages need not change with it, and
names the others; their names carry a digest of what they hold, so they can be cached for ever.
"""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from sitegen.address import Addresses, output_file
from sitegen.config import Config
from sitegen.facts import when
from sitegen.model import Job, Site, State, TermKind
from sitegen.pages import Artifact
from sitegen.surfaces import search
from sitegen.surfaces.json_text import compact

FOLDER = "/search/"
PART = 128  # postings whose bodies are in one file


def address(language: str) -> str:
    """Return the address of a language's first file, which names the others and keeps its name."""
    return f"{FOLDER}{language}.json"


def files(site: Site, config: Config, addresses: Addresses, language: str) -> Iterator[Artifact]:
    """Yield the files of a language, the first one last."""

    def day(moment: datetime) -> str:
        return when.show(moment.astimezone(config.zone).date(), language)

    jobs = searched(site, config, language)
    names = []
    for number, part in enumerate(parts(jobs), start=1):
        made = body_file((search.body(job, language) for job in part), language, number)
        names.append([made.path.rpartition("/")[2], len(part)])
        yield made
    cards = _named(f"{language}-cards", search.cards(jobs, language, day))
    yield cards
    yield first_file(
        {
            **search.facets(jobs, site.terms, language, day),
            "jobs": addresses.url(addresses.jobs(language)),
            "companies": addresses.url(addresses.terms(TermKind.COMPANY, language)),
            "cards": cards.path.rpartition("/")[2],
            "bodies": names,
        },
        language,
    )


def searched(site: Site, config: Config, language: str) -> list[Job]:
    """Return the postings that the search of a language finds, in its order."""
    return [
        job
        for job in site.jobs
        if job.state is not State.CLOSED and (config.show_untranslated or language in job.texts)
    ]


def parts(jobs: Sequence[Job]) -> list[Sequence[Job]]:
    """Return the postings by the file that their bodies are in: so many each, whatever is in them.

    So a text that grows changes one file.
    """
    return [jobs[start : start + PART] for start in range(0, len(jobs), PART)]


def body_file(texts: Iterable[str], language: str, number: int) -> Artifact:
    """Return the file with the words of some postings; the first is number 1."""
    return _named(f"{language}-bodies-{number}", list(texts))


def first_file(data: object, language: str) -> Artifact:
    """Return the file that names the others."""
    return Artifact(output_file(address(language)), compact(data).encode())


def _named(name: str, data: object) -> Artifact:
    """Return a file whose name carries a digest of what it holds."""
    text = compact(data).encode()
    return Artifact(output_file(f"{FOLDER}{name}.{hashlib.sha256(text).hexdigest()[:8]}.json"), text)
