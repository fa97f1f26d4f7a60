"""A planned page: its address, its language and what it is about. No words and no markup yet."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from sitegen.model import Company, Document, Job, Term, Text
from sitegen.problem import Where


class Kind(StrEnum):
    """The kinds of page; the value names the template."""

    HOME = "home"
    JOBS = "jobs"
    POSTING = "posting"
    COMPANY = "company"
    COMPANIES = "companies"
    TERM = "term"
    TERMS = "terms"
    DOCUMENT = "document"
    FIGURES = "figures"
    NOT_FOUND = "not-found"
    REDIRECT = "redirect"


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the site in one language.

    ``versions`` are the addresses of the page in the languages that it truly has (a page
    that shows the original for want of a translation is not among them). ``jobs`` are
    those to list here, of ``total`` in all; ``number`` of ``numbers`` counts the pages of
    a long list. ``indexed`` says whether search engines shall keep it.
    """

    kind: Kind
    address: str
    language: str
    where: Where
    versions: Mapping[str, str] = field(default_factory=dict)
    others: Mapping[str, str] = field(default_factory=dict)  # where the language switch leads
    job: Job | None = None
    company: Company | None = None
    term: Term | None = None
    document: Document | None = None
    terms: tuple[tuple[Term, int], ...] = ()
    jobs: tuple[Job, ...] = ()
    total: int = 0
    number: int = 1
    numbers: int = 1
    under: str = ""  # address of the first page of the list, which has the feeds
    feeds: bool = False
    indexed: bool = True
    target: str = ""  # of a redirect

    @property
    def shown_language(self) -> str:
        """The language of the page's own text: the original's where there is no translation."""
        for thing in (self.job, self.document):
            if thing is not None and self.language not in thing.texts:
                return thing.original
        return self.language

    @property
    def own_text(self) -> Text | None:
        """The text that the page shows in full, and whose headings are its anchors."""
        if self.kind is Kind.POSTING and self.job is not None:
            return self.job.text(self.language)
        if self.document is not None:
            return self.document.texts[self.shown_language]
        if self.company is not None:
            texts = self.company.texts
            return texts.get(self.language) or next(iter(texts.values()), None)
        return None


@dataclass(frozen=True, slots=True)
class Artifact:
    """A finished file: its path below output/ and its bytes."""

    path: str
    data: bytes
