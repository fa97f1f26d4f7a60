"""A posting that is written as a file reads back to the same facts: nothing of an import is lost in writing."""

from dataclasses import replace
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from sitegen import front_matter
from sitegen.documents import Section, Understood
from sitegen.facts import education, experience, salary
from sitegen.model import Apply, Education, Employment, Experience, Facts, Hiring, Remote, Salary, TermKind, Unit
from sitegen.schema import company, posting, terms, understood, writing
from sitegen.yaml_source import load

ZONE = ZoneInfo("Asia/Shanghai")

# Words as documents have them: one line, trimmed, with what YAML would take for something else.
LINE = st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp", "Co", "Cn"), exclude_characters="\ufeff")
WORDS = st.one_of(
    st.sampled_from(
        [
            "NO",
            "yes",
            "007",
            "1.10",
            "9:30",
            "2026-12-01",
            "null",
            "~",
            "true",
            "- a",
            "a: b",
            "# x",
            "a #b",
            "[a]",
            "{a: b}",
            "*a",
            "&a",
            "!a",
            "| a",
            "> a",
            "'",
            '"',
            "C#",
            "C++ / Go",
            "职位：前端",
            "---",
            "%a",
            "@a",
            "`a`",
            "a\\b",
            "，",
            "=",
            "<<",
            "?",
            "? a",
            "-",
            ":",
            "：",
            "x：y",
            "😀",
        ]
    ),
    st.text(LINE, min_size=1, max_size=20).map(str.strip).filter(bool),
)
NAMES = st.lists(WORDS, max_size=3, unique=True).map(tuple)
BOUNDS = st.one_of(
    st.tuples(st.none() | st.integers(0, 10**9), st.none()),
    st.tuples(st.none(), st.integers(0, 10**9)),
    st.tuples(st.integers(0, 10**5), st.integers(10**5, 10**9)),
)
SALARIES = st.one_of(
    st.sampled_from(["15-40K·13薪", "年薪30-60万", "$120k–150k/yr", "面议", "200/天", "8千-1.2万", "15K", "€60k"]).map(
        salary.parse
    ),
    st.builds(
        lambda text, currency, bounds, unit, months: Salary(text, currency, bounds[0], bounds[1], unit, months),
        WORDS,
        st.none() | st.sampled_from(["CNY", "USD", "EUR"]),
        BOUNDS,
        st.none() | st.sampled_from(Unit),
        st.none() | st.integers(12, 20),
    ),
)
EXPERIENCES = st.one_of(
    st.sampled_from(["3-5年", "3年以上", "不限", "5+ years", "应届毕业生"]).map(experience.parse),
    st.builds(
        lambda text, years: Experience(text, *years),
        WORDS,
        st.tuples(st.none() | st.integers(0, 30), st.none() | st.integers(30, 40)),
    ),
)
EDUCATIONS = st.sampled_from(["本科及以上", "硕士", "学历不限", "Bachelor's degree", "PhD"]).map(education.parse)
APPLIES = st.builds(
    Apply,
    email=st.none() | st.just("hr@acme.example"),
    url=st.none() | st.just("https://acme.example/jobs?a=1#b"),
    subject=st.none() | WORDS,
    wechat=st.none() | st.just("acme_hr"),
    note=st.dictionaries(st.sampled_from(["zh", "en"]), WORDS, max_size=2),
).filter(lambda apply: apply != Apply())
DAYS = st.dates(date(1970, 1, 1), date(2100, 1, 1))


def in_order(found: Understood) -> Understood:
    late = found.posted and found.closes and found.posted > found.closes
    return replace(found, posted=found.closes, closes=found.posted) if late else found


UNDERSTOOD = st.builds(
    Understood,
    line=st.just(1),
    language=st.sampled_from(["zh", "en"]),
    title=WORDS,
    category=st.none() | WORDS,
    locations=NAMES,
    remote=st.none() | st.sampled_from(Remote),
    hiring=st.lists(st.sampled_from(Hiring), unique=True).map(tuple),
    employment=st.lists(st.sampled_from(Employment), unique=True).map(tuple),
    salary=st.none() | SALARIES,
    experience=st.none() | EXPERIENCES,
    education=st.none() | EDUCATIONS,
    skills=NAMES,
    headcount=st.none() | st.integers(1, 500),
    posted=st.none() | DAYS,
    closes=st.none() | DAYS,
    apply=st.none() | APPLIES,
    sections=st.just((Section("requirements", "要求", ("会写代码", "--- a"), "", 3),)),
).map(in_order)


def read_back(text: str) -> tuple[posting.Declared, list[Any], str]:
    parts, problems = front_matter.split(text, "a.md")
    declared, said = posting.read(parts.tree, ZONE, ("zh", "en"))
    return declared, [*problems, *said], parts.body


def wanted(found: Understood) -> Facts:
    """Return the facts that a build takes from the document itself, with the company that it was filed under."""
    facts = understood.facts_of(replace(found, company="acme"), "a.md", ZONE)
    return replace(facts, lines={})


@settings(deadline=None)
@given(UNDERSTOOD)
@example(Understood(1, "en", "NO", salary=Salary("9:30", "USD", 5, 7, Unit.HOUR)))
@example(Understood(1, "zh", "a", experience=Experience("五年", 3, 5)))
@example(Understood(1, "zh", "a", apply=Apply(note={"zh": "请来信"})))
def test_what_is_written_reads_back_to_the_same_facts(found: Understood) -> None:
    declared, problems, body = read_back(writing.posting_file(found, "acme", "zh"))
    assert {p.rule for p in problems} <= {"value.salary"}  # a salary in words is shown as written
    assert (declared.title, declared.language or "zh") == (found.title, found.language)
    assert replace(declared.facts, lines={}) == wanted(found)
    assert ("会写代码" in body) is bool(found.sections)


@pytest.mark.parametrize(
    "text,language", [("15-40K·13薪", "zh"), ("$120k–150k/yr", "en"), ("面议", "zh"), ("15-40K", "zh")]
)
def test_a_salary_is_written_as_it_was_where_that_says_it_all(text: str, language: str) -> None:
    found = Understood(1, language, "a", salary=salary.parse(text, language=language))
    assert f"salary: {text}\n" in writing.posting_file(found, "acme", "zh")


def test_an_education_of_another_level_than_its_words() -> None:
    """The key takes a text only, so what could not be read back is at least shown as written."""
    found = Understood(1, "zh", "a", education=Education("良好教育"))
    declared, _, _ = read_back(writing.posting_file(found, "acme", "zh"))
    assert declared.facts.education in (None, Education("良好教育"))


def test_keys_are_in_the_order_that_people_read() -> None:
    found = Understood(1, "zh", "开发", locations=("上海",), salary=Salary("面议"), posted=date(2026, 11, 1))
    assert writing.posting_file(found, "acme", "zh").startswith(
        "---\ntitle: 开发\ncompany: acme\nlocations:\n- 上海\nsalary: 面议\nposted: 2026-11-01\n---\n"
    )


@settings(deadline=None)
@given(WORDS)
def test_a_companys_file_reads_back(name: str) -> None:
    parts, problems = front_matter.split(writing.company_file(name), "a.md")
    fields, said = company.read(parts.tree, ("zh", "en"))
    assert (problems, said, fields.name) == ([], [], name)


@settings(deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=4, unique=True))
def test_lines_for_the_categories_read_back(names: list[str]) -> None:
    tree, problems = load(writing.category_lines(names, "zh"), "categories.yaml")
    found, said = terms.read(tree, TermKind.CATEGORY, ("zh", "en"))
    assert (problems, said) == ([], [])
    assert {term.name("zh") for term in found} <= set(names)
    assert len(found) == len(tree.values)


def test_days_of_a_document_are_moments_in_the_sites_zone() -> None:
    facts = understood.facts_of(Understood(1, "zh", "a", posted=date(2026, 1, 5), closes=date(2026, 2, 5)), "a", ZONE)
    assert facts.posted == datetime(2026, 1, 5, tzinfo=ZONE)
    assert facts.closes == datetime.combine(date(2026, 2, 5), time(23, 59, 59), ZONE)
