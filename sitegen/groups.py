"""What is known of the files of a text and its translations, as it is kept from one build to the next."""

import marshal
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple

from sitegen.fingerprint import SIZE, digest
from sitegen.kept import Kept
from sitegen.keys import Contents
from sitegen.problem import Problem, problem
from sitegen.shelf import Place
from sitegen.sources import File, changed

GRAIN = 2_000_000_000  # ns; the coarsest clock of a file system is FAT's
BY_VALUE = 2  # the version of marshal that writes equal values in equal bytes, whoever else refers to them
_TOP = 1 << 8 * SIZE
_FEW = 500  # groups that are kept apart, before all of them are written again


class Group(NamedTuple):
    """The files of one text and its translations; plain types only."""

    kind: str
    files: tuple[File, ...]
    content: bytes  # digest of what is in the files
    shape: bytes  # digest of what they were parsed into, but for the words of the bodies
    place: Place  # where that is
    problems: tuple[tuple[Any, ...], ...]


@dataclass(frozen=True)
class Recalled:
    """The groups as they are now, and what became of those that are not as they were.

    ``since`` is the time of the file system (ns) at which the last of them was read, ``before`` the digest of
    what was in the files until then, ``shape`` that of everything parsed but for the words of bodies, and
    ``doubtful`` names all groups that can be `late`.
    """

    groups: Mapping[str, Group]
    changed: tuple[str, ...]  # groups that were parsed now
    gone: tuple[str, ...]
    since: int
    before: bytes
    shape: bytes
    doubtful: Iterable[str] = field(repr=False)

    @property
    def problems(self) -> list[Problem]:
        """What was found in any of the files."""
        return problems_of(self.groups)

    @cached_property
    def late(self) -> frozenset[str]:
        """The groups that have to be read again.

        They could not be read, or were changed so late that their stamps do not tell whether they are as they were.
        """
        groups = ((key, self.groups.get(key)) for key in self.doubtful)
        return frozenset(k for k, g in groups if g is not None and (not g.content or recent(g.files, self.since)))

    def contents(self) -> Contents:
        """Return the digests of every file's group."""
        return Contents(self.groups)

    @cached_property
    def content(self) -> bytes:
        """The digest of all that is in the files."""
        return content_of(self.groups)


def kept_groups(kept: Kept) -> tuple[int, dict[str, Group]]:
    """Return when the last file was read (ns), and the groups as they were then; nothing where that is not known."""
    most, later = kept.get("groups"), kept.get("groups/later")
    if most is None or later is None:
        return 0, {}
    since, rows = later
    rows = {key: row for key, row in {**most, **rows}.items() if row is not None}
    return since, {key: _group(row) for key, row in rows.items()}


def keep_groups(kept: Kept, since: int, groups: Mapping[str, Group], other: Iterable[str]) -> None:
    """Put the groups away, of which only the ``other`` ones are not as they were kept, or gone."""
    later = kept.get("groups/later")
    rows = {} if later is None else later[1]
    rows |= {key: _plain(groups[key]) if key in groups else None for key in other}
    if later is None or len(rows) > _FEW:
        kept.put("groups", {key: _plain(group) for key, group in groups.items()})
        rows = {}
    kept.put("groups/later", (since, rows))


def problems_of(groups: Mapping[str, Group]) -> list[Problem]:
    """Return what was found in any of the files."""
    return [problem(row) for group in groups.values() for row in group.problems]


def content_of(groups: Mapping[str, Group]) -> bytes:
    """Return the digest of all that is in the files of some groups: their sum, as each is of the paths, too."""
    return (sum(int.from_bytes(group.content, "little") for group in groups.values()) % _TOP).to_bytes(SIZE, "little")


def shape_of(groups: Mapping[str, Group]) -> bytes:
    """Return the digest of everything that some groups were parsed into, but for the words of bodies."""
    return digest(marshal.dumps([(key, groups[key].shape) for key in sorted(groups)], BY_VALUE))


def recent(files: Iterable[File], since: int) -> bool:
    """Tell whether a file was changed so late that it could have been changed again unseen at ``since`` (ns)."""
    return any(changed(file.stamp) >= since - GRAIN for file in files)


def _plain(group: Group) -> tuple[Any, ...]:
    return (group.kind, tuple(map(tuple, group.files)), group.content, group.shape, tuple(group.place), group.problems)


def _group(row: tuple[Any, ...]) -> Group:
    kind, files, content, shape, place, problems = row
    return Group(kind, tuple(map(File._make, files)), content, shape, Place._make(place), problems)
