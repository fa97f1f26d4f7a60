import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from sitegen.stages.read import listing, source
from tests.core.making import make_site


def test_texts_by_kind_in_order_of_name(tmp_path: Path) -> None:
    root = make_site(
        tmp_path,
        {
            "postings/b/x.md": "2", "postings/a/z.md": "1", "postings/B/x.txt": "0", "postings/b.markdown": "3",
            "pages/about.md": "p", "categories.yaml": "a: b", "skills.yaml": "", "assets/b.svg": "s",
            "assets/a/é 图.png": b"\x89",
        },
    )  # fmt: skip
    content, problems = listing(root)
    assert problems == []
    found = [source(root, file)[0] for file in content.postings]
    assert [(s.path, s.data) for s in found if s] == [
        ("content/postings/B/x.txt", b"0"), ("content/postings/a/z.md", b"1"), ("content/postings/b/x.md", b"2"),
        ("content/postings/b.markdown", b"3"),
    ]  # fmt: skip
    assert [s.path for s in content.pages] == ["content/pages/about.md"]
    assert [s.path for s in content.companies] == ["content/companies/acme.md"]
    assert [s.path for s in content.terms] == ["content/categories.yaml", "content/skills.yaml"]
    assert [(a.path, Path(a.file).read_bytes()) for a in content.published(root)] == [
        ("/assets/a/é 图.png", b"\x89"), ("/assets/b.svg", b"s"),
    ]  # fmt: skip


def test_a_site_without_content(tmp_path: Path) -> None:
    content, problems = listing(tmp_path)
    assert (content.postings, content.assets, problems) == ((), (), [])


def test_what_editors_leave_behind_is_no_content(tmp_path: Path) -> None:
    files = [".DS_Store", "postings/.hidden.md", "postings/.git/a.md", "postings/~$a.md", "postings/a.md~", "README.md"]
    content, problems = listing(make_site(tmp_path, dict.fromkeys([*files, "postings/README.md"], "x")))
    assert (content.postings, problems) == ((), [])


def test_a_file_that_no_rule_reads_is_told(tmp_path: Path) -> None:
    files = ["notes.md", "postings/a.docx", "pages/a.html", "other/a.md", "tags.yaml", "assets"]
    _, problems = listing(make_site(tmp_path, dict.fromkeys(files, "x")))
    assert [(p.rule, p.where.path) for p in problems] == [
        ("file.misplaced", f"content/{path}") for path in sorted(files)
    ]


def test_links_are_not_followed(tmp_path: Path) -> None:
    root = make_site(tmp_path / "site", {"postings/a.md": "a"})
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.md").write_text("secret")
    (root / "content/postings/b.md").symlink_to(outside / "secret.md")
    (root / "content/assets").symlink_to(outside)
    (root / "content/pages").mkdir()
    (root / "content/pages/dangling.md").symlink_to("nowhere")
    (root / "content/postings/loop").symlink_to(root / "content")
    content, problems = listing(root)
    assert [s.path for s in content.postings] == ["content/postings/a.md"]
    assert (content.pages, content.assets) == ((), ())
    assert [(p.rule, p.where.path) for p in problems] == [
        ("file.link", f"content/{path}") for path in ("assets", "pages/dangling.md", "postings/b.md", "postings/loop")
    ]


@pytest.mark.parametrize("name", [b"a\nb.md", b"a\xff.md", b"a\x1b[2J.md", "a\u2028.md".encode(), b"a\x7f.md"])
def test_a_name_that_no_list_of_files_could_hold(name: bytes, tmp_path: Path) -> None:
    folder = make_site(tmp_path, {"postings/ok.md": ""}) / "content/postings"
    Path(os.fsdecode(os.fsencode(folder) + b"/" + name)).write_text("x")
    content, problems = listing(tmp_path)
    assert [s.path for s in content.postings] == ["content/postings/ok.md"]
    assert [p.rule for p in problems] == ["file.not-utf8"]
    assert problems[0].where.path.isprintable()
    assert problems[0].where.path.encode()


@pytest.mark.parametrize(
    "name", ["前端　工程师.md", "a b.md", "a'\"#%2e%2e.md", "中" * 80 + ".md", "a\u00a0b.md", "-rf.md"]
)
def test_any_other_name_is_fine(name: str, tmp_path: Path) -> None:
    content, problems = listing(make_site(tmp_path, {f"postings/{name}": "x"}))
    assert [s.path for s in content.postings] == [f"content/postings/{name}"]
    assert problems == []


@pytest.fixture
def deep(tmp_path: Path) -> Iterator[Path]:
    """Make a site with folders in folders, and take them away again: pytest would recurse into them."""
    root = make_site(tmp_path, {"postings/a.md": ""})
    here = os.open(root / "content/postings", os.O_RDONLY)
    for _ in range(1500):
        os.mkdir("d", dir_fd=here)
        inner = os.open("d", os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = inner
    os.close(os.open("b.md", os.O_CREAT | os.O_WRONLY, dir_fd=here))
    os.close(here)
    yield root
    subprocess.run(["/bin/rm", "-rf", str(root / "content")], check=True)


def test_folders_nested_as_deep_as_paths_go(deep: Path) -> None:
    content, problems = listing(deep)
    assert [s.path.replace("/d", "") for s in content.postings] == ["content/postings/a.md", "content/postings/b.md"]
    assert problems == []


def test_what_is_no_folder_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "content").write_text("x")
    assert [(p.rule, p.where.path) for p in listing(tmp_path)[1]] == [("file.unreadable", "content")]


def test_pipes_and_sockets_are_left_alone(tmp_path: Path) -> None:
    os.mkfifo(make_site(tmp_path, {"postings/a.md": ""}) / "content/postings/pipe.md")
    assert [s.path for s in listing(tmp_path)[0].postings] == ["content/postings/a.md"]
