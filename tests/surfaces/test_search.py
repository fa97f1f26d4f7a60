"""The files that the browser searches: what stands in them, and that they read back."""

import gzip
import json
import random
from datetime import datetime
from typing import Any

import pytest

from sitegen.facts import experience_band, when
from sitegen.model import (
    Degree,
    Education,
    Employment,
    Experience,
    Hiring,
    Job,
    Remote,
    Salary,
    State,
    Term,
    TermKind,
    Unit,
)
from sitegen.stages import search as stage
from sitegen.surfaces import search
from sitegen.surfaces.packed import packed
from tests.factories import (
    CLOUD,
    LONDON,
    PYTHON,
    SHANGHAI,
    make_body,
    make_facts,
    make_job,
    make_site,
    make_text,
    moment,
)

FULL = make_job(
    locations=(SHANGHAI, LONDON),
    facts=make_facts(
        remote=Remote.HYBRID,
        employment=(Employment.FULL_TIME, Employment.INTERNSHIP),
        hiring=(Hiring.EXPERIENCED, Hiring.INTERN),
        salary=Salary("15-40K·13薪", "CNY", 15000, 40000, Unit.MONTH, 13),
        experience=Experience("3-5年", 3, 5),
        education=Education("本科", Degree.BACHELOR),
        closes=moment("2026-12-31 23:59:59"),
    ),
)
BARE = make_job("bare", locations=(), categories=(), skills=(), facts=make_facts(posted=None))


def unpacked(text: str) -> list[list[int]]:
    """Read a column as static/index.js does."""
    lists, numbers, high = [], list[int](), 0
    for char in text:
        value = ord(char) - 35 - (ord(char) > 92)
        if char == "!":
            lists.append(numbers)
            numbers, high = [], 0
        elif value < 64:
            numbers.append(high * 64 + value)
            high = 0
        else:
            high = high * 27 + value - 63
    return lists


def day(value: datetime) -> str:
    return when.show(value.date(), "zh")


def facets(*jobs: Job, language: str = "zh") -> dict[str, Any]:
    return search.facets(jobs, make_site(*jobs).terms, language, day)


def column(data: dict[str, Any], name: str) -> list[list[str]]:
    """Return the slugs of a facet, posting by posting."""
    return [[data["terms"][name][number][0] for number in numbers] for numbers in unpacked(data["columns"][name])]


def test_packing_reads_back() -> None:
    chance = random.Random(7)  # noqa: S311 - for variety
    lists = [[chance.randrange(10 ** chance.randrange(1, 7)) for _ in range(chance.randrange(4))] for _ in range(2000)]
    edges = [0, 63, 64, 64 * 28 - 1, 64 * 28, 64 * 28 + 64 * 27 * 27 - 1, 64 * 28 + 64 * 27 * 27]
    text = packed([*lists, edges, []])
    assert unpacked(text) == [*lists, edges, []]
    assert json.dumps(text) == f'"{text}"'


def test_facets_of_a_posting_in_full() -> None:
    data = facets(FULL, BARE)
    assert data["count"] == 2
    assert {name: column(data, name) for name in search.FACETS} == {
        "category": [["cloud"], []],
        "place": [["shanghai", "london"], []],
        "hiring": [["experienced", "intern"], []],
        "employment": [["full-time", "internship"], []],
        "remote": [["hybrid"], []],
        "experience": [["3-5"], []],
        "education": [["bachelor"], []],
        "company": [["acme"], ["acme"]],
        "skill": [["python"], []],
    }
    assert data["terms"]["hiring"] == [["experienced", "社招"], ["intern", "实习"]]
    assert data["pays"] == [["CNY", 195_000, 520_000]]
    assert unpacked(data["columns"]["pay"]) == [[0], []]
    assert data["ends"] == [[int(moment("2026-12-31 23:59:59").timestamp()), "2026年12月31日"]]


def test_names_are_in_the_language_or_say_theirs() -> None:
    english = facets(FULL, language="en")
    assert english["terms"]["category"] == [["cloud", "Cloud"]]
    assert english["terms"]["skill"] == [["python", "Python", "zh-CN"]]
    assert english["terms"]["education"] == [["bachelor", "Bachelor’s degree or higher"]]
    assert english["terms"]["remote"] == [["hybrid", ""]]


def test_terms_by_use_but_categories_in_the_sites_order() -> None:
    other = Term(TermKind.CATEGORY, "data", {"zh": "数据"})
    jobs = [make_job("a", locations=(LONDON,)), make_job("b", categories=(other,)), make_job("c", categories=(other,))]
    data = facets(*jobs)
    assert [row[0] for row in data["terms"]["place"]] == ["shanghai", "london"]
    assert [row[0] for row in data["terms"]["category"]] == [t.slug for t in make_site(*jobs).terms[TermKind.CATEGORY]]


def test_cards() -> None:
    job = make_job("front-end-engineer", texts={"en": make_text("en")}, original="en")
    late = make_job("late", state=State.UPCOMING, facts=make_facts(opens=moment("2026-12-01")))
    data = search.cards((FULL, job, late), "en", day)
    assert data["titles"] == ["Front-end engineer"] * 3
    assert data["slugs"] == ["frontend", "", "late"]
    assert data["pays"] == ["CNY\u00a015,000–40,000 a\u00a0month, 13\u00a0months a year"]
    assert data["spans"] == ["3–5\u00a0years"]
    assert unpacked(data["experience"]) == [[0], [], []]
    assert data["languages"] == {}
    assert data["opens"] == {"2": "2026年12月1日"}
    assert search.cards((job,), "zh", day)["languages"] == {"0": "en"}


@pytest.mark.parametrize(
    "title,slug",
    [
        ("Front-End Engineer, C++", "front-end-engineer-c"),
        ("  Staff R&D (AI) ", "staff-r-d-ai"),
        ("前端工程师", ""),
        ("Élan", "lan"),
        ("İstanbul", "i-stanbul"),
    ],
)
def test_slug_of_a_title(title: str, slug: str) -> None:
    assert search.slug_of(title) == slug


def test_a_body_is_its_lines() -> None:
    words = make_text(body=make_body(text="第一行  有空格\n\n第二行"))
    assert search.body(make_job(texts={"zh": words}), "zh") == "第一行 有空格\n第二行"


@pytest.mark.parametrize("count,sizes", [(0, []), (1, [1]), (128, [128]), (129, [128, 1])])
def test_bodies_are_cut_into_files_of_so_many_postings(count: int, sizes: list[int]) -> None:
    jobs = [make_job(str(n)) for n in range(count)]
    parts = stage.parts(jobs)
    assert [len(part) for part in parts] == sizes
    assert [job for part in parts for job in part] == jobs


@pytest.mark.parametrize(
    "low,high,text,band",
    [
        (None, None, "不限", "none"),
        (None, None, "看情况", None),
        (0, None, "0年", "0-1"),
        (None, 2, "2年以内", "0-1"),
        (1, 3, "1-3年", "1-3"),
        (2, None, "2年以上", "1-3"),
        (3, 5, "3-5年", "3-5"),
        (9, None, "9年以上", "5-10"),
        (10, None, "10年以上", "10"),
        (25, 30, "25-30年", "10"),
    ],
)
def test_bands_of_experience(low: int | None, high: int | None, text: str, band: str | None) -> None:
    assert experience_band.band(Experience(text, low, high)) == band


def test_bands_have_names() -> None:
    assert [experience_band.show(band, "zh") for band in experience_band.BANDS][-1] == "10\u00a0年以上"
    assert experience_band.show("3-5", "fr") == "3–5\u00a0years"


@pytest.mark.parametrize(
    "kind,slug,only",
    [
        (TermKind.CATEGORY, "cloud", "category=cloud"),
        (TermKind.LOCATION, "shanghai", "place=shanghai"),
        (TermKind.SKILL, "python", "skill=python"),
        (TermKind.COMPANY, "acme", "company=acme"),
        (TermKind.TYPE, "campus", "hiring=campus"),
        (TermKind.TYPE, "full-time", "employment=full-time"),
        (TermKind.TYPE, "internship", "hiring=intern&employment=internship"),
    ],
)
def test_the_filter_of_a_terms_page(kind: TermKind, slug: str, only: str) -> None:
    assert search.only(Term(kind, slug, {"zh": slug})) == only


def test_two_thousand_postings_fit_the_first_load() -> None:
    """40 KB, with room for the scripts: as random as no real site is."""
    chance = random.Random(1)  # noqa: S311 - for variety
    skills = [Term(TermKind.SKILL, f"skill-{n}", {"zh": f"技能{n}"}) for n in range(120)]
    places = [Term(TermKind.LOCATION, f"place-{n}", {"zh": f"地点{n}"}) for n in range(30)]
    jobs = [
        make_job(
            f"job-{n}",
            skills=tuple(skills[n] for n in {min(int(chance.expovariate(0.04)), 119) for _ in range(5)}),
            locations=tuple(places[n] for n in {min(int(chance.expovariate(0.2)), 29) for _ in range(2)}),
            categories=(CLOUD,),
        )
        for n in range(2000)
    ]
    data = json.dumps(facets(*jobs), ensure_ascii=False).encode()
    assert len(gzip.compress(data, 9)) < 28_000


def test_nothing_depends_on_chance() -> None:
    assert facets(FULL, BARE) == facets(FULL, BARE)
    assert PYTHON.slug == "python"
