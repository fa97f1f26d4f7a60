from random import Random

from sitegen.model import Job, State, Term, TermKind
from sitegen.related import AMONG, SHOWN, Related, terms_of
from tests.factories import LONDON, make_company, make_job, make_site, make_term, make_texts

OTHER = make_company("globex", term=make_term(TermKind.COMPANY, "globex", "环球", "Globex"))
JOB = make_job("a")
CHINESE = {"zh": make_texts()["zh"]}


def slugs(*jobs: Job, language: str = "zh", show: bool = True) -> list[str]:
    related = Related(make_site(JOB, *jobs), show_untranslated=show)
    assert related.to(JOB, language) == related.to(JOB, language)
    return [job.slug for job in related.to(JOB, language)]


def test_those_with_most_in_common_and_never_the_posting_itself() -> None:
    found = slugs(
        make_job("same-skill", company=OTHER, categories=(), locations=(LONDON,)),
        make_job("same-all"),
        make_job("nothing", company=OTHER, categories=(), locations=(LONDON,), skills=()),
        make_job("closed", state=State.CLOSED),
    )
    assert found == ["same-all", "same-skill"]


def test_so_many_and_by_name_where_they_are_alike() -> None:
    assert slugs(*(make_job(f"job-{number:02}") for number in range(30, 0, -1))) == [
        f"job-{number:02}" for number in range(1, SHOWN + 1)
    ]  # fmt: skip


def test_only_those_that_the_language_shows() -> None:
    jobs = [make_job("chinese", texts=CHINESE), make_job("both")]
    assert slugs(*jobs, language="en", show=False) == ["both"]
    assert slugs(*jobs, language="zh", show=False) == slugs(*jobs, language="en") == ["both", "chinese"]


def test_as_counted_posting_by_posting() -> None:
    chance = Random(7)  # noqa: S311 - the same every time
    companies = [make_company(slug, term=make_term(TermKind.COMPANY, slug, slug, slug)) for slug in "xyz"]
    terms = {
        kind: [make_term(kind, f"{kind.value}-{number}", "词", "word") for number in range(6)] for kind in TermKind
    }
    for _ in range(40):
        jobs = [
            make_job(
                f"job-{number}",
                id=f"{chance.random()}",
                company=chance.choice(companies),
                categories=some(chance, terms[TermKind.CATEGORY]),
                locations=some(chance, terms[TermKind.LOCATION]),
                skills=some(chance, terms[TermKind.SKILL]),
                types=some(chance, terms[TermKind.TYPE]),
                state=chance.choice([State.OPEN, State.OPEN, State.UPCOMING, State.CLOSED]),
                texts=chance.choice([CHINESE, make_texts()]),
            )
            for number in range(chance.choice([2, 9, 30, 150]))
        ]
        for show in (True, False):
            related = Related(make_site(*jobs), show_untranslated=show)
            for job in chance.sample(jobs, 2):
                for language in ("zh", "en"):
                    assert related.to(job, language) == defined(job, jobs, language, show=show)


def some(chance: Random, terms: list[Term]) -> tuple[Term, ...]:
    return tuple(chance.sample(terms, chance.randint(0, 3)))


def defined(job: Job, jobs: list[Job], language: str, *, show: bool) -> tuple[Job, ...]:
    """The definition: every term that two postings share counts, of postings among the newest of it."""
    listed = [other for other in jobs if other.state is not State.CLOSED]
    scores = dict.fromkeys((other.id for other in listed), 0)
    for term in terms_of(job):
        for other in [other for other in listed if term in terms_of(other)][:AMONG]:
            scores[other.id] += 2 if term.kind in (TermKind.COMPANY, TermKind.CATEGORY) else 1
    found = [
        other
        for other in listed
        if scores[other.id] and other is not job and (show or language in other.texts)
    ]  # fmt: skip
    return tuple(sorted(found, key=lambda other: (-scores[other.id], other.id))[:SHOWN])
