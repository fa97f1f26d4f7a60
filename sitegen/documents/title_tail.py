"""An employer after the job on a title's line: ``Archivist - Oakfield Public Library``, 护士（青木市人民医院）.

Only a name that says what it is, is taken: a firm's or an institution's. What is named
otherwise may as well be a team: ``Backend Engineer - Payments``.
"""

import re
from collections.abc import Iterator

from sitegen.documents import company, houses, short_facts, titles
from sitegen.facts import place

_CUT = re.compile(r"\s+[-–—]+\s+|\s*[—–]+\s*|,\s+|\s*，\s*|\s+at\s+(?:the\s+)?|(?<=[\u3400-\u9fff）)])\s*[-_@]\s*")
_BRACKET = re.compile(r"\s*[（(【\[]([^（()）\[\]【】]{3,60})[）)】\]]\s*$")
_AT = re.compile(r"^(.{2,60}?)\s*(?:\sat\s|\s@\s?|@\s)\s*([A-Z0-9\u3400-\u9fff][^|,，(（]{1,40}?)\s*$")
_TAGGED = re.compile(r"^(.{2,60}?)\s@\s?([A-Za-z][\w.-]{1,30})\s*$")  # 前端开发 @kite
_AT_HOST = re.compile(r"^(.{2,60}?)\sat\s([a-z][\w-]{1,30}\.(?:com|io|ai|dev|app|co|net|org|me|tech))$")  # at kite.io
_LEGAL = re.compile(r"(?:Inc|LLC|Ltd|Limited|GmbH|Co|Corp)\b.*")
_LONGEST = 160
_MOST_PLACES = 3  # after an employer


def read(words: str, *, sure: bool = False) -> tuple[str, str, tuple[str, ...]] | None:
    """Return the job, the employer after it, and the places beside that; None where no employer follows.

    Where the employer is ``sure`` already, only ``at`` and ``@`` part another name from the job.
    """
    if len(words) > _LONGEST:
        return None
    said = _AT.match(words) or _TAGGED.match(words) or _AT_HOST.match(words)
    if said and titles.likeness(said[1]) and not titles.likeness(said[2]) and not place.lookup(said[2]):
        return said[1], said[2].strip(), ()
    if sure:
        return None
    found = _BRACKET.search(words)
    if found and is_named(found[1].strip()) and titles.likeness(words[: found.start()]):
        return words[: found.start()].strip(), found[1].strip(), ()
    for start, end in _cuts(words):
        job, rest = words[:start].strip(), words[end:].strip()
        named = _employer(rest) if titles.likeness(job) else None
        if named:
            return job, *named
    return None


def _cuts(words: str) -> Iterator[tuple[int, int]]:
    yield from ((found.start(), found.end()) for found in _CUT.finditer(words))


def _employer(rest: str) -> tuple[str, tuple[str, ...]] | None:
    """Return the employer that a text is, with or without its place: ``Oakfield Labs, Berlin``."""
    if is_named(rest):
        return rest, ()
    for start, end in reversed(list(_cuts(rest))[-_MOST_PLACES:]):
        where = short_facts.places(rest[end:].strip())
        if where and is_named(rest[:start].strip()):
            return rest[:start].strip(), tuple(where)
    return None


def is_named(name: str) -> bool:
    """Tell whether a text is an employer's name by its form alone."""
    whole = all(map(_LEGAL.fullmatch, name.split(", ")[1:]))  # Trust & Safety, Acme Inc is no name
    firm = whole and company.is_firm(name) and (not name.isascii() or " " in name)
    return (firm and company.is_employer(name)) or houses.is_house(name)
