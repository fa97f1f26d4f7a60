"""Postings like a posting: those that it has most terms in common with."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from heapq import nsmallest
from itertools import chain, islice

from sitegen.model import NOTHING, Job, Site, State, Term, TermKind

SHOWN = 4
# By language, the path of the file and the id of every posting to show beside one; and something else.
Beside = tuple[Mapping[str, Sequence[tuple[str, str]]], object]
AMONG = 40  # only the newest of every term are looked at: the work must not grow with the square of the site


def terms_of(job: Job) -> Iterator[Term]:
    """Yield every term that lists a job, its company first."""
    yield job.company.term
    yield from job.categories
    yield from job.locations
    yield from job.skills
    yield from job.types


class Related:
    """Finds postings like one, company and category counting double; the last one's are remembered.

    Postings are numbers here, in the order of their ids: numbers are counted and compared at once.
    """

    def __init__(self, site: Site, *, show_untranslated: bool, known: Mapping[str, Beside] = NOTHING) -> None:
        """Look among the open and upcoming postings of a site, but for those where the answer is ``known``."""
        self._known = known
        self._listed = [job for job in site.jobs if job.state is not State.CLOSED]  # the newest first
        self._jobs = sorted(self._listed, key=lambda job: job.id)
        self._show = show_untranslated
        self._last: tuple[str, list[int]] = "", []

    def to(self, job: Job, language: str) -> tuple[Job, ...]:
        """Return the postings to show beside one on a page in a language, the most alike first."""
        known = self._known.get(job.id)
        if known is not None and language in known[0]:
            return tuple([self._jobs[self._numbers[name]] for _, name in known[0][language]])
        if self._last[0] != job.id:
            self._last = job.id, self._alike(job)
        others = (self._jobs[number] for number in self._last[1])
        return tuple(islice((other for other in others if self._show or language in other.texts), SHOWN))

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return {job.id: number for number, job in enumerate(self._jobs)}

    @cached_property
    def _newest(self) -> dict[tuple[TermKind, str], list[int]]:
        """The newest postings of every term; those of a term that counts double stand there twice."""
        found: dict[tuple[TermKind, str], list[int]] = {}
        for job in self._listed:
            for term in terms_of(job):
                weight = 2 if term.kind in (TermKind.COMPANY, TermKind.CATEGORY) else 1
                numbers = found.setdefault((term.kind, term.slug), [])
                if len(numbers) < AMONG * weight:
                    numbers += [self._numbers[job.id]] * weight
        return found

    def _alike(self, job: Job) -> list[int]:
        """Return the postings like one by score, then by id: all of them, or as many as any language shows."""
        newest = self._newest
        scores = Counter(chain.from_iterable([newest.get((term.kind, term.slug), ()) for term in terms_of(job)]))
        scores.pop(self._numbers.get(job.id, -1), None)
        size = len(self._jobs)
        ranks = [number - score * size for number, score in scores.items()]  # one number to compare says both
        best = nsmallest(SHOWN, ranks) if self._show else sorted(ranks)
        return [rank % size for rank in best]
