"""READS AND WRITES DISK: parsed texts, each put away by the process that parsed it and fetched by any.

A shelf is a folder of files that are only ever added to, by one process each. A text's bodies are
large and rarely needed, so they stand before it and are read when a page shows them. A place
carries the digest of what it names, and a text those of its bodies: who has a place that can be
trusted (see ``kept.py``) gets what was put there or nothing.
"""

import dataclasses
import io
import marshal
import os
import pickle
import secrets
import struct
from collections.abc import Callable, Collection, Sequence
from contextlib import suppress
from functools import lru_cache, partial
from importlib import import_module
from operator import attrgetter
from pathlib import Path
from sys import intern
from typing import Any, NamedTuple

from sitegen.disk import read_at
from sitegen.fingerprint import SIZE, digest
from sitegen.model import (
    BEGIN,
    Apply,
    Body,
    Education,
    Experience,
    Facts,
    Heading,
    KeptBody,
    Link,
    Posting,
    Region,
    Salary,
    Text,
)
from sitegen.parsed import CompanyText, PageText
from sitegen.problem import Where
from sitegen.schema.company import CompanyFields
from sitegen.sources import Lines

_REGION = struct.Struct(f"<QI{SIZE}s")  # where a body begins, how long it is, and its digest; then the file's name
_SUFFIX = ".texts"
_BINARY: int = getattr(os, "O_BINARY", 0)  # of Windows
_WASTE = 2  # times as large as what it holds, a shelf may be; and a little
_LITTLE = 1 << 20
_NAMES = [
    place for place, each in enumerate(dataclasses.fields(Facts)) if each.name in {"categories", "locations", "skills"}
]
_REDUCERS: dict[type, Callable[[Any], tuple[Any, ...]]] = {}


class Broken(Exception):
    """A value that was there a moment ago is not as it was written; what was built with it is void."""


class Unwritable(OSError):
    """Nothing can be put away: the disk is full, or the file may not be written."""


class Place(NamedTuple):
    """Where a value is: in which file, where its bodies begin, how long they and the value are, and its digest."""

    file: str
    start: int
    words: int
    size: int
    digest: bytes


class Shelf:
    """Puts values away and gets them again; every process writes a file of its own."""

    def __init__(self, folder: Path) -> None:
        """Use the files in a folder."""
        self._folder = folder
        self._process, self._name = 0, ""
        self._writing: int | None = None
        self._reading: dict[str, int] = {}
        self._last: tuple[Region | None, tuple[tuple[str, ...], str]] = None, ((), "")
        self._loader = _Loader(self)

    def go_on(self, file: str) -> None:
        """Let this process add to a file ("": to a new one)."""
        if self._writing is not None:
            os.close(self._writing)
        self._process, self._name, self._writing = os.getpid(), file, None

    @property
    def file(self) -> str:
        """The file that this process adds to."""
        return self._name

    def put(self, value: object) -> tuple[Place, bytes]:
        """Put a value away; return its place, and the digest of it without the words of its bodies."""
        packed, bodies = _packed(value)
        words = b"".join(bodies)
        record = marshal.dumps(([(len(body), digest(body)) for body in bodies], packed))
        start = self._append(words + record)
        return Place(self._name, start, len(words), len(record), digest(record)), digest(packed)

    def get(self, place: Place) -> Any:
        """Return the value at a place, its bodies left where they are. Raises Broken."""
        record = self._read(place.file, place.start + place.words, place.size)
        if digest(record) != place.digest:
            raise Broken(place)
        bodies, packed = marshal.loads(record)  # noqa: S302 - it is what its place says
        regions: list[Region] = []
        start = place.start
        for size, found in bodies:
            regions.append(_REGION.pack(start, size, found) + place.file.encode())
            start += size
        return self._loader.load(packed, regions)

    def words(self, region: Region) -> tuple[tuple[str, ...], str]:
        """Return the chunks and the text of a body. Raises Broken."""
        if self._last[0] != region:  # a page asks for the chunks and for the text
            start, size, known = _REGION.unpack_from(region)
            data = self._read(region[_REGION.size :].decode(), start, size)
            if digest(data) != known:
                raise Broken(region)
            self._last = region, marshal.loads(data)  # noqa: S302 - it is what its place says
        return self._last[1]

    def tidied(self, places: Collection[Place]) -> dict[Place, Place]:
        """Return where everything of use is now, in a new file, if most of the shelf was of none."""
        used = sum(place.words + place.size for place in places)
        whole = sum(file.stat().st_size for file in self._folder.glob(f"*{_SUFFIX}"))
        if whole <= used * _WASTE + _LITTLE:
            return {}
        self.go_on(_new())
        moved: dict[Place, Place] = {}
        for place in places:
            start = self._append(self._read(place.file, place.start, place.words + place.size))
            moved[place] = place._replace(file=self._name, start=start)
        return moved

    def drop_all_but(self, files: Collection[str]) -> None:
        """Remove the files that nothing is in any more."""
        for file in self._folder.glob(f"*{_SUFFIX}"):
            if file.name not in files:
                with suppress(OSError):
                    file.unlink()

    def close(self) -> None:
        """Close the files of this process."""
        for handle in (*self._reading.values(), *(() if self._writing is None else (self._writing,))):
            os.close(handle)
        self._reading.clear()
        self._writing, self._last = None, (None, ((), ""))

    def _append(self, data: bytes) -> int:
        """Add to this process's file; return where."""
        if self._process != os.getpid() or not self._name:
            self.go_on(_new())
        try:
            if self._writing is None:
                self._writing = os.open(self._folder / self._name, os.O_WRONLY | os.O_CREAT | _BINARY, 0o600)
            start = os.lseek(self._writing, 0, os.SEEK_END)
            rest = memoryview(data)
            while rest:
                rest = rest[os.write(self._writing, rest) :]
        except OSError as error:
            raise Unwritable(error.errno, error.strerror) from error
        return start

    def _read(self, file: str, start: int, size: int) -> bytes:
        """Read a part of a file; children of a process read with its handles, at places of their own."""
        try:
            if file not in self._reading:
                self._reading[file] = os.open(self._folder / file, os.O_RDONLY | _BINARY)
            return read_at(self._reading[file], size, start)
        except OSError as error:
            raise Broken(file) from error


def _new() -> str:
    return secrets.token_hex(8) + _SUFFIX


def _packed(value: object) -> tuple[bytes, list[bytes]]:
    """Return a value as bytes, without the words of its bodies, and these; a body is named by its number in order."""
    buffer, bodies = io.BytesIO(), list[bytes]()
    packer = pickle.Pickler(buffer, pickle.HIGHEST_PROTOCOL)
    # Nothing here leads back to the packer: a ring would stay until a collection comes by.
    packer.dispatch_table = {**_REDUCERS, Body: partial(_aside, bodies)}
    packer.dump(value)
    return buffer.getvalue(), bodies


def _aside(bodies: list[bytes], body: Body) -> tuple[Any, ...]:
    if not body.text:
        return Body, (body.chunks, body.links, body.headings, body.text, body.summary)
    bodies.append(marshal.dumps((body.chunks, body.text)))
    # Of the summary, which the text has, only as much as tells whether there are words at all.
    return _on_shelf, (len(bodies) - 1, body.links, body.headings, body.summary[:BEGIN])


def _on_shelf(number: int, links: tuple[Link, ...], headings: tuple[Heading, ...], summary: str) -> Body:
    """Stand for a body in a pickle; `_Loader` makes it, who knows where it is."""
    raise pickle.UnpicklingError(number, links, headings, summary)


class _Unpickler(pickle.Unpickler):
    """Finds classes by a function that remembers them: there are few, and each is in every value."""

    def __init__(self, file: io.BytesIO, find: Callable[[str, str], Any]) -> None:
        super().__init__(file)
        self.find_class = find  # type: ignore[method-assign]


class _Loader:
    """Makes values of what `_packed` made; a body becomes one that is read from the shelf when it is asked for."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._regions: list[Region] = []
        self._headings: dict[tuple[int, str, str], Heading] = {}  # the same ones stand in thousands of texts
        self._own = {
            _on_shelf.__name__: self._body, Heading.__name__: self._heading,
            Facts.__name__: _facts, Text.__name__: _text, Lines.__name__: _lines,
        }  # fmt: skip
        self._found = lru_cache(maxsize=None)(self._find)

    def load(self, packed: bytes, regions: list[Region]) -> Any:
        self._regions = regions
        return _Unpickler(io.BytesIO(packed), self._found).load()

    def _find(self, module: str, name: str) -> Any:
        return self._own.get(name) or getattr(import_module(module), name)

    def _heading(self, *fields: Any) -> Heading:
        found = self._headings.get(fields)
        if found is None:
            found = self._headings[fields] = Heading(*fields)
        return found

    def _body(self, number: int, links: tuple[Link, ...], headings: tuple[Heading, ...], summary: str) -> Body:
        return KeptBody(self._shelf, self._regions[number], links, headings, summary)


def _facts(*fields: Any) -> Facts:
    """Return facts whose names are the same objects as those of others: most postings ask for skills that others do."""
    shared = list(fields)
    for place in _NAMES:
        shared[place] = tuple(map(intern, fields[place]))
    return Facts(*shared)


def _text(language: str, title: str, summary: str, body: Body, where: Where) -> Text:
    return Text(intern(language), title, summary, body, where._replace(path=intern(where.path)))


def _lines(path: str, keys: tuple[str, ...], numbers: Sequence[int]) -> Lines:
    return Lines(intern(path), keys, numbers)


def _by_fields(*kinds: type) -> None:
    """Pickle frozen dataclasses as a call with their fields: the way of `dataclasses` looks every field up by name."""

    def reducer(kind: type, fields: Callable[[Any], Any], single: bool) -> Callable[[Any], tuple[Any, ...]]:  # noqa: FBT001
        return lambda value: (kind, (fields(value),) if single else fields(value))

    for kind in kinds:
        names = [field.name for field in dataclasses.fields(kind)]
        _REDUCERS[kind] = reducer(kind, attrgetter(*names), len(names) == 1)


_by_fields(
    Apply,
    Education,
    Experience,
    Facts,
    Heading,
    Link,
    Posting,
    Salary,
    Text,
    CompanyFields,
    CompanyText,
    PageText,
)
