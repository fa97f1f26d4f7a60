"""What came of a build: its problems, where the time went and what was made already."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from time import perf_counter
from typing import Any

from sitegen.problem import Problem
from sitegen.stages.write import Written

STAGES = ("read", "parse", "plan", "render", "write")


@dataclass(frozen=True, slots=True)
class Report:
    """What came of a build; ``written`` is None where problems kept it from writing."""

    problems: tuple[Problem, ...]
    pages: int = 0
    jobs: int = 0
    written: Written | None = None


def _nobody(_done: int, _total: int) -> None:
    """Hear of progress."""


@dataclass
class Stats:
    """What is counted during one build.

    ``tick`` hears how many of how many pages have been begun, ``waiting`` that another build comes first.
    """

    tick: Callable[[int, int], None] = _nobody
    waiting: Callable[[], None] = lambda: None
    seconds: dict[str, float] = field(default_factory=lambda: dict.fromkeys(STAGES, 0.0))
    texts: int = 0  # a text and its translations count once
    parsed: int = 0
    pages: int = 0
    made: dict[str, str] = field(default_factory=dict)  # pages that were made, by path, each with the reason
    files: int = 0
    changed: int = 0
    bytes: int = 0

    @contextmanager
    def timed(self, stage: str) -> Iterator[None]:
        """Count the wall time of what is done inside to a stage."""
        begin = perf_counter()
        try:
            yield
        finally:
            self.seconds[stage] += perf_counter() - begin

    def plain(self) -> dict[str, Any]:
        """Return the figures as plain data."""
        return {
            "seconds": {stage: round(self.seconds[stage], 3) for stage in STAGES},
            "texts": self.texts,
            "texts_parsed": self.parsed,
            "pages": self.pages,
            "pages_made": len(self.made),
            "files": self.files,
            "files_changed": self.changed,
            "bytes_written": self.bytes,
        }

    def text(self) -> str:
        """Return the figures as lines for people."""
        lines = [f"{stage:>8} {self.seconds[stage]:8.2f} s" for stage in STAGES]
        return "\n".join([
            *lines,
            f"  parsed {self.parsed} of {self.texts} texts, {self.texts - self.parsed} were kept from the last build",
            f"    made {len(self.made)} of {self.pages} pages, {self.pages - len(self.made)} were as they were",
            f"   wrote {self.changed} of {self.files} files, {self.bytes / 1e6:.1f} MB",
        ])  # fmt: skip

    def reasons(self) -> str:
        """Return a line for every page that was made: why."""
        return "\n".join(f"made {path}: {reason}" for path, reason in sorted(self.made.items()))
