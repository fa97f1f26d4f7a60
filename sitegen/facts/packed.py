"""The data files that are packed beside the code, each read once."""

from functools import cache
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).with_name("data")
# libyaml is seven times quicker; wheels have it, a source build may not.
LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@cache
def load(name: str) -> Any:
    """Return the content of ``data/<name>.yaml``; nobody may change it."""
    text = (FOLDER / f"{name}.yaml").read_text("utf-8")
    return yaml.load(text, Loader=LOADER)  # noqa: S506 - one of the two safe loaders
