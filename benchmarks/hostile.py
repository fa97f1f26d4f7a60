"""How long a megabyte of anything takes, door by door: the slowest inputs, in seconds of CPU.

python -m benchmarks.hostile            # all, twenty minutes
python -m benchmarks.hostile --quick    # every fifth input
"""

import sys
from time import process_time

from tests.guard import ending
from tests.security.megabyte import BYTES, SHAPES, UNITS
from tests.security.properties import TARGETS

SHOWN = 5


def seconds(name: str, data: bytes) -> float:
    """Return how long a target takes."""
    begin = process_time()
    with ending(f"{name} {data[:20]!r}", 600):
        TARGETS[name](data)
    return process_time() - begin


def main() -> None:
    """Print the slowest inputs of every shape."""
    step = 5 if "--quick" in sys.argv else 1
    print("| a megabyte | slowest | | | | |\n|---|---|---|---|---|---|")
    for shape, (name, make) in SHAPES.items():
        taken = sorted(((seconds(name, make(unit).encode()), unit) for unit in UNITS[::step]), reverse=True)
        cells = [f"`{ascii(unit[:16])[1:-1]}` {time:.2f}".replace("|", "\\|") for time, unit in taken[:SHOWN]]
        print(f"| {shape} | {' | '.join(cells)} |", flush=True)
    for label, data in BYTES.items():
        slow = max((seconds(name, data), name) for name in ("importing", "page", "postings", "terms"))
        print(f"| {label} | {slow[1]} {slow[0]:.2f} | | | | |", flush=True)


if __name__ == "__main__":
    main()
