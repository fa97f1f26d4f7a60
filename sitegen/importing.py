"""Recruiting documents -> posting files in ``content/postings/``, or JSON of what was understood.

Data goes to standard output; what is said about it goes to standard error, with a table
where somebody sits at a terminal.
"""

import json
import shutil
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from sitegen import documents, filing, front_matter, overview
from sitegen.config import Config, Flags, read
from sitegen.documents import Understanding, alone
from sitegen.filing import UNNAMED, Outcome, Plan
from sitegen.intake import MOST_BYTES, take
from sitegen.messages import listing
from sitegen.problem import Problem, Where

STANDARD_INPUT = "standard input"


@dataclass(frozen=True, slots=True)
class Imported:
    """A document that was read: its name, what was understood of it, and notes on how it was read."""

    name: str
    understanding: Understanding
    notes: tuple[str, ...] = ()


def run(root: Path, files: Sequence[Path], *, as_json: bool, dry_run: bool, force: bool, company: str | None) -> int:
    """Import documents; returns the exit status: 1 where a document holds no posting or cannot be read."""
    imported, problems = understand(files)
    _say(listing(problems))
    for document in imported:
        if not document.understanding.postings:
            _say(f"{document.name}: no posting: {document.understanding.why}\n")
    missing = bool(problems) or any(not document.understanding.postings for document in imported)
    if as_json:
        sys.stdout.write(json.dumps(as_plain(imported), ensure_ascii=False, indent=1) + "\n")
        return 1 if missing else 0
    return max(int(missing), _write(root, imported, dry_run=dry_run, force=force, company=company))


def understand(files: Iterable[Path]) -> tuple[list[Imported], list[Problem]]:
    """Read and understand documents; ``-`` is standard input."""
    imported: list[Imported] = []
    problems: list[Problem] = []
    for file in files:
        name = STANDARD_INPUT if str(file) == "-" else file.as_posix().encode("utf-8", "replace").decode()
        try:
            data = _bytes(file)
        except (OSError, ValueError) as error:
            problems.append(Problem(Where(name), "file.unreadable", getattr(error, "strerror", None) or str(error)))
            continue
        intake, wrong = take(data, name)
        problems += wrong
        if intake is None:
            continue
        parts, bad = front_matter.split(intake.text, name)
        if any(problem.rule == "yaml.unclosed" for problem in bad) and alone.read(intake.text, "") is not None:
            parts, bad = replace(parts, body=intake.text), []  # data alone, with `---` only over it
        problems += bad
        stem = "" if name == STANDARD_INPUT else Path(name).stem
        understanding = documents.understand(
            parts.body,
            first_line=parts.first_line,
            front_matter=parts.tree.values,
            name=stem,
            site=intake.names,
            places=parts.tree.places,
        )
        imported.append(Imported(name, understanding, intake.notes))
    return imported, problems


def _bytes(file: Path) -> bytes:
    if str(file) == "-":
        return sys.stdin.buffer.read(MOST_BYTES + 1)
    with file.open("rb") as stream:
        return stream.read(MOST_BYTES + 1)


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
        found["notes"] += [{"source": name, "note": note} for note in (*document.notes, *understanding.notes)]
        found["notes"] += [
            {"source": name, "line": trace.line, "title": posting.title, "fact": trace.fact, "text": trace.text}
            for posting in understanding.postings
            for trace in posting.traces
        ]
        if not understanding.postings:
            found["notes"].append({"source": name, "note": understanding.why})
    return found


def _write(root: Path, imported: Sequence[Imported], *, dry_run: bool, force: bool, company: str | None) -> int:
    """Put the postings into the site and say what came of it; returns the exit status."""
    config, problems = read(Flags(root=root))
    if config is None:
        _say(listing(problems))
        return 1
    postings = [posting for document in imported for posting in document.understanding.postings]
    at_terminal = sys.stderr.isatty()
    if at_terminal and postings:
        _say(overview.table(postings, shutil.get_terminal_size().columns) + "\n")
    plan = filing.plan(postings, config, company)
    outcomes, status = _put(plan, config, dry_run=dry_run, force=force, loud=at_terminal or dry_run)
    for folder, those in plan.assumed.items():
        _say(overview.assumed(folder, those, unnamed=folder == UNNAMED["slug"]))
    for document in imported:
        _say("".join(f"{document.name}: {note}\n" for note in document.notes))
        _say(overview.unplaced(document.name, document.understanding.unplaced))
    parts = sum(len(document.understanding.unplaced) for document in imported)
    _say(overview.summary(len(postings), len(imported), outcomes.items(), parts))
    return status


def _put(plan: Plan, config: Config, *, dry_run: bool, force: bool, loud: bool) -> tuple[Counter[str], int]:
    """Write files; say of each what came of it, or in a pipe only of those that were not written."""
    outcomes: Counter[str] = Counter()
    status = 0
    for file in plan.files.values():
        try:
            outcome: str = filing.put(config.root, file, dry_run=dry_run, force=force)
        except OSError as error:
            outcome = f"not written: {error.strerror or error}"
        is_done = outcome in (Outcome.WRITTEN, Outcome.DUE, Outcome.UNCHANGED)
        outcomes["kept" if outcome == Outcome.KEPT else outcome if is_done else "not written"] += 1
        status = status if is_done else 1
        if loud or not is_done:
            _say(f"{file.path}: {outcome}\n")
    return outcomes, status


def _say(text: str) -> None:
    sys.stderr.write(text)
