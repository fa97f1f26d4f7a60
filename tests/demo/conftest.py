"""A site with every state that a page can be in, built with both themes."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from sitegen import build
from sitegen.config import Flags, read

STATES = Path(__file__).parent / "states"


@pytest.fixture(scope="session")
def states(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """Return a function that builds the site of states with a theme; ``compact`` shows colours of its own."""
    built: dict[str, Path] = {}

    def make(theme: str) -> Path:
        if theme not in built:
            output = tmp_path_factory.mktemp(theme) / "output"
            flags = Flags(STATES, output, base_url="http://127.0.0.1/careers/", as_of=date(2026, 11, 15))
            config, problems = read(flags)
            assert config, problems
            brand = config.brand if theme == "default" else replace(config.brand, color="", dark="")
            report = build.build(replace(config, theme=theme, brand=brand), strict=True)
            assert report.written, report.problems
            built[theme] = output
        return built[theme]

    return make


@pytest.fixture(scope="session")
def states_url(states: Callable[[str], Path], serve_folder: Callable[[Path, str], str]) -> Callable[[str], str]:
    """Return a function that tells where the site of states is served, built with a theme."""
    served: dict[str, str] = {}

    def url(theme: str) -> str:
        if theme not in served:
            served[theme] = serve_folder(states(theme), "/careers/")
        return served[theme]

    return url
