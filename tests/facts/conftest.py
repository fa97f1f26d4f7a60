"""Data-driven tests: ``test_parse`` of ``test_salary.py`` gets every pair of ``parse`` in ``cases/salary.yaml``."""

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

CASES = Path(__file__).with_name("cases")


@cache
def cases(name: str) -> dict[str, list[list[Any]]]:
    loaded: dict[str, list[list[Any]]] = yaml.safe_load((CASES / f"{name}.yaml").read_text("utf-8"))
    return loaded


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if {"given", "expected"} <= set(metafunc.fixturenames):
        pairs = cases(Path(str(metafunc.module.__file__)).stem.removeprefix("test_"))
        chosen = pairs[metafunc.function.__name__.removeprefix("test_")]
        metafunc.parametrize("given,expected", chosen, ids=[str(given)[:60] for given, _ in chosen])
