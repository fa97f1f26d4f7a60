"""Front matter that lists several jobs: ``positions = ["Field Technician"]``, ``jobs:`` with a title each.

They are written out as the Markdown that their author would have written below it, and read as
any other list of jobs is.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sitegen.documents import front_lists, headline, titles
from sitegen.documents.labels import key
from sitegen.documents.words import load

_MOST, _SHORT = 200, 24


def as_lines(front_matter: Mapping[str, Any] | None) -> tuple[str, ...]:
    """Return the lines of a list of jobs, none where front matter lists none that somebody offers.

    Under ``jobs`` a page on careers has what it offers, and a résumé what somebody did: the page's
    title must say so, and no job has the time that somebody held it.
    """
    words = load("front_matter")["lists_of_jobs"]
    given = front_matter or {}
    title = str(given.get("title") or "")
    offers = titles.is_name_of_jobs(title) or headline.read(title, lone=False).company is not None
    for name, value in given.items():
        known = key(str(name).replace("_", " ").replace("-", " "))
        sure, likely = known in words["sure"], known in words["others"]
        if isinstance(value, list | tuple) and (sure or (likely and offers)):
            jobs = [job for member in value[:_MOST] for job in [_job(member, words)] if job]
            if jobs and len(jobs) == len(value):
                return ("", "## Open positions", "", *_lines(jobs))
    return ()


def _job(member: Any, words: Mapping[str, list[str]]) -> tuple[str, Mapping[str, Any]] | None:
    """Return the title of one job and what else is said of it; None for what names none."""
    if isinstance(member, str):
        return (_plain(member), {}) if titles.likeness(member) else None
    if not isinstance(member, Mapping) or {key(str(name)) for name in member} & set(words["held"]):
        return None
    title = next((_plain(member[name]) for name in member if key(str(name)) in words["titles"]), "")
    rest = {name: value for name, value in member.items() if key(str(name)) not in words["titles"]}
    return (title, rest) if titles.likeness(title) else None


def _lines(jobs: Sequence[tuple[str, Mapping[str, Any]]]) -> Iterator[str]:
    """Yield a list, where every job is a title with short facts; else a heading for each."""
    short = all(isinstance(v, str) and len(v) <= _SHORT and " " not in v.strip() for _, r in jobs for v in r.values())
    for title, rest in jobs:
        if short:
            yield f"- {', '.join((title, *map(_plain, rest.values())))}"
        else:
            yield from (f"### {title}", "", *_said(rest), "")


def _said(rest: Mapping[str, Any]) -> Iterator[str]:
    """Yield what is said of a job: its facts as fields, its texts, its lists with their labels."""
    for name, value in rest.items():
        if isinstance(value, str) and value.strip():
            plain = str(name).casefold() in ("description", "summary", "text", "body", "content")
            yield from (value, "") if plain else (f"{str(name).replace('_', ' ').capitalize()}: {_plain(value)}", "")
    yield from (
        front_lists.as_text({name: value for name, value in rest.items() if name != "description"})
        .replace("## ", "#### ")
        .split("\n")
    )


def _plain(value: Any) -> str:
    return " ".join(str(value).split())
