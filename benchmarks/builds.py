"""Builds of the same board by sitegen and others, measured in turn, as one table.

python benchmarks/builds.py --work FOLDER [--postings 1000,10000] [--with sitegen,hugo] [--rounds 3]

FOLDER is for the sites, their outputs and what is moved aside: on a disk, not in memory, and with
room for some gigabytes. Nothing in it is deleted, as a file system may be busy for minutes
afterwards; remove it by hand when all is measured.
"""

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field
from itertools import count, islice
from pathlib import Path
from typing import Any

import generators
import same
from corpus import ads
from figures import COLD, EDIT, NOTHING, TEMPLATE, growth, machine, table
from generators import Generator
from measuring import Run, measure, wait_until_quiet
from serving import Preview

HERE = Path(__file__).resolve().parent
DISTURBED = 0.15  # processor seconds that others used in a second of the run: measure it again
AGAIN = 2  # times at most


@dataclass
class Bench:
    """One generator with one board."""

    generator: Generator
    site: Path
    work: Path
    runs: dict[str, list[Run]] = field(default_factory=dict)
    trash: Iterator[int] = field(default_factory=count)

    @property
    def out(self) -> Path:
        return self.site / "output"

    def move_aside(self) -> None:
        """Let the next build begin with nothing: no output, no cache, no compiled template."""
        paths = [self.site / name for name in self.generator.kept]
        for path in (*paths, self.out, self.out.with_name(f".{self.out.name}.spare"), self.temporary):
            if path.exists():
                self.put_aside(path)
        self.temporary.mkdir()

    def put_aside(self, path: Path) -> None:
        """Move something out of the way; to delete it would slow down what comes next."""
        aside = self.work / "aside"
        aside.mkdir(exist_ok=True)
        path.rename(aside / f"{self.site.name}-{path.name}-{next(self.trash)}-{os.getpid()}")

    @property
    def temporary(self) -> Path:
        return self.site.with_name(f"{self.site.name}.tmp")

    def run(self, limit: float) -> Run:
        """Run the whole command once."""
        log, more = self.site.with_suffix(".log"), {"TMPDIR": str(self.temporary)}
        made = [measure(c, self.site, log, more, limit) for c in self.generator.commands(self.site, self.out)]
        return sum(made[1:], made[0])

    def keep(self, work: str, run: Run) -> None:
        """Note a run and tell it."""
        self.runs.setdefault(work, []).append(run)
        tell(
            f"{self.site.name:>14}  {work:<18} {run.wall:7.2f} s wall {run.cpu:7.2f} s CPU "
            f"{run.memory / 1e6:7.0f} MB  (others {run.other:.1f} s)"
        )

    def shows(self, key: str, word: str) -> bool:
        """Say whether the Chinese page of a posting has a word."""
        return word in (self.out / f"jobs/{key}/index.html").read_text("utf-8")


def tell(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def one_size(postings: int, chosen: Sequence[Generator], given: argparse.Namespace) -> dict[str, Any]:
    """Measure all generators with one board; return the figures as plain values."""
    benches = []
    for generator in chosen:
        bench = Bench(generator, given.work / f"{generator.name}-{postings}", given.work)
        if bench.site.exists():  # of an earlier run, with its edits
            bench.put_aside(bench.site)
        generator.lay_out(bench.site, postings)
        benches.append(bench)
    found: dict[str, Any] = {"postings": postings, "floors": {}, "same": {}, "serve": []}
    for number in range(given.rounds):
        for bench in _in_turn(benches, number):
            _cold(bench, given)
        if number == 0 and postings <= given.check:
            found["same"] = _check(benches)
        _floors(found["floors"], benches[0], number)
    if not given.cold_only:
        keys = [ad.key for ad in islice(ads(postings), 2 * given.rounds + 2)]
        _changes(benches, keys[: given.rounds], given)
        if benches[0].generator.name in {"sitegen", "default"}:
            found["serve"] = _serve(benches[0], keys[given.rounds :], given)
    found["files"] = {bench.generator.name: _files(bench.out) for bench in benches}
    found["runs"] = {
        bench.generator.name: {work: [asdict(run) for run in runs] for work, runs in bench.runs.items()}
        for bench in benches
    }
    return found


def _changes(benches: Sequence[Bench], keys: Sequence[str], given: argparse.Namespace) -> None:
    """Measure the whole command again after each kind of change, a round for every posting."""
    for number, key in enumerate(keys):
        for work in (EDIT, NOTHING, TEMPLATE):
            for bench in _in_turn(benches, number):
                _warm(bench, work, key, f"round{number}", given)


def _in_turn(benches: Sequence[Bench], number: int) -> Sequence[Bench]:
    """Return the generators in their order, and in the other direction every second time."""
    return benches if number % 2 == 0 else list(reversed(benches))


def _cold(bench: Bench, given: argparse.Namespace) -> None:
    for again in range(AGAIN + 1):
        bench.move_aside()
        quiet = wait_until_quiet(given.quiet)
        run = bench.run(given.limit)
        if run.other < DISTURBED * run.wall or again == AGAIN or not quiet:
            break
        tell(f"{bench.site.name:>14}  disturbed: others used {run.other:.1f} s in {run.wall:.1f} s")
    bench.keep(COLD, run)


def _warm(bench: Bench, work: str, key: str, word: str, given: argparse.Namespace) -> None:
    """Change something, run the whole command, and see that the page has the change."""
    word = f"{'template' if work == TEMPLATE else 'text'}{word}"
    if work == EDIT:
        bench.generator.edit(bench.site, key, word)
    elif work == TEMPLATE:
        bench.generator.change_template(bench.site, word)
    wait_until_quiet(given.quiet)
    bench.keep(work, bench.run(given.limit))
    if work != NOTHING and not bench.shows(key, word):
        sys.exit(f"{bench.site.name}: {work}: the page of {key} does not show it")


def _check(benches: Sequence[Bench]) -> dict[str, str]:
    """Compare the first tree with the others; the default theme has other pages, and is not compared."""
    said = {}
    for bench in benches[1:]:
        if "default" not in {bench.generator.name, benches[0].generator.name}:
            differences, said[bench.generator.name] = same.compare(benches[0].out, bench.out)
            for difference in differences[:5]:
                tell(difference)
            tell(f"  {bench.generator.name}: {said[bench.generator.name]}")
    return said


def _floors(floors: dict[str, list[float]], bench: Bench, number: int) -> None:
    """Measure what no build can do without: writing every time, Markdown and YAML once."""

    def floor(*arguments: str | Path) -> float:
        command = [sys.executable, str(HERE / "floors.py"), *map(str, arguments)]
        return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)

    aside = bench.work / "aside" / f"floor-{bench.site.name}-{number}-{os.getpid()}"
    os.sync()
    floors.setdefault("write", []).append(floor("write", bench.out, aside))
    if number == 0 and (bench.site / "content/postings").is_dir():
        floors["markdown"] = [floor("markdown", bench.site / "content")]
        floors["yaml"] = [floor("yaml", bench.site / "content")]


def _serve(bench: Bench, keys: Sequence[str], given: argparse.Namespace) -> list[dict[str, float]]:
    """Save a posting in the running preview, a few times."""
    found = []
    with Preview(bench.site, given.limit) as preview:
        for number, key in enumerate(keys):
            wait_until_quiet(given.quiet)
            rebuilt = preview.save(bench.generator, bench.site, key, f"serve{number}")
            found.append(asdict(rebuilt))
            tell(f"{bench.site.name:>14}  serve: said {rebuilt.said:.2f} s, seen after {rebuilt.seen:.2f} s")
    return found


def _files(out: Path) -> dict[str, int]:
    sizes = [file.stat().st_size for file in out.rglob("*") if file.is_file()]
    return {"files": len(sizes), "bytes": sum(sizes)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--work", type=Path, required=True, help="a folder for all that is made")
    parser.add_argument("--postings", default="1000", help="one size or several: 1000,10000,100000")
    parser.add_argument("--with", dest="names", default="sitegen,hugo", help="sitegen, default, hugo, pelican")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--hugo", default=generators.program("hugo"), help="Hugo's program")
    parser.add_argument("--pelican", default=generators.program("pelican"), help="Pelican's program")
    parser.add_argument("--cold-only", action="store_true", help="measure cold builds and nothing else")
    parser.add_argument("--check", type=int, default=10_000, help="compare the trees up to so many postings")
    parser.add_argument("--quiet", type=float, default=30, help="wait so many seconds at most for a quiet machine")
    parser.add_argument("--limit", type=float, default=1800, help="end a command after so many seconds")
    parser.add_argument("--results", type=Path, help="keep all figures in this JSON file")
    given = parser.parse_args()
    given.work = given.work.resolve()
    given.work.mkdir(parents=True, exist_ok=True)
    known = generators.known(given.hugo, given.pelican)
    chosen = [known[name] for name in given.names.split(",")]
    print(machine(chosen) + "\n")
    sizes = []
    for size in given.postings.split(","):
        sizes.append(one_size(int(size), chosen, given))
        print("\n".join(table(sizes[-1])) + "\n", flush=True)
        if given.results:
            given.results.write_text(json.dumps(sizes, indent=1), "utf-8")
    print("\n".join(growth(sizes)))


if __name__ == "__main__":
    main()
