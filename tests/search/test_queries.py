"""Searches with known answers on the demo site, in a real browser."""

from collections.abc import Callable
from typing import Any
from urllib.parse import quote_plus

import pytest

pytestmark = pytest.mark.browser

QUERIES = {
    "zh": [
        "推理加速", "cuda", "C++", "大模型", "华为", "北京 算法", "ＧＰＵ", "go",
        "编译器", "实习 推理", "ai平台", "上海 Cuda",
    ],
    "en": [
        "cuda", "C++", "inference", "large model", "Beijing", "compiler", "oneflow front", "PaddlePaddle quantization",
        "internship kubernetes", "rl", "go", "deep learning engineer",
    ],
}  # fmt: skip
# Answers that somebody read out of the postings, so that two programs cannot agree on a mistake.
KNOWN = {
    ("zh", "推理加速"): ["pplabs/llm-inference-acceleration", "pplabs/senior-llm-algorithm"],
    ("zh", "go"): ["huawei-atlas/ai-cluster-expert", "baidu-paddlepaddle/ai-platform-backend"],
    ("zh", "ai平台"): ["baidu-paddlepaddle/ai-platform-backend"],
    ("en", "internship kubernetes"): ["oneflow/backend-engineer"],
    ("en", "rl"): ["baidu-paddlepaddle/ai-platform-backend"],
}
CASES = [(language, query) for language, queries in QUERIES.items() for query in queries]
PREFIX = {"zh": "", "en": "en/"}


@pytest.mark.parametrize("language,query", CASES)
def test_hits(language: str, query: str, listing: Callable[..., Any], postings: dict[str, list[Any]]) -> None:
    """The hits are exactly those expected; title before facts before body, the newest first in each."""
    ranked = [(p.rank(query), place, p) for place, p in enumerate(postings[language])]
    expected = [p for rank, _, p in sorted(ranked, key=lambda entry: entry[:2]) if rank >= 0]
    assert 0 < len(expected) < 32
    if (language, query) in KNOWN:
        assert [p.id for p in expected] == KNOWN[language, query]
    found = listing().open(f"{PREFIX[language]}jobs/?q={quote_plus(query)}")
    assert found.paths() == [p.path for p in expected]
    assert str(len(expected)) in found.part("found").inner_text()
    assert not found.tab.errors
    assert not found.tab.foreign


def test_matches_are_marked(listing: Callable[..., Any]) -> None:
    found = listing().open("jobs/?q=" + quote_plus("推理加速"))
    cards = found.part("list").locator("article")
    assert cards.nth(0).locator(".card-title mark").all_inner_texts() == ["推理加速"]
    assert cards.nth(1).locator(".card-title mark").count() == 0
    assert cards.nth(1).locator(".card-summary mark").all_inner_texts() == ["推理加速"]
    found.open("jobs/?q=cuda")
    assert set(found.part("list").locator("mark").all_inner_texts()) == {"CUDA"}


def test_markup_in_a_query_is_only_text(listing: Callable[..., Any]) -> None:
    found = listing().open("jobs/?q=" + quote_plus("<img src=x onerror=alert(1)>"))
    assert found.part("none").is_visible()
    assert "<img src=x" in found.part("none").inner_text()
    assert found.part("none").locator("img").count() == 0
    assert not found.tab.errors


def test_bodies_come_only_when_words_are_searched_for(listing: Callable[..., Any]) -> None:
    found = listing()
    asked: list[str] = []
    found.page.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
    found.page.goto(found.base + "jobs/")
    found.page.locator(".filters").wait_for()
    assert [name for name in asked if name.endswith(".json")] == [n for n in asked if n.startswith("zh.")]
    found.page.locator(".filters input[value='algorithms']").check()
    found.settled()
    assert any(name.startswith("zh-cards.") for name in asked)
    assert not any("bodies" in name for name in asked)
    found.part("input").fill("cuda")
    found.page.wait_for_url("**q=cuda**")
    found.settled()
    assert any(name.startswith("zh-bodies-1.") for name in asked)


def test_a_phone_loads_nothing_until_it_is_asked(listing: Callable[..., Any]) -> None:
    found = listing(viewport={"width": 360, "height": 780})
    asked: list[str] = []
    found.page.on("request", lambda request: asked.append(request.url))
    found.page.goto(found.base + "jobs/", wait_until="networkidle")
    assert not [url for url in asked if "/search/" in url]


def test_a_search_that_cannot_load_says_so(listing: Callable[..., Any]) -> None:
    found = listing(viewport={"width": 360, "height": 780})
    found.page.route("**/search/**", lambda route: route.abort())
    found.page.goto(found.base + "en/jobs/")
    found.part("input").fill("cuda")
    found.page.get_by_text("Search does not work right now").first.wait_for()
    assert found.page.locator("[data-idle] .card").count() == 20
