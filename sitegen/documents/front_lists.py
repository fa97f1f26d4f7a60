"""Front matter that holds the whole ad: ``responsibilities`` and ``requirements`` as lists, and no body below.

Such lists are written out as the Markdown that their author would have written, so that
they are read as any other ad is.
"""

import difflib
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from sitegen.documents.labels import key, named
from sitegen.documents.words import load

_ALIKE = 0.88  # of a misspelt label: responsabilities
_LONGEST_KEY, _MOST_LISTS = 60, 30  # a label is compared with all others, which takes 20 ms
_OWN = frozenset({"responsibilities", "requirements", "preferred", "duties", "benefits"})


def as_text(front_matter: Mapping[str, Any]) -> str:
    """Return a body made of the lists in front matter; empty where it says nothing of what is done or asked."""
    parts = [(name, _items(value)) for name, value in front_matter.items()]
    named_lists = [name for name, listed in parts if listed and len(str(name)) <= _LONGEST_KEY][:_MOST_LISTS]
    kinds = {name: _kind(str(name)) for name in named_lists}
    if not {"responsibilities", "requirements", "duties"} & {kind for _, kind in kinds.values()}:
        return ""
    told = str(front_matter.get("description") or "").strip()
    lines = [told, ""] if told else []
    for name, listed in parts:
        heading, kind = kinds.get(name, ("", ""))
        if kind:
            lines += [f"## {heading}", "", *(f"- {item}" for item in listed), ""]
    return "\n".join(lines)


def _items(value: Any) -> list[str]:
    """Return the texts of a list, each on one line; nothing of what is no list of texts."""
    if not isinstance(value, list | tuple) or not all(isinstance(item, str | Mapping) for item in value):
        return []
    return [" ".join(text.split()) for text in _texts(value) if text.strip()]


def _texts(value: list[Any] | tuple[Any, ...]) -> Iterator[str]:
    """Yield the members of a list; ``Skills: Go`` was a text to its author, and a mapping to YAML."""
    for item in value:
        if isinstance(item, str):
            yield item
        else:
            yield from (f"{name}: {said}" for name, said in item.items())


def _kind(name: str) -> tuple[str, str]:
    """Return the label that a key is, a slip in its spelling mended, and the section that it names."""
    words = key(name.replace("_", " ").replace("-", " "))
    close = difflib.get_close_matches(words, _names(), 1, _ALIKE)
    found = named(close[0]) if close else None
    return (close[0].capitalize(), found[1]) if found and found[0] == "section" and found[1] in _OWN else ("", "")


@cache
def _names() -> tuple[str, ...]:
    """Return every label of a section that an ad has."""
    return tuple(
        key(str(name)) for kind, given in load("labels")["sections"].items() if kind in _OWN for name in given["names"]
    )
