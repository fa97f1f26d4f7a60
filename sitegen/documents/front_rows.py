"""The jobs of front matter as the lines that their author would have written below it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sitegen.documents import front_fields, front_lists, titles
from sitegen.documents.front_jobs import Job, Path, find, number
from sitegen.documents.words import load
from sitegen.problem import Where

_LONGEST = 300  # characters of a cell
_PROSE = frozenset({"description", "summary", "text", "body", "content"})


def as_lines(
    front_matter: Mapping[str, Any] | None, body: Sequence[str], places: Mapping[Path, Where], name: str
) -> tuple[tuple[int, str], ...]:
    """Return numbered lines: a table where the jobs have short facts only, else a heading for each of them."""
    jobs = find(front_matter, body, name)
    if not jobs:
        return ()
    first = number(jobs[0], places)
    short = all(_is_short(job.said) for job in jobs)
    below = _rows(jobs, places) if short else _headed(jobs, places)
    return ((first, ""), (first, "## Open positions"), (first, ""), *below)


def _is_short(said: Mapping[str, Any]) -> bool:
    """Tell whether what is said of a job are facts, each of which is a cell of a table."""
    prose = any(str(name).casefold() in _PROSE for name in said)
    return not prose and not front_lists.as_text(said) and all(len(str(value)) <= _LONGEST for value in said.values())


def _rows(jobs: Sequence[Job], places: Mapping[Path, Where]) -> Iterator[tuple[int, str]]:
    """Yield a table; what the facts are called is what the columns of tables are."""
    facts = [_facts(job.said) for job in jobs]
    named = [name for name in load("front_matter")["columns"] if any(name in said for said in facts)]
    first = number(jobs[0], places)
    headers = ["Position", *(load("front_matter")["columns"][name] for name in named)]
    yield first, _row(headers)
    yield first, _row(["---"] * len(headers))
    for job, said in zip(jobs, facts, strict=True):
        yield number(job, places), _row([job.title, *(said.get(name, "") for name in named)])


def _facts(said: Mapping[str, Any]) -> dict[str, str]:
    """Return the facts of a job, several values of one in one cell; of addresses the first."""
    found: dict[str, str] = {}
    for value in front_fields.read(said):
        apart = "; " if value.name == "locations" else ", "
        if value.name not in found:
            found[value.name] = value.value
        elif value.name != "apply":
            found[value.name] += f"{apart}{value.value}"
    return found


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(" ".join(cell.split()).replace("|", "\\|") for cell in cells) + " |"


def _headed(jobs: Sequence[Job], places: Mapping[Path, Where]) -> Iterator[tuple[int, str]]:
    """Yield a heading for each job with its facts as fields, its texts, its lists with their labels."""
    for job in jobs:
        at = number(job, places)
        stated = () if titles.likeness(job.title) == titles.CLEAR else (f"Position: {job.title}", "")
        yield from ((at, line) for line in (f"### {job.title}", "", *stated, *_said(job.said), ""))


def _said(said: Mapping[str, Any]) -> Iterator[str]:
    for name, value in said.items():
        text = value.strip() if isinstance(value, str) else ""
        if text and str(name).casefold() in _PROSE:
            yield from (text, "")
        elif text:
            yield from (f"{str(name).replace('_', ' ').capitalize()}: {' '.join(text.split())}", "")
        elif isinstance(value, int) and not isinstance(value, bool):
            yield from (f"{str(name).replace('_', ' ').capitalize()}: {value}", "")
    rest = {name: value for name, value in said.items() if str(name).casefold() not in _PROSE}
    yield from front_lists.as_text(rest).replace("## ", "#### ").split("\n")
