"""No line takes for ever: every reader, every nasty line. ``benchmarks/hostile.py`` measures how long."""

from collections.abc import Callable
from itertools import chain

import pytest

from sitegen.facts import contact, education, employment, experience, headcount, hiring, place, salary, skill, when
from sitegen.slug import slug
from tests.guard import ending

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
    (
        "a",
        "1",
        " ",
        "\n",
        "(",
        ")",
        "[",
        "-",
        "北",
        "北京",
        "北京、",
        "北京或",
        "a, CA, ",
        "The A ",
        "(北京)",
        "在",
        "base ",
    ),
    (
        "1 ",
        "1-",
        "1k-",
        "$1",
        "1,000",
        "15-40K ",
        "·13薪",
        "3年",
        "3年以上\t",
        "1 year ",
        "2024-",
        "本科",
        "实习",
        "远程 ",
    ),
    ("a@", "@a.", "a at a dot ", "https://a)", "微信 ", "邮件标题", "标题 ", "工作地点 ", "based in A, ", "C/", "Go "),
)
SIZE = 20_000


@pytest.mark.parametrize("reader", READERS)
def test_no_line_takes_for_ever(reader: str) -> None:
    for unit in chain(*UNITS):
        text = unit * (SIZE // len(unit))
        with ending(f"{reader} of {unit!r}"):
            READERS[reader](text)
