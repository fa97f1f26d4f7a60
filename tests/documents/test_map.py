"""Whoever looks for a rule finds its file: the package's docstring names every one of them, and no other."""

import re
from pathlib import Path

from sitegen import documents


def test_every_module_is_on_the_map() -> None:
    modules = {path.stem for path in Path(documents.__file__).parent.glob("*.py")} - {"__init__"}
    assert documents.__doc__
    assert {*re.findall(r"``(\w+)``", documents.__doc__)} == modules
