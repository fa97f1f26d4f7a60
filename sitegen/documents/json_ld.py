"""A schema.org JobPosting inside a document: the fields that its author repeats for machines."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sitegen.documents.evidence import Field
from sitegen.documents.inline import plain

_LONGEST = 500_000
_DEEPEST = 6


def fields(scripts: Iterable[tuple[int, str]]) -> tuple[Field, ...]:
    """Return the fields of every JobPosting in the scripts; what cannot be read is left out."""
    found: list[Field] = []
    for line, text in scripts:
        try:
            data = json.loads(text, strict=False) if len(text) < _LONGEST else None
        except (ValueError, RecursionError):
            continue
        for posting in _postings(data, 0):
            found += [Field(name, plain(value), line) for name, value in _pairs(posting) if value]
    return tuple(found)


def _postings(data: Any, depth: int) -> Iterator[Mapping[str, Any]]:
    if depth > _DEEPEST:
        return
    if isinstance(data, list):
        for member in data:
            yield from _postings(member, depth + 1)
    elif isinstance(data, dict):
        if data.get("@type") == "JobPosting":
            yield data
        else:
            yield from _postings(data.get("@graph"), depth + 1)


def _pairs(posting: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    yield "title", _text(posting.get("title"))
    yield "company", _text(posting.get("hiringOrganization"))
    yield "posted", _text(posting.get("datePosted"))
    yield "closes", _text(posting.get("validThrough"))
    for kind in _members(posting.get("employmentType")):
        yield "employment", _text(kind)
    for place in _members(posting.get("jobLocation")):
        address = place.get("address") if isinstance(place, dict) else place
        yield "locations", _text(address.get("addressLocality") if isinstance(address, dict) else address)
    if posting.get("jobLocationType") == "TELECOMMUTE":
        yield "remote", "fully remote"
    yield "salary", _salary(posting.get("baseSalary"))


def _salary(given: Any) -> str:
    """Return a MonetaryAmount as an author would write it: ``USD 100000-120000 per year``."""
    if not isinstance(given, dict) or not isinstance(given.get("value"), dict):
        return ""
    value = given["value"]
    least, most = value.get("minValue", value.get("value")), value.get("maxValue")
    amount = "-".join(str(n) for n in (least, most) if isinstance(n, int | float | str) and n)
    unit = str(value.get("unitText", "")).lower()
    return f"{_text(given.get('currency'))} {amount} per {unit}".strip() if amount else ""


def _members(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value] if value else []


def _text(value: Any) -> str:
    """Return the text of a value, or the name of a thing."""
    if isinstance(value, dict):
        value = value.get("name")
    if isinstance(value, list):
        value = value[0] if value else ""
    return value if isinstance(value, str) else ""
