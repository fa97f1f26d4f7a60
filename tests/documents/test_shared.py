"""The documents beside the project, where they are: what a careful reader found in them is understood."""

import importlib.util
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import yaml

from sitegen.documents import as_json, understand

SHARED = Path(__file__).resolve().parents[2] / "../shared"
FOLDERS = [SHARED / "seeds", SHARED / "practice"]


def documents() -> list[tuple[Path, dict[str, Any]]]:
    """Return every document that is here with what is expected of it."""
    return [
        (folder / expected.get("file", expected["id"]), expected)
        for folder in FOLDERS
        if (folder / "expected.yaml").exists()
        for expected in yaml.safe_load((folder / "expected.yaml").read_text("utf-8"))["documents"]
    ]


def score() -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", SHARED / "seeds" / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.skipif(not documents(), reason="the shared documents are not beside the project")
@pytest.mark.parametrize("path,expected", documents(), ids=[path.name for path, _ in documents()])
def test_shared_document(path: Path, expected: dict[str, Any]) -> None:
    text = path.read_text("utf-8")
    front_matter: dict[str, Any] = {}
    first_line = 1
    if text.startswith("---\n"):
        end = text.index("\n---\n", 3) + len("\n---\n")
        front_matter, first_line = yaml.safe_load(text[4 : end - len("---\n")]), text.count("\n", 0, end) + 1
        text = text[end:]
    got = understand(text, first_line=first_line, front_matter=front_matter, name=path.name)

    found = [as_json(posting, path.name) for posting in got.postings]
    _, faults = score().judge(expected, found, 0 if found else 1)

    assert not faults
