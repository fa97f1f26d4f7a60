"""A browser that is left alone while the site is edited: nothing here reloads a page but the preview."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

SLOW = 120_000  # milliseconds
JOB = "jobs/acme/engineer/"


@pytest.fixture
def page(tab: Any) -> Page:
    found: Page = tab.page
    found.set_default_timeout(SLOW)
    return found


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


def test_a_saved_posting_is_shown(posting: Path, serving: Callable[..., Any], tab: Any) -> None:
    page = tab.page
    page.goto(serving().url + JOB, timeout=SLOW)
    expect(page.get_by_text("写网页。")).to_be_visible(timeout=SLOW)
    for text in ("写很多网页。", "再写一点。"):
        edit(posting, posting.read_text("utf-8").split("\n")[-2], text)
        expect(page.get_by_text(text)).to_be_visible(timeout=SLOW)
    assert tab.errors == []
    assert tab.foreign == []


def test_a_broken_posting_is_said_over_the_last_good_page_until_it_is_mended(
    posting: Path, serving: Callable[..., Any], page: Page
) -> None:
    url = serving().url
    page.goto(url + JOB)
    edit(posting, "employment: full-time", "employement: <b>full-time</b>")
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text(
        "content/postings/acme/engineer.md:5:1: error[key.unknown]: unknown key `employement`", timeout=SLOW
    )
    expect(alert).to_contain_text("hint: did you mean `employment`?")
    expect(page.get_by_text("写网页。")).to_be_visible()
    page.goto(f"{url}en/")
    expect(page.get_by_role("alert")).to_contain_text("engineer.md:5:1")
    page.goto(url + JOB)
    edit(posting, "employement: <b>full-time</b>", "employment: part-time")
    expect(page.get_by_role("alert")).to_have_count(0, timeout=SLOW)
    expect(page.get_by_text("兼职").first).to_be_visible()


def test_the_overlay_looks_the_same_under_any_theme(posting: Path, serving: Callable[..., Any], page: Page) -> None:
    page.goto(serving().url + JOB)
    edit(posting, "company: acme", "company: [")
    alert = page.get_by_role("alert")
    expect(alert).to_be_in_viewport(timeout=SLOW)
    style = "e => { const s = getComputedStyle(e); return [s.position, s.color, s.backgroundColor] }"
    assert alert.evaluate(style) == ["fixed", "rgb(255, 255, 255)", "rgb(43, 10, 14)"]
    alert.locator("summary").click()  # it can be folded away, without a script
    expect(alert.locator("li").first).to_be_hidden()


def test_a_new_posting_is_listed_and_a_deleted_one_is_gone(
    posting: Path, serving: Callable[..., Any], page: Page
) -> None:
    url = serving().url
    page.goto(f"{url}jobs/")
    expect(page.get_by_role("link", name="前端工程师")).to_be_visible()
    new = posting.with_name("tester.md")
    new.write_text(posting.read_text("utf-8").replace("前端工程师", "测试工程师"), "utf-8")
    expect(page.get_by_role("link", name="测试工程师")).to_be_visible(timeout=SLOW)
    page.get_by_role("link", name="测试工程师").click()
    expect(page.get_by_role("heading", name="测试工程师")).to_be_visible()
    address = page.url
    new.unlink()
    expect(page.get_by_role("heading", name="测试工程师")).to_have_count(0, timeout=SLOW)
    assert page.url == address
    answer = page.goto(address)
    assert answer
    assert answer.status == 404
    expect(page.locator("html")).to_have_attribute("lang", re.compile("^zh"))


def test_a_first_build_that_fails_is_followed_by_the_page(
    posting: Path, serving: Callable[..., Any], page: Page
) -> None:
    edit(posting, "title: 前端工程师\n", "")
    page.goto(serving().url + JOB)
    expect(page.get_by_role("alert")).to_contain_text("content/postings/acme/engineer.md", timeout=SLOW)
    edit(posting, "company: acme\n", "title: 前端工程师\ncompany: acme\n")
    expect(page.get_by_text("写网页。")).to_be_visible(timeout=SLOW)


def test_an_open_page_comes_back_after_the_server_began_anew(
    posting: Path, serving: Callable[..., Any], page: Page
) -> None:
    first = serving()
    page.goto(first.url + JOB)
    expect(page.get_by_text("写网页。")).to_be_visible()
    page.wait_for_function("window.LiveReload && LiveReload.connector.protocol === 7")
    assert first.stop() == 0
    assert first.said("Traceback|Warning|Error|destroyed") == []
    edit(posting, "写网页。", "重新开始。")
    serving("--port", str(urlsplit(first.url).port))
    expect(page.get_by_text("重新开始。")).to_be_visible(timeout=SLOW)
