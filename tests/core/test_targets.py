import pytest

from sitegen.address import Addresses
from sitegen.model import Heading
from sitegen.targets import PublicLinks, Targets, as_written, rooted
from tests.factories import make_body, make_job

HERE = "content/postings/acme/dev.md"
TARGETS = Targets(
    {"content/pages/about.md": "/about/", "content/assets/a b.png": "/assets/a b.png"},
    {
        "/": (),
        "/about/": (Heading(2, "团队", "团队"),),
        "/en/": (),
        "/feed.json": (),
        "/assets/a b.png": (),
        "/404.html": (),
    },
)
BELOW = Addresses("https://example.org/careers/", ("zh", "en"))


@pytest.mark.parametrize(
    "href,named",
    [
        ("../../pages/about.md", "content:content/pages/about.md"),
        ("../../pages/about.md#团队", "content:content/pages/about.md#团队"),
        ("other.md", "content:content/postings/acme/other.md"),
        ("../../assets/a%20b.png", "content:content/assets/a b.png"),
        ("../../../../../etc/passwd", "content:../../etc/passwd"),
        ("/about/", "/about/"),
        ("#x", "#x"),
        ("", ""),
    ],
)
def test_a_relative_link_is_a_file_of_the_site(href: str, named: str) -> None:
    body = rooted(make_body('<a href="{}">x</a>', href), HERE)
    assert [(link.href, link.line) for link in body.links] == [(named, 10)]


@pytest.mark.parametrize("href", ["../../pages/about.md", "other.md#a", "/about/", "#x", "../../assets/a b.png"])
def test_a_message_says_what_the_author_wrote(href: str) -> None:
    (link,) = rooted(make_body("{}", href), HERE).links
    assert as_written(link.href, HERE) == href


@pytest.mark.parametrize(
    "href,address",
    [
        ("content:content/pages/about.md", "/about/"),
        ("content:content/pages/about.md#x", "/about/#x"),
        ("content:content/pages/none.md", None),
        ("content:../../etc/passwd", None),
        ("/about/", "/about/"),
        ("/about", "/about/"),
        ("/about/index.html", "/about/"),
        ("/about/#%E5%9B%A2", "/about/#%E5%9B%A2"),
        ("/about/?a=1#b", "/about/#b"),
        ("/en", "/en/"),
        ("/assets/a%20b.png", "/assets/a b.png"),
        ("/feed.json", "/feed.json"),
        ("/404.html", "/404.html"),
        ("/nowhere/", None),
    ],
)
def test_the_address_of_a_link(href: str, address: str | None) -> None:
    assert TARGETS.address(href) == address


@pytest.mark.parametrize(
    "href,url",
    [
        ("content:content/pages/about.md", "/careers/about/"),
        ("/about#团队", "/careers/about/#%E5%9B%A2%E9%98%9F"),
        ("content:content/assets/a b.png", "/careers/assets/a%20b.png"),
        ('#a&b"c', "#a&amp;b&quot;c"),
        ('/nowhere/"onclick="x', "/careers/nowhere/%22onclick=%22x"),
        ("content:../../etc/passwd", "/careers/../../etc/passwd"),
    ],
)
def test_a_link_is_filled_in_below_the_base_path(href: str, url: str) -> None:
    assert TARGETS.resolver(BELOW.url)(href) == url


def test_absolute_links_for_feeds() -> None:
    links = PublicLinks(BELOW, TARGETS)
    assert links.job(make_job(), "en") == "https://example.org/careers/en/jobs/acme/frontend/"
    assert links.resolve("/about", "en") == "https://example.org/careers/about/"
    assert links.resolve("#x", "zh") == "#x"
