from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from sitegen.config import Config
from sitegen.employers import Employers
from sitegen.model import Apply, Facts, Job, Posting, Salary, State, TermKind
from sitegen.problem import Problem, Where
from sitegen.schema import posting
from sitegen.stages.assemble import assemble_jobs, assemble_site
from sitegen.taxonomy import Taxonomy
from sitegen.yaml_source import load
from tests.factories import CLOUD, make_company, make_facts, make_posting, make_text

SHANGHAI = "Asia/Shanghai"
EMPLOYERS = Employers.among([make_company()], ("zh", "en"))


def config(now: str = "2026-11-15 12:00", zone: str = SHANGHAI, **changes: Any) -> Config:
    moment = datetime.fromisoformat(now).replace(tzinfo=ZoneInfo(zone))
    return Config(Path(), Path("output"), {"zh": "招聘"}, zone=ZoneInfo(zone), now=moment, **changes)


def assembled(*postings: Posting, taxonomy: Taxonomy | None = None, **changes: Any) -> tuple[list[Job], list[Problem]]:
    return assemble_jobs(postings, taxonomy or Taxonomy.of([CLOUD]), EMPLOYERS, config(**changes))


def facts_of(text: str, zone: str) -> Facts:
    declared, problems = posting.read(load(text, "a.md")[0], ZoneInfo(zone), ("zh",))
    assert not problems
    return declared.facts


LA, KIRITIMATI = "America/Los_Angeles", "Pacific/Kiritimati"
UPCOMING, OPEN, CLOSED = State


@pytest.mark.parametrize(
    "text,now,zone,state",
    [
        ("", "2026-11-15 12:00", SHANGHAI, OPEN),
        ("closes: 2026-11-15", "2026-11-15 00:00", SHANGHAI, OPEN),
        ("closes: 2026-11-15", "2026-11-15 23:59:59", SHANGHAI, OPEN),
        ("closes: 2026-11-15", "2026-11-16 00:00", SHANGHAI, CLOSED),
        ("closes: 2026-11-15", "2026-11-15 23:59:59", LA, OPEN),
        ("closes: 2026-11-15", "2026-11-16 00:00", LA, CLOSED),
        ("closes: 2026-11-15", "2026-11-15 23:59:59", KIRITIMATI, OPEN),
        ("closes: 2026-11-15 18:00", "2026-11-15 18:00", SHANGHAI, OPEN),
        ("closes: 2026-11-15 18:00", "2026-11-15 18:00:01", SHANGHAI, CLOSED),
        ("closes: 2026-11-15 18:00", "2026-11-15 17:00", LA, OPEN),
        ("closes: 2026-11-15T18:00:00+08:00", "2026-11-15 01:59", LA, OPEN),
        ("closes: 2026-11-15T18:00:00+08:00", "2026-11-15 02:01", LA, CLOSED),
        ("opens: 2026-11-15", "2026-11-14 23:59:59", SHANGHAI, UPCOMING),
        ("opens: 2026-11-15", "2026-11-15 00:00", SHANGHAI, OPEN),
        ("opens: 2026-11-15 09:00", "2026-11-15 08:59", SHANGHAI, UPCOMING),
        ("opens: 2026-11-15 09:00", "2026-11-15 09:00", SHANGHAI, OPEN),
        ("opens: 2026-11-15\ncloses: 2026-11-15", "2026-11-15 12:00", SHANGHAI, OPEN),
        ("posted: 2026-11-15 23:59", "2026-11-15 00:00", SHANGHAI, OPEN),
        ("posted: 2026-11-15 23:59", "2026-11-15 00:00", LA, OPEN),
        ("posted: 2026-11-16", "2026-11-15 23:59", SHANGHAI, UPCOMING),
        ("posted: 2026-11-16", "2026-11-16 00:00", SHANGHAI, OPEN),
        ("posted: 2026-11-15T23:59:00+14:00", "2026-11-15 00:00", SHANGHAI, OPEN),
        ("posted: 2026-11-15T23:59:00-08:00", "2026-11-15 12:00", SHANGHAI, UPCOMING),
        ("posted: 2026-11-15T23:59:00-08:00", "2026-11-16 00:00", SHANGHAI, OPEN),
        ("posted: 2026-12-01\nopens: 2026-11-01", "2026-11-15 12:00", SHANGHAI, OPEN),
        ("posted: 2026-11-01\nopens: 2026-12-01", "2026-11-15 12:00", SHANGHAI, UPCOMING),
    ],
)
def test_states(text: str, now: str, zone: str, state: State) -> None:
    (job,), _ = assembled(make_posting(facts=facts_of(text, zone)), now=now, zone=zone)
    assert job.state is state


def version(language: str, slug: str = "dev", **changes: Any) -> Posting:
    translated = language != "zh"
    changes.setdefault("facts", make_facts() if not translated else Facts())
    path = f"content/postings/acme/{slug}{'.en' if translated else ''}.md"
    text = make_text(language, where=Where(path, 1))
    return make_posting(slug, language=language, is_translation=translated, text=text, **changes)


def test_facts_are_the_originals_and_words_are_each_ones() -> None:
    facts = make_facts(salary=Salary("面议"), headcount=2)
    (job,), problems = assembled(version("en"), version("zh", facts=facts))
    assert problems == []
    assert (job.facts, job.original, list(job.texts)) == (facts, "zh", ["zh", "en"])
    assert [job.texts[code].title for code in job.texts] == ["前端工程师", "Front-end engineer"]
    assert (job.id, job.slug, job.state) == ("acme/dev", "dev", OPEN)


@pytest.mark.parametrize(
    "original,translation,drafts,languages",
    [
        (False, False, False, ["zh", "en"]),
        (True, False, False, None),
        (True, False, True, ["zh", "en"]),
        (False, True, False, ["zh"]),
        (False, True, True, ["zh", "en"]),
    ],
)
def test_drafts(original: bool, translation: bool, drafts: bool, languages: list[str] | None) -> None:  # noqa: FBT001
    jobs, problems = assembled(
        version("zh", facts=make_facts(draft=original)),
        version("en", facts=Facts(draft=translation)),
        drafts=drafts,
    )
    assert problems == []
    assert [list(job.texts) for job in jobs] == ([] if languages is None else [languages])


def test_newest_first_and_closed_last() -> None:
    def on(slug: str, posted: str, closes: str = "") -> Posting:
        lines = [f"posted: {posted}" if posted else "", f"closes: {closes}" if closes else ""]
        return make_posting(slug, facts=facts_of("\n".join(filter(None, lines)), SHANGHAI))

    jobs, _ = assembled(
        on("old", "2026-10-01"), on("closed", "2026-11-10", "2026-11-11"), on("b", "2026-11-01"),
        on("undated", ""), on("a", "2026-11-01"), on("later-that-day", "2026-11-01 08:00"),
    )  # fmt: skip
    assert [job.slug for job in jobs] == ["later-that-day", "a", "b", "old", "undated", "closed"]


def test_the_order_of_postings_does_not_depend_on_the_order_they_are_read_in() -> None:
    postings = [version(code, slug) for slug in "dcba" for code in ("en", "zh")]
    assert assembled(*postings) == assembled(*reversed(postings))


def test_two_files_in_one_language() -> None:
    twice = make_posting("dev", text=make_text(where=Where("content/postings/acme/dev.txt", 1)))
    jobs, problems = assembled(version("zh"), twice)
    assert [(p.rule, p.where.path) for p in problems] == [("address.collision", "content/postings/acme/dev.txt")]
    assert len(jobs) == 1


@pytest.mark.parametrize("count,rules", [(2, []), (1, ["translation.count"]), (3, ["translation.count"])])
def test_a_document_and_its_translation_hold_as_many_postings(count: int, rules: list[str]) -> None:
    def numbered(language: str, number: int) -> Posting:
        path = f"content/postings/jobs{'.en' if language == 'en' else ''}.md"
        return make_posting(
            f"job-{number}", key=f"content/postings/jobs#{number}", language=language, understood=True,
            is_translation=language == "en", text=make_text(language, where=Where(path, number)),
        )  # fmt: skip

    postings = [numbered("zh", n) for n in (1, 2)] + [numbered("en", n) for n in range(1, count + 1)]
    jobs, problems = assembled(*postings)
    assert [(p.rule, p.where.path) for p in problems] == [(rule, "content/postings/jobs.en.md") for rule in rules]
    assert len(jobs) == 2


def test_how_to_apply_is_the_postings_then_the_companys_then_the_sites() -> None:
    own, theirs, sites = Apply(email="a@x.example"), Apply(email="b@x.example"), Apply(email="c@x.example")
    assert assembled(make_posting(facts=make_facts(apply=own)), apply=sites)[0][0].apply is own
    company = make_company(apply=theirs)
    (job,), _ = assemble_jobs(
        [make_posting()], Taxonomy.of([]), Employers.among([company], ("zh",)), config(apply=sites)
    )
    assert job.apply is theirs
    assert assembled(make_posting(), apply=sites)[0][0].apply is sites
    assert assembled(make_posting())[0][0].apply is None


@pytest.mark.parametrize(
    "name,understood,listed,rules",
    [
        ("云平台", False, True, []),
        ("cluod", False, True, ["posting.unknown-category"]),
        ("新类", True, True, ["posting.unlisted-category"]),
        ("新类", False, False, []),
    ],
)
def test_categories(name: str, understood: bool, listed: bool, rules: list[str]) -> None:  # noqa: FBT001
    post = make_posting(facts=make_facts(categories=(name,)), understood=understood)
    (job,), problems = assembled(post, taxonomy=Taxonomy.of([CLOUD] if listed else []))
    assert [p.rule for p in problems] == rules
    assert [term.name("zh") for term in job.categories] == [name]


def test_places() -> None:
    (job,), problems = assembled(make_posting(facts=make_facts(locations=("上海", "Shanghai", "无名村"))))
    assert [term.name("zh") for term in job.locations] == ["上海", "无名村"]
    assert [p.rule for p in problems] == ["posting.unknown-location"]


def test_terms_are_in_the_sites_order_then_by_use() -> None:
    def using(slug: str, **facts: Any) -> Posting:
        return make_posting(slug, facts=make_facts(**facts))

    taxonomy = Taxonomy.of([CLOUD])
    jobs, _ = assembled(
        using("a", categories=("运营",), skills=("Go", "Rust")),
        using("b", categories=("运营",), skills=("Rust", "C++")),
        taxonomy=taxonomy,
    )
    site = assemble_site(jobs, [make_company()], [], [], taxonomy, config())
    assert [term.slug for term in site.terms[TermKind.CATEGORY]] == ["cloud", "yun-ying"]
    assert [term.slug for term in site.terms[TermKind.SKILL]] == ["rust", "c-plus-plus", "go"]
    assert site.terms[TermKind.LOCATION] == ()
