"""The words of one listed job taken apart: ``[Title](url), Employer, Place - closes 3 May 2025``."""

import re
from dataclasses import replace

from sitegen.documents import company, short_facts, title_parts, titles
from sitegen.documents.inline import han
from sitegen.documents.title_parts import Title
from sitegen.facts import when

_REFERENCE = re.compile(r"^(?:Ref(?:erence)?\.?:?\s*)?[A-Z]{1,4}-?\d{2,7}[:.]?\s+")
_SEPARATOR = re.compile(r"(?:\s+[-–—]\s+|\s*[|｜]\s*|\s*[，；;]\s*)(?![^（(]{0,60}[）)])")
_APART = re.compile(r"\s+[-–—]+\s+|\s*[|｜·•:：]\s*|\s*[（()）]\s*|[；;。]")
_TOWN = re.compile(r"[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,2}")
_LONGEST_EMPLOYER = 80
_MOST_PIECES = 8


def titled_item(text: str) -> Title | None:
    """Return the title of an item that is one, with facts and at most one other thing beside it."""
    text = _REFERENCE.sub("", text)
    parts = [part for part in _SEPARATOR.split(text) if part.strip()]
    listed = _with_commas(text) if "," in text else None
    if listed:
        return listed
    titled = [p for p in parts if titles.likeness(p) == titles.CLEAR and not short_facts.is_fact(p)]
    others = [p for p in parts if p not in titled]
    unknown = [p for p in others if not short_facts.is_fact(p)]
    if not titled or len(unknown) > 1:
        return None
    title = title_parts.read(" | ".join(parts))
    if unknown and title.company and (han(title.company) or title.company[:1].isupper()):
        return title
    return replace(title, company=None, said="".join(unknown))  # you love state estimation


def _with_commas(text: str) -> Title | None:
    """Return the title of ``Payroll Clerk, Leeds, £26k - £28k, permanent``: one, and facts only."""
    job, *facts = (part.strip() for part in re.split(r",|\s[—–]\s", text))
    money = [f for f in facts if short_facts.is_fact(f)]
    if titles.likeness(job) != titles.CLEAR or len(facts) - len(money) > 1 or not money:
        return None
    where = [name for f in facts if not short_facts.is_money(f) for name in short_facts.places(f)]
    title = title_parts.read(job)
    town = facts[0] if not where and facts[0] not in money and _TOWN.fullmatch(facts[0]) else ""
    where = where or ([town] if town and not company.is_firm(town) else [])
    return replace(title, locations=title.locations or tuple(where), source=text)


def beside_link(words: str, rest: str, source: str) -> Title:
    """Return a linked title with the employer and the places that stand after the link."""
    title = title_parts.read(words)
    employer, where = title.company, title.locations
    for part in _APART.split(rest):
        pieces = [p for p in re.split(r"\s*[,，、]\s*|(?<=[\u3400-\u9fff])\s+", part.strip(" ,，-–—")) if p.strip()][
            :_MOST_PIECES
        ]
        glue = "、" if han(part) else ", "
        tails = ((n, short_facts.places(glue.join(pieces[n:]))) for n in range(len(pieces)))
        known, names = next(((n, found) for n, found in tails if found), (len(pieces), []))
        where = where or tuple(names)
        employer = employer or _employer(pieces[:known])
    return Title(title.words, employer, where, title.closed, source)


def _employer(pieces: list[str]) -> str | None:
    """Return the employer that is named before a place: a unit and the house that it belongs to."""
    name = ", ".join(pieces).removeprefix("at ").removeprefix("@").strip()
    fits = name and len(name) <= _LONGEST_EMPLOYER and not short_facts.is_fact(name) and not when.parse_date(name)
    return name if fits and (han(name) or name[:1].isupper()) and company.is_employer(name) else None
