"""Recruiting documents -> posting files in ``content/postings/``, or JSON of what was understood."""

import json
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sitegen import documents, front_matter
from sitegen.config import Config, Flags, read
from sitegen.documents import Understanding, Understood
from sitegen.messages import listing
from sitegen.model import TermKind
from sitegen.problem import Problem, Where
from sitegen.schema import writing
from sitegen.schema.terms import FILES
from sitegen.slug import slug
from sitegen.stages import parse
from sitegen.stages.read import read as read_content

UNNAMED = {"slug": "unnamed", "zh": "未注明公司", "en": "Company not named"}


@dataclass(frozen=True, slots=True)
class Imported:
    """A document that was read: its name, and what was understood of it."""

    name: str
    understanding: Understanding


@dataclass(frozen=True, slots=True)
class File:
    """A file to write: its path below the site, its text, and whether it only adds to what is there."""

    path: str
    text: str
    adds: bool = False


def run(root: Path, files: Sequence[Path], *, as_json: bool, dry_run: bool, force: bool, company: str | None) -> int:
    """Import documents; returns the exit status: 1 where a document holds no posting or cannot be read."""
    imported, problems = understand(files)
    _say(listing(problems))
    if as_json:
        sys.stdout.write(json.dumps(as_plain(imported), ensure_ascii=False, indent=1) + "\n")
    for document in imported:
        if not document.understanding.postings:
            _say(f"{document.name}: no posting: {document.understanding.why}\n")
    missing = bool(problems) or any(not document.understanding.postings for document in imported)
    if not as_json:
        missing |= _write(root, imported, dry_run=dry_run, force=force, company=company) != 0
    return 1 if missing else 0


def understand(files: Iterable[Path]) -> tuple[list[Imported], list[Problem]]:
    """Read and understand documents; ``-`` is standard input."""
    imported: list[Imported] = []
    problems: list[Problem] = []
    for file in files:
        name = "standard input" if str(file) == "-" else file.as_posix().encode("utf-8", "replace").decode()
        try:
            data = sys.stdin.buffer.read() if str(file) == "-" else file.read_bytes()
        except (OSError, ValueError) as error:
            problems.append(Problem(Where(name), "file.unreadable", getattr(error, "strerror", None) or str(error)))
            continue
        text, wrong = front_matter.decode(data, name)
        if wrong:
            problems += wrong
            continue
        parts, bad = front_matter.split(text, name)
        problems += bad
        understanding = documents.understand(
            parts.body, first_line=parts.first_line, front_matter=parts.tree.values, name=Path(name).stem
        )
        imported.append(Imported(name, understanding))
    return imported, problems


def as_plain(imported: Iterable[Imported]) -> dict[str, list[Any]]:
    """Return the object that ``--json`` prints."""
    found: dict[str, list[Any]] = {"postings": [], "unplaced": [], "notes": []}
    for document in imported:
        understanding, name = document.understanding, Path(document.name).name
        found["postings"] += [documents.as_json(posting, name) for posting in understanding.postings]
        found["unplaced"] += [
            {"source": name, "line": part.line, "text": part.text, "reason": part.reason}
            for part in understanding.unplaced
        ]
        found["notes"] += [{"source": name, "note": note} for note in understanding.notes]
        found["notes"] += [
            {"source": name, "line": trace.line, "title": posting.title, "fact": trace.fact, "text": trace.text}
            for posting in understanding.postings
            for trace in posting.traces
        ]
        if not understanding.postings:
            found["notes"].append({"source": name, "note": understanding.why})
    return found


def _write(root: Path, imported: Sequence[Imported], *, dry_run: bool, force: bool, company: str | None) -> int:
    config, problems = read(Flags(root=root))
    if config is None:
        _say(listing(problems))
        return 1
    status = 0
    for file in plan_files(imported, config, company):
        try:
            outcome, is_done = _put(config.root, file, dry_run=dry_run, force=force)
        except OSError as error:
            outcome, is_done = error.strerror or str(error), False
        status = status if is_done else 1
        _say(f"{file.path}: {outcome}\n")
    for document in imported:
        for part in document.understanding.unplaced:
            _say(f"{document.name}:{part.line}: in no posting: {' '.join(part.text.split())[:60]}\n")
    return status


def _put(root: Path, file: File, *, dry_run: bool, force: bool) -> tuple[str, bool]:
    """Write a file unless another is there; return what came of it, and whether all is well. Raises OSError."""
    target = root / file.path
    if any((root / part).is_symlink() for part in (Path(file.path), *Path(file.path).parents)):
        return "not written, as its path leads through a symbolic link", False
    if target.exists():
        before = target.read_bytes().decode("utf-8", "replace").replace("\r\n", "\n")
        if before == file.text:
            return "unchanged", True
        if not (force or file.adds):
            return "kept as it is, and differs (`--force` overwrites it)", False
    if dry_run:
        return "would be written", True
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(file.text, "utf-8")
    return "written", True


def plan_files(imported: Iterable[Imported], config: Config, company: str | None) -> list[File]:
    """Return the files that an import makes: postings, and companies and categories that are new to the site."""
    content, _ = read_content(config.root)
    companies, _ = parse.parse_companies(content.companies, config)
    known = {name.casefold(): c.slug for c in companies for name in (c.slug, c.fields.name) if name}
    only = companies[0].slug if len({c.slug for c in companies}) == 1 else None
    files: dict[str, File] = {}
    for document in imported:
        for posting in document.understanding.postings:
            name = company or posting.company
            folder = known.get(name.casefold(), slug(name)) if name else only or UNNAMED["slug"]
            if folder not in known.values():
                files.update(_company(folder, name, config))
            _add(files, posting, folder, config)
    categories = _new_categories(imported, config)
    return [*files.values(), *categories]


def _add(files: dict[str, File], posting: Understood, folder: str, config: Config) -> None:
    """Add a posting's file; a second posting of the same title gets a number."""
    text = writing.posting_file(posting, folder, config.languages[0])
    stem = wanted = slug(posting.title)
    number = 1
    while f"content/postings/{folder}/{stem}.md" in files:
        number += 1
        stem = f"{wanted}-{number}"
    path = f"content/postings/{folder}/{stem}.md"
    files[path] = File(path, text)


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


def _new_categories(imported: Iterable[Imported], config: Config) -> list[File]:
    """Return categories.yaml with the categories that the documents name and the site does not have."""
    content, _ = read_content(config.root)
    terms, _ = parse.parse_terms(content.terms, config)
    names = {name.casefold() for t in terms if t.kind is TermKind.CATEGORY for name in (t.slug, *t.names.values())}
    wanted = [p.category for d in imported for p in d.understanding.postings if p.category]
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


def _say(text: str) -> None:
    sys.stderr.write(text)
