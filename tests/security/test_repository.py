"""The repository itself: its workflows, what Git ignores, and the page that says what is safe and why."""

import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from sitegen import scaffold
from tests.core.making import build_site, make_site, posting, snapshot

WORKFLOWS = sorted((Path(__file__).parents[2] / ".github/workflows").glob("*.yml"))
STARTER = sorted((Path(scaffold.__file__).parent / "starter").rglob("workflows/*.yml"))
MAY_WRITE = {"pages", "id-token"}  # of the job that deploys, and of no other


def rights(part: dict[str, Any]) -> dict[str, str]:
    found = part.get("permissions", {})
    assert isinstance(found, dict), found  # not `write-all`
    return found


@pytest.mark.parametrize("file", [*WORKFLOWS, *STARTER], ids=lambda file: f"{file.parts[-4]}-{file.name}")
def test_workflows_have_the_least_rights(file: Path) -> None:
    flow = yaml.safe_load(file.read_text("utf-8"))
    events = flow[True]  # YAML 1.1 reads `on` as true
    assert "pull_request_target" not in events
    assert "workflow_run" not in events
    assert rights(flow) == {"contents": "read"}
    for name, job in flow["jobs"].items():
        writes = {right for right, level in rights(job).items() if level == "write"}
        assert writes == (MAY_WRITE if name == "deploy" else set())
        checkouts = [step for step in job["steps"] if step.get("uses", "").startswith("actions/checkout@")]
        assert all(step["with"]["persist-credentials"] is False for step in checkouts)
        assert not [s for s in job["steps"] if "${{" in s.get("run", "")]  # an expression in a script is code


def test_there_are_workflows() -> None:
    assert len(WORKFLOWS) > 1
    assert STARTER


def test_git_ignores_the_cache(root: Path) -> None:
    for file in (root / ".gitignore", Path(scaffold.__file__).parent / "starter/dot-gitignore"):
        assert ".sitegen-cache/" in file.read_text("utf-8").splitlines()
    tracked = subprocess.run(["git", "ls-files", ".sitegen-cache"], cwd=root, capture_output=True, check=False)  # noqa: S607
    assert tracked.stdout == b""


def test_a_cache_in_content_is_no_content(tmp_path: Path) -> None:
    root = make_site(tmp_path / "one", {"postings/acme/a.md": posting()})
    brought: dict[str, str | bytes] = {
        "postings/acme/a.md": posting(),
        "postings/.sitegen-cache/b.md": posting(),
        ".sitegen-cache/x": b"\x80",
    }
    other = make_site(tmp_path / "two", brought)
    assert build_site(root).written
    assert build_site(other).written
    assert snapshot(other / "output") == snapshot(root / "output")


def test_every_test_that_the_page_names_is_there(root: Path) -> None:
    page = (root / "docs/security.md").read_text("utf-8")
    named = re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", page)
    rows = [line for line in page.splitlines() if line.startswith("| ")][2:]
    assert len(named) >= len(rows) > 15
    assert all("::" in row for row in rows)
    for file, test in named:
        assert re.search(rf"^def {test}\(", (root / file).read_text("utf-8"), re.MULTILINE), f"{file}::{test}"
