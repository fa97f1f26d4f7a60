"""Every kind of problem has a small site in ``tests/invalid/<id>/`` and the messages it gives.

A folder holds only what is wrong; the rest of a good site is added here. What cannot lie
in a repository (a symbolic link, a huge file) is made by ``MADE``.
"""

import os
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from sitegen import build
from sitegen.catalogue import RULES
from sitegen.config import Flags, read
from sitegen.messages import listing
from sitegen.problem import Problem

INVALID = Path(__file__).parent / "invalid"
CASES = sorted(path.name for path in INVALID.iterdir())  # `<id>`, or `<id>+<case>`
GOOD = "---\ntitle: 开发工程师\nlocations: [上海]\nposted: 2026-11-01\n---\n\n介绍。\n"


def site(folder: Path) -> Path:
    """Make what a case leaves out: a configuration and a company."""
    folder.mkdir(exist_ok=True)
    if not (folder / "site.yaml").exists():
        (folder / "site.yaml").write_text("title: {zh: 招聘, en: Careers}\n", "utf-8")
    company = folder / "content/companies/acme.md"
    if not company.parent.exists():
        company.parent.mkdir(parents=True)
        company.write_text("---\nname: 示例公司\n---\n", "utf-8")
    return folder


def problems_of(root: Path, output: Path | None = None) -> list[Problem]:
    """Return what a build of the site says; it must never raise."""
    config, problems = read(Flags(root, output or root / "output", as_of=date(2026, 11, 15)))
    return list(problems) + list(build.build(config).problems if config else [])


@pytest.mark.golden
@pytest.mark.parametrize("rule", CASES)
def test_message(rule: str, tmp_path: Path, *, write_golden: bool) -> None:
    root = site(shutil.copytree(INVALID / rule, tmp_path / "site"))
    problems = problems_of(root)
    said = listing(problems)
    expected = INVALID / rule / "expected.txt"
    if write_golden:
        expected.write_text(said, "utf-8")
    assert rule.partition("+")[0] in {problem.rule for problem in problems}
    assert said == expected.read_text("utf-8")


def link(root: Path) -> None:
    target = root.parent / "secret.md"
    target.write_text(GOOD, "utf-8")
    (root / "content/postings/acme/link.md").symlink_to(target)
    (root / "content/pages").symlink_to(root.parent)


def huge(root: Path) -> None:
    (root / "content/postings/acme/huge.md").write_text(GOOD + "很长。" * 3_500_000, "utf-8")


def deep(root: Path) -> None:
    text = GOOD.replace("---\n\n", "skills: " + "[" * 40_000 + "\n---\n\n")
    (root / "content/postings/acme/deep.md").write_text(text, "utf-8")
    text = GOOD.replace("---\n\n", "skills: " + "[" * 500 + "]" * 500 + "\n---\n\n")
    (root / "content/postings/acme/nested.md").write_text(text, "utf-8")
    text = GOOD.replace("---\n\n", "skills:\n" + "- " * 500 + "x\n---\n\n")
    (root / "content/postings/acme/dashes.md").write_text(text, "utf-8")


def no_site(root: Path) -> None:
    (root / "site.yaml").unlink()


def foreign(root: Path) -> None:
    (root / "output").mkdir()
    (root / "output/thesis.doc").write_text("mine", "utf-8")


MADE: dict[str, Callable[[Path], None]] = {
    "file.link": link,
    "file.too-large": huge,
    "yaml.too-large": deep,
    "config.missing": no_site,
    "output.foreign": foreign,
}


@pytest.mark.parametrize("rule", sorted(MADE))
def test_made(rule: str, tmp_path: Path) -> None:
    root = site(tmp_path / "site")
    (root / "content/postings/acme").mkdir(parents=True)
    MADE[rule](root)
    problems = problems_of(root)
    assert {problem.rule for problem in problems} == {rule}


def test_output_among_the_sources(tmp_path: Path) -> None:
    root = site(tmp_path / "site")
    for output in (root, root / "content", root / "content/out", root.parent):
        assert [p.rule for p in problems_of(root, output)] == ["output.unsafe"]


def test_output_that_cannot_be_written(tmp_path: Path) -> None:
    root = site(tmp_path / "site")
    (tmp_path / "file").write_text("a file where a folder should be", "utf-8")
    assert [p.rule for p in problems_of(root, tmp_path / "file/output")] == ["output.failed"]


def test_unreadable_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = site(tmp_path / "site")
    file = root / "content/companies/acme.md"
    opened = os.open

    def refuse(path: Any, *args: Any, **kwargs: Any) -> int:
        if str(path) == str(file):
            raise PermissionError(13, "Permission denied")
        return opened(path, *args, **kwargs)

    monkeypatch.setattr(os, "open", refuse)
    problems = problems_of(root)
    assert [(p.rule, p.where.path) for p in problems] == [("file.unreadable", "content/companies/acme.md")]


def test_every_rule_has_a_case() -> None:
    elsewhere = {"file.damaged", "file.extra", "file.kind", "file.unreadable"}
    elsewhere |= {"output.unsafe", "output.failed", "output.large", "share.extra"}
    assert set(RULES) == {case.partition("+")[0] for case in CASES} | set(MADE) | elsewhere
