"""Documents in all shapes are understood as they were made, and what import writes of them builds to the same."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sitegen import build, documents, filing, front_matter
from sitegen.config import Config, Flags, read
from sitegen.documents import Understanding, Understood
from sitegen.schema import understood
from sitegen.sources import Source
from sitegen.stages import parse
from tests.documents import shapes

SETTINGS = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])


def understand(text: str) -> Understanding:
    parts, problems = front_matter.split(front_matter.unix_lines(text), "a.md")
    assert problems == []
    return documents.understand(parts.body, first_line=parts.first_line, front_matter=parts.tree.values)


def found(posting: Understood) -> shapes.Ad:
    """Return what a document was made from, as it was understood."""
    pay, way = posting.salary, posting.apply
    return shapes.Ad(
        posting.title,
        posting.company,
        posting.category,
        posting.locations,
        (pay.text, pay.min, pay.max, pay.months) if pay else None,
        way.email if way else None,
        tuple((section.kind, section.items) for section in posting.sections),
    )


@given(shapes.documents())
@settings(SETTINGS, max_examples=150)
def test_a_document_is_understood_as_it_was_made(document: shapes.Document) -> None:
    assert tuple(map(found, understand(document.text).postings)) == document.ads


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Config:
    root = tmp_path_factory.mktemp("site")
    (root / "site.yaml").write_text("title: {zh: 招聘, en: Careers}\nbase_url: https://jobs.example\n", "utf-8")
    config, problems = read(Flags(root=root, as_of=date(2026, 11, 20)))
    assert config is not None
    assert problems == []
    return config


@given(shapes.documents())
@settings(SETTINGS, max_examples=60)
def test_what_is_written_reads_back_to_the_same_facts(site: Config, document: shapes.Document) -> None:
    postings = understand(document.text).postings
    files = filing.plan(postings, site, None).files
    paths = [path for path in files if path.startswith("content/postings/")]
    assert len(paths) == len(postings)
    for path, posting in zip(paths, postings, strict=True):
        text = files[path].text
        (read_back,), problems = parse.parse_postings([Source(path, text.encode())], site)
        assert {p.rule for p in problems} <= {"value.salary"}
        folder = path.split("/")[2]
        wanted = understood.facts_of(replace(posting, company=folder), path, site.zone)
        assert replace(read_back.facts, lines={}) == replace(wanted, lines={})
        assert (read_back.text.title, read_back.text.language) == (posting.title, posting.language)
        if posting.sections:  # the sections of what was written are those of the document
            (again,) = understand(text).postings
            assert found(again).sections == found(posting).sections


def test_what_is_written_is_built_to_the_same_facts(tmp_path: Path) -> None:
    """The whole way: documents -> import -> build -> jobs.json."""
    root = tmp_path / "site"
    root.mkdir()
    (root / "site.yaml").write_text("title: {zh: 招聘, en: Careers}\nbase_url: https://jobs.example\n", "utf-8")
    config, _ = read(Flags(root=root, as_of=date(2026, 11, 20)))
    assert config is not None
    made: list[shapes.Document] = []

    @given(st.lists(shapes.documents(), min_size=12, max_size=12))
    @settings(SETTINGS, max_examples=1, database=None, derandomize=True)
    def make(drawn: list[shapes.Document]) -> None:
        made[:] = drawn

    make()
    postings = [posting for document in made for posting in understand(document.text).postings]
    for file in filing.plan(postings, config, None).files.values():
        filing.put(root, file, dry_run=False, force=False)
    report = build.build(config)
    assert [p for p in report.problems if p.severity.value == "error"] == []
    jobs: list[dict[str, Any]] = json.loads((root / "output/jobs.json").read_text("utf-8"))["jobs"]
    assert sorted(map(published, jobs)) == sorted(map(wanted, postings))


def published(job: dict[str, Any]) -> list[str]:
    """Return the facts of a job as jobs.json has them, as texts that can be sorted."""
    language = job["original"]
    places = [place["names"][language] for place in job["locations"]]
    pay, way = job["salary"] or {}, job["apply"] or {}
    company = job["company"]["names"]["zh"]
    return [*map(str, (job["titles"][language], company, places, pay.get("min"), pay.get("max"), way.get("email")))]


def wanted(posting: Understood) -> list[str]:
    ad = found(posting)
    pay = ad.salary or (None, None, None, None)
    return [*map(str, (ad.title, ad.company or "未注明公司", list(ad.locations), pay[1], pay[2], ad.email))]
