from sitegen.facts import headcount


def test_find(given: str, expected: int | None) -> None:
    assert headcount.find(given) == expected
