"""A megabyte of anything ends, whichever door it comes through, and nothing raises.

There is no clock here (see ``benchmarks/hostile.py``), only an end to what would hang. The inputs are one of
every kind that was once slow, or is elsewhere; the benchmark runs them all.
"""

import pytest

from tests.guard import ending
from tests.security.megabyte import BYTES, SHAPES, UNITS
from tests.security.properties import TARGETS

TRIED = [
    ("in the body of a posting", "["),
    ("in a document", "a\n"),
    ("in an ad", "岗位职责：\n"),
    ("in the items of an ad", "$1 "),
    ("in a page", "<div>"),
    ("in front matter", "{a: "),
    ("in a long list of terms", "a: b\n"),
    ("in site.yaml", "a: b\n"),
]


@pytest.mark.parametrize("shape, unit", TRIED)
def test_a_megabyte_ends(shape: str, unit: str) -> None:
    assert unit in UNITS
    name, make = SHAPES[shape]
    with ending(f"{unit!r} {shape}"):
        TARGETS[name](make(unit).encode())


@pytest.mark.parametrize("data", BYTES.values(), ids=BYTES)
@pytest.mark.parametrize("name", ["importing", "postings"])
def test_a_megabyte_of_bytes_ends(name: str, data: bytes) -> None:
    with ending(name):
        TARGETS[name](data)


def loop() -> None:
    while True:
        pass


def test_what_hangs_is_ended() -> None:
    with pytest.raises(TimeoutError, match="a loop runs"), ending("a loop", 1):
        loop()
