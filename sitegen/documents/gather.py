"""All facts of a posting: its own first, then those stated around it, the nearest first."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from sitegen.documents import applying, dates_of, facts_of, places_of
from sitegen.documents.case import Case, Found
from sitegen.documents.things import Trace
from sitegen.model import Apply, Remote

Facts = Mapping[str, Found]

_RULES: Mapping[str, Callable[[Case], Found | None]] = MappingProxyType(
    {
        "company": facts_of.company,
        "category": facts_of.category,
        "locations": places_of.locations,
        "seat": places_of.seat,
        "remote": places_of.remote,
        "hiring": facts_of.whom,
        "employment": facts_of.kinds_of_employment,
        "salary": facts_of.pay,
        "experience": facts_of.years,
        "education": facts_of.degree,
        "skills": facts_of.skills,
        "headcount": facts_of.heads_wanted,
        "posted": dates_of.posted,
        "closes": dates_of.closes,
        "apply": applying.read,
        "source": applying.source,
    }
)
_OWN_ONLY = frozenset({"headcount"})


def facts(case: Case) -> Facts:
    """Return every fact that a case states."""
    found = {name: rule(case) for name, rule in _RULES.items()}
    return {name: value for name, value in found.items() if value is not None}


def with_told(found: Facts, case: Case) -> Facts:
    """Return facts that are stated around postings with the employer that only the text around tells."""
    told = None if "company" in found else facts_of.told(case)
    return {**found, "told": told} if told else found


def merged(own: Facts, around: Sequence[Facts], case: Case) -> dict[str, Found]:
    """Return a posting's facts, completed by those around it; a fact of its own always wins.

    What the text of the posting, its ``case``, only tells of the employer is asked last, as it takes long.
    """
    together = dict(own)
    for shared in around:
        for name, found in shared.items():
            if name == "apply" and name in together:
                together[name] = _completed(together[name], found)
            elif name == "remote" and found.value is Remote.FULL and "locations" in own:
                continue  # who works elsewhere says nothing of a job that has a place
            elif name not in together and name not in _OWN_ONLY:
                together[name] = found
    source, told, seat = (together.pop(name, None) for name in ("source", "told", "seat"))
    if seat and "locations" not in together and not _is_elsewhere(together.get("remote"), seat):
        together["locations"] = seat
    if source and "apply" not in together:
        together["apply"] = source
    told = told if "company" in together else facts_of.told(case) or told
    if told and "company" not in together:
        together["company"] = told
    return together


def _is_elsewhere(remote: Found | None, seat: Found) -> bool:
    """Tell whether a job that is done from elsewhere has nothing to do with where its employer is."""
    return remote is not None and remote.value is Remote.FULL and remote.trace.line != seat.trace.line


def _completed(own: Found, shared: Found) -> Found:
    """Complete a way to apply: a subject line stated for all, and an address where there is none."""
    way, other = own.value, shared.value
    if not isinstance(way, Apply) or not isinstance(other, Apply):
        return own
    if not (way.email or way.url or way.wechat):
        return Found(replace(other, subject=way.subject or other.subject), shared.trace)
    return Found(replace(way, subject=way.subject or other.subject), own.trace)


def fields_of(found: Mapping[str, Found], language: str) -> dict[str, Any]:
    """Return the facts as the fields of an ``Understood``; remote work alone is a place, too."""
    values = {name: fact.value for name, fact in found.items()}
    if not values.get("locations") and values.get("remote") is Remote.FULL:
        values["locations"] = ("远程",) if language == "zh" else ("Remote",)
    return values


def traces(found: Mapping[str, Found]) -> tuple[Trace, ...]:
    """Return what the facts were read from, in the order of the facts."""
    return tuple(found[name].trace for name in _RULES if name in found)
