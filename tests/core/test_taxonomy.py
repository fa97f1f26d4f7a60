import pytest

from sitegen.model import Employment, Hiring, Term, TermKind
from sitegen.taxonomy import Taxonomy, named, types
from tests.factories import SHANGHAI, make_term

OPS = make_term(TermKind.CATEGORY, "ops", "运营", "Operations")
OTHER_OPS = make_term(TermKind.CATEGORY, "other-ops", "运营", "Other operations")
GO = make_term(TermKind.SKILL, "ops", "运维", "Ops skills")
MARS = Term(TermKind.LOCATION, "mars", {"zh": "火星", "en": "Mars"}, "CN")
TAXONOMY = Taxonomy.of([OPS, OTHER_OPS, GO, MARS])


@pytest.mark.parametrize("name", ["ops", "OPS", " 运营 ", "operations", "Operations"])
def test_a_term_goes_by_its_slug_and_every_name(name: str) -> None:
    assert TAXONOMY.category(name) is OPS


def test_kinds_are_apart() -> None:
    assert TAXONOMY.find(TermKind.SKILL, "ops") is GO
    assert TAXONOMY.find(TermKind.SKILL, "运营") is None
    assert TAXONOMY.category("火星") is None


def test_the_first_of_a_name_counts() -> None:
    assert TAXONOMY.category("运营") is OPS
    assert TAXONOMY.category("other operations") is OTHER_OPS


def test_names_for_did_you_mean() -> None:
    assert TAXONOMY.names(TermKind.CATEGORY) == sorted(["ops", "运营", "Operations", "other-ops", "Other operations"])
    assert Taxonomy.of([]).names(TermKind.CATEGORY) == []


def test_places() -> None:
    assert TAXONOMY.location("火星") == (MARS, True)
    known, is_known = TAXONOMY.location("Shanghai")
    assert (known.slug, known.country, is_known) == (SHANGHAI.slug, "CN", True)
    assert TAXONOMY.location("上海")[0].slug == known.slug
    place, is_known = TAXONOMY.location("无名村")
    assert (set(place.names.values()), place.country, is_known) == ({"无名村"}, None, False)


def test_skills() -> None:
    assert TAXONOMY.skill("运维") is GO
    assert TAXONOMY.skill("python").slug == "python"
    assert TAXONOMY.skill("Zorgl-Script").name("en") == "Zorgl-Script"


def test_a_name_of_no_list() -> None:
    assert named(TermKind.CATEGORY, "C++ 开发", ["zh", "en"]) == Term(
        TermKind.CATEGORY, "c-plus-plus-kai-fa", {"zh": "C++ 开发", "en": "C++ 开发"}
    )


def test_an_internship_is_one_type() -> None:
    found = types([Hiring.INTERN, Hiring.CAMPUS], [Employment.INTERNSHIP, Employment.FULL_TIME])
    assert [term.slug for term in found] == ["internship", "campus", "full-time"]


@pytest.mark.parametrize("kind", [*Hiring, *Employment])
def test_every_type_has_a_name_in_both_languages(kind: Hiring | Employment) -> None:
    (term,) = types([kind], []) if isinstance(kind, Hiring) else types([], [kind])
    assert term.kind is TermKind.TYPE
    assert term.names["zh"] != term.names["en"]
