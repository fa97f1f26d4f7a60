"""A share card -> a picture that other sites show with a link: PNG, 1200 by 630 pixels.

One card and one font give the same bytes every time: no date, no chance, and letters are set without
libraries that may be missing. Needs Pillow, the extra ``images``.

A picture has few colours, each with its sixteen steps into the ground behind it, so it is drawn as numbers
of a palette: a third of the size, and nothing has to be reduced afterwards.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageDraw, ImageFont

from sitegen.surfaces.line_break import cut, fill, fit
from sitegen.surfaces.share_card import HEIGHT, WIDTH, ShareCard, Typefaces
from sitegen.surfaces.typefaces import letters

_STEPS = 16
_MARGIN = 80
_TOP = 104  # baseline of the company's name
_BAND = 96  # height of the foot with the site's name
_SIZES = (88, 78, 68, 60, 54, 48)  # of the title
_LEADING = 1.3
_MOST_LINES = 3  # more read better in smaller letters
_INK, _MUTED, _WHITE = (21, 32, 29), (82, 96, 92), (255, 255, 255)
_USUAL = (11, 95, 82)  # the accent of the theme `default`

_Color = tuple[int, int, int]
_DARK, _QUIET, _ACCENT, _FOOT = range(4)  # the inks, in the order of the palette


def image(card: ShareCard, faces: Typefaces) -> bytes:
    """Return the picture of a card."""
    accent = _parsed(card.color) or _USUAL
    picture = Image.new("P", (WIDTH, HEIGHT), _first(_DARK))
    picture.putpalette(_palette(accent))
    picture.paste(_first(_FOOT), (0, HEIGHT - _BAND, WIDTH, HEIGHT))
    pen = _Pen(picture, card.language, faces)
    width = WIDTH - 2 * _MARGIN

    pen.write(_MARGIN, _TOP, card.company, _QUIET, 36, width)
    facts = HEIGHT - _BAND - 46  # baselines, from below
    pay = facts - 62 if card.facts else facts
    pen.write(_MARGIN, facts, card.facts, _QUIET, 36, width)
    pen.write(_MARGIN, pay, card.salary, _ACCENT, -50, width)
    below = pay - 50 if card.salary else facts - 36 if card.facts else HEIGHT - _BAND
    lines, size = _title(card, pen, width, below - _TOP - 64)
    for number, line in enumerate(lines):
        pen.write(_MARGIN, _TOP + 32 + size + round(number * size * _LEADING), line, _DARK, -size, width)

    name = HEIGHT - _BAND // 2 + 13
    host = round(pen.font(30).getlength(card.host))
    pen.write(_MARGIN, name, card.site, _FOOT, -36, width - host - 48)
    pen.write(WIDTH - _MARGIN - host, name, card.host, _FOOT, 30, width)
    data = BytesIO()
    picture.save(data, "PNG", compress_level=6)
    return data.getvalue()


@dataclass(frozen=True, slots=True)
class _Pen:
    """Writes on a picture. A negative size means bold letters."""

    picture: Image.Image
    language: str
    faces: Typefaces

    def font(self, size: int) -> ImageFont.FreeTypeFont:
        return letters(self.faces, self.language, abs(size), bold=size < 0)

    @property
    def ellipsis(self) -> str:
        return "…" if self.language in ("zh", "ja") else "..."  # the sign is in the middle of the line there

    def write(self, x: int, baseline: int, text: str, ink: int, size: int, width: int) -> None:
        """Write one line, or as much of it as there is room for."""
        font = self.font(size)
        text = cut(text, font.getlength, width, self.ellipsis)
        left, top, right, bottom = (round(side) for side in font.getbbox(text, anchor="ls"))
        if right <= left or bottom <= top:
            return
        layer = Image.new("L", (right - left, bottom - top))
        ImageDraw.Draw(layer).text((-left, -top), text, fill=255, font=font, anchor="ls")
        steps = [_first(ink) + value * (_STEPS - 1) // 255 for value in range(256)]
        self.picture.paste(layer.point(steps), (x + left, baseline + top), layer.point([0] + [255] * 255))


def _title(card: ShareCard, pen: _Pen, width: int, height: int) -> tuple[Sequence[str], int]:
    """Return the title's lines in the largest letters that show all of it, or its beginning in the smallest."""
    for size in _SIZES:
        lines = fit(card.title, pen.font(-size).getlength, width, _lines(size, height))
        if lines is not None:
            return lines, size
    size = _SIZES[-1]
    return fill(card.title, pen.font(-size).getlength, width, _lines(size, height), pen.ellipsis), size


def _lines(size: int, height: int) -> int:
    """Return how many lines of a size a height has room for."""
    return min(_MOST_LINES, int((height / size - 1) / _LEADING) + 1)


# --- colours ------------------------------------------------------------------------------


def _first(ink: int) -> int:
    """Return the place in the palette of the ground behind an ink."""
    return ink * _STEPS


def _palette(accent: _Color) -> list[int]:
    """Return the steps from the ground to each ink, in the order of the inks."""
    on_accent = _WHITE if _luminance(accent) < 0.18 else _INK  # noqa: PLR2004 - as far from black as from white
    readable = accent
    while _contrast(readable, _WHITE) < 4.5:  # noqa: PLR2004 - WCAG 2.2, 1.4.3
        readable = _mixed(readable, (0, 0, 0), 1, 20)
    pairs = ((_WHITE, _INK), (_WHITE, _MUTED), (_WHITE, readable), (accent, on_accent))
    return [part for ground, ink in pairs for step in range(_STEPS) for part in _mixed(ground, ink, step, _STEPS - 1)]


def _mixed(a: _Color, b: _Color, step: int, steps: int) -> _Color:
    red, green, blue = ((x * (steps - step) + y * step) // steps for x, y in zip(a, b, strict=True))
    return red, green, blue


def _parsed(color: str) -> _Color | None:
    digits = color.removeprefix("#")
    digits = digits if len(digits) != 3 else "".join(2 * digit for digit in digits)  # noqa: PLR2004 - #07d
    try:
        value = int(digits, 16)
    except ValueError:
        return None
    return value >> 16 & 255, value >> 8 & 255, value & 255


def _luminance(color: _Color) -> float:
    """Return the relative luminance, 0 to 1 (WCAG 2.2)."""
    parts = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in (c / 255 for c in color))  # noqa: PLR2004
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), parts, strict=True))


def _contrast(a: _Color, b: _Color) -> float:
    low, high = sorted((_luminance(a), _luminance(b)))
    return (high + 0.05) / (low + 0.05)
