"""WRITES DISK: artifacts -> the output folder, whole or not at all.

There are two trees: the output, and a spare beside it. A build brings the spare up to
date, file by file, and then the two change places in one step. So a build that fails or
is killed leaves the last good output, and a build that changes little writes little:
folders are never made again or emptied (on ext4 that costs more than all the rest).

A manifest in each tree lists what sitegen wrote; anything else in the output is kept.
"""

import ctypes
import errno
import os
import shutil
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from sitegen.model import Asset
from sitegen.pages import Artifact
from sitegen.problem import Problem, Where

MANIFEST = ".sitegen-manifest"
_OWN = (".gitignore", ".gitkeep", ".nojekyll", "CNAME")  # people keep these in a folder that is generated
_EXCHANGE = 2  # RENAME_EXCHANGE of renameat2(2)
_HERE = -100  # AT_FDCWD


@dataclass(frozen=True, slots=True)
class Written:
    """How many files the output has, and how many of them are new, other than before, or gone."""

    files: int
    changed: int


def refuse(output: Path, root: Path) -> list[Problem]:
    """Return why a folder may not be written to; nothing where it may."""
    where = Where(output.as_posix())
    sources = [root / name for name in ("content", "themes", "site.yaml")]
    absolute = Path(os.path.abspath(output))  # noqa: PTH100 - resolve() would follow a link that output may be
    for source in (Path(os.path.abspath(path)) for path in sources):  # noqa: PTH100
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


def write(artifacts: Sequence[Artifact], assets: Iterable[Asset], output: Path) -> Written:
    """Bring the output up to date. Raises OSError, and then changed nothing of it."""
    output = Path(os.path.abspath(output))  # noqa: PTH100 - `.` and `..` have no name to put a spare beside
    output.parent.mkdir(parents=True, exist_ok=True)
    spare = output.with_name(f".{output.name}.spare")
    with _alone(output.parent):
        _recover(output, spare)
        files = [*artifacts, *(Artifact(a.path.removeprefix("/"), Path(a.file).read_bytes()) for a in assets)]
        names = {file.path for file in files}
        before = _manifest(output)
        changed = [file.path for file in files if not _holds(output / file.path, file.data)]
        gone = before - names
        if not changed and not gone and names == before:
            return Written(len(files), 0)
        _prune(spare, names)
        _update(spare, files, output)
        _carry_over(output, spare, before | names)
        (spare / MANIFEST).write_text("".join(f"{name}\n" for name in sorted(names)), "utf-8")
        _swap(spare, output)
    return Written(len(files), len(changed) + len(gone))


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
    old = output.with_name(f".{output.name}.old")
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


def _update(spare: Path, files: Iterable[Artifact], output: Path) -> None:
    """Give the spare tree these files; one that the output has already is linked from there."""
    folders = set[Path]()
    for artifact in files:
        file = spare / artifact.path
        if _holds(file, artifact.data):
            continue
        if file.parent not in folders:
            _make_folder(file.parent, spare)
            folders.add(file.parent)
        if file.is_dir() and not file.is_symlink():
            shutil.rmtree(file)
        file.unlink(missing_ok=True)  # never write into it: the output may hold the same file by another name
        if not _linked(output / artifact.path, file, artifact.data):
            file.write_bytes(artifact.data)


def _make_folder(folder: Path, spare: Path) -> None:
    """Make a folder; a file of an earlier build that stands in its way goes."""
    for part in (*reversed(folder.relative_to(spare).parents), folder.relative_to(spare)):
        path = spare / part
        if path.is_file() or path.is_symlink():
            path.unlink()
    folder.mkdir(parents=True, exist_ok=True)


def _linked(last: Path, file: Path, data: bytes) -> bool:
    if not _holds(last, data):
        return False
    try:
        os.link(last, file)
    except OSError:  # a file system without hard links
        return False
    return True


def _manifest(output: Path) -> set[str]:
    try:
        return set((output / MANIFEST).read_text("utf-8").splitlines())
    except (OSError, UnicodeDecodeError):
        return set()


def _carry_over(output: Path, spare: Path, ours: set[str]) -> None:
    """Copy what sitegen did not write, such as the folder's own .gitignore."""
    for folder, folders, files in os.walk(output, onerror=_raise):
        for file in _leaves(folder, folders, files):
            relative = file.relative_to(output).as_posix()
            if relative in ours or relative == MANIFEST:
                continue
            target = spare / relative
            if file.is_symlink() and target.is_dir() and not target.is_symlink():
                continue  # somebody put a link in place of a folder of the site
            _make_folder(target.parent, spare)
            target.unlink(missing_ok=True)
            shutil.copy2(file, target, follow_symlinks=False)


def _raise(error: OSError) -> None:
    """Let `os.walk` not pass over a folder that it cannot read."""
    if not isinstance(error, FileNotFoundError):  # a first build has neither tree yet
        raise error


def _leaves(folder: str, folders: Iterable[str], files: Iterable[str]) -> Iterator[Path]:
    """Yield the files of a folder, and its links to folders: `os.walk` takes those for folders and leaves them out."""
    yield from (Path(folder, name) for name in files)
    yield from (path for path in (Path(folder, name) for name in folders) if path.is_symlink())


def _prune(spare: Path, names: set[str]) -> None:
    """Remove every file and link of the spare tree that is not to be made, and folders left empty."""
    if spare.is_symlink() or spare.is_file():
        spare.unlink()
    (spare / MANIFEST).unlink(missing_ok=True)  # until it is whole, nobody shall take it for an output
    for folder, folders, files in os.walk(spare, topdown=False, onerror=_raise):
        for file in _leaves(folder, folders, files):
            if file.relative_to(spare).as_posix() not in names:
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
    old = output.with_name(f".{output.name}.old")
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
