"""The fields of front matter, under the names that sites give their keys (``data/front_matter.yaml``)."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from sitegen.documents import labels
from sitegen.documents.evidence import Field
from sitegen.documents.words import load
from sitegen.facts import contact, employment

_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_GAPS = re.compile(r"[\s_-]+")
_LONGEST_KEY = 60
_MOST_VALUES = 100  # of one key
_KINDS_OF_PAGE = ("layout", "type", "kind", "collection", "template", "content_type")
_JOB_PAGES = frozenset(
    {"job", "position", "vacancy", "opening", "posting", "job-posting", "jobposting", "job_posting", "career", "role"}
    | {"job-post", "internship", "job_opening", "job-opening", "open-position", "vacature", "stelle", "职位", "岗位"}
)


def read(given: Mapping[str, Any] | None, line: int = 1) -> tuple[Field, ...]:
    """Return the fields of front matter, the facts and the keys of each in the order of the data file."""
    words = load("front_matter")
    keys = {_key(str(name)): value for name, value in (given or {}).items()}
    fields: list[Field] = []
    for fact, usual in words["keys"].items():
        for key in usual:
            fields += _fields(fact, keys.get(key), line)
    known = {key for usual in words["keys"].values() for key in usual}
    for key, value in keys.items():
        said = labels.named(key.replace("_", " ")) if key not in known and len(key) <= _LONGEST_KEY else None
        if said and said[0] == "fact" and said[1] in words["labelled"]:
            fields += _fields(said[1], value, line)
    return tuple(fields)


def is_declared(given: Mapping[str, Any] | None) -> bool:
    """Tell whether front matter says that its page is a job: ``layout: job``."""
    kinds = {str(v).casefold() for k, v in (given or {}).items() if str(k).casefold() in _KINDS_OF_PAGE}
    return not kinds.isdisjoint(_JOB_PAGES)


def states_job(given: Mapping[str, Any] | None) -> bool:
    """Tell whether front matter states what only jobs have: an employer, a place, pay, a way to apply.

    ``type: page`` and ``url: /about/`` state none of it.
    """
    return is_declared(given) or any(_is_of_jobs(field) for field in read(given))


def sites(given: Mapping[str, Any] | None) -> tuple[str, ...]:
    """Return what front matter says that the site is called: ``site_name: Acme``."""
    names = load("front_matter")["sites"]
    return tuple(v for k, v in (given or {}).items() if isinstance(v, str) and _key(str(k)) in names)


def _is_of_jobs(field: Field) -> bool:
    if field.name == "employment":
        return bool(employment.parse(field.value))
    if field.name == "apply":
        return bool(contact.find_emails(field.value) or contact.find_urls(field.value))
    return field.name in ("company", "locations", "salary")


def _key(name: str) -> str:
    """Return a key as the data file writes it: ``validThrough`` and ``Valid-Through`` are ``valid_through``."""
    parted = _CAMEL.sub("_", name.strip()) if not name.isupper() else name.strip()
    return _GAPS.sub("_", parted).casefold()


def _fields(fact: str, value: Any, line: int) -> Iterator[Field]:
    if fact == "locations" and isinstance(value, Mapping):
        yield from _placed({_key(str(name)): said for name, said in value.items()}, line)
        return
    if fact == "locations" and isinstance(value, list | tuple):
        for member in value[:_MOST_VALUES]:
            yield from _fields(fact, member, line)
        return
    for text in _texts(value):
        yield Field(fact, text, line)


def _placed(place: Mapping[str, Any], line: int) -> Iterator[Field]:
    """Yield the place that a mapping is, and whether it is worked from elsewhere."""
    words = load("front_matter")
    address = place.get("address")
    if isinstance(address, Mapping):
        place = {**place, **{_key(str(name)): said for name, said in address.items()}}
    parts = [next((str(place[k]).strip() for k in names if place.get(k)), "") for names in words["places"]]
    if any(parts):
        yield Field("locations", ", ".join(part for part in parts if part), line)
    yield from (Field("remote", str(place[k]), line) for k in words["kinds"] if isinstance(place.get(k), str))


def _texts(value: Any) -> list[str]:
    """Return the texts in a value: itself, a list's members, a mapping's e-mail and address."""
    if value is None or isinstance(value, bool):
        return []
    if isinstance(value, Mapping):
        return [str(v).strip() for k in load("front_matter")["inner"] if (v := value.get(k))]
    if isinstance(value, list | tuple):
        return [text for member in value[:_MOST_VALUES] for text in _texts(member)]
    return [str(value).strip()] if str(value).strip() else []
