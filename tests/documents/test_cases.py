"""Whole documents in many shapes: every ``cases/*.md`` is understood as its ``.yaml`` says."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from sitegen.documents import Understanding, as_json, understand

CASES = sorted(Path(__file__).with_name("cases").glob("*.md"))


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_document_is_understood(path: Path) -> None:
    expected = yaml.safe_load(path.with_suffix(".yaml").read_text("utf-8"))

    got = read(path)

    assert got.why == expected.get("why", "")
    assert [brief(as_json(posting, path.name)) for posting in got.postings] == expected["postings"]
    assert [{"line": part.line, "reason": part.reason} for part in got.unplaced] == expected["unplaced"]


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_nothing_is_lost(path: Path) -> None:
    """Every line with words is in a posting, in what facts were read from, or unplaced."""
    got = read(path)
    said = "".join(
        [s.heading + "".join(s.items) + s.text for p in got.postings for s in p.sections]
        + [p.title for p in got.postings]
        + [trace.text for p in got.postings for trace in p.traces]
        + [part.text for part in got.unplaced]
    )

    lines = [re.sub(r"\]\([^()]*\)", "]", line) for line in body(path)[0].split("\n")]
    lost = [line for line in lines if is_prose(line) and plain(line)[-3:] not in plain(said)]

    assert not lost


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_every_fact_has_a_note(path: Path) -> None:
    got = read(path)

    for posting in got.postings:
        facts = {name for name in ("company", "category", "salary", "apply", "posted") if getattr(posting, name)}
        assert facts <= {trace.fact for trace in posting.traces}
    assert len(got.notes) == len({(t.fact, t.line, t.text) for p in got.postings for t in p.traces})


def read(path: Path) -> Understanding:
    text, first_line, front_matter = body(path)
    return understand(text, first_line=first_line, front_matter=front_matter, name=path.name)


def body(path: Path) -> tuple[str, int, dict[str, Any]]:
    text = path.read_text("utf-8")
    if not text.startswith("---\n"):
        return text, 1, {}
    end = text.index("\n---\n", 3) + len("\n---\n")
    return text[end:], text.count("\n", 0, end) + 1, yaml.safe_load(text[4 : end - len("---\n")])


def brief(posting: dict[str, Any]) -> dict[str, Any]:
    """Return what the cases hold: no source, no skills (the vocabulary's own tests), nothing empty."""
    kept = {k: v for k, v in posting.items() if k not in {"source", "skills", "sections"} and v not in (None, [])}
    filled = {k: {a: b for a, b in v.items() if b is not None} if isinstance(v, dict) else v for k, v in kept.items()}
    return filled | {"sections": [{k: v for k, v in s.items() if v} for s in posting["sections"]]}


def plain(text: str) -> str:
    return "".join(char for char in text if char.isalnum())


def is_prose(line: str) -> bool:
    """Tell whether a line has words of its own: no tag, no field, no heading, no row of a table."""
    marked = line.strip().startswith(("<", "#", "【", "`", "{", '"', "**"))
    return len(plain(line)) > 3 and not marked and not {"：", "|"} & set(line)
