"""Numbers about postings, and the charts of them: right on small sites, one number at a time."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from sitegen.model import Job, Salary, State, TermKind, Unit
from sitegen.surfaces import figures_view
from sitegen.surfaces.charts import Bar, Caption, Range, bars, columns, ranges
from sitegen.surfaces.figures import Figures, figures
from sitegen.surfaces.theme import load_theme
from sitegen.surfaces.views import LinkView
from tests.factories import CLOUD, LONDON, SHANGHAI, TODAY, make_company, make_facts, make_job, make_term, moment

DATA = make_term(TermKind.CATEGORY, "data", "数据", "Data")
CAPTION = Caption("page-x", "A <title>", "Most & least")


def job(number: int, posted: str = "2026-11-10", pay: Salary | None = None, **overrides: Any) -> Job:
    facts = make_facts(posted=moment(posted), salary=pay)
    return make_job(f"job-{number}", facts=facts, **overrides)


def counts(found: Figures, kind: TermKind) -> list[tuple[str, int]]:
    return [(count.term.slug, count.jobs) for count in found.counts[kind]]


def yearly(low: float | None, high: float | None, currency: str = "CNY", unit: Unit = Unit.YEAR) -> Salary:
    return Salary("", currency, low, high, unit)


def test_counts() -> None:
    other = make_company("brook")
    found = figures(
        [
            job(1, locations=(SHANGHAI, LONDON)),
            job(2, categories=(CLOUD, DATA)),
            job(3, categories=(DATA,), company=other),
            job(4, categories=(DATA,), locations=(), company=other),
            job(5, categories=(CLOUD,), state=State.CLOSED, company=other),  # nobody can apply for it
            job(6, categories=(), locations=(), state=State.UPCOMING),
        ],
        TODAY,
    )
    assert found.jobs == 5
    assert counts(found, TermKind.CATEGORY) == [("data", 3), ("cloud", 2)]
    assert counts(found, TermKind.LOCATION) == [("shanghai", 3), ("london", 1)]
    assert counts(found, TermKind.COMPANY) == [("acme", 3), ("brook", 2)]


def test_equal_counts_are_in_one_order() -> None:
    jobs = [job(1, categories=(DATA,)), job(2, categories=(CLOUD,))]
    assert counts(figures(jobs, TODAY), TermKind.CATEGORY) == counts(figures(jobs[::-1], TODAY), TermKind.CATEGORY)


def test_a_young_site_counts_weeks() -> None:
    """20 November 2026 is a Friday; weeks begin on Monday."""
    days = ("2026-11-02", "2026-11-08", "2026-11-09", "2026-11-20", "2026-12-24")
    found = figures([job(n, posted) for n, posted in enumerate(days)], TODAY)
    assert found.weekly
    assert [(p.first.isoformat(), p.jobs) for p in found.periods] == [
        ("2026-11-02", 2), ("2026-11-09", 1), ("2026-11-16", 1),
    ]  # fmt: skip


def test_an_older_site_counts_months() -> None:
    days = ("2025-06-30", "2026-01-01", "2026-01-31", "2026-11-10")
    jobs = [job(n, posted, state=State.CLOSED) for n, posted in enumerate(days)]
    found = figures(jobs, TODAY)
    assert not found.weekly
    assert len(found.periods) == 12
    assert (found.periods[0].first, found.periods[-1].first) == (date(2025, 12, 1), date(2026, 11, 1))
    assert {p.first.month: p.jobs for p in found.periods if p.jobs} == {1: 2, 11: 1}
    assert found.jobs == 0


def test_nothing_to_count() -> None:
    found = figures([], TODAY)
    assert set(found.counts.values()) == {()}
    assert (found.jobs, found.periods, found.pay, found.currency, found.paid) == (0, (), (), "", 0)


def test_pay() -> None:
    found = figures(
        [
            job(1, pay=yearly(100_000, 300_000)),
            job(2, pay=Salary("", "CNY", 20_000, 40_000, Unit.MONTH, 13)),  # 260,000 to 520,000
            job(3, pay=yearly(400_000, None)),
            job(4, pay=yearly(90_000, 120_000, "USD")),  # another currency
            job(5, pay=Salary("面议")),
            job(6, pay=yearly(200_000, 200_000), categories=(DATA, CLOUD)),
            job(7, pay=yearly(1, 9_999_999), state=State.CLOSED),
        ],
        TODAY,
    )
    assert (found.currency, found.paid, found.jobs) == ("CNY", 4, 6)
    # Middles of cloud: 200,000, 390,000, 400,000, 200,000.
    assert [(p.term.slug, p.low, p.middle, p.high, p.jobs) for p in found.pay] == [
        ("cloud", 100_000, 295_000, 520_000, 4), ("data", 200_000, 200_000, 200_000, 1),
    ]  # fmt: skip


# --- charts -------------------------------------------------------------------------------


def parsed(svg: str) -> ET.Element:
    """Return the picture as XML, which it must be; it must be called and described by what is in it."""
    found = ET.fromstring(svg)  # noqa: S314 - our own
    assert found.get("role") == "img"
    title, text = (found.find(name) for name in ("title", "desc"))
    assert title is not None
    assert text is not None
    assert found.get("aria-labelledby") == f"{title.get('id')} {text.get('id')}"
    assert (title.text, text.text) == ("A <title>", "Most & least")
    assert "style" not in svg
    return found


def widths(svg: ET.Element, kind: str) -> list[str | None]:
    return [rect.get("width") for rect in svg.iter("rect") if rect.get("class") == f"chart-{kind}"]


def test_bars() -> None:
    svg = parsed(bars(CAPTION, [Bar("上海", "8", 8), Bar("<London>", "2", 2), Bar("C", "1", 1)]))
    assert widths(svg, "bar") == ["100%", "25%", "12.5%"]
    assert [text.text for text in svg.iter("text")] == ["上海", "8", "<London>", "2", "C", "1"]


def test_ranges() -> None:
    svg = parsed(ranges(CAPTION, [Range("A", "10–40", 10, 20, 40), Range("B", "30", 30, 30, 30)]))
    assert widths(svg, "bar") == ["75%", "0.5%"]
    assert [dot.get("cx") for dot in svg.iter("circle")] == ["50%", "75%"]


@pytest.mark.parametrize("count,labels", [(2, 2), (8, 8), (11, 6), (12, 6)])
def test_columns(count: int, labels: int) -> None:
    svg = parsed(columns(CAPTION, [Bar(f"{n}月", str(n), n) for n in range(count)]))
    heights = [float(rect.get("height") or 0) for rect in svg.iter("rect") if rect.get("class") == "chart-bar"]
    assert len(heights) == count - 1  # nothing is drawn of nothing
    assert heights == sorted(heights)
    notes = [text.text for text in svg.iter("text") if text.get("class") == "chart-note"]
    assert len(notes) == labels
    assert notes[-1] == f"{count - 1}月"


def test_all_is_nothing() -> None:
    for chart in (bars(CAPTION, [Bar("A", "0", 0)]), columns(CAPTION, [Bar("A", "0", 0)])):
        assert not re.search("nan|inf", chart)
    assert widths(parsed(ranges(CAPTION, [Range("A", "0", 0, 0, 0)])), "bar") == ["0.5%"]


def test_long_labels_are_cut() -> None:
    (label, _) = parsed(bars(CAPTION, [Bar("Community and developer relations in Europe", "8", 8)])).iter("text")
    assert label.text == "Community and developer relations…"
    (label, _) = parsed(bars(CAPTION, [Bar("深度学习框架与编译器以及分布式系统研发", "8", 8)])).iter("text")
    assert label.text == "深度学习框架与编译器以及分布式系…"


def test_posted_is_not_stated() -> None:
    nothing = make_facts(posted=None)
    assert figures([replace(make_job(), facts=nothing)], TODAY).periods == ()


@pytest.mark.parametrize(
    "many,note", [(12, ""), (13, "前 12 项，表格里有全部"), (101, "共 101 项：图中是前 12 项，表格里是前 100 项")]
)
def test_how_much_is_shown(many: int, note: str) -> None:
    theme, _ = load_theme("default", Path(), ("zh",), keep=False)
    assert theme
    kinds = [make_term(TermKind.CATEGORY, f"c{n:03}", f"类{n}", "") for n in range(many)]
    found = figures([job(n, categories=(kind,)) for n, kind in enumerate(kinds)], TODAY)
    words = figures_view.Words(theme.translator("zh"), lambda term: LinkView(term.name("zh"), "/"), "zh")
    (view,) = (view for view in figures_view.views(found, words) if view.key == "categories")
    assert note in view.note
    assert bool(note) == bool(view.note)
    assert len(view.rows) == min(many, 100)
    assert view.chart.count("chart-bar") == min(many, 12)
