"""Who employs, where a text only speaks of its employer by name: ``As Acme's Tutor, you will``, ``Acme is building``.

One name says what the employer does, and again and again what is the employer's: ``Acme's pupils``, ``a part of
Acme``. A skill or a place is spoken of like that, too, and is none; of two such names neither is sure.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache

from sitegen.documents import company, titles
from sitegen.documents.lines import Kind, Line
from sitegen.documents.words import load
from sitegen.facts import skill

_NAME = r"[A-Z][\w&-]*(?:\s[A-Z][\w&-]*){0,3}"
_AS = re.compile(
    rf"(?:^|[.!?:]\s)As\s(?:(?:an?|our|the)\s)?(?:({_NAME})['’]s?\s(?:first\s|next\s|new\s)?([\w/&-]+(?:\s[\w/&-]+){{0,5}}?)"
    rf"|([\w/&-]+(?:\s[\w/&-]+){{0,5}}?)\s(?:at|with)\s({_NAME})),?\s(?:you|your)\b"
)
_AS_CHINESE = re.compile(r"(?:^|[。！\s])作为([^，。,\s的]{2,12})的([^，。,\s]{2,20})[，,]\s?(?:你|您)")
_OWNED = re.compile(rf"\b({_NAME})['’]s?\s(?=[a-z])")
_BESIDE = re.compile(rf"\b(?:at|join|joining|for|of|within|with|by|about|to)\s({_NAME})\b(?!['’])")
_BESIDE_THE = re.compile(rf"\b(?:at|join|joining|for|of|within|with|by)\sthe\s({_NAME})\b(?!['’])")
_WE = re.compile(r"\b(?:we|our|us)\b", re.IGNORECASE)
_OFTEN = 2  # times that something is said to be the employer's
_LONGEST = 2000  # characters of a line
_MOST = 400  # lines


def find(lines: Sequence[Line]) -> tuple[str, Line] | None:
    """Return the one name that a text speaks of as its employer's, and the line that shows it."""
    told = [n for n in lines if n.kind not in (Kind.CODE, Kind.ROW) and 0 < len(n.text) <= _LONGEST][:_MOST]
    sure = next(((name, line) for line in told for name in (*_addressed(line.text), *_cued(line.text))), None)
    if sure:
        return sure
    subjects: dict[str, Line] = {}
    for line in told:
        for found in _subjects().finditer(line.text):
            subjects.setdefault(found[1], line)
    if not subjects or not any(_WE.search(line.text) for line in told):
        return None
    owned = Counter(hit[1] for line in told for rule in (_OWNED, _BESIDE) for hit in rule.finditer(line.text))
    the = Counter(hit[1] for line in told for hit in _BESIDE_THE.finditer(line.text))
    owned.update({name: times for name, times in the.items() if not _is_thing(name)})
    named = [name for name in subjects if owned[name] >= _OFTEN and _may_employ(name)]
    return (named[0], subjects[named[0]]) if len(named) == 1 else None


def _addressed(text: str) -> Iterator[str]:
    """Yield the names of whose job a reader is told: ``As Acme's Tutor, you will``, 作为青禾的测试工程师，你."""
    for found in _AS.finditer(text):
        name, job = (found[1], found[2]) if found[1] else (found[4], found[3])
        if titles.likeness(job) == titles.CLEAR and _may_employ(name):
            yield name
    for found in _AS_CHINESE.finditer(text):
        if titles.likeness(found[2]) == titles.CLEAR and company.is_employer(found[1]):
            yield found[1]


def _cued(text: str) -> Iterator[str]:
    """Yield the names beside a cue: that Acme is a charity, help us run the next Acme."""
    for cue in _cues():
        yield from (hit[1] for hit in cue.finditer(text) if _may_employ(hit[1]))


@cache
def _cues() -> tuple[re.Pattern[str], ...]:
    words = load("cues")
    return tuple(re.compile(cue.replace("{name}", words["name"])) for cue in words["spoken"])


def _is_thing(name: str) -> bool:
    """Tell whether a name with ``the`` before it may be a thing of the employer's: the City, the Product Team."""
    words = name.casefold().split()
    return len(words) < 2 or words[-1] in load("cues")["things"]  # noqa: PLR2004 - a word of many


def _may_employ(name: str) -> bool:
    return company.is_employer(name) and not skill.find(name)


@cache
def _subjects() -> re.Pattern[str]:
    verbs = "|".join(map(str, (*load("cues")["about_verbs"], *load("cues")["spoken_verbs"])))
    return re.compile(rf"(?:^|[.!?]\s|,\s)(?:The\s)?({_NAME})\s(?:{verbs})\b")
