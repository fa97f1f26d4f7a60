"""``sitegen import`` as people run it: files, a pipe, a terminal, twice, over files that are there."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from sitegen import importing

AD = """# 招聘

## 前端工程师

工作地点：北京

### 岗位职责

- 负责页面的开发
- 与设计师合作

### 任职要求

- 三年以上经验

## 测试工程师

工作地点：上海

### 岗位职责

- 负责测试

### 任职要求

- 细心

# 面试流程

笔试之后是面试。
"""
OTHER = AD.replace("# 招聘", "公司：蓝湖有限公司").replace("工程师", "设计师")
NO_AD = "# 会议记录\n\n今天讨论了午饭。\n"

Run = Callable[..., int]


@pytest.fixture
def site(tmp_path: Path) -> Path:
    root = tmp_path / "site"
    root.mkdir()
    (root / "site.yaml").write_text("title: {zh: 招聘, en: Careers}\n", "utf-8")
    return root


@pytest.fixture
def ad(tmp_path: Path) -> Path:
    file = tmp_path / "ad.md"
    file.write_text(AD, "utf-8")
    return file


def run(root: Path, *files: Path, **options: Any) -> int:
    given = {"as_json": False, "dry_run": False, "force": False, "company": None} | options
    return importing.run(root, files, **given)


def tree(root: Path) -> dict[str, bytes]:
    return {p.relative_to(root).as_posix(): p.read_bytes() for p in sorted(root.rglob("*")) if p.is_file()}


def company(root: Path, slug: str, name: str) -> None:
    file = root / f"content/companies/{slug}.md"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"---\nname: {name}\n---\n", "utf-8")


def test_postings_become_files(site: Path, ad: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(site, ad, company="青木科技") == 0
    assert set(tree(site)) == {
        "site.yaml",
        "content/companies/qing-mu-ke-ji.md",
        "content/postings/qing-mu-ke-ji/qian-duan-gong-cheng-shi.md",
        "content/postings/qing-mu-ke-ji/ce-shi-gong-cheng-shi.md",
    }
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.endswith("2 postings of 1 document; 3 files written; 2 parts in no posting\n")
    assert f"{ad.as_posix()}:28: in no posting: # 面试流程 笔试之后是面试。\n" in said.err
    assert "qian-duan" not in said.err


def test_a_second_import_changes_nothing(site: Path, ad: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = ad.with_name("other.md")
    other.write_text(OTHER, "utf-8")
    company(site, "acme", "示例公司")
    assert run(site, ad, other) == 0
    before = tree(site)
    capsys.readouterr()
    assert run(site, ad, other) == 0
    assert tree(site) == before
    assert "4 files unchanged;" in capsys.readouterr().err


def test_an_import_after_another_finds_its_own_files(site: Path, ad: Path) -> None:
    """The site had one company when the postings were filed under it, and has two by now."""
    other = ad.with_name("other.md")
    other.write_text(OTHER, "utf-8")
    company(site, "acme", "示例公司")
    assert run(site, ad) == 0
    assert run(site, other) == 0
    before = tree(site)
    assert run(site, ad) == 0
    assert tree(site) == before


@pytest.mark.parametrize(
    "companies,folder,why",
    [
        ([], "unnamed", "`--company NAME` names it"),
        (["acme"], "acme", "it is the site's only company"),
        (["acme", "beta"], "unnamed", "`--company NAME` names it"),
    ],
)
def test_a_company_that_is_not_stated(
    site: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], companies: list[str], folder: str, why: str
) -> None:
    for slug in companies:
        company(site, slug, slug.title())
    file = tmp_path / "ad.md"
    file.write_text(AD, "utf-8")
    assert run(site, file) == 0
    assert f"content/postings/{folder}/ce-shi-gong-cheng-shi.md" in tree(site)
    said = f"no company is stated for `前端工程师`, `测试工程师`: filed under `{folder}`; {why}\n"
    assert said in capsys.readouterr().err


def test_an_existing_file_is_kept(site: Path, ad: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(site, ad, company="acme") == 0
    file = site / "content/postings/acme/ce-shi-gong-cheng-shi.md"
    file.write_text("mine\n", "utf-8")
    capsys.readouterr()
    assert run(site, ad, company="acme") == 1
    assert file.read_text("utf-8") == "mine\n"
    said = capsys.readouterr().err
    assert "ce-shi-gong-cheng-shi.md: kept as it is, and differs (`--force` overwrites it)\n" in said
    assert "1 file kept" in said
    assert run(site, ad, company="acme", force=True) == 0
    assert file.read_text("utf-8") != "mine\n"


def test_a_dry_run_writes_nothing(site: Path, ad: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = tree(site)
    assert run(site, ad, company="acme", dry_run=True) == 0
    assert tree(site) == before
    said = capsys.readouterr().err
    assert "content/postings/acme/ce-shi-gong-cheng-shi.md: would be written\n" in said
    assert "3 files would be written" in said


def test_a_link_is_not_followed(site: Path, ad: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (site / "content").mkdir()
    (site / "content/postings").symlink_to(elsewhere)
    assert run(site, ad, company="acme") == 1
    assert not list(elsewhere.iterdir())
    assert "symbolic link" in capsys.readouterr().err


def test_json(ad: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(tmp_path / "nowhere", ad, as_json=True) == 0
    said = capsys.readouterr()
    found = json.loads(said.out)
    assert list(found) == ["postings", "unplaced", "notes"]
    assert [p["title"] for p in found["postings"]] == ["前端工程师", "测试工程师"]
    assert {p["source"] for p in found["postings"]} == {"ad.md"}
    assert all(set(part) == {"source", "line", "text", "reason"} for part in found["unplaced"])
    assert {"source": "ad.md", "line": 5, "title": "前端工程师", "fact": "locations", "text": "北京"} in found["notes"]
    assert said.err == ""


def test_a_document_without_an_ad(site: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "notes.md"
    file.write_text(NO_AD, "utf-8")
    assert run(site, file, as_json=True) == 1
    said = capsys.readouterr()
    assert json.loads(said.out)["postings"] == []
    assert said.err.startswith(f"{file.as_posix()}: no posting: ")


def test_how_a_document_was_read_is_noted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "ad.txt"
    file.write_bytes(AD.encode("gb18030"))
    assert run(tmp_path, file, as_json=True) == 0
    found = json.loads(capsys.readouterr().out)
    assert {"source": "ad.txt", "note": "read as GB18030; `build` takes UTF-8 only"} in found["notes"]


@pytest.mark.parametrize("name", ["missing.md", ".", "a\0b"])
def test_what_cannot_be_read(tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str) -> None:
    assert run(tmp_path, tmp_path / name, as_json=True) == 1
    assert "error[file.unreadable]" in capsys.readouterr().err


def test_toml_front_matter(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "a.md"
    front = '+++\ntitle = "前端工程师"\ncompany = "青木科技"\nlocations = ["北京"]\ndate = 2026-11-01\n+++\n'
    file.write_text(front + "\n## 岗位职责\n\n- 开发\n\n## 任职要求\n\n- 细心\n", "utf-8")
    assert run(tmp_path, file, as_json=True) == 0
    (found,) = json.loads(capsys.readouterr().out)["postings"]
    assert (found["title"], found["company"], found["posted"]) == ("前端工程师", "青木科技", "2026-11-01")


def test_a_file_of_data(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    listed = "  - title: 测试工程师\n    city: 成都\n  - title: 厨师\n    city: 杭州\n"
    data = f"---\nevents:\n  - title: Fair\nopenings:\n{listed}"
    (tmp_path / "board.yml").write_text(data, "utf-8")
    assert run(tmp_path, tmp_path / "board.yml", as_json=True) == 0
    found = json.loads(capsys.readouterr().out)
    assert [(p["title"], p["line"]) for p in found["postings"]] == [("测试工程师", 5), ("厨师", 7)]
    assert [(part["line"], part["text"]) for part in found["unplaced"]] == [(2, "events:\n  - title: Fair")]


def test_a_word_document_without_the_extra(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "a.docx"
    docx = pytest.importorskip("docx")
    docx.Document().save(str(file))
    monkeypatch.delitem(sys.modules, "sitegen.intake.word", raising=False)
    monkeypatch.setitem(sys.modules, "docx", None)
    assert run(tmp_path, file, as_json=True) == 1
    said = capsys.readouterr().err
    assert "error[file.extra]" in said
    assert '  hint: run `pip install "sitegen-jobs[import]"`\n' in said


@pytest.mark.parametrize("name", ["a.md", "a.txt", "a.html", "a.htm"])
def test_a_page_is_read_without_the_extra(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    file = tmp_path / name
    file.write_text(
        "<!DOCTYPE html><html><h1>前端工程师</h1><h2>岗位职责</h2><ul><li>开发</ul><h2>任职要求</h2><p>细心",
        "utf-8",
    )
    monkeypatch.delitem(sys.modules, "sitegen.intake.page", raising=False)
    monkeypatch.setitem(sys.modules, "lxml", None)
    assert run(tmp_path, file, as_json=True) == 0
    found = json.loads(capsys.readouterr().out)
    assert [p["title"] for p in found["postings"]] == ["前端工程师"]
    assert "sitegen-jobs[import]" in found["notes"][0]["note"]


def test_standard_input_and_the_same_answer_on_every_run(tmp_path: Path) -> None:
    def once(seed: str) -> bytes:
        done = subprocess.run(
            [sys.executable, "-m", "sitegen", "import", "--json", "-"],
            input=AD.encode(),
            capture_output=True,
            cwd=tmp_path,
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(Path(importing.__file__).parents[1]), "PATH": ""},
            check=True,
        )
        return done.stdout

    first = once("1")
    assert json.loads(first)["postings"][0]["source"] == "standard input"
    assert once("2") == first


def test_at_a_terminal_there_is_a_table(
    site: Path, ad: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    monkeypatch.setenv("COLUMNS", "100")
    assert run(site, ad, company="acme") == 0
    said = capsys.readouterr().err
    assert said.startswith("title       company  places  salary  sections          missing\n前端工程师  ")
    assert "content/postings/acme/ce-shi-gong-cheng-shi.md: written\n" in said
