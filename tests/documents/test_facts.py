"""Facts in small documents: every file of ``facts/`` holds documents, and one fact of each of their postings."""

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml

from sitegen import front_matter
from sitegen.documents import as_json, understand

FACTS = Path(__file__).with_name("facts")


def cases() -> list[Any]:
    """Return every document with what its page is called, the fact asked for, and what it is in each posting."""
    return [
        pytest.param(site, document, fact, expected, id=f"{rule} {number}")
        for path in sorted(FACTS.glob("*.yaml"))
        for rule, given in yaml.safe_load(path.read_text("utf-8")).items()
        for number, (*site, document, fact, expected) in enumerate(
            ((*said, given["fact"], expected) for *said, expected in given["documents"]), 1
        )
    ]


@pytest.mark.parametrize("site,document,fact,expected", cases())
def test_fact(site: list[list[str]], document: str, fact: str, expected: list[Any]) -> None:
    parts, _ = front_matter.split(document, "a.md")

    got = understand(
        parts.body, first_line=parts.first_line, front_matter=parts.tree.values, site=site[0] if site else ()
    )

    found = [filled(as_json(posting, "a.md")[fact]) for posting in got.postings]
    assert found == expected, got.why


def filled(value: Any) -> Any:
    """Return a fact without what is empty in it; of sections how many items those of each kind have."""
    if isinstance(value, list) and value and isinstance(value[0], dict):
        counted = Counter[str]()
        for section in value:
            counted[section["kind"]] += len(section["items"])
        return {kind: count for kind, count in counted.items() if count}
    return {name: said for name, said in value.items() if said is not None} if isinstance(value, dict) else value
