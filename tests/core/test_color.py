"""Contrasts as others compute them, and colours of the same hue."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sitegen.color import READABLE, WHITE, Color, parse

COLORS = st.builds(Color, *(st.integers(0, 255) for _ in range(3)))
BLACK = Color(0, 0, 0)


@pytest.mark.parametrize(
    "text,other,contrast",
    [
        ("#000000", "#ffffff", 21),
        ("#777777", "#ffffff", 4.48),  # the well-known pair at the edge of what is allowed
        ("#767676", "#ffffff", 4.54),
        ("#ff0000", "#ffffff", 4.0),
        ("#0000ff", "#ffffff", 8.59),
        ("#00f", "#fff", 8.59),
        ("#FFFFFF", "#ffffff", 1),
    ],
)
def test_contrast(text: str, other: str, contrast: float) -> None:
    one, two = parse(text), parse(other)
    assert one is not None
    assert two is not None
    assert one.contrast(two) == two.contrast(one) == pytest.approx(contrast, abs=0.005)


@pytest.mark.parametrize(
    "text", ["", "red", "#12345", "#1234567", "123456", "#12345g", "#123456 ", "#1234", "＃123456"]
)
def test_no_colour(text: str) -> None:
    assert parse(text) is None


@given(COLORS)
def test_a_colour_is_read_as_it_is_written(color: Color) -> None:
    assert parse(str(color)) == color


@given(COLORS)
def test_its_own_tone_is_the_colour_itself(color: Color) -> None:
    lightness, chroma, _ = color.oklch
    again = color.tone(lightness, chroma)
    assert all(abs(a - b) <= 3 for a, b in zip(
        (again.red, again.green, again.blue), (color.red, color.green, color.blue), strict=True
    ))  # fmt: skip


@example(BLACK, BLACK)
@example(WHITE, WHITE)
@given(COLORS, st.sampled_from([WHITE, BLACK, Color(0xEA, 0xF4, 0xF1), Color(0x10, 0x16, 0x15)]))
def test_a_readable_colour_is_found_for_every_ground(color: Color, ground: Color) -> None:
    found = color.readable_on(ground)
    assert found.contrast(ground) >= READABLE
    if color.contrast(ground) >= READABLE:
        assert found == color
