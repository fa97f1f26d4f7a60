import json
import re

from hypothesis import given, settings
from hypothesis import strategies as st

from sitegen.messages import formatted, listing
from sitegen.problem import Problem, Where

BAD = Problem(Where("内容/a.md", 7, 3), "key.unknown", "unknown key `x`", "did you mean `y`?")
FAIR = Problem(Where("b.md"), "posting.unknown-location", "no place called `火星` is known")
COMMAND = re.compile(r"::(error|warning) file=([^,:]*),line=(\d+),col=(\d+),title=([^,:]*)::([^\r\n]*)\n")


def test_text_is_every_message_in_full() -> None:
    assert formatted([BAD, FAIR], "text") == f"{BAD}\n{FAIR}\n"


def test_nothing_to_say() -> None:
    assert [formatted([], shape) for shape in ("text", "json", "github")] == ["", "[]\n", ""]


def test_json() -> None:
    assert json.loads(formatted([BAD, FAIR], "json")) == [
        {"id": "key.unknown", "severity": "error", "file": "内容/a.md", "line": 7, "column": 3,
         "message": "unknown key `x`", "hint": "did you mean `y`?"},
        {"id": "posting.unknown-location", "severity": "warning", "file": "b.md", "line": None, "column": None,
         "message": "no place called `火星` is known", "hint": FAIR.advice},
    ]  # fmt: skip


def test_annotations_of_a_pull_request() -> None:
    """The form is that of GitHub's workflow commands; a file as a whole is shown at its first line."""
    assert formatted([BAD, FAIR], "github") == (
        "::error file=内容/a.md,line=7,col=3,title=key.unknown::unknown key `x`%0Ahint: did you mean `y`?\n"
        "::warning file=b.md,line=1,col=1,title=posting.unknown-location::"
        f"no place called `火星` is known%0Ahint: {FAIR.advice}\n"
    )


@settings(deadline=None)
@given(st.text(), st.text(), st.text(min_size=1))
def test_nobody_can_write_an_annotation_of_their_own(path: str, message: str, hint: str) -> None:
    """A file name or a value with ``::``, line ends or commas stays inside its field."""
    problem = Problem(Where(path, 1, 1), "key.unknown", message, hint)
    command = COMMAND.fullmatch(formatted([problem], "github"))
    assert command
    assert command[2] == path.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A").replace(",", "%2C").replace(
        ":", "%3A"
    )
    shown = command[6].replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%")
    assert shown == f"{message}\nhint: {hint}"


def test_a_listing_with_a_limit_counts_the_rest_but_hides_no_error() -> None:
    said = listing([FAIR, BAD, FAIR, FAIR, BAD, BAD], 1)
    assert said.count("error[key.unknown]") == 3
    assert said.count("warning[posting.unknown-location]: no place") == 1
    assert said.endswith("2 more of warning[posting.unknown-location]; `sitegen check` lists them\n")
