"""Rules that are asked only where a word stands that they need: nothing that they find is without one."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen import documents
from sitegen.documents import applying, labels, words

NAMED = ("岗位", "职责", "about", " ", "要求", "x", "福利", "a", "team")
TEXTS = sorted(Path(__file__).parent.glob("*/*.yaml"))


def lines() -> Iterator[str]:
    """Yield all lines that the other tests read."""
    for path in TEXTS:
        yield from (line.strip() for line in path.read_text("utf-8").split("\n"))


@pytest.mark.parametrize("cue", words.load("cues")["employer"], ids=lambda cue: cue["needs"][:20])
def test_a_cue_stands_beside_a_word_that_it_needs(cue: dict[str, str]) -> None:
    pattern = re.compile(cue["cue"].replace("{name}", words.load("cues")["name"]))

    assert [line for line in lines() if pattern.search(line) and not re.search(cue["needs"], line)] == []


@pytest.mark.parametrize(
    "text",
    [
        "If you are INTERESTED:",
        "To fill in the form:",
        "ſend it:",
        "SEE JOB:",
        "Get in touch:",
        "RÉSUMÉ:",
        "内推：",
        "官网投递：",
    ],
)
def test_a_line_that_speaks_of_applying_gives_its_address(text: str) -> None:
    found = documents.understand(f"# Cook\n\n## Requirements\n\n- Care\n\n{text} https://kite.example/form/7\n")

    assert [posting.apply and posting.apply.url for posting in found.postings] == ["https://kite.example/form/7"]


@pytest.mark.parametrize(
    "text",
    [
        "Applications are open from 1 June 2026 to 3 July 2026.", "Apply by 3 July 2026.", "Closed on 3 July 2026",
        "DEADLINE: 3 July 2026", "投递截止：2026年7月3日", "有效期至 2026年7月3日",
        "报名起止时间 2026年6月1日至2026年7月3日",
    ],
)  # fmt: skip
def test_a_line_that_says_until_when_gives_the_day(text: str) -> None:
    found = documents.understand(f"# Cook\n\n## Requirements\n\n- Care\n- {text}\n")

    assert [posting.closes for posting in found.postings] == [date(2026, 7, 3)]


def test_every_line_that_speaks_of_applying_is_looked_at() -> None:
    """Whoever adds a word to the one pattern has to add it to the other."""
    spoken = [line for line in lines() if applying._SPEAKS.search(line)]  # noqa: SLF001
    assert len(spoken) > 100
    assert [line for line in spoken if not applying._MAY_SPEAK.search(line.lower())] == []  # noqa: SLF001


@given(st.lists(st.sampled_from(NAMED), max_size=4).map("".join))
def test_a_part_of_a_label_is_found_by_one_look_at_all_of_them(name: str) -> None:
    parts = ((part, kind) for kind, given in words.load("labels")["sections"].items() for part in given["parts"])
    key = labels.key(name)
    found = (kind for part, kind in parts if (key.endswith(part[:-1]) if part[-1] == "$" else part in key))

    assert labels.by_part(name) == next(found, None)
