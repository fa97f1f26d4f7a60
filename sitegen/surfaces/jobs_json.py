"""``jobs.json``: every fact of every posting, for programs.

The shape is stable: every key is always there, null or empty where nothing is stated.
``version`` goes up when a key changes its meaning or goes away, not when one is added.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any

from sitegen.model import Apply, Education, Experience, Job, Salary, Term
from sitegen.surfaces import description
from sitegen.surfaces.json_text import compact
from sitegen.surfaces.links import Links

VERSION = 1


def document(jobs: Iterable[Job], languages: Sequence[str], links: Links) -> Iterator[str]:
    """Yield the file in pieces: the postings, open, upcoming and closed, in the order given, one a line.

    ``languages`` are the site's, the default first; names are in each of them. Titles and
    summaries are only in the languages that somebody wrote. Dates are ISO 8601.
    """
    yield f'{{"version":{VERSION},"languages":{compact(list(languages))},"jobs":['
    before, named = "\n", _Named(languages)
    for job in jobs:
        yield before + compact(_job(job, languages, links, named))
        before = ",\n"
    yield "\n]}\n"


class _Named:
    """Terms as they are written, each made once: one stands in many postings."""

    def __init__(self, languages: Sequence[str]) -> None:
        self._languages = languages
        self._made: dict[int, tuple[dict[str, Any], Term]] = {}  # with the term, whose id is the key

    def __call__(self, term: Term) -> dict[str, Any]:
        found = self._made.get(id(term))
        if found is None:
            names = {language: term.name(language) for language in self._languages}
            found = self._made[id(term)] = {"slug": term.slug, "names": names}, term
        return found[0]


def _job(job: Job, languages: Sequence[str], links: Links, named: Callable[[Term], dict[str, Any]]) -> dict[str, Any]:
    facts = job.facts
    written = {language: job.texts[language] for language in languages if language in job.texts}
    return {
        "id": job.id,
        "slug": job.slug,
        "state": job.state.value,
        "company": named(job.company.term),
        "categories": [named(term) for term in job.categories],
        "locations": [{**named(term), "country": term.country} for term in job.locations],
        "remote": facts.remote.value if facts.remote else None,
        "remote_countries": list(facts.remote_countries),
        "employment": [kind.value for kind in facts.employment],
        "hiring": [kind.value for kind in facts.hiring],
        "salary": _salary(facts.salary),
        "experience": _experience(facts.experience),
        "education": _education(facts.education),
        "skills": [named(term) for term in job.skills],
        "tags": list(facts.tags),
        "headcount": facts.headcount,
        "posted": _moment(facts.posted),
        "opens": _moment(facts.opens),
        "closes": _moment(facts.closes),
        "apply": _apply(job.apply),
        "titles": {language: words.title for language, words in written.items()},
        "summaries": {language: description.summary(words) for language, words in written.items()},
        "urls": {language: links.job(job, language) for language in languages},
        "original": job.original,
    }


def _moment(moment: datetime | None) -> str | None:
    return moment.isoformat(timespec="seconds") if moment else None


def _salary(salary: Salary | None) -> dict[str, Any] | None:
    if salary is None:
        return None
    return {
        "text": salary.text,
        "currency": salary.currency,
        "min": salary.min,
        "max": salary.max,
        "unit": salary.unit.value if salary.unit else None,
        "months": salary.months,
    }


def _experience(experience: Experience | None) -> dict[str, Any] | None:
    if experience is None:
        return None
    return {
        "text": experience.text,
        "min_years": experience.min_years,
        "max_years": experience.max_years,
    }


def _education(education: Education | None) -> dict[str, Any] | None:
    if education is None:
        return None
    return {"text": education.text, "level": education.level.value if education.level else None}


def _apply(apply: Apply | None) -> dict[str, Any] | None:
    if apply is None:
        return None
    return {
        "email": apply.email,
        "url": apply.url,
        "subject": apply.subject,
        "wechat": apply.wechat,
        "note": dict(sorted(apply.note.items())),
    }
