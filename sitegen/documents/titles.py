"""Whether a line reads like a job title.

A title is a phrase that ends with a job noun (``data/titles.yaml``): 工程师, engineer.
"""

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Any

from sitegen.documents.inline import han, without_pictures
from sitegen.documents.words import load
from sitegen.facts.width import simplified

CLEAR = 2  # a job noun that is nothing else
WEAK = 1  # a noun that may also name a department or an activity
LONGEST = 90
LONGEST_CHINESE = 34
MOST_WORDS = 14
MOST_NAMED = 8  # words of a title with a preposition inside

_SENTENCE = re.compile(r"[。；;！!？?…]|\.\s|\.$|(?:https?:|www\.)|\s[—–-]\s?>|[：:]$|@[\w.]+\.\w")
_ABBREVIATED = re.compile(r"\b(Sr|Jr|Snr|Mr|Ms|Dr|St|No|Inc|Ltd|Co|Dept|Asst|Assoc|Eng|Mgr|vs)\.")
_BRACKETS = re.compile(r"[（(\[【][^（()）\[\]【】]*[）)\]】]")
_NAME_AND_TITLE = re.compile(r"([^（()）:：，,。]{2,24}?)\s*[（(]([^（()）]{3,40})[）)]")
_PHRASE = re.compile(r"\s+[-–—]+\s*|\s*[–—|｜丨/、,，：:·&+]\s*|(?<=[\u3400-\u9fff])[-_~]\s*|\s+-|-\s+")
_PREPOSITION = re.compile(r"\s+(?:of|for|at|in|to|with|on|from|@|–|and|or|\()\s+")
_LEVEL = re.compile(r"\s*(?:[IVX]{1,4}|[A-Z]?\d{1,2}(?:[-~/][A-Z]?\d{1,2})?|\d+\s?[名人位])\s*$")
_ANYBODY = re.compile(r"\((?:all genders|[mfwdxh*](?:\s?/\s?[mfwdxh*]){1,3})\)", re.IGNORECASE)
_SPEAKING = frozenset(
    {"hiring", "companies", "jobs", "looking", "seeking", "want", "need", "we", "our", "your", "vacancies", "openings"}
)
_NUMBERING = re.compile(
    r"^(?:[（(]?[一二三四五六七八九十\d]{1,2}[)）]|第?[一二三四五六七八九十]{1,2}[、.．,，]|\d{1,2}[.、．])\s*"
)
_TEMPLATE = re.compile(r"\$\{|\{\{|\{%|<%|%>|\}\}")  # ${job.title}
_SMALL = frozenset({"of", "in", "on", "and", "or", "the"})
_STUDENTS = frozenset({("working", "student"), ("student", "assistant"), ("graduate", "trainee")})  # of any trade
_LONGEST_TRADE = 4  # words
_WORD = re.compile(r"[a-zA-Z][a-zA-Z'’-]*")


@lru_cache(maxsize=8192)
def likeness(text: str) -> int:
    """Return how much a text reads like a job title: 0, ``WEAK`` or ``CLEAR``."""
    text = _ABBREVIATED.sub(r"\1", simplified(without_pictures(text))).strip(" .:：*#")
    if not 1 < len(text) <= LONGEST or _SENTENCE.search(text):
        return 0
    bare = _BRACKETS.sub(" ", text).strip()
    if _ANYBODY.search(text) and not starts_otherwise(bare):
        return CLEAR  # (m/f/x) stands after titles only
    if han(bare) > LONGEST_CHINESE or starts_otherwise(bare) or bare.endswith(_ends()):
        return 0
    commas = bare.count("，") + bare.count("、") + bare.count(",")
    if commas > 2:  # noqa: PLR2004 - a list of things
        return 0
    phrases = [p for p in _PHRASE.split(bare) if p and p.strip()]
    return max((_phrase(_LEVEL.sub("", p).strip()) for p in phrases[:4]), default=0)


def in_brackets(text: str) -> int:
    """Return how much brackets after a name read like a title: ``青禾出行（测试经理）``."""
    return CLEAR if named_before(text) else 0


def named_before(text: str) -> tuple[str, str] | None:
    """Return the name and the title of ``青禾出行（测试经理）``."""
    found = _NAME_AND_TITLE.fullmatch(without_pictures(text).strip())
    return (found[1], found[2]) if found and not likeness(found[1]) and likeness(found[2]) == CLEAR else None


def is_file_name(text: str) -> bool:
    """Tell whether a heading is called as files are, and says nothing of a job: FE-JD, jd_2026.docx."""
    return any(re.search(rule, text.strip().casefold()) for rule in load("titles")["file_names"])


def _phrase(phrase: str) -> int:
    if not phrase:
        return 0
    clear, weak = _endings("zh", "clear"), _endings("zh", "weak")
    if phrase.endswith(clear):
        return CLEAR
    words = [w.lower().strip("'’-") for w in _WORD.findall(_PREPOSITION.split(f"{phrase} ")[0])]
    of_jobs = phrase.casefold().endswith((" jobs", " vacancies", " openings"))  # Volunteers and jobs
    if len(words) > MOST_WORDS or not _SPEAKING.isdisjoint(words) or of_jobs:
        return 0
    if words and phrase[-1:].isascii():
        lone = (
            words[-1] in _endings("en", "clear") or _headed(words) or tuple(words[:2]) in _STUDENTS or _is_ranked(words)
        )
        lone = lone or words[-1].endswith(_suffixes())
        if lone or _is_named_with_a_preposition(phrase):
            return CLEAR if _latin_is_title(words, phrase) else WEAK
        if words[-1] in _endings("en", "weak") or " ".join(words[-2:]) in _endings("en", "weak"):
            return WEAK
    return WEAK if phrase.endswith(weak) else 0


def _is_named_with_a_preposition(phrase: str) -> bool:
    """Tell whether a phrase is titled throughout and ends with a job noun: ``Point of Sale Developer``."""
    words = _WORD.findall(phrase)
    named = all(w[0].isupper() or w.lower() in _SMALL for w in words)
    return named and len(words) <= MOST_NAMED and words[-1].lower() in _endings("en", "clear")


def _headed(words: list[str]) -> bool:
    """Tell whether the phrase is ``VP …``, ``Chief …``, or ``Head …`` of a trade, which ``Head Count`` is not."""
    trade = words[0] in ("head", "principal", "sr", "staff") and words[-1] in _endings("en", "weak")
    return len(words) > 1 and (trade or words[0] in ("vp", "chief", "cto", "ceo", "cfo", "coo"))


def _is_ranked(words: list[str]) -> bool:
    """Tell whether a phrase is a rank and the post of it: ``PhD position``, but not ``strong position``."""
    given = load("titles")["ranked"]
    return len(words) > 1 and words[-1] in given["posts"] and words[-2] in given["ranks"]


def _latin_is_title(words: list[str], phrase: str) -> bool:
    """Tell whether English words are titled like one: ``Backend Engineer``, not ``work with engineers``."""
    written = [w for w in _WORD.findall(phrase) if len(w) > 3]  # noqa: PLR2004 - of, and, the
    capital = any(w[0].isupper() for w in written)
    return len(words) <= MOST_WORDS and (not written or capital or len(words) <= 4)  # noqa: PLR2004


@cache
def _endings(language: str, strength: str) -> tuple[str, ...]:
    return tuple(load("titles")["nouns"][strength][language])


@cache
def _suffixes() -> tuple[str, ...]:
    return tuple(load("titles")["suffixes"])


@cache
def _starts() -> tuple[tuple[str, ...], frozenset[str]]:
    words: dict[str, Any] = load("titles")["not_at_start"]
    return tuple(words["zh"]), frozenset(words["en"])


@cache
def _ends() -> tuple[str, ...]:
    return tuple(load("titles")["not_at_end"])


def starts_otherwise(text: str) -> bool:
    """Tell whether a text begins with a word that no title begins with: 负责, Why."""
    chinese, english = _starts()
    text = text.lstrip("【[《「 ")
    words = text.lower().split()
    first = words[0].strip(",.:'’\"") if words else ""
    chinese_start = text.startswith(chinese) and not text.startswith(tuple(load("titles")["starts_anyway"]))
    if any(rule.match(text.casefold()) for rule in _activities()):
        return True
    return chinese_start or (
        first in english and not text.startswith("IT ") and not (_is_trade(words) or tuple(words[:2]) in _STUDENTS)
    )


@cache
def _activities() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(rule) for rule in load("titles")["activities"])


def _is_trade(words: list[str]) -> bool:
    """Tell whether a word that is mostly a verb names a trade: Support Lead, but not support the lead."""
    trade = words[0] in load("titles")["trades"] and 1 < len(words) <= _LONGEST_TRADE
    return trade and words[-1] in _endings("en", "clear") and _SMALL.isdisjoint(words)


def is_generic(text: str) -> bool:
    """Tell whether a heading names no job and no group of jobs: 招聘, Careers, 加入我们."""
    words = simplified(without_pictures(text)).strip(" !！~:：。.#*【】[]《》").casefold()
    words = _NUMBERING.sub("", words)
    if _lists().fullmatch(words):
        return True
    generic = load("titles")["generic"]
    if _BRACKETS.sub("", words).strip().endswith(_ends()):
        return True
    if words in generic["names"] or (not words.isascii() and _generic_forms().fullmatch(words)):
        return True
    return any(p in words for p in generic["parts"]) and not likeness(text)


@cache
def _generic_forms() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{rule})" for rule in load("titles")["generic"]["forms"]))


@cache
def _lists() -> re.Pattern[str]:
    return re.compile("|".join(load("titles")["generic"]["lists"]))


def is_name_of_jobs(text: str) -> bool:
    """Tell whether a title is one that lists of jobs have, and nothing else is said in it: Careers, 招聘信息."""
    words = simplified(text).strip(" !！:：.").casefold()
    return words in load("titles")["generic"]["names"] and any(w in words for w in load("refusals")["offers"])


def is_kind(text: str) -> bool:
    """Tell whether a heading says which kind of jobs stand below: PhD, Internships, 博士后."""
    return simplified(text).strip(" :：").casefold() in load("titles")["kinds"]


def is_academic(words: str) -> bool:
    """Tell whether a title goes on with a field of study: Lecturer | in Physics."""
    return words.casefold().rpartition(" ")[2] in load("titles")["academic"]


def is_cry(text: str) -> bool:
    """Tell whether a text only calls for attention: 急招, 团队直招, 长期有效."""
    return simplified(text).strip(" !！~").casefold() in load("titles")["cries"]


def is_placeholder(text: str) -> bool:
    """Tell whether a value or a title is only to be filled in: ``[未明确]``, ``<Job title>``, xx公司."""
    bare = text.strip()
    words = bare.strip(" <>[]{}【】（）()“”\"'「」*_：:").casefold()
    if not words or _TEMPLATE.search(bare):
        return True
    if bare[0] + bare[-1] in ("[]", "<>", "{}", "【】") and not any(c in bare[1:-1] for c in "[]<>{}【】@"):
        return True
    marks: Iterable[str] = load("titles")["placeholders"]
    return words in marks or words.count("某") > 1 or re.fullmatch(r"[x某_.…·*\-/\s]+|x{2,}\S{0,6}", words) is not None


def is_told(text: str) -> bool:
    """Tell whether a value says what is to be written there: ``Provide the title of the job``, 请填写岗位名称."""
    return _told().match(simplified(text).casefold()) is not None


@cache
def _told() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{rule})" for rule in load("titles")["told"]))


def is_closed(text: str) -> bool:
    """Tell whether a title says that the job is taken: （已招满）, [Closed], ~~struck~~."""
    words = simplified(text).casefold()
    for open_till_then in load("titles")["until_closed"]:
        words = words.replace(open_till_then, "")
    inside = " ".join(_BRACKETS.findall(words))
    marks: Iterable[str] = load("titles")["closed"]
    return any(m in (inside if m.isascii() else words) for m in marks) or (
        words.strip().startswith("~~") and words.strip().endswith("~~")
    )
