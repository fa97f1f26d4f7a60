import json
from dataclasses import fields
from typing import Any

from sitegen.model import (
    Apply,
    Degree,
    Education,
    Employment,
    Experience,
    Facts,
    Hiring,
    Job,
    Remote,
    Salary,
    State,
    Unit,
)
from sitegen.surfaces import jobs_json
from tests.factories import LONDON, SHANGHAI, ExampleLinks, make_facts, make_job, make_text, moment

FULL = make_job(
    locations=(SHANGHAI, LONDON),
    facts=make_facts(
        remote=Remote.FULL,
        remote_countries=("CN", "GB"),
        employment=(Employment.FULL_TIME, Employment.PART_TIME),
        hiring=(Hiring.EXPERIENCED,),
        salary=Salary("15-40K·13薪", "CNY", 15000, 40000, Unit.MONTH, 13),
        experience=Experience("3-5年", 3, 5),
        education=Education("本科", Degree.BACHELOR),
        tags=("急招",),
        headcount=2,
        opens=moment("2026-11-12 09:00"),
        closes=moment("2026-12-31 23:59:59"),
    ),
    apply=Apply("jobs@acme.example", None, "姓名-职位", "acme-hr", {"zh": "附作品", "en": "Add samples"}),
)


def document(*jobs: Job) -> dict[str, Any]:
    found: dict[str, Any] = json.loads("".join(jobs_json.document(jobs, ("zh", "en"), ExampleLinks())))
    return found


def test_a_posting_in_full() -> None:
    assert document(FULL) == {
        "version": 1,
        "languages": ["zh", "en"],
        "jobs": [
            {
                "id": "acme/frontend",
                "slug": "frontend",
                "state": "open",
                "company": {"slug": "acme", "names": {"zh": "艾克米", "en": "Acme"}},
                "categories": [{"slug": "cloud", "names": {"zh": "云平台", "en": "Cloud"}}],
                "locations": [
                    {"slug": "shanghai", "names": {"zh": "上海", "en": "Shanghai"}, "country": "CN"},
                    {"slug": "london", "names": {"zh": "伦敦", "en": "London"}, "country": "GB"},
                ],
                "remote": "full",
                "remote_countries": ["CN", "GB"],
                "employment": ["full-time", "part-time"],
                "hiring": ["experienced"],
                "salary": {
                    "text": "15-40K·13薪",
                    "currency": "CNY",
                    "min": 15000,
                    "max": 40000,
                    "unit": "month",
                    "months": 13,
                },
                "experience": {"text": "3-5年", "min_years": 3, "max_years": 5},
                "education": {"text": "本科", "level": "bachelor"},
                "skills": [{"slug": "python", "names": {"zh": "Python", "en": "Python"}}],
                "tags": ["急招"],
                "headcount": 2,
                "posted": "2026-11-10T00:00:00+08:00",
                "opens": "2026-11-12T09:00:00+08:00",
                "closes": "2026-12-31T23:59:59+08:00",
                "apply": {
                    "email": "jobs@acme.example",
                    "url": None,
                    "subject": "姓名-职位",
                    "wechat": "acme-hr",
                    "note": {"en": "Add samples", "zh": "附作品"},
                },
                "titles": {"zh": "前端工程师", "en": "Front-end engineer"},
                "summaries": {"zh": "写网页", "en": "Write web pages"},
                "urls": {
                    "zh": "https://example.org/careers/jobs/acme/frontend/",
                    "en": "https://example.org/careers/en/jobs/acme/frontend/",
                },
                "original": "zh",
            }
        ],
    }


def test_every_key_is_there_when_nothing_is_stated() -> None:
    bare = make_job(facts=Facts(), locations=(), categories=(), skills=(), apply=None)
    [full], [job] = document(FULL)["jobs"], document(bare)["jobs"]
    assert list(job) == list(full)
    unstated = {key for key, value in job.items() if value is None or value == []}
    assert unstated >= {
        "salary",
        "experience",
        "education",
        "posted",
        "closes",
        "apply",
        "remote",
        "locations",
    }


def test_every_fact_has_a_key() -> None:
    told_otherwise = {"company", "categories", "locations", "skills", "apply", "slug", "id"}  # looked up
    not_told = {"aliases", "draft", "extra", "lines"}  # of the site, not of the job
    keys = set(document(FULL)["jobs"][0])
    assert {field.name for field in fields(Facts)} - told_otherwise - not_told <= keys
    assert told_otherwise <= keys


def test_every_state_is_told_in_the_order_given() -> None:
    jobs = [make_job(state.value, state=state) for state in (State.UPCOMING, State.OPEN, State.CLOSED)]
    assert [(job["slug"], job["state"]) for job in document(*jobs)["jobs"]] == [
        ("upcoming", "upcoming"),
        ("open", "open"),
        ("closed", "closed"),
    ]


def test_titles_are_only_in_the_languages_that_somebody_wrote() -> None:
    [job] = document(make_job(texts={"zh": make_text()}))["jobs"]
    assert job["titles"] == {"zh": "前端工程师"}
    assert job["summaries"] == {"zh": "写网页"}
    assert list(job["urls"]) == ["zh", "en"]


def test_a_posting_is_a_line() -> None:
    text = "".join(jobs_json.document([FULL, FULL], ("zh", "en"), ExampleLinks()))
    first, *postings, last = text.splitlines()
    assert (first, last) == ('{"version":1,"languages":["zh","en"],"jobs":[', "]}")
    assert [json.loads(line.removesuffix(",")) for line in postings] == [document(FULL)["jobs"][0]] * 2
    assert json.loads("".join(jobs_json.document([], ("zh",), ExampleLinks()))) == {
        "version": 1, "languages": ["zh"], "jobs": [],
    }  # fmt: skip
