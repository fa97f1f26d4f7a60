"""Runs one target of ``tests/security/properties.py`` on mutated inputs, and keeps what breaks it.

With atheris (``pip install --require-hashes -r benchmarks/fuzz/requirements.txt``) the mutations follow
coverage; without it, or with ``--plain``, they are random. Either way a finding does not end the run: its
input goes into the folder ``--findings``, one file for every place that raises, and the status is 1.
"""

import argparse
import os
import random
import sys
import traceback
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic, process_time

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
sys.path.insert(0, str(ROOT))

LONGEST = 8_192  # bytes of an input; what grows with the square shows at this length, too
SLOW = 0.5  # seconds of CPU that an input of that length must not take: two seconds for a megabyte is far less
INSTRUMENTED = ["sitegen", "frontmatter", "markdown_it", "tomllib"]
SEEDS = {
    "markdown": ("content/**/*.md", "tests/markdown/cases/*.yaml", "docs/*.md"),
    "importing": ("tests/documents/cases/*.md", "content/**/*.md"),
    "postings": ("tests/documents/cases/*.md", "content/**/*.md", "tests/invalid/**/*.md"),
    "page": ("tests/importing/cases/*.yaml", "tests/documents/cases/*.md"),
    "front_matter": ("content/**/*.md", "tests/invalid/**/*.md", "tests/core/cases/*.yaml"),
    "terms": ("content/*.yaml", "tests/sites/**/content/*.yaml"),
    "configuration": ("site.yaml", "tests/**/site.yaml"),
    "words": ("themes/*/words/*.yaml",),
    "yaml": ("content/*.yaml", "tests/core/cases/*.yaml", "site.yaml"),
}


class Findings:
    """What broke: one input for every place that raises."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.seen: set[str] = set()
        self.runs = 0

    def run(self, check: Callable[[bytes], None], data: bytes) -> None:
        """Run a target once, and keep the input if it breaks."""
        self.runs += 1
        begin = process_time()
        try:
            check(data)
        except Exception as error:  # noqa: BLE001 - whatever it is, it is a finding
            frame = traceback.extract_tb(error.__traceback__)[-1]
            self._keep(data, f"{type(error).__name__} at {Path(frame.filename).name}:{frame.lineno}", error)
        taken = process_time() - begin
        if taken > SLOW:
            self._keep(data, "slow", f"{taken:.1f} s for {len(data)} bytes")

    def _keep(self, data: bytes, what: str, error: object) -> None:
        if what in self.seen:
            return
        self.seen.add(what)
        self.folder.mkdir(parents=True, exist_ok=True)
        file = self.folder / sha256(data).hexdigest()[:12]
        file.write_bytes(data)
        print(f"{what}: {ascii(str(error))[:300]}\n  {file}", flush=True)


def seeds(name: str) -> list[bytes]:
    """Return the texts of this repository that a target begins with."""
    files = sorted({file for pattern in SEEDS[name] for file in ROOT.glob(pattern) if file.is_file()})
    return [data for data in (file.read_bytes() for file in files) if len(data) <= LONGEST]


def tokens() -> list[bytes]:
    """Return the pieces that mean something to a parser; the file is a dictionary of libFuzzer's."""
    lines = (HERE / "tokens.dict").read_text("utf-8").splitlines()
    quoted = [line for line in lines if line.startswith('"')]
    return [line[1:-1].encode().decode("unicode_escape").encode("latin-1") for line in quoted]


def mutated(data: bytes, others: list[bytes], pieces: list[bytes], chance: random.Random) -> bytes:
    """Return an input after a few random changes."""
    for _ in range(chance.randint(1, 6)):
        start = chance.randint(0, len(data))
        end = min(len(data), start + chance.randint(0, 40))
        other = chance.choice(others)
        at = chance.randint(0, len(other))
        change = chance.choice(
            [
                chance.choice(pieces),
                chance.choice(pieces) * chance.randint(1, 200),
                data[start:end] * chance.randint(2, 20),
                b"",
                other[at : at + chance.randint(0, 400)],
                bytes([chance.randint(0, 255)]),
            ]
        )
        data = data[:start] + change + data[chance.choice((start, end)) :]
    return data[:LONGEST]


def inputs(name: str, seed: int) -> Iterator[bytes]:
    """Yield inputs for ever: the seeds, then changes of them."""
    chance = random.Random(seed)  # noqa: S311 - the same inputs on every run
    known, pieces = [*seeds(name), b""], tokens()
    yield from known
    while True:
        yield mutated(chance.choice(known), known, pieces, chance)


def plain(name: str, check: Callable[[bytes], None], found: Findings, seconds: int, seed: int) -> None:
    """Run random mutations."""
    end = monotonic() + seconds
    for data in inputs(name, seed):
        if monotonic() > end:
            print(f"{found.runs} runs")
            return
        found.run(check, data)


def guided(name: str, check: Callable[[bytes], None], found: Findings, seconds: int, seed: int) -> None:
    """Run mutations that follow coverage, in a process of its own: libFuzzer ends it without a word."""
    import atheris  # noqa: PLC0415 - may be missing

    before = set(found.folder.glob("*"))
    if child := os.fork():
        _, status = os.waitpid(child, 0)
        found.seen |= {path.name for path in set(found.folder.glob("*")) - before}
        found.seen |= {f"status {status}"} if status else set()
        return
    with TemporaryDirectory(prefix="sitegen-corpus-") as corpus:
        for data in seeds(name):
            Path(corpus, sha256(data).hexdigest()[:12]).write_bytes(data)
        options = {"max_total_time": seconds, "max_len": LONGEST, "timeout": 60, "rss_limit_mb": 4096, "seed": seed + 1}
        flags = [f"-{option}={value}" for option, value in options.items()]
        atheris.Setup(["fuzz", corpus, f"-dict={HERE / 'tokens.dict'}", *flags], lambda data: found.run(check, data))
        atheris.Fuzz()


def instrumented() -> object:
    """Return what imports have to stand in to be seen by atheris, and whether it is there."""
    try:
        import atheris  # noqa: PLC0415
    except ModuleNotFoundError:
        return None
    return atheris.instrument_imports(include=INSTRUMENTED)


def main(name: str) -> None:
    """Fuzz one target for some time; exit with 1 where something was found."""
    parser = argparse.ArgumentParser(description=f"Fuzz the target `{name}`.")
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--findings", type=Path, default=Path("fuzz-findings"))
    parser.add_argument("--plain", action="store_true", help="random mutations, even where atheris is installed")
    arguments = parser.parse_args()
    coverage = None if arguments.plain else instrumented()
    with coverage or nullcontext():  # type: ignore[attr-defined]
        from tests.security.properties import TARGETS  # noqa: PLC0415 - instrumented, where it can be
    found = Findings(arguments.findings / name)
    try:
        (guided if coverage else plain)(name, TARGETS[name], found, arguments.seconds, arguments.seed)
    finally:
        print(f"{name}: {len(found.seen)} findings", flush=True)
    sys.exit(1 if found.seen else 0)
