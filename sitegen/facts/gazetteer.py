"""The places we know by name: countries, cities, states and districts, from ``data/``.

A name may belong to several places (San Jose); the first in the order countries,
cities, states, districts is meant unless the text says more.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from sitegen.facts.packed import load
from sitegen.facts.width import narrow
from sitegen.slug import slug

BLANKS = re.compile(r"[\s.'·・:_-]+")
ZIP = re.compile(r"\s+\d{4,6}(?:-\d{4})?$")
HAN_SUFFIX = (
    "特别行政区",
    "壮族自治区",
    "回族自治区",
    "维吾尔自治区",
    "自治区",
    "自治州",
    "地区",
    "新区",
    "市",
    "省",
    "区",
    "县",
    "盟",
    "州",
)
LATIN_SUFFIX = (
    "metropolitanarea",
    "metroarea",
    "cityarea",
    "district",
    "province",
    "prefecture",
    "area",
    "city",
    "metro",
)


@dataclass(frozen=True, slots=True)
class Place:
    """A known place. ``region`` is its state's abbreviation, ``kind`` country, city, state or district."""

    slug: str
    zh: str
    en: str
    country: str | None
    region: str | None
    kind: str


def key(name: str) -> str:
    """Return a name without case, accents, blanks and dots, for looking up: Tel-Aviv is telaviv."""
    folded = unicodedata.normalize("NFKD", narrow(name).casefold())
    return BLANKS.sub("", "".join(c for c in folded if not unicodedata.combining(c)))


@lru_cache(maxsize=8192)
def exact(name: str) -> tuple[Place, ...]:
    """Return the places that a name belongs to, with or without 市, 省, City and the like."""
    index, word = _index(), key(name)
    if word in index:
        return index[word]
    suffixes = LATIN_SUFFIX if word.isascii() else HAN_SUFFIX
    least = 3 if word.isascii() else 2
    for suffix in suffixes:
        stem = word.removesuffix(suffix)
        if stem != word and len(stem) >= least and stem in index:
            return index[stem]
    return index.get(word.removeprefix("the"), ()) if word.startswith("the") else ()


def region(name: str) -> tuple[str, str | None] | None:
    """Return the country, and the state if it is one, that stands after a comma: CA, Ontario, UK.

    An abbreviation counts in capitals only.
    """
    name = ZIP.sub("", name.strip())
    if name in _abbreviations():
        return _abbreviations()[name]
    found = exact(name)
    state = next((place for place in found if place.kind == "state"), None)
    if state:
        return state.country or "", state.region
    country = next((place for place in found if place.country), None)
    return (
        (country.country or "", None)
        if country and (country.kind == "country" or country.country in {"HK", "TW", "SG"})
        else None
    )


def longest_prefix(word: str) -> str:
    """Return the longest known name that a text without blanks begins with, or ""."""
    index = _index()
    return next((word[:size] for size in range(min(len(word), _longest()), 1, -1) if word[:size] in index), "")


@cache
def _index() -> Mapping[str, tuple[Place, ...]]:
    """Return the places of every name."""
    found: dict[str, list[Place]] = {}
    for place, names in _all():
        for name in names:
            places = found.setdefault(key(name), [])
            if place not in places:
                places.append(place)
    return {name: tuple(places) for name, places in found.items()}


@cache
def _longest() -> int:
    """Return the length of the longest name."""
    return max(map(len, _index()))


def _all() -> Iterator[tuple[Place, Iterable[str]]]:
    """Yield all places with all their names, the likelier meaning first."""
    cities: dict[str, Place] = {}
    for code, places in load("countries").items():
        for name, names in places.items():
            yield _place(name, names, code or None, None, "country" if code else "area")
    for code, places in load("places").items():
        country, _, state = code.partition("-")
        for name, names in places.items():
            place, all_names = _place(name, names, country, state or None, "city")
            cities[place.slug] = place
            yield place, all_names
    for code, states in load("states").items():
        for short, names in states.items():
            name = slug(names[1])
            taken = name in cities or name == "georgia"
            yield _place(f"{name}-{code.lower()}" if taken else name, names, code, short, "state")
    for city, names in load("districts").items():
        place = cities[city]
        district = Place(place.slug, place.zh, place.en, place.country, place.region, "district")
        yield district, [str(name) for name in names]


def _place(
    name: str, names: str | list[str], country: str | None, state: str | None, kind: str
) -> tuple[Place, list[str]]:
    """Make a place of an entry: a Chinese name, or Chinese, English and others."""
    listed = [names, name.replace("-", " ").title()] if isinstance(names, str) else [str(one) for one in names]
    zh = (
        listed[0].removesuffix("市")
        if kind == "city" and listed[0] not in {"吉林市", "胡志明市", "卢森堡市", "魁北克市"}
        else listed[0]
    )
    return Place(name, zh, listed[1], country, state, kind), listed


@cache
def _abbreviations() -> Mapping[str, tuple[str, str]]:
    """Return the country and state of every abbreviation; the United States come first."""
    found: dict[str, tuple[str, str]] = {}
    for code, states in load("states").items():
        for short in states:
            found.setdefault(short, (code, short))
    return found
