"""A document that is data alone, as sites keep lists of jobs: YAML, with or without ``---`` over it, TOML or JSON.

It is read as front matter is that lists jobs. What lists none is read as any other text.
"""

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any

from sitegen import toml_source, yaml_source
from sitegen.documents import front_jobs
from sitegen.documents.labels import key
from sitegen.documents.things import Understood, Unplaced
from sitegen.documents.words import load
from sitegen.yaml_source import Tree

_MOST = 262_144  # characters
_SKIPPED = re.compile(r"\s*(?:#.*|---\s*|%YAML.*)?")
_YAML = re.compile(r"(?:-\s+\S|(?:\"[^\"]{1,60}\"|'[^']{1,60}'|[\w][\w .&'’/()-]{0,60}):(?:\s|$)|[\]}])")
_NESTED = re.compile(r"^\s*-\s+(?:\"[^\"]{1,60}\"|[\w][\w .-]{0,60}):(?:\s|$)|^\s+-\s", re.MULTILINE)
_TOML = re.compile(r"(?:\[|[\w\"'-]+\s*=|\]|\"\"\"|''')")
_TABLES = re.compile(r"^\[\[[\w.\"-]+\]\]\s*$", re.MULTILINE)
_BLOCK = re.compile(r"^[\w-]+:\s[|>][-+]?\s*$", re.MULTILINE)
_BRACKETS = re.compile(r"[\[\]{}]")
_LIST = "jobs"


def read(text: str, name: str) -> Tree | None:
    """Return the values of a text that is data alone, None for any other; ``name`` is the file's."""
    begun = text.lstrip()
    if len(text) > _MOST or not begun:
        return None
    if begun[0] in "[{":
        return _json(text, name) or _toml(text)
    rows = text.split("\n")
    top = [row for row in rows if row[:1].strip() and not _SKIPPED.fullmatch(row)]
    if top and _NESTED.search(text) and all(_YAML.match(row) for row in top):
        return _yaml(rows, top[0], name)
    return _toml(text)


def is_list(tree: Tree, name: str) -> bool:
    """Tell whether such a text lists jobs and says more of them than their titles, as people may, too."""
    return any(job.said for job in front_jobs.find(tree.values, name=name))


def is_written_for_programs(text: str) -> bool:
    """Tell whether a text has what only YAML has, as a block of fields that a person wrote has not: ``text: |``."""
    return _BLOCK.search(text) is not None


def left(text: str, postings: Sequence[Understood], reason: str) -> Iterator[Unplaced]:
    """Yield the parts of such a text that no posting begins in: other lists, beside that of the jobs."""
    lines = {posting.line for posting in postings}
    titles = {posting.title for posting in postings} if lines == {1} else set()  # TOML and JSON say no lines
    rows = text.split("\n")
    begins = "[" if _TABLES.search(text) else ""
    starts = [n for n, r in enumerate(rows) if r[:1].strip() and not _SKIPPED.fullmatch(r) and r.startswith(begins)]
    for start, end in zip(starts, [*starts[1:], len(rows)], strict=True):
        part = "\n".join(rows[start:end]).strip()
        told = not lines.isdisjoint(range(start + 1, end + 1)) or any(title in part for title in titles)
        if len(part) > 1 and not told:
            yield Unplaced(start + 1, part, reason)


def _yaml(rows: Sequence[str], first: str, name: str) -> Tree | None:
    body = ["" if row.strip() == "---" or row.startswith("%") else row for row in rows]
    listed = first.startswith("-")
    text = "\n".join([f"{_name(name)}:", *body] if listed else body)
    tree, problems = yaml_source.load(text, name, first_line=0 if listed else 1, max_chars=2 * _MOST)
    return tree if tree.values and not problems else None


def _toml(text: str) -> Tree | None:
    if not _TABLES.search(text):
        return None
    if not all(_TOML.match(row) for row in text.split("\n") if row[:1].strip() and not row.startswith("#")):
        return None
    tree, problems = toml_source.load(text, "", first_line=1)
    return tree if tree.values and not problems else None


def _json(text: str, name: str) -> Tree | None:
    depth = deepest = 0
    for bracket in _BRACKETS.finditer(text):
        depth += 1 if bracket[0] in "[{" else -1
        deepest = max(deepest, depth)
    try:
        found: Any = json.loads(text) if deepest <= yaml_source.MAX_DEPTH else None
    except ValueError:
        return None
    values = {_name(name): found} if isinstance(found, list) else found
    return Tree(values, {}, name) if isinstance(values, dict) and values else None


def _name(name: str) -> str:
    """Return what a list is called that has no key: as its file is, where that is what lists are called."""
    words = load("front_matter")["lists_of_jobs"]
    bare = re.sub(r"^[\d_.\s-]+", "", name).replace("_", "-")
    return bare if key(bare.replace("-", " ")) in (*words["sure"], *words["others"], *words["never"]) else _LIST
