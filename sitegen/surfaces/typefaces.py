"""READS DISK: the fonts that share images are written with: those of the system, or one that site.yaml names.

Needs Pillow, the extra ``images``.
"""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from PIL import ImageFont

from sitegen.surfaces.share_card import Typefaces

FOLDERS = (
    "/usr/share/fonts", "/usr/local/share/fonts",
    "/System/Library/Fonts", "/Library/Fonts",
    "C:/Windows/Fonts",
)  # fmt: skip
# Bold and regular, the best first; each has the characters of Chinese and the letters of Latin.
FILES = (
    ("NotoSansCJK-Bold.ttc", "NotoSansCJK-Regular.ttc"),
    ("NotoSansCJKsc-Bold.otf", "NotoSansCJKsc-Regular.otf"),
    ("NotoSansSC-Bold.otf", "NotoSansSC-Regular.otf"),
    ("NotoSansSC-Bold.ttf", "NotoSansSC-Regular.ttf"),
    ("NotoSansSC[wght].ttf", "NotoSansSC[wght].ttf"),
    ("SourceHanSans-Bold.ttc", "SourceHanSans-Regular.ttc"),
    ("SourceHanSansSC-Bold.otf", "SourceHanSansSC-Regular.otf"),
    ("SourceHanSansCN-Bold.otf", "SourceHanSansCN-Regular.otf"),
    ("PingFang.ttc", "PingFang.ttc"),
    ("Hiragino Sans GB.ttc", "Hiragino Sans GB.ttc"),
    ("msyhbd.ttc", "msyh.ttc"),
    ("wqy-microhei.ttc", "wqy-microhei.ttc"),
    ("wqy-zenhei.ttc", "wqy-zenhei.ttc"),
    ("DroidSansFallbackFull.ttf", "DroidSansFallbackFull.ttf"),
)
PROBE = "职位 Job 3–5"  # what a font must be able to write
# Which of the fonts in one file. Only the Korean one has quotation marks and dots as narrow as Latin text wants.
_REGIONS = {"zh": "SC", "ja": "JP"}
_OTHERS = "KR"
_MOST_FACES = 64  # in one file
_BOLD = ("Bold", "Semibold", "W6", "Medium")
_REGULAR = ("Regular", "W3", "Medium")
_WEIGHTS = {True: 700, False: 400}


def typefaces(named: Path | None) -> Typefaces | None:
    """Return the font that site.yaml names, or the best of the system; None where it cannot be used."""
    if named is not None:
        return _usable(Typefaces(str(named), str(named)))
    found = {file.name: file for file in reversed(list(_files()))}
    for bold, regular in FILES:
        if bold in found and regular in found:
            faces = _usable(Typefaces(str(found[bold]), str(found[regular])))
            if faces is not None:
                return faces
    return None


def letters(faces: Typefaces, language: str, size: int, *, bold: bool) -> ImageFont.FreeTypeFont:
    """Return the letters of a language in a size (pixels)."""
    return _letters(faces.bold if bold else faces.regular, _REGIONS.get(language, _OTHERS), size, bold)


def writable(faces: Typefaces, language: str, text: str) -> str | None:
    """Return the text without signs that the font lacks (🔥); None where it lacks a letter."""
    font = letters(faces, language, 32, bold=True)
    missing = {character for character in text if not _has(font, character)}
    if any(character.isalnum() for character in missing):
        return None
    return " ".join("".join(character for character in text if character not in missing).split())


def _files() -> Iterator[Path]:
    """Yield every file in the folders of fonts, in one order on every machine."""
    for folder in FOLDERS:
        yield from sorted(Path(folder).rglob("*")) if Path(folder).is_dir() else ()


def _usable(faces: Typefaces) -> Typefaces | None:
    try:
        return faces if writable(faces, "zh", PROBE) == PROBE else None
    except OSError:  # no such file, or no font
        return None


@cache
def _letters(file: str, region: str, size: int, bold: bool) -> ImageFont.FreeTypeFont:  # noqa: FBT001 - a key
    # The basic layout is everywhere the same; the other one depends on a library that may be missing.
    font = ImageFont.truetype(file, size, _index(file, region, bold), layout_engine=ImageFont.Layout.BASIC)
    try:
        axes = font.get_variation_axes()
    except OSError:  # one weight a file
        return font
    usual = [axis["default"] or 0 for axis in axes]
    pairs = zip(axes, usual, strict=True)
    font.set_variation_by_axes([_WEIGHTS[bold] if axis["name"] == b"Weight" else size for axis, size in pairs])
    return font


@cache
def _index(file: str, region: str, bold: bool) -> int:  # noqa: FBT001 - a key
    """Return which of the fonts in a file to take: that of the region, then that of the weight."""
    best, found = (-1, -1), 0
    for index in range(_MOST_FACES if file.lower().endswith((".ttc", ".otc")) else 1):
        try:
            family, style = ImageFont.truetype(file, 16, index).getname()
        except OSError:  # that was the last
            break
        styles = _BOLD if bold else _REGULAR
        weight = len(styles) - styles.index(style) if style in styles else 0
        rank = (int(f" {region}" in f" {family}" and "Mono" not in str(family)), weight)
        if rank > best:
            best, found = rank, index
    return found


@cache
def _has(font: ImageFont.FreeTypeFont, character: str) -> bool:
    """Whether a font has a character, rather than the box that it shows for all it lacks."""
    return character.isspace() or bytes(font.getmask(character)) != bytes(font.getmask("\U0010fffe"))
