"""How search behaves on the page: its address, the keyboard, what is spoken, and without JavaScript."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


def test_the_address_is_shared_and_the_back_button_works(listing: Callable[..., Any]) -> None:
    found = listing().open_page("jobs/", active=False)
    found.page.locator(".filters input[value='framework']").check()
    found.settled()
    first = found.paths()
    found.page.locator(".filters input[value='beijing']").check()
    found.page.wait_for_url("**/jobs/?category=framework&place=beijing")
    found.settled()
    second = found.paths()
    assert 0 < len(second) < len(first)
    other = listing().open("jobs/?category=framework&place=beijing")  # another reader, the same address
    assert other.paths() == second
    assert other.page.locator(".filters :checked").evaluate_all("all => all.map(i => i.value)") == [
        "framework",
        "beijing",
    ]
    found.page.go_back()
    found.page.wait_for_url("**/jobs/?category=framework")
    found.settled()
    assert found.paths() == first
    assert found.page.locator(".filters :checked").evaluate_all("all => all.map(i => i.value)") == ["framework"]
    found.page.go_back()
    found.settled(active=False)
    assert found.page.locator("[data-idle] .card").count() == 20
    found.page.go_forward()
    found.settled()
    assert found.paths() == first


def test_back_from_a_posting_shows_the_hits_again(listing: Callable[..., Any]) -> None:
    found = listing().open("jobs/?q=python")
    hits = found.paths()
    found.page.locator(".hits .card-title a").nth(12).click()
    found.page.wait_for_url("**/jobs/*/*/")
    found.page.go_back()
    found.settled()
    assert found.paths() == hits
    assert found.part("input").input_value() == "python"


def test_typing_leaves_one_step_in_the_history(listing: Callable[..., Any]) -> None:
    found = listing().open_page("jobs/", active=False)
    before = found.page.evaluate("history.length")
    found.part("input").press_sequentially("cuda c++")
    found.page.wait_for_url("**/jobs/?q=cuda+c%2B%2B")
    assert found.page.evaluate("history.length") == before
    found.settled()
    assert found.paths()


def test_a_numbered_page_searches_the_whole_list(listing: Callable[..., Any]) -> None:
    found = listing().open_page("jobs/page/2/", active=False)
    found.part("input").fill("cuda")
    found.settled()
    assert found.page.url == found.base + "jobs/?q=cuda"
    assert len(found.paths()) == 7
    found.part("input").fill("")
    found.settled(active=False)
    assert found.page.url == found.base + "jobs/page/2/"


def test_keyboard(listing: Callable[..., Any]) -> None:
    found = listing().open_page("jobs/", active=False)
    found.page.keyboard.press("/")
    assert found.page.evaluate("document.activeElement.dataset.part") == "input"
    found.page.keyboard.type("cuda/")
    assert found.part("input").input_value() == "cuda/"
    found.page.keyboard.press("Escape")
    assert found.part("input").input_value() == ""
    found.settled(active=False)
    for _ in range(3):
        found.page.keyboard.press("Tab")
    found.page.keyboard.press("Space")
    found.settled()
    assert "category=" in found.page.url
    assert found.page.evaluate("document.activeElement.type") == "checkbox"


def test_what_is_found_is_spoken(listing: Callable[..., Any]) -> None:
    found = listing().open_page("en/jobs/", active=False)
    spoken = found.page.locator("[role='status']")
    assert spoken.inner_text() == ""
    found.part("input").fill("cuda")
    found.page.wait_for_function("() => document.querySelector('[role=status]').textContent === '7 jobs found'")
    found.part("input").fill("rl")
    found.page.wait_for_function("() => document.querySelector('[role=status]').textContent === '1 job found'")
    found.part("input").fill("")
    found.page.wait_for_function("() => document.querySelector('[role=status]').textContent === '32 open jobs'")


def test_nothing_found_and_the_way_out(listing: Callable[..., Any]) -> None:
    found = listing().open("jobs/?q=cuda&category=community")
    assert found.part("none").is_visible()
    assert found.page.locator(".chosen button").first.inner_text() == "开源运营类"
    found.part("none").get_by_role("button").click()
    found.settled(active=False)
    assert found.page.url == found.base + "jobs/"
    assert found.page.evaluate("document.activeElement.dataset.part") == "input"


def test_chips_take_one_filter_away(listing: Callable[..., Any]) -> None:
    found = listing().open("jobs/?category=framework&place=beijing&pay=600000")
    assert found.page.locator(".chosen button").all_inner_texts()[:3] == ["框架研发类", "北京", "年薪 60 万以上"]
    found.page.get_by_role("button", name="去掉条件：北京").click()
    found.page.wait_for_url("**/jobs/?category=framework&pay=600000")
    found.page.get_by_role("button", name="去掉条件：年薪 60 万以上").click()
    found.page.wait_for_url("**/jobs/?category=framework")


def test_pay_is_typed_in_the_language_of_the_page(listing: Callable[..., Any]) -> None:
    for prefix, typed in (("", "60"), ("en/", "600")):
        found = listing().open_page(prefix + "jobs/", active=False)
        found.page.locator(".filter-pay input").first.fill(typed)
        found.page.keyboard.press("Enter")
        found.page.wait_for_url("**/jobs/?pay=600000")
        found.settled()
        assert len(found.paths()) == 8


def test_filters_on_a_phone(listing: Callable[..., Any]) -> None:
    found = listing(viewport={"width": 360, "height": 780}).open_page("jobs/", active=False)
    button = found.page.locator(".tools [data-do='filter']")
    button.click()
    sheet = found.part("sheet")
    sheet.locator("input[value='algorithms']").check()
    found.page.wait_for_url("**?category=algorithms")
    assert sheet.is_visible()
    show = found.part("show")
    expect(show).to_have_text("查看 8 个职位")  # the address changes at once, the list when its cards have come
    show.click()
    assert not sheet.is_visible()
    assert button.inner_text().split() == ["筛选", "1"]
    assert len(found.paths()) == 8
    button.click()
    found.page.keyboard.press("Escape")
    assert not sheet.is_visible()


def test_no_dead_control_without_javascript(demo_url: str, new_tab: Callable[..., Any]) -> None:
    for path in ("", "jobs/", "en/companies/oneflow/", "categories/algorithms/", "jobs/oneflow/framework-engineer/"):
        page = new_tab(java_script_enabled=False).page
        page.goto(demo_url + path)
        controls = page.locator("input, select, button, dialog, form, .side")
        assert not [control for control in controls.all() if control.is_visible()]


@pytest.mark.parametrize(
    "path", ["", "jobs/", "companies/huawei-atlas/", "locations/beijing/", "en/", "en/jobs/", "en/types/campus/"]
)
@pytest.mark.parametrize("query", ["?q=python&hiring=experienced,campus", "?q=nothing-of-this-kind"])
def test_accessible_while_searching(
    path: str, query: str, listing: Callable[..., Any], need: Callable[[str], Path]
) -> None:
    axe = (need("axe-core") / "axe.min.js").read_text("utf-8")
    for width, scheme in ((320, "light"), (1280, "dark")):
        found = listing(viewport={"width": width, "height": 800}, color_scheme=scheme, bypass_csp=True).open(
            path + query
        )
        assert found.page.evaluate("document.documentElement.scrollWidth") <= width
        found.page.evaluate(axe)
        violations = found.page.evaluate("rules => axe.run(document, rules)", RULES)["violations"]
        assert not [(v["id"], [node["html"] for node in v["nodes"]][:3]) for v in violations]
        if width == 320:
            found.page.locator("[data-do='filter']:visible").first.click()
            violations = found.page.evaluate("rules => axe.run('dialog', rules)", RULES)["violations"]
            assert not [(v["id"], [node["html"] for node in v["nodes"]][:3]) for v in violations]
        assert not found.tab.errors
        assert not found.tab.foreign


@pytest.mark.parametrize("path", ["", "jobs/", "locations/beijing/", "companies/oneflow/", "jobs/?q=cuda"])
@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_moves_by_itself(path: str, width: int, listing: Callable[..., Any]) -> None:
    found = listing(viewport={"width": width, "height": 900})
    found.page.add_init_script(
        "window.moved = 0;"
        "const add = list => list.getEntries().forEach(e => { window.moved += e.value; });"
        "new PerformanceObserver(add).observe({type: 'layout-shift', buffered: true});"
    )
    found.page.goto(found.base + path, wait_until="networkidle")
    found.page.wait_for_timeout(300)
    assert found.page.evaluate("window.moved") == 0
