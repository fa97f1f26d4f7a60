from sitegen.facts import education
from sitegen.model import Education


def in_short(value: Education | None) -> str | None:
    return None if value is None else (value.level or "unknown")


def known(text: str) -> Education:
    value = education.parse(text)
    assert value is not None
    return value


def test_parse(given: str, expected: str) -> None:
    found = known(given)
    assert in_short(found) == expected
    assert found.text == given


def test_find(given: str, expected: list[str] | None) -> None:
    found = education.find(given)
    assert (found and [in_short(found[0]), found[1]]) == expected
    assert found is None or found[1] in given


def test_show_zh(given: str, expected: str) -> None:
    assert education.show(known(given), "zh") == expected


def test_show_en(given: str, expected: str) -> None:
    assert education.show(known(given), "en") == expected


def test_nothing_is_no_education() -> None:
    assert education.parse("  ") is None
