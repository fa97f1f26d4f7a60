import pytest

from sitegen.model import TermKind
from sitegen.surfaces.countries import COUNTRIES, is_country
from tests.factories import make_term


@pytest.mark.parametrize(
    "slug, country, expected",
    [
        ("china", "CN", True),
        ("united-kingdom", "GB", True),
        ("uk", "GB", True),
        ("russia", "RU", True),
        ("singapore", "SG", True),
        ("georgia", "GE", True),
        ("georgia", "US", False),
        ("shanghai", "CN", False),
        ("hong-kong", "HK", False),
        ("mexico-city", "MX", False),
        ("china", None, False),
        ("mars", None, False),
    ],
)
def test_a_country_is_known_by_slug_and_code(slug: str, country: str | None, expected: bool) -> None:  # noqa: FBT001
    assert is_country(make_term(TermKind.LOCATION, slug, "某地", "Somewhere", country)) is expected


def test_a_site_may_name_countries_of_its_own() -> None:
    albion = make_term(TermKind.LOCATION, "albion", "英国", "Albion", "GB")
    assert not is_country(albion)
    assert is_country(albion, {"albion": "GB"})


def test_every_line_of_the_table_is_a_slug_and_a_code() -> None:
    assert len(COUNTRIES) > 195
    for slug, code in COUNTRIES.items():
        assert slug.replace("-", "").isalpha(), slug
        assert slug == slug.lower(), slug
        assert len(code) == 2, slug
        assert code.isupper(), slug
