"""WRITES DISK: artifacts -> the output folder, whole or not at all.

The new tree is made beside the old one, with hard links to files that did not change,
and takes its place in one step. A build that fails or is killed leaves the last good
output. A manifest in the folder lists what sitegen wrote; anything else in it is kept.
"""

import ctypes
import errno
import os
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from sitegen.model import Asset
from sitegen.pages import Artifact
from sitegen.problem import Problem, Where

MANIFEST = ".sitegen-manifest"
_OWN = (".gitignore", ".gitkeep", ".nojekyll", "CNAME")  # people keep these in a folder that is generated
_EXCHANGE = 2  # RENAME_EXCHANGE of renameat2(2)


@dataclass(frozen=True, slots=True)
class Written:
    """How many files the output has, and how many of them are new or other than before."""

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
    if output.is_dir() and not (output / MANIFEST).is_file():
        foreign = sorted(entry.name for entry in os.scandir(output) if entry.name not in _OWN)
        if foreign:
            message = f"not empty and not written by sitegen: {', '.join(foreign[:3])}"
            hint = "name an empty folder with `--output`, or move these files away"
            return [Problem(where, "output.foreign", message, hint)]
    elif output.exists() and not output.is_dir():
        return [Problem(where, "output.foreign", "this is a file", "name a folder with `--output`")]
    return []


def write(artifacts: Iterable[Artifact], assets: Iterable[Asset], output: Path) -> Written:
    """Write everything and put it in place of the last output. Raises OSError, and then changed nothing."""
    output.parent.mkdir(parents=True, exist_ok=True)
    new = output.with_name(f".{output.name}.new")
    old = output.with_name(f".{output.name}.old")
    if old.exists() and not output.exists():
        old.rename(output)  # a build was killed between the two steps of _swap
    for leftover in (new, old):
        shutil.rmtree(leftover, ignore_errors=True)
    new.mkdir()
    try:
        written = _stage(artifacts, assets, output, new)
        _swap(new, output, old)
    except BaseException:
        shutil.rmtree(new, ignore_errors=True)
        raise
    shutil.rmtree(old, ignore_errors=True)
    return written


def _stage(artifacts: Iterable[Artifact], assets: Iterable[Asset], output: Path, new: Path) -> Written:
    names: list[str] = []
    changed = 0
    made = set[Path]()
    for artifact in artifacts:
        names.append(artifact.path)
        changed += _put(artifact.data, output / artifact.path, new / artifact.path, made)
    for asset in assets:
        name = asset.path.removeprefix("/")
        names.append(name)
        changed += _put(Path(asset.file).read_bytes(), output / name, new / name, made)
    before = _manifest(output)
    _keep_foreign(output, new, before | set(names))
    listing = "".join(f"{name}\n" for name in sorted(names))
    (new / MANIFEST).write_text(listing, "utf-8")
    return Written(len(names), changed + len(before - set(names)))


def _put(data: bytes, last: Path, file: Path, made: set[Path]) -> bool:
    """Link the file of the last output where its bytes are the same, else write; return whether it changed."""
    if file.parent not in made:
        file.parent.mkdir(parents=True, exist_ok=True)
        made.add(file.parent)
    try:
        same = last.stat().st_size == len(data) and not last.is_symlink() and last.read_bytes() == data
    except OSError:
        same = False
    if same:
        try:
            os.link(last, file)
        except OSError:  # a file system without hard links
            file.write_bytes(data)
        return False
    file.write_bytes(data)
    return True


def _manifest(output: Path) -> set[str]:
    try:
        return set((output / MANIFEST).read_text("utf-8").splitlines())
    except (OSError, UnicodeDecodeError):
        return set()


def _keep_foreign(output: Path, new: Path, ours: set[str]) -> None:
    """Carry over what sitegen did not write, such as the folder's own .gitignore."""
    for folder, _, files in os.walk(output):
        for name in files:
            file = Path(folder, name)
            relative = file.relative_to(output).as_posix()
            if relative in ours or relative == MANIFEST:
                continue
            target = new / relative
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(file, target, follow_symlinks=False)


def _swap(new: Path, output: Path, old: Path) -> None:
    """Put the new tree in place: in one step where the system can, else in two that can be resumed."""
    if not output.exists():
        new.rename(output)
        return
    if _exchange(new, output):
        new.rename(old)
        return
    output.rename(old)
    try:
        new.rename(output)
    except OSError:
        old.rename(output)
        raise


def _exchange(a: Path, b: Path) -> bool:
    """Swap two folders atomically; False where the kernel or the file system cannot."""
    try:
        renameat2 = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError, TypeError):
        return False
    if renameat2(-100, os.fsencode(a), -100, os.fsencode(b), _EXCHANGE) == 0:
        return True
    if ctypes.get_errno() in (errno.ENOSYS, errno.EINVAL, errno.ENOTSUP):
        return False
    raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()), str(b))
