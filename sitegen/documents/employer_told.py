"""Who employs, where only the text around a job says so: a heading over what an employer says of itself, a signature.

Asked last, when no field, title, cue or mail domain names the employer. A name must say by
itself that it is a firm's or an institution's, or the text must say so of it.
"""

import re
from collections.abc import Sequence
from functools import cache
from typing import Any

from sitegen.documents import company, employer_spoken, houses, labels, title_tail
from sitegen.documents.lines import Kind, Line
from sitegen.documents.words import load
from sitegen.facts import contact, when

_LONGEST = 2000
_LONGEST_HEADING = 60
_LAST_LINES = 8  # with words, in which somebody may sign
_SUBJECT = re.compile(
    r"^(?:The\s)?(.{2,60}?)(?:（[^（）]{1,40}）|\([^()]{1,40}\))?(?:，|,\s|(?=是|成立|创立|始于|致力|专注|$))"
)
_EDGES = " ,，.。：:·-—–|"


def find(lines: Sequence[Line], everything: Sequence[Line]) -> tuple[str, Line] | None:
    """Return the employer that lines name, and the line; ``everything`` is the text that may say more of a name."""
    told = [line for line in lines if line.kind is not Kind.CODE and line.text and len(line.text) <= _LONGEST]
    near = _cued(told) or _over(told, everything or told) or _addressed(told) or _signed(told) or _at_home(told)
    return near or employer_spoken.find(everything or told)


def _cued(lines: Sequence[Line]) -> tuple[str, Line] | None:
    """Return a name beside a cue that is one by its form."""
    for line in lines:
        for cue in _cues():
            for found in cue.finditer(line.text):
                name = _bare(houses.without_small(found[1]))
                if _is_named(name) or houses.is_part(name):
                    return name, line
    return None


def _over(lines: Sequence[Line], everything: Sequence[Line]) -> tuple[str, Line] | None:
    """Return the name in a heading over what an employer says of itself, or at the beginning of that."""
    for index, line in enumerate(lines):
        if not _heads(line):
            continue
        found = next((hit for cue in _about() if (hit := cue.match(line.text))), None)
        name = _bare(found[1]) if found else ""
        others = any(word in line.text.casefold() for word in load("cues")["about_others"])
        told = name and not others and company.is_employer(name) and not labels.named(name)
        if told and _is_told(name, [other for other in everything if other.number != line.number]):
            return name, line
        label = labels.of(line)
        below = lines[index + 1] if index + 1 < len(lines) else None
        if label and label.name == "about" and not others and below and below.kind is Kind.TEXT:
            said = _subject(below.text)
            if said:
                return said, below
    return None


def _heads(line: Line) -> bool:
    heading = line.kind is Kind.HEADING or line.strong or line.text.endswith((":", "："))
    return heading and len(line.text) <= _LONGEST_HEADING


def _is_told(name: str, everything: Sequence[Line]) -> bool:
    """Tell whether a name is a firm's or an institution's by its form, or by what the text says of it."""
    return _is_named(name) or company.is_confirmed(name, everything, placed=False)


def _subject(text: str) -> str:
    """Return what the first sentence about an employer is about: Acme of ``Acme builds …``."""
    verbs = _about_verbs().match(text)
    if verbs and company.is_employer(verbs[1]):
        return verbs[1]
    found = _SUBJECT.match(text)
    name = _bare(found[1]) if found else ""
    return name if _is_named(name) else ""


def _addressed(lines: Sequence[Line]) -> tuple[str, Line] | None:
    """Return whom one writes to by post: send it to The Acme Museum, 3 Mill Street."""
    posted = re.compile(load("cues")["posted_to"], re.IGNORECASE)
    for line in (line for line in lines if posted.search(line.text)):
        pieces = [_bare(piece.rpartition(": ")[2]) for piece in re.split(r"[,，]\s*", line.text)]
        name = next((piece for piece in pieces[1:] if title_tail.is_named(piece)), None)
        if name and any(c.isdigit() for c in line.text):
            return name, line
    return None


def _signed(lines: Sequence[Line]) -> tuple[str, Line] | None:
    """Return who signs: after a greeting, or over a date at the end."""
    words = load("cues")
    greets = re.compile(words["signed"], re.IGNORECASE)
    last = [line for line in lines if line.kind is Kind.TEXT][-_LAST_LINES:]
    for index, line in enumerate(last):
        after = last[index + 1] if index + 1 < len(last) else None
        dated = after is not None and len(after.text) <= 12 and when.parse_date(after.text) is not None  # noqa: PLR2004
        greeted = any(greets.match(before.text) for before in last[max(0, index - 3) : index])
        if not (dated or greeted) or len(line.text) > _LONGEST_HEADING:
            continue
        for piece in re.split(r"[,，|]\s*", line.text):
            ending = next((sign for sign in words["signs"] if piece.endswith(sign)), "")
            name = _bare(piece.removesuffix(ending))
            if _is_named(name):
                return name, line
    return None


def _at_home(lines: Sequence[Line]) -> tuple[str, Line] | None:
    """Return the name in the text that the address of the employer's own site spells."""
    own = re.compile(load("cues")["website"], re.IGNORECASE)
    for line in lines:
        urls = contact.find_urls(line.raw) if own.match(line.text) else []
        hosts = [re.sub(r"^https?://(?:www\.)?", "", url).split("/")[0].split(":")[0] for url in urls[:1]]
        said = company.by_mail((f"@{host}" for host in hosts), lines)
        if said:
            return said
    return None


def _is_named(name: str) -> bool:
    return title_tail.is_named(name) or company.is_firm(name, beside=True)


def _bare(name: str) -> str:
    return name.strip(_EDGES).removeprefix("The ").removeprefix("the ").strip(_EDGES)


@cache
def _cues() -> tuple[re.Pattern[str], ...]:
    words = load("cues")
    return tuple(re.compile(cue.replace("{unit}", words["unit"])) for cue in words["named_employer"])


@cache
def _about() -> tuple[re.Pattern[str], ...]:
    return tuple(map(re.compile, load("cues")["about"]))


@cache
def _about_verbs() -> re.Pattern[str]:
    words: dict[str, Any] = dict(load("cues"))
    return re.compile(f"^(?:The\\s)?({words['name']})\\s(?:is|was|are|has|{'|'.join(words['about_verbs'])})\\b")
