"""The lowest degree that a posting asks for: 本科及以上, 硕士/博士, BS or MS, 学历不限."""

import re
from functools import cache, lru_cache

from sitegen.facts.clauses import clauses_with, is_welcome
from sitegen.facts.packed import load
from sitegen.facts.width import narrow
from sitegen.model import Degree, Education

ORDER = tuple(Degree)

# Prose must say that a degree is meant: 本科及以上, 硕士/博士学历, 统招本科. Then which one.
ZH_WORD = r"(?:博士(?:研究生|生)?|硕士(?:研究生|生)?|研究生|本科生?|学士|大专|专科|高中|中专|中技|职高)"
ZH_GROUP = rf"{ZH_WORD}(?:\s?(?:[/、或和及与-]|及其|\\)\s?{ZH_WORD}){{0,3}}"
ZH_AFTER = r"\s?(?:或|及|和|\()?\s?(?:其)?(?:以上|更高|学历|学位|文凭|毕业|在读|同等|水平|专业|起|\))"
ZH = re.compile(
    rf"(?:学历|学位|统招|全日制|教育背景|文化程度)\s?(?:要求)?\s?[:为是]?\s?(?:国家|大学)?{ZH_GROUP}|{ZH_GROUP}(?={ZH_AFTER})"
)
ZH_ONE = re.compile(ZH_WORD)
ZH_NONE = re.compile(r"学历不限|不限学历|学历不作要求|对学历不做要求|学历(?:无|没有)要求|学历[:为是]\s?不限")

EN_FULL = (
    (Degree.DOCTOR, re.compile(r"\bph\.?d\b|\bdoctora(?:te|l)\b", re.IGNORECASE)),
    (
        Degree.MASTER,
        re.compile(
            r"\bmaster'?s\b(?!\s+of\s+ceremon)|\bmaster\s+degree"
            r"|\bmaster of (?:science|engineering|arts)|\bm\.?sc\b|\bmba\b"
            r"|\b(?:advanced|graduate|postgraduate) degree",
            re.IGNORECASE,
        ),
    ),
    (
        Degree.BACHELOR,
        re.compile(
            r"\bbachelor'?s?\b|\bb\.?sc\b|\bundergraduate degree"
            r"|\b(?:university|college|technical|relevant|related|engineering|science|cs|4-year|four-year|stem) degree"
            r"|\bdegree (?:in|or equivalent|required|from)\b",
            re.IGNORECASE,
        ),
    ),
    (Degree.MASTER, re.compile(r"\bM\.(?:S|A|Eng|Tech)\.")),
    (Degree.BACHELOR, re.compile(r"\bB\.(?:S|A|Eng|Tech)\.")),
    (Degree.ASSOCIATE, re.compile(r"\bassociate'?s?'? degree|\bcollege diploma", re.IGNORECASE)),
    (Degree.HIGH_SCHOOL, re.compile(r"\bhigh[- ]school (?:diploma|degree|graduate|education)|\bged\b", re.IGNORECASE)),
    (Degree.NONE, re.compile(r"\bno (?:formal )?(?:degree|education)\b[^.]{0,20}(?:required|needed)", re.IGNORECASE)),
)
# Letters that also mean other things (MS Office, BA as a role) need company: BS/MS, BA in, M.S.
EN_SHORT = re.compile(
    r"\b(B\.?S|B\.?A|B\.?Eng|M\.?S|M\.?A|M\.?Eng)\b\.?(?=\s?(?:/|or)\s?(?:B\.?A|M\.?S|M\.?A|PhD|Ph\.D)\b|\s(?:degree|in\s))"
)
EN_SHORT_LAST = re.compile(r"\b(?:B\.?S|B\.?A)\.?\s?(?:/|or)\s?(B\.?A|M\.?S|M\.?A)\b")
# Every rule above needs one of these; most clauses of an ad have none. BS and MS begin a word.
HINT = re.compile(
    r"博士|硕士|研究生|本科|学士|大专|专科|高中|中专|中技|职高"
    r"|ph\.?d|doctora|master|m\.?sc|mba|degree|bachelor|b\.?sc|diploma|high[- ]school|ged|education"
    r"|b(?<!\w.)\.?(?:s|a|eng|tech)|m(?<!\w.)\.?(?:s|a|eng|tech)"
)
NOT_A_DEGREE = re.compile(
    r"high degree|degree of|360|degrees? celsius|scrum master|博士后站|博士(?:旗下|创办|带队)", re.IGNORECASE
)


@lru_cache(maxsize=2048)  # many postings say the same
def parse(text: str) -> Education | None:
    """Read a field or an item about education; None where it says nothing."""
    text = text.strip()
    if not text:
        return None
    plain = narrow(text).lower()
    level = _words().get(plain.strip(" .。"))
    if level is None and ZH_NONE.search(plain):
        level = Degree.NONE
    if level is None:
        level = _lowest(_chinese(ZH_ONE.findall(plain)) + _english(narrow(text)))
    if level is None:
        held = [degree for word, degree in _words().items() if _holds(plain, word)]
        level = _lowest(held)
    return Education(text, level)


def find(text: str) -> tuple[Education, str] | None:
    """Return the lowest degree that prose asks for, and the words it was read from."""
    plain = narrow(text)
    none = ZH_NONE.search(plain)
    if none:
        words = text[none.start() : none.end()]
        return Education(words, Degree.NONE), words
    hits: list[tuple[Degree, int, int]] = []
    for at, clause in clauses_with(HINT, plain):
        if is_welcome(clause):
            continue
        for hit in ZH.finditer(clause):
            low = _lowest(_chinese(ZH_ONE.findall(hit[0])))
            if low:
                hits.append((low, at + hit.start(), at + _end(clause, hit.end())))
        if not NOT_A_DEGREE.search(clause):
            hits += [(degree, at + start, at + end) for degree, start, end in _english_hits(clause)]
    if not hits:
        return None
    level, start, end = min(hits, key=lambda hit: (ORDER.index(hit[0]), hit[1]))
    words = text[start:end].strip()
    return Education(words, level), words


def show(value: Education, language: str) -> str:
    """Say the degree to readers: 本科及以上, Bachelor's degree or higher."""
    if value.level is None:
        return value.text
    labels: dict[str, str] = load("education")[value.level]["show"]
    return labels.get(language, labels["en"])


@cache
def _words() -> dict[str, Degree]:
    """Return the degree of every word of a field."""
    return {str(word): Degree(name) for name, entry in load("education").items() for word in entry["words"]}


def _holds(plain: str, word: str) -> bool:
    """Say whether a field's text holds a word: Han anywhere, longer Latin ones as whole words."""
    if not word.isascii():
        return word in plain
    return len(word) > len("degr") and re.search(rf"(?<![a-z]){re.escape(word)}(?![a-z])", plain) is not None


def _lowest(degrees: list[Degree]) -> Degree | None:
    """Return the lowest of some degrees."""
    return min(degrees, key=ORDER.index, default=None)


def _chinese(words: list[str]) -> list[Degree]:
    """Return the degrees of Chinese words."""
    return [_words()[word] for word in words]


def _english(text: str) -> list[Degree]:
    """Return the degrees that an English text names."""
    return [degree for degree, _, _ in _english_hits(text)]


def _english_hits(text: str) -> list[tuple[Degree, int, int]]:
    """Return the degrees that an English text names, with their places."""
    hits = [(degree, hit.start(), hit.end()) for degree, rule in EN_FULL for hit in rule.finditer(text)]
    for rule in (EN_SHORT, EN_SHORT_LAST):
        for hit in rule.finditer(text):
            degree = Degree.BACHELOR if hit[1].startswith("B") else Degree.MASTER
            hits.append((degree, hit.start(), hit.end()))
    return [(degree, start, start + _english_end(text[start : start + 80], end - start)) for degree, start, end in hits]


def _english_end(words: str, end: int) -> int:
    """Return where the words about an English degree end: Bachelor's degree."""
    tail = re.match(r"'?s?(?: degree)?", words[end:])
    return end + (tail.end() if tail else 0)


def _end(clause: str, end: int) -> int:
    """Return where the words about a degree end: 本科 及以上学历."""
    tail = re.match(
        r"\s?(?:或|及|和)?\s?(?:以上|更高)?\s?(?:学历|学位|毕业|在读)?(?:及以上|以上)?", clause[end : end + 20]
    )
    return end + (tail.end() if tail else 0)
