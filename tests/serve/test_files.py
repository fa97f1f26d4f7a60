from pathlib import Path

import pytest

from sitegen.preview.files import content_type, find, not_found_page

BASE = "/careers/"


@pytest.mark.parametrize(
    "path, file",
    [
        ("/careers/", "index.html"),
        ("/careers/jobs/", "jobs/index.html"),
        ("/careers/en/", "en/index.html"),
        ("/careers/feed.json", "feed.json"),
        ("/careers/assets/中文.txt", "assets/中文.txt"),
    ],
)
def test_an_address_leads_to_a_file(built: Path, path: str, file: str) -> None:
    assert find(built, BASE, path) == built / file


@pytest.mark.parametrize(
    "path, to", [("/", "/careers/"), ("/careers", "/careers/"), ("/careers/jobs", "/careers/jobs/")]
)
def test_an_address_without_its_slash_leads_to_the_one_with_it(built: Path, path: str, to: str) -> None:
    assert find(built, BASE, path) == to


@pytest.mark.parametrize(
    "path",
    [
        "/careers/nothing",
        "/careers/feed.json/",
        "/careers/empty/",  # a folder without a page is not listed
        "/jobs/",
        "/careersjobs/",
        "/careers//jobs/",
        "//evil.example/..",
        "/careers/../outside.txt",
        "/careers/assets/../../outside.txt",
        "/careers/..\\outside.txt",
        "/careers/jobs/..",
        "/careers/.sitegen-manifest",
        "/careers/assets/.secret",
        "/careers/./feed.json",
        "/careers/zero\0byte",
        "/careers/" + "long" * 2000,
    ],
)
def test_an_address_may_lead_nowhere(built: Path, path: str) -> None:
    assert find(built, BASE, path) is None


def test_a_site_may_stand_at_the_root(built: Path) -> None:
    assert find(built, "/", "/") == built / "index.html"
    assert find(built, "/", "/jobs") == "/jobs/"
    assert find(built, "/", "//jobs") is None


@pytest.mark.parametrize(
    "path, file",
    [
        ("/careers/en/nothing/", "en/404.html"),
        ("/careers/nothing/", "404.html"),
        ("/careers/jobs/nothing/", "404.html"),
        ("/elsewhere/", "404.html"),
        ("/careers/\0/", "404.html"),
    ],
)
def test_what_is_not_found_is_said_in_the_language_of_the_address(built: Path, path: str, file: str) -> None:
    assert not_found_page(built, BASE, path) == built / file


def test_a_site_may_have_no_page_for_what_is_not_found(tmp_path: Path) -> None:
    assert not_found_page(tmp_path, BASE, "/careers/nothing") is None


@pytest.mark.parametrize(
    "name, wanted",
    [
        ("index.html", "text/html; charset=utf-8"),
        ("feed.json", "application/feed+json; charset=utf-8"),
        ("jobs.json", "application/json; charset=utf-8"),
        ("feed.xml", "application/xml; charset=utf-8"),
        ("site.ab12cd34.js", "text/javascript; charset=utf-8"),
        ("style.css", "text/css; charset=utf-8"),
        ("logo.SVG", "image/svg+xml; charset=utf-8"),
        ("robots.txt", "text/plain; charset=utf-8"),
        ("photo.jpg", "image/jpeg"),
        ("form.pdf", "application/pdf"),
        ("font.woff2", "font/woff2"),
        ("CNAME", "application/octet-stream"),
    ],
)
def test_a_type_comes_with_the_charset_of_a_text(name: str, wanted: str) -> None:
    assert content_type(Path(name)) == wanted
