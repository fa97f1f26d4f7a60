"""Short texts that are wholly a fact: a place, ``Remote``, ``10名``, ``20-40K``, ``Full-time``.

A title's line, a bracket, a cell and a line under a title are cut into such pieces.
"""

import re
from functools import lru_cache

from sitegen.documents import company, dated, titles
from sitegen.facts import contact, employment, headcount, hiring, place, salary

_BRACKET = re.compile(r"\s*[（(\[【]([^（()）\[\]【】]*)[）)\]】]\s*")
_AMOUNT = re.compile(
    r"(?:[A-Z]{3}|[A-Z]{0,2}[$£€¥]{1,2})\s?\d[\d,.]*\s?[kKmM]?(?:\s?[-–]\s?[$£€¥]?\s?\d[\d,.]*\s?[kKmM]?)?(?:\s?\+.{0,20}|/\w+)?$"
)
_SITE = re.compile(r"(?:[a-z0-9-]+\.)+(?:com|org|co|cn|ai)")  # no Node.js, no ASP.NET, no Character.AI
_HOURS = re.compile(
    r"\d{1,2}\+?\s?(?:hours?|hrs?|h)\s?(?:/|per|a|each)?\s?(?:week|wk|w)?|每周\d{1,2}小时|双休|周末双休",
    re.IGNORECASE,
)
COUNT = re.compile(
    r"\s*(?:[xX×*]\s?\d{1,3}"
    r"|(?:不超过|最多|约)?(?:\d{1,2}\s?[-~–至到]\s?)?\d{1,3}\s?(?:名|人|位|个|枚)|若干名?|数名|多名"
    r"|[一两二三四五六七八九十]\s?(?:名|位|枚))\s*$"
)
_REMOTE = re.compile(r"(?:^|[-–—|,，\s])(?:remote|远程)\s*$", re.IGNORECASE)
_HEADS = re.compile(r"\s*[，,：:（(]?\s*\d{1,3}\s?[名人位](?!以)")
_DOTS = re.compile(r"\s*[·|｜•]\s*|\s+[-–—/]\s+")
_COMMA = re.compile(r"[,，]\s*")
_SENTENCE = re.compile(r"(?<=[^.\s]{3})[.。](?:\s|(?=[\u3400-\u9fff]))")
_BARS = re.compile(r"\s*[|｜丨]\s*")
_PAUSE = re.compile(r"[。；;！!？?:：]|\.(?:\s|$)")
_LONGEST_SLOT = 28
_DASH = re.compile(r"\s+[-–—]\s+")
_LONGEST_FACTS = 100


def places(text: str) -> list[str]:
    """Return the places that a short text lists, or none when it is not about places only."""
    names = place.split(text) if len(text) <= _LONGEST_FACTS else []
    if names and all(place.lookup(n) for n in names):
        return names
    bare = _BRACKET.sub(" ", text).strip()  # Lima, Peru (on site)
    return places(bare) if bare and bare != text else []


def count(text: str, words: str) -> int | None:
    """Return the number of heads that a title ends with (产品经理 2 名) or that stands after its words, or None."""
    at = text.find(words)
    found = COUNT.search(text) or (_HEADS.match(text, at + len(words)) if at >= 0 else None)
    numbers = re.findall(r"\d+", found[0]) if found else []
    return int(numbers[-1]) if numbers else None


def is_money(text: str) -> bool:
    """Tell whether a short text is a salary."""
    if not any(c.isdigit() for c in text):
        return False
    return _AMOUNT.match(text) is not None or (salary.parse(text) is not None and salary.find(text, "en") is not None)


def _parts(text: str) -> list[str]:
    """Cut a short line into its facts; a comma parts no place from its region: Austin, TX."""
    strong = [p.strip() for p in _DOTS.split(text) if p.strip()]
    pieces = (q.strip() for p in strong for q in ([p] if _is_whole(p) else _COMMA.split(p)))
    return [piece for piece in pieces if piece]


def _is_whole(text: str) -> bool:
    """Tell whether the comma of a text parts nothing: Austin, TX; $90,000; July 4, 2026."""
    return bool(places(text) or is_money(text) or dated.read(text))


def _first_sentence(text: str) -> str:
    """Return how a line begins where that is short: ``Part-time, Rotterdam.`` before what one does."""
    return _SENTENCE.split(text, maxsplit=1)[0]


def places_among(text: str) -> list[str]:
    """Return the places of a short line of facts: ``Full Time · Hyderabad · Sales``."""
    text = _first_sentence(text)
    if len(text) > _LONGEST_FACTS:
        return []
    if is_fact(text.strip(" .。")) and places(text.strip(" .。")):
        return places(text.strip(" .。"))
    parts = _parts(text)
    facts = [p for p in parts if is_fact(p)]
    named = len(parts) == 2 and company.is_firm(name_among(text))  # noqa: PLR2004 - an employer and a place
    if len(facts) < 2 and not named and not _are_slots(text):  # noqa: PLR2004 - a place alone may be a name
        return []
    return [name for part in facts if not is_money(part) for name in places(part)]


def _are_slots(text: str) -> bool:
    """Tell whether bars part a line into short names: a team, a place and a kind, ``QTG | Shenzhen | Design``."""
    slots = _BARS.split(text)
    return len(slots) > 1 and all(1 < len(slot) <= _LONGEST_SLOT and not _PAUSE.search(slot) for slot in slots)


def firm_among(text: str) -> str:
    """Return the one firm of a line that bars part: ``青木科技 | B 轮 | 150-500 人``."""
    slots = [slot.strip() for slot in _BARS.split(text)] if len(text) <= _LONGEST_FACTS else []
    firms = [slot for slot in slots if company.is_firm(slot)]
    return firms[0] if len(slots) > 1 and len(firms) == 1 and company.is_employer(firms[0]) else ""


def is_remote(text: str) -> bool:
    """Tell whether a text ends with Remote, so that a bracket after it says from where."""
    return _REMOTE.search(text) is not None


def name_among(text: str) -> str:
    """Return the one piece of a short line that is no fact beside a place: ``Oakfield Labs, Berlin``."""
    parts = _parts(text)
    names = [p for p in parts if not is_fact(p)]
    placed = any(places(p) for p in parts)
    single = len(names) == 1 < len(parts) and len(text) <= _LONGEST_FACTS
    return names[0].removeprefix("at ").removeprefix("@") if single and placed else ""


@lru_cache(maxsize=4096)
def is_fact(text: str) -> bool:
    """Tell whether a short text is wholly a fact: a place, remote, a number of heads, a salary or such."""
    if not text or len(text) > 40:  # noqa: PLR2004 - longer is a phrase
        return False
    if dated.read(text):
        return True
    if titles.likeness(text) == titles.CLEAR:
        return False
    pieces = _DASH.split(text)
    if len(pieces) > 1 and not is_money(text) and not places(text):
        return all(map(is_fact, pieces))
    return bool(
        places(text)
        or place.remote(text)
        or COUNT.fullmatch(text)
        or headcount.find(text)
        or (not titles.is_generic(text) and (employment.parse(text) or hiring.parse(text)))
        or contact.find_emails(text)
        or contact.find_urls(text)
        or _SITE.fullmatch(text)
        or is_money(text)
        or _HOURS.fullmatch(text)
    )


def is_of_facts(text: str) -> bool:
    """Tell whether a short line is facts throughout: ``2026-11-03``, ``Full-time · Leeds``, 2名."""
    text = text.strip(" .。")
    parts = _parts(text) if len(text) <= _LONGEST_FACTS else []
    return is_fact(text) or (bool(parts) and all(map(is_fact, parts)))
