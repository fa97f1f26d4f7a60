"""The components of site generators: ``<JobCard title="Cook">``, ``::: details Cook``, ``{{% tab "Cook" %}}``.

What stands inside them was written for readers, and so was what they are called. Their names are
anybody's: an element is one where it is closed somewhere, or closes itself.
"""

import re
from collections.abc import Iterator
from functools import cache

from sitegen.documents.words import load

_CLOSED = re.compile(r"</([a-zA-Z][\w.-]{1,40})\s*>")
_ATTRIBUTE = re.compile(r"""(?<![\w:@#.-])([a-zA-Z][\w-]{0,30})\s*=\s*(?:"([^"<>{}]*)"|'([^'<>{}]*)')""")
_SLOT = re.compile(r"\sv-|\s#|\sslot")  # of a <template> that shows what it holds
_FENCE = re.compile(r"\s{0,12}:{3,}\s*(?:(?!\d)([\w-]+))?(?:\s*\{[^{}]*\})?\s*(.*?)\s*:*\s*$")
_CALL = re.compile(r"\s*(?:\{\{[<%]|\{%)-?\s*([\w/-]+)\s*(.*?)\s*-?(?:[>%]\}\}|%\})\s*$")
_NAMED = re.compile(r"""(?<![\w-])(?:title|header|heading|label|name|summary|tabname)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_QUOTED = re.compile(r"""(?:"([^"]+)"|'([^']+)')$""")
_NOTED = re.compile(r"""\s{0,12}(?:!!!|\?\?\?\+?|===!?\+?)\s+(?:(\w+)\s+)?(?:"([^"]+)"|'([^']+)')\s*$""")
_LONGEST = 200


def closed_in(text: str) -> frozenset[str]:
    """Return the names, in small letters, of all elements that a text closes."""
    return frozenset(name.lower() for name in _CLOSED.findall(text)) if "</" in text else frozenset()


def is_self_closing(name: str, attributes: str) -> bool:
    """Tell whether a tag is a component that closes itself: ``<JobCard … />``, ``<job-card … />``."""
    return attributes.rstrip().endswith("/") and (name[0].isupper() or "-" in name)


def shows(attributes: str) -> bool:
    """Tell whether a ``<template>`` stands in a component, so that what it holds is shown."""
    return _SLOT.search(attributes) is not None


def words(attributes: str) -> tuple[str, str, list[str]]:
    """Return what the attributes of a component call it, where it leads, and the fields that they state."""
    keys = load("front_matter")["components"]
    given = {name.casefold(): (one or two).strip() for name, one, two in _ATTRIBUTE.findall(attributes)}
    title = next((given[key] for key in keys["titles"] if given.get(key)), "")
    link = next((given[key] for key in keys["links"] if given.get(key)), "")
    return title, link, list(_fields(given)) if title else []


def _fields(given: dict[str, str]) -> Iterator[str]:
    names = _facts()
    for key, value in given.items():
        if value and key.replace("-", "_") in names:
            yield f"{key}: {value}"


@cache
def _facts() -> frozenset[str]:
    """Return the names of attributes that state a fact, as front matter calls it."""
    keys = load("front_matter")
    return frozenset(name for fact in keys["components"]["facts"] for name in keys["keys"][fact])


def titled(raw: str) -> str | None:
    """Return what a line that opens a box calls it, "" where that has no name or is closed; None for no such line."""
    if len(raw) > _LONGEST:
        return None
    fence = _FENCE.match(raw) if ":::" in raw else None
    if fence:
        return fence[2].strip("[] ")
    noted = _NOTED.match(raw) if raw.lstrip()[:3] in ("!!!", "???", "===") else None
    if noted:
        return noted[2] or noted[3] or ""
    call = _CALL.match(raw) if "{" in raw[:20] else None
    if call is None or call[1].lower() not in load("front_matter")["components"]["boxes"]:
        return None
    said = _NAMED.search(call[2]) or _QUOTED.match(call[2])
    return ((said[1] or said[2] or "") if said else "") or None
