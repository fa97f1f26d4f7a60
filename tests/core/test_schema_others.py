from datetime import date

import pytest

from sitegen.model import Apply, Term, TermKind
from sitegen.schema import company, filename, page, terms
from sitegen.schema.key import Key
from sitegen.yaml_source import Tree, load

LANGUAGES = ("zh", "en")


def tree(text: str) -> Tree:
    found, problems = load(text, "a.md")
    assert not problems
    return found


# --- companies --------------------------------------------------------------------------


def test_a_company() -> None:
    text = (
        "name: 示例\nurl: https://acme.example\nlogo: /assets/a.svg\nemail: hr@acme.example\nplaces: [上海]\n"
        "apply: {url: https://acme.example/jobs}\nsummary: 好公司\nextra: {a: 1}"
    )
    found, problems = company.read(tree(text), LANGUAGES)
    assert problems == []
    assert found == company.CompanyFields(
        "示例", "好公司", "https://acme.example", "/assets/a.svg", "hr@acme.example", ("上海",),
        Apply(url="https://acme.example/jobs"),
    )  # fmt: skip


@pytest.mark.parametrize("key", company.KEYS, ids=lambda key: key.name)
def test_every_name_of_a_companys_key(key: Key) -> None:
    values = {"url": "https://a.example", "email": "a@b.example", "apply": "a@b.example"}
    found = []
    for name in (key.name, *key.also):
        text = f"{name}: {values.get(key.name, 'x')}" + ("" if key.name == "name" else "\nname: y")
        fields, problems = company.read(tree(text), LANGUAGES)
        assert problems == []
        found.append(fields)
    assert all(fields == found[0] for fields in found)


@pytest.mark.parametrize(
    "text,rule",
    [
        ("url: https://a.example", "key.missing"),
        ("name: a\nurl: javascript:alert(1)", "value.contact"),
        ("name: a\nurl: a.example", "value.contact"),
        ("name: a\nemail: hr", "value.contact"),
        ("name: a\nlogo: [a]", "value.type"),
        ("name: a\nfounded: 1999", "key.unknown"),
    ],
)
def test_what_is_wrong_with_a_company(text: str, rule: str) -> None:
    assert [p.rule for p in company.read(tree(text), LANGUAGES)[1]] == [rule]


def test_a_translation_of_a_company_needs_no_name() -> None:
    assert company.read(tree("summary: x"), LANGUAGES, translation=True)[1] == []


# --- pages ------------------------------------------------------------------------------


def test_a_page() -> None:
    assert page.read(tree("title: 关于\ndescription: 我们\nslug: about-us\nextra: 1")) == (
        "关于", "我们", "about-us", [],
    )  # fmt: skip


@pytest.mark.parametrize(
    "text,rule",
    [("summary: a", "key.missing"), ("title: a\nslug: A B", "value.slug"), ("title: a\ncategory: b", "key.unknown")],
)
def test_what_is_wrong_with_a_page(text: str, rule: str) -> None:
    assert [p.rule for p in page.read(tree(text))[3]] == [rule]


# --- term lists -------------------------------------------------------------------------


def test_terms_in_the_order_of_the_file() -> None:
    found, problems = terms.read(tree("b: {zh: 乙, en: B}\na: {en: A}\nc: 丙"), TermKind.CATEGORY, LANGUAGES)
    assert problems == []
    assert found == (
        Term(TermKind.CATEGORY, "b", {"zh": "乙", "en": "B"}),
        Term(TermKind.CATEGORY, "a", {"en": "A"}),
        Term(TermKind.CATEGORY, "c", {"zh": "丙", "en": "丙"}),
    )


def test_a_country_is_a_places() -> None:
    (mars,), problems = terms.read(tree("mars: {zh: 火星, country: CN}"), TermKind.LOCATION, LANGUAGES)
    assert (mars.country, problems) == ("CN", [])
    assert [p.rule for p in terms.read(tree("a: {zh: 甲, country: CN}"), TermKind.SKILL, LANGUAGES)[1]] == [
        "key.unknown"
    ]


@pytest.mark.parametrize(
    "text,rules",
    [
        ("A B: {zh: 甲}", ["value.slug"]),
        ("../a: {zh: 甲}", ["value.slug"]),
        ("a: {}", ["key.missing"]),
        ("a:", ["key.missing"]),
        ("a: [甲]", ["value.type", "key.missing"]),
        ("a: {zh: 甲, fr: a}", ["key.unknown"]),
        (f"{'a' * 201}: 甲", ["value.slug"]),
    ],
)
def test_what_is_wrong_with_a_list(text: str, rules: list[str]) -> None:
    assert [p.rule for p in terms.read(tree(text), TermKind.CATEGORY, LANGUAGES)[1]] == rules


# --- file names -------------------------------------------------------------------------

P = "content/postings"


@pytest.mark.parametrize(
    "path,expected",
    [
        (f"{P}/acme/dev.md", (f"{P}/acme/dev", "dev", "zh", False, "acme", None)),
        (f"{P}/acme/dev.en.md", (f"{P}/acme/dev", "dev", "en", True, "acme", None)),
        (f"{P}/acme/dev.zh.md", (f"{P}/acme/dev", "dev", "zh", True, "acme", None)),
        (f"{P}/acme/dev.EN.md", (f"{P}/acme/dev", "dev", "en", True, "acme", None)),
        (f"{P}/acme/node.js.md", (f"{P}/acme/node.js", "node.js", "zh", False, "acme", None)),
        (f"{P}/acme/node.js.en.md", (f"{P}/acme/node.js", "node.js", "en", True, "acme", None)),
        (f"{P}/dev.md", (f"{P}/dev", "dev", "zh", False, None, None)),
        (f"{P}/acme/team/dev.md", (f"{P}/acme/team/dev", "dev", "zh", False, "acme", None)),
        (f"{P}/en.md", (f"{P}/en", "en", "zh", False, None, None)),
        (f"{P}/2026-01-05-dev.md", (f"{P}/2026-01-05-dev", "dev", "zh", False, None, date(2026, 1, 5))),
        (f"{P}/2026-01-05-dev.en.md", (f"{P}/2026-01-05-dev", "dev", "en", True, None, date(2026, 1, 5))),
        (f"{P}/2026-13-05-dev.md", (f"{P}/2026-13-05-dev", "2026-13-05-dev", "zh", False, None, None)),
        (f"{P}/2026-01-05-.md", (f"{P}/2026-01-05-", "2026-01-05-", "zh", False, None, None)),
        (f"{P}/2026-01-05.md", (f"{P}/2026-01-05", "2026-01-05", "zh", False, None, None)),
    ],
)
def test_what_a_files_name_says(path: str, expected: tuple[object, ...]) -> None:
    found, problems = filename.read(path, LANGUAGES)
    assert (found.key, found.stem, found.language, found.is_translation, found.folder, found.posted) == expected
    assert problems == []


def test_a_language_that_the_site_does_not_have() -> None:
    _, problems = filename.read(f"{P}/dev.fr.md", LANGUAGES)
    assert [p.rule for p in problems] == ["file.unknown-language"]
