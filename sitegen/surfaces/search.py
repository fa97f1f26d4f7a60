"""What the browser searches: three kinds of JSON a language, each asked for only when it is needed.

``facets``  what filters and orders a list: terms, pay, dates. Loaded with a list on a wide screen.
``cards``   what a hit shows: titles and addresses. Loaded with the first filter or search.
``bodies``  the words of the postings, so many a file. Loaded with the first search.

Every column has one entry a posting, in the order of the site (newest first). Lists of numbers
point into the tables beside them; ``packed`` says how they are written. Nothing here knows the
names of the files: ``stages/search.py`` gives them.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, TypeVar

from sitegen import language as languages
from sitegen.facts import education, experience, experience_band, salary
from sitegen.model import Degree, Education, Employment, Hiring, Job, Remote, State, Term, TermKind
from sitegen.surfaces.packed import packed
from sitegen.taxonomy import types

VERSION = 1
# The facets in the order in which they are offered; a name is the key of the address, too.
FACETS = (
    "category", "place", "hiring", "employment", "remote", "experience", "education", "company", "skill",
)  # fmt: skip

_Row = list[str]
_T = TypeVar("_T")
Show = Callable[[datetime], str]


def facets(jobs: Sequence[Job], terms: Mapping[TermKind, Sequence[Term]], language: str, day: Show) -> dict[str, Any]:
    """Return what filters and orders the postings; ``day`` says a day to readers of the language."""
    columns, tables = dict[str, str](), dict[str, list[_Row]]()
    for name, (rows, found) in _facets(jobs, terms, language).items():
        place = {row[0]: number for number, row in enumerate(rows)}
        used = [[place[slug] for slug in slugs] for slugs in found]
        if name == "skill":  # shown nowhere in an author's order, and a tenth smaller in this one
            used = [sorted(numbers) for numbers in used]
        columns[name], tables[name] = packed(used), rows
    pay = [_pay(job, language) for job in jobs]
    pays = _table(pay)
    posted, closes = [job.facts.posted for job in jobs], [job.facts.closes for job in jobs]
    days, ends = _latest_first(posted), _latest_first(closes)
    return {
        "version": VERSION,
        "count": len(jobs),
        "terms": tables,
        "pays": [list(entry[1:]) for entry in pays],  # what is shown of them stands in the cards
        "days": [[_seconds(moment), day(moment)] for moment in days],
        "ends": [[_seconds(moment), day(moment)] for moment in ends],
        "columns": {
            **columns,
            "pay": _one(pay, pays),
            "posted": _one(posted, days),
            "closes": _one(closes, ends),
        },
    }


def cards(jobs: Sequence[Job], language: str, day: Show) -> dict[str, Any]:
    """Return what a hit shows besides its facets. A slug that its title tells is left out, see ``slug_of``."""
    years = [experience.show(j.facts.experience, language) if j.facts.experience else None for j in jobs]
    spans = _table(years)
    texts = [job.text(language) for job in jobs]
    return {
        "version": VERSION,
        "titles": [text.title for text in texts],
        "slugs": ["" if job.slug == slug_of(text.title) else job.slug for job, text in zip(jobs, texts, strict=True)],
        "pays": [entry[0] for entry in _table([_pay(job, language) for job in jobs])],
        "spans": spans,
        "experience": _one(years, spans),
        "languages": {str(n): languages.tag(t.language) for n, t in enumerate(texts) if t.language != language},
        "education": {str(n): e.text for n, j in enumerate(jobs) if (e := j.facts.education) and e.level is None},
        "opens": {
            str(n): day(job.facts.opens) if job.facts.opens else ""
            for n, job in enumerate(jobs)
            if job.state is State.UPCOMING
        },
    }


def body(job: Job, language: str) -> str:
    """Return the words of a posting; nothing is found across the end of a line."""
    lines = (" ".join(line.split()) for line in job.text(language).body.text.splitlines())
    return "\n".join(filter(None, lines))


def slug_of(title: str) -> str:
    """Return the address that an English title usually has; ``index.js`` of the theme does the same."""
    words = "".join(c if c.isascii() and c.isalnum() else " " for c in title.lower())
    return "-".join(words.split())


def only(term: Term) -> str:
    """Return the filter that a term's own page has: ``category=inference``; several are alternatives."""
    names = {
        TermKind.COMPANY: "company", TermKind.CATEGORY: "category", TermKind.LOCATION: "place", TermKind.SKILL: "skill",
    }  # fmt: skip
    if term.kind in names:
        return f"{names[term.kind]}={term.slug}"
    hiring = [f"hiring={kind.value}" for kind in Hiring if types((kind,), ())[0].slug == term.slug]
    return "&".join(hiring + [f"employment={kind.value}" for kind in Employment if kind.value == term.slug])


# --- facets -----------------------------------------------------------------------------


def _facets(
    jobs: Sequence[Job], terms: Mapping[TermKind, Sequence[Term]], language: str
) -> dict[str, tuple[list[_Row], list[list[str]]]]:
    """Return for every facet its table (slug, name, and the name's language where it is another) and its column."""
    listed: dict[str, tuple[list[_Row], list[list[str]]]] = {
        "company": _terms(terms[TermKind.COMPANY], language, [[job.company.term] for job in jobs]),
        "category": _terms(terms[TermKind.CATEGORY], language, [job.categories for job in jobs]),
        "place": _terms(terms[TermKind.LOCATION], language, [job.locations for job in jobs]),
        "skill": _terms(terms[TermKind.SKILL], language, [job.skills for job in jobs]),
        "hiring": _kinds(Hiring, lambda kind: types((kind,), ())[0], language, [job.facts.hiring for job in jobs]),
        "employment": _kinds(
            Employment, lambda kind: types((), (kind,))[0], language, [job.facts.employment for job in jobs]
        ),
        "remote": _values(
            [[kind.value, ""] for kind in (Remote.HYBRID, Remote.FULL)],  # the theme's words name them
            [job.facts.remote.value if job.facts.remote else None for job in jobs],
        ),
        "experience": _values(
            [[slug, experience_band.show(slug, language)] for slug in experience_band.BANDS],
            [experience_band.band(job.facts.experience) if job.facts.experience else None for job in jobs],
        ),
        "education": _values(
            [[level.value, education.show(Education("", level), language)] for level in Degree],
            [job.facts.education.level if job.facts.education else None for job in jobs],
        ),
    }
    return {name: listed[name] for name in FACETS}


def _terms(
    known: Sequence[Term], language: str, column: Sequence[Sequence[Term]]
) -> tuple[list[_Row], list[list[str]]]:
    """Return the terms that are in use, most used first, but categories in the site's order."""
    used: dict[str, int] = {}
    for group in column:
        for term in group:
            used[term.slug] = used.get(term.slug, 0) + 1
    rows = [_named(term, language) for term in known if term.slug in used]
    if known and known[0].kind is not TermKind.CATEGORY:
        rows.sort(key=lambda row: -used[row[0]])
    return rows, [[term.slug for term in group] for group in column]


def _named(term: Term, language: str) -> _Row:
    name = term.name(language)
    return [term.slug, name] if language in term.names else [term.slug, name, languages.tag(next(iter(term.names)))]


def _kinds(
    kinds: Iterable[Any], term: Callable[[Any], Term], language: str, column: Sequence[Sequence[Any]]
) -> tuple[list[_Row], list[list[str]]]:
    rows = [[kind.value, term(kind).name(language)] for kind in kinds]
    return _in_use(rows, [[kind.value for kind in group] for group in column])


def _values(rows: list[_Row], column: Sequence[str | None]) -> tuple[list[_Row], list[list[str]]]:
    known = {row[0] for row in rows}
    return _in_use(rows, [[value] if value in known else [] for value in column])


def _in_use(rows: list[_Row], column: list[list[str]]) -> tuple[list[_Row], list[list[str]]]:
    used = {slug for group in column for slug in group}
    return [row for row in rows if row[0] in used], column


# --- columns ----------------------------------------------------------------------------


def _pay(job: Job, language: str) -> tuple[str, str, float | None, float | None] | None:
    """Return a salary as it is shown, its currency, and the least and the most a year where it states a figure."""
    value = job.facts.salary
    if value is None:
        return None
    low, high = salary.yearly(value) or (None, None)
    return salary.show(value, language), value.currency or "", low, high


def _table(column: Sequence[_T | None]) -> list[_T]:
    """Return the values of a column, the most frequent first."""
    counts: dict[_T, int] = {}
    for value in column:
        if value is not None:
            counts[value] = counts.get(value, 0) + 1
    return sorted(counts, key=lambda value: -counts[value])


def _latest_first(column: Sequence[datetime | None]) -> list[datetime]:
    return sorted({moment for moment in column if moment is not None}, reverse=True)


def _one(column: Sequence[_T | None], table: Sequence[_T]) -> str:
    """Return a column of single values, packed: a number in the table, or nothing."""
    place = {value: number for number, value in enumerate(table)}
    return packed([] if value is None else [place[value]] for value in column)


def _seconds(moment: datetime) -> int:
    return int(moment.timestamp())
