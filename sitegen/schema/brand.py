"""What site.yaml says of the site's own face: ``brand``, ``words`` and ``analytics``.

Everything here is checked where it is read, so that a theme may use it as it is.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from sitegen.color import READABLE, WHITE, Color, parse
from sitegen.facts import contact
from sitegen.fields import Fields
from sitegen.problem import Where
from sitegen.schema.key import Key

BRAND_KEYS: tuple[Key, ...] = (
    Key("color", '`"#0b5f52"` or {light, dark}', "the colour of links and buttons; a dark page's is derived from it"),
    Key("logo", "path", "a picture in content/assets/, as /assets/logo.svg"),
    Key("links", "list of {name, url}", "more links in the bar at the top"),
    Key("footer_links", "list of {name, url}", "more links at the end of every page"),
    Key("footer", "text or {zh, en}", "a line at the end of every page: who is responsible, a licence number"),
)
LINK_KEYS: tuple[Key, ...] = (
    Key("name", "text or {zh, en}", "what the link says; required"),
    Key("url", "address or {zh, en}", "https://…, mailto:… or a path on this site (`/about/`); required"),
)
ANALYTICS_KEYS: tuple[Key, ...] = (
    Key("script", "https address or path", "the script that counts; required"),
    Key("data", "mapping", 'its attributes: `{website-id: abc}` becomes `data-website-id="abc"`'),
    Key("connect", "https address", "where it reports to, if that is another host than the script's"),
)
DARK_GROUND = Color(0x10, 0x16, 0x15)  # of dark pages, in static/style.css of the default theme
_DATA_NAME = re.compile(r"[a-z][a-z0-9-]*")
_HOST = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)*(?::\d{1,5})?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class SiteLink:
    """A link of the site's own, by language; ``where`` it was written."""

    names: Mapping[str, str]
    urls: Mapping[str, str]
    where: Where


@dataclass(frozen=True, slots=True)
class Brand:
    """The site's own face. Colours are ``#rrggbb`` or ""; ``dark`` is "" where it is to be derived."""

    color: str = ""
    dark: str = ""
    logo: str = ""
    logo_where: Where | None = None
    links: tuple[SiteLink, ...] = ()
    footer_links: tuple[SiteLink, ...] = ()
    footer: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Analytics:
    """A script that counts visits: its address, the origins it needs, and its data attributes."""

    script: str
    origins: tuple[str, ...] = ()  # of other hosts, for the pages' policy
    data: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Words:
    """Words of the interface that the site says otherwise: language -> key -> text, or {one, other}."""

    texts: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    places: Mapping[tuple[str, str], Where] = field(default_factory=dict)


def read_brand(fields: Fields, languages: Sequence[str]) -> Brand:
    """Return what `brand` says."""
    hint = 'write `brand: {color: "#0b5f52", logo: /assets/logo.svg}`'
    inner = _mapping(fields, "brand", hint)
    if inner is None:
        return Brand()
    color, dark = _colors(inner)
    logo = inner.text("logo") or ""
    if logo and (not logo.startswith("/") or "//" in logo):
        hint = "put the picture into content/assets/, and write `logo: /assets/logo.svg`"
        inner.problem(inner.where("logo"), "value.address", f"`logo` is no path on this site: `{logo}`", hint)
    found = Brand(
        color,
        dark,
        logo,
        inner.where("logo"),
        _links(inner, "links", languages),
        _links(inner, "footer_links", languages),
        inner.words("footer", languages),
    )
    inner.refuse_unknown()
    return found


def read_analytics(fields: Fields) -> Analytics | None:
    """Return what `analytics` says; None, and so nothing on any page, where it says nothing."""
    inner = _mapping(fields, "analytics", "write `analytics: {script: https://stats.example.org/script.js}`")
    if inner is None:
        return None
    script = inner.text("script") or ""
    origins = [_origin(inner, "script", script), _origin(inner, "connect", inner.text("connect") or "")]
    if not inner.has("script"):
        inner.problem(fields.where("analytics"), "key.missing", "`analytics` needs a `script`", "write its address")
    data = _data(inner)
    inner.refuse_unknown()
    return Analytics(script, tuple(dict.fromkeys(origin for origin in origins if origin)), data)


def read_words(fields: Fields, languages: Sequence[str]) -> Words:
    """Return what `words` says; whether a theme has such words is not known here."""
    inner = _mapping(fields, "words", "write `words: {zh: {nav.jobs: 机会}, en: {nav.jobs: Openings}}`")
    if inner is None:
        return Words()
    texts: dict[str, dict[str, Any]] = {}
    places: dict[tuple[str, str], Where] = {}
    for language in languages:
        mine = _mapping(inner, language, "write `nav.jobs: Openings`, one a line")
        if mine is not None:
            texts[language] = {key: _word(mine, key) for key in mine.values}
            places.update({(language, key): mine.where(key) for key in mine.values})
    inner.refuse_unknown()
    return Words(texts, places)


def _word(fields: Fields, key: str) -> str | dict[str, str]:
    """Return a text, or the two forms that a count chooses between."""
    if not isinstance(fields.raw(key), dict):
        return fields.text(key) or ""
    inner = fields.inside(key)
    forms = {form: inner.text(form) or "" for form in ("one", "other")}
    for form in forms:
        if not inner.has(form):
            inner.problem(fields.where(key), "key.missing", f"`{key}` needs a `{form}`", "write {one: …, other: …}")
    inner.refuse_unknown()
    return forms


def _mapping(fields: Fields, key: str, hint: str) -> Fields | None:
    """Return the reader of a mapping, None where there is none."""
    value = fields.raw(key)
    if isinstance(value, dict):
        return fields.inside(key)
    if value is not None:
        fields.problem(fields.where(key), "value.type", f"`{key}` takes a mapping", hint)
    return None


def _colors(brand: Fields) -> tuple[str, str]:
    """Return the colours for light and dark pages; one that cannot be read on its page is a problem."""
    if not isinstance(brand.raw("color"), dict):
        return _color(brand, "color", WHITE), ""
    inner = brand.inside("color")
    if not inner.has("light"):
        hint = 'write {light: "#0b5f52", dark: "#70d0b9"}'
        inner.problem(brand.where("color"), "key.missing", "`color` needs a `light` colour", hint)
    found = _color(inner, "light", WHITE), _color(inner, "dark", DARK_GROUND)
    inner.refuse_unknown()
    return found


def _color(fields: Fields, key: str, ground: Color) -> str:
    text = fields.text(key)
    if text is None:
        return ""
    color = parse(text)
    if color is None:
        hint = 'write six hexadecimal digits in quotes: "#0b5f52"'
        fields.problem(fields.where(key), "value.color", f"`{text}` is no colour", hint)
        return ""
    contrast = color.contrast(ground)
    if contrast < READABLE:
        page = "a white page" if ground == WHITE else "a dark page"
        message = f"`{color}` has a contrast of {contrast:.1f} on {page}; text needs {READABLE}"
        hint = f'write `"{color.readable_on(ground)}"`, the nearest that can be read: until then, pages use one like it'
        fields.problem(fields.where(key), "brand.contrast", message, hint)
    return str(color)


def _links(brand: Fields, key: str, languages: Sequence[str]) -> tuple[SiteLink, ...]:
    found = []
    for link in brand.items(key):
        names, urls = link.words("name", languages), link.words("url", languages)
        for part, given, hint in (("name", names, "what the link says"), ("url", urls, "where it leads")):
            if not given and not link.has(part):
                link.problem(link.where(part), "key.missing", f"a link needs a `{part}`", f"write {hint}")
        for url in urls.values():
            _check_url(link, url)
        link.refuse_unknown()
        found.append(SiteLink(names, urls, link.where("url")))
    return tuple(found)


def _check_url(link: Fields, url: str) -> None:
    address = url.removeprefix("mailto:")
    mail = address != url and contact.is_email(address)
    if mail or contact.is_url(url) or (url.startswith("/") and url[1:2] not in {"/", "\\"}):
        return
    hint = "write https://example.org/, mailto:jobs@example.org or a path on this site such as /about/"
    link.problem(link.where("url"), "value.contact", f"`url` is not an address: `{url}`", hint)


def _origin(fields: Fields, key: str, text: str) -> str:
    """Return the origin of an https address, "" for a path on this site; anything else is a problem."""
    parts = urlsplit(text) if contact.is_url(text) else None
    if parts is not None and parts.scheme == "https" and _HOST.fullmatch(parts.netloc):
        return f"https://{parts.netloc.lower()}"
    if text and not (key == "script" and text.startswith("/") and "//" not in text):
        hint = "write https://stats.example.org/script.js, or /assets/script.js for a script of the site's own"
        hint = hint if key == "script" else "write https://stats.example.org"
        fields.problem(fields.where(key), "value.address", f"`{key}` takes an https address, not `{text}`", hint)
    return ""


def _data(analytics: Fields) -> dict[str, str]:
    inner = _mapping(analytics, "data", "write `data: {website-id: abc}`")
    if inner is None:
        return {}
    for name in inner.values:
        if not _DATA_NAME.fullmatch(name):
            hint = "write lower-case letters, digits and hyphens, without `data-`"
            inner.problem(inner.where(name), "value.choice", f"`{name}` is no name of an attribute", hint)
    return {name: inner.text(name) or "" for name in inner.values}
