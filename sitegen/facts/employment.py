"""How somebody is employed: 全职, part-time, 外包, permanent, FULL_TIME."""

import re
from functools import lru_cache

from sitegen.facts.vocabulary import label, without, words_in
from sitegen.facts.width import narrow
from sitegen.model import Employment

# What an applicant brings or gets is not how they are employed.
ELSEWHERE = re.compile(r"实习(?:经历|经验|期|证明)|合同(?:管理|审核|法|谈判)|非全职")

# What may stand beside such a word: a permanent position, only full-time.
BESIDE = re.compile(r"\b(?:position|job|role|contract|employment|only|and|or)\b|岗位|职位|[^\w]|_")


@lru_cache(maxsize=2048)  # many postings say the same
def parse(text: str) -> tuple[Employment, ...]:
    """Return the kinds of employment that a field names, in order of appearance."""
    return tuple(Employment(key) for key in words_in("employment", ELSEWHERE.sub(" ", text)))


def is_only(text: str) -> bool:
    """Tell whether a text says how or for what somebody is employed, and nothing else: Full-time, 全职."""
    left = without("hiring", without("employment", text))
    return left.strip() != narrow(text).lower().strip() and not BESIDE.sub(" ", left).strip()


def show(value: Employment, language: str) -> str:
    """Say a kind of employment to readers."""
    return label("employment", value, language)
