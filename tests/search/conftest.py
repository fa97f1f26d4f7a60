"""The demo site's postings as its own data files tell them, and what a search should find among them.

The rules are written down here a second time, in another language and from other files than
the scripts work on: jobs.json for the facts, the JSON Feed for the words.
"""

import json
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from typing import Any

import pytest

PREFIX = {"zh": "", "en": "en/"}
DEGREES = ("none", "high-school", "associate", "bachelor", "master", "doctor")
_HAN = "[\u3000-\u303f\u3400-\u4dbf\u4e00-\u9fff\uff00-\uffef]"
_PER_YEAR = {"hour": 2080, "day": 250, "week": 52, "month": 12, "year": 1}


@dataclass(frozen=True)
class Posting:
    """What is known of a posting in one language."""

    id: str
    path: str
    title: str
    facts: str  # company, places, skills, kinds: a line each
    body: str
    values: dict[str, frozenset[str]]  # facet -> slugs
    pay: tuple[float, float] | None  # a year; the end is infinite where it is open
    posted: str

    def rank(self, query: str) -> int:
        """Return where a query is found: 0 title, 1 facts, 2 body; -1 nowhere."""
        worst = 0
        for term in unicodedata.normalize("NFKC", query).casefold().split():
            found = [has(text, term) for text in (self.title, self.facts, self.body)]
            if not any(found):
                return -1
            worst = max(worst, found.index(True))
        return worst


def has(text: str, term: str) -> bool:
    """Tell whether a text has a term: Chinese anywhere, other words from their beginning on."""
    text = unicodedata.normalize("NFKC", text).casefold()
    text = re.sub(rf"(?<={_HAN})[^\S\n]+|[^\S\n]+(?={_HAN})", "", text)
    start = r"(?<![a-z0-9])" if re.match(r"[a-z0-9]", term) else ""
    return re.search(start + re.escape(term), text) is not None


def _names(terms: list[dict[str, Any]], language: str) -> list[str]:
    return [term["names"][language] for term in terms]


def _slugs(terms: list[dict[str, Any]]) -> frozenset[str]:
    return frozenset(term["slug"] for term in terms)


def _band(experience: dict[str, Any] | None) -> frozenset[str]:
    if experience is None:
        return frozenset()
    if experience["min_years"] is None and experience["max_years"] is None:
        return frozenset({"none"})
    least = experience["min_years"] or 0
    bands = ((0, "0-1"), (1, "1-3"), (3, "3-5"), (5, "5-10"), (10, "10"))
    return frozenset({[band for start, band in bands if least >= start][-1]})


def _pay(salary: dict[str, Any] | None) -> tuple[float, float] | None:
    if salary is None or salary["unit"] is None or (salary["min"] is None and salary["max"] is None):
        return None
    times = (salary["months"] or 12) if salary["unit"] == "month" else _PER_YEAR[salary["unit"]]
    return (salary["min"] or 0) * times, float("inf") if salary["max"] is None else salary["max"] * times


KINDS = {
    "zh": {"experienced": "社招", "campus": "校招", "intern": "实习"},
    "en": {"experienced": "Experienced hire", "campus": "Campus recruitment", "intern": "Internship"},
}


def _posting(job: dict[str, Any], language: str, words: str) -> Posting:
    facts = [job["company"]["names"][language], *_names(job["locations"], language), *_names(job["skills"], language)]
    assert not job["employment"]  # none of the demo's postings says; its names would belong to the facts
    facts += [KINDS[language][kind] for kind in job["hiring"]]
    text = unescape(re.sub(r"<[^>]+>", "", re.sub(r"</(?:p|li|h\d|td|th|tr|div)>|<br/?>", "\n", words)))
    return Posting(
        id=job["id"],
        path=f"{PREFIX[language]}jobs/{job['company']['slug']}/{job['slug']}/",
        title=job["titles"][language],
        facts="\n".join(facts),
        body=text,
        values={
            "category": _slugs(job["categories"]),
            "company": frozenset({job["company"]["slug"]}),
            "place": _slugs(job["locations"]),
            "hiring": frozenset(job["hiring"]),
            "employment": frozenset(job["employment"]),
            "skill": _slugs(job["skills"]),
            "remote": frozenset({job["remote"]} & {"hybrid", "full"}),
            "education": frozenset({job["education"]["level"]} if job["education"] else ()) - {None},
            "experience": _band(job["experience"]),
        },
        pay=_pay(job["salary"]),
        posted=job["posted"],
    )


@pytest.fixture(scope="session")
def postings(demo: Path) -> dict[str, list[Posting]]:
    """Return language -> the listed postings, newest first."""
    jobs = json.loads((demo / "jobs.json").read_text("utf-8"))["jobs"]
    found = {}
    for language, prefix in PREFIX.items():
        feed = json.loads((demo / prefix / "feed.json").read_text("utf-8"))
        words = {item["id"]: item["content_html"] for item in feed["items"]}
        found[language] = [_posting(job, language, words[job["id"]]) for job in jobs if job["state"] != "closed"]
    return found


class List:
    """A page that lists postings, in the browser."""

    def __init__(self, tab: Any, base: str) -> None:
        self.tab, self.page, self.base = tab, tab.page, base

    def open(self, path: str) -> "List":
        self.page.goto(self.base + path)
        return self.settled()

    def open_page(self, path: str, *, active: bool) -> "List":
        """Open an address, with its panel loaded on a wide screen."""
        self.page.goto(self.base + path)
        if self.page.locator("[data-panel='always']").count() and self.page.viewport_size["width"] >= 960:
            self.page.locator(".side .filters").wait_for()
        return self.settled(active=active)

    def settled(self, *, active: bool = True) -> "List":
        """Wait until the list shows what the address asks for."""
        self.page.wait_for_function(
            "([active]) => { const root = document.querySelector('[data-index]');"
            " return root.hasAttribute('data-active') === active && !root.hasAttribute('data-busy') }",
            arg=[active],
        )
        return self

    def part(self, name: str) -> Any:
        return self.page.locator(f"[data-part='{name}']")

    def paths(self) -> list[str]:
        """Return the addresses of all hits, in their order."""
        while self.part("more").is_visible():
            self.part("more").click()
        links = self.part("list").locator(".card-title a")
        base = self.base[self.base.index("/", 8) :]
        return [href.removeprefix(base) for href in links.evaluate_all("all => all.map(a => a.getAttribute('href'))")]

    def counts(self, facet: str) -> dict[str, int]:
        """Return slug -> count of a facet of the panel."""
        return dict(
            self.page.locator(f".filters input[name='{facet}']").evaluate_all(
                "all => all.map(i => [i.value, Number(i.closest('label').querySelector('.term-count').textContent)])"
            )
        )


@pytest.fixture
def listing(demo_url: str, new_tab: Callable[..., Any]) -> Callable[..., List]:
    """Return a function that opens a tab for lists, by default on a wide screen."""

    def make(**options: Any) -> List:
        return List(new_tab(**{"viewport": {"width": 1280, "height": 900}, **options}), demo_url)

    return make
