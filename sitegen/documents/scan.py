"""Tables over all lines of a document, so that every question about what follows is answered at once."""

from collections.abc import Sequence
from dataclasses import dataclass

from sitegen.documents import short_facts, title_parts, titles
from sitegen.documents.lines import Kind
from sitegen.documents.outline import BARE, OWN, Mark, Role

OPENERS = OWN | {"about", "basics", "benefits"}
_MOST_FACTS = 3
_SENTENCE = 3  # blanks of a line that ends with a full stop
_FARTHEST = 60  # lines between a bare title and its first section


@dataclass(frozen=True, slots=True)
class Scan:
    """The lines of a document, how much each reads like a title, and its neighbours with words."""

    marks: Sequence[Mark]
    likeness: Sequence[int]
    following: Sequence[int]  # index of the next line that is not silent
    preceding: Sequence[int]

    def after(self, index: int) -> Mark | None:
        """Return the next line that is not silent."""
        at = self.following[index]
        return self.marks[at] if at < len(self.marks) else None

    def before(self, index: int) -> Mark | None:
        """Return the last line that is not silent."""
        at = self.preceding[index]
        return self.marks[at] if at >= 0 else None

    def opens(self, index: int) -> bool:
        """Tell whether a section or a field follows a line at once, or after lines of facts."""
        after = self.after(index)
        for _ in range(_MOST_FACTS):
            if after is None or after.role is not Role.BODY or after.line.kind is not Kind.TEXT:
                break
            if not short_facts.places_among(after.line.text):
                break  # what follows is no line such as Oakfield Ltd, Leeds
            index = self.following[index]
            after = self.after(index)
        return after is not None and (after.section in OPENERS or after.role is Role.FACT)

    def direct(self, index: int, level: int) -> int | None:
        """Return the first section under a heading that no other possible title stands before."""
        for at in range(index + 1, len(self.marks)):
            mark = self.marks[at]
            if mark.section in OWN:
                return at
            is_title = self.likeness[at] >= max(self.likeness[index], titles.WEAK)
            if mark.role is Role.HEADING and (mark.level <= level or is_title):
                return None
            if self.likeness[at] == titles.CLEAR and level < BARE and self.opens(at):
                return None
            if level == BARE and (mark.role is Role.HEADING or at > index + _FARTHEST):
                return None
        return None


def scan(marks: Sequence[Mark]) -> Scan:
    """Return the tables over the lines of a document."""
    likeness = [_likeness(mark) for mark in marks]
    following, preceding = [len(marks)] * len(marks), [-1] * len(marks)
    upcoming, last = len(marks), -1
    for index in range(len(marks) - 1, -1, -1):
        following[index] = upcoming
        if marks[index].role is not Role.SILENT:
            upcoming = index
    for index, mark in enumerate(marks):
        preceding[index] = last
        if mark.role is not Role.SILENT:
            last = index
    return Scan(marks, likeness, following, preceding)


def _likeness(mark: Mark) -> int:
    """Return how much an unlabelled line reads like a title once its decoration is off."""
    if mark.label or mark.role not in (Role.HEADING, Role.BODY) or mark.line.kind is Kind.ROW:
        return 0
    if len(mark.line.text) > 2 * titles.LONGEST:
        return 0
    text = mark.line.text
    if mark.level == BARE and mark.line.kind is Kind.TEXT and text.endswith(".") and text.count(" ") >= _SENTENCE:
        return 0  # Kite helps people cook.
    found = titles.likeness(text)
    if found < titles.CLEAR and (mark.level < BARE or "|" in text or "招" in text or "iring" in text):
        found = max(found, titles.likeness(title_parts.read(text).words))
    return found
