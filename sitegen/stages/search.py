"""The site -> what the browser searches: files under /search/, one set a language.

Every name carries a digest of what the file holds, so a file can be cached for ever, and only
the first one's address has to be known: it names the others.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sitegen.address import Addresses, output_file
from sitegen.config import Config
from sitegen.facts import when
from sitegen.model import Site, State, TermKind
from sitegen.pages import Artifact
from sitegen.surfaces import search
from sitegen.surfaces.json_text import compact

FOLDER = "/search/"


@dataclass(frozen=True, slots=True)
class Searching:
    """The files, and by language the address of the one that names the others."""

    addresses: Mapping[str, str]
    artifacts: tuple[Artifact, ...]


def searching(site: Site, config: Config, addresses: Addresses) -> Searching:
    """Make the search of every language of the site."""
    first, files = dict[str, str](), list[Artifact]()
    for language in config.languages:
        first[language] = _files(site, config, addresses, language, files)
    return Searching(first, tuple(files))


def _files(site: Site, config: Config, addresses: Addresses, language: str, files: list[Artifact]) -> str:
    """Add the files of a language and return the first one's address."""

    def add(name: str, data: object) -> str:
        text = compact(data).encode()
        file = f"{name}.{hashlib.sha256(text).hexdigest()[:8]}.json"
        files.append(Artifact(output_file(FOLDER + file), text))
        return file

    def day(moment: datetime) -> str:
        return when.show(moment.astimezone(config.zone).date(), language)

    jobs = [
        job
        for job in site.jobs
        if job.state is not State.CLOSED and (config.show_untranslated or language in job.texts)
    ]
    groups = enumerate(search.bodies(jobs, language), start=1)
    bodies = [[add(f"{language}-bodies-{number}", group), len(group)] for number, group in groups]
    cards = add(f"{language}-cards", search.cards(jobs, language, day))
    facets = {
        **search.facets(jobs, site.terms, language, day),
        "jobs": addresses.url(addresses.jobs(language)),
        "companies": addresses.url(addresses.terms(TermKind.COMPANY, language)),
        "cards": cards,
        "bodies": bodies,
    }
    return FOLDER + add(language, facets)
