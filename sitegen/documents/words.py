"""The word lists of this package: YAML files in ``data/``, read once a process.

They hold what a recruiter could extend: labels, job nouns, generic headings.
"""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

# libyaml is seven times quicker; wheels have it, a source build may not.
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@cache
def load(name: str) -> Mapping[str, Any]:
    """Return a word list by its file's name without ``.yaml``."""
    text = files(__package__).joinpath("data", f"{name}.yaml").read_text("utf-8")
    words: Mapping[str, Any] = yaml.load(text, Loader=_LOADER)  # noqa: S506 - one of the two safe loaders
    return words
