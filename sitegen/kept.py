"""READS AND WRITES DISK: what a build keeps for the next one, in a folder beside the site.

A small database of values by name; the parsed texts lie beside it (``shelf.py``), and a value has
their places and digests.

Nothing here is needed for a right result: whatever is missing, broken or from another version is
as if it had never been kept. Every value carries a code made with a secret of the user
(https://docs.python.org/3/library/hashlib.html#keyed-hashing), because what it leads to is unpickled
and published: a folder that came with a pull request is worth nothing.
"""

import contextlib
import hashlib
import hmac
import marshal
import os
import secrets
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from sitegen.shelf import Broken, Shelf, Unwritable

__all__ = ["FOLDER", "Broken", "Kept", "Unwritable", "kept"]

FOLDER = ".sitegen-cache"
_FILE = "cache.db"
_CLOCK = "clock"
_CODE = 16  # bytes of an authentication code
_TABLE = "create table if not exists value (name text primary key, code blob, data blob) without rowid"


class Kept:
    """What is kept for one site, open for one build at a time."""

    def __init__(self, folder: Path, secret: bytes, *, temporary: bool = False) -> None:
        """Open the database in a folder; one that is none is made anew. Raises OSError."""
        self._folder, self._secret, self.temporary = folder, secret, temporary
        self._rested: tuple[int, int, int] | None = None
        try:
            self._base = _opened(folder / _FILE)
        except sqlite3.DatabaseError:
            self._base = self._anew()
        self.shelf = Shelf(folder)

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
        self.shelf.drop_all_but(())
        self._base.close()
        self._base = self._anew()

    def commit(self) -> None:
        """Make everything since the last commit last, all of it or nothing."""
        self._base.commit()

    def close(self) -> None:
        """Close the database; what was not committed is lost, and a temporary one is."""
        self.shelf.close()
        self._base.close()
        if self.temporary:
            shutil.rmtree(self._folder, ignore_errors=True)


def _opened(file: Path) -> sqlite3.Connection:
    # One thread at a time: a preview is built in one, and ended in another.
    base = sqlite3.connect(file, timeout=60, check_same_thread=False)
    # A build that is killed must not leave half a change; a machine that loses power may: the codes tell.
    base.execute("pragma synchronous = off")
    base.execute("pragma cache_size = -20000")
    base.executescript(_TABLE)
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
