from sitegen.model import TermKind
from tests.factories import LONDON, make_body, make_job, make_posting, make_site


def test_a_site_has_the_companies_and_terms_of_its_jobs() -> None:
    site = make_site(make_job("b", locations=(LONDON,)), make_job("a"))
    assert [job.slug for job in site.jobs] == ["b", "a"]
    assert [company.term.slug for company in site.companies] == ["acme"]
    assert [term.slug for term in site.terms[TermKind.LOCATION]] == ["london", "shanghai"]
    assert site.terms[TermKind.TYPE] == ()


def test_a_body_has_a_hole_for_every_link() -> None:
    body = make_body('<a href="{}">x</a>{}', "/a/", "b")
    assert body.html(str.upper) == '<a href="/A/">x</a>B'


def test_a_posting_is_as_a_file_says() -> None:
    posting = make_posting("tester")
    assert (posting.slug, posting.text.language, posting.facts.company) == ("tester", "zh", "acme")
