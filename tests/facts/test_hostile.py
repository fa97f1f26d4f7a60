"""A line of a megabyte takes time in proportion to its length: every reader, every nasty line."""

from collections.abc import Callable
from time import perf_counter

import pytest

from sitegen.facts import contact, education, employment, experience, headcount, hiring, place, salary, skill, when
from sitegen.slug import slug

READERS: dict[str, Callable[[str], object]] = {
    "salary.parse": salary.parse,
    "salary.find": salary.find,
    "place.lookup": place.lookup,
    "place.term": place.term,
    "place.split": place.split,
    "place.find": place.find,
    "place.seat": place.seat,
    "place.remote": place.remote,
    "skill.find": skill.find,
    "skill.term": skill.term,
    "experience.parse": experience.parse,
    "experience.find": experience.find,
    "education.parse": education.parse,
    "education.find": education.find,
    "hiring.parse": hiring.parse,
    "hiring.find": hiring.find,
    "employment.parse": employment.parse,
    "when.parse_date": when.parse_date,
    "contact.find_emails": contact.find_emails,
    "contact.find_urls": contact.find_urls,
    "contact.find_subject": contact.find_subject,
    "contact.find_wechat": contact.find_wechat,
    "headcount.find": headcount.find,
    "slug": slug,
}
UNITS = (
    "a", "1", " ", "\n", "(", ")", "[", "北", "北京", "北京、", "北京或", "a, CA, ", "1 ", "1-", "1k-", "$1", "15-40K ", "a@", "a.", "@a.",
    "https://a)", "微信 ", "邮件标题", "标题 ", "在", "base ", "工作地点", "工作地点 ", "远程 ", "C/", "Go ", "本科", "3年", "1 year ", "实习",
    "based in A, ", "The A ", "(北京)", "-", "1,000", "a at a dot ", "2024-", "·13薪", "3年以上\t",
)  # fmt: skip
SIZE = 30_000
SECONDS = 5


@pytest.mark.parametrize("reader", READERS)
def test_no_line_takes_for_ever(reader: str) -> None:
    for unit in UNITS:
        text = unit * (SIZE // len(unit))
        began = perf_counter()
        READERS[reader](text)
        taken = perf_counter() - began
        assert taken < SECONDS, f"{unit!r} took {taken:.1f} s"
