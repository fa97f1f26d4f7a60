"""A text that was read by something else than the build of this output is not taken for one that it has."""

from collections.abc import Callable
from pathlib import Path

import pytest

from sitegen.build import check
from tests.core.making import build_site, config_of, make_site, posting, snapshot


def text(words: str) -> str:
    """Return a posting of which only the words of the body are other."""
    return posting("summary: 一句话", f"我们在上海做大模型推理框架，和社区一起开发。\n\n{words}")


def a_check(root: Path) -> None:
    check(config_of(root))


def a_build_elsewhere(root: Path) -> None:
    build_site(root, output=root.with_name("elsewhere"))


def a_preview(root: Path) -> None:
    build_site(root, output=root.with_name("elsewhere"), private=True)


def a_build_that_failed(root: Path) -> None:
    broken = root / "content/postings/acme/broken.md"
    broken.write_text("---\ntitle: [\n---\n")
    assert build_site(root).written is None
    broken.unlink()


@pytest.mark.parametrize("reader", [a_check, a_build_elsewhere, a_preview, a_build_that_failed])
def test_the_next_build_has_the_words(reader: Callable[[Path], None], tmp_path: Path) -> None:
    root = make_site(tmp_path / "site", {"postings/acme/a.md": text("一"), "postings/acme/b.md": text("一")})
    build_site(root)
    reader(root)
    make_site(root, {"postings/acme/a.md": text("二")})
    reader(root)
    make_site(root, {"postings/acme/b.md": text("三")})
    build_site(root)
    build_site(root, output=tmp_path / "clean", cache=False)
    assert snapshot(root / "output") == snapshot(tmp_path / "clean")
    assert "二" in (root / "output/jobs/acme/a/index.html").read_text("utf-8")
