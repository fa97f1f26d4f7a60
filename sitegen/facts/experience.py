"""Years of work that a posting asks for: 3-5年, 二年以上, 4+ years, 不限."""

import re
from functools import lru_cache

from sitegen.facts.clauses import clauses_with, is_welcome
from sitegen.facts.numerals import ENGLISH, HAN, number
from sitegen.facts.width import narrow
from sitegen.model import Experience

NBSP = "\u00a0"
MOST = 30
NEAR = 60
N = rf"(\d{{1,2}}|{HAN})"
E = rf"(\d{{1,2}}|{ENGLISH})"
YEARS = r"(?:years?\b|yrs?\b|yoe\b)"
TO = r"\s?(?:-|~|至|到|to|and)\s?"

# Each rule with what its groups mean; the first that fits a text at its leftmost place wins.
RULES = (
    (re.compile(rf"{N}\s?年?{TO}{N}\s?年(?!级|底|度|前|后|代|月)"), ("min", "max")),
    (re.compile(rf"{N}\s?年(?:以内|以下|及以下|内)"), ("max",)),
    (re.compile(rf"{N}\s?\+?\s?年(?!级|底|度|前|后|代|\d{{1,2}}月|报|轻|龄)"), ("min",)),
    (re.compile(rf"(?i:\b{E}\s?(?:\+\s?)?{TO}{E}\s?\+?\s?{YEARS})"), ("min", "max")),
    (re.compile(rf"(?i:(?:up to|less than|at most|under|maximum(?: of)?)\s+{E}\s?{YEARS})"), ("max",)),
    (re.compile(rf"(?i:(?<![\d.,]){E}\s?(?:\(\d{{1,2}}\)\s?)?\+?\s?(?:or more |full )?{YEARS})"), ("min",)),
)
# Every rule needs one of these; most clauses of an ad have none.
SAYS_YEARS = re.compile(r"年|years?\b|yrs?\b|yoe\b")
NONE_ASKED = re.compile(
    r"不限|不要求|无要求|无需|零基础|应届|在校|毕业生|无经验"
    r"|no (?:prior |previous )?(?:work )?experience|entry[- ]level"
    r"|not required|any experience|fresh graduates?|new grads?|^\s*(?:none|any|无)\s*$",
    re.IGNORECASE,
)
# 2.2年以上: item number two of a list, then the years.
NUMBERED = re.compile(rf"^\s*\(?\d{{1,2}}[.、)]\s?(?={N}\s?\+?\s?年|{N}\s?\+?\s?{YEARS})")
SPEAKS = re.compile(
    r"经验|经历|从业|工作(?=\S{0,8}(?:以上|年限))|背景|experience|\byoe\b|track record|professional(?:ly)?\b",
    re.IGNORECASE,
)
# Work that is named instead of the word experience: 4+ years of development with Java.
DOING = re.compile(
    rf"(?i:{YEARS}\s+(?:of\s+)?(?:\w+\s+){{0,2}}"
    rf"(?:development|engineering|programming|coding|practice|management|writing|building|working|design|industry)\b"
    rf"|\byou(?:'ve| have)\b.{{0,120}}{YEARS})"
)
# Years of somebody else: 公司成立十年, we have 20 years of experience.
NOT_YOURS = re.compile(
    r"\bwith (?:over|more than)\b|公司|我们|本司|团队|创始|成立|平均|深耕|合伙人|历史"
    r"|\bwe\b|\bour\b|\bcompany\b|founded|in business|history"
    r"|\bover the (?:last|past|next)\b|未来|过去|近",
    re.IGNORECASE,
)
ASKED_OF_YOU = re.compile(r"要求|需要|具备|具有|\byou\b|looking for|candidates?|require", re.IGNORECASE)


@lru_cache(maxsize=2048)  # many postings say the same
def parse(text: str) -> Experience | None:
    """Read a field or an item about years of work; None where it states nothing known."""
    text = text.strip()
    plain = NUMBERED.sub(lambda hit: " " * len(hit[0]), narrow(text))
    found = _years(plain)
    if found:
        return Experience(text, found[0], found[1])
    return Experience(text) if NONE_ASKED.search(plain) else None


def find(text: str) -> tuple[Experience, str] | None:
    """Return the experience that prose asks for, and the words it was read from.

    Only a clause that speaks of work counts, and one that says who is preferred
    (三年以上经验者优先) or praises the company does not.
    """
    plain = narrow(text)
    for at, clause in clauses_with(SAYS_YEARS, plain):
        hidden = NUMBERED.sub(lambda hit: " " * len(hit[0]), clause)
        found = _years(hidden)
        if not found or is_welcome(clause):
            continue
        _, _, start, end = found
        spoken = SPEAKS.search(clause) or DOING.search(clause)
        stranger = NOT_YOURS.search(clause[:start]) and not ASKED_OF_YOU.search(clause[:start])
        if not spoken or stranger or ("in business" in clause.lower()):
            continue
        words = text[at + start : at + _end(clause, end)].strip()
        return Experience(words, found[0], found[1]), words
    return None


def show(value: Experience, language: str) -> str:
    """Say the experience to readers: 3–5 年, 3+ years."""
    low, high = value.min_years, value.max_years
    if low is None and high is None:
        if NONE_ASKED.search(narrow(value.text)):
            return "经验不限" if language == "zh" else "No experience required"
        return value.text
    if language == "zh":
        span = f"{low}–{high}" if low is not None and high is not None and low != high else f"{low or high}"
        end = "以内" if low is None else "以上" if high is None else ""
        return f"{span}{NBSP}年{end}"
    if low is None:
        return f"up to {high}{NBSP}{_plural(high)}"
    if high is None:
        return f"{low}+{NBSP}years"
    return f"{low}{NBSP}{_plural(low)}" if low == high else f"{low}–{high}{NBSP}years"


def _end(clause: str, end: int) -> int:
    """Return where the words about experience end: after 工作经验, if that is near."""
    stop = end
    for hit in SPEAKS.finditer(clause, end, end + NEAR):
        if stop != end and hit.start() > stop + 1:
            break
        stop = hit.end()
    return stop


def _plural(count: int | None) -> str:
    """Return the English word for so many years."""
    return "year" if count == 1 else "years"


def _years(plain: str) -> tuple[int | None, int | None, int, int] | None:
    """Return the least and the most years and where they stand: the leftmost, longest statement."""
    best = None
    for rule, names in RULES:
        for hit in rule.finditer(plain):
            values = {name: number(group) for name, group in zip(names, hit.groups(), strict=True)}
            if any(value is None or value > MOST for value in values.values()) or _is_decimal(plain, hit.start()):
                continue
            if best is None or hit.start() < best[2]:
                best = (values.get("min"), values.get("max"), hit.start(), hit.end())
            break
    return best


def _is_decimal(plain: str, at: int) -> bool:
    """Say whether the number at a position is the end of a longer one."""
    return at > 0 and (plain[at - 1].isdigit() or (plain[at - 1] == "." and plain[max(at - 2, 0)].isdigit()))
