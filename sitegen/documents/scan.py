"""Tables over all lines of a document, so that every question about what follows is answered at once."""

from collections.abc import Sequence
from dataclasses import dataclass

from sitegen.documents import short_facts, title_parts, titles
from sitegen.documents.inline import han
from sitegen.documents.lines import Kind
from sitegen.documents.outline import BARE, OWN, STRONG, Mark, Role
from sitegen.documents.words import load
from sitegen.facts.width import simplified

OPENERS = OWN | {"about", "basics", "benefits"}
_MOST_FACTS = 5
_LONGEST_BUTTON = 24  # characters
_SENTENCE = 3  # blanks of a line that ends with a full stop
_FARTHEST = 60  # lines between a bare title and its first section


@dataclass(frozen=True, slots=True)
class Scan:
    """The lines of a document, how much each reads like a title, and its neighbours with words."""

    marks: Sequence[Mark]
    likeness: Sequence[int]
    following: Sequence[int]  # index of the next line that is not silent
    preceding: Sequence[int]
    over: Sequence[int]  # index of the heading or label that a heading stands under, -1 for none
    turns: Sequence[int]  # index of the next heading or section that only postings have
    turns_or_titles: Sequence[int]  # the same, or of the next line that clearly is a title

    def after(self, index: int) -> Mark | None:
        """Return the next line that is not silent."""
        at = self.following[index]
        return self.marks[at] if at < len(self.marks) else None

    def before(self, index: int) -> Mark | None:
        """Return the last line that is not silent."""
        at = self.preceding[index]
        return self.marks[at] if at >= 0 else None

    def opener(self, index: int) -> Mark | None:
        """Return what follows a line, lines of facts such as ``Oakfield Ltd, Leeds`` and 2026-11-03 passed over."""
        after, strangers = self.after(index), 0
        for _ in range(_MOST_FACTS):
            if after is None:
                break
            beyond = self.after(self.following[index])
            strange = not _is_beside_title(after)
            strangers += strange
            if strange and (
                strangers > 1 or not _is_short_name(after) or beyond is None or not _is_beside_title(beyond)
            ):
                break  # one line may be a town or a department that nobody knows: Hull, over Part-time
            index = self.following[index]
            after = beyond
        return after

    def opens(self, index: int) -> bool:
        """Tell whether a section or a field follows a line at once, or after lines of facts."""
        after = self.opener(index)
        return after is not None and (after.section in OPENERS or after.role is Role.FACT)

    def direct(self, index: int, level: int) -> int | None:
        """Return the first section under a heading that no other possible title stands before."""
        turns = self.turns if level >= BARE else self.turns_or_titles
        last = min(len(self.marks) - 1, index + _FARTHEST + 1 if level == BARE else len(self.marks))
        at = index
        while (at := turns[at]) <= last:
            mark = self.marks[at]
            if mark.section in OWN:
                inside = self.over[index] >= 0 and self.marks[self.over[index]].section in OWN
                beside = inside and mark.level <= self.marks[self.over[index]].level
                return None if beside or self._is_asked_of_each(at) else at
            is_title = self.likeness[at] >= max(self.likeness[index], titles.WEAK)
            if mark.role is Role.HEADING and (mark.level <= level or is_title):
                return None
            if self.likeness[at] == titles.CLEAR and level < BARE and self.opens(at):
                return None
            if level == BARE and mark.role is Role.HEADING:
                return None
        return None

    def _is_asked_of_each(self, label: int) -> bool:
        """Tell whether nothing stands under ``## Requirements`` but titles, and what is asked of each of them.

        Then the heading over it names no job: it tells who hires.
        """
        asked, first = self.marks[label], self.after(label)
        if asked.section != "requirements" or asked.value or first is None:
            return False
        if first.role is not Role.HEADING or not asked.level < first.level <= STRONG:
            return False
        named, inside = 0, True
        for at in range(label + 1, len(self.marks)):
            mark = self.marks[at]
            if mark.role not in (Role.HEADING, Role.SECTION) or mark.level >= BARE:
                continue
            if mark.level < asked.level:
                break
            inside = inside and mark.level > asked.level
            if mark.section in OWN and not inside:
                return False
            if inside and mark.role is Role.HEADING and mark.level == first.level:
                if self.likeness[at] < titles.CLEAR:
                    return False
                named += 1
        return named > 1


def scan(marks: Sequence[Mark]) -> Scan:
    """Return the tables over the lines of a document."""
    likeness = [_likeness(mark) for mark in marks]
    preceding, last = [-1] * len(marks), -1
    for index, mark in enumerate(marks):
        preceding[index] = last
        if mark.role is not Role.SILENT:
            last = index
    turns = [mark.role is Role.HEADING or mark.section in OWN for mark in marks]
    titled = [turn or likely == titles.CLEAR for turn, likely in zip(turns, likeness, strict=True)]
    following = _next([mark.role is not Role.SILENT for mark in marks])
    return Scan(marks, likeness, following, preceding, _over(marks), _next(turns), _next(titled))


def _next(chosen: Sequence[bool]) -> list[int]:
    """Return, for every line, the index of the next one that is chosen, and past the last where there is none."""
    found, upcoming = [len(chosen)] * len(chosen), len(chosen)
    for index in range(len(chosen) - 1, -1, -1):
        found[index] = upcoming
        if chosen[index]:
            upcoming = index
    return found


def _is_beside_title(mark: Mark) -> bool:
    """Tell whether a line is one of those that stand between a title and what is said of it."""
    return _is_of_facts(mark) or is_button(mark)


def _is_short_name(mark: Mark) -> bool:
    """Tell whether a line is a name of a few words, as towns and departments are."""
    text = mark.line.text
    plain = mark.role is Role.BODY and mark.line.kind is Kind.TEXT and len(text) <= _LONGEST_BUTTON
    return plain and (text[:1].isupper() or han(text) > 1) and not any(c in text for c in "，。；：,;:.?？!！")


def _is_of_facts(mark: Mark) -> bool:
    """Tell whether a line holds facts only: ``Oakfield Ltd, Leeds``, 2026-11-03."""
    if mark.role is not Role.BODY or mark.line.kind is not Kind.TEXT:
        return False
    return bool(short_facts.places_among(mark.line.text)) or short_facts.is_of_facts(mark.line.text)


def is_button(mark: Mark) -> bool:
    """Tell whether a line is only there to be pressed, as pages have it beside every title: ``Apply now``."""
    plain = mark.level == BARE and not mark.value and len(mark.line.text) <= _LONGEST_BUTTON
    return plain and simplified(mark.line.text).strip(" >›»→.。").casefold() in load("cues")["buttons"]


def _over(marks: Sequence[Mark]) -> list[int]:
    """Return, for every heading, the index of the heading or label right over it."""
    over = [-1] * len(marks)
    stack: list[int] = []
    for index, mark in enumerate(marks):
        if mark.role in (Role.HEADING, Role.SECTION) and mark.level < STRONG:
            while stack and marks[stack[-1]].level >= mark.level:
                stack.pop()
            over[index] = stack[-1] if stack else -1
            stack.append(index)
    return over


def _likeness(mark: Mark) -> int:
    """Return how much an unlabelled line reads like a title once its decoration is off."""
    if mark.label or mark.role not in (Role.HEADING, Role.BODY) or mark.line.kind is Kind.ROW:
        return 0
    if len(mark.line.text) > 2 * titles.LONGEST or (mark.level == BARE and mark.line.text.startswith("#")):
        return 0
    text = mark.line.text
    if mark.level == BARE and mark.line.kind is Kind.TEXT and text.endswith(".") and text.count(" ") >= _SENTENCE:
        return 0  # Kite helps people cook.
    found = titles.likeness(text)
    if found < titles.CLEAR and (mark.level < BARE or "|" in text or "招" in text or "iring" in text):
        found = max(found, titles.likeness(title_parts.read(text).words))
    return found or (titles.in_brackets(text) if mark.level >= STRONG else 0)
