"""What a build came to, and what the preview shows after it. Both are values."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one build.

    ``base`` is the path that the site stands under (``/careers/``; "" where site.yaml could
    not tell). ``faults`` are the messages that kept the build from being written, one text
    each, and none of a good build. ``notes`` is what else there is to print, ``changed`` how many
    files are other than after the build before.
    """

    base: str = ""
    faults: tuple[str, ...] = ()
    notes: str = ""
    pages: int = 0
    changed: int = 0


Builder = Callable[[Path, set[str] | None], Outcome]
"""Builds the whole site into a folder, or leaves the folder alone and says why.

It is told which files (absolute) changed since it was called the last time, or None: anything may have changed.
"""


@dataclass(frozen=True, slots=True)
class Shown:
    """What the browser gets: the last good build (None before the first) and the faults since.

    ``build`` is another name after every build, in every run of the server, and never a number.
    """

    folder: Path | None = None
    base: str = "/"
    faults: tuple[str, ...] = ()
    build: str = ""
