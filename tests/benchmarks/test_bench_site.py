"""The bench site builds, and what compares two trees sees what differs."""

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from sitegen import cli

POSTINGS = 60  # more than one page of a list
DAY = "2026-11-20"


def lay_out(root: Path, generator: str, site: Path) -> None:
    command = [sys.executable, str(root / "benchmarks/layouts.py"), generator, str(site), "--postings", str(POSTINGS)]
    subprocess.run(command, check=True, cwd=root)


def compared(root: Path, one: Path, two: Path) -> tuple[int, str]:
    command = [sys.executable, str(root / "benchmarks/same.py"), str(one), str(two)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=root)
    assert not done.stderr
    return done.returncode, done.stdout


@pytest.fixture(scope="module")
def output(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    site = tmp_path_factory.mktemp("bench") / "site"
    lay_out(root, "sitegen", site)
    done = CliRunner().invoke(cli.main, ["build", "--root", str(site), "--as-of", DAY, "--strict", "--jobs", "1"])
    assert done.exit_code == 0, done.output
    return site / "output"


def posting(output: Path) -> Path:
    return min(output.glob("en/jobs/*-*/*/index.html"))


def test_every_posting_has_a_page_and_a_place_in_the_lists(output: Path) -> None:
    pages = {f"/{page.parent.relative_to(output)}/" for page in output.glob("jobs/*/*/index.html")}
    pages -= {"/jobs/page/2/"}
    lists = [output / "jobs/index.html", output / "jobs/page/2/index.html"]
    links = [link for page in lists for link in re.findall(r'<li><a href="(/jobs/[^"]+)"', page.read_text("utf-8"))]
    assert len(links) == len(pages) == POSTINGS
    assert set(links) == pages


def test_a_page_is_of_the_weight_that_the_readme_tells(output: Path) -> None:
    pages = [page for prefix in ("", "en/") for page in output.glob(f"{prefix}jobs/*-*/*/index.html")]
    assert len(pages) == 2 * POSTINGS
    assert 7_700 <= sum(page.stat().st_size for page in pages) / len(pages) <= 8_300


def test_a_tree_is_the_same_as_itself(root: Path, output: Path) -> None:
    status, said = compared(root, output, output)
    assert status == 0
    assert said.startswith(f"0 differences; {2 * POSTINGS} pages of postings")


def lose_a_posting(tree: Path) -> None:
    posting(tree).unlink()


def have_a_posting_more(tree: Path) -> None:
    page = posting(tree)
    shutil.copytree(page.parent, page.parent.with_name("another"))


def swap_links(tree: Path) -> None:
    page = tree / "jobs/index.html"
    lines = page.read_text("utf-8").splitlines()
    place = next(n for n, line in enumerate(lines) if line.startswith("<li><a href"))
    lines[place : place + 2] = reversed(lines[place : place + 2])
    page.write_text("\n".join(lines), "utf-8")


def say_other_facts(tree: Path) -> None:
    replace(posting(tree), '"datePosted":"2026', '"datePosted":"2025')


def lose_a_word(tree: Path) -> None:
    replace(posting(tree), "Nice to have", "Nice")


def lose_an_element(tree: Path) -> None:
    replace(posting(tree), "<strong>", "<b>")


def lose_an_alternate(tree: Path) -> None:
    replace(posting(tree), 'hreflang="x-default"', 'hreflang="de"')


def lose_an_item(tree: Path) -> None:
    file = tree / "feed.json"
    feed = json.loads(file.read_text("utf-8"))
    del feed["items"][-1]
    file.write_text(json.dumps(feed), "utf-8")


def lose_an_entry(tree: Path) -> None:
    file = tree / "en/feed.xml"
    file.write_text(re.sub(r"<entry.*?</entry>", "", file.read_text("utf-8"), count=1, flags=re.DOTALL), "utf-8")


def lose_an_address(tree: Path) -> None:
    file = tree / "sitemap.xml"
    file.write_text(re.sub(r"<url>.*?</url>", "", file.read_text("utf-8"), count=1, flags=re.DOTALL), "utf-8")


def lose_a_feed(tree: Path) -> None:
    (tree / "feed.xml").unlink()


def weigh_more(tree: Path) -> None:
    for page in tree.glob("**/jobs/*-*/*/index.html"):
        replace(page, "</html>", f"</html><!-- {'x' * 900} -->")


def replace(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


@pytest.mark.parametrize(
    "harm",
    [
        lose_a_posting, have_a_posting_more, swap_links, say_other_facts, lose_a_word, lose_an_element,
        lose_an_alternate, lose_an_item, lose_an_entry, lose_an_address, lose_a_feed, weigh_more,
    ],
)  # fmt: skip
def test_a_difference_is_seen(root: Path, output: Path, tmp_path: Path, harm: Callable[[Path], None]) -> None:
    other = tmp_path / "other"
    shutil.copytree(output, other)
    harm(other)
    status, said = compared(root, output, other)
    assert status == 1, said
    assert not said.startswith("0 differences")
