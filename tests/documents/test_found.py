"""Which jobs are found in short documents, by the shape that they are in: ``found/*.yaml``.

Every case is a text with the titles of the jobs in it, none for a document that offers none.
"""

from pathlib import Path
from typing import Any

import pytest
import yaml

from sitegen import documents, front_matter

CASES = [
    pytest.param(case["text"], case["titles"], id=f"{path.stem}-{case['name']}")
    for path in sorted(Path(__file__).with_name("found").glob("*.yaml"))
    for case in yaml.safe_load(path.read_text("utf-8"))
]


@pytest.mark.parametrize("text,titles", CASES)
def test_jobs_are_found(text: str, titles: list[str]) -> None:
    assert [posting.title for posting in understand(text).postings] == titles


def understand(text: str) -> Any:
    parts, _ = front_matter.split(text, "a.md")
    return documents.understand(parts.body, first_line=parts.first_line, front_matter=parts.tree.values)
