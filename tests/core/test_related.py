from sitegen.model import Job, State, TermKind
from sitegen.related import SHOWN, Related
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
