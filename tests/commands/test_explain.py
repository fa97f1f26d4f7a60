from pathlib import Path

import pytest

from tests.commands.running import run
from tests.core.making import make_site, posting

DEV = "content/postings/acme/dev.md"
OPTIONS = ("--as-of", "2026-11-15", "--base-url", "https://example.org/careers/")


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    files = {
        "postings/acme/dev.md": posting("closes: 2026-12-01\nid: dev-1"),
        "postings/acme/both.md": posting(),
        "postings/acme/both.en.md": "---\ntitle: Developer\n---\n\nHello.\n",
        "postings/acme/closed.md": posting("closes: 2026-11-10"),
        "postings/acme/upcoming.md": posting("opens: 2026-12-01"),
        "postings/acme/draft.md": posting("draft: true"),
        "postings/acme/关于.md": posting("slug: about-x"),
        "pages/about.md": "---\ntitle: 关于\n---\n",
    }
    return make_site(tmp_path_factory.mktemp("site"), files)


def explained(root: Path, subject: str, *options: str) -> tuple[int, str]:
    done = run("explain", "--root", root, *OPTIONS, *options, "--", subject)
    assert done.said == ""
    return done.status, done.out


def test_a_posting(root: Path) -> None:
    status, out = explained(root, DEV)
    assert status == 0
    assert out.splitlines()[:3] == [
        f"{DEV}:1: 开发工程师 (示例公司)",
        "  state: open on 2026-11-15, closes 2026-12-01 23:59",
        "  id: dev-1",
    ]
    assert "  page: https://example.org/careers/jobs/acme/dev/" in out
    assert "en: not translated, shows the zh text" in out
    listed = next(line for line in out.splitlines() if "listed on" in line)
    assert {"/", "/jobs/", "/companies/acme/", "/locations/shanghai/", "/en/jobs/"} <= set(listed.split())
    assert "data: jobs.json, feeds, sitemap, structured data" in out


@pytest.mark.parametrize(
    "name,says",
    [
        ("closed", "closed since 2026-11-10 23:59 (today is 2026-11-15)"),
        ("upcoming", "upcoming, opens 2026-12-01 00:00 (today is 2026-11-15)"),
    ],
)
def test_its_state(name: str, says: str, root: Path) -> None:
    status, out = explained(root, f"content/postings/acme/{name}.md")
    assert status == 0
    assert says in out
    assert "feeds" not in out.partition("data: ")[2]


@pytest.mark.parametrize(
    "subject",
    [
        DEV,
        f"./{DEV}",
        "content/postings/acme/../acme/dev.md",
        "content\\postings\\acme\\dev.md",
        "{root}/" + DEV,
        "/jobs/acme/dev/",
        "/jobs/acme/dev",
        "/careers/jobs/acme/dev/",
        "https://example.org/careers/jobs/acme/dev/",
        "https://example.org/careers/jobs/acme/dev?utm=1#page-apply",
        "http://localhost:8000/careers/jobs/acme/dev/",
    ],
)
def test_a_posting_goes_by_file_and_address(subject: str, root: Path) -> None:
    status, out = explained(root, subject.replace("{root}", str(root)))
    assert status == 0
    assert f"{DEV}:1: 开发工程师" in out


def test_a_file_relative_to_where_one_is(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root / "content")
    done = run("explain", "--root", "..", "postings/acme/dev.md")
    assert done.status == 0


def test_a_translation_leads_to_its_posting(root: Path) -> None:
    status, out = explained(root, "content/postings/acme/both.en.md")
    assert status == 0
    assert "content/postings/acme/both.md:1" in out
    assert "not translated" not in out


def test_a_draft_is_not_published_and_why(root: Path) -> None:
    status, out = explained(root, "content/postings/acme/draft.md")
    assert status == 1
    assert "it is a draft (`--drafts` publishes it)" in out
    assert explained(root, "content/postings/acme/draft.md", "--drafts")[0] == 0


def test_other_pages(root: Path) -> None:
    for subject in ("content/pages/about.md", "/about/"):
        status, out = explained(root, subject)
        assert status == 0
        assert "/about/: a page of kind document in zh" in out


def test_a_posting_with_an_error(tmp_path: Path) -> None:
    root = make_site(tmp_path, {"postings/acme/bad.md": "---\ntitle：x\n---\n"})
    status, out = explained(root, "content/postings/acme/bad.md")
    assert status == 1
    assert "not published, because of the problems below" in out
    assert "error[yaml.full-width]" in out


@pytest.mark.parametrize(
    "subject",
    ["content/postings/acme/none.md", "/nowhere/", "https://[::1/x", "https://example.org/x", "x" * 5000, "",
     "/" + "x/" * 300, "../../../etc/passwd", "%2e%2e", "content", "-x", "content/\n"],
)  # fmt: skip
def test_what_is_nothing_here(subject: str, root: Path) -> None:
    status, out = explained(root, subject)
    assert (status, "neither a file of content/ nor an address of the site" in out) == (1, True)
