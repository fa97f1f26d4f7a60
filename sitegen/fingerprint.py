"""Digests: of values, of files, and of sitegen itself. Equal digests, equal results."""

import hashlib
import os
import sys
import sysconfig
from collections.abc import Iterable
from pathlib import Path

SIZE = 16  # bytes; two of a billion things have the same one with a chance of 10^-21


def digest(*parts: bytes | str) -> bytes:
    """Return the digest of some texts, each with its length, so that no two lists are alike."""
    found = hashlib.blake2b(digest_size=SIZE)
    for part in parts:
        data = part if isinstance(part, bytes) else part.encode("utf-8", "surrogateescape")
        found.update(len(data).to_bytes(8, "little"))
        found.update(data)
    return found.digest()


def files(folders: Iterable[Path]) -> bytes:
    """Return the digest of all that lies in some folders: names and bytes, in the order of the folders."""
    found = hashlib.blake2b(digest_size=SIZE)
    for folder in folders:
        for path in _below(str(folder)):
            found.update(digest(path.removeprefix(str(folder)), _read(path)))
        found.update(b"\0")
    return found.digest()


def program() -> bytes:
    """Return the digest of sitegen's own code and data, of Python, and of the libraries beside it by version."""
    package = Path(__file__).resolve().parent
    try:
        libraries = sorted(n for n in os.listdir(sysconfig.get_paths()["purelib"]) if n.endswith("-info"))  # noqa: PTH208
    except OSError:
        libraries = []
    return digest(files([package]), sys.version, *libraries)


def _below(folder: str) -> list[str]:
    found: list[str] = []
    for here, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        found += [f"{here}/{name}" for name in sorted(names) if not name.endswith((".pyc", ".pyo"))]
    return found


def _read(path: str) -> bytes:
    try:
        with open(path, "rb") as file:  # noqa: PTH123
            return file.read()
    except OSError as error:  # what cannot be read is told by whoever needs it
        return str(error.errno).encode()
