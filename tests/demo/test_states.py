"""Every state that a page can be in, in both languages, with both themes."""

import gzip
import re
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.core.making import build_site, make_site, posting
from tests.demo.quality import inspect, opened, walk

NOW = "2026-11-15T12:00:00+08:00"
# kinds of page that the demo site shows with the theme default, and compact has to show as well
KINDS = {
    "home": "",
    "jobs": "jobs/",
    "jobs-2": "jobs/page/2/",
    "companies": "companies/",
    "company": "companies/aurora/",
    "category": "categories/observing/",
    "categories": "categories/",
    "skills": "skills/",
    "not-found": "404.html",
    "figures": "figures/",
    "found": "jobs/?q=python",
    "found-at-home": "?q=nothing-of-this-kind",
}
STATES = {
    "closing": "jobs/aurora/observer/",
    "upcoming": "jobs/aurora/cook/",
    "closed": "jobs/borealis/guide/",
    "untranslated": "jobs/aurora/long/",
    "untranslated-page": "about/",
    "empty": "companies/borealis/",
}
CASES = [
    pytest.param(theme, prefix + path, id=f"{theme}-{prefix.strip('/') or 'zh'}-{name}")
    for theme, pages in (("default", STATES), ("compact", KINDS | STATES))
    for prefix in ("", "en/")
    for name, path in pages.items()
]


@pytest.mark.browser
@pytest.mark.parametrize("theme,path", CASES)
def test_page(
    theme: str, path: str, states_url: Callable[[str], str], new_tab: Callable[..., Any], need: Callable[[str], Path]
) -> None:
    narrow = path.startswith("en/")  # English has the longer words
    for width, scheme, whole in ((320, "dark", narrow), (1280, "light", not narrow)):
        tab = new_tab(viewport={"width": width, "height": 800}, color_scheme=scheme)
        axe = need("axe-core") / "axe.min.js" if whole else None
        inspect(tab, states_url(theme) + path, width, axe, now=NOW)


@pytest.mark.browser
@pytest.mark.parametrize("theme", ["default", "compact"])
@pytest.mark.parametrize("path", ["", "jobs/", "jobs/aurora/observer/", "companies/aurora/", "companies/", "404.html"])
@pytest.mark.parametrize("size", [(360, 640), (1280, 800)], ids=["phone", "desk"])
def test_everything_is_reached_by_keyboard_and_seen(
    theme: str, path: str, size: tuple[int, int], states_url: Callable[[str], str], new_tab: Callable[..., Any]
) -> None:
    walk(new_tab(viewport={"width": size[0], "height": size[1]}), states_url(theme) + path, now=NOW)


@pytest.mark.browser
@pytest.mark.parametrize("theme", ["default", "compact"])
def test_applying_stays_in_reach_on_a_phone(
    theme: str, states_url: Callable[[str], str], new_tab: Callable[..., Any]
) -> None:
    """The button is at the lower edge from the start, and gone where the ways to apply themselves are in sight."""
    page = opened(new_tab(viewport={"width": 360, "height": 640}), states_url(theme) + "jobs/aurora/observer/", now=NOW)
    button = page.locator(".jump .button")
    box = button.bounding_box()
    assert 640 - 80 < box["y"] < box["y"] + box["height"] <= 640
    button.click()
    apply = page.locator("#page-apply").bounding_box()
    assert -20 < apply["y"] < 200
    above = "e => { const b = e.getBoundingClientRect(); return document.elementFromPoint(b.x + 9, b.y + 9) === e }"
    assert not button.evaluate(above)


def test_nothing_promises_a_way_to_apply_that_is_not_stated(tmp_path: Path) -> None:
    """A button that leads to `does not say how to apply` is a dead end."""
    ways = {"none": "", "mail": "apply: hr@example.com"}
    root = make_site(tmp_path, {f"postings/acme/{name}.md": posting(front) for name, front in ways.items()})
    assert build_site(root).written
    pages = {name: (root / f"output/jobs/acme/{name}/index.html").read_text("utf-8") for name in ways}
    assert {name: 'href="#page-apply"' in page for name, page in pages.items()} == {"none": False, "mail": True}
    assert all('id="page-apply"' in page for page in pages.values())


@pytest.mark.browser
def test_a_posting_that_has_closed_since_the_build_says_so(
    states_url: Callable[[str], str], new_tab: Callable[..., Any]
) -> None:
    url = states_url("default") + "en/jobs/aurora/observer/"
    page = opened(new_tab(), url, now="2026-11-20T17:59:00+08:00")
    assert page.locator(".posting-company .badge:visible").all_inner_texts() == ["Closing soon"]
    assert page.locator("#page-apply").is_visible()
    page = opened(new_tab(), url, now="2026-11-20T18:01:00+08:00")
    assert page.locator(".posting-company .badge:visible").all_inner_texts() == ["Closed"]
    assert not page.locator("#page-apply").is_visible()
    assert page.get_by_text("This job is closed").is_visible()


@pytest.mark.parametrize("theme", ["default", "compact"])
def test_valid_html(theme: str, states: Callable[[str], Path], need: Callable[[str], Path]) -> None:
    checker = need("vnu-jar") / "build/dist/vnu.jar"
    command = [str(need("java")), "-Xss8m", "-jar", str(checker), "--errors-only", "--skip-non-html"]
    done = subprocess.run([*command, str(states(theme))], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-4000:]


@pytest.mark.parametrize("theme", ["default", "compact"])
def test_every_page_has_a_strict_policy(theme: str, states: Callable[[str], Path]) -> None:
    for file in states(theme).rglob("*.html"):
        (policy,) = re.findall(
            r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">', file.read_text("utf-8")
        )
        assert policy.startswith("default-src 'none'; ")
        assert "unsafe" not in policy
        assert "http" not in policy


def test_the_brand_is_on_every_page(states: Callable[[str], Path]) -> None:
    page = (states("default") / "en/about/index.html").read_text("utf-8")
    assert re.search(r'<link rel="stylesheet" href="/careers/theme/brand\.[0-9a-f]{8}\.css" media="screen">', page)
    assert '<img src="/careers/assets/aurora.svg"' in page
    assert '<a href="https://aurora.example/" rel="noopener external">Website</a>' in page
    assert '<a href="/careers/en/companies/">All companies</a>' in page
    assert '<a href="mailto:hello@aurora.example">Write to us</a>' in page
    assert "© 2026 Aurora" in page
    assert ">Openings</a>" in page
    assert '<meta property="og:locale" content="en_US">' in page
    assert "brand." not in (states("compact") / "index.html").read_text("utf-8")


@pytest.mark.parametrize("theme", ["default", "compact"])
def test_weights(theme: str, states: Callable[[str], Path]) -> None:
    """What a phone loads, each file by itself as hosts send it."""
    output = states(theme)
    static = list((output / "theme").iterdir())
    assert all(re.search(r"\.[0-9a-f]{8}\.\w+$", file.name) for file in static)
    for suffix in (".css", ".js"):
        assert sum(packed(file) for file in static if file.suffix == suffix) <= 12 * 1024, suffix
    assert max(packed(file) for file in output.glob("**/jobs/*/*/index.html")) <= 12 * 1024


def packed(file: Path) -> int:
    return len(gzip.compress(file.read_bytes(), 9))


def test_not_found_speaks_every_language(states: Callable[[str], Path]) -> None:
    page = (states("default") / "404.html").read_text("utf-8")
    assert "页面不存在" in page
    assert re.search(r'<section lang="en">\s*<h2>Page not found</h2>', page)


def test_compact_is_only_what_is_different(root: Path) -> None:
    files = [file for file in (root / "themes/compact").rglob("*") if file.is_file()]
    assert len(files) <= 8
    assert sum(file.stat().st_size for file in files) < 12_000
