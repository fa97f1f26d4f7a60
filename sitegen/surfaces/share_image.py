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

from sitegen.color import WHITE, Color, parse
from sitegen.surfaces.line_break import Measure, cut, fill, fit, splits_words
from sitegen.surfaces.share_card import HEIGHT, WIDTH, ShareCard, Typefaces
from sitegen.surfaces.typefaces import letters

_STEPS = 16
_MARGIN = 80
_TOP = 104  # baseline of the company's name
_BAND = 96  # height of the foot with the site's name
_SIZES = (88, 78, 68, 60, 54, 48)  # of the title
_LARGE = 68  # down to this, smaller letters are better than a word that may be cut in two
_PAY = (50, 42, 36)  # of the pay
_LEADING = 1.3
_MOST_LINES = 3  # more read better in smaller letters
_INK, _MUTED = Color(21, 32, 29), Color(82, 96, 92)
_USUAL = Color(11, 95, 82)  # the accent of the theme `default`
_DARK, _QUIET, _ACCENT, _FOOT = range(4)  # the inks, in the order of the palette


def image(card: ShareCard, faces: Typefaces) -> bytes:
    """Return the picture of a card."""
    accent = parse(card.color) or _USUAL
    picture = Image.new("P", (WIDTH, HEIGHT), _first(_DARK))
    picture.putpalette(_palette(accent))
    picture.paste(_first(_FOOT), (0, HEIGHT - _BAND, WIDTH, HEIGHT))
    pen = _Pen(picture, card.language, faces)
    width = WIDTH - 2 * _MARGIN

    pen.write(_MARGIN, _TOP, card.company, _QUIET, 36, width)
    facts = HEIGHT - _BAND - 46  # baselines, from below
    pay = facts - 62 if card.facts else facts
    pen.write(_MARGIN, facts, _line(card.facts, pen.font(36).getlength, width), _QUIET, 36, width)
    pay_size = next((size for size in _PAY if pen.font(-size).getlength(card.salary) <= width), _PAY[-1])
    pen.write(_MARGIN, pay, card.salary, _ACCENT, -pay_size, width)
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


def _line(parts: Sequence[str], measure: Measure, width: int) -> str:
    """Return as many parts as a line has room for, and at least the first."""
    line = parts[0] if parts else ""
    for part in parts[1:]:
        longer = f"{line} · {part}"
        if measure(longer) > width:
            break
        line = longer
    return line


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
    found = []
    for size in _SIZES:
        lines = fit(card.title, pen.font(-size).getlength, width, _lines(size, height))
        if lines is not None:
            found.append((lines, size))
    whole = [(lines, size) for lines, size in found if size >= _LARGE and not splits_words(lines)]
    if found:
        return whole[0] if whole else found[0]
    size = _SIZES[-1]
    return fill(card.title, pen.font(-size).getlength, width, _lines(size, height), pen.ellipsis), size


def _lines(size: int, height: int) -> int:
    """Return how many lines of a size a height has room for."""
    return min(_MOST_LINES, int((height / size - 1) / _LEADING) + 1)


# --- colours ------------------------------------------------------------------------------


def _first(ink: int) -> int:
    """Return the place in the palette of the ground behind an ink."""
    return ink * _STEPS


def _palette(accent: Color) -> list[int]:
    """Return the steps from the ground to each ink, in the order of the inks."""
    on_accent = max((WHITE, _INK), key=accent.contrast)
    pairs = ((WHITE, _INK), (WHITE, _MUTED), (WHITE, accent.readable_on(WHITE)), (accent, on_accent))
    return [part for ground, ink in pairs for step in range(_STEPS) for part in _mixed(ground, ink, step)]


def _mixed(ground: Color, ink: Color, step: int) -> tuple[int, int, int]:
    red, green, blue = (
        (a * (_STEPS - 1 - step) + b * step) // (_STEPS - 1)
        for a, b in zip((ground.red, ground.green, ground.blue), (ink.red, ink.green, ink.blue), strict=True)
    )
    return red, green, blue
