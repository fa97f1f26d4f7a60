"""How long the preview needs from a saved file to the finished page."""

import queue
import re
import subprocess
import sys
import threading
import time
import urllib.request
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from corpus import TODAY
from generators import Generator

_REBUILT = re.compile(r"rebuilt in ([\d.]+) s")
_SERVING = re.compile(r"serving at (\S+)")
_BUILT = re.compile(r"^built in", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """Seconds: what the preview says that it built for, and from the save to the page as a browser gets it."""

    said: float
    seen: float


class Preview:
    """A running `sitegen serve`; use it in a `with`."""

    def __init__(self, site: Path, limit: float) -> None:
        command = [sys.executable, "-m", "sitegen", "serve", "--root", str(site), "--port", "0"]
        self._process = subprocess.Popen(
            [*command, "--as-of", TODAY.isoformat()], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
        )
        self._lines = queue.Queue[str]()
        self._limit = limit
        threading.Thread(target=self._read, daemon=True).start()

    def __enter__(self) -> Self:
        """Wait until the first build is shown."""
        waited = {"address": _SERVING, "build": _BUILT}
        while waited:
            line = self._line()
            for name, rule in list(waited.items()):
                if hit := rule.search(line):
                    del waited[name]
                    if name == "address":
                        self._address = hit[1].rstrip("/")
        return self

    def __exit__(self, *_: object) -> None:
        """End the preview; it finishes a build that is under way."""
        self._process.terminate()
        try:
            self._process.wait(self._limit)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def save(self, generator: Generator, site: Path, key: str, word: str) -> Rebuilt:
        """Edit a posting and wait until its page shows it: what was built in between counts. Raises queue.Empty."""
        begin = time.perf_counter()
        generator.edit(site, key, word)
        while True:
            hit = _REBUILT.search(self._line())
            if hit and word in self._page(key):
                return Rebuilt(float(hit[1]), time.perf_counter() - begin)

    def _page(self, key: str) -> str:
        with urllib.request.urlopen(f"{self._address}/jobs/{key}/") as answer:  # noqa: S310 - our own server
            page: str = answer.read().decode()
        return page

    def _read(self) -> None:
        for line in self._process.stderr or ():
            self._lines.put(line)

    def _line(self) -> str:
        return self._lines.get(timeout=self._limit)
