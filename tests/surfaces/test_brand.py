"""The palette of any brand's colour: whatever text stands on, it can be read."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sitegen.address import Addresses
from sitegen.color import READABLE, WHITE, Color, parse
from sitegen.pages import Kind, Page
from sitegen.problem import Where
from sitegen.schema.brand import DARK_GROUND, Analytics, Brand, SiteLink
from sitegen.surfaces import brand
from sitegen.surfaces.views import LinkView
from sitegen.targets import Targets

COLORS = st.builds(Color, *(st.integers(0, 255) for _ in range(3)))
# of static/style.css: text, and text of less weight, on light and on dark pages
TEXTS = (("#15201d", "#52605c"), ("#e5ebe9", "#a2b0ac"))
# which text stands on which ground
PAIRS = [
    ("accent", "ground"), ("accent", "surface"), ("accent", "wash"), ("accent-strong", "ground"),
    ("accent-strong", "accent-soft"), ("on-accent", "accent"), ("on-accent", "accent-strong"),
    ("text", "surface"), ("text", "wash"), ("muted", "surface"), ("muted", "wash"), ("text", "accent-soft"),
]  # fmt: skip


def palettes(sheet: str) -> tuple[dict[str, Color], dict[str, Color]]:
    found = []
    for rule, ground, (text, muted) in zip(
        re.findall(r":root \{(.*?)\}", sheet), (WHITE, DARK_GROUND), TEXTS, strict=True
    ):
        colors = {name: parse(value) for name, value in re.findall(r"--([\w-]+): (#[0-9a-f]{6});", rule)}
        colors |= {"ground": colors.get("ground", ground), "text": parse(text), "muted": parse(muted)}
        found.append({name: color for name, color in colors.items() if color is not None})
    return found[0], found[1]


@example(Color(0, 0, 0), Color(0, 0, 0))
@example(WHITE, WHITE)
@given(COLORS, st.none() | COLORS)
def test_everything_can_be_read(color: Color, dark: Color | None) -> None:
    for palette in palettes(brand.stylesheet(str(color), str(dark or "")).decode()):
        low = [(a, b, palette[a].contrast(palette[b])) for a, b in PAIRS if palette[a].contrast(palette[b]) < READABLE]
        assert not low


@pytest.mark.parametrize("color", ["#0b5f52", "#0066cc", "#7a1f3d", "#4c1d95"])
def test_a_colour_that_can_be_read_is_used_as_it_is(color: str) -> None:
    light, dark = palettes(brand.stylesheet(color).decode())
    assert str(light["accent"]) == color
    assert dark["accent"].luminance > light["accent"].luminance
    given_dark = palettes(brand.stylesheet(color, "#ffd166").decode())[1]
    assert str(given_dark["accent"]) == "#ffd166"


def test_no_colour_no_file() -> None:
    assert brand.files(Brand()) == {}
    assert list(brand.files(Brand("#0b5f52"))) == ["brand.css"]


def test_links_lead_to_the_page_in_the_readers_language() -> None:
    where = Where("site.yaml")
    addresses = Addresses("https://example.org/careers/", ("zh", "en"))
    targets = Targets({}, dict.fromkeys(("/about/", "/en/about/", "/only/", "/assets/a.pdf"), ()))
    links = (
        SiteLink({"zh": "关于", "en": "About"}, {"zh": "/about/"}, where),
        SiteLink({"zh": "只有"}, {"zh": "/only/"}, where),
        SiteLink({"zh": "甲"}, {"zh": "https://a.example/zh", "en": "https://a.example/en"}, where),
        SiteLink({"zh": "乙"}, {"zh": "/about/", "en": "/assets/a.pdf"}, where),
        SiteLink({"zh": "丙"}, {"zh": "mailto:hr@a.example"}, where),
    )
    page = Page(Kind.DOCUMENT, "/en/about/", "en", where)
    assert brand.links(links, page, addresses, targets) == (
        LinkView("About", "/careers/en/about/", current=True),
        LinkView("只有", "/careers/only/"),
        LinkView("甲", "https://a.example/en", external=True),
        LinkView("乙", "/careers/assets/a.pdf"),
        LinkView("丙", "mailto:hr@a.example"),
    )
    assert brand.links(links, Page(Kind.HOME, "/", "zh", where), addresses, targets)[0].url == "/careers/about/"


def test_analytics() -> None:
    addresses = Addresses("https://example.org/careers/", ("zh",))
    assert brand.analytics(None, addresses) is None
    found = brand.analytics(Analytics("/assets/a.js", (), {"b": "2", "a": "1"}), addresses)
    assert found is not None
    assert (found.script, found.data) == ("/careers/assets/a.js", (("a", "1"), ("b", "2")))
