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
from sitegen.fingerprint import digest
from sitegen.groups import Group, Recalled, content_of, keep_groups, kept_groups, recent
from sitegen.kept import Broken, Kept, Packed, pack
from sitegen.last import content
from sitegen.model import File, Posting, Source, Term
from sitegen.parsed import CompanyText, PageText
from sitegen.problem import Problem, row
from sitegen.stages import parse, read

WORTH_IT = 200  # groups of files for which a second process is started
_CHUNK = 32
PARSERS: Mapping[str, Callable[[Sequence[Source], Config], tuple[Sequence[Any], list[Problem]]]] = {
    "postings": parse.parse_postings,
    "companies": parse.parse_companies,
    "pages": parse.parse_pages,
}


def recall(listing: read.Listing, config: Config, kept: Kept, now: int) -> Recalled:
    """Parse what is not as it was; what was parsed stands in ``kept`` when this returns.

    ``now`` is the time of the file system, in ns, at which ``listing`` began.
    """
    since, before = kept_groups(kept)
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
    for key, group, packed in chain.from_iterable(pool.spread(partial(_looked_at, config=config), chunks, processes)):
        if packed is None:
            groups[key] = before[key]._replace(files=group.files)
        else:
            groups[key] = group
            changed[key] = kept.store(key, packed)
    gone = tuple(key for key in before if key not in groups)
    if tasks or gone:
        since = now
        kept.forget(gone)
        keep_groups(kept, since, groups, (*(key for _, key, *_ in tasks), *gone))
        kept.commit()  # all of it at once: a parsed file and the digest of what it was parsed from
    return Recalled(groups, changed, gone, since, content_of(before), tuple(groups))


_Task = tuple[str, str, tuple[File, ...], bytes]
_Looked = tuple[str, Group, Packed | None]


def _looked_at(tasks: Sequence[_Task], config: Config) -> list[_Looked]:
    """Read some groups of files, and parse those that are not as they were; one call in one process."""
    return [_one(*task, config) for task in tasks]


def _one(kind: str, key: str, files: tuple[File, ...], known: bytes, config: Config) -> _Looked:
    sources, problems = _sources(files, config)
    read_now = content(sources)
    if read_now == known and not problems:
        return key, Group(kind, files, read_now, b"", ()), None
    found, said = PARSERS[kind](sources, config)
    packed = pack(found)
    rows = tuple(map(row, (*problems, *said)))
    return key, Group(kind, files, b"" if problems else read_now, digest(packed.data), rows), packed


@dataclass(frozen=True, slots=True)
class Texts:
    """All that was parsed."""

    postings: list[Posting]
    companies: list[CompanyText]
    pages: list[PageText]


def everything(recalled: Recalled, kept: Kept) -> Texts:
    """Return all that was parsed, in the order of the files. Raises Broken where something kept is not whole."""
    found = dict(recalled.changed)
    if len(found) < len(recalled.groups):
        found |= {key: value for key, value in kept.load_all() if key not in found}
    texts: dict[str, list[Any]] = {kind: [] for kind in PARSERS}
    for key in sorted(recalled.groups):
        if key not in found:
            raise Broken(key)
        texts[recalled.groups[key].kind] += found[key]
    return Texts(**texts)


def some(recalled: Recalled, kept: Kept, keys: Iterable[str]) -> list[Any]:
    """Return what was parsed of some groups, in their order. Raises Broken where something kept is not whole."""
    found: list[Any] = []
    for key in keys:
        value = recalled.changed[key] if key in recalled.changed else kept.load(key)
        if value is None:
            raise Broken(key)
        found += value
    return found


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
