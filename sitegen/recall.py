"""Files of ``content/`` -> postings, companies and pages: those that did not change are not parsed again.

A file and its translations are parsed together and kept together, under the digest of what is in
them. Size, time and inode only save the reading: a file that was changed within the clock's
grain of the last look is read (https://git-scm.com/docs/racy-git).
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain
from typing import Any, NamedTuple

from sitegen import pool
from sitegen.config import Config
from sitegen.fingerprint import digest
from sitegen.kept import Kept
from sitegen.keys import Contents
from sitegen.last import content, recent
from sitegen.model import File, Posting, Source, Term
from sitegen.parsed import CompanyText, PageText
from sitegen.problem import Problem, problem, row
from sitegen.shelf import Place, Shelf
from sitegen.stages import parse, read

WORTH_IT = 200  # groups of files for which a second process is started
_CHUNK = 32
PARSERS: Mapping[str, Callable[[Sequence[Source], Config], tuple[Sequence[Any], list[Problem]]]] = {
    "postings": parse.parse_postings,
    "companies": parse.parse_companies,
    "pages": parse.parse_pages,
}


class Group(NamedTuple):
    """What is known of the files of one text and its translations, as it is kept: plain types only."""

    kind: str
    files: tuple[File, ...]
    content: bytes  # digest of what is in the files
    shape: bytes  # digest of what they were parsed into, but for the words of the bodies
    place: Place  # where that is
    problems: tuple[tuple[Any, ...], ...]


@dataclass(frozen=True, slots=True)
class Recalled:
    """The groups as they are now, and what became of those that are not as they were."""

    groups: dict[str, Group]
    changed: dict[str, Sequence[Any]]  # freshly parsed, by group
    gone: tuple[str, ...]

    @property
    def problems(self) -> list[Problem]:
        """What was found in any of the files."""
        return [problem(row) for group in self.groups.values() for row in group.problems]

    def contents(self) -> Contents:
        """Return the digests of every file's group."""
        paths = [(path, group) for group in self.groups.values() for path, _ in group.files]
        return Contents({path: g.content for path, g in paths}, {path: g.shape for path, g in paths})

    def shape(self) -> bytes:
        """Return the digest of everything parsed but for the words of bodies."""
        return digest(*(part for key in sorted(self.groups) for part in (key, self.groups[key].shape)))


def recall(listing: read.Listing, config: Config, kept: Kept, now: int) -> Recalled:
    """Parse what is not as it was; what was parsed stands in ``kept`` when this returns.

    ``now`` is the time of the file system, in ns, at which ``listing`` began.
    """
    since, before = _before(kept)
    groups: dict[str, Group] = {}
    tasks: list[_Task] = []
    for kind in PARSERS:
        for key, files in parse.groups(getattr(listing, kind)).items():
            known = before.get(key)
            if known is not None and known.content and known.files == files and not recent(files, since):
                groups[key] = known
            else:
                tasks.append((kind, key, files, known.content if known else b""))
    processes = pool.processes(config.jobs, worth=len(tasks) >= WORTH_IT)
    chunks = [tasks[i : i + _CHUNK] for i in range(0, len(tasks), _CHUNK)]
    changed: dict[str, Sequence[Any]] = {}
    work = partial(_looked_at, config=config, shelf=kept.shelf)
    for key, group in chain.from_iterable(pool.spread(work, chunks, processes)):
        if group.place == _NOWHERE:
            groups[key] = before[key]._replace(files=group.files)
        else:
            groups[key] = group
            changed[key] = kept.shelf.get(group.place)
    gone = tuple(key for key in before if key not in groups)
    if tasks or gone:
        kept.put("groups", (now, {key: _plain(group) for key, group in groups.items()}))
        kept.put("shelf", kept.shelf.file)
        kept.commit()  # all of it at once: a parsed file and the digest of what it was parsed from
        kept.shelf.drop_all_but({group.place.file for group in groups.values()})
    return Recalled(groups, changed, gone)


def _before(kept: Kept) -> tuple[int, dict[str, Group]]:
    """Return what was known after the last build, and when that began (ns)."""
    since, rows = kept.get("groups") or (0, {})
    groups = {key: Group._make(row)._replace(place=Place._make(row[4])) for key, row in rows.items()}
    kept.shelf.go_on(kept.get("shelf") or "")
    moved = kept.shelf.tidied([group.place for group in groups.values()])
    return since, {key: group._replace(place=moved[group.place]) for key, group in groups.items()}


_Task = tuple[str, str, tuple[File, ...], bytes]
_Looked = tuple[str, Group]
_NOWHERE = Place("", 0, 0, 0, b"")  # of a group that is as it was


def _looked_at(tasks: Sequence[_Task], config: Config, shelf: Shelf) -> list[_Looked]:
    """Read some groups of files, and parse those that are not as they were; one call in one process."""
    return [_one(*task, config, shelf) for task in tasks]


def _one(kind: str, key: str, files: tuple[File, ...], known: bytes, config: Config, shelf: Shelf) -> _Looked:
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


def everything(recalled: Recalled, kept: Kept) -> Texts:
    """Return all that was parsed, in the order of the files. Raises Broken where something kept is not whole."""
    texts: dict[str, list[Any]] = {kind: [] for kind in PARSERS}
    for key in sorted(recalled.groups):
        texts[recalled.groups[key].kind] += _value(recalled, kept, key)
    return Texts(**texts)


def some(recalled: Recalled, kept: Kept, keys: Iterable[str]) -> list[Any]:
    """Return what was parsed of some groups, in their order. Raises Broken where something kept is not whole."""
    found: list[Any] = []
    for key in keys:
        found += _value(recalled, kept, key)
    return found


def _value(recalled: Recalled, kept: Kept, key: str) -> Sequence[Any]:
    known = recalled.changed.get(key)
    return known if known is not None else kept.shelf.get(recalled.groups[key].place)


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


def _plain(group: Group) -> tuple[Any, ...]:
    return (group.kind, tuple(map(tuple, group.files)), group.content, group.shape, tuple(group.place), group.problems)
