"""The generators that are measured: how each is called, what a cold build begins without, where to edit."""

import shutil
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from corpus import ROOT, TODAY
from layouts import LAYOUTS

_END = "</article>"  # in every template of a posting


@dataclass(frozen=True)
class Generator:
    """A program and its site. Commands get {site} and {out} filled in; those of a list run one after another."""

    name: str
    lay_out: Callable[[Path, int], None]
    build: Sequence[Sequence[str]]
    version: Sequence[str]
    posting: str  # path of a Chinese posting below the site, with {key}
    template: str  # path of the posting's template below the site
    kept: Sequence[str] = ()  # below the site, what a build keeps for the next one
    original: Path | None = None  # the template where the site has none of its own
    mark: str = _END  # what stands in the template
    settings: dict[str, str] = field(default_factory=dict)

    def commands(self, site: Path, out: Path) -> list[list[str]]:
        """Return the commands of a build."""
        return [[part.format(site=site, out=out) for part in command] for command in self.build]

    def edit(self, site: Path, key: str, word: str) -> None:
        """Add a word to the first paragraph of a posting."""
        file = site / self.posting.format(key=key)
        text = file.read_text("utf-8")
        file.write_text(text.replace("\n\n## ", f" {word}\n\n## ", 1), "utf-8")

    def change_template(self, site: Path, word: str) -> None:
        """Let every posting's page say a word more."""
        file = site / self.template
        text = (file if file.exists() else self.original or file).read_text("utf-8")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text.replace(self.mark, f"<p>{word}</p>\n{self.mark}", 1), "utf-8")


def known(hugo: str, pelican: str) -> dict[str, Generator]:
    """Return every generator by its name; the programs of the others are given."""
    python = sys.executable
    sitegen = [python, "-m", "sitegen"]
    build = [*sitegen, "build", "--root", "{site}", "--output", "{out}", "--as-of", TODAY.isoformat()]
    found = [
        Generator(
            "sitegen", LAYOUTS["sitegen"], [build], [*sitegen, "--version"],
            "content/postings/{key}.md", "themes/bench/templates/posting.html", [".sitegen-cache"],
        ),
        Generator(
            "default", LAYOUTS["default"], [build], [*sitegen, "--version"],
            "content/postings/{key}.md", "themes/default/templates/_footer.html", [".sitegen-cache"],
            ROOT / "themes/default/templates/_footer.html", "</footer>",
        ),
        Generator(
            "hugo", LAYOUTS["hugo"], [[hugo, "--source", "{site}", "--destination", "{out}", "--quiet"]],
            [hugo, "version"], "content/jobs/{key}.zh.md", "layouts/page.html", ["resources", ".hugo_build.lock"],
        ),
        Generator(
            "pelican", LAYOUTS["pelican"],
            [[pelican, "--quiet", "--settings", "{site}/zh.py", "--output", "{out}"],
             [pelican, "--quiet", "--settings", "{site}/en.py", "--output", "{out}/en"]],
            [pelican, "--version"], "content/zh/{key}.md", "theme/templates/article.html",
            ["cache-zh", "cache-en", "__pycache__"],
        ),
    ]  # fmt: skip
    return {generator.name: generator for generator in found}


def program(name: str) -> str:
    """Return where a program is: beside this Python, or on the path."""
    beside = Path(sys.executable).with_name(name)
    return str(beside) if beside.exists() else shutil.which(name) or name
