"""Small sites on disk for tests: made, built and compared whole."""

import os
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from sitegen import build
from sitegen.build import Report
from sitegen.config import Config, Flags, read
from sitegen.problem import Problem

DAY = date(2026, 11, 15)
BASE = "https://example.org/careers/"
SITE = "title: {zh: 招聘, en: Careers}\n"
COMPANY = "---\nname: 示例公司\n---\n"


def posting(front_matter: str = "", body: str = "介绍。", title: str = "开发工程师") -> str:
    """Return a file that is a good posting but for what is added."""
    lines = [f"title: {title}", "locations: [上海]", "posted: 2026-11-01"]
    given = {line.partition(":")[0] for line in front_matter.splitlines()}
    kept = [line for line in lines if line.partition(":")[0] not in given]
    return "---\n" + "\n".join([*kept, *front_matter.strip("\n").splitlines()]) + f"\n---\n\n{body}\n"


def make_site(root: Path, files: Mapping[str, str | bytes], site: str = SITE) -> Path:
    """Write a site with one company and these files below ``content/``."""
    root.mkdir(parents=True, exist_ok=True)
    (root / "site.yaml").write_text(site, "utf-8")
    for path, text in {"companies/acme.md": COMPANY, **files}.items():
        file = root / "content" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode("utf-8", "surrogateescape") if isinstance(text, str) else text)
    return root


def config_of(root: Path, **changes: Any) -> Config:
    """Return the configuration of a site; it must have no problems."""
    config, problems = read(Flags(root, as_of=DAY, base_url=BASE))
    assert config is not None, problems
    assert not problems
    return replace(config, **changes)


def build_site(root: Path, **changes: Any) -> Report:
    """Build a site; content that is bad must never raise."""
    return build.build(config_of(root, **changes))


def problems_of(root: Path) -> list[Problem]:
    """Return what a build says of configuration and content."""
    config, problems = read(Flags(root, as_of=DAY, base_url=BASE))
    return [*problems, *(build.build(config).problems if config else ())]


def rules_of(root: Path) -> set[str]:
    """Return the kinds of problem that a build finds."""
    return {problem.rule for problem in problems_of(root)}


def snapshot(folder: Path, *, without: str = "") -> dict[str, bytes]:
    """Return every file, link and folder below a folder with its bytes, but for one part of it and caches."""
    found: dict[str, bytes] = {}
    for here, folders, files in os.walk(folder):
        for name in (*folders, *files):
            path = Path(here, name)
            relative = path.relative_to(folder).as_posix()
            if without and relative.partition("/")[0] in {without, f".{without}.spare"}:
                continue
            if ".sitegen-cache" in path.parts:
                continue
            if path.is_symlink():
                found[relative] = b"-> " + os.fsencode(path.readlink())
            else:
                found[relative] = b"/" if path.is_dir() else path.read_bytes()
    return found


def cases(file: str, name: str) -> Any:
    """Return a part of the YAML that lies beside a test: ``cases/fields.yaml`` for ``test_fields.py``."""
    path = Path(file)
    data = path.parent / "cases" / f"{path.stem.removeprefix('test_')}.yaml"
    return yaml.safe_load(data.read_text("utf-8"))[name]
