"""The output is replaced whole or not at all, and only what sitegen wrote is ever removed."""

import os
import shutil
from collections.abc import Callable, Mapping
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from sitegen import disk
from sitegen.stages import write
from sitegen.stages.write import MANIFEST, Tree, Written, drafting, refuse
from tests.core.making import snapshot

FIRST = {"index.html": "home", "jobs/a/index.html": "a", "jobs/b/index.html": "b", "feed.json": "{}"}
SECOND = {"index.html": "new home", "jobs/a/index.html": "a", "jobs/c/index.html": "c", "feed.json": "{}"}


class Builder:
    """Builds, and may remember what the trees hold as a build does."""

    def __init__(self, *, remembers: bool, by_pieces: bool = False) -> None:
        self.remembers, self.by_pieces = remembers, by_pieces
        self.tree: Tree | None = None
        self.sure = True  # that the spare could be brought up to date

    def __call__(self, output: Path, files: Mapping[str, str]) -> Written:
        known = self.tree if self.tree is not None and self.tree.holds(output) else None
        with drafting(output, known) as draft:
            put = (lambda path, data: draft.put_pieces(path, [data[:1], data[1:]])) if self.by_pieces else draft.put
            made = [put(path, text.encode()) for path, text in files.items()]
            written, tree = draft.finish(made, 1)
        self.tree = tree if self.remembers else None
        assert (tree is not None and tree.holds(output)) or not self.sure
        return written


@pytest.fixture(params=["remembering", "forgetting", "by pieces", "many"])
def put(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Builder:
    if request.param == "many":  # every change is one of most pages
        monkeypatch.setattr(write, "MANY", 0)
    return Builder(remembers=request.param != "forgetting", by_pieces=request.param == "by pieces")


def files_of(output: Path) -> dict[str, str]:
    found = {path: data.decode() for path, data in snapshot(output).items() if data != b"/"}
    found.pop(MANIFEST, None)
    return found


class Killed(BaseException):
    """What ends a process between two steps."""


def killed(*_: object) -> None:
    raise Killed


@pytest.fixture
def output(tmp_path: Path) -> Path:
    return tmp_path / "site/output"


@pytest.fixture(params=["in one step", "in several"])
def swapping(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Do it with the system's exchange of two names, and as where there is none."""
    if request.param == "in several":
        monkeypatch.setattr(disk, "exchange", lambda *_: False)


@pytest.mark.usefixtures("swapping")
def test_a_build_and_the_next(output: Path, put: Builder) -> None:
    assert put(output, FIRST) == Written(4, 4)
    assert files_of(output) == FIRST
    assert put(output, SECOND) == Written(4, 3)  # one is other, one is new, one is gone
    assert files_of(output) == SECOND
    assert put(output, FIRST) == Written(4, 3)
    assert files_of(output) == FIRST


@pytest.mark.usefixtures("swapping")
def test_a_build_of_the_same_changes_nothing(output: Path, put: Builder) -> None:
    put(output, FIRST)
    before = {path: (output / path).stat() for path in FIRST}
    assert put(output, FIRST) == Written(4, 0)
    after = {path: (output / path).stat() for path in FIRST}
    assert {p: (s.st_ino, s.st_mtime_ns) for p, s in after.items()} == {
        p: (s.st_ino, s.st_mtime_ns) for p, s in before.items()
    }


@pytest.mark.usefixtures("swapping")
def test_a_file_that_did_not_change_is_the_same_file(output: Path, put: Builder) -> None:
    put(output, FIRST)
    before = (output / "jobs/a/index.html").stat()
    put(output, SECOND)
    after = (output / "jobs/a/index.html").stat()
    assert (after.st_mtime_ns, after.st_size) == (before.st_mtime_ns, before.st_size)


@pytest.mark.usefixtures("swapping")
def test_a_file_that_did_not_change_for_long_is_not_written_into(
    output: Path, monkeypatch: pytest.MonkeyPatch, put: Builder
) -> None:
    """It may be one file under two names: the output would change before the build is whole."""
    for files in (FIRST, SECOND, FIRST):
        put(output, files)
    before = snapshot(output)
    with monkeypatch.context() as patch:
        patch.setattr(disk, "swap", killed)
        with pytest.raises(Killed):
            put(output, {**FIRST, "jobs/a/index.html": "new"})
    assert snapshot(output) == before


@pytest.mark.usefixtures("swapping")
def test_where_most_pages_are_other_no_file_is_freed(output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On ext4 it takes long to free 20,000 files, and longer to make new ones after that."""
    monkeypatch.setattr(write, "MANY", 2)
    put = Builder(remembers=True)
    spare = output.with_name(".output.spare")

    def files() -> list[set[int]]:
        return [{(tree / path).stat().st_ino for tree in (output, spare)} for path in FIRST]

    put(output, FIRST)
    assert [len(both) for both in files()] == [1, 1, 1, 1]  # one file by two names
    put(output, {path: f"{text} 2" for path, text in FIRST.items()})
    apart = files()
    assert [len(both) for both in apart] == [2, 2, 2, 2]
    for times in (1, 3, 0, 2):  # longer and shorter words
        changed = {path: text * times for path, text in FIRST.items()}
        put(output, changed)
        assert files_of(output) == files_of(spare) == changed
        assert files() == apart
    put(output, {**FIRST, "feed.json": "{1}"} | {path: FIRST[path] * 2 for path in list(FIRST)[:-1]})
    assert [len(both) for both in files()] == [2, 2, 2, 1]  # a single one is one file again
    assert files_of(output) == files_of(spare)
    assert files_of(output)["feed.json"] == "{1}"


def test_a_file_that_somebody_else_has_by_another_name_is_not_written_into(
    output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(write, "MANY", 0)
    put = Builder(remembers=True)
    put(output, FIRST)
    put(output, SECOND)
    backup = output.with_name("backup")
    shutil.copytree(output, backup, copy_function=os.link)
    for files in (FIRST, SECOND, FIRST):
        put(output, files)
    assert files_of(backup) == SECOND


@pytest.mark.usefixtures("swapping")
def test_folders_that_are_empty_are_gone(output: Path, put: Builder) -> None:
    put(output, {"a/b/c/index.html": "x", "index.html": "y"})
    put(output, {"index.html": "z"})
    assert snapshot(output).keys() == {"index.html", MANIFEST}


@pytest.mark.usefixtures("swapping")
def test_a_folder_becomes_a_file_and_a_file_a_folder(output: Path, put: Builder) -> None:
    first, second = {"a/index.html": "1", "b": "2"}, {"a": "3", "b/index.html": "4"}
    for files in (first, second, first, first, second):
        put(output, files)
        assert files_of(output) == files


@pytest.mark.usefixtures("swapping")
def test_what_sitegen_did_not_write_is_kept(output: Path, put: Builder) -> None:
    output.mkdir(parents=True)
    (output / ".gitignore").write_text("*")
    put(output, FIRST)
    (output / "jobs/a/notes.txt").write_text("mine")
    (output / "CNAME").write_text("jobs.example.org")
    (output / "link").symlink_to("feed.json")
    for files in (SECOND, FIRST, SECOND, FIRST):
        put(output, files)
        assert (output / ".gitignore").read_text() == "*"
        assert (output / "jobs/a/notes.txt").read_text() == "mine"
        assert (output / "CNAME").read_text() == "jobs.example.org"
        assert (output / "link").readlink() == Path("feed.json")
        assert (output / "jobs/c/index.html").exists() is (files is SECOND)
    (output / "CNAME").unlink()
    put(output, SECOND)
    put(output, FIRST)
    assert not (output / "CNAME").exists()


@pytest.mark.usefixtures("swapping")
def test_a_link_to_a_folder_is_kept_and_nothing_behind_it_is_touched(
    output: Path, tmp_path: Path, put: Builder
) -> None:
    put(output, FIRST)
    other = tmp_path / "other"
    other.mkdir()
    (other / "index.html").write_text("not ours")
    (output / "elsewhere").symlink_to(other)
    for files in (SECOND, FIRST):
        put(output, files)
        assert (output / "elsewhere").readlink() == other
    assert snapshot(other) == {"index.html": b"not ours"}


@pytest.mark.usefixtures("swapping")
@pytest.mark.parametrize("there", ["not ours", "a"])  # the second is what would be written
def test_a_folder_of_the_output_that_was_made_a_link_is_not_written_through(
    there: str, output: Path, tmp_path: Path, put: Builder
) -> None:
    put(output, SECOND)
    put(output, FIRST)
    other = tmp_path / "other"
    (other / "a").mkdir(parents=True)
    (other / "a/index.html").write_text(there)
    for path in (output / "jobs/a/index.html", output / "jobs/b/index.html"):
        path.unlink()
        path.parent.rmdir()
    (output / "jobs").rmdir()
    (output / "jobs").symlink_to(other)
    put(output, SECOND)
    put(output, FIRST)
    assert files_of(output) == FIRST
    assert not (output / "jobs").is_symlink()
    assert snapshot(other) == {"a": b"/", "a/index.html": there.encode()}


@pytest.mark.usefixtures("swapping")
def test_what_somebody_changed_in_the_output_is_made_again(output: Path, put: Builder) -> None:
    put(output, FIRST)
    (output / "index.html").write_text("hack")
    (output / "feed.json").unlink()
    assert put(output, FIRST).changed == 2
    assert files_of(output) == FIRST


def fail_after(number: int, call: Callable[..., Any]) -> Callable[..., Any]:
    """Return a function that works, but finds the disk full once, after so many calls."""
    calls = count()

    def wrapped(*args: Any, **kwargs: Any) -> Any:
        if next(calls) == number:
            raise OSError(28, "No space left on device")
        return call(*args, **kwargs)

    return wrapped


BROKEN = ["os.open", "os.write", "pathlib.Path.mkdir", "pathlib.Path.rename", "pathlib.Path.unlink", "os.link",
          "os.scandir", "shutil.copy2"]  # fmt: skip


@pytest.mark.usefixtures("swapping")
@pytest.mark.parametrize("call", BROKEN)
@pytest.mark.parametrize("number", range(4))
def test_an_error_in_the_middle_leaves_the_output_byte_for_byte(
    call: str, number: int, output: Path, monkeypatch: pytest.MonkeyPatch, put: Builder
) -> None:
    put.sure = False
    put(output, FIRST)
    (output / "CNAME").write_text("jobs.example.org")
    put(output, SECOND)
    put(output, FIRST)
    before = snapshot(output)
    module, _, name = call.rpartition(".")
    owner = Path if module == "pathlib.Path" else {"os": os, "shutil": shutil}[module]
    with monkeypatch.context() as patch:
        patch.setattr(owner, name, fail_after(number, getattr(owner, name)))
        try:
            put(output, SECOND)
        except OSError as error:
            assert error.errno == 28  # noqa: PT017 - it need not come this far
            assert snapshot(output) == before
    put(output, SECOND)
    assert files_of(output) == {**SECOND, "CNAME": "jobs.example.org"}
    assert [path.name for path in output.parent.iterdir() if ".old" in path.name] == []


def test_an_error_in_the_first_build_leaves_no_output(
    output: Path, monkeypatch: pytest.MonkeyPatch, put: Builder
) -> None:
    put.sure = False
    with monkeypatch.context() as patch:
        if put.by_pieces:
            patch.setattr(Path, "rename", fail_after(2, Path.rename))
        else:
            patch.setattr(os, "open", fail_after(2, os.open))
        with pytest.raises(OSError, match="No space"):
            put(output, FIRST)
    assert not output.exists()
    put(output, FIRST)
    assert files_of(output) == FIRST


@pytest.mark.parametrize("step", ["os.write", "folders_of", "swap"])
def test_a_killed_build_leaves_the_last_output(
    step: str, output: Path, monkeypatch: pytest.MonkeyPatch, put: Builder
) -> None:
    put.sure = False
    put(output, FIRST)
    before = snapshot(output)
    with monkeypatch.context() as patch:
        patch.setattr(*((os, "write") if step == "os.write" else (disk, step)), killed)
        with pytest.raises(Killed):
            put(output, SECOND)
    assert snapshot(output) == (before if step != "folders_of" else snapshot(output))  # killed after the exchange
    put(output, SECOND)
    assert files_of(output) == SECOND


@pytest.mark.parametrize("renames", [1, 2])
def test_a_swap_that_was_interrupted_is_recovered(
    renames: int, output: Path, monkeypatch: pytest.MonkeyPatch, put: Builder
) -> None:
    """Where the system cannot exchange two names, the output has none for a moment."""
    put.sure = False
    put(output, FIRST)
    put(output, SECOND)
    rename, left = Path.rename, iter(range(renames))

    def until_killed(self: Path, target: Path) -> Path:
        if next(left, None) is None:
            raise Killed
        return rename(self, target)

    with monkeypatch.context() as patch:
        patch.setattr(disk, "exchange", lambda *_: False)
        patch.setattr(Path, "rename", until_killed)
        with pytest.raises(Killed):
            put(output, FIRST)
    put(output, FIRST)
    assert files_of(output) == FIRST
    put(output, SECOND)
    assert files_of(output) == SECOND
    assert [path.name for path in output.parent.iterdir() if ".old" in path.name] == []


def test_rubbish_where_the_spare_tree_would_be(output: Path, tmp_path: Path, put: Builder) -> None:
    put(output, FIRST)
    put(output, SECOND)
    spare = output.with_name(f".{output.name}.spare")
    (spare / "jobs/x").mkdir(parents=True, exist_ok=True)
    (spare / "jobs/x/old.html").write_text("left over")
    (spare / "index.html").write_text("half wri")
    put(output, FIRST)
    assert files_of(output) == FIRST
    shutil.rmtree(spare)
    spare.symlink_to(tmp_path)
    put(output, SECOND)
    assert files_of(output) == SECOND
    assert not any(path.name == "index.html" for path in tmp_path.iterdir())


# --- where it may be written ---------------------------------------------------------------


def rules(output: Path, root: Path) -> list[str]:
    return [problem.rule for problem in refuse(output, root)]


def test_a_folder_that_is_not_ours_is_refused(tmp_path: Path, output: Path, put: Builder) -> None:
    root = tmp_path / "site"
    assert rules(output, root) == []
    output.mkdir(parents=True)
    for name in (".gitignore", ".gitkeep", "CNAME", ".nojekyll"):
        (output / name).write_text("")
    assert rules(output, root) == []
    (output / "thesis.doc").write_text("mine")
    assert rules(output, root) == ["output.foreign"]
    (output / "thesis.doc").unlink()
    put(output, FIRST)
    (output / "thesis.doc").write_text("mine")
    assert rules(output, root) == []


def test_a_file_or_a_link_is_no_output(tmp_path: Path) -> None:
    root, target = tmp_path / "site", tmp_path / "target"
    target.mkdir()
    (tmp_path / "file").write_text("mine")
    (tmp_path / "link").symlink_to(target)
    (tmp_path / "dangling").symlink_to(tmp_path / "nowhere")
    for name in ("file", "link", "dangling"):
        assert rules(tmp_path / name, root) == ["output.foreign"]


@pytest.mark.parametrize("name", [".", "content", "content/out", "themes", "themes/a", "..", "../..", "site.yaml"])
def test_the_sources_are_no_output(name: str, tmp_path: Path) -> None:
    assert rules(tmp_path / "a/site" / name, tmp_path / "a/site") == ["output.unsafe"]


def test_an_output_without_a_name_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, put: Builder) -> None:
    put.sure = False
    (tmp_path / "here/inner").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "here")
    put(Path(), FIRST)
    assert files_of(tmp_path / "here") == FIRST


@pytest.mark.parametrize("way", ["by the system", "by pieces", "where the system cannot"])
def test_parts_of_another_file_are_added(way: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if way == "by pieces":
        monkeypatch.delattr(os, "copy_file_range", raising=False)
    elif way == "where the system cannot":
        monkeypatch.setattr(os, "copy_file_range", lambda *_: (tmp_path / "nowhere").stat(), raising=False)
    monkeypatch.setattr(disk, "_PIECE", 3)
    (tmp_path / "old").write_bytes(b"0123456789")
    with (tmp_path / "old").open("rb") as old, (tmp_path / "new").open("wb") as new:
        sizes = [new.write(b"<"), disk.append(new, disk.Span(old.fileno(), 0, 4)), new.write(b"|")]
        sizes += [disk.append(new, disk.Span(old.fileno(), 6, 10)), disk.append(new, disk.Span(old.fileno(), 5, 5))]
        sizes.append(new.write(b">"))
        with pytest.raises(OSError, match="shorter"):
            disk.append(new, disk.Span(old.fileno(), 8, 12))
    assert (tmp_path / "new").read_bytes() == b"<0123|6789>89"
    assert sizes == [1, 4, 1, 4, 0, 1]
