"""Documents become posting files that build to the facts that were understood."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from sitegen.taxonomy import Taxonomy
from tests.commands.running import Outcome, good, run
from tests.core.making import SITE, snapshot

DOCUMENTS = Path(__file__).parent / "documents"
SAMPLES = ["several.md", "mail.txt", "2026-03-05-frontend.md", "english.md"]
TITLES = {
    "several.md": ["地图渲染工程师", "后端开发实习生"],
    "mail.txt": ["机器学习平台工程师"],
    "2026-03-05-frontend.md": ["前端开发工程师"],
    "english.md": ["Senior Backend Engineer", "Developer Advocate"],
}

TEXT, TEXTS = {"type": ["string", "null"]}, {"type": "array", "items": {"type": "string", "minLength": 1}}
NUMBER = {"type": ["integer", "null"], "minimum": 0}


def mapping(**keys: Any) -> dict[str, Any]:
    return {"type": "object", "required": list(keys), "properties": keys}


def optional(schema: dict[str, Any]) -> dict[str, Any]:
    return {"anyOf": [schema, {"type": "null"}]}


# The contract of `import --json`; other keys may stand beside these.
POSTING = mapping(
    source={"type": "string"},
    line={"type": "integer", "minimum": 1},
    language={"enum": ["zh", "en"]},
    title={"type": "string", "minLength": 1},
    company=TEXT,
    category=TEXT,
    locations=TEXTS,
    hiring={"type": "array", "items": {"enum": ["experienced", "campus", "intern"]}},
    employment=TEXTS,
    salary=optional(mapping(text={"type": "string"}, currency=TEXT, min=NUMBER, max=NUMBER, unit=TEXT, months=NUMBER)),
    experience=TEXT,
    education=TEXT,
    skills=TEXTS,
    posted={"anyOf": [{"type": "string", "pattern": r"^\d{4}-\d\d-\d\d$"}, {"type": "null"}]},
    apply=optional(mapping(email=TEXT, url=TEXT, subject=TEXT)),
    sections={
        "type": "array",
        "items": mapping(
            kind={"enum": ["responsibilities", "requirements", "preferred", "description", "benefits", "other"]},
            heading={"type": "string"},
            items=TEXTS,
            text={"type": "string"},
        ),
    },
)
CONTRACT = mapping(
    postings={"type": "array", "items": POSTING},
    unplaced={"type": "array", "items": mapping(line={"type": "integer", "minimum": 1}, text={"type": "string"})},
    notes={"type": "array"},
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = tmp_path / "site"
    root.mkdir()
    (root / "site.yaml").write_text(SITE, "utf-8")
    return root


def understood(*arguments: str | Path, stdin: str | bytes | None = None) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(good("import", "--json", *arguments, stdin=stdin).out)
    return found


@pytest.mark.parametrize("name", SAMPLES)
def test_json_is_the_contract(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Outside a site, too; nothing is written."""
    monkeypatch.chdir(tmp_path)
    found = understood(DOCUMENTS / name)
    jsonschema.validate(found, CONTRACT)
    assert set(found) == {"postings", "unplaced", "notes"}
    assert [posting["title"] for posting in found["postings"]] == TITLES[name]
    assert {posting["source"] for posting in found["postings"]} == {name}
    assert found["notes"]
    assert snapshot(tmp_path) == {}


def test_nothing_of_a_document_is_lost() -> None:
    """Every line with words is in a posting's title, sections or traces, or is unplaced."""
    for name in SAMPLES:
        found = understood(DOCUMENTS / name)
        told = json.dumps(found, ensure_ascii=False)
        body = (DOCUMENTS / name).read_text("utf-8").rpartition("\n---\n")[2]
        for line in body.splitlines():
            words = line.strip("#>- 0123456789.、：；。").strip()
            if words:
                assert words[:12].replace('"', '\\"') in told or words.partition("：")[2][:6] in told, (name, line)


def test_several_documents_in_the_order_given() -> None:
    found = understood(*(DOCUMENTS / name for name in SAMPLES))
    assert [posting["title"] for posting in found["postings"]] == [title for name in SAMPLES for title in TITLES[name]]


def test_standard_input() -> None:
    data = (DOCUMENTS / "mail.txt").read_bytes()
    (posting,) = understood("-", stdin=data)["postings"]
    assert (posting["title"], posting["source"]) == ("机器学习平台工程师", "standard input")


@pytest.mark.parametrize("name", SAMPLES)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_is_written_builds_to_the_facts_that_were_understood(name: str, language: str, root: Path) -> None:
    other = "en" if language == "zh" else "zh"
    (root / "site.yaml").write_text(f"title: x\nlanguages: [{language}, {other}]\n", "utf-8")
    assert good("import", "--root", root, DOCUMENTS / name).out == ""
    good("build", "--root", root, "--as-of", "2026-04-01")
    jobs = json.loads((root / "output/jobs.json").read_text("utf-8"))["jobs"]
    postings = understood(DOCUMENTS / name)["postings"]
    by_title = {job["titles"][job["original"]]: job for job in jobs}
    assert set(by_title) == {posting["title"] for posting in postings}
    for posting in postings:
        job = by_title[posting["title"]]
        assert plain(job) == expected(posting)


def plain(job: dict[str, Any]) -> dict[str, Any]:
    """Return the facts of a posting of jobs.json as ``import --json`` has them."""
    facts = {key: job[key] for key in ("remote", "employment", "hiring", "salary", "headcount")}
    return {
        **facts,
        "language": job["original"],
        "company": job["company"]["names"]["zh"] if job["company"]["slug"] != "unnamed" else None,
        "category": [name for term in job["categories"] for name in term["names"].values()][:1],
        "locations": {term["slug"] for term in job["locations"]},
        "skills": {term["slug"] for term in job["skills"]},
        "experience": job["experience"] and job["experience"]["text"],
        "education": job["education"] and job["education"]["text"],
        "posted": job["posted"] and job["posted"][:10],
        "apply": job["apply"] and {key: job["apply"][key] for key in ("email", "url", "subject", "wechat")},
    }


def expected(posting: dict[str, Any]) -> dict[str, Any]:
    taxonomy = Taxonomy.of([])
    facts = {key: posting[key] for key in ("remote", "employment", "hiring", "salary", "headcount")}
    return {
        **facts,
        "language": posting["language"],
        "company": posting["company"],
        "category": [posting["category"]] if posting["category"] else [],
        "locations": {taxonomy.location(name)[0].slug for name in posting["locations"]},
        "skills": {taxonomy.skill(name).slug for name in posting["skills"]},
        "experience": posting["experience"],
        "education": posting["education"],
        "posted": posting["posted"],
        "apply": posting["apply"],
    }


def test_every_line_of_a_section_is_on_the_postings_page(root: Path) -> None:
    good("import", "--root", root, *(DOCUMENTS / name for name in SAMPLES))
    good("build", "--root", root)
    pages = "".join(path.read_text("utf-8") for path in (root / "output/jobs").rglob("index.html"))
    for name in SAMPLES:
        for posting in understood(DOCUMENTS / name)["postings"]:
            for section in posting["sections"]:
                for item in section["items"]:
                    assert item[:10].replace('"', "&quot;") in pages or item[:10].replace('"', "&#34;") in pages, item


def test_the_sites_company_is_the_postings(root: Path) -> None:
    """Also where the document calls it by another of its names."""
    (root / "content/companies").mkdir(parents=True)
    (root / "content/companies/northwind.md").write_text("---\nname: 北风智能\n---\n", "utf-8")
    good("import", "--root", root, DOCUMENTS / "mail.txt")
    assert len(list((root / "content/postings/northwind").iterdir())) == 1
    assert sorted(path.name for path in (root / "content/companies").iterdir()) == ["northwind.md"]


def test_the_company_can_be_given(root: Path) -> None:
    """Where the document names none."""
    unnamed = root / "unnamed.md"
    unnamed.write_text((DOCUMENTS / "english.md").read_text("utf-8").replace(" at Lumen Labs", ""), "utf-8")
    good("import", "--root", root, unnamed, "--company", "../../流明 Labs")
    assert (root / "content/companies/liu-ming-labs.md").is_file()
    assert (root / "content/postings/liu-ming-labs/senior-backend-engineer.md").is_file()


def imported(root: Path, *options: str) -> Outcome:
    return run("import", "--root", root, *options, DOCUMENTS / "several.md")


def test_a_second_import_changes_nothing(root: Path) -> None:
    first = imported(root)
    assert first.status == 0
    before = snapshot(root)
    second = imported(root)
    assert (second.status, snapshot(root)) == (0, before)
    assert "unchanged" in second.said


def test_dry_run(root: Path) -> None:
    before = snapshot(root)
    done = imported(root, "--dry-run")
    assert (done.status, done.out, snapshot(root)) == (0, "", before)
    lines = done.said.splitlines()
    would = {line.removesuffix(": would be written") for line in lines if line.endswith(": would be written")}
    assert imported(root).status == 0
    assert would == {path for path, data in snapshot(root).items() if path.startswith("content/") and data != b"/"}


def test_a_file_that_differs_is_kept_unless_forced(root: Path) -> None:
    imported(root)
    file = next((root / "content/postings").rglob("di-tu*.md"))
    good_text = file.read_bytes()
    for mine in (b"---\ntitle: mine\n---\n", b"\xff\xfe"):
        file.write_bytes(mine)
        done = imported(root)
        assert (done.status, file.read_bytes()) == (1, mine)
        assert "kept as it is, and differs (`--force` overwrites it)" in done.said
        assert imported(root, "--dry-run", "--force").status == 0
        assert file.read_bytes() == mine
        assert imported(root, "--force").status == 0
        assert file.read_bytes() == good_text


def test_line_ends_of_windows_are_no_difference(root: Path) -> None:
    imported(root)
    file = next((root / "content/postings").rglob("di-tu*.md"))
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    assert imported(root).status == 0


def test_nothing_is_written_through_a_link(root: Path, tmp_path: Path) -> None:
    imported(root)
    (folder,) = (root / "content/postings").iterdir()
    elsewhere = folder.rename(tmp_path / "elsewhere")
    for path in elsewhere.iterdir():
        path.unlink()
    folder.symlink_to(elsewhere)
    done = imported(root, "--force")
    assert done.status == 1
    assert "leads through a symbolic link" in done.said
    assert list(elsewhere.iterdir()) == []


def test_what_is_in_no_posting_is_told_with_its_line(root: Path) -> None:
    said = good("import", "--root", root, DOCUMENTS / "several.md").said
    line = (DOCUMENTS / "several.md").read_text("utf-8").splitlines().index("## 应聘流程") + 1
    assert f"{DOCUMENTS}/several.md:{line}: in no posting: ## 应聘流程" in said


def test_a_document_without_a_posting(root: Path) -> None:
    before = snapshot(root)
    done = run("import", "--root", root, DOCUMENTS / "nothing.md")
    assert (done.status, done.out, snapshot(root)) == (1, "", before)
    assert "nothing.md: no posting: " in done.said
    done = run("import", "--json", DOCUMENTS / "nothing.md")
    found = json.loads(done.out)
    assert (done.status, found["postings"]) == (1, [])
    assert found["unplaced"]
    assert found["notes"]


@pytest.mark.parametrize("data", [b"", b"\n\n", b"\xff\xfe\x00", b"%PDF-1.7\n\x80\x81", b"---\n---\n", b"\0" * 100])
def test_a_file_that_holds_nothing(data: bytes, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(data)
    done = run("import", "--json", tmp_path / "a.md")
    assert (done.status, json.loads(done.out)["postings"]) == (1, [])
    assert done.said.strip()


@pytest.mark.parametrize("name", ["nowhere.md", ".", "x" * 300, "a/b/c"])
def test_a_file_that_cannot_be_read(name: str, tmp_path: Path, root: Path) -> None:
    done = run("import", "--root", root, tmp_path / name)
    assert (done.status, done.out) == (1, "")
    assert "error[file.unreadable]" in done.said


def test_one_bad_file_does_not_hide_the_others(root: Path) -> None:
    done = run("import", "--root", root, "nowhere.md", DOCUMENTS / "mail.txt")
    assert done.status == 1
    assert list((root / "content/postings").rglob("*.md"))


def test_front_matter_that_is_wrong_is_told(tmp_path: Path) -> None:
    text = (DOCUMENTS / "2026-03-05-frontend.md").read_text("utf-8").replace("layout: post", "layout：post")
    (tmp_path / "a.md").write_text(text, "utf-8")
    done = run("import", "--json", tmp_path / "a.md")
    assert done.status == 1
    assert f"{tmp_path}/a.md:2:7: error[yaml.full-width]" in done.said
    json.loads(done.out)


def test_outside_a_site_only_json_will_do(tmp_path: Path) -> None:
    done = run("import", "--root", tmp_path, DOCUMENTS / "mail.txt")
    assert done.status == 1
    assert "error[config.missing]" in done.said
    assert snapshot(tmp_path) == {}


HOSTILE = {
    "title": "## ../../../etc/passwd <script>alert(1)</script>",
    "company": "## 开发工程师\n\n公司：../../../etc",
    "category": "## 开发工程师\n\n职位类别：../../x: {y",
    "yaml": "## 开发工程师：\"a' #b\n\n公司：- [x\n工作地点：{上海\n薪资：!!python/object",
}


@pytest.mark.parametrize("head", HOSTILE.values(), ids=HOSTILE)
def test_names_of_a_document_lead_nowhere_else(head: str, root: Path, tmp_path: Path) -> None:
    text = f"{head}\n\n岗位职责：\n- 写代码\n- 写测试\n\n任职要求：\n- 会 Go\n"
    (tmp_path / "a.md").write_text(text, "utf-8")
    around = snapshot(tmp_path, without="site")
    run("import", "--root", root, tmp_path / "a.md")
    assert snapshot(tmp_path, without="site") == around
    written = [path for path, data in snapshot(root).items() if data != b"/"]
    assert all(path == "site.yaml" or path.startswith("content/") for path in written)
    assert run("build", "--root", root).status == 0
    assert snapshot(tmp_path, without="site") == around
