"""The documentation tells the truth: made parts are up to date, links lead somewhere, versions agree."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import sitegen
from sitegen import cli

PAGES = ("README.md", "README.zh.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md")


def pages(root: Path) -> list[Path]:
    return [root / name for name in PAGES] + sorted((root / "docs").glob("*.md"))


def test_made_parts_are_up_to_date(root: Path) -> None:
    done = subprocess.run(
        [sys.executable, root / "docs/generate.py", "--check"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_command_is_documented(root: Path) -> None:
    text = (root / "docs/commands.md").read_text("utf-8")
    for name in cli.main.commands:
        assert f"### sitegen {name}\n" in text


def test_links_lead_somewhere(root: Path) -> None:
    for page in pages(root):
        text = re.sub(r"```.*?```", "", page.read_text("utf-8"), flags=re.DOTALL)
        targets = re.findall(r"\]\(([^)#\s]+)", text)
        local = [target for target in targets if "://" not in target and not target.startswith("/")]
        assert not [target for target in local if not (page.parent / target).exists()], page


@pytest.mark.parametrize("name", ["sitegen", "docs", "themes", "output", "tests", "content"])
def test_architecture_names_the_folders(name: str, root: Path) -> None:
    assert f"{name}/" in (root / "ARCHITECTURE.md").read_text("utf-8")


def test_architecture_names_every_module(root: Path) -> None:
    text = (root / "ARCHITECTURE.md").read_text("utf-8")
    missing = []
    for path in sorted((root / "sitegen").iterdir()):
        name = path.stem if path.suffix == ".py" else f"{path.name}/" if path.is_dir() else ""
        if name and not name.startswith("_") and name not in text:
            missing.append(path.name)
    assert not missing


def test_changelog_has_the_version(root: Path) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))
    assert "version" in project["project"]["dynamic"]
    assert f"## [{sitegen.__version__}]" in (root / "CHANGELOG.md").read_text("utf-8")


def test_every_block_and_every_field_is_described(root: Path) -> None:
    text = (root / "docs/themes.md").read_text("utf-8")
    of_all = set(re.findall(r"{% block (\w+)", (root / "themes/default/templates/base.html").read_text("utf-8")))
    for file in sorted((root / "themes/default/templates").glob("*.html")):
        blocks = set(re.findall(r"{% block (\w+)", file.read_text("utf-8")))
        if file.name.startswith("_"):
            assert not blocks, "a block in a file that is included cannot be overridden"
            assert f"`{file.name}`" in text
            continue
        described = text.partition(f"### {file.name}\n")[2].partition("\n### ")[0].partition("\n<!-- end")[0]
        assert described
        blocks -= of_all if file.name != "base.html" else set()
        assert blocks == set(re.findall(r"^\| `(\w+)` \|", described, re.MULTILINE)), file.name
    tables = text.partition("<!-- made: views -->")[2].partition("<!-- end -->")[0]
    assert not re.findall(r"^\| `\w+` \| `.*` \|  \|$", tables, re.MULTILINE)
