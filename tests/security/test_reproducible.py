"""Two builds of one input are byte-identical, and a failed build leaves the last good output."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from sitegen import build
from tests.core.making import build_site, config_of, make_site, posting, snapshot
from tests.security.harmless import faults

FILES: dict[str, str | bytes] = {
    "categories.yaml": "dev: {zh: 研发, en: Engineering}\nops: {zh: 运营, en: Operations}\n",
    "companies/globex.md": "---\nname: 环球\nplaces: [上海, 北京]\nemail: a@b.example\n---\n\n[职位](/jobs/)。\n",
    "postings/acme/a.md": posting("category: [dev, ops]\nskills: [Go, Rust]\nsalary: 15-40K·13薪\naliases: [/a/, /b/]"),
    "postings/acme/a.en.md": "---\ntitle: Developer\n---\n\nHello.\n",
    "postings/globex/b.md": posting("category: ops\nhiring: [校招, 社招]\nopens: 2026-12-01\ntags: [急, 新]"),
    "postings/globex/c.md": posting("closes: 2026-11-10\nlocations: [成都, 杭州, Berlin, 无名村]"),
    "postings/globex/jobs.md": "".join(
        f"## {title}\n\n工作地点：{place}\n\n岗位职责：\n- 写代码\n- 写测试\n\n"
        for title, place in (("前端工程师", "上海"), ("后端工程师", "北京"))
    ),
    "pages/about.md": "---\ntitle: 关于\n---\n\n# 团队\n\n[a](../postings/acme/a.md)\n",
    "assets/logo.svg": b"<svg/>",
}  # fmt: skip
ENVIRONMENTS = [
    {"PYTHONHASHSEED": "0", "TZ": "Asia/Shanghai", "LANG": "zh_CN.UTF-8"},
    {"PYTHONHASHSEED": "1", "TZ": "America/Los_Angeles", "LANG": "en_US.UTF-8", "LC_ALL": "C"},
    {"PYTHONHASHSEED": "4242", "TZ": "Pacific/Kiritimati", "LC_ALL": "POSIX", "COLUMNS": "20", "NO_COLOR": "1"},
    {"PYTHONHASHSEED": "7", "TZ": "UTC", "LC_ALL": "tr_TR.UTF-8", "PYTHONOPTIMIZE": "2", "HOME": "/nonexistent"},
]


def test_builds_are_byte_identical(tmp_path: Path) -> None:
    found = []
    for number, environment in enumerate(ENVIRONMENTS):
        folder = tmp_path / ("a" * number * 20) / "深"
        files = dict(sorted(FILES.items(), reverse=bool(number % 2)))  # the order that files are made in is no input
        root = make_site(folder, files)
        for path in root.rglob("*"):
            os.utime(path, (number * 10**8, number * 10**8))
        command = [sys.executable, "-m", "sitegen", "build", "--root", str(root), "--as-of", "2026-11-15"]
        command += ["--base-url", "https://example.org/careers/", "--jobs", str(1 + number % 2), "--no-cache"]
        plain = {key: os.environ[key] for key in ("PATH", "PYTHONPATH") if key in os.environ}
        done = subprocess.run(command, env=plain | environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        found.append(snapshot(root / "output"))
    assert len(found[0]) > 80
    for other in found[1:]:
        assert [path for path in found[0] if other.get(path) != found[0][path]] == []
        assert other == found[0]


def test_the_same_site_in_one_build_or_in_many_steps(tmp_path: Path) -> None:
    """A build after changes equals one that begins with nothing."""
    whole = make_site(tmp_path / "whole", FILES)
    assert build_site(whole).written
    grown = make_site(tmp_path / "grown", {"postings/acme/gone.md": posting("tags: [x]")})
    for path, data in FILES.items():
        make_site(grown, {path: data})
        build_site(grown)
    (grown / "content/postings/acme/gone.md").unlink()
    assert build_site(grown).written
    assert snapshot(grown / "output") == snapshot(whole / "output")
    assert faults(whole / "output") == []


def test_the_day_and_not_the_hour_is_in_the_output(tmp_path: Path) -> None:
    root = make_site(tmp_path, FILES)
    found = []
    for hour in (0, 9, 23):
        config = config_of(root)
        report = build.build(config_of(root, now=config.now.replace(hour=hour, minute=17, second=42)))
        assert report.written
        found.append(snapshot(root / "output"))
    assert found[0] == found[1] == found[2]


BREAKS: dict[str, dict[str, str | bytes]] = {
    "an error in a posting": {"postings/acme/bad.md": "---\ntitle: x\nslug: B\n---\n"},
    "an error in YAML": {"categories.yaml": "dev: ["},
    "a file that is not UTF-8": {"pages/about.md": b"\xff"},
    "two pages of one address": {"pages/jobs.md": "---\ntitle: x\n---\n"},
    "a broken link": {"pages/about.md": "---\ntitle: x\n---\n\n[x](/nowhere/)\n"},
    "hostile text": {"pages/about.md": "---\ntitle: x\n---\n\n" + "[" * 40_000},
}


@pytest.mark.parametrize("files", BREAKS.values(), ids=BREAKS)
def test_an_error_leaves_the_last_good_output(files: dict[str, str | bytes], tmp_path: Path) -> None:
    root = make_site(tmp_path, FILES)
    assert build_site(root).written
    before = snapshot(root, without="content")
    report = build_site(make_site(root, {**FILES, **files}))
    assert report.written is None
    assert report.problems
    assert snapshot(root, without="content") == before


def test_a_template_error_leaves_the_last_good_output(tmp_path: Path) -> None:
    root = make_site(tmp_path, FILES)
    assert build_site(root).written
    before = snapshot(root / "output")
    templates = root / "themes/default/templates"
    templates.mkdir(parents=True)
    (templates / "redirect.html").write_text("{{ nothing }}")  # the last pages that are made
    assert [p.rule for p in build_site(root).problems if p.severity == "error"] == ["theme.template"]
    assert snapshot(root / "output") == before


@pytest.mark.parametrize("number", [0, 1, 7])
def test_a_full_disk_leaves_the_last_good_output(number: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = make_site(tmp_path, FILES)
    assert build_site(root).written
    before = snapshot(root / "output")
    make_site(root, {**FILES, "postings/acme/new.md": posting()})
    written, calls = os.write, iter(range(number))

    def full(handle: int, data: bytes) -> int:
        if next(calls, None) is None:
            raise OSError(28, "No space left on device")
        return written(handle, data)

    with monkeypatch.context() as patch:
        patch.setattr(os, "write", full)
        report = build_site(root)
    assert report.written is None
    assert [p.rule for p in report.problems if p.severity == "error"] == ["output.failed"]
    assert snapshot(root / "output") == before
    assert build_site(root).written
    assert (root / "output/jobs/acme/new/index.html").is_file()
