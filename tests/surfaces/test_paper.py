import pytest

from sitegen.surfaces.paper import LINE, length


@pytest.mark.parametrize(
    "text,expected",
    [
        ("", "short"),
        ("\n".join(["one"] * 12), "short"),
        ("\n\n".join(["one"] * 13), "medium"),
        ("x" * LINE * 24, "medium"),
        ("x" * LINE * 24 + "x", "long"),
        ("字" * (LINE // 2) * 24, "medium"),
        ("字" * LINE * 18, "longest"),  # as wide as two letters
        ("\n".join(["x" * LINE] * 35), "long"),
        ("\n".join(["x" * LINE] * 36), "longest"),
    ],
)
def test_length(text: str, expected: str) -> None:
    assert length(text) == expected
