import re
from pathlib import Path

import pytest

from sitegen.surfaces import sheets


def test_comments_of_their_own_indents_and_empty_lines_go() -> None:
    source = "/* why\n\n   because **so** */\n\n@media print {\n  /* here */\n  a { color: red } /* there */\n}\n"
    assert sheets.lean(source.encode()) == b"@media print {\na { color: red } /* there */\n}\n"


@pytest.mark.parametrize(
    "line",
    [
        'a::before { content: "/* no comment */" }',
        "/* one */ a { color: red } /* two */",
        "a { background: url(/*a*/) }",
        "/* not closed",
    ],
)
def test_what_may_be_more_than_a_comment_stays(line: str) -> None:
    assert sheets.lean(f"{line}\n".encode()) == f"{line}\n".encode()


def test_a_text_over_several_lines_is_left_alone() -> None:
    source = b'a::before { content: "one\\\n  /* two */\n" }\n'
    assert sheets.lean(source) == source
    assert sheets.lean(b"/* \xff */\n") == b"/* \xff */\n"


def test_the_sheets_of_the_themes_say_the_same(root: Path) -> None:
    for file in (root / "themes").rglob("*.css"):
        before = re.sub(r"/\*.*?\*/", "", file.read_text("utf-8"), flags=re.DOTALL)
        after = re.sub(r"/\*.*?\*/", "", sheets.lean(file.read_bytes()).decode(), flags=re.DOTALL)
        assert before.split() == after.split()
