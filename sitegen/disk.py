"""WRITES DISK: what is done to the folders and files of an output, and to the spare beside it.

None of it follows a symbolic link: somebody may have put one in the place of a folder.
"""

import ctypes
import errno
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from hashlib import blake2b, file_digest
from pathlib import Path
from stat import S_ISREG
from typing import IO, NamedTuple

from sitegen.fingerprint import SIZE
from sitegen.sources import Stamp
from sitegen.sources import stamp as stamp_of

_PLAIN = getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)
_SMALL = 1 << 16  # bytes that a server reads at once
_PIECE = 1 << 20  # bytes that are copied at once
_EXCHANGE = 2  # RENAME_EXCHANGE of renameat2(2)
_HERE = -100  # AT_FDCWD


def folders_of(paths: Iterable[str]) -> set[str]:
    """Return the folders that some files lie in, the top one ("") among them."""
    found = {""}
    for path in paths:
        while "/" in path:
            path = path.rpartition("/")[0]  # noqa: PLW2901
            if path in found:
                break
            found.add(path)
    return found


def link(output: Path, spare: Path, paths: Iterable[str]) -> dict[str, Stamp]:
    """Give the spare some files of the output, by a second name; none of them stands apart."""
    made = set[str]()
    for path in paths:
        new, file = f"{output}/{path}", f"{spare}/{path}"
        try:
            os.link(new, file)
        except FileExistsError:
            try:
                os.unlink(file)  # noqa: PTH108
            except OSError:
                shutil.rmtree(file)
            os.link(new, file)
        except OSError:
            folder = path.rpartition("/")[0]
            if folder in made:
                raise
            made.add(folder)
            try:
                new_folder(f"{spare}/", folder)
            except OSError:
                make_folder(spare / folder, spare)
            os.link(new, file)
    return {}


def copy(output: Path, spare: Path, paths: Iterable[str]) -> dict[str, Stamp]:
    """Copy some files of the output into those that the spare has; return the stamps of these.

    Of large files, and where the spare has none that is its alone, the output's own gets a second name.
    """
    apart, others = dict[str, Stamp](), list[str]()
    for path in paths:
        with open(f"{output}/{path}", "rb", buffering=0) as file:  # noqa: PTH123 - 20,000 times
            data = file.read(_SMALL + 1) or b""
        stamp = rewritten(f"{spare}/{path}", data) if len(data) <= _SMALL else None
        if stamp is None:
            others.append(path)
        else:
            apart[path] = stamp
    link(output, spare, others)
    return apart


def rewritten(file: str, data: bytes) -> Stamp | None:
    """Put other bytes into a file; return its stamp. None, and nothing is done, where it has another name, too.

    Whoever opened it as a page of the last output reads it at once: it is small.
    """
    try:
        handle = os.open(file, os.O_WRONLY | _PLAIN)
    except OSError:
        return None
    try:
        before = os.fstat(handle)
        if not S_ISREG(before.st_mode) or before.st_nlink != 1:
            return None
        write(handle, data)
        if before.st_size > len(data):
            os.ftruncate(handle, len(data))
        return stamp_of(os.fstat(handle))
    finally:
        os.close(handle)


class Span(NamedTuple):
    """A part of an open file."""

    handle: int
    start: int
    end: int


def append(file: IO[bytes], span: Span) -> int:
    """Add a part of another file to a file, within the system where it can; return how many bytes these are."""
    file.flush()
    place = span.start
    with suppress(OSError, AttributeError):  # another file system, or none that can
        while place < span.end:
            done = os.copy_file_range(span.handle, file.fileno(), span.end - place, place)
            if not done:
                break
            place += done
    while place < span.end:
        data = read_at(span.handle, min(_PIECE, span.end - place), place)
        if not data:
            msg = "a file is shorter than it was"
            raise OSError(msg)
        place += len(data)
        write(file.fileno(), data)
    return span.end - span.start


def write(handle: int, data: bytes) -> None:
    """Write all of it."""
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(handle, rest) :]


def new_folder(root: str, folder: str) -> None:
    """Make a folder below ``root``, and those that it lies in."""
    try:
        os.mkdir(root + folder)  # noqa: PTH102 - 20,000 times
    except FileNotFoundError:
        new_folder(root, folder.rpartition("/")[0])
        os.mkdir(root + folder)  # noqa: PTH102


def without_links(spare: Path) -> None:
    """Remove every symbolic link: nothing may be written through one that somebody put in a folder's place."""
    for folder, folders, files in os.walk(spare, onerror=_raise):
        for file in _leaves(folder, folders, files):
            if file.is_symlink():
                file.unlink()


def remove(spare: Path, paths: Iterable[str]) -> None:
    """Take files out of the spare, and folders that are empty then."""
    for path in paths:
        file = spare / path
        with suppress(FileNotFoundError, NotADirectoryError, IsADirectoryError):
            file.unlink()
        with suppress(OSError):  # not empty
            for folder in file.relative_to(spare).parents[:-1]:
                (spare / folder).rmdir()


def recover(output: Path, spare: Path) -> None:
    """Put back what a build left behind that was killed inside `swap` without an atomic exchange."""
    last = aside(output)
    if last.exists() and not output.exists():
        last.rename(output)
    elif last.exists():
        shutil.rmtree(spare, ignore_errors=True)
        last.rename(spare)


def holds(file: Path, data: bytes) -> bool:
    """Whether a file is there with these bytes."""
    try:
        return file.stat().st_size == len(data) and not file.is_symlink() and file.read_bytes() == data
    except OSError:
        return False


def digest(file: Path) -> bytes | None:
    """Return the digest of a file's bytes; None where there is none that can be read."""
    try:
        if file.is_symlink():
            return None
        with file.open("rb") as stream:
            return file_digest(stream, lambda: blake2b(digest_size=SIZE)).digest()
    except OSError:
        return None


def read_at(handle: int, size: int, start: int) -> bytes:
    """Return a part of an open file; several processes may have its handle, where there can be several."""
    if hasattr(os, "pread"):
        return os.pread(handle, size, start)
    os.lseek(handle, start, os.SEEK_SET)
    return os.read(handle, size)


def make_folder(folder: Path, spare: Path) -> None:
    """Make a folder; a file of an earlier build that stands in its way goes."""
    with suppress(OSError):
        folder.mkdir()
        return
    for part in (*reversed(folder.relative_to(spare).parents), folder.relative_to(spare)):
        path = spare / part
        if path.is_file() or path.is_symlink():
            path.unlink()
    folder.mkdir(parents=True, exist_ok=True)


def others(output: Path, ours: set[str]) -> Iterator[str]:
    """Yield what sitegen did not write, such as the folder's own .gitignore."""
    for folder, folders, files in os.walk(output, onerror=_raise):
        for file in _leaves(folder, folders, files):
            relative = file.relative_to(output).as_posix()
            if relative not in ours:
                yield relative


def carried(file: Path, spare: Path, path: str) -> bool:
    """Copy a file or link that is not ours into the spare; False where a link is in place of a folder of the site."""
    target = spare / path
    if file.is_symlink() and target.is_dir() and not target.is_symlink():
        return False
    make_folder(target.parent, spare)
    target.unlink(missing_ok=True)
    shutil.copy2(file, target, follow_symlinks=False)
    return True


def _raise(error: OSError) -> None:
    """Let `os.walk` not pass over a folder that it cannot read."""
    if not isinstance(error, FileNotFoundError):  # a first build has neither tree yet
        raise error


def _leaves(folder: str, folders: Iterable[str], files: Iterable[str]) -> Iterator[Path]:
    """Yield the files of a folder, and its links to folders: `os.walk` takes those for folders and leaves them out."""
    yield from (Path(folder, name) for name in files)
    yield from (path for path in (Path(folder, name) for name in folders) if path.is_symlink())


def prune(spare: Path, names: Iterable[str]) -> None:
    """Remove every file and link of the spare tree that is not to be made, and folders left empty."""
    kept = set(names)
    for folder, folders, files in os.walk(spare, topdown=False, onerror=_raise):
        for file in _leaves(folder, folders, files):
            if file.relative_to(spare).as_posix() not in kept:
                file.unlink()
        if Path(folder) != spare:
            with suppress(OSError):  # not empty
                Path(folder).rmdir()


def swap(spare: Path, output: Path) -> None:
    """Let spare and output change places: in one step where the system can, else in steps that `recover` ends."""
    if not output.exists():
        spare.rename(output)
        return
    if exchange(spare, output):
        return
    last = aside(output)
    output.rename(last)
    try:
        spare.rename(output)
    except OSError:
        last.rename(output)
        raise
    with suppress(OSError):  # the output is in place; `recover` does this at the next build
        last.rename(spare)


def exchange(a: Path, b: Path) -> bool:
    """Swap two folders atomically; False where the kernel or the file system cannot."""
    try:
        renameat2 = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError, TypeError):
        return False
    if renameat2(_HERE, os.fsencode(a), _HERE, os.fsencode(b), _EXCHANGE) == 0:
        return True
    if ctypes.get_errno() in (errno.ENOSYS, errno.EINVAL, errno.ENOTSUP):
        return False
    raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()), str(b))


def aside(output: Path) -> Path:
    """Return where the last output stands for a moment, where two folders cannot change places in one step."""
    return output.with_name(f".{output.name}.old")


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Let a second build of the same output wait until this one is done."""
    try:
        import fcntl  # noqa: PLC0415 - Windows has none, and goes without
    except ImportError:
        yield
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)
