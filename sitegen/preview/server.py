# mypy: allow-subclassing-any
"""livereload's server, told by a watcher and fed by a builder."""

import asyncio
import signal
from collections.abc import Callable, Sequence
from pathlib import Path
from socket import socket
from typing import Any

from livereload import Server
from livereload.handlers import LiveReloadHandler
from livereload.watcher import Watcher
from tornado.httpserver import HTTPServer
from tornado.ioloop import IOLoop, PeriodicCallback

from sitegen.preview.handlers import application
from sitegen.preview.outcome import Builder
from sitegen.preview.rebuilding import Rebuilding
from sitegen.preview.watching import SourceWatch

_SIGNALS = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]


class EventWatcher(Watcher):
    """A watcher of livereload's that is told of changes and never polls."""

    def __init__(self, root: Path, begin: Callable[[], None]) -> None:
        """Call ``begin`` when livereload starts to watch."""
        super().__init__()
        self.watch(str(root))  # where nothing is to be watched, livereload would take the working directory
        self._begin = begin

    def start(self, callback: Callable[[], None]) -> bool:
        """Begin; True tells livereload not to poll."""
        del callback
        self._begin()
        return True

    def examine(self) -> tuple[None, None]:
        """Nothing is left to be looked for."""
        return None, None


class Preview(Server):
    """Builds, listens once there is something to show, and rebuilds until it is told to stop."""

    def __init__(
        self,
        *,
        builder: Builder,
        root: Path,
        themes: tuple[Path, ...],
        sockets: Sequence[socket],
        host: str,
        folder: Path,
        say: Callable[[str], None],
        ready: Callable[[str], None],
    ) -> None:
        """Prepare to show what ``builder`` makes of ``root``.

        ``themes`` are more folders to watch, ``sockets`` are bound to ``host``, ``folder`` is
        an empty folder to build below; ``ready`` gets the base path when the first request may come.
        """
        super().__init__(watcher=EventWatcher(root, self._begin))
        self._rebuilding = Rebuilding(builder, folder, self._built, say)
        self._http = HTTPServer(application(lambda: self._rebuilding.shown, host))
        self._sockets = sockets
        self._ready = ready
        self._listening = False
        self._loop = IOLoop.current()
        self._sources = SourceWatch(root, themes, self._saved)

    def run(self) -> None:
        """Serve until a signal comes."""
        try:
            self.serve()
        finally:
            self._sources.stop()
            self._rebuilding.close()

    def application(self, *_: Any, **__: Any) -> None:
        """Tell livereload's sockets of the watcher; listening begins after the first build."""
        LiveReloadHandler.watcher = self.watcher
        LiveReloadHandler.live_css = False

    def _setup_logging(self) -> None:
        """Say nothing of livereload's: the preview has a line for every build."""

    def _begin(self) -> None:
        self._loop.add_callback(self._take_signals)
        self._sources.start()
        self._loop.add_callback(self._rebuilding.changed)

    def _saved(self, paths: set[str]) -> None:
        self._loop.add_callback(self._rebuilding.changed, paths)

    def _built(self) -> None:
        if self._listening:
            LiveReloadHandler.reload_waiters("*")
            return
        self._listening = True
        self._http.add_sockets(self._sockets)
        self._ready(self._rebuilding.shown.base)

    def _take_signals(self) -> None:
        """Let the loop itself take signals: one that another thread gets would not wake it."""

        def end(*_: object) -> None:
            self._loop.add_callback(self._end)

        for number in _SIGNALS:
            if number not in (signal.SIGINT, signal.SIGTERM) and signal.getsignal(number) == signal.SIG_IGN:
                continue  # nohup
            try:
                asyncio.get_running_loop().add_signal_handler(number, end)
            except NotImplementedError:  # Windows, where Python sees a signal when it runs the next time
                signal.signal(number, end)
                PeriodicCallback(lambda: None, 250).start()

    async def _end(self) -> None:
        self._http.stop()
        self._rebuilding.cancel()
        for waiter in list(LiveReloadHandler.waiters):
            waiter.close()
        await self._http.close_all_connections()
        self._loop.stop()
