"""WRITES DISK: files -> the output folder, whole or not at all.

There are two trees: the output, and a spare beside it that holds the same files by a second name
(hard links). A build writes what is other into the spare, and then the two change places in one
step; after that the spare is brought up to date. So a build that fails or is killed leaves the last
good output, and a build that changes little writes little: folders are never made again or emptied
(on ext4 that costs more than all the rest).

Where most pages are other, as after a change of the theme, the spare keeps its old files and gets
the new words copied into them: to free 20,000 files, and to make as many at the next such change,
would take as long as to make the pages. Those files stand ``apart`` from the output's then.

A manifest in the tree lists what sitegen wrote; anything else in the output is kept.
"""

import os
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from functools import partial
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple, Protocol

from sitegen import disk
from sitegen.fingerprint import SIZE
from sitegen.model import NOTHING
from sitegen.problem import Problem, Where
from sitegen.sources import NONE, Stamp, sizes
from sitegen.sources import stamp as stamp_of

MANIFEST = ".sitegen-manifest"
_OWN = (".gitignore", ".gitkeep", ".nojekyll", "CNAME")  # people keep these in a folder that is generated
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)
_IN_THE_WAY = (FileExistsError, FileNotFoundError, NotADirectoryError, IsADirectoryError)
MANY = 2000  # files from which on several threads help: to free an old file is to wait for the disk
_AT_ONCE = 4
_CHUNK = 500  # files that a thread does at a time


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

    ``files`` are those of sitegen with their digest and stamp, which are the same in both trees but
    for those that stand ``apart``, by their stamp in the spare; ``others`` everybody else's by their
    stamp in the output and in the spare, ``folders`` and ``spare_folders`` all folders of the one and
    of the other by the time of their last change.
    """

    files: Mapping[str, tuple[bytes, Stamp]]
    others: Mapping[str, tuple[Stamp, Stamp]]
    folders: Mapping[str, int]
    spare_folders: Mapping[str, int]
    apart: Mapping[str, Stamp] = field(default_factory=dict)

    @property
    def size(self) -> int:
        """How many bytes the files of sitegen have."""
        return sizes(stamp for _, stamp in self.files.values())

    def holds(self, output: Path) -> bool:
        """Tell whether output and spare are as they were left, by looking at every file and folder of both."""
        return self.output_holds(output) and self._is_in(f"{_spare(_absolute(output))}/", 1)

    def output_holds(self, output: Path) -> bool:
        """Tell the same of the output alone."""
        return self._is_in(f"{_absolute(output)}/", 0)

    def _is_in(self, root: str, place: int) -> bool:
        apart = self.apart if place else NOTHING
        try:
            for path, (_, stamp) in self.files.items():
                if stamp_of(os.lstat(root + path)) != apart.get(path, stamp):
                    return False
            for path, time in (self.spare_folders if place else self.folders).items():
                if os.lstat(root + path).st_mtime_ns != time:
                    return False
            return all(stamp_of(os.lstat(root + path)) == stamps[place] for path, stamps in self.others.items())
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


@contextmanager
def drafting(output: Path, known: Tree | None) -> Iterator["Draft"]:
    """Begin a new output, alone. ``known`` is what both trees hold, if that was made sure of. Raises OSError."""
    output = _absolute(output)
    output.parent.mkdir(parents=True, exist_ok=True)
    with disk.alone(output.parent):
        if disk.aside(output).exists():
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
        return Made(path, b"", NONE, changed=False)

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
            disk.recover(output, spare)
            if spare.is_symlink() or spare.is_file():
                spare.unlink()
            disk.without_links(spare)
        for left in spare.parent.glob(f"{spare.name}.part-*"):  # of a build that was killed
            left.unlink(missing_ok=True)
        self._ours = not spare.exists()  # all that is in the spare
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

        def digested() -> Iterator[bytes]:
            for piece in pieces:
                found.update(piece)
                yield piece

        with self._part(digested()) as (part, size):
            digest = found.digest()
            was = self.known.files.get(path) if self.known is not None else None
            if was is not None and was[0] == digest:
                return Made(path, digest, was[1], changed=False)
            if self.known is None and not self._first and disk.digest(self.output / path) == digest:
                stamp = self._linked(path)
                if stamp:
                    return Made(path, digest, stamp, changed=False)
            return Made(path, digest, self._placed(part, path), changed=True, size=size)

    def put_other(self, path: str, pieces: Iterable[bytes | disk.Span]) -> Made:
        """Put a file that is known to be other than before; it has no digest, which takes longer than to write it."""
        with self._part(pieces) as (part, size):
            return Made(path, b"", self._placed(part, path), changed=True, size=size)

    @contextmanager
    def _part(self, pieces: Iterable[bytes | disk.Span]) -> Iterator[tuple[Path, int]]:
        """Write a file beside the spare."""
        part = self.spare.with_name(f"{self.spare.name}.part-{os.getpid()}")
        try:
            with part.open("wb", buffering=1 << 20) as file:
                size = sum(
                    disk.append(file, piece) if isinstance(piece, disk.Span) else file.write(piece) for piece in pieces
                )
            yield part, size
        finally:
            part.unlink(missing_ok=True)

    def _placed(self, part: Path, path: str) -> Stamp:
        """Put such a file into its place."""
        self._clear(path)
        part.rename(self.spare / path)
        return stamp_of(os.lstat(self.spare / path))

    def keep(self, path: str) -> Made | None:
        """Keep a file as the last output has it; None where that is not known."""
        was = self.known.files.get(path) if self.known is not None else None
        return None if was is None else Made(path, *was, changed=False)

    def _same(self, path: str, data: bytes) -> Stamp | None:
        """Return the stamp of a file that the output has already, and give it to the spare; None where it has not."""
        return self._linked(path) if disk.holds(self.output / path, data) else None

    def _linked(self, path: str) -> Stamp | None:
        last, file = self.output / path, self.spare / path
        stamp = stamp_of(os.lstat(last))
        try:
            if stamp_of(os.lstat(file)) == stamp:
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
        if self.known is not None and path in self.known.apart:
            stamp = disk.rewritten(file, data)
            if stamp is not None:
                return stamp
        folder = path.rpartition("/")[0]
        if self._first and folder not in self._folders:
            with suppress(OSError):  # the next attempt tells
                disk.new_folder(self._root, folder)
            self._folders.add(folder)
        elif self.known is None or path in self.known.files:  # never write into a file, it has two names
            with suppress(OSError):  # the next attempt tells
                os.unlink(file)  # noqa: PTH108 - 20,000 times where a template changed
        try:
            handle = os.open(file, _NEW, 0o666)
        except _IN_THE_WAY:
            self._clear(path)
            handle = os.open(file, _NEW, 0o666)
        try:
            disk.write(handle, data)
            return stamp_of(os.fstat(handle))
        finally:
            os.close(handle)

    def _clear(self, path: str) -> None:
        """Make the folder of a file, and take away what stands in the file's place."""
        file = self.spare / path
        disk.make_folder(file.parent, self.spare)
        if file.is_dir() and not file.is_symlink():
            shutil.rmtree(file)
        file.unlink(missing_ok=True)

    def finish(
        self,
        made: Sequence[Made],
        jobs: int | None,
        rest: Mapping[str, tuple[bytes, Stamp]] = NOTHING,
        listed: frozenset[str] | None = None,
    ) -> tuple[Written, Tree | None]:
        """Let the new output take the place of the old one; no tree where the spare is not like it. Raises OSError.

        ``made`` and ``rest``, which is known to be as it was, are all of its files; the manifest has
        their names, or what is ``listed``, or is none where that is nothing.
        """
        files = {**rest, **{file.path: (file.digest, file.stamp) for file in made}}
        files.pop(MANIFEST, None)
        changed = [file.path for file in made if file.changed]
        size = sum(file.size for file in made)
        manifest = self._list(files, listed)
        if manifest is not None:
            files[MANIFEST] = manifest.digest, manifest.stamp
        again = [MANIFEST] if manifest is not None and manifest.changed else []
        before = self.known.files.keys() if self.known is not None else {*_manifest(self.output), MANIFEST}
        gone = sorted(before - files.keys())
        others = list(self.known.others) if self.known is not None else self._tidy(files, before)
        if self.known is not None:
            disk.remove(self.spare, gone)
        apart, caught_up = dict[str, Stamp](), True
        if changed or gone or again or not self.output.exists():
            disk.swap(self.spare, self.output)
            if self.known is not None and self.known.apart:
                apart = self._exchanged(files, {*changed, *gone, *again})
            try:
                apart |= self._catch_up(files, [*changed, *again], gone, jobs)
                for path in others if self.known is None else ():
                    disk.carried(self.output / path, self.spare, path)
            except OSError:  # the output is right; the next build looks at all of the spare
                caught_up = False
        elif self.known is not None:
            tree = replace(self.known, files=files)
            return Written(len(files) - 1, 0, 0, tree.size), tree
        touched = None if self.known is None else {*changed, *gone, MANIFEST}
        tree = replace(self._tree(files, others, touched), apart=apart)
        written = Written(len(files) - (MANIFEST in files), len(changed) + len(gone), size, tree.size)
        return written, tree if caught_up else None

    def _exchanged(self, files: dict[str, tuple[bytes, Stamp]], other: AbstractSet[str]) -> dict[str, Stamp]:
        """Return what stands apart still: the file that was the spare's is the output's now, and has its own stamp."""
        assert self.known is not None  # noqa: S101
        apart = dict[str, Stamp]()
        for path, stamp in self.known.apart.items():
            if path not in other:
                digest, apart[path] = self.known.files[path]
                files[path] = digest, stamp
        return apart

    def _list(self, files: Mapping[str, object], listed: frozenset[str] | None) -> Made | None:
        """Put the list of all files, or of those that are ``listed``; None where these are none."""
        if self.known is not None and listed is None and self.known.files.keys() == {*files, MANIFEST}:
            return self.keep(MANIFEST)
        if listed is not None and not listed:
            return None
        names = sorted(files if listed is None else listed)
        return self.put(MANIFEST, "".join(f"{name}\n" for name in names).encode())

    def _tidy(self, files: Mapping[str, object], ours: AbstractSet[str]) -> list[str]:
        """Take rubbish out of the spare, and bring over what others put into the output; return what that is."""
        if not self._ours:
            disk.prune(self.spare, files.keys())
        found = disk.others(self.output, {*ours, *files})
        return [path for path in found if disk.carried(self.output / path, self.spare, path)]

    def _catch_up(
        self, files: Mapping[str, tuple[bytes, Stamp]], changed: list[str], gone: list[str], jobs: int | None
    ) -> dict[str, Stamp]:
        """Give the spare, which is the last output now, the files of the new one; return what stands apart."""
        self.spare.mkdir(exist_ok=True)
        if self.known is None:
            disk.without_links(self.spare)
        paths = list(files) if self.known is None else changed
        many = len(paths) > MANY
        give = disk.copy if many and self.known is not None else disk.link
        chunks = [paths[i : i + _CHUNK] for i in range(0, len(paths), _CHUNK)]
        apart = dict[str, Stamp]()
        with ThreadPoolExecutor(_AT_ONCE if many and jobs != 1 else 1) as threads:
            for found in threads.map(partial(give, self.output, self.spare), chunks):
                apart |= found
        disk.remove(self.spare, gone)
        return apart

    def _tree(self, files: Mapping[str, tuple[bytes, Stamp]], others: Iterable[str], again: set[str] | None) -> Tree:
        """Return what both trees hold now; only the folders of the files ``again`` are looked at, or all."""
        folders, spare_folders = dict[str, int](), dict[str, int]()
        if again is not None and self.known is not None:  # the folders of the two trees have changed places
            folders, spare_folders = dict(self.known.spare_folders), dict(self.known.folders)
        for folder in disk.folders_of(files if again is None else again):
            folders.pop(folder, None)
            spare_folders.pop(folder, None)
            with suppress(OSError):
                times = os.lstat(f"{self.output}/{folder}").st_mtime_ns, os.lstat(f"{self._root}{folder}").st_mtime_ns
                folders[folder], spare_folders[folder] = times
        theirs = dict[str, tuple[Stamp, Stamp]]()
        for path in others:
            with suppress(OSError):
                theirs[path] = stamp_of(os.lstat(self.output / path)), stamp_of(os.lstat(self.spare / path))
        return Tree(files, theirs, folders, spare_folders)


def _manifest(output: Path) -> set[str]:
    try:
        return set((output / MANIFEST).read_text("utf-8").splitlines())
    except (OSError, UnicodeDecodeError):
        return set()
