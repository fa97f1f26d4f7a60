"""Postings that were understood -> files of the site: which ones, and putting them there.

WRITES DISK, below ``content/`` only: never over a file that differs, unless it is told to,
and never through a symbolic link.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from sitegen import recall
from sitegen.config import Config
from sitegen.documents import Understood
from sitegen.model import TermKind
from sitegen.schema import writing
from sitegen.schema.terms import FILES
from sitegen.slug import slug
from sitegen.stages import read

UNNAMED = {"slug": "unnamed", "zh": "未注明公司", "en": "Company not named"}


class Outcome(StrEnum):
    """What came of a file."""

    WRITTEN = "written"
    DUE = "would be written"
    UNCHANGED = "unchanged"
    KEPT = "kept as it is, and differs (`--force` overwrites it)"
    LINKED = "not written, as its path leads through a symbolic link"


@dataclass(frozen=True, slots=True)
class File:
    """A file to write: its path below the site, its text, and whether it only adds to what is there."""

    path: str
    text: str
    adds: bool = False


@dataclass(slots=True)
class Plan:
    """The files of an import, and which postings went to a company that they do not state."""

    files: dict[str, File] = field(default_factory=dict)
    assumed: dict[str, list[Understood]] = field(default_factory=dict)  # by the company's folder
    numbers: dict[str, int] = field(default_factory=dict)  # the last one of every title, by the path without it

    def add(self, posting: Understood, folder: str, language: str) -> None:
        """Add a posting's file; a second posting of the same title gets a number."""
        text = writing.posting_file(posting, folder, language)
        stem = f"content/postings/{folder}/{slug(posting.title)}"
        number = self.numbers.get(stem, 0) + 1
        while (path := f"{stem}.md" if number == 1 else f"{stem}-{number}.md") in self.files:
            number += 1
        self.numbers[stem] = number
        self.files[path] = File(path, text)


def plan(postings: Sequence[Understood], config: Config, company: str | None) -> Plan:
    """Return the files that an import makes: postings, and companies and categories that are new to the site."""
    companies = recall.companies(read.listing(config.root)[0], config)
    known = {name.casefold(): c.slug for c in companies for name in (c.slug, c.fields.name) if name}
    stated = {known.get(name.casefold(), slug(name)) for p in postings for name in [p.company or company] if name}
    # Those that the documents name count, too: a second import must find the same company.
    folders = sorted({c.slug for c in companies} | stated)
    only = folders[0] if len(folders) == 1 else UNNAMED["slug"]
    made = Plan()
    for posting in postings:
        name = posting.company or company
        folder = known.get(name.casefold(), slug(name)) if name else _filed(posting, folders, config) or only
        if not name:
            made.assumed.setdefault(folder, []).append(posting)
        if folder not in known.values():
            made.files.update(_company(folder, name, config))
        made.add(posting, folder, config.languages[0])
    made.files.update({file.path: file for file in _new_categories(postings, config)})
    return made


def _filed(posting: Understood, folders: Sequence[str], config: Config) -> str:
    """Return the company whose postings an earlier import put this one among, word for word; else nothing."""
    stem = slug(posting.title)
    for folder in folders:
        file = config.root / "content/postings" / folder / f"{stem}.md"
        if file.is_file() and not file.is_symlink():
            text = writing.posting_file(posting, folder, config.languages[0])
            if file.read_bytes() == text.encode():
                return folder
    return ""


def put(root: Path, file: File, *, dry_run: bool, force: bool) -> Outcome:
    """Write a file unless another is there; return what came of it. Raises OSError."""
    target = root / file.path
    if any((root / part).is_symlink() for part in (Path(file.path), *Path(file.path).parents)):
        return Outcome.LINKED
    if target.exists():
        before = target.read_bytes().decode("utf-8", "replace").replace("\r\n", "\n")
        if before == file.text:
            return Outcome.UNCHANGED
        if not (force or file.adds):
            return Outcome.KEPT
    if dry_run:
        return Outcome.DUE
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(file.text, "utf-8", newline="\n")
    return Outcome.WRITTEN


def _company(folder: str, name: str | None, config: Config) -> dict[str, File]:
    """Return the file of a company that the site does not have, in every language it is named in."""
    made = {}
    for language in config.languages:
        suffix = "" if language == config.languages[0] else f".{language}"
        words = name or UNNAMED.get(language, UNNAMED["en"])
        if not suffix or not name:
            path = f"content/companies/{folder}{suffix}.md"
            if not (config.root / path).exists():
                made[path] = File(path, writing.company_file(words))
    return made


def _new_categories(postings: Iterable[Understood], config: Config) -> list[File]:
    """Return categories.yaml with the categories that the documents name and the site does not have."""
    terms, _ = recall.terms(read.listing(config.root)[0], config)
    names = {name.casefold() for t in terms if t.kind is TermKind.CATEGORY for name in (t.slug, *t.names.values())}
    wanted = [posting.category for posting in postings if posting.category]
    new = [name for name in dict.fromkeys(wanted) if name.casefold() not in names and slug(name) not in names]
    if not new:
        return []
    (file_name,) = (name for name, kind in FILES.items() if kind is TermKind.CATEGORY)
    path = f"content/{file_name}"
    target = config.root / path
    try:
        before = target.read_text("utf-8").rstrip("\n") + "\n" if target.exists() else ""
    except UnicodeDecodeError:
        return []  # `check` says so; whatever were added, it could not be read
    return [File(path, before + writing.category_lines(new, config.languages[0]), adds=True)]
