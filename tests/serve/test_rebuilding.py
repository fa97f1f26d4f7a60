"""Builds that are made up, one after another."""

import asyncio
from collections.abc import Callable, Coroutine
from pathlib import Path
from queue import SimpleQueue
from threading import Event
from typing import Any

from sitegen.preview.outcome import Builder, Outcome, Shown
from sitegen.preview.rebuilding import DEFECT, Rebuilding

InLoop = Callable[[Callable[[], Coroutine[Any, Any, Any]]], Any]
GOOD = Outcome("/careers/", pages=2)
NEVER = 10_000.0
BAD = Outcome("/careers/", ("a.md:3: error[x]: broken",))


class Build:
    """A builder that gives the outcomes it was told, and remembers its folders."""

    def __init__(self, *outcomes: Outcome | Exception) -> None:
        self.outcomes = list(outcomes)
        self.folders: list[Path] = []
        self.touched: list[set[str] | None] = []
        self.calls: SimpleQueue[None] = SimpleQueue()

    def __call__(self, folder: Path, touched: set[str] | None) -> Outcome:
        self.folders.append(folder)
        self.touched.append(touched)
        self.calls.put(None)
        outcome = self.outcomes.pop(0)
        if isinstance(outcome, Exception):
            raise outcome
        return outcome


def one_by_one(in_loop: InLoop, builder: Builder, builds: int, folder: Path) -> tuple[list[Shown], list[str]]:
    """Return what is shown after each build, and what was printed."""
    shown: list[Shown] = []
    said: list[str] = []

    async def main() -> None:
        over = asyncio.Event()
        rebuilding = Rebuilding(builder, folder, over.set, said.append, quiet=NEVER)
        for number in range(builds):
            rebuilding.changed([f"file-{number}"] if number else [])
            await over.wait()
            over.clear()
            shown.append(rebuilding.shown)
        rebuilding.close()

    in_loop(main)
    return shown, said


def test_a_good_build_takes_the_place_of_the_last(in_loop: InLoop, tmp_path: Path) -> None:
    builder = Build(GOOD, GOOD, GOOD)
    shown, said = one_by_one(in_loop, builder, 3, tmp_path)
    assert [s.folder for s in shown] == builder.folders
    assert len(set(builder.folders)) == 1
    assert len({s.build for s in shown}) == 3
    assert said[0].endswith("s: 2 pages")
    assert said[1].startswith("rebuilt in ")
    assert said[1].endswith(" s: 1 file changed")


def test_a_failed_build_leaves_the_last_good_one_and_adds_its_messages(in_loop: InLoop, tmp_path: Path) -> None:
    builder = Build(GOOD, BAD, BAD, GOOD)
    shown, said = one_by_one(in_loop, builder, 4, tmp_path)
    assert [s.folder for s in shown] == [builder.folders[0]] * 4
    assert [s.faults for s in shown] == [(), BAD.faults, BAD.faults, ()]
    assert len({s.build for s in shown}) == 4
    assert said[1].startswith("a.md:3: error[x]: broken\nnot built (")
    assert said[1].endswith("the last good build is shown")


def test_before_the_first_good_build_there_is_no_folder(in_loop: InLoop, tmp_path: Path) -> None:
    shown, said = one_by_one(in_loop, Build(BAD, Outcome(faults=("site.yaml: error",)), GOOD), 3, tmp_path)
    assert [s.folder is None for s in shown] == [True, True, False]
    assert [s.base for s in shown] == ["/careers/"] * 3
    assert said[0].endswith("the preview shows these messages")


def test_an_unexpected_exception_is_shown_with_its_lines(in_loop: InLoop, tmp_path: Path) -> None:
    shown, _ = one_by_one(in_loop, Build(GOOD, ValueError("surprise"), GOOD), 3, tmp_path)
    assert shown[1].folder == shown[0].folder
    assert shown[1].faults[0].startswith(DEFECT)
    assert "ValueError: surprise" in shown[1].faults[0]
    assert shown[2].faults == ()


def test_the_same_warnings_are_printed_once(in_loop: InLoop, tmp_path: Path) -> None:
    outcomes = [Outcome("/", notes=notes) for notes in ("old\n", "old\n", "new\n", "old\n")]
    _, said = one_by_one(in_loop, Build(*outcomes), 4, tmp_path)
    assert [text.split("\n")[0] for text in said if "\n" in text] == ["old", "new", "old"]


def test_changes_during_a_build_lead_to_one_more(in_loop: InLoop, tmp_path: Path) -> None:
    begun, go = Event(), Event()
    shown_while_building = []
    said: list[str] = []

    class Slow(Build):
        def __call__(self, folder: Path, touched: set[str] | None) -> Outcome:
            begun.set()
            go.wait(60)
            return super().__call__(folder, touched)

    builder = Slow(GOOD, GOOD, GOOD)

    async def main() -> None:
        over = asyncio.Event()
        rebuilding = Rebuilding(builder, tmp_path, over.set, said.append, quiet=NEVER)
        rebuilding.changed(["first"])
        await asyncio.to_thread(begun.wait, 60)
        shown_while_building.append(rebuilding.shown.folder)
        for name in ("second", "third", "second"):
            rebuilding.changed([name])
        go.set()
        while len(said) < 2:
            await over.wait()
            over.clear()
        rebuilding.close()

    in_loop(main)
    assert shown_while_building == [None]
    assert len(builder.folders) == 2
    assert said[1].endswith("2 files changed")
    assert builder.touched == [None, {"second", "third"}]


def test_nothing_more_is_shown_after_the_end(in_loop: InLoop, tmp_path: Path) -> None:
    begun, go, built = Event(), Event(), Event()
    calls: list[str] = []

    def slow(folder: Path, _: set[str] | None) -> Outcome:
        begun.set()
        go.wait(60)
        folder.mkdir()
        built.set()
        return GOOD

    async def main() -> None:
        rebuilding = Rebuilding(slow, tmp_path, lambda: calls.append("after"), lambda _: None, NEVER)
        rebuilding.changed()
        await asyncio.to_thread(begun.wait, 60)
        rebuilding.changed()
        rebuilding.cancel()
        go.set()
        rebuilding.close()
        calls.append("waited" if built.is_set() else "not waited")
        await asyncio.sleep(0)

    in_loop(main)
    assert [path.name for path in tmp_path.iterdir()] == ["site"]
    assert calls == ["waited"]


def test_the_builder_is_told_what_changed(in_loop: InLoop, tmp_path: Path) -> None:
    builder = Build(GOOD, GOOD, BAD, GOOD)
    one_by_one(in_loop, builder, 4, tmp_path)
    assert builder.touched == [None, {"file-1"}, {"file-2"}, {"file-3"}]


def test_after_a_while_everything_is_looked_at_and_what_is_as_it_was_is_not_told(
    in_loop: InLoop, tmp_path: Path
) -> None:
    """After a change a look finds nothing; after another one it finds what nobody told of, and then nothing again."""
    builder = Build(GOOD, *(Outcome("/", changed=number) for number in (0, 1, 0, 1, 3, 0)))
    said: list[str] = []

    async def main() -> None:
        rebuilding = Rebuilding(builder, tmp_path, lambda: None, said.append, quiet=0.05)
        for path, builds in (("at first", 2), ("a", 2), ("b", 3)):
            rebuilding.changed([path])
            for _ in range(builds):
                await asyncio.to_thread(builder.calls.get)
            await asyncio.sleep(0.2)
        rebuilding.cancel()
        rebuilding.close()

    in_loop(main)
    assert builder.touched == [None, None, {"a"}, None, {"b"}, None, None]
    assert [text.partition(" in ")[0] for text in said] == ["built", "rebuilt", "rebuilt", "rebuilt"]
    assert [text.endswith("1 file changed") for text in said] == [False, True, True, False]
