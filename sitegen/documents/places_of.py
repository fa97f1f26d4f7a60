"""Where the work is, and whether it can be done from elsewhere."""

import re
from collections.abc import Sequence

from sitegen.documents import short_facts
from sitegen.documents.case import Case, Found, found
from sitegen.documents.inline import without_pictures
from sitegen.facts import employment, place
from sitegen.facts.gazetteer import region
from sitegen.model import Remote

_REMOTELY = ("Remote", "远程")
_AT_HOME = re.compile(r"(?:在家|居家)(?:办公|工作)?|work(?:ing)? from home|home[ -]?office|WFH", re.IGNORECASE)
_LONGEST_PLACE = 40
_MOST_WORDS = 12
_NOTE = re.compile(r"\s*(?:（[^（）]*）|\([^()]*\))")
_NEXT = re.compile(r"[。；]|\s+[^\W\d_]{2,8}[：:]")  # 成都 客服热线：…
_LONGEST_CLAUSE = 200
_PIECES = re.compile(r"(\s*[/|,，、·;；()（）]\s*|\s+[-–—]\s+)")
# Remote React Developer, but not Remote Sensing Engineer
_REMOTE = re.compile(r"remote\s+(?!sensing|support|access|monitor|operat|site)", re.IGNORECASE)
_AFTER_COUNTRY = re.compile(r"^[^-–—,]+\s[-–—]\s")
_TOWN = re.compile(
    r"[A-ZÀ-Þ][^\W\d_]+(?:[ '’-](?:[A-ZÀ-Þ][^\W\d_]*|de|del|da|do|la|le|of|on|the|upon|sur|am|an der)){0,4}"
)
_NO_TOWNS = frozenset({"flexible", "nationwide", "anywhere", "field", "various", "multiple", "office", "onsite"})
_MODES = re.compile(
    r"\d(?:\s?[-–]\s?\d)?\s?(?:days?|x)\b.{0,24}|(?:每周|一周).{0,8}[天日].{0,6}"
    r"|hybrid|on-?site|in[- ]office|in[- ]person|混合办公|现场办公",
    re.IGNORECASE,
)
_LISTS = re.compile(r"[/;|&、，；\u3400-\u9fff]|\b(?:or|and)\b", re.IGNORECASE)


def locations(case: Case) -> Found | None:
    """Read where the work is."""
    named = [(field, _worded(_places(field.value), case.language)) for field in case.own.values("locations")]
    names = _without_repeats([known for _, known in named])
    if names:
        first = next(field for field, known in named if known)
        return found("locations", names, first.line, first.value)
    if case.title and case.title.locations:
        return found("locations", _without_repeats([[n] for n in case.title.locations]), case.line, case.title.source)
    for line in case.places:
        text = without_pictures(line.text)
        alone = tuple(short_facts.places(text) or short_facts.places_among(text))
        if alone:
            return found("locations", alone, line.number, line.text)
    for line in case.prose if place.find(case.text) else ():
        told = tuple(place.find(line.text))
        if told:
            return found("locations", told, line.number, line.text)
    return None


def _worded(names: Sequence[str], language: str) -> list[str]:
    """Return places with 在家办公 and WFH as the word for work from elsewhere that readers look for."""
    return [_REMOTELY[language == "zh"] if _AT_HOME.fullmatch(name) else name for name in names]


def _without_repeats(fields: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """Return the places of several fields, without a place that an earlier field has by another name."""
    kept: list[str] = []
    seen: set[str] = set()
    for names in fields:
        kept += [n for n in names if n not in kept and place.term(n).slug not in seen]
        seen |= {place.term(n).slug for n in names}
    return tuple(kept)


def seat(case: Case) -> Found | None:
    """Read where the employer is, for want of a better place; or elsewhere, where that is said, too."""
    for line in case.prose if place.seat(case.text) else ():
        told = tuple(place.seat(line.text))
        if told:
            elsewhere = (_REMOTELY[case.language == "zh"],) if place.remote(line.text) else ()
            return found("locations", told + elsewhere, line.number, line.text)
    return None


def _places(value: str) -> list[str]:
    """Return the places of a field: the known ones, else short names as written."""
    clause = _without_work(_NEXT.split(value, maxsplit=1)[0].strip())
    names = place.split(clause)
    if len(names) > 1 and not _LISTS.search(clause) and _is_address(names) and place.lookup(clause):
        return [clause]  # Canary Wharf, London, England
    known = [n for n in names if place.lookup(n)]
    if known and _AFTER_COUNTRY.search(clause) and place.is_country(names[0]):
        return [n for n in names if n in known or _may_be_town(n)]  # France - Pau
    if known:
        return known
    beside = _side_by_side(clause)
    if beside:
        return beside
    clause = clause if len(clause) <= _LONGEST_PLACE else _NOTE.sub("", clause).strip()  # (20 min by bus from …)
    names = place.split(clause) if clause else []
    if 0 < len(clause) <= _LONGEST_PLACE and not any(c in clause for c in "，!！?？@"):
        return names
    return []


def _side_by_side(clause: str) -> list[str]:
    """Return the places of a clause that is nothing but several of them: ``York London``, the lines of a cell."""
    words, found = clause.split(), list[str]()
    if not 1 < len(words) <= _MOST_WORDS:
        return []
    while words:
        size = next((n for n in range(min(len(words), 3), 0, -1) if place.lookup(" ".join(words[:n]))), 0)
        name = " ".join(words[:size])
        if not size or region(name) is not None:  # Boston Massachusetts is one
            return []
        found.append(name)
        words = words[size:]
    return found


def _without_work(clause: str) -> str:
    """Return a field's words without those of employment among them: ``Leeds / Full-time``, ``Part time, Leeds``."""
    pieces = _PIECES.split(clause)
    if len(clause) > _LONGEST_CLAUSE or not any(_is_no_place(piece) for piece in pieces[::2]):
        return clause
    kept = [n for n in range(0, len(pieces), 2) if pieces[n] and not _is_no_place(pieces[n])]
    return "".join((pieces[n - 1] if n and at else "") + pieces[n] for at, n in enumerate(kept)).strip(" (（")


def _is_no_place(piece: str) -> bool:
    return employment.is_only(piece) or _MODES.fullmatch(piece.strip()) is not None


def _may_be_town(name: str) -> bool:
    """Tell whether a word beside a country may be a town that nobody has written down."""
    return bool(_TOWN.fullmatch(name)) and name.casefold() not in _NO_TOWNS and not short_facts.is_fact(name)


def _is_address(names: Sequence[str]) -> bool:
    """Tell whether places are parts of one address: a district before its city, or a place nobody knows."""
    known = [place.lookup(name) for name in names]
    slugs = [term.slug for term in known if term]
    return known[0] is None or len(set(slugs)) < len(slugs)


def remote(case: Case) -> Found | None:
    """Read whether the work can be done from elsewhere."""
    for name in ("remote", "locations"):
        for field in case.own.values(name):
            said = place.remote(field.value) or (Remote(field.value) if field.value in list(Remote) else None)
            if said:
                return found("remote", said, field.line, field.value)
    said = place.remote(case.titled) or (Remote.FULL if case.title and _REMOTE.match(case.title.words) else None)
    if said:
        return found("remote", said, case.line, case.titled)
    for line in case.prose if place.remote(case.text) else ():
        said = place.remote(line.text)
        if said:
            return found("remote", said, line.number, line.text)
    return None
