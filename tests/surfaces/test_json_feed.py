import json
import os
from datetime import datetime
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from sitegen.model import Facts, Job, State
from sitegen.surfaces import json_feed, structured
from sitegen.surfaces.json_text import compact
from tests.factories import (
    LONDON,
    SHANGHAI,
    ExampleLinks,
    make_body,
    make_company,
    make_facts,
    make_job,
    make_text,
)

TOOLS = Path(__file__).parents[1] / "tools" / "node_modules"
SCHEMA = TOOLS / "jsonfeed-schema" / "schema-v1.1.json"
HEAD: dict[str, Any] = {
    "title": "招聘",
    "description": "所有职位",
    "home": "https://example.org/careers/",
    "feed_url": "https://example.org/careers/feed.json",
}
HOSTILE = "</script> ]]> <b> & \x00\x0b \u2028 🧑‍💻"


def feed(*jobs: Any, language: str = "zh", **changes: Any) -> dict[str, Any]:
    return json_feed.feed(jobs, language, ExampleLinks(), **{**HEAD, **changes})


def test_the_head_of_a_feed() -> None:
    assert feed(icon="https://example.org/careers/assets/icon.png") == {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "招聘",
        "home_page_url": "https://example.org/careers/",
        "feed_url": "https://example.org/careers/feed.json",
        "description": "所有职位",
        "icon": "https://example.org/careers/assets/icon.png",
        "language": "zh-CN",
        "items": [],
    }


def test_an_item() -> None:
    job = make_job(locations=(SHANGHAI, LONDON), facts=make_facts(tags=("急招", "Python")))
    [item] = feed(job, language="en")["items"]
    assert item.pop("_jobposting") == structured.job_posting(job, "en", ExampleLinks())
    assert item == {
        "id": "acme/frontend",
        "url": "https://example.org/careers/en/jobs/acme/frontend/",
        "title": "Front-end engineer",
        "summary": "Write web pages",
        "date_published": "2026-11-10T00:00:00+08:00",
        "authors": [{"name": "Acme"}],
        "tags": ["Cloud", "Python", "Shanghai", "London", "急招"],
        "language": "en",
        "content_html": "<p>Write code.</p>",
    }


def test_it_holds_the_open_postings_in_the_order_given() -> None:
    jobs = [
        make_job("c"),
        make_job("closed", state=State.CLOSED),
        make_job("a"),
        make_job("upcoming", state=State.UPCOMING),
        make_job("b"),
    ]
    assert [item["id"] for item in feed(*jobs)["items"]] == ["acme/c", "acme/a", "acme/b"]
    assert [item["id"] for item in feed(*jobs, limit=2)["items"]] == ["acme/c", "acme/a"]


def test_an_id_outlives_a_move_and_a_translation() -> None:
    moved = make_job("front-end", id="acme/frontend")
    ids = {item["id"] for job in (make_job(), moved) for lang in ("zh", "en") for item in feed(job)["items"]}
    assert ids == {"acme/frontend"}


def test_what_is_not_known_is_left_out_and_content_never() -> None:
    text = make_text(summary="", body=make_body(""))
    job = make_job(facts=Facts(), locations=(), skills=(), categories=(), texts={"zh": text})
    [item] = feed(job, description="")["items"]
    assert set(item) == {"id", "url", "title", "authors", "language", "content_html", "_jobposting"}
    assert item["content_html"] == ""
    assert "description" not in feed(job, description="")


def test_an_untranslated_item_tells_its_own_language() -> None:
    [item] = feed(make_job(texts={"zh": make_text()}), language="en")["items"]
    assert item["language"] == "zh-CN"
    assert item["url"] == "https://example.org/careers/en/jobs/acme/frontend/"


def structured_json(job: Job) -> str:
    return compact(structured.job_posting(job, "zh", ExampleLinks()))


def test_text_is_utf_8_with_a_last_newline_and_reads_back() -> None:
    data = feed(make_job(texts={"zh": make_text(title=HOSTILE)}))
    job = make_job(texts={"zh": make_text(title=HOSTILE)})
    text = b"".join(
        json_feed.text(feed(), [json_feed.item(job, "zh", ExampleLinks(), structured_json(job)).encode()])
    ).decode()
    assert text.endswith("}\n")
    assert "招聘" in text
    assert json.loads(text.encode()) == data
    assert list(json_feed.text(feed(), [b"1", b"2"]))[1:-1] == [b"1", b",2"]


def test_it_is_valid_json_feed() -> None:
    if not SCHEMA.exists() and "CI" not in os.environ:
        pytest.skip("jsonfeed-schema is not installed in tests/tools")
    checker = jsonschema.FormatChecker(formats=())
    checker.checks("date-time", raises=ValueError)(lambda text: _has_offset(str(text)))
    schema = json.loads(SCHEMA.read_text())
    hostile = make_text(title=HOSTILE, summary=HOSTILE, body=make_body(HOSTILE))
    bare = make_job(
        "bare",
        facts=Facts(),
        locations=(),
        skills=(),
        texts={"zh": make_text(summary="", body=make_body(""))},
        company=make_company(url=None),
    )
    data = feed(make_job(), make_job("hostile", texts={"zh": hostile}), bare, icon="https://example.org/icon.png")
    jsonschema.Draft7Validator(schema, format_checker=checker).validate(data)


def _has_offset(text: str) -> bool:
    return datetime.fromisoformat(text).tzinfo is not None
