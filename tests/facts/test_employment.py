import pytest

from sitegen.facts import employment
from sitegen.model import Employment


def test_parse(given: str, expected: list[str]) -> None:
    assert list(employment.parse(given)) == expected


def test_show_zh(given: str, expected: str) -> None:
    assert employment.show(Employment(given), "zh") == expected


def test_show_en(given: str, expected: str) -> None:
    assert employment.show(Employment(given), "en") == expected


@pytest.mark.parametrize("kind", Employment)
def test_the_words_of_the_front_matter_are_understood(kind: Employment) -> None:
    assert employment.parse(kind.value) == (kind,)
    assert employment.parse(employment.show(kind, "zh")) == (kind,)
    assert employment.parse(employment.show(kind, "en")) == (kind,)
