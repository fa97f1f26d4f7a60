from datetime import date
from xml.etree import ElementTree as ET

from sitegen.surfaces import sitemap as module
from sitegen.surfaces.sitemap import Entry, index

BOTH = (
    ("zh-CN", "https://example.org/jobs/"),
    ("en", "https://example.org/en/jobs/"),
    ("x-default", "https://example.org/jobs/"),
)


def sitemap(entries: list[Entry]) -> str:
    return "".join(module.sitemap(entries))


NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


def test_pages_with_their_languages_in_the_order_given() -> None:
    text = sitemap([
        Entry("https://example.org/jobs/", BOTH, date(2026, 11, 10)),
        Entry("https://example.org/?a=1&b=<2>"),
    ])  # fmt: skip
    assert (
        text
        == """\
<?xml version="1.0" encoding="utf-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
 <url>
  <loc>https://example.org/jobs/</loc>
  <lastmod>2026-11-10</lastmod>
  <xhtml:link rel="alternate" hreflang="zh-CN" href="https://example.org/jobs/" />
  <xhtml:link rel="alternate" hreflang="en" href="https://example.org/en/jobs/" />
  <xhtml:link rel="alternate" hreflang="x-default" href="https://example.org/jobs/" />
 </url>
 <url>
  <loc>https://example.org/?a=1&amp;b=&lt;2&gt;</loc>
 </url>
</urlset>
"""
    )


def test_the_names_are_those_of_the_namespaces() -> None:
    root = ET.fromstring(sitemap([Entry("https://example.org/jobs/", BOTH)]))  # noqa: S314 -- our own text
    assert [link.get("hreflang") for link in root.findall("s:url/x:link", NAMES)] == [
        "zh-CN",
        "en",
        "x-default",
    ]


def test_index() -> None:
    text = index(["https://example.org/sitemap-1.xml", "https://example.org/sitemap-2.xml"])
    root = ET.fromstring(text)  # noqa: S314 -- our own text
    assert root.tag == f"{{{NAMES['s']}}}sitemapindex"
    assert [loc.text for loc in root.findall("s:sitemap/s:loc", NAMES)] == [
        "https://example.org/sitemap-1.xml",
        "https://example.org/sitemap-2.xml",
    ]
