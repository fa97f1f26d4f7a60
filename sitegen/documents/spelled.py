"""The Chinese name that a mail domain spells in pinyin: 松果云 for hr@songguo.example.

A name is taken where one stands: at the beginning of a line or a bracket, or after 关于 and 加入. What
firms are called by, 云 and 科技, belongs to it. Many words sound alike: without such an ending a name must
stand in a heading or a first line, after such a word, or before what is said of firms.
"""

import re
from collections.abc import Iterable, Sequence
from functools import cache

from sitegen.documents import company
from sitegen.documents.inline import han
from sitegen.documents.lines import Kind, Line
from sitegen.documents.words import load
from sitegen.slug import slug

_SYLLABLE = (
    r"(?:zh|ch|sh|[bpmfdtnlgkhjqxzcsryw])?"
    r"(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|ai|an|ao|ei|en|er|ia|ie|in|iu|ou|ua|ue|ui|un|uo|a|e|i|o|u)"
)
_PINYIN = re.compile(rf"(?:{_SYLLABLE}){{2,5}}")
_STARTS = re.compile(
    r"(?:^|[\s【\[「『“（(，。：:|｜·/-])(?=[\u3400-\u9fff]{2})|(?:关于|加入|我们是|来自|欢迎来到|走进|旗下)"
)
# After a name.
_TOLD = re.compile(r"[」』”】]?\s?(?:是|成立|创立|创办|正在|目前|致力|专注|拥有|团队|公司|诚|现?招|急)")
_OPENING = 3  # lines with words
_LED = 2  # characters of 关于, 加入
_SHORTEST = 4  # letters
_NAME = range(2, 6)  # ideographs
_INITIALS = range(4, 7)  # letters
_LONGEST = 300
_MOST = 400  # lines


def by_domain(emails: Iterable[str], lines: Sequence[Line]) -> tuple[str, Line] | None:
    """Return the name whose pinyin is the label of a mail domain, and the line that it stands in."""
    domains = [own for email in emails if len(own := company.own_label(email)) >= _SHORTEST and own.isalpha()]
    stems = {stem for own in domains if not company.is_public(own) for stem in _stems(own)}
    if not stems:
        return None
    told = [line for line in lines if line.kind is not Kind.CODE and 0 < len(line.text) <= _LONGEST][:_MOST]
    for number, line in enumerate(told):
        heads = line.kind is Kind.HEADING or number < _OPENING
        for found in _STARTS.finditer(line.text):
            name = _at(line.text, found.end(), stems)
            sure = heads or len(found[0]) >= _LED or _TOLD.match(line.text, found.end() + len(name))
            if name and (sure or _spell(name) not in stems) and company.is_employer(name):
                return name, line
    return None


def by_initials(emails: Iterable[str], lines: Sequence[Line]) -> tuple[str, Line] | None:
    """Return the name whose initials are the label of a mail domain, which the text must say of a firm and repeat.

    ``slgc`` of 松林工厂: four letters that are a name's may be another's, so that it stands before what is
    said of firms, and several times.
    """
    labels = {own for email in emails if len(own := company.own_label(email)) in _INITIALS and own.isalpha()}
    labels = {own for own in labels if not company.is_public(own) and not _PINYIN.fullmatch(own)}
    if not labels:
        return None
    told = [line for line in lines if line.kind is not Kind.CODE and 0 < len(line.text) <= _LONGEST][:_MOST]
    for line in told:
        for found in _STARTS.finditer(line.text):
            for size in {len(own) for own in labels}:
                name = line.text[found.end() : found.end() + size]
                sure = han(name) == size and _TOLD.match(line.text, found.end() + size) is not None
                if sure and _initials(name) in labels and company.is_employer(name) and _is_repeated(name, told):
                    return name, line
    return None


def _is_repeated(name: str, lines: Sequence[Line]) -> bool:
    return sum(line.text.count(name) for line in lines) > 1


@cache
def _initials(name: str) -> str:
    return "".join(syllable[:1] for syllable in slug(name).split("-"))


def _stems(domain: str) -> set[str]:
    """Return what of a domain's label may be pinyin: all of it, and it without an ending such as ``tech``."""
    endings: list[str] = load("cues")["mail"]["endings"]
    forms = {domain.removesuffix(ending) for ending in map(str, endings)}
    return {form for form in forms if len(form) >= _SHORTEST and _PINYIN.fullmatch(form)}


def _at(text: str, start: int, stems: set[str]) -> str:
    """Return the name that begins at a place in a text, the longest that is spelled."""
    for size in reversed(_NAME):
        window = text[start : start + size]
        if len(window) == size and all("\u3400" <= c <= "\u9fff" for c in window) and _spell(window) in stems:
            after = text[start + size :]
            return window + next((ending for ending in _endings() if after.startswith(ending)), "")
    return ""


@cache
def _endings() -> tuple[str, ...]:
    firms, houses = load("cues")["firms"], load("cues")["houses"]["chinese"]
    return tuple(sorted({*firms["chinese"], *firms["trades"], *houses}, key=len, reverse=True))


@cache
def _spell(window: str) -> str:
    return slug(window).replace("-", "")
