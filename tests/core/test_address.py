from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sitegen.address import Addresses, output_file
from sitegen.model import TermKind

ROOT = Addresses("https://example.org/", ("zh", "en"))
BELOW = Addresses("https://example.org/team/careers/", ("en", "zh", "ja"))


def test_the_shapes_of_the_contract() -> None:
    a = ROOT
    assert [a.home("zh"), a.home("en")] == ["/", "/en/"]
    assert [a.jobs("zh"), a.jobs("zh", 2), a.jobs("en", 3)] == ["/jobs/", "/jobs/page/2/", "/en/jobs/page/3/"]
    assert [a.job("acme", "dev", "zh"), a.job("acme", "dev", "en")] == ["/jobs/acme/dev/", "/en/jobs/acme/dev/"]
    assert [a.terms(kind, "zh") for kind in TermKind] == [
        "/companies/", "/categories/", "/locations/", "/skills/", "/types/",
    ]  # fmt: skip
    assert a.term(TermKind.SKILL, "go", "en", 2) == "/en/skills/go/page/2/"
    assert [a.document("about", "zh"), a.document("about", "en")] == ["/about/", "/en/about/"]
    assert [a.not_found("zh"), a.not_found("en")] == ["/404.html", "/en/404.html"]
    assert a.feed("feed.json", a.term(TermKind.COMPANY, "acme", "zh")) == "/companies/acme/feed.json"


def test_the_first_language_stands_at_the_root() -> None:
    assert [BELOW.home(code) for code in BELOW.languages] == ["/", "/zh/", "/ja/"]


@pytest.mark.parametrize(
    "addresses,path,url,absolute",
    [
        (ROOT, "/", "/", "https://example.org/"),
        (ROOT, "/jobs/", "/jobs/", "https://example.org/jobs/"),
        (BELOW, "/", "/team/careers/", "https://example.org/team/careers/"),
        (BELOW, "/zh/jobs/", "/team/careers/zh/jobs/", "https://example.org/team/careers/zh/jobs/"),
        (BELOW, "/a b/", "/team/careers/a%20b/", "https://example.org/team/careers/a%20b/"),
        (ROOT, "/关于/#团队", "/%E5%85%B3%E4%BA%8E/#%E5%9B%A2%E9%98%9F", None),
        (ROOT, "/a%20b/?x=1&y=2#z", "/a%20b/?x=1&y=2#z", "https://example.org/a%20b/?x=1&y=2#z"),
        (ROOT, '/"><script>\\', "/%22%3E%3Cscript%3E%5C", None),
    ],
)
def test_public_addresses(addresses: Addresses, path: str, url: str, absolute: str | None) -> None:
    assert addresses.url(path) == url
    assert addresses.absolute(path) == (absolute or "https://example.org" + url)


@settings(deadline=None)
@given(st.text(max_size=30))
def test_a_public_address_is_ascii_on_the_site_and_means_the_same(path: str) -> None:
    found = BELOW.absolute("/" + path.encode("utf-8", "replace").decode())
    assert found.isascii()
    assert not set(found) & set(' <>"{}|\\^`\n\r\t\0')
    parts = urlsplit(found)
    assert (parts.scheme, parts.netloc) == ("https", "example.org")
    assert unquote(parts.path).startswith("/team/careers/")


@pytest.mark.parametrize(
    "address,file",
    [
        ("/", "index.html"),
        ("/jobs/", "jobs/index.html"),
        ("/en/jobs/acme/dev/", "en/jobs/acme/dev/index.html"),
        ("/404.html", "404.html"),
        ("/en/404.html", "en/404.html"),
        ("/feed.json", "feed.json"),
        ("/assets/a b.png", "assets/a b.png"),
    ],
)
def test_the_file_of_an_address(address: str, file: str) -> None:
    assert output_file(address) == file
    assert not PurePosixPath(output_file(address)).is_absolute()
