"""Characters in one form, and the words by which a rule knows that it need not be asked."""

import re
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.facts import education, place_prose
from sitegen.facts.width import TABLE, narrow, simplified, small

ANY = st.text(alphabet=st.one_of(st.sampled_from("職責２Ｋ，“İıſKß软件軟體 aS"), st.characters()), max_size=30)
PLACES = (
    "工作", "办公", "上班", "任职", "所在", " ", "地", "地点", "地址", "城市", "坐标", "：", ":", ",", "。", "\n",
    "上海", "Berlin", "BASE", "base in ", "on-site in ", "Hybrid (3 days) from ", "in-office at ", "the ",
    "Location", "work locations: ", "offices in ", "办公室位于", "position", "roles", " is in ", " will be in ",
    "from our ", "hub", "总部", "公司", "团队", "我们", "目前", "都", "在", "位于", "坐落于", "地处", "We’re ",
    "we are a small firm ", "in ", "Headquartered in ", "located ", "near the centre of ", "offices are", "全职",
    "校招", "北京/上海", "都", "可以", "任选", "行", "可", "均", "人在",
)  # fmt: skip
DEGREES = (
    "BS", "M.S", "b.eng", "Ph.D", "MBA", "teams", "bachelor's", "本科", "学历", " or ", "/", " ", "in ", "degree",
    ".",
)  # fmt: skip


@given(ANY)
def test_one_form_for_characters(text: str) -> None:
    assert narrow(text) == text.translate(TABLE)
    assert len(small(text)) == len(simplified(text)) == len(text)


@given(st.lists(st.sampled_from(["ſ", "İ", "ı", "K", "S", "i", "k", "Ｓ"])).map("".join))
def test_small_letters_are_those_that_a_rule_without_case_sees(text: str) -> None:
    assert re.fullmatch("[ikſıs]*", narrow(text), re.IGNORECASE)
    assert set(small(text)) <= set("iks")


@pytest.mark.parametrize(
    "rule,words,letters",
    [
        (place_prose.CUES, place_prose.CUE_WORDS, small),
        (place_prose.SEAT, place_prose.SEAT_WORDS, small),
        (place_prose.TOWN, place_prose.SEAT_WORDS, small),
        (place_prose.RUN, place_prose.RUN_TOGETHER, narrow),
        (place_prose.EITHER, place_prose.CHOICE_END, narrow),
    ],
)
@given(st.lists(st.sampled_from(PLACES), max_size=8).map("".join))
def test_a_place_is_found_by_words_that_it_needs(
    rule: re.Pattern[str], words: re.Pattern[str], letters: Callable[[str], str], text: str
) -> None:
    if rule.search(narrow(text)):
        assert words.search(letters(text))


@given(st.lists(st.sampled_from(DEGREES), max_size=8).map("".join))
def test_a_degree_is_found_by_words_that_it_needs(text: str) -> None:
    rules = [education.ZH, education.EN_SHORT, education.EN_SHORT_LAST, *(rule for _, rule in education.EN_FULL)]
    if any(rule.search(text) for rule in rules):
        assert education.HINT.search(small(text))
