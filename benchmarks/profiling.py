"""Where the time of a build goes, in one process: by module, and by function.

python benchmarks/profiling.py SITE [--top 25] [--warm]

Builds into a folder beside the site's output with Python's own profiler, which makes everything
slower, small functions most: what is to be believed is the order, not the seconds. With `--warm`
the build is the second one, with what the first has kept.
"""

import argparse
import cProfile
import pstats
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from corpus import TODAY

from sitegen import cli

ROOT = Path(__file__).resolve().parent.parent
LEAST = 0.005  # of the whole, for a module to be told


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("site", type=Path)
    parser.add_argument("--top", type=int, default=25, help="functions that are told")
    parser.add_argument("--warm", action="store_true", help="profile the second of two builds")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix=".profile-", dir=given.site) as folder:
        build = ["build", "--root", str(given.site), "--output", f"{folder}/output", "--as-of", TODAY.isoformat()]
        build += ["--jobs", "1", *([] if given.warm else ["--no-cache"])]
        if given.warm:
            cli.main(build, standalone_mode=False)
        profiler = cProfile.Profile(time.process_time)  # others on the machine do not count
        profiler.runcall(cli.main, build, standalone_mode=False)
    stats = pstats.Stats(profiler, stream=sys.stdout)
    _by_module(stats)
    stats.sort_stats("tottime").print_stats(given.top)


def _by_module(stats: pstats.Stats) -> None:
    """Print the time that the functions of each module took themselves, built-in ones by their own name."""
    own, whole = Counter[str](), 0.0
    for (file, _, function), (_, _, seconds, _, _) in stats.stats.items():  # type: ignore[attr-defined]
        own[_module(file, function)] += seconds
        whole += seconds
    print(f"\n{whole:.2f} s in all, profiled")
    for name, seconds in own.most_common():
        if seconds > LEAST * whole:
            print(f"{seconds:8.2f} s {seconds / whole:5.0%}  {name}")
    print()


def _module(file: str, function: str) -> str:
    """Return a short name: the file below this project or its library, or the built-in function."""
    if file == "~":
        return function.strip("<>")
    parts = Path(file).parts
    if "site-packages" in parts:
        return "/".join(parts[parts.index("site-packages") + 1 :][:2])
    return str(Path(file).relative_to(ROOT)) if Path(file).is_relative_to(ROOT) else "/".join(parts[-2:])


if __name__ == "__main__":
    main()
