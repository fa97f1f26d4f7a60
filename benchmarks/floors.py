"""What no build can do without, each by itself in one plain process, and how long it takes.

python benchmarks/floors.py write TREE FOLDER    the bytes of a tree, read before, into new files
python benchmarks/floors.py markdown CONTENT     markdown-it-py (CommonMark and tables) on every text
python benchmarks/floors.py yaml CONTENT         libyaml on every front matter, as far as plain values

Prints the seconds. Reading the files and importing the libraries are not in them.
"""

import sys
import time
from collections.abc import Callable
from pathlib import Path

import yaml
from markdown_it import MarkdownIt


def write(tree: Path, folder: Path) -> float:
    """Return the seconds that writing the files of a tree takes."""
    held = [(folder / file.relative_to(tree), file.read_bytes()) for file in tree.rglob("*") if file.is_file()]

    def work() -> None:
        made = set[Path]()
        for file, data in held:
            if file.parent not in made:
                file.parent.mkdir(parents=True, exist_ok=True)
                made.add(file.parent)
            file.write_bytes(data)

    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def markdown(content: Path) -> float:
    """Return the seconds that turning all texts into HTML takes."""
    texts = [text for _, text in _parts(content)]
    render = MarkdownIt("commonmark").enable("table").render
    return _busy(lambda: [render(text) for text in texts])


def front_matter(content: Path) -> float:
    """Return the seconds that reading all front matter takes."""
    heads = [head for head, _ in _parts(content)]
    return _busy(lambda: [yaml.load(head, yaml.CSafeLoader) for head in heads])


def _parts(content: Path) -> list[tuple[str, str]]:
    """Return front matter and text of every posting."""
    found = []
    for file in sorted((content / "postings").rglob("*.md")):
        _, head, text = file.read_text("utf-8").split("---\n", 2)
        found.append((head, text))
    return found


def _busy(work: Callable[[], object]) -> float:
    """Return the processor's seconds: no more than wall time where nothing is waited for."""
    begin = time.process_time()
    work()
    return time.process_time() - begin


def main() -> None:
    kind, *paths = sys.argv[1:]
    floors: dict[str, Callable[..., float]] = {"write": write, "markdown": markdown, "yaml": front_matter}
    floor = floors[kind]
    print(f"{floor(*map(Path, paths)):.4f}")


if __name__ == "__main__":
    main()
