"""The figures of `builds.py` as tables."""

import math
import os
import platform
import statistics
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from generators import Generator
from measuring import memory_of_machine

COLD, EDIT, NOTHING, TEMPLATE = "cold full build", "one text edited", "nothing changed", "a template changed"
WORKS = (COLD, EDIT, NOTHING, TEMPLATE)
AT_MOST = {COLD: 0.5, EDIT: 0.04, NOTHING: 0.03, TEMPLATE: 0.3, "memory": 0.3}  # of Hugo's
FLOORS = {
    "write": "Floor, the same bytes written by plain Python",
    "markdown": "Floor, Markdown alone in one process",
    "yaml": "Floor, YAML alone in one process",
}


def table(found: dict[str, Any]) -> Iterator[str]:
    """Yield the lines of the table of one board: middle, least and most, and the ratio to Hugo."""
    runs = found["runs"]
    ratios = [f"{name} / hugo" for name in runs if _paired(name, runs)]
    yield f"### {found['postings']:,} postings in two languages"
    yield ""
    yield f"| work | {' | '.join([*runs, *ratios])} | at most |"
    yield f"| --- |{' ---: |' * (len(runs) + len(ratios) + 1)}"
    for work in WORKS:
        if all(work in made for made in runs.values()):
            yield _line(f"{work}, s", work, "wall", runs, AT_MOST[work], 2)
    yield _line("the processors' time for a cold build, s", COLD, "cpu", runs, "", 2)
    yield _line("peak memory, cold, MB", COLD, "memory", runs, AT_MOST["memory"], 0, 1e6)
    files, rest = found["files"].values(), " |" * (len(ratios) + 1)
    yield f"| files | {' | '.join(format(tree['files'], ',') for tree in files)} |{rest}"
    yield f"| MB written | {' | '.join(format(tree['bytes'] / 1e6, '.1f') for tree in files)} |{rest}"
    yield ""
    for name, seconds in found["floors"].items():
        yield f"{FLOORS[name]}: {statistics.median(seconds):.2f} s.  "
    if found["serve"]:
        said, seen = (statistics.median(each[key] for each in found["serve"]) for key in ("said", "seen"))
        yield f"serve, from the save to the page: {seen:.2f} s, of which the build says {said:.2f} s (at most 0.2).  "
    for name, line in found["same"].items():
        yield f"sitegen and {name}: {line}.  "


def _paired(name: str, runs: dict[str, Any]) -> bool:
    return name != "hugo" and "hugo" in runs


def _line(
    title: str, work: str, what: str, runs: dict[str, Any], limit: float | str, digits: int, unit: float = 1.0
) -> str:
    figures = {name: [run[what] / unit for run in made[work]] for name, made in runs.items()}
    cells = [_spread(values, digits) for values in figures.values()]
    for name, values in figures.items():
        if _paired(name, runs):
            ratios = [ours / theirs for ours, theirs in zip(values, figures["hugo"], strict=True)]
            cells.append(f"**{statistics.median(ratios):.3f}**")
    return f"| {title} | {' | '.join(cells)} | {limit} |"


def _spread(values: Sequence[float], digits: int) -> str:
    middle = f"{statistics.median(values):,.{digits}f}"
    return f"{middle} ({min(values):,.{digits}f} to {max(values):,.{digits}f})" if len(values) > 1 else middle


def growth(sizes: Sequence[dict[str, Any]]) -> Iterator[str]:
    """Yield the exponent of every generator: the slope of a line through the logarithms of size and cold time."""
    if len(sizes) < 2:
        return
    yield "| cold wall time | " + " | ".join(f"{size['postings']:,}" for size in sizes) + " | exponent |"
    yield "| --- |" + " ---: |" * (len(sizes) + 1)
    for name in sizes[0]["runs"]:
        times = [statistics.median(run["wall"] for run in size["runs"][name][COLD]) for size in sizes]
        logs = [(math.log(size["postings"]), math.log(seconds)) for size, seconds in zip(sizes, times, strict=True)]
        slope = statistics.linear_regression(*zip(*logs, strict=True)).slope
        yield f"| {name} | {' | '.join(f'{seconds:,.2f} s' for seconds in times)} | {slope:.2f} |"


def machine(chosen: Sequence[Generator]) -> str:
    """Return what the figures were measured with."""
    versions = []
    for generator in chosen:
        made = subprocess.run(generator.version, capture_output=True, text=True, check=True).stdout.strip()
        versions.append(f"{generator.name}: {made.splitlines()[-1]}")
    model = next(
        (line.split(":", 1)[1].strip() for line in _lines("/proc/cpuinfo") if line.startswith("model name")), ""
    )
    return (
        f"{os.cpu_count()} processors ({model}), {memory_of_machine() / 2**30:.0f} GiB, Linux {platform.release()}, "
        f"Python {platform.python_version()}; {'; '.join(dict.fromkeys(versions))}"
    )


def _lines(path: str) -> list[str]:
    return Path(path).read_text("utf-8").splitlines()
