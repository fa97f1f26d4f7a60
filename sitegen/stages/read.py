"""READS DISK: ``content/`` -> sources and assets, in a fixed order.

Symbolic links are not followed: a posting comes from a stranger's pull request, and a
link to ``/etc/passwd`` would publish it.
"""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sitegen.front_matter import MAX_BYTES
from sitegen.model import Asset, Source
from sitegen.problem import Problem, Where

TEXT_SUFFIXES = (".md", ".markdown", ".txt")
TERM_FILES = ("categories.yaml", "locations.yaml", "skills.yaml")
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")  # in a name: no list of files could hold it
_IGNORED = ("README.md", "README.txt")  # a folder may explain itself


@dataclass(frozen=True, slots=True)
class Content:
    """What lies in ``content/``: texts by kind, term lists, and files to copy."""

    postings: tuple[Source, ...] = ()
    companies: tuple[Source, ...] = ()
    pages: tuple[Source, ...] = ()
    terms: tuple[Source, ...] = ()
    assets: tuple[Asset, ...] = ()


def read(root: Path) -> tuple[Content, list[Problem]]:
    """Read everything below ``root/content``; a missing folder is an empty one."""
    problems: list[Problem] = []
    kinds: dict[str, list[Source]] = {"postings": [], "companies": [], "pages": [], "terms": []}
    assets = []
    base = root / "content"
    for file in _files(base, root, problems):
        relative = file.relative_to(base)
        top = relative.parts[0]
        path = file.relative_to(root).as_posix()
        if top == "assets" and len(relative.parts) > 1:
            assets.append(Asset("/" + relative.as_posix(), str(file)))
        elif len(relative.parts) == 1 and top in TERM_FILES:
            kinds["terms"] += _source(file, path, problems)
        elif len(relative.parts) > 1 and top in kinds and file.suffix in TEXT_SUFFIXES:
            if file.name not in _IGNORED:
                kinds[top] += _source(file, path, problems)
        elif file.name not in _IGNORED:
            hint = "move it to postings/, companies/, pages/ (as .md) or assets/"
            problems.append(Problem(Where(path), "file.misplaced", "this file is not published", hint))
    texts = {kind: tuple(sources) for kind, sources in kinds.items()}
    return Content(assets=tuple(assets), **texts), problems


def _files(base: Path, root: Path, problems: list[Problem]) -> Iterator[Path]:
    """Yield the files below a folder by name, hidden ones left out; folders may be nested as deep as paths go."""
    waiting = [_entries(base, root, problems)]
    while waiting:
        entry = next(waiting[-1], None)
        if entry is None:
            waiting.pop()
        elif _is_content(entry, root, problems):
            if entry.is_dir():
                waiting.append(_entries(Path(entry.path), root, problems))
            elif entry.is_file():
                yield Path(entry.path)


def _entries(folder: Path, root: Path, problems: list[Problem]) -> Iterator[os.DirEntry[str]]:
    try:
        return iter(sorted(os.scandir(folder), key=lambda entry: entry.name))
    except FileNotFoundError:
        pass
    except OSError as error:
        where = Where(_shown(folder, root))
        problems.append(Problem(where, "file.unreadable", error.strerror or str(error), "check its permissions"))
    return iter(())


def _is_content(entry: os.DirEntry[str], root: Path, problems: list[Problem]) -> bool:
    """Say whether a file or folder counts; why one that is not hidden does not, is a problem."""
    if entry.name.startswith((".", "~")) or entry.name.endswith("~"):
        return False
    where = Where(_shown(Path(entry.path), root))
    if _UNPRINTABLE.search(entry.name):
        message = "the file's name is not UTF-8, or has control characters in it"
        problems.append(Problem(where, "file.not-utf8", message, "rename it"))
    elif entry.is_symlink():
        hint = "put a copy of the file in place of the link"
        problems.append(Problem(where, "file.link", "symbolic links in content/ are not followed", hint))
    else:
        return True
    return False


def _shown(path: Path, root: Path) -> str:
    return _UNPRINTABLE.sub("\ufffd", path.relative_to(root).as_posix())


def _source(file: Path, path: str, problems: list[Problem]) -> list[Source]:
    try:
        with file.open("rb") as stream:
            return [Source(path, stream.read(MAX_BYTES + 1))]
    except OSError as error:
        problems.append(Problem(Where(path), "file.unreadable", error.strerror or str(error), "check its permissions"))
        return []
