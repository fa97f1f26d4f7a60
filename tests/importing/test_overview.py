"""What an import says to people: as wide as the terminal, and never more than text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen import overview
from sitegen.documents import Section, Understood, Unplaced
from sitegen.model import Apply, Salary

DUTIES = Section("responsibilities", "岗位职责", ("写代码", "读代码"), "", 3)
WANTED = Section("requirements", "任职要求", ("细心",), "我们希望\n你喜欢", 6)
POSTINGS = [
    Understood(1, "zh", "前端工程师", "青木科技", locations=("北京", "上海"), salary=Salary("20-30K"),
               apply=Apply(email="hr@acme.example"), sections=(DUTIES, WANTED)),
    Understood(9, "en", "Backend Engineer"),
]  # fmt: skip


@pytest.mark.parametrize(
    "text,columns", [("abc", 3), ("前端", 4), ("Ａ", 2), ("é", 1), ("e\u0301", 1), ("前 a", 4), ("", 0), ("😀", 2)]
)
def test_width(text: str, columns: int) -> None:
    assert overview.width(text) == columns


@given(st.text(st.characters(exclude_categories=("Cc", "Cs", "Cf", "Mn", "Me", "Mc")), max_size=20), st.integers(1, 30))
def test_a_cell_takes_exactly_its_columns(text: str, columns: int) -> None:
    assert overview.width(overview.fitted(text, columns)) == columns


def test_table() -> None:
    assert overview.table(POSTINGS, 100).splitlines() == [
        "title             company   places      salary  sections          missing",
        "前端工程师        青木科技  北京、上海  20-30K  duties 2, reqs 3  –",
        "Backend Engineer  –         –           –       –                 company, places, salary, apply, d…",
    ]


@pytest.mark.parametrize("columns", [200, 100, 80, 72])
def test_no_line_is_wider_than_the_terminal(columns: int) -> None:
    lines = overview.table(POSTINGS * 3, columns).splitlines()
    assert len(lines) == 7
    assert max(map(overview.width, lines)) <= columns


@pytest.mark.parametrize("text", ["\x1b[2J", "a\rb", "a\x07b", "\u202eabc", "a\nb", "\x9b31m", "a\u200bb"])
def test_a_document_does_nothing_to_the_terminal(text: str) -> None:
    found = Understood(1, "zh", text, text, sections=())
    said = overview.table([found], 80) + overview.assumed("acme", [found], unnamed=False)
    said += overview.unplaced("a.md", [Unplaced(1, text, "")])
    assert not set(said.replace("\n", "")) & set("\x1b\r\x07\u202e\x9b\u200b")
    assert said.count("\n") == 4


def test_unplaced_parts_are_listed_up_to_a_point() -> None:
    parts = [Unplaced(number, f"第 {number} 行 " + "很长" * 60, "") for number in range(1, 31)]
    lines = overview.unplaced("a.md", parts).splitlines()
    assert lines[0].startswith("a.md:1: in no posting: 第 1 行")
    assert lines[0].endswith("…")
    assert len(lines) == 21
    assert lines[-1] == "a.md: 10 more parts in no posting; `--json` lists them"


FILED = "no company is stated for {}: filed under `acme`; {}\n"
ONLY, NAMES = "it is the site's only company", "`--company NAME` names it"


@pytest.mark.parametrize(
    "count,unnamed,said",
    [
        (1, False, FILED.format("`前端工程师`", ONLY)),
        (2, True, FILED.format("`前端工程师`, `前端工程师`", NAMES)),
        (5, True, FILED.format("`前端工程师`, `前端工程师`, `前端工程师` and 2 more", NAMES)),
    ],
)
def test_a_company_that_nobody_stated_is_said(count: int, unnamed: bool, said: str) -> None:  # noqa: FBT001
    assert overview.assumed("acme", POSTINGS[:1] * count, unnamed=unnamed) == said


@pytest.mark.parametrize(
    "postings,documents,files,parts,said",
    [
        (
            32,
            5,
            {"written": 4, "kept": 1},
            2,
            "32 postings of 5 documents; 4 files written, 1 file kept; 2 parts in no posting",
        ),
        (1, 1, {"unchanged": 1}, 0, "1 posting of 1 document; 1 file unchanged"),
        (0, 1, {}, 0, "0 postings of 1 document"),
    ],
)
def test_summary(postings: int, documents: int, files: dict[str, int], parts: int, said: str) -> None:
    assert overview.summary(postings, documents, files.items(), parts) == said + "\n"
