"""Labels: whether a line names a part of a job ad, or a fact of it.

The names stand in ``data/labels.yaml``. A whole label is recognised wherever it
stands; a part of one only in a heading or before a colon that ends the line, so
that a sentence about 要求 is none.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from sitegen.documents import phrases, title_parts, titles
from sitegen.documents.inline import han, is_capitals, plain, without_pictures
from sitegen.documents.lines import Kind, Line
from sitegen.documents.words import load
from sitegen.facts.width import simplified

LONGEST = 60  # characters; what is longer is a sentence
LONGEST_CHINESE = 22
_LONGEST_LEAD = 110  # of a sentence with a colon at its end over a list
_ENDINGS = ("。", ".", "！", "；", ";")  # of a sentence, which names nothing with one of its words
_SUREST = 4  # ideographs of a field's name that is one even without a colon
SHORTEST = 6  # ideographs that a label may have where nothing marks it as one
_BRACKETED = re.compile(r"[（(\[][^（()）\[\]]*[）)\]]")
_PUNCTUATION = re.compile(r"[^\w'&/+-]+")
_NUMBERING = re.compile(r"^(?:第?[一二三四五六七八九十]{1,2}[、.．,，]|[（(]?\d{1,2}[）).、．]|part\s\d)\s*")
_CHINESE_NUMBER = re.compile(r"[（(]?[一二三四五六七八九十]")
_COUNTED = re.compile(
    r"(?<=[\u3400-\u9fff])\s*[\da-h一二三四五六七八九十]{1,2}$|(?<=[a-z])\s(?:(?:no|nr|number)\s)?\d{1,2}$"
)
_MARKER = re.compile(r"^[-+*·•]\s+")
_BETWEEN_FIELDS = re.compile(
    r"\s*[|｜丨]\s*|\s{2,}|[;；](?=\s*\S{2,8}[：:])|\s(?=\*\*[^*]{1,20}\*\*\s?[：:]|【|[\u3400-\u9fff]{2,6}[：:])"
)
_BRACKET_LABEL = re.compile(r"^[【\[]([^【】\[\]]{1,40})[】\]]\s*[：:]?\s*(?=[^\s：:])")
_HALVES = re.compile(r"\s*(?:&|/|\+|、|与|和|及|以及|\band\b)\s*", re.IGNORECASE)
_MIXED = frozenset({"responsibilities", "requirements", "duties", "role"})
_TAG = re.compile(r"`([^`]{1,100})`")  # `📍 Leeds` `💰 £30k`
_SIGN = re.compile(r"[：:】\]]")
_COLON = re.compile(r"[：:]")


@dataclass(frozen=True, slots=True)
class Label:
    """A label: ``section`` or ``fact``, what it names, how it is written, what follows it."""

    group: str
    name: str
    heading: str
    value: str


@lru_cache(maxsize=4096)
def key(label: str) -> str:
    """Return what makes two labels the same: no case, width, numbering, brackets or marks, 您 or 职責."""
    text = unicodedata.normalize("NFKC", label).casefold().replace("’", "'").replace("‘", "'")
    text = simplified(text).replace("您", "你")
    text = _NUMBERING.sub("", without_pictures(text).strip())
    bare = _BRACKETED.sub(" ", text)
    text = _PUNCTUATION.sub(" ", bare if bare.strip(" :：") else text).strip(" '-/+&")
    return re.sub(r"(?<=[\u3400-\u9fff]) | (?=[\u3400-\u9fff])", "", text)


@cache
def _names() -> dict[str, tuple[str, str]]:
    words = load("labels")
    found = {key(n): ("fact", fact) for fact, names in words["facts"].items() for n in map(str, names)}
    for kind, given in words["sections"].items():
        found |= {key(n): ("section", kind) for n in map(str, given["names"])}
    return found


@cache
def _pictures() -> dict[str, str]:
    return {sign: fact for fact, signs in load("labels")["pictures"].items() for sign in signs}


@cache
def _facts() -> dict[str, str]:
    return {key(str(n)): fact for fact, names in load("labels")["facts"].items() for n in names}


@lru_cache(maxsize=4096)
def _known(name: str) -> tuple[str, str] | None:
    """Return what a whole label names, a section first: by a name, by a phrase, by either with 如下 after it."""
    for said in dict.fromkeys((name, _COUNTED.sub("", name), phrases.stripped(name))):
        kind = fact = None
        if said not in _names():
            kind = phrases.section(said)
            fact = None if kind else phrases.fact(said)
        found = _names().get(said) or (kind and ("section", kind)) or (fact and ("fact", fact))
        if found:
            return found
    return _of_who_and_where(name)


def _of_who_and_where(name: str) -> tuple[str, str] | None:
    """Find the fact in a label that names it beside the team: 团队简介/地点."""
    halves = [half.strip() for half in name.split("/")] if "/" in name else []
    facts = [found for found in map(_fact, halves) if found]
    about = [half for half in halves if not _fact(half) and _known(half) == ("section", "about")]
    return ("fact", facts[0]) if len(facts) == 1 and len(halves) == len(facts) + len(about) else None


@lru_cache(maxsize=4096)
def _fact(name: str) -> str | None:
    """Return the fact that a whole label names; 薪资/待遇 is one where both are the same."""
    bare = _COUNTED.sub("", name)
    found = _facts().get(name) or phrases.fact(name) or _facts().get(bare) or phrases.fact(bare)
    if found or "/" not in name:
        return found
    halves = {_fact(half.strip()) for half in name.split("/")}
    return halves.pop() if len(halves) == 1 else None


@cache
def _parts() -> tuple[tuple[str, str], ...]:
    """Every part of a label with its kind, in the order to ask: one list, first hit wins."""
    return tuple((part, kind) for kind, given in load("labels")["sections"].items() for part in given["parts"])


def of(line: Line) -> Label | None:
    """Return the label that a line is or begins with, or None."""
    text = without_pictures(line.text)
    pictured = _pictures().get(line.text[:1]) if line.kind in (Kind.TEXT, Kind.ITEM) else None
    if pictured and text and not _COLON.search(text) and not named(text):
        return Label("fact", pictured, line.text[:1], text)
    colon = _BRACKET_LABEL.match(text) or _COLON.search(text[: LONGEST + 1])
    head = (colon[1] if colon.re is _BRACKET_LABEL else text[: colon.start()]) if colon else text
    value = text[colon.end() :].strip() if colon else ""
    if not head.strip() or _too_long(head):
        return None
    is_heading = line.kind is Kind.HEADING or line.strong or is_capitals(line.text)
    name = key(head.strip("【】[]《》「」 ")) if line.kind is not Kind.ROW else ""
    capitals = is_capitals(line.text) and not line.strong and line.kind is not Kind.HEADING  # SALARY: 20K
    label = _whole(name, head, value, wants_section=(is_heading and not capitals) or not value)
    if label and label.name == "apply" and value and titles.likeness(title_parts.read(value).words) == titles.CLEAR:
        return None  # 【内推】前端工程师
    if label and (is_heading or colon or _stands_alone(line, label)):
        return label
    is_heading = is_heading or _CHINESE_NUMBER.match(line.marker) is not None  # （二）任职条件
    bare = line.kind is Kind.TEXT and (colon or _is_bare_label(name))
    if (is_heading or bare) and not value and not head.endswith(_ENDINGS):
        heading = head.strip(" 【】[]《》「」")
        note = key(" ".join(_BRACKETED.findall(heading)).strip("（()）"))  # optional (but a plus)
        part, noted = _by_part(name), _by_part(note)
        titled = _titled(heading) if part or noted else titles.CLEAR
        kind = part if titled < titles.CLEAR else None  # 数据分析师 is no 分析
        kind = kind or (None if titled else noted)
        return Label("section", kind, heading, "") if kind else None
    return None


def _titled(heading: str) -> int:
    """Return how much a heading reads like a title, as it is or once its decoration is off."""
    return max(titles.likeness(heading), titles.likeness(title_parts.read(heading).words))


def lead(line: Line) -> Label | None:
    """Return the section that a sentence over a list names by how it begins and goes on."""
    text = _BRACKETED.sub("", line.text).casefold().replace("’", "'").strip()
    if len(text) > (_LONGEST_LEAD if text.endswith((":", "：")) else LONGEST) or text.endswith("?"):
        return None
    kind = next((kind for kind, pattern in _leads() if pattern.search(text)), None)
    return Label("section", kind, line.text, "") if kind else None


@cache
def _leads() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((kind, re.compile("|".join(map(str, rules)))) for kind, rules in load("labels")["leads"].items())


def _stands_alone(line: Line, label: Label) -> bool:
    """Tell whether a label without a colon may be one; of ``- 加分项`` the lines around it must say more."""
    if label.group == "fact":  # 工作地点, with the place on the next line
        return is_sure(label) and label.name != "title" and line.kind is Kind.TEXT
    return line.kind in (Kind.TEXT, Kind.ITEM)


def is_sure(label: Label) -> bool:
    """Tell whether a label is so long that it is one even without a colon: 岗位职责, but not 目标."""
    return han(label.heading) == len(label.heading) >= _SUREST


def _is_bare_label(name: str) -> bool:
    """Tell whether a line without a colon is short enough to be nothing but a label: 能力要求."""
    return 2 < len(name) <= SHORTEST and all("\u3400" <= c <= "\u9fff" for c in name)  # noqa: PLR2004


def _whole(name: str, head: str, value: str, *, wants_section: bool) -> Label | None:
    found = _known(name) or _bilingual(name) or _of_halves(head)
    fact = _fact(name)
    head = head.strip(" 【】[]《》「」")
    if fact and value and not (found and found[0] == "section" and wants_section and fact != "title"):
        return Label("fact", fact, head, value)
    return Label(found[0], found[1], head, value) if found else None


def _bilingual(name: str) -> tuple[str, str] | None:
    """Find a label that is written in two languages, by its Chinese or its English half."""
    chinese = "".join(re.findall(r"[\u3400-\u9fff]+", name))
    latin = " ".join(re.findall(r"[a-z'&/-]+", name)).strip(" -/&")
    if not chinese or not latin:
        return None
    fact = _fact(chinese)
    if fact and fact == _fact(latin):
        return ("fact", fact)
    first, second = _known(chinese), _known(latin)
    return first if first and first == second else None


def _of_halves(head: str) -> tuple[str, str] | None:
    """Find a label that names two parts: 岗位职责与要求 is ``mixed``, as its lines must say what they are."""
    halves = [key(half) for half in _HALVES.split(head) if half.strip()]
    kinds = {found[1] for half in halves if (found := _known(half)) and found[0] == "section"}
    if len(halves) != 2 or len(kinds) != 2 or not all(map(_known, halves)):  # noqa: PLR2004
        return None
    return ("section", "mixed") if kinds <= _MIXED else None


def named(text: str) -> tuple[str, str] | None:
    """Return what a whole label names, (``fact`` or ``section``, the name), a fact first."""
    name = key(text)
    fact = _fact(name) or next((f for n in name.split("/") if (f := _fact(n))), None)
    return ("fact", fact) if fact else _known(name) or _bilingual(name)


def by_part(text: str) -> str | None:
    """Return the kind of section that a heading names with one of its words."""
    return _by_part(key(text))


@cache
def _any_part() -> re.Pattern[str]:
    """Return one pattern for all parts, as most names have none of them."""
    return re.compile("|".join(re.escape(p[:-1]) + r"\Z" if p[-1] == "$" else re.escape(p) for p, _ in _parts()))


def _by_part(name: str) -> str | None:
    if not _any_part().search(name):
        return None
    return next(
        (kind for part, kind in _parts() if (name.endswith(part[:-1]) if part[-1] == "$" else part in name)), None
    )


def _too_long(head: str) -> bool:
    return len(head) > LONGEST or (len(head) > LONGEST_CHINESE and han(head) > LONGEST_CHINESE)


def fields(line: Line) -> Iterator[tuple[str, str]]:
    """Yield the (fact, value) pairs of a line of fields: ``地点：北京 | 学历：本科``."""
    pictured = of(line) if line.text[:1] in _pictures() else None
    if pictured and pictured.group == "fact" and pictured.value:
        yield pictured.name, pictured.value
        return
    tags = _TAG.findall(line.raw) if "`" in line.raw and not _TAG.sub("", line.raw).strip(" #-*|·") else []
    for tag in tags:
        fact = _pictures().get(tag[:1])
        if fact and without_pictures(tag):
            yield fact, without_pictures(tag)
    if not _SIGN.search(line.raw):
        return
    pieces = [p for p in _BETWEEN_FIELDS.split(_MARKER.sub("", line.raw.strip())) if p.strip()]
    found = [f for p in pieces for f in [_field(p)] if f]
    if len(found) > 1 and len(found) == len(pieces):
        yield from found
        return
    label = of(line)
    if label and label.group == "fact" and label.value:
        yield label.name, label.value


def _field(piece: str) -> tuple[str, str] | None:
    words = plain(piece).lstrip("-+* ")
    colon = _BRACKET_LABEL.match(words) or _COLON.search(words[: LONGEST + 1])
    if not colon:
        return None
    fact = _fact(key(colon[1] if colon.re is _BRACKET_LABEL else words[: colon.start()]))
    return (fact, words[colon.end() :].strip()) if fact else None
