"""The site's own face as a theme gets it: a palette made of the brand's colour, links, what counts visits.

The policy of the pages allows no style in them, so the palette comes as a file, ``brand.css``. It
sets custom properties that the theme's own sheets use, all of them with text that can be read on
them, light and dark; a page that is printed keeps the theme's.
"""

from collections.abc import Iterable, Mapping

from sitegen.address import Addresses
from sitegen.color import WHITE, Color, parse
from sitegen.language import choose
from sitegen.pages import Page
from sitegen.schema.brand import Analytics, Brand, SiteLink
from sitegen.surfaces.views import AnalyticsView, LinkView
from sitegen.targets import Targets

FILE = "brand.css"


def files(brand: Brand) -> Mapping[str, bytes]:
    """Return the static files that a brand adds to a theme, by name."""
    return {FILE: stylesheet(brand.color, brand.dark)} if brand.color else {}


def links(links: Iterable[SiteLink], page: Page, addresses: Addresses, targets: Targets) -> tuple[LinkView, ...]:
    """Return the site's own links; a path that is given once leads to the page in this language, where there is one."""
    language, found = page.language, []
    for link in links:
        name, url = choose(link.names, language), choose(link.urls, language)
        if url.startswith("/"):
            prefix = "" if language in link.urls else addresses.prefix(language)
            address = targets.address(prefix + url) or targets.address(url) or url
            found.append(LinkView(name, addresses.url(address), current=address == page.address))
        else:
            found.append(LinkView(name, url, external=not url.startswith("mailto:")))
    return tuple(found)


def analytics(analytics: Analytics | None, addresses: Addresses) -> AnalyticsView | None:
    """Return the script that counts visits; None where site.yaml names none."""
    if analytics is None:
        return None
    script = addresses.url(analytics.script) if analytics.script.startswith("/") else analytics.script
    return AnalyticsView(script, tuple(sorted(analytics.data.items())), analytics.origins)


def stylesheet(light: str, dark: str = "") -> bytes:
    """Return the sheet of a brand's colour; ``dark`` is its counterpart for dark pages, derived where it is ""."""
    color = parse(light) or WHITE
    given = parse(dark)
    sheets = [
        _rule(_light(color)),
        "@media (prefers-color-scheme: dark) {\n" + _rule(_dark(given or color, derive=given is None)) + "}\n",
    ]
    return ("@media screen {\n" + "".join(sheets) + "}\n").encode()


def _light(color: Color) -> dict[str, Color]:
    _, chroma, _ = color.oklch
    wash = color.tone(0.965, 0.014)
    accent = color.readable_on(wash)
    lightness = accent.oklch[0]
    soft = color.tone(0.945, 0.03)
    return {
        "accent": accent,
        "accent-strong": accent.tone(max(0.0, lightness - 0.1), chroma).readable_on(soft),
        "accent-soft": soft,
        "on-accent": WHITE,
        "surface": color.tone(0.97, 0.004),
        "wash": wash,
        "line": color.tone(0.905, 0.008),
        "rule": color.tone(0.84, 0.02),
    }


def _dark(color: Color, *, derive: bool) -> dict[str, Color]:
    """A derived colour is light and not glaring; a given one stays as it is where it can be read."""
    lightness, chroma, _ = color.oklch
    soft = color.tone(0.3, 0.035)
    accent = color.tone(max(lightness, 0.79), min(chroma, 0.13)) if derive else color
    accent = accent.readable_on(soft)
    lightness, chroma, _ = accent.oklch
    return {
        "accent": accent,
        "accent-strong": accent.tone(min(1.0, lightness + 0.07), chroma * 0.7),
        "accent-soft": soft,
        "on-accent": color.tone(0.22, 0.03),
        "ground": color.tone(0.194, 0.009),
        "surface": color.tone(0.235, 0.008),
        "wash": color.tone(0.235, 0.02),
        "line": color.tone(0.33, 0.012),
        "rule": color.tone(0.4, 0.02),
    }


def _rule(properties: dict[str, Color]) -> str:
    return ":root { " + " ".join(f"--{name}: {color};" for name, color in properties.items()) + " }\n"
