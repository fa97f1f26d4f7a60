from sitegen.facts import hiring
from sitegen.model import Hiring


def test_parse(given: str, expected: list[str]) -> None:
    assert list(hiring.parse(given)) == expected


def test_find(given: str, expected: list[str]) -> None:
    assert list(hiring.find(given)) == expected


def test_show_zh(given: str, expected: str) -> None:
    assert hiring.show(Hiring(given), "zh") == expected


def test_show_en(given: str, expected: str) -> None:
    assert hiring.show(Hiring(given), "en") == expected
