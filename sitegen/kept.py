"""READS AND WRITES DISK: what a build keeps for the next one, in a folder beside the site.

A small database of values by name, of parsed files by their path, and of the bodies of texts by
number. A body is large and rarely needed, so it stays on disk and is read when a page shows it.

Nothing here is needed for a right result: whatever is missing, broken or from another version is
as if it had never been kept. Every value carries a code made with a secret of the user
(https://docs.python.org/3/library/hashlib.html#keyed-hashing), because it is unpickled and its HTML
is published: a folder that came with a pull request is worth nothing.
"""

import contextlib
import dataclasses
import hashlib
import hmac
import io
import marshal
import os
import pickle
import secrets
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterable, Iterator
from operator import attrgetter
from pathlib import Path
from typing import Any, NamedTuple

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
    Salary,
    Text,
)
from sitegen.parsed import CompanyText, PageText
from sitegen.schema.company import CompanyFields

FOLDER = ".sitegen-cache"
_FILE = "cache.db"
_CLOCK = "clock"
_CODE = 16  # bytes of an authentication code
_TABLES = """
create table if not exists value (name text primary key, code blob, data blob) without rowid;
create table if not exists parsed (path text primary key, first integer, bodies integer, code blob, data blob) without rowid;
create table if not exists body (number integer primary key, code blob, data blob);
"""  # noqa: E501
_REDUCERS: dict[type, Callable[[Any], tuple[Any, ...]]] = {}


class Packed(NamedTuple):
    """A value as bytes, and the bodies that were in it."""

    data: bytes
    bodies: tuple[bytes, ...]


class _Packer(pickle.Pickler):
    """Writes a value and leaves the words of its bodies out; they are named by their number in order."""

    def __init__(self, file: io.BytesIO) -> None:
        super().__init__(file, pickle.HIGHEST_PROTOCOL)
        self.bodies: list[bytes] = []
        self.dispatch_table = {**_REDUCERS, Body: self._aside}

    def _aside(self, body: Body) -> tuple[Any, ...]:
        if not body.text:
            return Body, (body.chunks, body.links, body.headings, body.text, body.summary)
        self.bodies.append(marshal.dumps((body.chunks, body.text)))
        # Of the summary, which the text has, only as much as tells whether there are words at all.
        return _on_shelf, (len(self.bodies) - 1, body.links, body.headings, body.summary[:BEGIN])


def _on_shelf(number: int, links: tuple[Link, ...], headings: tuple[Heading, ...], summary: str) -> Body:
    """Stand for a body in a pickle; `_Unpacker` makes it, who knows the shelf."""
    raise pickle.UnpicklingError(number, links, headings, summary)


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


def pack(value: object) -> Packed:
    """Return a value as bytes, with the bodies of its texts apart."""
    file = io.BytesIO()
    packer = _Packer(file)
    packer.dump(value)
    return Packed(file.getvalue(), tuple(packer.bodies))


class _Unpacker(pickle.Unpickler):
    """Reads what `_Packer` wrote; a body becomes one that is read from the shelf when it is asked for."""

    def __init__(self, file: io.BytesIO, shelf: "Shelf", first: int) -> None:
        super().__init__(file)
        self._shelf, self._first = shelf, first

    def find_class(self, module: str, name: str) -> Any:
        """Find what a value is made of."""
        return self._body if name == _on_shelf.__name__ else super().find_class(module, name)

    def _body(self, number: int, links: tuple[Link, ...], headings: tuple[Heading, ...], summary: str) -> Body:
        return KeptBody(self._shelf, self._first + number, links, headings, summary)


class Broken(Exception):
    """A value that was there a moment ago is not as it was written; what was built with it is void."""


class Shelf:
    """Gives the words of a body by its number; every process has a connection of its own."""

    def __init__(self, file: Path, secret: bytes) -> None:
        """Read the bodies of the database in ``file``."""
        self._file, self._secret = file, secret
        self._process = 0
        self._last: tuple[int, tuple[tuple[str, ...], str]] = 0, ((), "")
        self._connection: sqlite3.Connection | None = None

    def words(self, number: int) -> tuple[tuple[str, ...], str]:
        """Return the chunks and the text of a body. Raises Broken."""
        if self._last[0] == number:  # a page asks for the chunks and for the text
            return self._last[1]
        if self._process != os.getpid() or self._connection is None:  # a connection does not survive a fork
            self._process = os.getpid()
            self._connection = sqlite3.connect(f"file:{self._file}?mode=ro", uri=True, check_same_thread=False)
        try:
            found = self._connection.execute("select code, data from body where number = ?", (number,)).fetchone()
        except sqlite3.Error as error:
            raise Broken(str(error)) from error
        if found is None or not _is_code(found[0], self._secret, f"body/{number}", found[1]):
            raise Broken(number)
        self._last = number, marshal.loads(found[1])  # noqa: S302 - its code was checked
        return self._last[1]

    def close(self) -> None:
        """Close this process's connection; what was read last may be another body's number soon."""
        self._last = 0, ((), "")
        if self._connection is not None and self._process == os.getpid():
            self._connection.close()
        self._connection = None


class Kept:
    """What is kept for one site, open for one build at a time."""

    def __init__(self, folder: Path, secret: bytes, *, temporary: bool = False) -> None:
        """Open the database in a folder; one that is none is made anew. Raises OSError."""
        self._folder, self._secret, self.temporary = folder, secret, temporary
        self._rested: tuple[int, int, int] | None = None
        try:
            self._base = _opened(folder / _FILE)
            (self._next,) = self._base.execute("select coalesce(max(number), 0) + 1 from body").fetchone()
        except sqlite3.DatabaseError:
            self._base, self._next = self._anew(), 1
        self.shelf = Shelf(folder / _FILE, secret)

    def _anew(self) -> sqlite3.Connection:
        for name in (_FILE, f"{_FILE}-journal"):
            (self._folder / name).unlink(missing_ok=True)
        return _opened(self._folder / _FILE)

    def now(self) -> int:
        """Return the time (ns) by the clock of the file system, which the times of files are compared with."""
        file = self._folder / _CLOCK
        file.touch()
        return file.stat().st_mtime_ns

    def get(self, name: str) -> Any:
        """Return a value; None where there is none that is whole."""
        try:
            found = self._base.execute("select code, data from value where name = ?", (name,)).fetchone()
        except sqlite3.DatabaseError:
            return None
        if found is None or not _is_code(found[0], self._secret, f"value/{name}", found[1]):
            return None
        return marshal.loads(found[1])  # noqa: S302 - its code was checked

    def put(self, name: str, value: Any) -> None:
        """Keep a value of plain types under a name."""
        data = marshal.dumps(value)
        code = _code(self._secret, f"value/{name}", data)
        self._base.execute("insert or replace into value values (?, ?, ?)", (name, code, data))

    def load(self, path: str) -> Any:
        """Return what was stored for a path; None where there is nothing that is whole."""
        query = "select first, code, data from parsed where path = ?"
        try:
            found = self._base.execute(query, (path,)).fetchone()
        except sqlite3.DatabaseError:
            return None
        return None if found is None else self._unpacked(path, *found)

    def load_all(self) -> Iterator[tuple[str, Any]]:
        """Yield everything that was stored, by path."""
        try:
            for path, *found in self._base.execute("select path, first, code, data from parsed"):
                value = self._unpacked(path, *found)
                if value is not None:
                    yield path, value
        except sqlite3.DatabaseError:
            return

    def store(self, path: str, packed: Packed) -> Any:
        """Keep a value under a path, and return it with its bodies on the shelf (after the next commit)."""
        self.forget([path])
        first = self._next
        self._next += len(packed.bodies)
        for number, body in enumerate(packed.bodies, first):
            code = _code(self._secret, f"body/{number}", body)
            self._base.execute("insert into body values (?, ?, ?)", (number, code, body))
        code = _code(self._secret, f"parsed/{path}/{first}", packed.data)
        row = (path, first, len(packed.bodies), code, packed.data)
        self._base.execute("insert into parsed values (?, ?, ?, ?, ?)", row)
        return _Unpacker(io.BytesIO(packed.data), self.shelf, first).load()

    def rest(self) -> None:
        """End a build, but leave everything open for the next: what was not committed is lost."""
        with contextlib.suppress(sqlite3.DatabaseError):
            self._base.rollback()
            self._rested = self._state()

    def is_at_rest(self, folder: Path, secret: bytes) -> bool:
        """Tell whether nobody else has written since the last build ended."""
        if (folder, secret) != (self._folder, self._secret):
            return False
        try:
            return self._rested == self._state()
        except (OSError, sqlite3.DatabaseError):
            return False

    def _state(self) -> tuple[int, int, int]:
        """Return what is other when another connection has written, or another file is in the place of this one."""
        (version,) = self._base.execute("pragma data_version").fetchone()
        stat = (self._folder / _FILE).stat()
        return version, stat.st_dev, stat.st_ino

    def clear(self) -> None:
        """Forget everything, by beginning anew: what is there may be no database."""
        self.shelf.close()
        self._base.close()
        self._base = self._anew()
        self._next = 1

    def forget(self, paths: Iterable[str]) -> None:
        """Drop what was stored for these paths."""
        for path in paths:
            found = self._base.execute("select first, bodies from parsed where path = ?", (path,)).fetchone()
            if found is not None:
                first, bodies = found
                self._base.execute("delete from body where number >= ? and number < ?", (first, first + bodies))
                self._base.execute("delete from parsed where path = ?", (path,))

    def commit(self) -> None:
        """Make everything since the last commit last, all of it or nothing."""
        self._base.commit()

    def close(self) -> None:
        """Close the database; what was not committed is lost, and a temporary one is."""
        self.shelf.close()
        self._base.close()
        if self.temporary:
            shutil.rmtree(self._folder, ignore_errors=True)

    def _unpacked(self, path: str, first: int, code: bytes, data: bytes) -> Any:
        if not _is_code(code, self._secret, f"parsed/{path}/{first}", data):
            return None
        return _Unpacker(io.BytesIO(data), self.shelf, first).load()


def _opened(file: Path) -> sqlite3.Connection:
    # One thread at a time: a preview is built in one, and ended in another.
    base = sqlite3.connect(file, timeout=60, check_same_thread=False)
    # A build that is killed must not leave half a change; a machine that loses power may: the codes tell.
    base.execute("pragma synchronous = off")
    base.execute("pragma cache_size = -20000")
    base.executescript(_TABLES)
    return base


def _code(secret: bytes, name: str, data: bytes) -> bytes:
    return hashlib.blake2b(data, digest_size=_CODE, key=secret, salt=_salt(name)).digest()


def _salt(name: str) -> bytes:
    return hashlib.blake2b(name.encode("utf-8", "surrogateescape"), digest_size=16).digest()


def _is_code(code: object, secret: bytes, name: str, data: object) -> bool:
    if not isinstance(code, bytes) or not isinstance(data, bytes):
        return False
    return hmac.compare_digest(code, _code(secret, name, data))


def _secret(folder: Path) -> bytes | None:
    """Return the user's secret, made at the first time; None where it cannot be kept."""
    file = folder / "key"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with contextlib.suppress(FileExistsError):
            handle, name = tempfile.mkstemp(dir=folder)  # readable by the user only
            try:
                os.write(handle, secrets.token_bytes(32))
                os.close(handle)
                os.link(name, file)  # whole or not at all, and the first of two stays
            finally:
                os.unlink(name)  # noqa: PTH108
        secret = file.read_bytes()
    except OSError:
        return None
    return secret if len(secret) >= 32 else None  # noqa: PLR2004


@contextlib.contextmanager
def kept(root: Path, keys: Path | None, waiting: Callable[[], None]) -> Iterator[Kept]:
    """Open what is kept for the site in ``root``, for one build at a time; ``waiting`` is called if that takes a while.

    ``keys`` is the folder of the user's secret; with None nothing that was kept is used. Then, and
    where nothing can be kept (a folder that is not writable), the build gets an empty one of its own.
    """
    with reopened(root, keys, waiting, None) as found, contextlib.closing(found):
        yield found


@contextlib.contextmanager
def reopened(root: Path, keys: Path | None, waiting: Callable[[], None], left: Kept | None) -> Iterator[Kept]:
    """Do the same for a process that builds again and again, and closes what it is given itself.

    ``left`` is what its last build was given: the same is given where nobody else has written since.
    """
    folder = root / FOLDER
    secret = _secret(keys) if keys is not None else None
    with contextlib.ExitStack() as stack:
        found = None
        if secret is not None and _made(folder):
            stack.enter_context(_alone(folder, waiting))
            if left is not None and left.is_at_rest(folder, secret):
                found = left
            else:
                with contextlib.suppress(OSError, sqlite3.Error):
                    found = Kept(folder, secret)
        if found is None and left is not None and left.temporary:
            found = left
        if found is None:
            found = Kept(Path(tempfile.mkdtemp(prefix="sitegen-")), secrets.token_bytes(32), temporary=True)
        stack.callback(found.rest)
        yield found


def _made(folder: Path) -> bool:
    """Make the folder, with the word to Git that it is nobody else's; False where that cannot be."""
    try:
        if folder.is_symlink():
            return False
        folder.mkdir(exist_ok=True)
        ignore = folder / ".gitignore"
        if not ignore.is_file():
            ignore.write_text("*\n", "utf-8")
    except OSError:
        return False
    return os.access(folder, os.W_OK)


@contextlib.contextmanager
def _alone(folder: Path, waiting: Callable[[], None]) -> Iterator[None]:
    """Let a second build of the same site wait until this one is done; children of this one count with it."""
    try:
        import fcntl  # noqa: PLC0415 - Windows has none, and goes without
    except ImportError:
        yield
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            waiting()
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)
