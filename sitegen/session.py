"""What a process has in memory from one build of a site to the next, so as not to find it out anew.

A command builds once, with a session that begins empty. A preview has one for all its builds. Whatever is in
it was made from files whose stamps, or from values whose digests are looked at again; the database that bodies
are read from is its own as long as nobody else writes to it, and then everything is forgotten.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import cached_property
from typing import Any, Protocol, TypeVar

from sitegen import fingerprint
from sitegen.config import Config
from sitegen.groups import Recalled
from sitegen.kept import Kept, reopened
from sitegen.looking import Looked

T = TypeVar("T")


class Passing:
    """Values by name that end with the process: what `Kept` is for an output that outlives it."""

    def __init__(self) -> None:
        """Begin empty."""
        self._values: dict[str, Any] = {}

    def get(self, name: str) -> Any:
        """Return a value; None where there is none."""
        return self._values.get(name)

    def put(self, name: str, value: Any) -> None:
        """Keep a value under a name."""
        self._values[name] = value

    def commit(self) -> None:
        """Nothing is to be written."""


class Removable(Protocol):
    """Something on disk that can be removed."""

    def remove(self) -> None:
        """Remove it."""
        ...


R = TypeVar("R", bound=Removable)


class Session:
    """The memory of a process that builds one site.

    ``looked`` is the last look at its files, ``recalled`` what they were parsed into, ``texts`` that itself by
    group, as far as it was asked for, and ``touched`` the files (absolute) that may be other since, or None where
    that may be any. ``passing`` is what is known of an output that ends with the process.
    """

    def __init__(self) -> None:
        """Begin empty."""
        self.looked: Looked | None = None
        self.recalled: Recalled | None = None
        self.texts: dict[str, Any] = {}
        self.touched: set[str] | None = None
        self.passing = Passing()
        self._made: dict[str, tuple[object, Any]] = {}
        self._known: Kept | None = None
        self._spill: Any = None

    def touch(self, paths: Iterable[str] | None) -> None:
        """Take note of files that may have changed; of None, that any may have."""
        self.touched = None if paths is None or self.touched is None else self.touched | set(paths)

    def seen(self, looked: Looked, recalled: Recalled) -> None:
        """Remember what there is, as of a look."""
        self.looked, self.recalled, self.touched = looked, recalled, set()

    def still(self) -> None:
        """Take note that everything is as it was at the last look."""
        self.touched = None if self.looked is None else set()

    @cached_property
    def program(self) -> bytes:
        """The digest of sitegen, as it was when this process first built."""
        return fingerprint.program()

    @contextmanager
    def opened(self, config: Config, waiting: Callable[[], None] = lambda: None) -> Iterator[Kept]:
        """Open what earlier builds of the site kept, for this one alone, where it is of any use to it.

        ``waiting`` is called where another build of the site is under way, which comes first.
        """
        with reopened(config.root, config.keys if config.cache else None, waiting, self._known) as found:
            if found is not self._known:
                self._leave()
                self._known = found
            era = fingerprint.digest(self.program, repr(config.languages), str(config.zone))
            if found.get("era") != era:
                self.forget()
                found.clear()
                found.put("era", era)
            yield found

    def once(self, name: str, key: object, make: Callable[[], T]) -> T:
        """Return what was made under this name from the same key the last time, or make it."""
        if name not in self._made or self._made[name][0] != key:
            self._made[name] = key, make()
        made: T = self._made[name][1]
        return made

    @contextmanager
    def spilling(self, spill: R, *, lasting: bool) -> Iterator[tuple[R, R | None]]:
        """Give what a build spills a place until the build is over; a ``lasting`` one until the next one is over.

        The other one that is given is that of the build before, where it lasts.
        """
        left = spill
        try:
            yield spill, self._spill
            if lasting:
                left, self._spill = self._spill, spill
        finally:
            if left is not None:
                left.remove()

    def forget(self) -> None:
        """Forget all that was read from the database."""
        self.looked = self.recalled = self.touched = None
        self.texts.clear()
        self._made.clear()

    def close(self) -> None:
        """Forget everything; the process builds no more."""
        self._leave()
        if self._spill is not None:
            self._spill.remove()
            self._spill = None

    def _leave(self) -> None:
        """Close the database and forget what was read from it."""
        self.forget()
        if self._known is not None:
            self._known.close()
            self._known = None
