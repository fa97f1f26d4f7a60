"""One made-up job board as a site of sitegen, Hugo or Pelican.

python benchmarks/layouts.py sitegen|default|hugo|pelican FOLDER [--postings 1000]

`default` is the same content for sitegen's default theme, with all that sitegen makes by itself.
"""

import argparse
from collections.abc import Callable
from pathlib import Path

from site_of_hugo import hugo
from site_of_pelican import pelican
from site_of_sitegen import default, sitegen

LAYOUTS: dict[str, Callable[[Path, int], None]] = {
    "sitegen": sitegen, "default": default, "hugo": hugo, "pelican": pelican,
}  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("generator", choices=LAYOUTS)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--postings", type=int, default=1000)
    given = parser.parse_args()
    if given.folder.exists():
        parser.error(f"{given.folder} is there already")
    LAYOUTS[given.generator](given.folder, given.postings)


if __name__ == "__main__":
    main()
