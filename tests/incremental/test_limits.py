"""What is said of a site that comes near the limits of GitHub Pages."""

from pathlib import Path

import pytest

from sitegen import build
from tests.core.making import build_site, make_site, posting


def test_a_large_output(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = make_site(tmp_path, {"postings/acme/a.md": posting(body="第一份。" * 20)})
    assert build_site(root).problems == ()
    size = sum(file.stat().st_size for file in (root / "output").rglob("*") if file.is_file())
    monkeypatch.setattr(build, "PAGES_LIMIT", size)
    for body in ("第一份。" * 20, "第一份。" * 20 + "\n\n改了。", "另一份。"):  # nothing, a few words, the site
        make_site(root, {"postings/acme/a.md": posting(body=body)})
        report = build_site(root)
        assert report.written
        assert [(p.rule, p.severity) for p in report.problems] == [("output.large", "warning")]
        assert "MB; GitHub Pages takes" in report.problems[0].message
