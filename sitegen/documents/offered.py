"""Whether what was found under a title is a job that somebody offers, or only looks like one."""

import re
from collections.abc import Sequence
from functools import cache

from sitegen.documents import announced, refuse, short_facts, titles, wording
from sitegen.documents.head import Head
from sitegen.documents.labels import key
from sitegen.documents.outline import BARE, OWN, Mark, Role
from sitegen.documents.sections import is_owned
from sitegen.documents.segments import Segment
from sitegen.documents.things import Understood
from sitegen.documents.words import load

_PIPES = re.compile(r"\s*[|｜丨]\s*")
_ENOUGH = 2  # kinds of sections that only an ad has


def is_offered(posting: Understood, segment: Segment, marks: Sequence[Mark], *, recruiting: bool) -> bool:
    """Tell whether a segment is a job ad: it has sections of one, or words and a way to apply.

    Below ``## Open positions`` words are enough.
    """
    head = segment.head
    if head.title.closed or titles.is_placeholder(posting.title):
        return False
    if _is_held(posting, segment, marks) or _is_over(segment, marks) or _is_none(segment, marks):
        return False
    if head.offered:
        return True
    if any(is_owned(s) and not all(map(titles.is_placeholder, (*s.items, s.text))) for s in posting.sections):
        return True
    said = any(s.items or s.text for s in posting.sections)
    way = posting.apply and (posting.apply.email or posting.apply.url or posting.apply.wechat)
    facts = sum(map(bool, (way, posting.salary, posting.locations, posting.company, posting.closes)))
    facts = max(facts, sum(map(short_facts.is_fact, _PIPES.split(head.title.source))))  # Baker | Leeds | apply by 1 May
    if posting.title.casefold().rpartition(" ")[2] in load("titles")["crowds"] and not posting.salary:
        return False
    over = marks[segment.groups[-1]].line.text if segment.groups else ""
    listed = said and bool(over) and titles.is_generic(over) and refuse.offers(over)
    enough = listed or facts > 1 or (bool(way) and head.level == BARE) or (said and facts > 0)
    stated = head.titled >= 0 and marks[head.titled].field == "title"
    offers = posting.salary or (stated and (posting.employment or posting.locations))
    by_itself = way and offers and not any(wording.is_personal(marks[i].line.text) for i in segment.body)
    return bool(recruiting or by_itself) and head.likeness == titles.CLEAR and enough


def _is_none(segment: Segment, marks: Sequence[Mark]) -> bool:
    """Tell whether the first that stands under a title is that there is no such job: ``No openings right now``."""
    below = next((marks[i] for i in segment.body[:4] if i > segment.head.titled and marks[i].role is Role.BODY), None)
    return segment.head.direct is None and below is not None and refuse.says_none(below.line.text)


def _is_over(segment: Segment, marks: Sequence[Mark]) -> bool:
    """Tell whether a title stands under a heading such as ``Past vacancies`` or ``Alumni``."""
    over = [marks[i].line.text for i in segment.groups[-1:]]
    past = (text for text in over if announced.LATER.search(text))
    return any(refuse.offers(text) or _people().search(refuse.plain(text)) for text in past)


def _is_held(posting: Understood, segment: Segment, marks: Sequence[Mark]) -> bool:
    """Tell whether a title stands under a heading over the people of a team, with nothing that only an ad has."""
    over = [refuse.plain(marks[i].line.text) for i in segment.groups]
    people = any(_people().search(text) and not refuse.offers(text) for text in over)
    return people and not (posting.salary or posting.apply or posting.headcount or posting.closes)


@cache
def _people() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{rule})" for rule in load("cues")["held_by"]))


def is_shown(posting: Understood, head: Head) -> bool:
    """Tell whether a posting shows by itself that a job is offered, where its document does not say so.

    Facts that only jobs have show it, labels of job ads, and what is asked of a person. Under a
    plain title two plain sections do: ``Responsibilities`` alone may be anybody's.
    """
    if posting.salary or posting.apply or posting.headcount or posting.employment or posting.hiring or posting.closes:
        return True
    if any(_is_of_ads(section.heading) for section in posting.sections):
        return True
    kinds = {section.kind for section in posting.sections if section.kind in OWN and (section.items or section.text)}
    asked = [item for s in posting.sections if s.kind == "requirements" for item in (*s.items, s.text)]
    asks = any(map(wording.is_qualification, asked))
    return (head.likeness == titles.CLEAR and (asks or len(kinds) >= _ENOUGH)) or (asks and len(kinds) >= _ENOUGH)


def _is_of_ads(heading: str) -> bool:
    words = key(heading)
    return any(word in words for word in load("refusals")["labels_of_ads"])


def is_real(marks: Sequence[Mark], segment: Segment) -> bool:
    """Tell whether a segment is no example of an ad, and no form with the title still to be written."""
    told = any(marks[i].field == "title" and titles.is_told(marks[i].value) for i in segment.body)
    return not told and not is_example(marks, _above(segment))


def is_example(marks: Sequence[Mark], over: Sequence[int]) -> bool:
    """Tell whether an ad stands under a heading about the writing of ads."""
    headings = (marks[i] for i in over if marks[i].role is Role.HEADING)
    return any(refuse.tells_how(mark.line.text) for mark in headings)


def _above(segment: Segment) -> list[int]:
    """Return the lines of headings over the title of an ad, and those between its beginning and its first section."""
    head = segment.head
    first = max(head.index, head.titled, head.direct if head.direct is not None else -1)
    return [*segment.groups, *range(max(head.index, 0), first + 1)]
