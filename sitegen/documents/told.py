"""What a title's line or a cell goes on with, made a section: ``收银员 5名 要求：吃苦耐劳``."""

from sitegen.documents import items, labels, wording
from sitegen.documents.things import Section

_KINDS = frozenset({"responsibilities", "requirements", "preferred", "benefits"})


def sections(text: str, line: int) -> list[Section]:
    """Return what a title's own line says of the job; a label that it begins with names the section."""
    if not text:
        return []
    head, colon, value = text.replace(":", "：", 1).partition("：")
    named = labels.named(head) if colon and value.strip() else None
    if named and named[1] in _KINDS:
        listed, prose = cut(value.strip())
        return [Section(named[1], head.strip(), listed or (prose,), "", line)]
    listed, prose = cut(text)
    asks = wording.asks(listed) or wording.is_qualification(text)
    return [Section("requirements" if asks else "description", "", listed, prose, line)]


def cut(text: str) -> tuple[tuple[str, ...], str]:
    """Return a cell's items and its text: a list is written with signs between its members."""
    numbered = items.enumerated(text)
    if numbered:
        return tuple(item.rstrip("；;") for item in numbered), ""
    pieces = [p.strip(" -•·") for p in text.replace("；", ";").split(";") if p.strip(" -•·")]
    listed = items.unmarked(pieces)
    return (tuple(listed), "") if listed else ((), text)
