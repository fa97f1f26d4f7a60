"""What facts are read from, and what was found: the terms of every rule that reads a fact."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sitegen.documents.evidence import Evidence
from sitegen.documents.lines import Line
from sitegen.documents.outline import Mark
from sitegen.documents.things import Trace
from sitegen.documents.title_parts import Title

_LONGEST = 5000  # characters of a line that facts are still looked for in
_MOST = 100_000  # characters of one posting that facts are looked for in; no ad is longer
_LONGEST_TRACE = 120


@dataclass(frozen=True, slots=True)
class Case:
    """What facts are read from.

    ``own`` is the posting (or, for shared facts, what stands around postings);
    ``places`` has the lines that are a place and nothing else; ``everything`` is the
    text in which a mail domain may be spelled out; ``text`` is all prose: a rule that
    finds nothing in it need not ask every line.
    """

    own: Evidence
    language: str
    title: Title | None = None
    line: int = 0
    marks: Sequence[Mark] = ()
    places: Sequence[Line] = ()
    everything: Sequence[Line] = ()
    emails: tuple[str, ...] = ()
    text: str = ""

    @property
    def titled(self) -> str:
        """The title's line as written."""
        return self.title.source if self.title else ""

    @property
    def prose(self) -> Iterable[Line]:
        """The lines that facts are looked for in."""
        return _prose(self.own.lines)


def _prose(lines: Iterable[Line]) -> Iterator[Line]:
    """Yield the lines that people may have written, from the first."""
    left = _MOST
    for line in lines:
        if len(line.text) <= _LONGEST:
            left -= len(line.text)
            if left < 0:
                return
            yield line


@dataclass(frozen=True, slots=True)
class Found:
    """A value and what it was read from."""

    value: Any
    trace: Trace


def case_of(own: Evidence, language: str, **more: Any) -> Case:
    """Return a case with its prose joined."""
    text = "\n".join(line.text for line in _prose(own.lines))
    return Case(own, language, text=text, **more)


def found(fact: str, value: Any, line: int, text: str) -> Found:
    """Return a value with its trace, cut where the words are long."""
    words = text if len(text) <= _LONGEST_TRACE else text[: _LONGEST_TRACE - 1] + "…"
    return Found(value, Trace(fact, line, words))
