from datetime import date

from sitegen.facts import when


def test_parse_date(given: str, expected: str | None) -> None:
    found = when.parse_date(given)
    assert (found and found.isoformat()) == expected


def test_show_zh(given: str, expected: str) -> None:
    assert when.show(date.fromisoformat(given), "zh") == expected


def test_show_en(given: str, expected: str) -> None:
    assert when.show(date.fromisoformat(given), "en").replace("\u00a0", " ") == expected


def test_every_month_is_read_as_it_is_shown() -> None:
    for month in range(1, 13):
        day = date(2026, month, 9)
        assert when.parse_date(when.show(day, "en")) == day
        assert when.parse_date(when.show(day, "zh")) == day
