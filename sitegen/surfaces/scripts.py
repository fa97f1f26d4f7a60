"""A theme's scripts as they are published: without their comments and indents.

That saves a sixth of what a phone loads, without a minifier to trust. Only whole lines of comment
and blanks at the edges of lines go, and a line stays a line, so that an error in the browser
names the right one.
"""

import re
from collections.abc import Mapping
from hashlib import sha256

_COMMENT = re.compile(r"\s*//")


def folder(static: Mapping[str, bytes]) -> str:
    """Return the name of the folder that all scripts of a theme are published in: a digest of them.

    Modules import each other by their plain names (``import "./query.js"``), so a name cannot
    carry a digest of its own; the folder does that for all of them at once.
    """
    digest = sha256()
    for name in sorted(filter(is_script, static)):
        digest.update(f"{name}\0{len(static[name])}\0".encode() + static[name])
    return digest.hexdigest()[:8]


def is_script(name: str) -> bool:
    """Tell whether a static file is a script."""
    return name.endswith((".js", ".mjs"))


def lean(data: bytes) -> bytes:
    """Return a script without whole-line comments and indents; unchanged where a line may be part of a text."""
    text = data.decode("utf-8", "replace")
    lines = text.splitlines()
    if text.encode() != data or any(line.count("`") % 2 or line.endswith("\\") for line in lines):
        return data
    return "\n".join("" if _COMMENT.match(line) else line.strip() for line in lines).encode() + b"\n"
