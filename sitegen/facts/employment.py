"""How somebody is employed: 全职, part-time, 外包, permanent, FULL_TIME."""

import re
from functools import lru_cache

from sitegen.facts.vocabulary import label, words_in
from sitegen.model import Employment

# What an applicant brings or gets is not how they are employed.
ELSEWHERE = re.compile(r"实习(?:经历|经验|期|证明)|合同(?:管理|审核|法|谈判)|非全职")


@lru_cache(maxsize=2048)  # many postings say the same
def parse(text: str) -> tuple[Employment, ...]:
    """Return the kinds of employment that a field names, in order of appearance."""
    return tuple(Employment(key) for key in words_in("employment", ELSEWHERE.sub(" ", text)))


def show(value: Employment, language: str) -> str:
    """Say a kind of employment to readers."""
    return label("employment", value, language)
