"""Front matter that lists several jobs: ``positions = ["Field Technician"]``, ``jobs:`` with titles, or by employer.

They are written out as the Markdown that their author would have written below it, and read as
any other list of jobs is.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from sitegen.documents import company, front_fields, headline, refuse, titles
from sitegen.documents.labels import key
from sitegen.documents.words import load
from sitegen.facts import contact
from sitegen.problem import Where

Path = tuple[str | int, ...]
_MOST, _DEEPEST = 400, 3
_SHORTEST = 4  # letters of a name that an address may spell by chance no more
_KINDS = 2  # kinds of facts that show that somebody offers what nothing else says is offered
_SHARE = 3


@dataclass(frozen=True, slots=True)
class Job:
    """A job in front matter: its title, what else is said of it, the group that it is listed in, where it stands."""

    title: str
    said: Mapping[str, Any] = field(default_factory=dict)
    group: str = ""  # what its list is called, which may be an employer or a kind of work
    path: Path = ()


def find(front_matter: Mapping[str, Any] | None, body: Sequence[str] = (), name: str = "") -> tuple[Job, ...]:
    """Return the jobs of a list, none where front matter lists none that somebody offers.

    Under ``jobs`` a page on careers has what it offers, and a résumé what somebody did: the page's
    title or a heading of its ``body`` must say so, or what is said of the jobs, as a date by which
    to apply does. No job has the time that somebody held it.
    """
    words = load("front_matter")["lists_of_jobs"]
    offers: bool | None = None
    given = [(_known(key_of, value), value, (key_of,)) for key_of, value in (front_matter or {}).items()]
    for known, value, path in (*given, (_words(name), front_matter or {}, ())):
        if known in words["never"] or not isinstance(value, list | tuple | Mapping) or not value:
            continue
        jobs = list(_jobs(value, path, 0))
        if not jobs or any(job is None for job in jobs):
            continue
        named = [job for job in jobs if job is not None]
        if sum(titles.likeness(job.title) == titles.CLEAR for job in named) * 2 < len(named):
            continue
        shown = _shown(named)
        if not shown and any(_held(job.said, words["perhaps_held"]) for job in named):
            continue
        if offers is None:
            offers = _offers(front_matter or {}, body)
        likely = known in words["others"] and (offers or shown)
        if known in words["sure"] or likely or (offers and shown) or shown >= _KINDS:
            return tuple(_with_employers(named))
    return ()


def number(job: Job, places: Mapping[Path, Where]) -> int:
    """Return the line that a job stands on, the first one where that is not known."""
    titled = (f"{name}" for name in load("front_matter")["lists_of_jobs"]["titles"])
    paths = (job.path, *((*job.path, name) for name in titled))
    return next((places[path].line for path in paths if path in places), 0) or 1


def _known(name: Any, value: Any) -> str:
    """Return what a list is called, or the lists inside it where only those are called as lists of jobs are."""
    words = load("front_matter")["lists_of_jobs"]
    known = (*words["sure"], *words["others"])
    first = value[0] if isinstance(value, list | tuple) and value else None
    inner = map(_words, first) if isinstance(first, Mapping) and _words(name) not in known else ()
    return next((word for word in inner if word in known and word not in words["titles"]), _words(name))


def _jobs(value: Any, path: Path, depth: int) -> Iterator[Job | None]:
    """Yield the jobs of a list or of the lists in a mapping, None for a member that is none."""
    if depth > _DEEPEST:
        yield None
    elif isinstance(value, Mapping):
        lists = {str(name): inner for name, inner in value.items() if isinstance(inner, list | tuple)}
        if len(lists) != len(value):
            yield None
            return
        for name, inner in lists.items():
            for job in _jobs(inner, (*path, name), depth + 1):
                yield replace(job, group=job.group or name) if job else None
    else:
        for nth, member in enumerate(value[:_MOST]):
            yield from _of_member(member, (*path, nth), depth)


def _of_member(member: Any, path: Path, depth: int) -> Iterator[Job | None]:
    """Yield the job that a member of a list is, or the jobs of the list inside it: ``company: Acme`` with ``jobs:``."""
    words = load("front_matter")["lists_of_jobs"]
    if isinstance(member, str):
        yield Job(_plain(member), path=path) if titles.likeness(member) else None
        return
    if not isinstance(member, Mapping) or _held(member, words["held"]):
        yield None
        return
    known = (*words["sure"], *words["others"])
    inner = next((n for n, v in member.items() if _words(n) in known and isinstance(v, list | tuple | Mapping)), None)
    if inner is not None and not isinstance(member[inner], str):
        said = {name: value for name, value in member.items() if name != inner and isinstance(value, str)}
        named = next((name for name in said if _words(name) in words["groups"]), None)
        shared = {name: value for name, value in said.items() if name != named and _words(name) in words["shared"]}
        for job in _jobs(member[inner], (*path, inner), depth + 1):
            group = _plain(said[named]) if named else ""
            yield replace(job, said={**shared, **job.said}, group=job.group or group) if job else None
        return
    title = next((_plain(member[name]) for name in member if _words(name) in words["titles"]), "")
    rest = {name: value for name, value in member.items() if _words(name) not in words["titles"]}
    persons = sum(_words(name) in words["titles"] for name in member) > 1 and "name" in map(_words, member)
    yield Job(title, rest, path=path) if title and not persons and not titles.is_placeholder(title) else None


def _held(said: Mapping[str, Any], names: Sequence[str]) -> bool:
    return not {_words(name) for name in said}.isdisjoint(names)


def _shown(jobs: Sequence[Job]) -> int:
    """Return how many kinds of facts show of half of the jobs that somebody offers them."""
    rule = re.compile(load("front_matter")["lists_of_jobs"]["addresses"], re.IGNORECASE)
    shown = 0
    fields = [front_fields.read(job.said) for job in jobs]
    kinds = ({"closes"}, {"salary"}, {"apply"}, {"company", "locations"})
    for kind in kinds:
        stating = 0
        for found in fields:
            names = {said.name for said in found if said.name in kind}
            ways = [said.value for said in found if said.name == "apply"]
            takes = any(contact.find_emails(way) or rule.search(way) for way in ways)
            stating += takes if kind == {"apply"} else names == kind
        shown += stating * 2 >= len(jobs)
    return shown


def _offers(front_matter: Mapping[str, Any], body: Sequence[str]) -> bool:
    """Tell whether the title of a page or a heading of its body says that jobs are offered."""
    title = str(front_matter.get("title") or "")
    if titles.is_name_of_jobs(title) or headline.read(title, lone=False).company is not None:
        return True
    headings = (line.strip(" #*") for line in body if line.startswith(("#", "**")) and len(line) <= titles.LONGEST)
    return any(titles.is_generic(line) and refuse.offers(line) for line in headings)


def _with_employers(jobs: Sequence[Job]) -> Iterator[Job]:
    """Yield the jobs with their groups said to be employers or kinds of work.

    Like headings, a third of them must show that they are employers: by their form, or as an address spells them.
    """
    groups = {job.group for job in jobs if job.group}
    stated = any(said.name == "company" for job in jobs for said in front_fields.read(job.said))
    named = {
        group for group in groups if company.is_firm(group, beside=True) or any(_spells(job, group) for job in jobs)
    }
    fact = "company" if not stated and len(named) * _SHARE >= len(groups) > 0 else "category"
    for job in jobs:
        said = {name for name in job.said if _words(name) == fact}
        yield replace(job, said={fact: job.group, **job.said}) if job.group and not said else job


def _spells(job: Job, group: str) -> bool:
    """Tell whether an address of a job of a group spells the group's name."""
    letters = re.sub(r"[^a-z0-9]", "", group.casefold())
    if job.group != group or len(letters) < _SHORTEST:
        return False
    ways = (said.value for said in front_fields.read(job.said) if said.name == "apply")
    return any(letters in re.sub(r"[^a-z0-9]", "", way.casefold()) for way in ways)


def _words(name: Any) -> str:
    return key(str(name).replace("_", " ").replace("-", " "))


def _plain(value: Any) -> str:
    return " ".join(str(value).split())
