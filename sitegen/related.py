"""Postings like a posting: those that it has most terms in common with."""

from collections.abc import Iterator
from functools import cached_property
from heapq import nsmallest

from sitegen.model import Job, Site, State, Term, TermKind

SHOWN = 4
AMONG = 40  # only the newest of every term are looked at: the work must not grow with the square of the site


def terms_of(job: Job) -> Iterator[Term]:
    """Yield every term that lists a job, its company first."""
    yield job.company.term
    yield from job.categories
    yield from job.locations
    yield from job.skills
    yield from job.types


class Related:
    """Finds postings like one, company and category counting double; the last one's are remembered."""

    def __init__(self, site: Site, *, show_untranslated: bool) -> None:
        """Look among the open and upcoming postings of a site."""
        self._site, self._show = site, show_untranslated
        self._last: tuple[str, list[tuple[int, str, Job]]] = "", []

    def to(self, job: Job, language: str) -> tuple[Job, ...]:
        """Return the postings to show beside one on a page in a language, the most alike first."""
        if self._last[0] != job.id:
            self._last = job.id, self._scored(job)
        shown = [entry for entry in self._last[1] if self._show or language in entry[2].texts]
        return tuple(other for _, _, other in nsmallest(SHOWN, shown))

    @cached_property
    def _newest(self) -> dict[tuple[TermKind, str], list[Job]]:
        found: dict[tuple[TermKind, str], list[Job]] = {}
        for job in self._site.jobs:
            if job.state is not State.CLOSED:
                for term in terms_of(job):
                    listed = found.setdefault((term.kind, term.slug), [])
                    if len(listed) < AMONG:
                        listed.append(job)
        return found

    def _scored(self, job: Job) -> list[tuple[int, str, Job]]:
        scores: dict[str, int] = {}
        jobs: dict[str, Job] = {}
        for term in terms_of(job):
            weight = 2 if term.kind in (TermKind.COMPANY, TermKind.CATEGORY) else 1
            for other in self._newest.get((term.kind, term.slug), ()):
                scores[other.id] = scores.get(other.id, 0) + weight
                jobs[other.id] = other
        scores.pop(job.id, None)
        return [(-score, slug, jobs[slug]) for slug, score in scores.items()]
