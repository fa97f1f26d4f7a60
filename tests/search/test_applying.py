"""Applying: the mail that is prepared, the copy buttons, and a posting that closes by itself."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from sitegen import build
from sitegen.config import Flags, read

pytestmark = pytest.mark.browser

POSTING = """---
title: {title}
locations: [{places}]
posted: 2026-11-10
closes: 2026-12-01 18:00
apply:
  email: jobs@example.org
  subject: 社招-姓名-岗位名称-工作地点
  url: https://example.org/apply
  wechat: example-hr
  note: 请附上作品。
---

写代码。
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, serve_folder: Callable[[Path, str], str]) -> str:
    """Return the address of a site with a posting in one place, and one in two."""
    root = tmp_path_factory.mktemp("applying")
    (root / "site.yaml").write_text("title: 招聘\nbase_url: http://127.0.0.1/careers/\nlanguages: [zh, en]\n", "utf-8")
    folder = root / "content/postings/acme"
    folder.mkdir(parents=True)
    (folder / "one.md").write_text(POSTING.format(title="前端工程师", places="上海"), "utf-8")
    (folder / "two.md").write_text(POSTING.format(title="后端 & C++ 工程师", places="上海, 北京"), "utf-8")
    config, problems = read(Flags(root, as_of=date(2026, 11, 20)))
    assert config, problems
    report = build.build(config)
    assert report.written, report.problems
    return serve_folder(root / "output", "/careers/")


def subject(page: Any) -> str:
    href = str(page.locator("a[href^='mailto:']").get_attribute("href"))
    assert urlsplit(href).path == "jobs@example.org"
    return parse_qs(urlsplit(href).query, strict_parsing=True)["subject"][0]


def test_the_subject_is_filled_in(site: str, tab: Any) -> None:
    """The title stands in it, the place where there is one; what is the applicant's stays."""
    tab.page.goto(site + "jobs/acme/one/")
    assert subject(tab.page) == "社招-姓名-前端工程师-上海"
    tab.page.goto(site + "en/jobs/acme/one/")
    assert subject(tab.page) == "社招-姓名-前端工程师-上海"
    tab.page.goto(site + "jobs/acme/two/")
    assert subject(tab.page) == "社招-姓名-后端 & C++ 工程师-工作地点"


def test_every_way_to_apply_is_there(site: str, tab: Any) -> None:
    tab.page.goto(site + "jobs/acme/one/")
    text = tab.page.locator("#page-apply").inner_text()
    for words in ("jobs@example.org", "社招-姓名-前端工程师-上海", "example-hr", "请附上作品。"):
        assert words in text
    assert tab.page.locator("#page-apply a[href='https://example.org/apply']").count() == 1


@pytest.mark.parametrize("allowed", [True, False])
def test_copy_buttons(site: str, new_tab: Callable[..., Any], *, allowed: bool) -> None:
    tab = new_tab(permissions=["clipboard-read", "clipboard-write"] if allowed else [])
    if not allowed:  # as on a page without a secure connection
        tab.page.add_init_script("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    tab.page.goto(site + "jobs/acme/one/")
    for name, text in (
        ("复制投递邮箱", "jobs@example.org"),
        ("复制邮件标题", "社招-姓名-前端工程师-上海"),
        ("复制微信号", "example-hr"),
    ):
        button = tab.page.get_by_role("button", name=name)
        button.click()
        expect(button).to_have_text("已复制")
        expect(tab.page.locator("[data-copied]")).to_have_text("已复制")
        if allowed:
            assert tab.page.evaluate("navigator.clipboard.readText()") == text
        else:
            assert tab.page.evaluate("getSelection().toString().trim()") == text
    assert not tab.errors


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text)


@pytest.mark.parametrize("language", ["", "en/"])
def test_a_posting_closes_by_itself(language: str, site: str, new_tab: Callable[..., Any]) -> None:
    """18:00 in the site's time zone is the end, wherever the reader is; also while the page is open."""
    tab = new_tab(timezone_id="America/New_York")
    tab.page.clock.install(time=moment("2026-12-01T17:50:00+08:00"))
    tab.page.goto(site + language + "jobs/acme/one/")
    apply, notice = tab.page.locator("#page-apply"), tab.page.locator(".notice[data-while='closed']")
    assert apply.is_visible()
    assert not notice.is_visible()
    tab.page.clock.fast_forward(timedelta(minutes=11).seconds * 1000)
    assert not apply.is_visible()
    assert not tab.page.locator(".jump").is_visible()
    assert notice.is_visible()
    late = new_tab()
    late.page.clock.install(time=moment("2026-12-01T18:00:01+08:00"))
    late.page.goto(site + language + "jobs/acme/one/")
    assert not late.page.locator("#page-apply").is_visible()
    assert late.page.locator("[data-while='closed'] a[href$='jobs/']").is_visible()


def test_a_hit_says_that_it_closed(site: str, new_tab: Callable[..., Any]) -> None:
    tab = new_tab()
    tab.page.clock.install(time=moment("2026-11-27T12:00:00+08:00"))
    tab.page.goto(site + "jobs/?sort=closing")
    expect(tab.page.locator(".hits .badge")).to_have_text(["即将截止", "即将截止"])
    late = new_tab()
    late.page.clock.install(time=moment("2026-12-02T12:00:00+08:00"))
    late.page.goto(site + "jobs/?sort=closing")
    expect(late.page.locator(".hits .badge")).to_have_text(["已结束", "已结束"])
    assert late.page.locator(".hits .card-closed").count() == 2
