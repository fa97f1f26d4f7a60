from datetime import UTC
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

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
    Term,
    TermKind,
    Unit,
)
from sitegen.surfaces import structured
from tests.factories import (
    LONDON,
    PYTHON,
    SHANGHAI,
    UNITED_KINGDOM,
    ExampleLinks,
    make_body,
    make_company,
    make_facts,
    make_job,
    make_text,
    moment,
)
from tests.surfaces.google_rules import faults

MARS = Term(TermKind.LOCATION, "mars", {"zh": "火星"})


def posting(job: Job, language: str = "zh") -> dict[str, Any]:
    data = structured.job_posting(job, language, ExampleLinks())
    assert data is not None
    return data


def stating(**facts: Any) -> dict[str, Any]:
    return posting(make_job(facts=make_facts(**facts)))


def test_a_posting_in_full() -> None:
    job = make_job(
        facts=make_facts(
            employment=(Employment.FULL_TIME,),
            salary=Salary("15-40K·13薪", "CNY", 15000, 40000, Unit.MONTH, 13),
            experience=Experience("3-5年", 3, 5),
            education=Education("本科", Degree.BACHELOR),
            closes=moment("2026-12-31 23:59:59"),
        ),
        company=make_company(logo="/assets/acme.svg"),
    )
    assert posting(job, "en") == {
        "@context": "https://schema.org/",
        "@type": "JobPosting",
        "title": "Front-end engineer",
        "description": "<p>Write code.</p>",
        "url": "https://example.org/careers/en/jobs/acme/frontend/",
        "identifier": {"@type": "PropertyValue", "name": "Acme", "value": "acme/frontend"},
        "datePosted": "2026-11-10T00:00:00+08:00",
        "validThrough": "2026-12-31T23:59:59+08:00",
        "employmentType": ["FULL_TIME"],
        "hiringOrganization": {
            "@type": "Organization",
            "name": "Acme",
            "sameAs": "https://acme.example",
            "logo": "https://example.org/careers/assets/acme.svg",
        },
        "jobLocation": [
            {
                "@type": "Place",
                "address": {
                    "@type": "PostalAddress",
                    "addressLocality": "Shanghai",
                    "addressCountry": "CN",
                },
            }
        ],
        "baseSalary": {
            "@type": "MonetaryAmount",
            "currency": "CNY",
            "value": {
                "@type": "QuantitativeValue",
                "minValue": 15000,
                "maxValue": 40000,
                "unitText": "MONTH",
            },
        },
        "directApply": True,
        "experienceRequirements": {
            "@type": "OccupationalExperienceRequirements",
            "monthsOfExperience": 36,
        },
        "educationRequirements": {
            "@type": "EducationalOccupationalCredential",
            "credentialCategory": "bachelor degree",
        },
        "skills": ["Python"],
    }


def test_what_is_not_stated_is_left_out() -> None:
    job = make_job(facts=Facts(), locations=(), skills=(), apply=None, company=make_company(url=None))
    assert set(posting(job)) == {
        "@context",
        "@type",
        "title",
        "description",
        "url",
        "identifier",
        "hiringOrganization",
    }


@pytest.mark.parametrize("state", [State.UPCOMING, State.CLOSED])
def test_only_an_open_posting_has_one(state: State) -> None:
    assert structured.job_posting(make_job(state=state), "zh", ExampleLinks()) is None


def test_links_of_the_description_are_absolute_in_the_language() -> None:
    text = make_text("en", body=make_body('<a href="{}">a</a><a href="{}">b</a>', "/about/", "http://x/?a&b"))
    assert posting(make_job(texts={"en": text}, original="en"), "en")["description"] == (
        '<a href="https://example.org/careers/en/about/">a</a><a href="http://x/?a&amp;b">b</a>'
    )


def test_a_posting_without_a_text_is_described_by_its_summary() -> None:
    text = make_text(summary="写 <网页>", body=make_body(""))
    assert posting(make_job(texts={"zh": text}))["description"] == "<p>写 &lt;网页&gt;</p>"


def test_an_untranslated_posting_has_its_own_words_at_the_address_of_the_language() -> None:
    data = posting(make_job(texts={"zh": make_text()}), "en")
    assert data["title"] == "前端工程师"
    assert data["url"] == "https://example.org/careers/en/jobs/acme/frontend/"


@pytest.mark.parametrize(
    "employment, hiring, expected",
    [
        ((Employment.FULL_TIME,), (), ["FULL_TIME"]),
        ((Employment.PART_TIME, Employment.CONTRACT), (), ["PART_TIME", "CONTRACTOR"]),
        ((Employment.TEMPORARY, Employment.PER_DIEM), (), ["TEMPORARY", "PER_DIEM"]),
        ((Employment.VOLUNTEER, Employment.INTERNSHIP), (), ["VOLUNTEER", "INTERN"]),
        ((), (Hiring.INTERN,), ["INTERN"]),
        ((), (Hiring.INTERN, Hiring.CAMPUS), None),
        ((), (Hiring.EXPERIENCED,), None),
        ((Employment.FULL_TIME,), (Hiring.INTERN,), ["FULL_TIME"]),
        ((), (), None),
    ],
)
def test_employment_type(
    employment: tuple[Employment, ...], hiring: tuple[Hiring, ...], expected: list[str] | None
) -> None:
    assert stating(employment=employment, hiring=hiring).get("employmentType") == expected


def test_every_employment_and_degree_has_a_word() -> None:
    for kind in Employment:
        assert faults(stating(employment=(kind,))) == []
    for level in Degree:
        data = stating(education=Education("学历", level))
        assert "educationRequirements" in data
        assert faults(data) == []


@pytest.mark.parametrize(
    "locations, expected",
    [
        ((), None),
        ((SHANGHAI,), [{"addressLocality": "上海", "addressCountry": "CN"}]),
        ((UNITED_KINGDOM,), [{"addressCountry": "GB"}]),
        (
            (UNITED_KINGDOM, LONDON, SHANGHAI),
            [
                {"addressCountry": "GB"},
                {"addressLocality": "伦敦", "addressCountry": "GB"},
                {"addressLocality": "上海", "addressCountry": "CN"},
            ],
        ),
        ((MARS, SHANGHAI), [{"addressLocality": "上海", "addressCountry": "CN"}]),
        ((MARS,), [{"addressLocality": "火星"}]),
    ],
)
def test_places(locations: tuple[Term, ...], expected: list[dict[str, str]] | None) -> None:
    places = posting(make_job(locations=locations)).get("jobLocation")
    found = places and [
        {name: value for name, value in place["address"].items() if name != "@type"} for place in places
    ]
    assert found == expected


@pytest.mark.parametrize(
    "remote, countries, expected",
    [
        (Remote.FULL, ("CN", "SG"), ["CN", "SG"]),
        (Remote.FULL, (), None),
        (Remote.HYBRID, ("CN",), None),
        (Remote.NO, ("CN",), None),
        (None, ("CN",), None),
    ],
)
def test_only_fully_remote_with_a_country_is_telecommute(
    remote: Remote | None, countries: tuple[str, ...], expected: list[str] | None
) -> None:
    data = stating(remote=remote, remote_countries=countries)
    names = [country["name"] for country in data.get("applicantLocationRequirements", [])]
    assert (names or None) == expected
    assert data.get("jobLocationType") == ("TELECOMMUTE" if expected else None)


@pytest.mark.parametrize(
    "salary, expected",
    [
        (None, None),
        (Salary("面议"), None),
        (Salary("15-40K", None, 15000, 40000, Unit.MONTH), None),
        (Salary("15-40K", "CNY", 15000, 40000, None), None),
        (Salary("月薪", "CNY", None, None, Unit.MONTH), None),
        (Salary("$60/h", "USD", 60, 60, Unit.HOUR), {"value": 60, "unitText": "HOUR"}),
        (Salary("200/天起", "CNY", 200, None, Unit.DAY), {"minValue": 200, "unitText": "DAY"}),
        (Salary("to 9", "EUR", None, 9, Unit.WEEK), {"maxValue": 9, "unitText": "WEEK"}),
        (Salary("0-5", "CNY", 0, 5, Unit.YEAR), {"minValue": 0, "maxValue": 5, "unitText": "YEAR"}),
        (
            Salary("15-40K·16薪", "CNY", 15000, 40000, Unit.MONTH, 16),
            {"minValue": 15000, "maxValue": 40000, "unitText": "MONTH"},
        ),
    ],
)
def test_base_salary(salary: Salary | None, expected: dict[str, Any] | None) -> None:
    found = stating(salary=salary).get("baseSalary")
    assert (found and found["value"]) == (expected and {"@type": "QuantitativeValue", **expected})


@pytest.mark.parametrize(
    "experience, expected",
    [
        (None, None),
        (Experience("不限"), None),
        (Experience("3年以内", None, 3), None),
        (Experience("0-1年", 0, 1), "no requirements"),
        (Experience("五年以上", 5), 60),
    ],
)
def test_experience(experience: Experience | None, expected: int | str | None) -> None:
    found = stating(experience=experience).get("experienceRequirements")
    assert (found["monthsOfExperience"] if isinstance(found, dict) else found) == expected


@pytest.mark.parametrize(
    "apply, expected",
    [
        (None, None),
        (Apply(email="jobs@acme.example"), True),
        (Apply(url="https://acme.example/apply"), True),
        (Apply(wechat="acme-hr"), None),
        (Apply(note={"zh": "请来公司面谈"}), None),
    ],
)
def test_direct_apply(apply: Apply | None, expected: bool | None) -> None:  # noqa: FBT001
    assert posting(make_job(apply=apply)).get("directApply") is expected


@pytest.mark.parametrize(
    "changes, expected",
    [
        ({}, []),
        ({"facts": Facts()}, ["datePosted"]),
        ({"locations": ()}, ["jobLocation"]),
        ({"locations": (MARS,)}, ["jobLocation.address.addressCountry"]),
        ({"locations": (MARS, SHANGHAI)}, []),
        ({"locations": (), "facts": make_facts(remote=Remote.HYBRID)}, ["jobLocation"]),
        ({"locations": (), "facts": make_facts(remote=Remote.FULL, remote_countries=("CN",))}, []),
        ({"locations": (), "facts": make_facts(remote=Remote.FULL)}, ["applicantLocationRequirements"]),
        ({"facts": make_facts(remote=Remote.FULL)}, []),
        ({"texts": {"zh": make_text(summary="", body=make_body(""))}}, ["description"]),
        ({"texts": {"zh": make_text(body=make_body(""))}}, []),
        ({"texts": {"zh": make_text(body=make_body("<p>前端工程师</p>"))}}, ["description"]),
    ],
)
def test_missing(changes: dict[str, Any], expected: list[str]) -> None:
    assert structured.missing(make_job(**changes)) == expected


def optional(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | strategy


AMOUNT = optional(st.integers(0, 10**9))
MOMENT = optional(st.datetimes(timezones=st.just(UTC)))
SOME_FACTS = st.builds(
    Facts,
    remote=optional(st.sampled_from(Remote)),
    remote_countries=st.sampled_from([(), ("CN",), ("CN", "US")]),
    employment=st.lists(st.sampled_from(Employment)).map(tuple),
    hiring=st.lists(st.sampled_from(Hiring)).map(tuple),
    salary=optional(
        st.builds(Salary, st.text(), optional(st.just("CNY")), AMOUNT, AMOUNT, optional(st.sampled_from(Unit)))
    ),
    experience=optional(st.builds(Experience, st.text(), optional(st.integers(0, 40)))),
    education=optional(st.builds(Education, st.text(), optional(st.sampled_from(Degree)))),
    posted=MOMENT,
    closes=MOMENT,
)
SOME_JOBS = st.builds(
    make_job,
    facts=SOME_FACTS,
    locations=st.lists(st.sampled_from([SHANGHAI, LONDON, UNITED_KINGDOM, MARS])).map(tuple),
    skills=st.sampled_from([(), (PYTHON,)]),
    apply=optional(st.builds(Apply, optional(st.just("a@acme.example")), optional(st.just("https://acme.example/")))),
)


@given(SOME_JOBS)
def test_whatever_is_stated_google_has_nothing_to_say_but_what_missing_says(job: Job) -> None:
    is_nowhere = bool(job.locations) and not any(place.country for place in job.locations)
    data = posting(job)
    assert faults(data) == (["addressCountry"] if is_nowhere else [])
    required = {"datePosted", "jobLocation", "applicantLocationRequirements"}
    lacking = required & set(structured.missing(job))
    assert not lacking & set(data)
    if not lacking:
        assert "datePosted" in data
        assert "jobLocation" in data or "applicantLocationRequirements" in data
