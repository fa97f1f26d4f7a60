"""Whatever is done to a site while it is previewed, the preview and the next build are what a clean build makes.

`SITEGEN_KILLS=100 pytest tests/serve/test_edits.py` kills previews as often as one likes.
"""

import os
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from tests.core.making import posting as ad
from tests.core.making import snapshot

KILLS = int(os.environ.get("SITEGEN_KILLS", "10"))
SEED = int(os.environ.get("SITEGEN_SEED", "1"))
DAY = ("--as-of", "2026-11-15")
INTRO = "我们在上海做大模型推理框架，和社区一起开发。"
Until = Callable[[Callable[[], Any]], Any]


def text(words: str, title: str = "测试工程师") -> str:
    """Return a posting of which only the words of the body are other."""
    return ad("summary: 一句话\nskills: [Go]", f"{INTRO}\n\n{words}", title)


def built(site: Path, output: Path, *options: str) -> dict[str, bytes]:
    command = [sys.executable, "-m", "sitegen", "build", "--root", str(site), "--output", str(output), *DAY, *options]
    subprocess.run(command, check=True, capture_output=True)
    return snapshot(output)


def is_there(shown: Path, expected: dict[str, bytes]) -> bool:
    """Tell whether this is shown; another build may take its place just now."""
    try:
        return snapshot(shown) == expected
    except OSError:
        return False


class Edits:
    """What people do to a site, one after another."""

    def __init__(self, site: Path) -> None:
        self.site = site
        self.postings = site / "content/postings/acme"

    def __iter__(self) -> Iterator[Callable[[], object]]:
        return iter([
            self.words, self.words_again, self.saved_by_renaming, self.title, self.new, self.new_folder, self.deleted,
            self.renamed, self.folder_renamed, self.company, self.page, self.terms, self.template, self.theme,
            self.settings, self.asset, self.words,
        ])  # fmt: skip

    def write(self, path: str, text: str) -> None:
        file = self.site / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")

    def words(self) -> None:
        self.write("content/postings/acme/a.md", text(f"改了 {time.time_ns()}。"))

    def words_again(self) -> None:
        for name in "ab":
            self.write(f"content/postings/acme/{name}.md", text("两份都改了。"))

    def saved_by_renaming(self) -> None:
        draft = self.postings / ".a.md.tmp"
        draft.write_text(text("换了一个文件。"), "utf-8")
        draft.replace(self.postings / "a.md")

    def title(self) -> None:
        self.write("content/postings/acme/a.md", text("改了。", "架构师"))

    def new(self) -> None:
        self.write("content/postings/acme/new.md", text("新的。"))

    def new_folder(self) -> None:
        for name in "xyz":
            self.write(f"content/postings/globex/{name}.md", text(f"第 {name} 份。"))

    def deleted(self) -> None:
        (self.postings / "new.md").unlink()

    def renamed(self) -> None:
        (self.postings / "b.md").rename(self.postings / "c.md")

    def folder_renamed(self) -> None:
        (self.postings.parent / "globex").rename(self.postings.parent / "initech")

    def company(self) -> None:
        self.write("content/companies/acme.md", "---\nname: 新名字\nemail: jobs@acme.example\n---\n\n改了。\n")

    def page(self) -> None:
        self.write("content/pages/about.md", "---\ntitle: 关于\n---\n\n我们。\n")

    def terms(self) -> None:
        self.write("content/locations.yaml", "shanghai: {zh: 申城, en: Shanghai, country: CN}\n")

    def template(self) -> None:
        self.write("themes/default/templates/_footer.html", "<p>页脚</p>\n")

    def theme(self) -> None:
        shutil.rmtree(self.site / "themes")

    def settings(self) -> None:
        site = self.site / "site.yaml"
        site.write_text(site.read_text("utf-8") + "per_page: 2\n", "utf-8")

    def asset(self) -> None:
        self.write("content/assets/a.txt", "a")


@pytest.fixture
def edits(site: Path) -> Edits:
    found = Edits(site)
    for name in "ab":
        found.write(f"content/postings/acme/{name}.md", text("一"))
    return found


def test_every_kind_of_edit(edits: Edits, serving: Callable[..., Any], until: Until, tmp_path: Path) -> None:
    running = serving("--port", "0", *DAY)
    (shown,) = (tmp_path / "temporary").glob("sitegen-*/site")
    for number, edit in enumerate(edits):
        edit()
        clean = built(edits.site, tmp_path / f"clean-{number}", "--no-cache", "--base-url", running.url)
        until(partial(is_there, shown, clean))
    assert running.stop() == 0
    assert running.said("Traceback|defect") == []
    clean = built(edits.site, tmp_path / "clean", "--no-cache")
    assert built(edits.site, edits.site / "output") == clean


def test_a_preview_that_is_killed_leaves_a_cache_that_the_next_build_can_use(
    edits: Edits, serving: Callable[..., Any], tmp_path: Path
) -> None:
    chance = random.Random(SEED)  # noqa: S311
    built(edits.site, edits.site / "output")
    done = list(edits)
    for number in range(max(1, KILLS // 4)):
        running = serving("--port", "0", *DAY)
        for edit in chance.sample([*done[:4], edits.company, edits.terms, edits.page], 3):
            edit()
            time.sleep(chance.uniform(0, 0.4))
        running.process.kill()
        running.process.wait()
        clean = built(edits.site, tmp_path / f"clean-{number}", "--no-cache")
        assert built(edits.site, edits.site / "output") == clean
