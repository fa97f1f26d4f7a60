"""Whole small sites and the trees they build to: ``tests/sites/<name>/site`` -> ``…/expected``.

The sites use a theme that prints views as text; ``make golden`` writes the trees again, and
the difference is read before it is committed.
"""

import shutil
from datetime import date
from pathlib import Path

import pytest

from sitegen import build
from sitegen.config import Flags, read

SITES = Path(__file__).parent / "sites"
NAMES = sorted(path.parent.name for path in SITES.glob("*/site"))


def tree(folder: Path) -> dict[str, str]:
    """Return path -> text of a tree; blank lines do not count."""
    return {
        file.relative_to(folder).as_posix(): "\n".join(
            line.rstrip() for line in file.read_text("utf-8").splitlines() if line.strip()
        )
        for file in sorted(folder.rglob("*"))
        if file.is_file() and file.name != ".sitegen-manifest" and "theme" not in file.relative_to(folder).parts
    }


@pytest.mark.golden
@pytest.mark.parametrize("name", NAMES)
def test_site(name: str, tmp_path: Path, *, write_golden: bool) -> None:
    root = shutil.copytree(SITES / name / "site", tmp_path / "site")
    shutil.copytree(SITES / "plain-theme", root / "themes/plain")
    config, problems = read(Flags(root, as_of=date(2026, 11, 15)))
    assert config, problems
    report = build.build(config)
    assert report.written, report.problems
    built = tree(root / "output")
    built["problems.txt"] = "\n".join(str(problem) for problem in report.problems)
    expected = SITES / name / "expected"
    if write_golden:
        shutil.rmtree(expected, ignore_errors=True)
        for path, text in built.items():
            file = expected / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text + "\n", "utf-8")
    wanted = tree(expected)
    assert sorted(built) == sorted(wanted)
    for path, text in wanted.items():
        assert built[path] == text, path
