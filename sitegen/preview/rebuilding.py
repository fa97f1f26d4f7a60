"""Builds one after another in a thread; what changes meanwhile leads to one more."""

import asyncio
import traceback
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from secrets import token_hex
from time import perf_counter

from sitegen.preview.outcome import Builder, Outcome, Shown

QUIET = 3.0  # seconds; a look at everything takes longer than most saves, and shall not meet the next one
DEFECT = "this is a defect of sitegen, not of your content; please report it with these lines:"


class Rebuilding:
    """Turns changes into builds and remembers what to show.

    Requests are answered from the last good build until the next one takes its place, whole.
    Everything but the builder runs on the event loop's thread.
    """

    def __init__(
        self,
        builder: Builder,
        folder: Path,
        after: Callable[[], None],
        say: Callable[[str], None],
        quiet: float = QUIET,
    ) -> None:
        """Build below ``folder``; ``after`` is called after every build, ``say`` gets what to print.

        After a build and ``quiet`` seconds without another one, everything is looked at.
        """
        self.shown = Shown(build=_name())
        self._builder = builder
        self._folder = folder / "site"
        self._after = after
        self._say = say
        self._quiet = quiet
        self._builds = 0
        self._notes = ""
        self._due = False
        self._asked = False
        self._anything = True  # may be other than at the last build, not only what is known to have changed
        self._changed: set[str] = set()
        self._task: asyncio.Task[None] | None = None
        self._look: asyncio.TimerHandle | None = None
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="sitegen-build")

    def changed(self, paths: Iterable[str] = ()) -> None:
        """Build now, or once more when the running build is over. Without paths, anything may have changed."""
        paths = set(paths)
        self._asked = True
        self._anything = self._anything or not paths
        self._changed |= paths
        self._begin()

    def _look_around(self) -> None:
        """Look at everything, and show nothing new where nothing is: no watcher is sure to tell of every change."""
        self._anything = True
        self._begin()

    def _begin(self) -> None:
        self._due = True
        if self._look is not None:
            self._look.cancel()
        if self._task is None or self._task.done():
            self._task = asyncio.get_running_loop().create_task(self._work())

    def cancel(self) -> None:
        """Start no further build, and show nothing of the running one."""
        self._due = False
        if self._look is not None:
            self._look.cancel()
        if self._task is not None:
            self._task.cancel()

    def close(self) -> None:
        """Wait for the end of the running build, so that nobody writes into the folder any more."""
        self._thread.shutdown(wait=True, cancel_futures=True)

    async def _work(self) -> None:
        loop, news = asyncio.get_running_loop(), False
        while self._due:
            asked, touched = self._asked, None if self._anything else self._changed
            changed = len(self._changed)
            self._due, self._asked, self._anything, self._changed = False, False, False, set()
            folder = self._folder
            begin = perf_counter()
            outcome = await loop.run_in_executor(self._thread, self._build, folder, touched)
            if asked or outcome.changed or outcome.faults != self.shown.faults:
                self._show(outcome, folder)
                self._report(outcome, changed, perf_counter() - begin)
                self._after()
                news = True
        if news:
            self._look = loop.call_later(self._quiet, self._look_around)

    def _build(self, folder: Path, touched: set[str] | None) -> Outcome:
        try:
            return self._builder(folder, touched)
        except Exception:  # noqa: BLE001 - the preview outlives whatever goes wrong in a build
            return Outcome(faults=(f"{DEFECT}\n{traceback.format_exc().strip()}",))

    def _show(self, outcome: Outcome, folder: Path) -> None:
        last = self.shown
        if outcome.faults:
            base = outcome.base if last.folder is None and outcome.base else last.base
            self.shown = Shown(last.folder, base, outcome.faults, _name())
        else:
            self.shown = Shown(folder, outcome.base or "/", (), _name())

    def _report(self, outcome: Outcome, changed: int, seconds: float) -> None:
        self._builds += 1
        text = outcome.notes if outcome.notes != self._notes else ""  # not the same warnings after every save
        self._notes = outcome.notes or self._notes
        text += "".join(f"{fault}\n" for fault in outcome.faults)
        first = self._builds == 1
        if outcome.faults:
            shown = "the preview shows these messages" if self.shown.folder is None else "the last good build is shown"
            text += f"not built ({seconds:.2f} s): {shown}"
        elif first:
            text += f"built in {seconds:.2f} s: {_counted(outcome.pages, 'page')}"
        else:
            text += f"rebuilt in {seconds:.2f} s" + (f": {_counted(changed, 'file')} changed" if changed else "")
        self._say(text)


def _name() -> str:
    """Return a name that no other build has; with its letter it is no number to livereload.js either."""
    return f"build-{token_hex(8)}"


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
