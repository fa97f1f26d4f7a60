"""A posting on paper, and its QR code on a screen, as Chromium renders them."""

import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from sitegen.surfaces import qr

pytestmark = pytest.mark.browser

POSTINGS = 32  # in each language
POSTING = "jobs/oneflow/framework-engineer/"
HIDDEN = (".site-header", ".site-footer", ".crumbs", ".related", ".jump", ".copy-button", "details.code")
SCALE = 4  # pixels of a module
BORDER = 6  # of the picture, beyond the code's own light border


@pytest.mark.parametrize("prefix", ["", "en/"])
def test_one_page_each(prefix: str, demo: Path, demo_url: str, tab: Any) -> None:
    """Every posting of the demo site is one page of A4, in either language."""
    pages = sorted(file.parent.relative_to(demo).as_posix() for file in demo.glob(f"{prefix}jobs/*/*/index.html"))
    postings = [page for page in pages if "/page/" not in page]
    assert len(postings) == POSTINGS
    longer = []
    for posting in postings:
        tab.page.goto(f"{demo_url}{posting}/")
        data = tab.page.pdf(format="A4")
        if len(re.findall(rb"/Type\s*/Page\b", data)) != 1:
            longer.append(posting)
    assert not longer


@pytest.mark.parametrize("path", [POSTING, "en/" + POSTING, "en/jobs/moore-threads/framework-developer/"])
def test_what_is_on_the_sheet(path: str, demo_url: str, new_tab: Callable[..., Any]) -> None:
    """Title, company, facts, words, how to apply and the code; nothing to click; black on white in a dark system."""
    tab = new_tab(color_scheme="dark", viewport={"width": 680, "height": 960})
    tab.page.goto(demo_url + path)
    tab.page.emulate_media(media="print")
    for selector in HIDDEN:
        for element in tab.page.locator(selector).all():
            assert not element.is_visible(), selector
    for selector in ("h1", ".posting-company", ".facts", ".prose", ".apply", ".code-on-paper svg", ".code-address"):
        assert tab.page.locator(selector).first.is_visible(), selector
    assert tab.page.locator(".code-address").inner_text().endswith("/careers/" + path)
    colors = "[document.body, document.querySelector('h1')].map(e => getComputedStyle(e)).map(s => s.color)"
    assert tab.page.evaluate(colors) == ["rgb(0, 0, 0)"] * 2
    assert tab.page.evaluate("document.documentElement.scrollWidth") <= 680


def test_a_long_posting_keeps_its_end_together(demo_url: str, tab: Any) -> None:
    """A text of several pages goes on; how to apply and the code stand side by side on the last one."""
    tab.page.goto(demo_url + POSTING)
    tab.page.evaluate(
        "() => { const list = document.querySelector('.prose ul'); const item = list.innerHTML;"
        " list.innerHTML = item.repeat(60); document.querySelector('.posting').className = 'wrap posting is-longest'; }"
    )
    data = tab.page.pdf(format="A4")
    assert len(re.findall(rb"/Type\s*/Page\b", data)) > 1
    tab.page.emulate_media(media="print")
    apply, code = (tab.page.locator(s).bounding_box() for s in (".apply", ".code-on-paper"))
    assert apply["y"] == pytest.approx(code["y"], abs=1)
    for selector in (".apply", ".code-on-paper"):
        inside = f"getComputedStyle(document.querySelector('{selector}')).breakInside"
        assert tab.page.evaluate(inside) == "avoid"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_code_on_the_screen(scheme: str, demo: Path, demo_url: str, new_tab: Callable[..., Any]) -> None:
    """Opened without JavaScript, it has the modules of the page's own address, dark on light."""
    tab = new_tab(color_scheme=scheme, java_script_enabled=False, viewport={"width": 360, "height": 800})
    tab.page.goto(demo_url + POSTING)
    picture = tab.page.locator(".code-picture")
    assert not picture.is_visible()
    tab.page.locator(".code summary").click()
    shown = Image.open(BytesIO(picture.screenshot())).convert("L")
    canonical = re.search(r'rel="canonical" href="([^"]+)"', (demo / POSTING / "index.html").read_text("utf-8"))
    assert canonical
    rows = qr.modules(canonical[1].encode())
    size = len(rows) + 2 * qr.QUIET
    seen = shown.crop((BORDER, BORDER, shown.width - BORDER, shown.height - BORDER)).resize(
        (size * SCALE, size * SCALE)
    )
    middles = [
        "".join("1" if _value(seen, x, y) < 128 else "0" for x in range(size)) for y in range(size)
    ]  # fmt: skip
    quiet = "0" * qr.QUIET
    assert middles[: qr.QUIET] == ["0" * size] * qr.QUIET
    assert tuple(middles[qr.QUIET : -qr.QUIET]) == tuple(quiet + row + quiet for row in rows)


def _value(picture: Image.Image, x: int, y: int) -> int:
    """Return how light the middle of a module is, from 0 to 255."""
    return picture.tobytes()[(y * SCALE + SCALE // 2) * picture.width + x * SCALE + SCALE // 2]
