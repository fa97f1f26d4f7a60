"""Filters, orders and their counts against jobs.json."""

from collections.abc import Callable, Iterable
from typing import Any

import pytest

pytestmark = pytest.mark.browser

FACETS = ("category", "place", "hiring", "employment", "remote", "experience", "education", "company", "skill")
# The address, and what it asks for.
STATES: dict[str, tuple[str, dict[str, set[str]], tuple[float, float] | None]] = {
    "nothing": ("", {}, None),
    "category": ("?category=inference", {"category": {"inference"}}, None),
    "two of one": ("?category=inference,framework", {"category": {"inference", "framework"}}, None),
    "two facets": ("?category=inference&place=shanghai", {"category": {"inference"}, "place": {"shanghai"}}, None),
    "kinds": ("?hiring=campus,intern&skill=python", {"hiring": {"campus", "intern"}, "skill": {"python"}}, None),
    "asked for": ("?experience=3-5&education=bachelor", {"experience": {"3-5"}, "education": {"bachelor"}}, None),
    "company": ("?company=huawei-atlas,oneflow", {"company": {"huawei-atlas", "oneflow"}}, None),
    "pay from": ("?pay=600000", {}, (600_000, float("inf"))),
    "pay between": ("?pay=100000-300000&hiring=campus", {"hiring": {"campus"}}, (100_000, 300_000)),
    "unknown": ("?category=nothing&place=beijing,atlantis&colour=red", {"place": {"beijing"}}, None),
}


def fulfils(posting: Any, asked: dict[str, set[str]], pay: tuple[float, float] | None) -> bool:
    if pay and (posting.pay is None or posting.pay[1] < pay[0] or posting.pay[0] > pay[1]):
        return False
    return all(posting.values[facet] & slugs for facet, slugs in asked.items())


def count(postings: Iterable[Any], facet: str) -> dict[str, int]:
    found: dict[str, int] = {}
    for posting in postings:
        for slug in posting.values[facet]:
            found[slug] = found.get(slug, 0) + 1
    return found


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("name", STATES)
def test_hits_and_counts(name: str, language: str, listing: Callable[..., Any], postings: dict[str, list[Any]]) -> None:
    query, asked, pay = STATES[name]
    found = listing().open_page(("en/" if language == "en" else "") + "jobs/" + query, active=bool(query))
    if query:
        assert found.paths() == [p.path for p in postings[language] if fulfils(p, asked, pay)]
    for facet in FACETS:
        others = {key: slugs for key, slugs in asked.items() if key != facet}
        everywhere = count(postings[language], facet)
        counted = count((p for p in postings[language] if fulfils(p, others, pay)), facet)
        assert found.counts(facet) == {slug: counted.get(slug, 0) for slug in everywhere}, facet
    assert not found.tab.errors


def test_counts_with_words(listing: Callable[..., Any], postings: dict[str, list[Any]]) -> None:
    found = listing().open("jobs/?q=cuda&category=framework")
    hits = [p for p in postings["zh"] if p.rank("cuda") >= 0]
    everywhere = count(postings["zh"], "category")
    assert found.counts("category") == {slug: count(hits, "category").get(slug, 0) for slug in everywhere}
    chosen = [p for p in hits if "framework" in p.values["category"]]
    assert found.paths() == [p.path for p in chosen]
    assert found.counts("company") == {s: count(chosen, "company").get(s, 0) for s in count(postings["zh"], "company")}


@pytest.mark.parametrize(
    "path,asked",
    [
        ("categories/inference/", {"category": {"inference"}}),
        ("locations/beijing/", {"place": {"beijing"}}),
        ("skills/c-plus-plus/", {"skill": {"c-plus-plus"}}),
        ("types/internship/", {"hiring": {"intern"}}),
        ("types/experienced/", {"hiring": {"experienced"}}),
        ("companies/oneflow/", {"company": {"oneflow"}}),
    ],
)
def test_a_page_of_a_term_searches_its_own(
    path: str, asked: dict[str, set[str]], listing: Callable[..., Any], postings: dict[str, list[Any]]
) -> None:
    """The page's term is a filter that stays; its facet is not offered again."""
    (facet,) = asked
    query = "?q=python" if facet == "skill" else "?skill=python"
    found = listing().open(path + query)
    own = [p for p in postings["zh"] if fulfils(p, asked, None)]
    if facet == "skill":
        ranked = [(p.rank("python"), place, p) for place, p in enumerate(own)]
        expected = [p for rank, _, p in sorted(ranked, key=lambda entry: entry[:2]) if rank >= 0]
    else:
        expected = [p for p in own if "python" in p.values["skill"]]
    assert expected
    assert found.paths() == [p.path for p in expected]
    assert found.counts(facet) == {}


def test_the_home_page_searches_in_place(listing: Callable[..., Any], postings: dict[str, list[Any]]) -> None:
    found = listing().open_page("en/", active=False)
    assert found.page.locator("#page-categories").is_visible()
    found.part("input").press_sequentially("frontend")
    found.part("input").fill("front-end")
    found.settled()
    assert not found.page.locator("#page-categories").is_visible()
    assert sorted(found.paths()) == sorted(p.path for p in postings["en"] if p.rank("front-end") >= 0)
    assert found.page.url == found.base + "en/?q=front-end"
    found.part("input").press("Escape")
    found.settled(active=False)
    assert found.page.locator("#page-categories").is_visible()


def test_orders(listing: Callable[..., Any], postings: dict[str, list[Any]]) -> None:
    everyone = postings["zh"]
    found = listing().open("jobs/?sort=salary")
    by_pay = sorted(everyone, key=lambda p: (p.pay is None, -(p.pay or (0, 0))[1], -(p.pay or (0, 0))[0]))
    assert found.paths() == [p.path for p in by_pay]
    found.page.locator("select").select_option("newest")
    found.settled(active=False)
    found.page.locator("select").select_option("closing")  # none of the demo's closes, so the newest come first
    found.settled()
    assert found.paths() == [p.path for p in everyone]
    found.open("jobs/?q=python&sort=salary")
    ranked = [(p.rank("python"), p.pay is None, -(p.pay or (0, 0))[1], place, p) for place, p in enumerate(everyone)]
    assert found.paths() == [entry[-1].path for entry in sorted(ranked, key=lambda e: e[:4]) if entry[0] >= 0]
