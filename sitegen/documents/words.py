"""The word lists of this package: YAML files in ``data/``, read once a process.

They hold what a recruiter could extend: labels, job nouns, generic headings.
"""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import yaml


@cache
def load(name: str) -> Mapping[str, Any]:
    """Return a word list by its file's name without ``.yaml``."""
    text = files(__package__).joinpath("data", f"{name}.yaml").read_text("utf-8")
    words: Mapping[str, Any] = yaml.safe_load(text)
    return words
