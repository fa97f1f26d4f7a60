from hypothesis import given as invent
from hypothesis import strategies as st

from sitegen.facts import skill
from sitegen.facts.packed import load
from sitegen.model import TermKind
from sitegen.slug import is_slug


def test_find(given: str, expected: list[str]) -> None:
    assert skill.find(given) == expected


def test_term(given: str, expected: list[str]) -> None:
    found = skill.term(given)
    assert [found.slug, found.names["zh"], found.names["en"]] == expected
    assert found.kind is TermKind.SKILL


def test_every_skill_has_a_slug_and_is_found_by_its_name() -> None:
    assert len(load("skills")) >= 250
    for name, entry in load("skills").items():
        assert is_slug(name)
        shown = (
            entry
            if isinstance(entry, str)
            else entry[0]
            if isinstance(entry, list)
            else entry.get("zh", entry.get("name"))
        )
        assert skill.term(shown).slug == name
        assert skill.term(name).slug == name


def test_names_are_in_the_language_of_the_text() -> None:
    assert skill.find("Kubernetes and reinforcement learning") == ["Kubernetes", "Reinforcement learning"]
    assert skill.find("reinforcement learning 方向") == ["强化学习"]


@invent(st.text(alphabet="CGoR+#./、, javascript语言熟悉İß", max_size=40))
def test_any_text_is_read(text: str) -> None:
    for name in skill.find(text):
        assert skill.term(name).slug
