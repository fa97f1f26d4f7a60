"""Fuzzing that is quick enough to run always: every door gets what hypothesis makes of pieces and of real files.

``benchmarks/fuzz/`` runs the same properties for longer and by coverage. What it finds is kept in
``cases/findings.yaml``.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from benchmarks.fuzz import harness
from sitegen import front_matter
from tests.guard import ending
from tests.security.properties import TARGETS

FINDINGS: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "cases/findings.yaml").read_text("utf-8"))
PIECES = st.sampled_from(harness.tokens()) | st.binary(max_size=6) | st.text(max_size=6).map(str.encode)
EXAMPLES = {"words": 10}  # a whole theme each time
LONGEST = 3000  # bytes of a file that pieces are put into


def inputs(name: str) -> st.SearchStrategy[bytes]:
    """Return pieces alone, and pieces put into a file of this repository."""
    pieces = st.lists(PIECES, max_size=24).map(b"".join)
    seeds = st.sampled_from([seed[:LONGEST] for seed in harness.seeds(name)])
    return pieces | st.builds(inserted, seeds, st.integers(0, LONGEST), st.integers(0, 60), pieces)


def inserted(seed: bytes, start: int, length: int, piece: bytes) -> bytes:
    start = min(start, len(seed))
    return seed[:start] + piece + seed[start + length :]


@pytest.mark.parametrize("name", TARGETS)
def test_any_input(name: str) -> None:
    @settings(
        max_examples=EXAMPLES.get(name, 50), deadline=None, suppress_health_check=[HealthCheck.too_slow], database=None
    )
    @given(inputs(name))
    def run(data: bytes) -> None:
        TARGETS[name](data)

    with ending(name, 300):
        run()


@pytest.mark.parametrize("case", FINDINGS, ids=[case["found"] for case in FINDINGS])
def test_what_was_found_stays_fixed(case: dict[str, Any]) -> None:
    data = case["data"].encode("latin-1").decode("unicode_escape").encode("latin-1")
    with ending(case["found"]):
        TARGETS[case["target"]](data * case.get("times", 1))


def test_every_target_has_a_harness() -> None:
    files = {path.stem.removeprefix("fuzz_") for path in harness.HERE.glob("fuzz_*.py")}
    assert files == set(TARGETS) == set(harness.SEEDS)


def raises(data: bytes) -> None:
    front_matter.decode(data, "a.md")[0].encode("ascii")


@pytest.mark.parametrize("check, expected", [(raises, 1), (TARGETS["yaml"], 0)])
def test_the_harness_keeps_what_breaks(check: Callable[[bytes], None], expected: int, tmp_path: Path) -> None:
    found = harness.Findings(tmp_path / "found")
    for data in [b"title: a", "title: 招聘".encode(), "title: 工程师".encode()]:
        found.run(check, data)
    kept = list(tmp_path.glob("found/*"))
    assert len(found.seen) == len(kept) == expected  # one input for every place that raises
    assert all(file.read_bytes() == "title: 招聘".encode() for file in kept)
    assert found.runs == 3
