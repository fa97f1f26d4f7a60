from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import yaml

from sitegen.employers import Employers
from sitegen.model import Posting, TermKind
from sitegen.schema import posting
from sitegen.taxonomy import Taxonomy
from sitegen.translation import contradictions
from sitegen.yaml_source import load
from tests.factories import CLOUD, make_company, make_posting, make_term

EMPLOYERS = Employers.among(
    [make_company(), make_company("globex", term=make_term(TermKind.COMPANY, "globex", "环球", "Globex"))],
    ("zh", "en"),
)
TAXONOMY = Taxonomy.of([CLOUD, make_term(TermKind.CATEGORY, "sales", "销售", "Sales")])
CASES = yaml.safe_load((Path(__file__).parent / "cases/translation.yaml").read_text("utf-8"))


def read(text: str, *, understood: bool = False) -> Posting:
    tree, problems = load(f"title: x\n{text}", "a.md")
    declared, said = posting.read(tree, ZoneInfo("Asia/Shanghai"), ("zh", "en"))
    assert not problems
    assert {p.rule for p in said} <= {"value.salary"}
    return make_posting(facts=declared.facts, understood=understood)


@pytest.mark.parametrize("original,translation,keys", CASES)
def test_facts_that_contradict(original: str, translation: str, keys: list[str]) -> None:
    found = list(contradictions(read(original), read(translation), TAXONOMY, EMPLOYERS))
    assert [problem.message for problem in found] == [f"`{key}` is not that of the original" for key in keys]
    assert all((p.rule, p.where.line) == ("translation.contradiction", 2) for p in found)


def test_a_document_that_was_understood_states_no_facts_of_its_own() -> None:
    translation = read("salary: 1-2K", understood=True)
    assert list(contradictions(read("salary: 15-40K"), translation, TAXONOMY, EMPLOYERS)) == []
