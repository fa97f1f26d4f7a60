"""Numbers -> the page of figures: each with its words, its chart and its table."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from sitegen.facts import salary, when
from sitegen.model import Salary, Term, TermKind, Unit
from sitegen.surfaces.charts import Bar, Caption, Range, bars, columns, ranges
from sitegen.surfaces.figures import COUNTED, Figures, Pay
from sitegen.surfaces.views import FigureRow, FigureView, LinkView

DRAWN = 12  # rows of a chart
LISTED = 100  # rows of a table: more make a heavy page, and the lists of the site have them all
_WORTH = 2  # fewer rows tell nothing that a picture is needed for


@dataclass(frozen=True, slots=True)
class Words:
    """What a figure is said with: the theme's words, links to terms, and the page's language."""

    t: Callable[..., str]
    link: Callable[[Term], LinkView]
    language: str


def views(figures: Figures, words: Words) -> tuple[FigureView, ...]:
    """Return every figure that there are numbers for."""
    counted = (view for kind in COUNTED for view in _counted(figures, kind, words))
    return (*counted, *_over_time(figures, words), *_pay(figures, words))


def _counted(figures: Figures, kind: TermKind, words: Words) -> Iterator[FigureView]:
    counts = figures.counts[kind]
    if len(counts) < _WORTH:
        return
    t, name = words.t, kind.value
    drawn = counts[:DRAWN]
    said = t("figures.most", name=drawn[0].term.name(words.language), n=drawn[0].jobs)
    caption = Caption(f"page-figure-{name}", t(f"figures.{name}"), said)
    yield FigureView(
        key=name,
        title=t(f"figures.{name}"),
        note=_part(len(counts), t),
        chart=bars(caption, [Bar(count.term.name(words.language), str(count.jobs), count.jobs) for count in drawn]),
        heads=(t(f"facet.{name}"), t("figures.jobs")),
        rows=tuple(FigureRow(words.link(count.term), (str(count.jobs),)) for count in counts[:LISTED]),
    )


def _part(rows: int, t: Callable[..., str]) -> str:
    """Say how much of all is shown, where it is not all."""
    if rows > LISTED:
        return t("figures.first_of", n=DRAWN, listed=LISTED, total=rows)
    return t("figures.first", n=DRAWN) if rows > DRAWN else ""


def _over_time(figures: Figures, words: Words) -> Iterator[FigureView]:
    periods = figures.periods
    if len(periods) < _WORTH:
        return
    t = words.t
    title = t("figures.weeks" if figures.weekly else "figures.months")
    name = when.show if figures.weekly else when.show_month
    names = [name(period.first, words.language) for period in periods]
    most = max(range(len(periods)), key=lambda number: periods[number].jobs)
    said = t("figures.most", name=names[most], n=periods[most].jobs)
    short = when.short if figures.weekly else when.short_month
    drawn = [Bar(short(period.first, words.language), str(period.jobs), period.jobs) for period in periods]
    yield FigureView(
        key="time",
        title=title,
        note=t("figures.weeks_note" if figures.weekly else "figures.months_note"),
        chart=columns(Caption("page-figure-time", title, said), drawn),
        heads=(t("figures.week" if figures.weekly else "figures.month"), t("figures.jobs")),
        rows=tuple(
            FigureRow(LinkView(name, ""), (str(period.jobs),)) for name, period in zip(names, periods, strict=True)
        ),
    )


def _pay(figures: Figures, words: Words) -> Iterator[FigureView]:
    if not figures.pay:
        return
    t = words.t
    drawn = figures.pay[:DRAWN]
    title = t("figures.pay")
    said = t("figures.pay_most", name=drawn[0].term.name(words.language), pay=_range(drawn[0], figures, words))
    rows = [
        Range(p.term.name(words.language), _range(p, figures, words), p.low, p.middle, p.high) for p in drawn
    ]  # fmt: skip
    listed = figures.pay[:LISTED]
    cells = [(_range(p, figures, words), _amount(p.middle, p.middle, figures, words), str(p.jobs)) for p in listed]
    yield FigureView(
        key="pay",
        title=title,
        note=t("figures.pay_note", n=figures.paid, total=figures.jobs),
        chart=ranges(Caption("page-figure-pay", title, said), rows),
        heads=(t("facet.categories"), t("figures.range"), t("figures.middle"), t("figures.jobs")),
        rows=tuple(FigureRow(words.link(p.term), row) for p, row in zip(listed, cells, strict=True)),
    )


def _range(pay: Pay, figures: Figures, words: Words) -> str:
    return _amount(pay.low, pay.high, figures, words)


def _amount(low: int, high: int, figures: Figures, words: Words) -> str:
    return salary.show(Salary("", figures.currency, low, high, Unit.YEAR), words.language)
