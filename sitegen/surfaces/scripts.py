"""A theme's scripts as they are published: a digest in every name, no comments, no indents.

Modules import each other by their plain names (``import "./query.js"``), so a name can only carry a
digest if the imports do. The digest of a script is that of all it calls, directly or not: it is known
before anything is rewritten, also where modules import each other in a circle, and a script gets a
new name just when something that it runs has changed.

Leaving out whole lines of comment and the blanks at the edges of lines saves a sixth of what a
phone loads, without a minifier to trust. A line stays a line, so that an error in the browser
names the right one.
"""

import re
from collections.abc import Mapping
from hashlib import sha256
from posixpath import dirname, join, normpath

_COMMENT = re.compile(r"\s*//")
_RELATIVE = re.compile(r"""(["'])(\.{1,2}/[^"'\s]+)\1""")


def is_script(name: str) -> bool:
    """Tell whether a static file is a script."""
    return name.endswith((".js", ".mjs"))


def digest(name: str, static: Mapping[str, bytes]) -> str:
    """Return the digest of a script and of all scripts that it leads to."""
    reached, waiting = set[str](), [name]
    while waiting:
        script = waiting.pop()
        if script not in reached:
            reached.add(script)
            waiting += filter(static.__contains__, _called(script, static[script]))
    found = sha256()
    for script in sorted(reached):
        found.update(f"{script}\0{len(static[script])}\0".encode() + static[script])
    return found.hexdigest()[:8]


def published(static: Mapping[str, bytes], names: Mapping[str, str]) -> dict[str, bytes]:
    """Return the static files with lean scripts that call each other by their published names."""
    return {name: _linked(name, lean(data), names) if is_script(name) else data for name, data in static.items()}


def lean(data: bytes) -> bytes:
    """Return a script without whole-line comments and indents; unchanged where a line may be part of a text."""
    text = data.decode("utf-8", "replace")
    lines = text.splitlines()
    if text.encode() != data or any(line.count("`") % 2 or line.endswith("\\") for line in lines):
        return data
    return "\n".join("" if _COMMENT.match(line) else line.strip() for line in lines).encode() + b"\n"


def _called(name: str, data: bytes) -> list[str]:
    """Return the names of the scripts that a script calls, as far as they are relative ones."""
    targets = (_target(name, found[2]) for found in _RELATIVE.finditer(data.decode("utf-8", "replace")))
    return [target for target in targets if is_script(target)]


def _target(name: str, relative: str) -> str:
    return normpath(join(dirname(name), relative))


def _linked(name: str, data: bytes, names: Mapping[str, str]) -> bytes:
    """Write the published name where another script is called by its relative one."""

    def rename(found: re.Match[str]) -> str:
        target = _target(name, found[2])
        if not is_script(target) or target not in names:
            return found[0]
        changed = found[2].rpartition("/")[0] + "/" + names[target].rpartition("/")[2]
        return f"{found[1]}{changed}{found[1]}"

    try:
        return _RELATIVE.sub(rename, data.decode()).encode()
    except UnicodeDecodeError:
        return data
