"""READS DISK: which files ``content/`` has, in a fixed order, and what is in them.

Symbolic links are not followed: a posting comes from a stranger's pull request, and a
link to ``/etc/passwd`` would publish it.
"""

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from stat import S_ISREG
from sys import intern

from sitegen.front_matter import MAX_BYTES
from sitegen.model import Asset
from sitegen.problem import Problem, Where
from sitegen.sources import File, Source, Stamp
from sitegen.sources import size as size_of
from sitegen.sources import stamp as stamp_of

TEXT_SUFFIXES = (".md", ".markdown", ".txt")
TERM_FILES = ("categories.yaml", "locations.yaml", "skills.yaml")
KINDS = ("postings", "companies", "pages", "terms", "assets")
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")  # in a name: no list of files could hold it
_IGNORED = ("README.md", "README.txt")  # a folder may explain itself
_READ = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)


@dataclass(frozen=True, slots=True)
class Listing:
    """What lies in ``content/``: texts by kind, term lists, and files to copy."""

    postings: tuple[File, ...] = ()
    companies: tuple[File, ...] = ()
    pages: tuple[File, ...] = ()
    terms: tuple[File, ...] = ()
    assets: tuple[File, ...] = ()

    @property
    def others(self) -> tuple[File, ...]:
        """The files that are no texts."""
        return (*self.terms, *self.assets)

    def all(self) -> Iterator[File]:
        """Yield every file."""
        yield from (*self.postings, *self.companies, *self.pages, *self.terms, *self.assets)

    def published(self, root: Path) -> tuple[Asset, ...]:
        """Return the files that are published as they are."""
        return tuple(Asset(file.path.removeprefix("content"), str(root / file.path)) for file in self.assets)


def listing(root: Path) -> tuple[Listing, list[Problem]]:
    """List everything below ``root/content``; a missing folder is an empty one."""
    problems: list[Problem] = []
    kinds: dict[str, list[File]] = {kind: [] for kind in KINDS}
    for file in _files(root, "content", problems):
        _, top, *rest = file.path.split("/")
        name = file.path.rpartition("/")[2]
        if top == "assets" and rest:
            kinds["assets"].append(file)
        elif not rest and top in TERM_FILES:
            kinds["terms"].append(file)
        elif rest and top in kinds and os.path.splitext(name)[1] in TEXT_SUFFIXES:  # noqa: PTH122 - 20,000 times
            if name not in _IGNORED:
                kinds[top].append(file)
        elif name not in _IGNORED:
            hint = "move it to postings/, companies/, pages/ (as .md) or assets/"
            problems.append(Problem(Where(file.path), "file.misplaced", "this file is not published", hint))
    return Listing(**{kind: tuple(files) for kind, files in kinds.items()}), problems


def again(
    root: Path, known: Listing, paths: Iterable[str], *, complete: bool
) -> tuple[Listing, tuple[File, ...]] | None:
    """Look at some files of a listing again; return it as it is now, and those of them that are other.

    None where one of the paths is no file of the listing, or no file any more: then everything is to be listed.
    What has come and gone since, as the file that an editor writes before it takes the place of another, is
    nothing, if the listing is ``complete``: it has every file that there was, none of them misplaced.
    """
    found: dict[str, dict[str, Stamp]] = {}
    for path in paths:
        try:
            stat = os.lstat(root / path)
        except FileNotFoundError:
            here = path.startswith("content/") and complete
            if not here or any(file.path == path or file.path.startswith(f"{path}/") for file in known.all()):
                return None
            continue
        except OSError:
            return None
        parts = path.split("/")
        if not S_ISREG(stat.st_mode) or len(parts) < 2:  # noqa: PLR2004 - content/ itself
            return None
        kind = parts[1] if len(parts) > 2 else "terms"  # noqa: PLR2004
        found.setdefault(kind, {})[path] = stamp_of(stat)
    kinds: dict[str, tuple[File, ...]] = {}
    changed: list[File] = []
    for kind, stamps in found.items():
        old: tuple[File, ...] = getattr(known, kind) if kind in KINDS else ()
        at = [number for number, file in enumerate(old) if file.path in stamps]
        if len(at) < len(stamps):
            return None
        new = list(old)
        for number in at:
            new[number] = old[number]._replace(stamp=stamps[old[number].path])
        kinds[kind] = tuple(new)
        changed += [new[number] for number in at if new[number] != old[number]]
    return replace(known, **kinds), tuple(changed)


def source(root: Path, file: File) -> tuple[Source | None, list[Problem]]:
    """Read a file; one that cannot be read is a problem. Not more of it is read than a source may have."""
    try:
        handle = os.open(f"{root}/{file.path}", _READ)  # twice as quick as root / file.path, 20,000 times
        try:
            size = size_of(file.stamp)
            data = os.read(handle, min(size, MAX_BYTES) + 1)
            while 0 < len(data) <= MAX_BYTES and (more := os.read(handle, MAX_BYTES + 1 - len(data))):
                data += more
        finally:
            os.close(handle)
    except OSError as error:
        where = Where(file.path)
        return None, [Problem(where, "file.unreadable", error.strerror or str(error), "check its permissions")]
    return Source(file.path, data), []


def _files(root: Path, top: str, problems: list[Problem]) -> Iterator[File]:
    """Yield the files below a folder by name, hidden ones left out; folders may be nested as deep as paths go."""
    waiting = [(top, _entries(root, top, problems))]
    while waiting:
        folder, entries = waiting[-1]
        entry = next(entries, None)
        if entry is None:
            waiting.pop()
            continue
        path = f"{folder}/{entry.name}"
        if not _is_content(entry, path, problems):
            continue
        if entry.is_dir(follow_symlinks=False):
            waiting.append((path, _entries(root, path, problems)))
        elif entry.is_file(follow_symlinks=False):
            try:
                yield File(intern(path), stamp_of(entry.stat(follow_symlinks=False)))
            except FileNotFoundError:
                continue  # gone since the folder was listed


def _entries(root: Path, folder: str, problems: list[Problem]) -> Iterator[os.DirEntry[str]]:
    try:
        with os.scandir(root / folder) as entries:
            return iter(sorted(entries, key=lambda entry: entry.name))
    except FileNotFoundError:
        pass
    except OSError as error:
        where = Where(_UNPRINTABLE.sub("\ufffd", folder))
        problems.append(Problem(where, "file.unreadable", error.strerror or str(error), "check its permissions"))
    return iter(())


def _is_content(entry: os.DirEntry[str], path: str, problems: list[Problem]) -> bool:
    """Say whether a file or folder counts; why one that is not hidden does not, is a problem."""
    name = entry.name
    if name.startswith((".", "~")) or name.endswith("~"):
        return False
    plain = name.isascii() and name.isprintable()
    if not plain and _UNPRINTABLE.search(name):
        message = "the file's name is not UTF-8, or has control characters in it"
        where = Where(_UNPRINTABLE.sub("\ufffd", path))
        problems.append(Problem(where, "file.not-utf8", message, "rename it"))
    elif entry.is_symlink():
        hint = "put a copy of the file in place of the link"
        problems.append(Problem(Where(path), "file.link", "symbolic links in content/ are not followed", hint))
    else:
        return True
    return False
