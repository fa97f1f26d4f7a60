"""WRITES DISK: files -> the output folder, whole or not at all.

There are two trees: the output, and a spare beside it that holds the same files by a second name
(hard links). A build writes what is other into the spare, and then the two change places in one
step; after that the spare is brought up to date. So a build that fails or is killed leaves the last
good output, and a build that changes little writes little: folders are never made again or emptied
(on ext4 that costs more than all the rest).

A manifest in the tree lists what sitegen wrote; anything else in the output is kept.
"""

import ctypes
import errno
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import partial
from hashlib import blake2b, file_digest
from pathlib import Path
from typing import NamedTuple, Protocol

from sitegen import pool
from sitegen.fingerprint import SIZE
from sitegen.model import NOTHING, Stamp
from sitegen.problem import Problem, Where

MANIFEST = ".sitegen-manifest"
_OWN = (".gitignore", ".gitkeep", ".nojekyll", "CNAME")  # people keep these in a folder that is generated
_EXCHANGE = 2  # RENAME_EXCHANGE of renameat2(2)
_HERE = -100  # AT_FDCWD
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)
_IN_THE_WAY = (FileNotFoundError, NotADirectoryError, IsADirectoryError)
_MANY = 2000  # files from which on a second process helps


class Made(NamedTuple):
    """A file of the new output: its path, the digest of its bytes, its stamp, and whether it is other than before."""

    path: str
    digest: bytes
    stamp: Stamp
    changed: bool
    size: int = 0  # bytes that were written


@dataclass(frozen=True, slots=True)
class Tree:
    """What the output and its spare are known to hold, in plain types, to be kept for the next build.

    ``files`` are those of sitegen with their digest and stamp, which are the same in both trees;
    ``others`` everybody else's by their stamp, and ``folders`` all folders by the time of their last
    change: in the output and in the spare.
    """

    files: Mapping[str, tuple[bytes, Stamp]]
    others: Mapping[str, tuple[Stamp, Stamp]]
    folders: Mapping[str, tuple[int, int]]

    @property
    def size(self) -> int:
        """How many bytes the files of sitegen have."""
        return sum(stamp[0] for _, stamp in self.files.values())

    def holds(self, output: Path) -> bool:
        """Tell whether output and spare are as they were left, by looking at every file and folder of both."""
        return self.output_holds(output) and self._is_in(f"{_spare(_absolute(output))}/", 1)

    def output_holds(self, output: Path) -> bool:
        """Tell the same of the output alone."""
        return self._is_in(f"{_absolute(output)}/", 0)

    def _is_in(self, root: str, place: int) -> bool:
        try:
            for path, (_, stamp) in self.files.items():
                stat = os.lstat(root + path)
                if (stat.st_size, stat.st_mtime_ns, stat.st_ino) != stamp:
                    return False
            for path, times in self.folders.items():
                if os.lstat(root + path).st_mtime_ns != times[place]:
                    return False
            return all(_stamp(os.lstat(root + path)) == stamps[place] for path, stamps in self.others.items())
        except OSError:
            return False


@dataclass(frozen=True, slots=True)
class Written:
    """How many files the output has, how many are new, other than before, or gone; bytes written, and in all."""

    files: int
    changed: int
    bytes: int = field(default=0, compare=False)
    size: int = field(default=0, compare=False)  # of all files


def refuse(output: Path, root: Path) -> list[Problem]:
    """Return why a folder may not be written to; nothing where it may."""
    where = Where(output.as_posix())
    sources = [root / name for name in ("content", "themes", "site.yaml")]
    absolute = _absolute(output)
    for source in map(_absolute, sources):
        if source.is_relative_to(absolute) or absolute.is_relative_to(source):
            hint = "name a folder of its own with `--output`"
            return [Problem(where, "output.unsafe", "the output folder would mix with the sources", hint)]
    if output.is_symlink() or (output.exists() and not output.is_dir()):
        return [Problem(where, "output.foreign", "this is no folder", "name a folder with `--output`")]
    if output.is_dir() and not (output / MANIFEST).is_file():
        foreign = sorted(entry.name for entry in os.scandir(output) if entry.name not in _OWN)
        if foreign:
            message = f"not empty and not written by sitegen: {', '.join(foreign[:3])}"
            hint = "name an empty folder with `--output`, or move these files away"
            return [Problem(where, "output.foreign", message, hint)]
    return []


def _absolute(path: Path) -> Path:
    return Path(os.path.abspath(path))  # noqa: PTH100 - resolve() would follow a link; `.` has no name for a spare


def _spare(output: Path) -> Path:
    return output.with_name(f".{output.name}.spare")


def _old(output: Path) -> Path:
    return output.with_name(f".{output.name}.old")


@contextmanager
def drafting(output: Path, known: Tree | None) -> Iterator["Draft"]:
    """Begin a new output, alone. ``known`` is what both trees hold, if that was made sure of. Raises OSError."""
    output = _absolute(output)
    output.parent.mkdir(parents=True, exist_ok=True)
    with _alone(output.parent):
        if _old(output).exists():
            known = None
        yield Draft(output, _spare(output), known)


class Drafting(Protocol):
    """Where files are put; what takes long need not be made for one that is not real."""

    real: bool

    def put(self, path: str, data: bytes) -> Made:
        """Put a file."""
        ...

    def put_pieces(self, path: str, pieces: Iterable[bytes]) -> Made:
        """Put a file piece by piece."""
        ...

    def keep(self, path: str) -> Made | None:
        """Keep a file as it was."""
        ...


class Nowhere:
    """Takes files and forgets them, for those who want to know whether they can be made."""

    real = False

    def put(self, path: str, data: bytes) -> Made:  # noqa: ARG002
        """Put a file nowhere."""
        return Made(path, b"", (0, 0, 0), changed=False)

    def put_pieces(self, path: str, pieces: Iterable[bytes]) -> Made:
        """Put a file nowhere; its pieces are made."""
        for _ in pieces:
            pass
        return self.put(path, b"")

    def keep(self, path: str) -> Made | None:  # noqa: ARG002
        """Keep nothing."""
        return None


class Draft:
    """The next output, in the spare tree. Files may be put into it by several processes."""

    real = True

    def __init__(self, output: Path, spare: Path, known: Tree | None) -> None:
        """Write beside ``output``."""
        self.output, self.spare, self.known = output, spare, known
        if known is None:
            _recover(output, spare)
            if spare.is_symlink() or spare.is_file():
                spare.unlink()
            _without_links(spare)
        for left in spare.parent.glob(f"{spare.name}.part-*"):  # of a build that was killed
            left.unlink(missing_ok=True)
        spare.mkdir(exist_ok=True)
        self._first = known is None and not _manifest(output)  # nothing to compare with
        self._folders = set[str]()
        self._root = f"{spare}/"

    def put(self, path: str, data: bytes) -> Made:
        """Put a file into the new output; nothing is written where the output has the same bytes."""
        digest = blake2b(data, digest_size=SIZE).digest()
        if self.known is not None:
            was = self.known.files.get(path)
            if was is not None and was[0] == digest:
                return Made(path, digest, was[1], changed=False)
        elif not self._first and (stamp := self._same(path, data)):
            return Made(path, digest, stamp, changed=False)
        return Made(path, digest, self._write(path, data), changed=True, size=len(data))

    def put_pieces(self, path: str, pieces: Iterable[bytes]) -> Made:
        """Put a file that may be large into the new output, piece by piece."""
        found = blake2b(digest_size=SIZE)
        part = self.spare.with_name(f"{self.spare.name}.part-{os.getpid()}")
        size = 0
        try:
            with part.open("wb", buffering=1 << 20) as file:
                for piece in pieces:
                    found.update(piece)
                    size += file.write(piece)
            digest = found.digest()
            was = self.known.files.get(path) if self.known is not None else None
            if was is not None and was[0] == digest:
                return Made(path, digest, was[1], changed=False)
            if self.known is None and not self._first and _digest(self.output / path) == digest:
                stamp = self._linked(path)
                if stamp:
                    return Made(path, digest, stamp, changed=False)
            self._clear(path)
            part.rename(self.spare / path)
            return Made(path, digest, _stamp(os.lstat(self.spare / path)), changed=True, size=size)
        finally:
            part.unlink(missing_ok=True)

    def keep(self, path: str) -> Made | None:
        """Keep a file as the last output has it; None where that is not known."""
        was = self.known.files.get(path) if self.known is not None else None
        return None if was is None else Made(path, *was, changed=False)

    def _same(self, path: str, data: bytes) -> Stamp | None:
        """Return the stamp of a file that the output has already, and give it to the spare; None where it has not."""
        return self._linked(path) if _holds(self.output / path, data) else None

    def _linked(self, path: str) -> Stamp | None:
        last, file = self.output / path, self.spare / path
        stamp = _stamp(os.lstat(last))
        try:
            if _stamp(os.lstat(file)) == stamp:
                return stamp
        except OSError:
            pass
        self._clear(path)
        try:
            os.link(last, file)
        except OSError:  # a file system without hard links
            return None
        return stamp

    def _write(self, path: str, data: bytes) -> Stamp:
        file = f"{self._root}{path}"
        folder = path.rpartition("/")[0]
        if self._first and folder not in self._folders:
            with suppress(OSError):  # the next attempt tells
                _new_folder(self._root, folder)
            self._folders.add(folder)
        try:
            handle = os.open(file, _NEW, 0o666)
        except FileExistsError:  # never write into a file, it has two names
            try:
                os.unlink(file)  # noqa: PTH108 - 20,000 times where a template changed
            except OSError:
                self._clear(path)
            handle = os.open(file, _NEW, 0o666)
        except _IN_THE_WAY:
            self._clear(path)
            handle = os.open(file, _NEW, 0o666)
        try:
            rest = memoryview(data)
            while rest:
                rest = rest[os.write(handle, rest) :]
            return _stamp(os.fstat(handle))
        finally:
            os.close(handle)

    def _clear(self, path: str) -> None:
        """Make the folder of a file, and take away what stands in the file's place."""
        file = self.spare / path
        _make_folder(file.parent, self.spare)
        if file.is_dir() and not file.is_symlink():
            shutil.rmtree(file)
        file.unlink(missing_ok=True)

    def finish(
        self,
        made: Sequence[Made],
        jobs: int | None,
        rest: Mapping[str, tuple[bytes, Stamp]] = NOTHING,
        listed: frozenset[str] | None = None,
    ) -> tuple[Written, Tree]:
        """Let the new output take the place of the old one. Raises OSError.

        ``made`` and ``rest``, which is known to be as it was, are all of its files; the manifest has
        their names, or what is ``listed``, or is none where that is nothing.
        """
        files = {**rest, **{file.path: (file.digest, file.stamp) for file in made}}
        files.pop(MANIFEST, None)
        changed = [file.path for file in made if file.changed]
        size = sum(file.size for file in made)
        names = sorted(files if listed is None else listed)
        manifest = Made(MANIFEST, b"", (0, 0, 0), changed=True)
        if names or listed is None:
            manifest = self.put(MANIFEST, "".join(f"{name}\n" for name in names).encode())
            files[MANIFEST] = manifest.digest, manifest.stamp
        before = set(self.known.files) if self.known is not None else {*_manifest(self.output), MANIFEST}
        gone = sorted(before - files.keys())
        others = list(self.known.others) if self.known is not None else self._tidy(files, before)
        if self.known is not None:
            _remove(self.spare, gone)
        if changed or gone or manifest.changed or not self.output.exists():
            _swap(self.spare, self.output)
            with suppress(OSError):  # the output is right; what the spare lacks is seen at the next build
                again = [MANIFEST] if manifest.changed and MANIFEST in files else []
                self._catch_up(files, [*changed, *again], gone, jobs)
                for path in others if self.known is None else ():
                    _carried(self.output / path, self.spare, path)
        elif self.known is not None:
            tree = Tree(files, self.known.others, self.known.folders)
            return Written(len(files) - 1, 0, 0, tree.size), tree
        touched = None if self.known is None else {*changed, *gone, MANIFEST}
        tree = self._tree(files, others, touched)
        return Written(len(files) - (MANIFEST in files), len(changed) + len(gone), size, tree.size), tree

    def _tidy(self, files: Mapping[str, object], ours: set[str]) -> list[str]:
        """Take rubbish out of the spare, and bring over what others put into the output; return what that is."""
        _prune(self.spare, files.keys())
        found = _others(self.output, ours | set(files))
        return [path for path in found if _carried(self.output / path, self.spare, path)]

    def _catch_up(
        self, files: Mapping[str, tuple[bytes, Stamp]], changed: list[str], gone: list[str], jobs: int | None
    ) -> None:
        """Give the spare, which is the last output now, the files of the new one."""
        self.spare.mkdir(exist_ok=True)
        if self.known is None:
            _without_links(self.spare)
        paths = list(files) if self.known is None else changed
        count = pool.processes(jobs, worth=len(paths) > _MANY)
        size = max(1, -(-len(paths) // (count * 4)))
        chunks = [paths[i : i + size] for i in range(0, len(paths), size)]
        for _ in pool.spread(partial(_link, self.output, self.spare), chunks, count):
            pass
        _remove(self.spare, gone)

    def _tree(self, files: Mapping[str, tuple[bytes, Stamp]], others: Iterable[str], again: set[str] | None) -> Tree:
        """Return what both trees hold now; only the folders of the files ``again`` are looked at, or all."""
        known = {}
        if again is not None and self.known is not None:  # the folders of the two trees have changed places
            known = {path: (output, spare) for path, (spare, output) in self.known.folders.items()}
        folders = _folders_of(files if again is None else again)
        for folder in folders:
            try:
                known[folder] = (
                    os.lstat(self.output / folder).st_mtime_ns,
                    os.lstat(self.spare / folder).st_mtime_ns,
                )
            except OSError:
                known.pop(folder, None)
        theirs = dict[str, tuple[Stamp, Stamp]]()
        for path in others:
            with suppress(OSError):
                theirs[path] = _stamp(os.lstat(self.output / path)), _stamp(os.lstat(self.spare / path))
        return Tree(files, theirs, known)


def _stamp(stat: os.stat_result) -> Stamp:
    return stat.st_size, stat.st_mtime_ns, stat.st_ino


def _folders_of(paths: Iterable[str]) -> set[str]:
    """Return the folders that some files lie in, the top one ("") among them."""
    found = {""}
    for path in paths:
        while "/" in path:
            path = path.rpartition("/")[0]  # noqa: PLW2901
            if path in found:
                break
            found.add(path)
    return found


def _link(output: Path, spare: Path, paths: Iterable[str]) -> None:
    """Give the spare some files of the output, by a second name."""
    made = set[str]()
    for path in paths:
        new, file = f"{output}/{path}", f"{spare}/{path}"
        try:
            os.link(new, file)
        except FileExistsError:
            if os.lstat(file).st_ino != os.lstat(new).st_ino:
                if os.path.isdir(file) and not os.path.islink(file):  # noqa: PTH112, PTH114
                    shutil.rmtree(file)
                else:
                    os.unlink(file)  # noqa: PTH108
                os.link(new, file)
        except OSError:
            folder = path.rpartition("/")[0]
            if folder in made:
                raise
            made.add(folder)
            try:
                _new_folder(f"{spare}/", folder)
            except OSError:
                _make_folder(spare / folder, spare)
            os.link(new, file)


def _new_folder(root: str, folder: str) -> None:
    """Make a folder below ``root``, and those that it lies in."""
    try:
        os.mkdir(root + folder)  # noqa: PTH102 - 20,000 times
    except FileNotFoundError:
        _new_folder(root, folder.rpartition("/")[0])
        os.mkdir(root + folder)  # noqa: PTH102


def _without_links(spare: Path) -> None:
    """Remove every symbolic link: nothing may be written through one that somebody put in a folder's place."""
    for folder, folders, files in os.walk(spare, onerror=_raise):
        for file in _leaves(folder, folders, files):
            if file.is_symlink():
                file.unlink()


def _remove(spare: Path, paths: Iterable[str]) -> None:
    """Take files out of the spare, and folders that are empty then."""
    for path in paths:
        file = spare / path
        with suppress(FileNotFoundError, NotADirectoryError, IsADirectoryError):
            file.unlink()
        with suppress(OSError):  # not empty
            for folder in file.relative_to(spare).parents[:-1]:
                (spare / folder).rmdir()


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
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


def _recover(output: Path, spare: Path) -> None:
    """Put back what a build left behind that was killed inside `_swap` without an atomic exchange."""
    old = _old(output)
    if old.exists() and not output.exists():
        old.rename(output)
    elif old.exists():
        shutil.rmtree(spare, ignore_errors=True)
        old.rename(spare)


def _holds(file: Path, data: bytes) -> bool:
    """Whether a file is there with these bytes."""
    try:
        return file.stat().st_size == len(data) and not file.is_symlink() and file.read_bytes() == data
    except OSError:
        return False


def _digest(file: Path) -> bytes | None:
    try:
        if file.is_symlink():
            return None
        with file.open("rb") as stream:
            return file_digest(stream, lambda: blake2b(digest_size=SIZE)).digest()
    except OSError:
        return None


def _make_folder(folder: Path, spare: Path) -> None:
    """Make a folder; a file of an earlier build that stands in its way goes."""
    with suppress(OSError):
        folder.mkdir()
        return
    for part in (*reversed(folder.relative_to(spare).parents), folder.relative_to(spare)):
        path = spare / part
        if path.is_file() or path.is_symlink():
            path.unlink()
    folder.mkdir(parents=True, exist_ok=True)


def _manifest(output: Path) -> set[str]:
    try:
        return set((output / MANIFEST).read_text("utf-8").splitlines())
    except (OSError, UnicodeDecodeError):
        return set()


def _others(output: Path, ours: set[str]) -> Iterator[str]:
    """Yield what sitegen did not write, such as the folder's own .gitignore."""
    for folder, folders, files in os.walk(output, onerror=_raise):
        for file in _leaves(folder, folders, files):
            relative = file.relative_to(output).as_posix()
            if relative not in ours and relative != MANIFEST:
                yield relative


def _carried(file: Path, spare: Path, path: str) -> bool:
    """Copy a file or link that is not ours into the spare; False where a link is in place of a folder of the site."""
    target = spare / path
    if file.is_symlink() and target.is_dir() and not target.is_symlink():
        return False
    _make_folder(target.parent, spare)
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


def _prune(spare: Path, names: Iterable[str]) -> None:
    """Remove every file and link of the spare tree that is not to be made, and folders left empty."""
    kept = set(names)
    for folder, folders, files in os.walk(spare, topdown=False, onerror=_raise):
        for file in _leaves(folder, folders, files):
            if file.relative_to(spare).as_posix() not in kept:
                file.unlink()
        if Path(folder) != spare:
            with suppress(OSError):  # not empty
                Path(folder).rmdir()


def _swap(spare: Path, output: Path) -> None:
    """Let spare and output change places: in one step where the system can, else in steps that `_recover` ends."""
    if not output.exists():
        spare.rename(output)
        return
    if _exchange(spare, output):
        return
    old = _old(output)
    output.rename(old)
    try:
        spare.rename(output)
    except OSError:
        old.rename(output)
        raise
    with suppress(OSError):  # the output is in place; `_recover` does this at the next build
        old.rename(spare)


def _exchange(a: Path, b: Path) -> bool:
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
