"""Files of ``content/`` -> postings, companies and pages: those that did not change are not parsed again.

A file and its translations are parsed together and kept together, under the digest of what is in
them. Size, time and inode only save the reading: a file that was changed within the clock's
grain of the last look is read (https://git-scm.com/docs/racy-git).
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain
from typing import Any

from sitegen import pool
from sitegen.config import Config
from sitegen.groups import Group, Recalled, content_of, keep_groups, kept_groups, recent, shape_of
from sitegen.kept import Kept
from sitegen.last import content
from sitegen.looking import Looked
from sitegen.model import Posting, Term
from sitegen.parsed import CompanyText, PageText
from sitegen.problem import Problem, row
from sitegen.schema import filename
from sitegen.shelf import Place, Shelf
from sitegen.sources import File, Source
from sitegen.stages import parse, read

WORTH_IT = 200  # groups of files for which a second process is started
_CHUNK = 32
_Task = tuple[str, str, tuple[File, ...], bytes]  # kind and key of a group, its files, and what was in them
_Read = tuple[str, Group]
_NOWHERE = Place("", 0, 0, 0, b"")  # of a group that is as it was
PARSERS: Mapping[str, Callable[[Sequence[Source], Config], tuple[Sequence[Any], list[Problem]]]] = {
    "postings": parse.parse_postings,
    "companies": parse.parse_companies,
    "pages": parse.parse_pages,
}


def recall(config: Config, kept: Kept, looked: Looked, before: Recalled | None, texts: dict[str, Any]) -> Recalled:
    """Parse what is not as it was; what was parsed stands in ``kept`` and in ``texts`` when this returns.

    ``before`` is what this process recalled at its last look, with which only what changed since is looked at.
    """
    since, known = (before.since, before.groups) if before is not None else _kept(kept)
    if before is not None and looked.changed is not None:
        groups, tasks = _some(before, looked.changed)
        doubtful: Iterable[str] = (*before.late, *(key for _, key, *_ in tasks))
    else:
        groups, tasks = _all(looked.listing, known, since)
        doubtful = groups
    processes = pool.processes(config.jobs, worth=len(tasks) >= WORTH_IT)
    chunks = [tasks[i : i + _CHUNK] for i in range(0, len(tasks), _CHUNK)]
    changed: list[str] = []
    work = partial(_looked_at, config=config, shelf=kept.shelf)
    for key, group in chain.from_iterable(pool.spread(work, chunks, processes)):
        if group.place == _NOWHERE:
            groups[key] = known[key]._replace(files=group.files)
        else:
            groups[key] = group
            changed.append(key)
            texts[key] = kept.shelf.get(group.place)
    gone = tuple(key for key in known if key not in groups)
    for key in gone:
        texts.pop(key, None)
    read = [key for _, key, *_ in tasks]
    if tasks or gone:
        since = looked.now
        keep_groups(kept, since, groups, (*read, *gone))
        kept.put("shelf", kept.shelf.file)
        kept.commit()  # all of it at once: a parsed file and the digest of what it was parsed from
        kept.shelf.drop_all_but({group.place.file for group in groups.values()})
    alike = not gone and all(key in known and known[key].shape == groups[key].shape for key in read)
    shape = before.shape if before is not None and alike else shape_of(groups)
    content = before.content if before is not None else content_of(known)
    return Recalled(groups, tuple(changed), gone, since, content, shape, doubtful)


def _kept(kept: Kept) -> tuple[int, Mapping[str, Group]]:
    """Return when the last file was read (ns) and the groups as they were then, without waste on the shelf."""
    since, groups = kept_groups(kept)
    kept.shelf.go_on(kept.get("shelf") or "")
    moved = kept.shelf.tidied([group.place for group in groups.values()])
    if moved:
        groups = {key: group._replace(place=moved[group.place]) for key, group in groups.items()}
        keep_groups(kept, since, groups, groups)
        kept.put("shelf", kept.shelf.file)
        kept.commit()
        kept.shelf.drop_all_but({kept.shelf.file})
    return since, groups


def _all(listing: read.Listing, known: Mapping[str, Group], since: int) -> tuple[dict[str, Group], list[_Task]]:
    """Return the groups that are as they were, and those that have to be read."""
    groups: dict[str, Group] = {}
    tasks: list[_Task] = []
    for kind in PARSERS:
        for key, files in parse.groups(getattr(listing, kind)).items():
            group = known.get(key)
            if group is not None and group.content and group.files == files and not recent(files, since):
                groups[key] = group
            else:
                tasks.append((kind, key, files, group.content if group else b""))
    return groups, tasks


def _some(before: Recalled, changed: Iterable[File]) -> tuple[dict[str, Group], list[_Task]]:
    """Do the same where no file is new or gone, and only some have another stamp."""
    files = {file.path: file for file in changed}
    groups = dict(before.groups)
    tasks: list[_Task] = []
    for key in sorted({*map(filename.key, files), *before.late} & groups.keys()):
        group = groups[key]
        tasks.append((group.kind, key, tuple(files.get(file.path, file) for file in group.files), group.content))
    return groups, tasks


def _looked_at(tasks: Sequence[_Task], config: Config, shelf: Shelf) -> list[_Read]:
    """Read some groups of files, and parse those that are not as they were; one call in one process."""
    return [_one(*task, config, shelf) for task in tasks]


def _one(kind: str, key: str, files: tuple[File, ...], known: bytes, config: Config, shelf: Shelf) -> _Read:
    sources, problems = _sources(files, config)
    read_now = content(sources)
    if read_now == known and not problems:
        return key, Group(kind, files, read_now, b"", _NOWHERE, ())
    found, said = PARSERS[kind](sources, config)
    place, shape = shelf.put(found)
    rows = tuple(map(row, (*problems, *said)))
    return key, Group(kind, files, b"" if problems else read_now, shape, place, rows)


@dataclass(frozen=True, slots=True)
class Texts:
    """All that was parsed."""

    postings: list[Posting]
    companies: list[CompanyText]
    pages: list[PageText]


def everything(recalled: Recalled, kept: Kept, known: dict[str, Any]) -> Texts:
    """Return all that was parsed, in the order of the files. Raises Broken where something kept is not whole.

    ``known`` is what was parsed of some groups, and of all of them afterwards.
    """
    texts: dict[str, list[Any]] = {kind: [] for kind in PARSERS}
    for key in sorted(recalled.groups):
        texts[recalled.groups[key].kind] += _value(recalled, kept, known, key)
    return Texts(**texts)


def some(recalled: Recalled, kept: Kept, known: dict[str, Any], keys: Iterable[str]) -> list[Any]:
    """Return what was parsed of some groups, in their order. Raises Broken where something kept is not whole."""
    found: list[Any] = []
    for key in keys:
        found += _value(recalled, kept, known, key)
    return found


def _value(recalled: Recalled, kept: Kept, known: dict[str, Any], key: str) -> Any:
    if key not in known:
        known[key] = kept.shelf.get(recalled.groups[key].place)
    return known[key]


def terms(listing: read.Listing, config: Config) -> tuple[list[Term], list[Problem]]:
    """Read and parse the lists of terms; they are few."""
    sources, problems = _sources(listing.terms, config)
    found, said = parse.parse_terms(sources, config)
    return found, problems + said


def companies(listing: read.Listing, config: Config) -> list[CompanyText]:
    """Read and parse the companies' files as they are, without problems or what was kept."""
    groups = parse.groups(listing.companies).values()
    return [text for group in groups for text in parse.parse_companies(_sources(group, config)[0], config)[0]]


def _sources(files: Iterable[File], config: Config) -> tuple[list[Source], list[Problem]]:
    sources: list[Source] = []
    problems: list[Problem] = []
    for file in files:
        source, said = read.source(config.root, file)
        problems += said
        if source is not None:
            sources.append(source)
    return sources, problems
