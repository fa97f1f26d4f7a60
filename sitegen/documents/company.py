"""Who employs: read from a name beside a cue, or from a mail domain that the text spells, too.

A product line is no employer, and a mail domain alone is no name. The cues stand in
``data/cues.yaml``.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Any

from sitegen.documents import titles
from sitegen.documents.inline import han
from sitegen.documents.lines import Kind, Line
from sitegen.documents.words import load
from sitegen.facts import contact, place

_LONGEST_LINE = 2000
_LONGEST_FIRM = 40
_LONGEST_STEM = 4
_BEFORE = re.compile(r"^(?:由|来自|隶属于|就职于|加入|经|受)(?=.{3})")  # words before a name that are none of it
# 松果课堂隶属于青木有限公司
_INSIDE = re.compile(r"^.{2,20}?(?:隶属于|属于|旗下|全称[为是]?|是由?|系|由|为)(?=.{4,}公司$)")
# join Acme. We …
_STOP = re.compile(r"(?<=[a-z]{3})\.\s(?=(?:We|Our|You|The|It|In|At|As|This|If|I|They|Here|Join)\b)")
_LED = re.compile(r"^(?:关于|加入|欢迎加入|欢迎来到|走进)(?=.{2})")
_ONLY_KIND = re.compile(r"(?<=[A-Za-z0-9])\s*公司$")
_TEAM = re.compile(
    r"[\u3400-\u9fffA-Za-z·/\s-]{2,24}?(?:部|部门|组|团队|中心|事业群|研究院|实验室)(?:$|[-–—·/\s（(，。])"
)
_LONGEST_OF_TEAM = 14  # characters of an employer that a team is named after
_SHORTEST_NAME = 3  # letters of a Latin name that a domain may spell
_SHARED_DOMAINS = frozenset({"com", "co", "org", "net", "edu", "ac"})  # as in example.com.cn


def by_cue(lines: Iterable[Line]) -> tuple[str, Line] | None:
    """Return the first name that stands beside a cue, and the line it stands in."""
    for line in lines:
        if line.kind is Kind.CODE or len(line.text) > _LONGEST_LINE:
            continue
        if line.kind is Kind.HEADING and titles.is_generic(line.text) and known_at_start(line.text.lstrip("【")):
            return known_at_start(line.text.lstrip("【")), line
        for needs, cue in _cues() if _needed().search(line.text) else ():
            for found in cue.finditer(line.text) if needs.search(line.text) else ():
                name = _INSIDE.sub("", _BEFORE.sub("", _STOP.split(found[1])[0].strip(" ·-—的是")))
                if is_employer(name):
                    return name, line
    return None


def tidy(name: str) -> str:
    """Return an employer's name without words before it, and 公司 after a Latin one: Bluefern of Bluefern 公司."""
    return _ONLY_KIND.sub("", _LED.sub("", name))


def in_full(name: str, emails: Iterable[str], lines: Sequence[Line]) -> str:
    """Return a Latin name as a mail domain spells it, where the text has it longer: Bluefern Labs for Bluefern."""
    near = [line for line in lines if name.isascii() and f"{name} " in line.text]
    said = (by_mail(emails, [line]) for line in near)
    longer = (found[0] for found in said if found and found[0].startswith(f"{name} "))
    return next(longer, name)


@cache
def _cues() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    """Return the cues, each after the words one of which it needs."""
    name, given = load("cues")["name"], load("cues")["employer"]
    return tuple((re.compile(one["needs"]), re.compile(one["cue"].replace("{name}", name))) for one in given)


@cache
def _needed() -> re.Pattern[str]:
    """Return one pattern for the words that cues need, by which most lines are done."""
    return re.compile("|".join(dict.fromkeys(needs.pattern for needs, _ in _cues())))


@cache
def _no_employer() -> dict[str, tuple[str, ...]]:
    given: dict[str, Any] = load("cues")["no_employer"]
    return {kind: tuple(map(str, words)) for kind, words in given.items()}


def is_employer(name: str) -> bool:
    """Tell whether a name beside a cue may be an employer's."""
    words = name.casefold().replace("’", "'").removeprefix("the ").split()
    no = _no_employer()
    least = titles.CLEAR if name.isascii() and len(words) > 1 else titles.WEAK  # Acme Engineering
    return (
        len(name) > 1
        and any(c.isalpha() for c in name)
        and bool(words)
        and words[0].split("'")[0].strip(".") not in no["english"]
        and not name.startswith(no["chinese_beginnings"])
        and name not in load("cues")["houses"]["chinese"]
        and not name.removesuffix("的").endswith(no["chinese_endings"])  # 前端群的
        and titles.likeness(name) < least
        and not titles.is_generic(name)
        and not titles.is_placeholder(name)
        and place.lookup(name) is None
    )


def is_firm(name: str, *, beside: bool = False) -> bool:
    """Tell whether a name is surely an employer's: well known, or ending as firms do.

    ``beside`` a job, a short name with a trade after it is one, too: 青禾软件, but not 企业软件.
    """
    words = name.casefold().split()
    firms = load("cues")["firms"]
    if not words or len(name) > _LONGEST_FIRM:
        return False
    if name.casefold() in known_names() or words[-1] in firms["english"] or name.endswith(tuple(firms["chinese"])):
        return True
    ending = next((e for e in firms["trades"] if name.endswith(e)), "") if beside else ""
    stem = name.removesuffix(ending)
    if not ending or not 1 < han(stem) == len(stem) <= _LONGEST_STEM:
        return False
    return not any(word in stem for word in firms["no_stems"]) and place.lookup(stem) is None


def is_confirmed(name: str, lines: Iterable[Line], *, placed: bool) -> bool:
    """Tell whether a text says that a name before a title is the employer's: 加入青禾, 青禾成立于.

    A Latin name after a place needs no more than that nobody asks for it as a skill.
    """
    written = re.escape(name)
    said = [cue.replace("{name}", written) for cue in load("cues")["confirmed"]]
    confirms = re.compile("|".join(said))
    asks = re.compile(load("cues")["asked"], re.IGNORECASE)
    asked = False
    for line in lines:
        if line.kind is Kind.CODE or name not in line.text or len(line.text) > _LONGEST_LINE:
            continue
        if confirms.search(line.text):
            return True
        asked = asked or asks.search(line.text) is not None
    return placed and name.isascii() and not asked


def of_team(team: str, lines: Sequence[Line]) -> str:
    """Return the employer that the name of a team begins with: 松果科技 of 松果科技平台部, 滴滴 of 滴滴地图组.

    Known ones, firms by their form, and names of which the text says that they are the employer's.
    """
    known = known_at_start(team)
    if known:
        return known
    if not _TEAM.match(team):
        return ""
    words = [team[:size] for size in range(2, min(len(team), _LONGEST_OF_TEAM))]
    firm = next((name for name in reversed(words) if is_firm(name, beside=True) and is_employer(name)), "")
    told = (n for n in words[:_LONGEST_STEM] if is_employer(n) and is_confirmed(n, lines, placed=False))
    return firm or max(told, key=len, default="")


def by_mail(emails: Iterable[str], lines: Sequence[Line]) -> tuple[str, Line] | None:
    """Return the name in the text that a mail domain spells, and the line it stands in."""
    for email in emails:
        domain = own_label(email)
        if is_public(domain) or len(domain) <= 1:
            continue
        host = re.compile(rf"(?<![\w@./-]){re.escape(email.rpartition('@')[2])}(?![\w./-])", re.IGNORECASE)
        for line in lines:
            whole = host.search(line.text) if line.kind is not Kind.CODE else None
            if whole and not whole[0].islower():
                return whole[0], line  # Your.Fern, as it writes itself
            low = line.kind is Kind.HEADING  # ## 关于 kitebox
            name = _spelled(domain, line.text, low=low) if line.kind is not Kind.CODE else None
            if name:
                return name, line
    return None


@cache
def is_public(domain: str) -> bool:
    """Tell whether a mail domain is anybody's, and says nothing of an employer."""
    return domain in set(map(str, load("cues")["mail"]["public"]))


def own_label(email: str) -> str:
    """Return the label of a mail domain that its owner chose: baidu of ext.baidu.com."""
    labels = email.rpartition("@")[2].lower().split(".")
    own = labels[-2] if len(labels) > 1 else labels[0]
    return labels[-3] if own in _SHARED_DOMAINS and len(labels) > 2 else own  # noqa: PLR2004 - x.com.cn


def _spelled(domain: str, text: str, *, low: bool) -> str | None:
    """Return the words of a text that a domain's label spells: OneFlow for oneflow, 百度 for baidu.

    One in small letters only may be a word of the text, unless it stands in a heading (``low``).
    """
    known: list[str] = list(map(str, load("employers").get(domain, [])))
    lowered = text.lower()
    if known and any(name.lower() in lowered for name in known):
        bare = _without_addresses(text)
        named = next((name for name in known if name in bare), None)
        if named:
            return named
    stems = _stems(domain.replace("-", ""))
    if not any(stem in lowered.replace(" ", "") for stem in stems):
        return None
    names = _latin_names(_without_addresses(text))
    spelled = {re.sub(r"[^a-z0-9]", "", name.lower()): name for name in names if low or not name.islower()}
    name = next((spelled[stem] for stem in stems if stem in spelled), None)
    return _in_full(name, text) if name else None


def _in_full(name: str, text: str) -> str:
    """Return a name with the words after it that belong to it: Kestrel Robotics, Acme Community Hospital."""
    houses = load("cues")["mail"]["second_words"]
    after = text[text.find(name) + len(name) :]
    near = after.split("(")[0].split("（")[0]
    words = [w.strip(",.;:)|!?") for w in near.split(" ", 4)[1:4]] if near.startswith(" ") else []
    for count, word in enumerate(words, 1):
        if word.casefold() in houses and (word[:1].isupper() or name.isupper()):
            return " ".join([name, *words[:count]])
        if not word[:1].isupper():
            break
    return name


@cache
def _stems(domain: str) -> tuple[str, ...]:
    """Return the names that a domain may spell: itself, and itself without an ending such as hq."""
    endings: list[str] = load("cues")["mail"]["endings"]
    stems = (domain[: len(domain) - len(e)] for e in endings if domain.endswith(e))
    return tuple(sorted((stem for stem in stems if len(stem) >= _SHORTEST_NAME), key=len, reverse=True))


def _without_addresses(text: str) -> str:
    for address in (*contact.find_emails(text), *contact.find_urls(text)):
        text = text.replace(address, " ")
    return text


def _latin_names(text: str) -> Iterator[str]:
    """Yield the words of a text, and where one is capitalised the pair and the triple it begins."""
    words = [m[0] for m in re.finditer(r"[A-Za-z][A-Za-z0-9]*", text)]
    for index, word in enumerate(words):
        yield word
        if word[0].isupper():
            yield " ".join(words[index : index + 2])
            yield " ".join(words[index : index + 3])


@cache
def _known_chinese() -> tuple[str, ...]:
    names = {str(n) for names in load("employers").values() for n in names}
    return tuple(sorted((n for n in names if han(n) == len(n)), key=len, reverse=True))


def known_at_start(title: str) -> str:
    """Return the well-known employer that a title or a heading begins with: 字节跳动 2024 校招."""
    found = next((name for name in _known_chinese() if title.startswith(name)), "")
    given = load("cues")["platforms"]  # 亚马逊运营专员 sells there, and is hired by anybody
    sells = found in given["names"] and title[len(found) :].startswith(tuple(given["trades"]))
    return "" if sells else found


@cache
def known_names() -> frozenset[str]:
    """Return the employers that a heading may name alone."""
    return frozenset(str(n).casefold() for names in load("employers").values() for n in names)
