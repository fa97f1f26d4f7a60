"""A key of a YAML file, as documentation and as the list of its other names."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Key:
    """One key: what it takes, what it means, and the names it also goes by."""

    name: str
    takes: str
    meaning: str
    also: tuple[str, ...] = ()


def aliases(keys: Iterable[Key]) -> Mapping[str, str]:
    """Return other name -> name."""
    return {other: key.name for key in keys for other in key.also}
