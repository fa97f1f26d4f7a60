from sitegen.facts import experience
from sitegen.model import Experience


def in_short(value: Experience | None) -> str | None:
    if value is None:
        return None
    ends = ["" if end is None else str(end) for end in (value.min_years, value.max_years)]
    return "..".join(ends) if any(ends) else "none asked"


def known(text: str) -> Experience:
    value = experience.parse(text)
    assert value is not None
    return value


def test_parse(given: str, expected: str | None) -> None:
    found = experience.parse(given)
    assert in_short(found) == expected
    assert found is None or found.text == given


def test_find(given: str, expected: list[str] | None) -> None:
    found = experience.find(given)
    assert (found and [in_short(found[0]), found[1]]) == expected
    assert found is None or found[1] in given


def test_show_zh(given: str, expected: str) -> None:
    assert experience.show(known(given), "zh").replace("\u00a0", " ") == expected


def test_show_en(given: str, expected: str) -> None:
    assert experience.show(known(given), "en").replace("\u00a0", " ") == expected


def test_words_that_say_something_else_are_shown_as_they_are() -> None:
    assert experience.show(Experience("看能力"), "en") == "看能力"
