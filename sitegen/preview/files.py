"""An address that was asked for -> a file of the build, as GitHub Pages would find it."""

import mimetypes
import re
from collections.abc import Callable
from pathlib import Path

HTML = "text/html"
_TEXTS = ("application/json", "application/xml", "application/manifest+json", "image/svg+xml")
# What the operating system says is not asked: on Windows .js may be text/plain.
_TYPES = {
    ".css": "text/css",
    ".htm": HTML,
    ".html": HTML,
    ".js": "text/javascript",
    ".json": "application/json",
    ".md": "text/markdown",
    ".mjs": "text/javascript",
    ".svg": "image/svg+xml",
    ".txt": "text/plain",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
}
_KNOWN = mimetypes.MimeTypes()


def find(folder: Path, base: str, path: str) -> Path | str | None:
    """Return the file at a decoded path, the path to go to instead, or None where there is nothing.

    Names that begin with a dot are not served, which includes ``..``.
    """
    if path == "/" != base or path == base.rstrip("/") != "":
        return base
    names = _names(base, path)
    if names is None:
        return None
    file = folder.joinpath(*names)
    slash = path.endswith("/")
    if not slash and _there(file, Path.is_dir):
        return f"{path}/"
    if slash:
        file /= "index.html"
    return file if file.is_relative_to(folder) and _there(file, Path.is_file) else None  # Windows: `C:`


def not_found_page(folder: Path, base: str, path: str) -> Path | None:
    """Return the page for an address that leads nowhere, in the language that the address is of."""
    names = _names(base, path) or []
    files = (folder.joinpath(*names[:1], "404.html"), folder / "404.html")
    return next((file for file in files if _there(file, Path.is_file)), None)


def content_type(file: Path) -> str:
    """Return the value of the header Content-Type, with the charset of a text."""
    if file.name == "feed.json":
        return "application/feed+json; charset=utf-8"
    suffix = file.suffix.lower()
    kind = _TYPES.get(suffix) or _KNOWN.types_map[True].get(suffix, "application/octet-stream")
    return f"{kind}; charset=utf-8" if kind.startswith("text/") or kind in _TEXTS else kind


def _there(file: Path, kind: Callable[[Path], bool]) -> bool:
    try:
        return kind(file)
    except (OSError, ValueError):  # a name that is too long, or holds a zero byte
        return False


def _names(base: str, path: str) -> list[str] | None:
    """Return the names below the base path; None where they may not be served."""
    if not path.startswith(base):
        return None
    names = re.split(r"[/\\]", path.removeprefix(base).removesuffix("/"))
    if names == [""]:
        return []
    return None if any(not name or name.startswith(".") for name in names) else names
