"""The account of an understanding: what went into no posting, and what facts were read from."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from sitegen.documents.lines import Kind
from sitegen.documents.outline import BARE, Mark, Role
from sitegen.documents.things import Understood, Unplaced

REMARK = "a remark on the ad, not a part of it"
CODE = "code"
SHARED = "stated for the postings around it"
OUTSIDE = "outside every posting"
_ABOUT = {
    "process": "about how applicants are chosen",
    "apply": "about how to apply",
    "about": "about the employer",
    "benefits": "about what the employer offers",
    "commentary": REMARK,
}


@dataclass(slots=True)
class _Part:
    """Lines that belong together, while they go by."""

    line: int
    reason: str
    texts: list[str] = field(default_factory=list)


def unplaced(
    marks: Sequence[Mark], left: Iterable[int], shared: frozenset[int], said: frozenset[int] = frozenset()
) -> tuple[Unplaced, ...]:
    """Return the lines (by index) that are in no posting, those under one heading joined.

    Facts were read from the ``shared`` lines; what the lines ``said`` say is all in postings.
    """
    parts: list[_Part] = []
    last, over, about = -2, BARE, ""
    for index in left:
        mark = marks[index]
        if mark.line.number in said:
            continue
        is_code, is_heading = mark.line.kind is Kind.CODE, mark.level < BARE and mark.role is not Role.SILENT
        apart = index != last + 1
        last = index
        if apart:
            over, about = BARE, ""
        if is_heading and (mark.level <= over or not about):
            about = _ABOUT.get(mark.section or mark.field, "")
            over = mark.level if about else BARE
            apart = True
        if mark.line.kind in (Kind.BLANK, Kind.RULE) or not mark.line.raw.strip():
            last = index if not apart else last - 1
            continue
        reason = CODE if is_code else about or OUTSIDE
        if apart or not parts or (parts[-1].reason == CODE) != is_code:
            parts.append(_Part(mark.line.number, reason))
        if reason == OUTSIDE and mark.line.number in shared:
            parts[-1].reason = SHARED
        parts[-1].texts.append(mark.line.raw.strip())
    return tuple(Unplaced(part.line, "\n".join(part.texts), part.reason) for part in parts)


def notes(postings: Sequence[Understood]) -> tuple[str, ...]:
    """Return a sentence for every fact: what it was read from, and for which posting."""
    readers: dict[tuple[str, int, str], list[str]] = {}
    for posting in postings:
        for trace in posting.traces:
            readers.setdefault((trace.fact, trace.line, trace.text), []).append(posting.title)
    said = []
    for (fact, line, text), names in readers.items():
        whose = f"`{names[0]}`" if len(names) == 1 else f"{len(names)} postings"
        said.append(f"line {line}: {fact} of {whose} read from `{text}`")
    return tuple(said)
