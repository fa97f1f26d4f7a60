"""TOML written by people -> the same tree that ``yaml_source`` gives, each value with its place.

``tomllib`` says no places, so the lines that assign a key are looked up beside it. Dates
and floats stay text, as in YAML: whoever knows the key parses them.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time
from typing import Any

from sitegen.flat_yaml import TreePath
from sitegen.problem import Problem, Where
from sitegen.yaml_source import MAX_CHARS, MAX_DEPTH, Tree

_ASSIGNED = re.compile(r"""^[ \t]*(\[{0,2})[ \t]*((?:"[^"\n]*"|'[^'\n]*'|[\w-]+)(?:[ \t]*\.[ \t]*[\w-]+)*)[ \t]*[]=]""")
_AT = re.compile(r" \((?:at line (\d+), column (\d+)|at end of document)\)$")
_BARE_KEY = re.compile(r"^[ \t]*(?=[^\s\"'#\[{=]*[^\x00-\x7f])([^\s\"'#=：:]+)[ \t]*([=：:])")
_LONGEST_INTEGER = 18  # digits; a longer one is text, as in YAML


def load(text: str, path: str, *, first_line: int = 1) -> tuple[Tree, list[Problem]]:
    """Read a TOML document that begins at ``first_line`` of its file; never raises for bad text."""
    where = Where(path, first_line)
    if len(text) > MAX_CHARS:
        message = f"{len(text)} characters, {MAX_CHARS} are allowed"
        return Tree({}, {}, path), [Problem(where, "yaml.too-large", message)]
    too_deep = Problem(where, "yaml.too-large", f"nested deeper than {MAX_DEPTH} levels")
    try:
        values = tomllib.loads(text, parse_float=str)
    except RecursionError:
        return Tree({}, {}, path), [too_deep]
    except ValueError as error:  # TOMLDecodeError, and an integer of thousands of digits
        return Tree({}, {}, path), [_syntax(str(error), text, path, first_line)]
    if _depth(values) > MAX_DEPTH:
        return Tree({}, {}, path), [too_deep]
    return Tree(_plain(values), _places(text, values, path, first_line), path), []


def _depth(value: Any, so_far: int = 1) -> int:
    if so_far > MAX_DEPTH or not isinstance(value, dict | list):
        return so_far
    members = value.values() if isinstance(value, dict) else value
    return max((_depth(member, so_far + 1) for member in members), default=so_far)


def _plain(value: Any) -> Any:
    """Return a value of TOML as the text, number, list or mapping that YAML would give."""
    if isinstance(value, dict):
        return {key: _plain(member) for key, member in value.items()}
    if isinstance(value, list):
        return [_plain(member) for member in value]
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    is_long = isinstance(value, int) and not isinstance(value, bool) and abs(value) >= 10**_LONGEST_INTEGER
    return str(value) if is_long else value


def _places(text: str, values: Mapping[str, Any], path: str, first_line: int) -> dict[TreePath, Where]:
    """Return where keys stand: the first line that assigns each one that exists."""
    places: dict[TreePath, Where] = {(): Where(path, first_line, 1)}
    table: TreePath = ()
    for number, line in enumerate(text.split("\n")):
        found = _ASSIGNED.match(line)
        if found is None:
            continue
        parts = tuple(part.strip(" \t\"'") for part in re.split(r"\.(?=[\s\w-])", found[2]))
        keys = parts if found[1] else (*table, *parts)
        table = parts if found[1] else table
        for end in range(1, len(keys) + 1):
            if keys[:end] in dict(_paths(values, keys)):
                places.setdefault(keys[:end], Where(path, first_line + number, found.start(2) + 1))
    return places


def _paths(values: Mapping[str, Any], keys: TreePath) -> Iterator[tuple[TreePath, Any]]:
    """Yield the beginnings of a path that exist, with their values."""
    value: Any = values
    for end, key in enumerate(keys, 1):
        if not isinstance(value, Mapping) or key not in value:
            return
        value = value[key]
        yield keys[:end], value


def _syntax(said: str, text: str, path: str, first_line: int) -> Problem:
    """Turn the parser's words into a problem on the file's own line."""
    lines = text.split("\n")
    place = _AT.search(said)
    line, column = (int(place[1]), int(place[2])) if place and place[1] else (len(lines), 0)
    written = lines[line - 1] if line <= len(lines) else ""
    message, hint = _AT.sub("", said), "check quotes, `=` and brackets; text stands in quotes"
    bare = _BARE_KEY.match(written)
    if bare:
        message = f"the key `{bare[1]}` is not in quotes" if bare[2] == "=" else f"`{bare[2]}` after `{bare[1]}`"
        hint = f'write `"{bare[1]}" = …`'
    elif re.match(r"[ \t]*[\w-]+[ \t]*[:：]", written):
        message, hint = "this line is YAML, not TOML", 'write `key = "value"`, or `---` in place of `+++`'
    elif re.match(r"[ \t]*[\w-]+[ \t]*=[ \t]*[^\s\"'\[{\d]", written) and "Invalid value" in said:
        message, hint = "text is not in quotes", 'write `key = "value"`'
    return Problem(Where(path, first_line + line - 1, column), "toml.syntax", message[:1].lower() + message[1:], hint)
