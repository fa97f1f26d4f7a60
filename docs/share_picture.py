"""Draws the picture that other sites show with a link to a page of the site: ``python docs/share_picture.py``.

It has no words, as it stands for sites of every name and language: three postings in a list, in the colours of
the theme `default`. Needs Pillow.
"""

from pathlib import Path

from PIL import Image, ImageDraw

FILE = Path(__file__).parent.parent / "themes/default/static/share.png"
WIDTH, HEIGHT = 1200, 630
FINER = 4  # drawn larger and reduced, for smooth edges
COLORS = 32
GROUND, DEEP, CARD, INK, LINE, ACCENT, SOFT = (
    "#0b5f52", "#0a5549", "#ffffff", "#15201d", "#c9d5d1", "#0b5f52", "#d5ebe5",
)  # fmt: skip
# Each posting: the width of its title, of its place, and whether it is new.
POSTINGS = ((430, 250, True), (350, 300, False), (480, 210, False))
LEFT, TOP, CARD_WIDTH, CARD_HEIGHT, GAP = 160, 84, 880, 138, 24


def main() -> None:
    """Write the picture."""
    picture = Image.new("RGB", (WIDTH * FINER, HEIGHT * FINER), GROUND)
    draw = ImageDraw.Draw(picture)

    def bar(x: float, y: float, width: float, height: float, color: str, radius: float) -> None:
        box = [side * FINER for side in (x, y, x + width, y + height)]
        draw.rounded_rectangle(box, radius * FINER, fill=color)

    for number, (title, place, new) in enumerate(POSTINGS):
        y = TOP + number * (CARD_HEIGHT + GAP)
        bar(LEFT, y + 6, CARD_WIDTH, CARD_HEIGHT, DEEP, 18)
        bar(LEFT, y, CARD_WIDTH, CARD_HEIGHT, CARD, 18)
        bar(LEFT + 36, y + 35, 68, 68, SOFT, 16)
        bar(LEFT + 56, y + 55, 28, 28, ACCENT, 6)
        bar(LEFT + 136, y + 41, title, 22, INK, 11)
        bar(LEFT + 136, y + 82, place, 14, LINE, 7)
        bar(LEFT + 136 + place + 20, y + 82, 90, 14, LINE, 7)
        bar(LEFT + CARD_WIDTH - 36 - 150, y + 41, 150, 22, ACCENT if new else LINE, 11)
    small = picture.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS)
    few = small.quantize(COLORS, dither=Image.Dither.NONE)
    few.save(FILE, "PNG", optimize=True)
    print(f"{FILE.relative_to(FILE.parents[3])}: {FILE.stat().st_size} bytes")


if __name__ == "__main__":
    main()
