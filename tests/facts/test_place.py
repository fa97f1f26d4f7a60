import re
from collections.abc import Iterator
from typing import Any

import pytest
import yaml
from hypothesis import given as invent
from hypothesis import strategies as st

from sitegen.facts import place
from sitegen.facts.packed import FOLDER
from sitegen.model import TermKind
from sitegen.slug import is_slug, slug


def entries() -> Iterator[tuple[str, str, list[str]]]:
    for code, places in yaml.safe_load((FOLDER / "places.yaml").read_text("utf-8")).items():
        for name, names in places.items():
            yield code, name, names if isinstance(names, list) else [names, name.replace("-", " ").title()]


def test_lookup(given: str, expected: list[Any] | None) -> None:
    found = place.lookup(given)
    assert (found and [found.slug, found.names["zh"], found.names["en"], found.country]) == expected
    assert found is None or found.kind is TermKind.LOCATION


def test_split(given: str, expected: list[str]) -> None:
    assert place.split(given) == expected


def test_find(given: str, expected: list[str]) -> None:
    assert place.find(given) == expected


def test_seat(given: str, expected: list[str]) -> None:
    assert place.seat(given) == expected


def test_remote(given: str, expected: str | None) -> None:
    assert place.remote(given) == expected


def test_an_unknown_place_is_a_term_of_its_own() -> None:
    found = place.term(" 亚特兰蒂斯 ")
    assert found.slug == slug("亚特兰蒂斯")
    assert dict(found.names) == {"zh": "亚特兰蒂斯", "en": "亚特兰蒂斯"}
    assert found.country is None


@pytest.mark.parametrize("code,name,names", list(entries()))
def test_every_place_is_found_by_its_names_in_both_languages(code: str, name: str, names: list[str]) -> None:
    assert is_slug(name)
    assert re.fullmatch(r"[A-Z]{2}(-[A-Z]{2,3})?", code)
    for text in names[:2]:
        found = place.lookup(text)
        assert found is not None
        assert found.slug == name, text


def test_the_gazetteer_is_as_large_as_promised() -> None:
    places = list(entries())
    chinese = [name for code, name, _ in places if code in {"CN", "HK", "MO", "TW"}]
    assert len(chinese) >= 300
    assert len(places) - len(chinese) >= 150
    assert len(yaml.safe_load((FOLDER / "countries.yaml").read_text("utf-8"))) >= 80


@invent(st.text(alphabet="北京上海大学区市或和、,/ ()（）:CANYabc远程remote在工作地点base\n", max_size=40))
def test_any_text_is_read(text: str) -> None:
    for name in place.split(text):
        assert name == name.strip()
        assert place.term(name).slug
    for name in place.find(text):
        assert name in text
    place.remote(text)
