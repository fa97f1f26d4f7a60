import pytest

from sitegen.employers import Employers, company_apply
from sitegen.model import Apply, Posting, TermKind
from sitegen.problem import Where
from tests.factories import make_company, make_facts, make_posting, make_term

ACME = make_company()
GLOBEX = make_company("globex", term=make_term(TermKind.COMPANY, "globex", "环球", "Globex"))
BOTH = Employers.among([ACME, GLOBEX], ("zh", "en"))
ONE = Employers.among([ACME], ("zh", "en"))
NONE = Employers.among([], ("zh", "en"))


def stated(company: str | None, folder: str | None = None, *, understood: bool = False) -> Posting:
    lines = {"company": Where("a.md", 3)}
    return make_posting(facts=make_facts(company=company, lines=lines), folder=folder, understood=understood)


@pytest.mark.parametrize("name", ["globex", "GLOBEX", "环球", "Globex ", "  环球"])
def test_a_company_goes_by_slug_and_names(name: str) -> None:
    assert BOTH.of(stated(name)) == (GLOBEX, [])


def test_what_is_stated_counts_before_the_folder() -> None:
    assert BOTH.of(stated("Globex", "acme")) == (GLOBEX, [])


def test_in_a_document_the_folder_counts_first() -> None:
    assert BOTH.of(stated("Globex", "acme", understood=True)) == (ACME, [])


def test_the_folder_and_then_the_only_company() -> None:
    assert BOTH.of(stated(None, "globex")) == (GLOBEX, [])
    assert ONE.of(stated(None)) == (ACME, [])


def test_nothing_names_a_company() -> None:
    for employers in (BOTH, NONE):
        company, problems = employers.of(stated(None))
        assert (company, [p.rule for p in problems]) == (None, ["posting.no-company"])


def test_a_stated_name_that_has_no_file() -> None:
    company, problems = BOTH.of(stated("Globx"))
    assert company is None
    assert [(p.rule, p.where.line, p.hint) for p in problems] == [
        ("posting.unknown-company", 3, "did you mean `globex`?")
    ]


def test_a_folder_that_has_no_file_makes_a_company_and_a_warning() -> None:
    company, problems = BOTH.of(stated(None, "新公司"))
    assert company
    assert (company.term.slug, company.term.names) == ("xin-gong-si", {"zh": "新公司", "en": "新公司"})
    assert [(p.rule, p.where.path) for p in problems] == [("posting.unlisted-company", "content/postings/新公司")]


def test_a_site_without_company_files_takes_names_as_they_come() -> None:
    for posting in (stated("新公司"), stated(None, "新公司"), stated("新公司", understood=True)):
        company, problems = NONE.of(posting)
        assert company
        assert (company.term.slug, problems) == ("xin-gong-si", [])


def test_a_name_is_a_slug_before_it_is_a_path() -> None:
    company, _ = NONE.of(stated("../../etc/passwd"))
    assert company
    assert company.term.slug == "etc-passwd"


def test_how_to_apply_at_a_company() -> None:
    apply = Apply(url="https://acme.example/jobs")
    assert company_apply(apply, "hr@acme.example") is apply
    assert company_apply(None, "hr@acme.example") == Apply(email="hr@acme.example")
    assert company_apply(None, None) is None
