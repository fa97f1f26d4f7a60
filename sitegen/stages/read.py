"""READS DISK: ``content/`` -> sources and assets, in a fixed order.

Symbolic links are not followed: a posting comes from a stranger's pull request, and a
link to ``/etc/passwd`` would publish it.
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sitegen.front_matter import MAX_BYTES
from sitegen.model import Asset, Source
from sitegen.problem import Problem, Where

TEXT_SUFFIXES = (".md", ".markdown", ".txt")
TERM_FILES = ("categories.yaml", "locations.yaml", "skills.yaml")
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


def _files(folder: Path, root: Path, problems: list[Problem]) -> Iterator[Path]:
    """Yield the files below a folder by name, hidden ones left out."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except FileNotFoundError:
        return
    for entry in entries:
        path = Path(entry.path)
        if entry.name.startswith((".", "~")) or entry.name.endswith("~"):
            continue
        if entry.is_symlink():
            where = Where(path.relative_to(root).as_posix())
            hint = "put a copy of the file in place of the link"
            problems.append(Problem(where, "file.link", "symbolic links in content/ are not followed", hint))
        elif entry.is_dir():
            yield from _files(path, root, problems)
        elif entry.is_file():
            yield path


def _source(file: Path, path: str, problems: list[Problem]) -> list[Source]:
    try:
        with file.open("rb") as stream:
            return [Source(path, stream.read(MAX_BYTES + 1))]
    except OSError as error:
        problems.append(Problem(Where(path), "file.unreadable", error.strerror or str(error), "check its permissions"))
        return []
