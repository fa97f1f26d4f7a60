"""Watches what a site is made of, in threads of its own: site.yaml, content/, themes/ and built-in themes."""

from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event, Thread

from watchfiles import Change, watch

FILE = "site.yaml"
FOLDERS = ("content", "themes")
STEP = 20  # ms without a further change before a build begins
LONGEST = 600  # ms that a stream of changes may delay a build
SETTLED = 1000  # ms after which a folder that has just appeared is looked at once more
_TEMPORARY = (".tmp", ".temp", ".swp", ".swx", ".part", ".crdownload", "___jb_tmp___", "___jb_old___")
_VIM_PROBE = "4913"


def is_source(relative: Path) -> bool:
    """Tell whether a path below a watched folder may matter: no hidden and no editor's temporary file."""
    if any(name.startswith((".", "~", "#")) or name.endswith("~") for name in relative.parts):
        return False
    return not relative.name.endswith(_TEMPORARY) and relative.name != _VIM_PROBE


class SourceWatch:
    """Calls ``changed`` with the paths that changed, from a thread of its own; with none where it cannot tell them.

    One thread watches the root folder itself, and so sees content/ and themes/ come and go;
    the other watches those that are there with all that is below them. The output folder and
    everything else below the root is never looked at.
    """

    def __init__(self, root: Path, also: tuple[Path, ...], changed: Callable[[set[str]], None]) -> None:
        """Watch the site in ``root`` and the folders in ``also``."""
        self._root = root.resolve()
        self._also = tuple(folder.resolve() for folder in also)
        self._changed = changed
        self._stop = Event()
        self._again = Event()  # look anew which folders there are
        self._threads = [Thread(target=run, daemon=True) for run in (self._watch_root, self._watch_folders)]

    def start(self) -> None:
        """Begin."""
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        """End, and wait for the threads."""
        self._stop.set()
        self._again.set()
        for thread in self._threads:
            if thread.is_alive():
                thread.join()

    def folders(self) -> list[Path]:
        """Return the folders that are there now; none twice."""
        found = [self._root / name for name in FOLDERS] + list(self._also)
        return sorted({folder.resolve() for folder in found if folder.is_dir()})

    def _watch_root(self) -> None:
        def wanted(_: Change, path: str) -> bool:
            return Path(path).name in (FILE, *FOLDERS)

        for paths in _changes([self._root], wanted, self._stop, recursive=False):
            if any(Path(path).name in FOLDERS for path in paths):
                self._again.set()
            if paths:
                self._changed(paths)

    def _watch_folders(self) -> None:
        fresh = False
        while True:
            self._again.clear()
            if self._stop.is_set():  # not before: stop() may have come between the two
                return
            folders = self.folders()
            if not folders:
                self._again.wait()
            else:
                self._watch_these(folders, fresh=fresh)
            fresh = True

    def _watch_these(self, folders: list[Path], *, fresh: bool) -> None:
        """Watch until folders come or go. What a fresh folder got before it was watched is seen at the latest soon."""

        def wanted(_: Change, path: str) -> bool:
            below = [Path(path).relative_to(f) for f in folders if Path(path).is_relative_to(f)]
            return any(map(is_source, below))

        try:
            for paths in _changes(folders, wanted, self._again, recursive=True):
                if fresh:
                    self._changed(set())
                if paths:
                    self._changed(paths)
                fresh = False
        except FileNotFoundError:
            self._again.wait(SETTLED / 1000)  # gone again; the other thread tells


def _changes(
    paths: list[Path], wanted: Callable[[Change, str], bool], stop: Event, *, recursive: bool
) -> Iterator[set[str]]:
    """Yield the paths of changes that belong together, and now and then none. Raises FileNotFoundError."""

    def watching(*, polling: bool | None) -> Iterator[set[str]]:
        for changes in watch(
            *paths, watch_filter=wanted, recursive=recursive, stop_event=stop, step=STEP, debounce=LONGEST,
            rust_timeout=SETTLED, yield_on_timeout=True, ignore_permission_denied=True, force_polling=polling,
        ):  # fmt: skip
            yield {path for _, path in changes}

    try:
        yield from watching(polling=None)
    except FileNotFoundError:
        raise
    except (OSError, RuntimeError):  # the system's watches are used up, by editors most of all
        yield {str(path) for path in paths}  # anything below them may have changed meanwhile
        yield from watching(polling=True)
