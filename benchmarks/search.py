"""How heavy and how quick the search is on a made-up site: sizes of the files, and queries in Chromium.

python benchmarks/search.py [--postings 2000] [--keep FOLDER]

A query is timed from the key to the next frame that shows its hits, and the script's own part of
that (searching, counting, drawing cards) is what it measures itself. The first run of every query
is left out; the middle and the slowest of the others are printed.
"""

import argparse
import gzip
import importlib.util
import os
import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from corpus import TODAY, write_site
from playwright.sync_api import sync_playwright

from sitegen import build
from sitegen.config import Flags, read

ROOT = Path(__file__).resolve().parent.parent
QUERIES = {
    "zh": ["推理加速", "cuda", "C++", "算法 上海", "工程师", "分布式 训练", "a"],
    "en": ["inference", "cuda", "C++", "kernel beijing", "engineer", "e"],
}
RUNS = 5
TIMED = """async (query) => {
  const input = document.querySelector("[data-part=input]");
  performance.clearMeasures();
  const start = performance.now();
  input.value = query;
  input.dispatchEvent(new Event("input", { bubbles: true }));
  while (!performance.getEntriesByName("search").length) await new Promise((done) => setTimeout(done));
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  return [performance.getEntriesByName("search").at(-1).duration, performance.now() - start,
          document.querySelector("[data-part=found]").textContent];
}"""


def main() -> None:
    """Build the site, print the figures."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--postings", type=int, default=2000)
    parser.add_argument("--keep", type=Path, help="use the site in this folder, and leave it there")
    given = parser.parse_args()
    root = given.keep or Path(tempfile.mkdtemp(prefix="sitegen-search-"))
    if not (root / "output").is_dir():
        write_site(root, given.postings)
        started = time.perf_counter()
        config, problems = read(Flags(root, base_url="http://127.0.0.1/careers/", as_of=TODAY))
        if config is None:
            sys.exit("\n".join(map(str, problems)))
        build.build(config)
        print(f"built {given.postings} postings in {time.perf_counter() - started:.1f} s")
    sizes(root / "output")
    queries(root / "output")
    if given.keep is None:
        shutil.rmtree(root)


def packed(files: list[Path]) -> str:
    """Return how large files are, each compressed by itself as a server does."""
    return f"{sum(len(gzip.compress(file.read_bytes(), 9)) for file in files) / 1024:6.1f} KB"


def sizes(output: Path) -> None:
    """Print the size of what is loaded, step by step."""
    theme = output / "theme"
    print("\ngzip -9, every file by itself")
    scripts = [file for file in sorted(theme.rglob("*.js")) if not file.name.startswith("apply.")]
    print(f"  scripts of a list            {packed(scripts)}")
    print(f"  all scripts                  {packed(sorted(theme.rglob('*.js')))}")
    print(f"  all style sheets             {packed(sorted(theme.rglob('*.css')))}")
    for language in QUERIES:
        first = sorted((output / "search").glob(f"{language}.*.json"))
        print(f"  {language} index (first load)        {packed(first)}   with the scripts {packed(first + scripts)}")
        print(
            f"  {language} cards (first hit)         {packed(sorted((output / 'search').glob(f'{language}-cards.*')))}"
        )
        chunks = sorted((output / "search").glob(f"{language}-bodies-*"))
        print(f"  {language} bodies (first search)     {packed(chunks)} in {len(chunks)} files")


def queries(output: Path) -> None:
    """Print how long queries take in the browser."""
    spec = importlib.util.spec_from_file_location("conftest", ROOT / "tests/conftest.py")
    assert spec
    assert spec.loader
    shared = sys.modules["conftest"] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(shared)
    program = os.environ.get("CHROMIUM") or shutil.which("chromium")
    with shared._served(output, "/careers/") as url, sync_playwright() as playwright:  # noqa: SLF001
        browser = playwright.chromium.launch(executable_path=program, args=shared.CHROMIUM_ARGUMENTS)
        print(f"\nChromium {browser.version}, ms              script        key to frame")
        for language, texts in QUERIES.items():
            page = browser.new_page(viewport={"width": 1280, "height": 900}, bypass_csp=True)
            page.goto(url + ("en/" if language == "en" else "") + "jobs/")
            page.locator(".side .filters").wait_for()
            page.locator("[data-part=input]").fill("warm up")
            page.wait_for_function(
                "() => !document.querySelector('[data-busy]') && performance.getEntriesByName('search').length > 1",
                timeout=120_000,
            )
            for text in texts:
                line(page, language, text)
            page.close()
        browser.close()


def line(page: Any, language: str, text: str) -> None:
    """Print one query's figures."""
    page.evaluate(TIMED, text)
    runs = []
    for _ in range(RUNS):
        page.evaluate(TIMED, "·")  # nothing has it, so the list is drawn anew
        runs.append(page.evaluate(TIMED, text))
    script, whole = ([run[place] for run in runs] for place in (0, 1))
    figures = [f"{statistics.median(part):5.1f} (max {max(part):5.1f})" for part in (script, whole)]
    print(f"  {language} {text:<12} {figures[0]}  {figures[1]}   {runs[0][2]}")


if __name__ == "__main__":
    main()
