"""The pictures that other sites show with a link. Those with letters need a font with Chinese characters."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from sitegen.model import Experience, Remote, Salary, TermKind, Unit
from sitegen.surfaces import png
from sitegen.surfaces.share_card import HEIGHT, WIDTH, ShareCard, Typefaces, share_card
from sitegen.surfaces.share_image import image
from sitegen.surfaces.theme import load_theme
from sitegen.surfaces.theme_files import built_in
from sitegen.surfaces.typefaces import typefaces, writable
from tests.factories import LONDON, SHANGHAI, make_facts, make_job, make_term

CARD = ShareCard("zh", "前端工程师", "艾克米", "20-35K·14薪", ("上海",), "招聘", "example.org", "#0f766e")


@pytest.fixture(scope="module")
def faces() -> Typefaces:
    found = typefaces(None)
    if found is None:
        pytest.skip("no font with Chinese characters: `make test` installs one, or says why it cannot")
    return found


def colors(data: bytes) -> set[tuple[int, int, int]]:
    picture = Image.open(BytesIO(data)).convert("RGB")
    return {color for _, color in picture.getcolors(1 << 16) or []}  # type: ignore[misc]


def test_words_of_a_card() -> None:
    theme, _ = load_theme("default", Path(), ("zh", "en"), keep=False)
    assert theme
    salary = Salary("20-35K·14薪", "CNY", 20000, 35000, Unit.MONTH, 14)
    facts = make_facts(salary=salary, remote=Remote.FULL, experience=Experience("3-5年", 3, 5))
    kind = make_term(TermKind.TYPE, "experienced", "社招", "Experienced hire")
    job = make_job(facts=facts, locations=(SHANGHAI, LONDON), types=(kind,))
    made = {
        language: share_card(
            job, language, theme.translator(language), site="Acme", base_url="https://acme.example/jobs/", color=""
        )
        for language in ("zh", "en")
    }
    assert made["zh"].facts == ("上海、伦敦", "完全远程", "社招", "3–5\N{NO-BREAK SPACE}年")
    assert made["en"].facts == ("Shanghai, London", "Fully remote", "Experienced hire", "3–5\N{NO-BREAK SPACE}years")
    assert (made["zh"].title, made["zh"].company, made["zh"].host) == ("前端工程师", "艾克米", "acme.example")
    assert made["en"].title == "Front-end engineer"
    assert made["en"].text.startswith("Front-end engineer · Acme · CNY\N{NO-BREAK SPACE}20,000")


def test_places_beyond_three() -> None:
    theme, _ = load_theme("default", Path(), ("zh", "en"), keep=False)
    assert theme
    places = tuple(replace(SHANGHAI, slug=f"p{n}", names={"zh": f"城{n}"}) for n in range(5))
    job = make_job(locations=places)
    for language, said in (("zh", "城0、城1、城2 等 5 地"), ("en", "城0, 城1, 城2 and 2 more")):
        t = theme.translator(language)
        assert share_card(job, language, t, site="", base_url="https://a.example/", color="").facts == (said,)


def test_same_card_same_bytes(faces: Typefaces) -> None:
    first = image(CARD, faces)
    assert first == image(CARD, faces)
    assert png.size(first) == (WIDTH, HEIGHT)
    assert len(first) < 40_000
    assert first != image(replace(CARD, title="后端工程师"), faces)


def test_colour_of_the_brand(faces: Typefaces) -> None:
    assert (0x0F, 0x76, 0x6E) in colors(image(CARD, faces))
    light = colors(image(replace(CARD, color="#fd0"), faces))
    assert (0xFF, 0xDD, 0x00) in light
    assert (21, 32, 29) in light  # dark letters on a light foot
    assert (0x76, 0x76, 0x76) in colors(image(replace(CARD, color="#fff"), faces))  # pay that can be read


@pytest.mark.parametrize(
    "title",
    ["长" * 300, "W" * 300, "Word " * 100, "（", "", "（" * 90, "招聘：前端、后端，全栈／测试—运维", "a b" * 60],
)
def test_any_title(title: str, faces: Typefaces) -> None:
    """Nothing reaches the margins or the foot, whatever a title is like."""
    picture = Image.open(
        BytesIO(image(replace(CARD, title=title, company=title, salary=title, facts=(title, title)), faces))
    ).convert("L")
    assert picture.getpixel((0, 0)) == 255
    inked = Image.eval(picture.crop((0, 0, WIDTH, HEIGHT - 97)), lambda value: 255 - value).getbbox()
    if inked:
        assert inked[0] >= 60
        assert inked[2] <= WIDTH - 60


def test_letters_that_the_font_lacks(faces: Typefaces) -> None:
    assert writable(faces, "zh", "🔥 前端工程师 (C++) ✨") == "前端工程师 (C++)"
    assert writable(faces, "en", "مهندس برمجيات") is None
    assert CARD.written(lambda text: writable(faces, "zh", text)) == CARD
    assert replace(CARD, company="שרה").written(lambda text: writable(faces, "zh", text)) is None


def test_a_file_that_is_no_font(tmp_path: Path) -> None:
    file = tmp_path / "font.otf"
    file.write_text("no font")
    assert typefaces(file) is None
    assert typefaces(tmp_path / "none.otf") is None


def test_picture_of_the_theme() -> None:
    data = (built_in() / "default/static/share.png").read_bytes()
    assert png.size(data) == (WIDTH, HEIGHT)
    assert len(data) < 20_000
    assert png.size(b"GIF89a") is None
    assert png.size(data[:20]) is None
