"""Numbers -> pictures of them as SVG that stands in a page: calm bars, columns and ranges.

Lengths across are percentages and letters have their own size, so a chart is as wide as its place without
anything being scaled. Colours come from classes of the style sheet, for light pages and dark ones. A picture
has a title and a description; who cannot see it has the table beside it.
"""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup as Html

_LABEL = 34  # letters of a label that a phone has room for; a Chinese character counts for two
_BAR, _ROW = 10, 46  # pixels: height of a bar, and from bar to bar
_RANGE = 68  # from range to range; its value stands below it
_COLUMNS = 168  # height of the highest column with its number
_FEW = 8  # columns that have room for a label each on a phone


@dataclass(frozen=True, slots=True)
class Caption:
    """What a chart is called and says in a sentence; ``id`` is that of its title in the page."""

    id: str
    title: str
    description: str


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its label, its value in words and as a number."""

    label: str
    value: str
    size: float


@dataclass(frozen=True, slots=True)
class Range:
    """One range: its ends and its middle, as numbers, and all of it in words."""

    label: str
    value: str
    low: float
    middle: float
    high: float


def bars(caption: Caption, rows: Sequence[Bar]) -> Html:
    """Return a bar a row: label and value above, the longest as wide as the chart."""
    most = max((row.size for row in rows), default=0) or 1
    parts = []
    for number, row in enumerate(rows):
        y = number * _ROW
        parts += [
            _text("label", 0, y + 15, _cut(row.label)),
            _text("value", 100, y + 15, row.value, "end"),
            _rect("track", 0, y + 24, 100, _BAR),
            _rect("bar", 0, y + 24, 100 * row.size / most, _BAR),
        ]
    return _svg(caption, len(rows) * _ROW - 10, parts)


def ranges(caption: Caption, rows: Sequence[Range]) -> Html:
    """Return a range a row on a line from nothing to the most, with a dot at its middle."""
    most = max((row.high for row in rows), default=0) or 1
    parts = []
    for number, row in enumerate(rows):
        y = number * _RANGE
        low, middle, high = (100 * end / most for end in (row.low, row.middle, row.high))
        parts += [
            _text("label", 0, y + 15, _cut(row.label)),
            _rect("track", 0, y + 24, 100, _BAR),
            _rect("bar", low, y + 24, max(high - low, 0.5), _BAR),
            _dot(middle, y + 24 + _BAR // 2),
            _text("note", 0, y + 51, row.value),
        ]
    return _svg(caption, len(rows) * _RANGE - 14, parts)


def columns(caption: Caption, rows: Sequence[Bar]) -> Html:
    """Return a column a row, for what follows in time; every second has a label where there are many."""
    most = max((row.size for row in rows), default=0) or 1
    step = 100 / max(len(rows), 1)
    shown = 1 if len(rows) <= _FEW else 2
    ground = _COLUMNS + 4
    parts = []
    for number, row in enumerate(rows):
        height = round((_COLUMNS - 20) * row.size / most)
        middle = (number + 0.5) * step
        if height:
            parts.append(_rect("bar", number * step + 0.15 * step, ground - height, 0.7 * step, height))
            parts.append(_text("value", middle, ground - height - 6, row.value, "middle"))
        if (len(rows) - 1 - number) % shown == 0:
            parts.append(_text("note", middle, ground + 18, row.label, "middle"))
    parts.append(_rect("axis", 0, ground, 100, 1))
    return _svg(caption, ground + 26, parts)


# --- elements ---------------------------------------------------------------------------


def _svg(caption: Caption, height: int, parts: Iterable[Html]) -> Html:
    return Html(
        '<svg class="chart" width="100%" height="{height}" role="img" aria-labelledby="{id} {id}-text">'
        '<title id="{id}">{title}</title><desc id="{id}-text">{text}</desc>{parts}</svg>'
    ).format(id=caption.id, title=caption.title, text=caption.description, height=height, parts=Html("").join(parts))


def _text(kind: str, x: float, y: int, words: str, anchor: str = "start") -> Html:
    side = "" if anchor == "start" else Html(' text-anchor="{}"').format(anchor)
    return Html('<text class="chart-{}" x="{}" y="{}"{}>{}</text>').format(kind, _share(x), y, side, words)


def _rect(kind: str, x: float, y: float, width: float, height: float) -> Html:
    corner = Html(' rx="{}"').format(min(_BAR / 2, 3)) if height > 1 else ""
    return Html('<rect class="chart-{}" x="{}" y="{}" width="{}" height="{}"{}/>').format(
        kind, _share(x), y, _share(width), height, corner
    )


def _dot(x: float, y: int) -> Html:
    return Html('<circle class="chart-middle" cx="{}" cy="{}" r="6"/>').format(_share(x), y)


def _share(percent: float) -> str:
    """Return a percentage with as few digits as tell two pixels apart."""
    return f"{percent:.2f}".rstrip("0").rstrip(".") + ("%" if percent else "")


def _cut(label: str) -> str:
    """Return as much of a label as a phone has room for; the table has all of it."""
    room = _LABEL
    for place, character in enumerate(label):
        room -= 1 + (unicodedata.east_asian_width(character) in "WF")
        if room < 0:
            return label[: place - 1].rstrip() + "…"
    return label
