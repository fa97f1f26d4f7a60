"""How many people are looked for: 招2人, （10名）, 3 positions."""

import re

from sitegen.facts.numerals import ENGLISH, HAN, number
from sitegen.facts.width import narrow

MOST = 9999
NUMBER = rf"(\d{{1,4}}|{HAN})"
RULES = tuple(
    re.compile(rule)
    for rule in (
        rf"\(\s?(?:招聘?|不超过|最多|约)?\s?(?:\d{{1,3}}\s?[-~至到]\s?)?{NUMBER}\s?[名人位个]\s?\)",  # （10名）
        rf"(?:招聘?人数|需求人数|招聘名额|名额|HC|headcount)\s?[:为]?\s?{NUMBER}(?!\d)",  # 招聘人数：3
        rf"(?<![校社])(?:招聘?|诚聘|急聘|急招)\s?{NUMBER}\s?[名人位]",  # 招2人
        rf"(?:x|×|\*)\s?{NUMBER}\s?[名人位]",  # 前端 x 3人
        rf"(?i:\b(\d{{1,3}}|{ENGLISH})\s+(?:open\s+)?(?:positions?|openings?|vacanc(?:y|ies))\b)",
        r"(?i:\b(?:openings|vacancies|positions|headcount)\s*:\s*(\d{1,3})\b)",
    )
)


def find(text: str) -> int | None:
    """Return the head count that a title or a line states, or None."""
    plain = narrow(text)
    for rule in RULES:
        for hit in rule.finditer(plain):
            count = number(hit[1])
            if count is not None and 0 < count <= MOST:
                return count
    return None
