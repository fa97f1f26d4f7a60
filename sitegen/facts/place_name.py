"""The place that a name means: 北京市海淀区, London, UK, Hempstead, NY 11550."""

import re
from functools import lru_cache

from sitegen.facts.gazetteer import ZIP, Place, exact, key, longest_prefix, region
from sitegen.facts.width import narrow
from sitegen.model import Term, TermKind
from sitegen.slug import slug

NOTE = re.compile(r"^([^()\[\]]+)[(\[]([^()\[\]]*)[)\]]\s*$")
HAN = re.compile(r"[\u3400-\u9fff]")
# What may follow a city's name in an address: 北京清华科技园, 上海漕宝路1号.
ADDRESS = re.compile(
    r".+(?:区|县|镇|乡|街道|园|村|路|街|号|楼|层|大厦|广场|中心|大道|(?<![频味管渠通])道|巷|弄|[\da-zA-Z]座|[\da-zA-Z]栋|\d室|新城|开发区|港|湾|岛|城)$"
)
ORGANISATION = re.compile(r"大学|学院|银行|公司|集团|研究院|研究所|医院|科技$|同仁堂|晚报|日报|卫视|协会")
HOUSE = re.compile(r"\b(?:University|Institute|College|School|Hospital|Museum|Foundation|Department|Office of)\b")
REMOTE_WITH = re.compile(r"(?:fully |100% )?remote\b\s*[-,(:/ ]", re.IGNORECASE)
LONGEST = 120
KIN = {"HK": "CN", "MO": "CN", "TW": "CN"}  # Hong Kong, China


@lru_cache(maxsize=8192)
def lookup(name: str) -> Term | None:
    """Return the place of a name in any language, or None where nobody has written it down.

    A city with a known state or country (Hempstead, NY) is a place of that country.
    """
    plain = narrow(name).strip(" .;")
    if not plain or len(plain) > LONGEST:
        return None
    found = _one(plain)
    if found is None and "," not in plain and HAN.search(plain):
        found = _address(key(plain))
    return _term(found) if found else _composed(plain)


def is_country(name: str) -> bool:
    """Tell whether a name is a country's."""
    return any(place.kind == "country" for place in exact(narrow(name).strip()))


def term(name: str) -> Term:
    """Return the place of a name, a new one where it is not known."""
    name = name.strip()
    return lookup(name) or Term(TermKind.LOCATION, slug(name), {"zh": name, "en": name})


def _composed(plain: str) -> Term | None:
    """Read a name with more than the place in it: London, UK, 深圳（南山）, Remote (US), Berlin Germany."""
    if "," in plain:
        return _with_region(plain)
    noted = NOTE.match(plain)
    if noted:
        return lookup(noted[1])
    if REMOTE_WITH.match(plain + " "):
        return lookup("remote")
    head, _, tail = plain.rpartition(" ")
    return _with_region(f"{head}, {tail}") if head and exact(head) and region(tail) else None


def _one(name: str) -> Place | None:
    """Return the likeliest place that has exactly this name."""
    found = exact(name)
    return found[0] if found else None


def _term(place: Place) -> Term:
    """Return the term of a place."""
    return Term(TermKind.LOCATION, place.slug, {"zh": place.zh, "en": place.en}, place.country)


def _with_region(name: str) -> Term | None:
    """Read ``London, UK`` and ``1 Main Street, Menlo Park, CA 94025``: the first city that its region has."""
    parts = [part.strip() for part in name.split(",") if part.strip()]
    said = next((found for found in map(region, parts[1:]) if found), None)
    for part in parts:
        for place in exact(part):
            if place.kind not in {"country", "state"} and _agrees(place, said):
                return _term(place)
    if said and len(parts) > 1 and not any(c.isdigit() for c in parts[0]) and not HOUSE.search(parts[0]):
        written = ", ".join([*parts[:-1], ZIP.sub("", parts[-1])])
        return Term(TermKind.LOCATION, slug(written), {"zh": written, "en": written}, said[0])
    return _term(exact(parts[0])[0]) if parts and exact(parts[0]) and not said else None


def _agrees(place: Place, said: tuple[str, str | None] | None) -> bool:
    """Say whether a place lies in the region that was said."""
    if said is None or place.country is None:
        return True
    country, state = said
    same = country in {place.country, KIN.get(place.country)}
    return same and (state is None or place.region is None or state == place.region)


def _address(word: str) -> Place | None:
    """Read 北京中关村 and 广东省深圳市南山区: the city that an address begins with."""
    known = longest_prefix(word)
    if not known:
        return None
    place, rest = exact(known)[0], word[len(known) :]
    marked = rest[:1] in {"市", "省", "区", "县"} or known[-1] in "市省"
    rest = rest.removeprefix("特别行政区").removeprefix("自治区").lstrip("市省区县,")
    if not rest:
        return place
    inner = exact(rest)[0] if exact(rest) else _address(rest)
    if inner and inner.kind == "city" and inner.slug != place.slug:
        return inner if inner.country == place.country or place.kind == "country" else None
    if inner:
        return place if place.kind != "country" else inner
    if ORGANISATION.search(rest):
        return None
    return place if marked or ADDRESS.match(rest) else None
