"""Colours: reading them, their contrast, and others of the same hue.

Lightness, chroma and hue are those of Oklch (https://bottosson.github.io/posts/oklab/), in which
equal steps look equal; contrast is that of WCAG 2.2 (relative luminance, 1 to 21).
"""

import math
import re
from dataclasses import dataclass

READABLE = 4.5  # WCAG 2.2, 1.4.3: the contrast that text needs at least (level AA)
_HEX = re.compile(r"#(?:[0-9a-f]{3}|[0-9a-f]{6})", re.IGNORECASE)
_STEP = 0.005  # of lightness; no eye tells two neighbours apart


@dataclass(frozen=True, slots=True)
class Color:
    """A colour of sRGB: red, green and blue from 0 to 255."""

    red: int
    green: int
    blue: int

    def __str__(self) -> str:
        """Return it as style sheets have it: ``#0f766e``."""
        return f"#{self.red:02x}{self.green:02x}{self.blue:02x}"

    @property
    def luminance(self) -> float:
        """The relative luminance, from 0 (black) to 1 (white)."""
        red, green, blue = (_linear(part) for part in (self.red, self.green, self.blue))
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    def contrast(self, other: "Color") -> float:
        """Return the contrast with another colour, from 1 to 21."""
        low, high = sorted((self.luminance, other.luminance))
        return (high + 0.05) / (low + 0.05)

    @property
    def oklch(self) -> tuple[float, float, float]:
        """Lightness (0 to 1), chroma (0 is grey, 0.4 the most there is) and hue (radians)."""
        red, green, blue = (_linear(part) for part in (self.red, self.green, self.blue))
        long = math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
        medium = math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
        short = math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
        lightness = 0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short
        a = 1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short
        b = 0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short
        return lightness, math.hypot(a, b), math.atan2(b, a)

    def tone(self, lightness: float, chroma: float) -> "Color":
        """Return a colour of the same hue, of at most this chroma and as much as a screen can show."""
        _, most, hue = self.oklch
        chroma = min(chroma, most)
        found = _from_oklch(lightness, chroma, hue)
        while chroma > 0 and not all(-0.001 <= part <= 1.001 for part in found):  # noqa: PLR2004 - rounding
            chroma = max(0.0, chroma - 0.002)
            found = _from_oklch(lightness, chroma, hue)
        red, green, blue = (round(255 * _gamma(min(1, max(0, part)))) for part in found)
        return Color(red, green, blue)

    def readable_on(self, ground: "Color", least: float = READABLE) -> "Color":
        """Return the nearest lightness of this colour whose contrast with a ground is enough; itself where it is."""
        if self.contrast(ground) >= least:
            return self
        lightness, chroma, _ = self.oklch
        step = -_STEP if ground.luminance > 0.18 else _STEP  # noqa: PLR2004 - as far from black as from white
        found = self
        while found.contrast(ground) < least and 0 <= lightness <= 1:
            lightness += step
            found = self.tone(min(1, max(0, lightness)), chroma)
        return found


WHITE = Color(255, 255, 255)


def parse(text: str) -> Color | None:
    """Return the colour that ``#0f766e`` or ``#07d`` names; None for anything else."""
    if not _HEX.fullmatch(text):
        return None
    digits = text[1:] if len(text) > 4 else "".join(2 * digit for digit in text[1:])  # noqa: PLR2004 - #07d
    return Color(int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:], 16))


def _linear(part: int) -> float:
    """Take the gamma of sRGB off."""
    value = part / 255
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4  # noqa: PLR2004 - IEC 61966-2-1


def _gamma(value: float) -> float:
    """Put the gamma of sRGB on."""
    return value * 12.92 if value <= 0.0031308 else 1.055 * value ** (1 / 2.4) - 0.055  # noqa: PLR2004


def _from_oklch(lightness: float, chroma: float, hue: float) -> tuple[float, float, float]:
    """Return red, green and blue without gamma; outside 0 to 1 where no screen can show it."""
    a, b = chroma * math.cos(hue), chroma * math.sin(hue)
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
    )
