"""The demo site as a candidate sees it: in a real browser, wide and narrow, light and dark, in both languages."""

from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest

from tests.demo.quality import inspect

pytestmark = pytest.mark.browser

KINDS = {
    "home": "",
    "jobs": "jobs/",
    "jobs-2": "jobs/page/2/",
    "posting": "jobs/oneflow/framework-engineer/",
    "posting-with-pay": "jobs/moore-threads/framework-developer/",
    "companies": "companies/",
    "company": "companies/oneflow/",
    "category": "categories/algorithms/",
    "categories": "categories/",
    "location": "locations/beijing/",
    "locations": "locations/",
    "skill": "skills/c-plus-plus/",
    "skills": "skills/",
    "type": "types/campus/",
    "types": "types/",
    "document": "oneflow-interview/",
    "about": "about/",
    "figures": "figures/",
    "not-found": "404.html",
}
PATHS = [prefix + path for prefix in ("", "en/") for path in KINDS.values()]
IDS = [f"{language}-{kind}" for language in ("zh", "en") for kind in KINDS]


@pytest.mark.parametrize("path", PATHS, ids=IDS)
def test_page(path: str, demo_url: str, new_tab: Callable[..., Any], need: Callable[[str], Path]) -> None:
    """Light and dark, on a phone and a desk; the pages' own policy is in force."""
    for width, scheme in ((320, "light"), (1280, "dark")):
        tab = new_tab(viewport={"width": width, "height": 800}, color_scheme=scheme)
        inspect(tab, demo_url + path, width, need("axe-core") / "axe.min.js")


def test_language_switch_keeps_the_page(demo_url: str, tab: Any) -> None:
    tab.page.goto(demo_url + "jobs/pplabs/llm-inference-acceleration/")
    assert tab.page.locator("html").get_attribute("lang") == "zh-CN"
    chinese = tab.page.locator("h1").inner_text()
    tab.page.get_by_role("link", name="English").first.click()
    assert tab.page.url == demo_url + "en/jobs/pplabs/llm-inference-acceleration/"
    assert tab.page.locator("html").get_attribute("lang") == "en"
    assert tab.page.locator("h1").inner_text() != chinese
    tab.page.get_by_role("link", name="中文").first.click()
    assert tab.page.locator("h1").inner_text() == chinese


def test_from_home_to_applying_by_keyboard(demo_url: str, tab: Any) -> None:
    """Tab and Enter alone lead from the home page to a posting; the first stop skips the navigation."""
    tab.page.goto(demo_url + "en/")
    tab.page.keyboard.press("Tab")
    assert tab.page.evaluate("document.activeElement.getAttribute('href')").startswith("#page-")
    focused = "document.activeElement.href || ''"
    for _ in range(80):
        tab.page.keyboard.press("Tab")
        href = tab.page.evaluate(focused)
        if "/en/jobs/" in href and href.count("/") > 7:
            break
    tab.page.keyboard.press("Enter")
    tab.page.wait_for_url("**/en/jobs/*/*/")
    assert tab.page.locator("h1").inner_text()


def test_apply_link_carries_the_subject(demo_url: str, tab: Any) -> None:
    tab.page.goto(demo_url + "jobs/oneflow/framework-engineer/")
    href = tab.page.locator("a[href^='mailto:talent@oneflow.org?subject=']").first.get_attribute("href")
    assert "%E5%A7%93%E5%90%8D" in href  # 姓名


def test_without_javascript(demo_url: str, new_tab: Callable[..., Any]) -> None:
    """Every posting is reached by links alone."""
    tab = new_tab(java_script_enabled=False)
    found: set[str] = set()
    address: str | None = demo_url + "jobs/"
    while address:
        tab.page.goto(address)
        links = tab.page.locator("main a[href*='/jobs/']").all()
        found |= {link.get_attribute("href") or "" for link in links}
        following = tab.page.locator("a[rel=next]")
        address = urljoin(demo_url, following.first.get_attribute("href")) if following.count() else None
    assert len({href for href in found if href.count("/") == 5 and "/page/" not in href}) == 32


def test_unknown_address_shows_the_not_found_page(demo_url: str, tab: Any) -> None:
    response = tab.page.goto(demo_url + "no/such/page/")
    assert response.status == 404
    assert tab.page.locator("a[hreflang]").count() >= 2
