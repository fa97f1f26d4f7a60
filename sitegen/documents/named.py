"""Jobs that a headline names and that begin further down: ``# 招 2 个 Backend, 1 个 Designer`` over ``1) Backend``.

What the headline names is a title wherever a line is that and no more, however little it reads like one.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise

from sitegen.documents import titles
from sitegen.documents.head import Head
from sitegen.documents.lines import Kind
from sitegen.documents.outline import Mark, Role
from sitegen.documents.scan import Scan
from sitegen.documents.title_parts import Title
from sitegen.documents.words import load
from sitegen.facts.width import narrow

_OPENING = 3  # lines with words
_LONGEST = 300
_LONGEST_NAME = 40
_MOST = 12
_SEVERAL = 2
_SEEKS = re.compile(
    r"(?:招聘?|诚聘|急招|招募|内推|寻找?|缺)(?!聘|募)\s*[:：]?\s*|\b(?:hiring|looking for|seeking|need)\b\s*:?\s*",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"(?<![\d.])(?:\d{1,2}|[一二两三四五六七八九十]|若干)\s?[个名位]\s?([^,，、;；。.（()）!！:：\d]{2,40}?)"
    r"(?=\s*(?:[,，、;；。.（()）!！:：]|[和及与]\s?[\d一二两三四五六七八九]|\band\b|$))"
)
_BETWEEN = re.compile(r"\s*(?:[、,，/／&+]|\band\b|[和与及])\s*", re.IGNORECASE)
_STOP = re.compile(r"[。.;；!！?？:：（(\[【\n]|\s[-–—|｜]\s")


@dataclass(frozen=True, slots=True)
class _Name:
    """A job as a headline names it, and the words there."""

    words: str
    said: str


def heads(scan: Scan) -> tuple[Head, ...]:
    """Return the lines at which the jobs of a headline begin, in order; none unless each begins at one."""
    opening = [i for i, m in enumerate(scan.marks) if m.role is not Role.SILENT][:_OPENING]
    for at in opening:
        text = scan.marks[at].line.text
        told = len(text) > _LONGEST or re.search(load("cues")["past"], text, re.IGNORECASE) is not None
        for names in _lists(text) if not told else ():
            found = _beginnings(scan, names, at)
            if len(found) == len(names):
                return tuple(found)
    return ()


def _lists(text: str) -> Iterator[list[_Name]]:
    """Yield what a headline may name: the jobs that it counts, and those between commas."""
    counted = [_Name(hit[1].strip(), hit[0].strip()) for hit in _COUNTED.finditer(text)]
    if _SEVERAL <= len(counted) <= _MOST and _SEEKS.search(text):
        yield counted
    for hit in islice(_SEEKS.finditer(text), 2):
        stop = _STOP.search(text, hit.end())
        pieces = [piece.strip() for piece in _BETWEEN.split(text[hit.end() : stop.start() if stop else len(text)])]
        if _SEVERAL <= len(pieces) <= _MOST and all(1 < len(piece) <= _LONGEST_NAME for piece in pieces):
            yield [_Name(piece, piece) for piece in pieces]


def _beginnings(scan: Scan, names: Sequence[_Name], headline: int) -> list[Head]:
    """Return a head for every name, each below the one before it."""
    found: list[Head] = []
    left = [(_bare(name.words), name) for name in names]
    for index in range(headline + 1, len(scan.marks)):
        mark = scan.marks[index]
        if not left or mark.label or len(mark.line.text) > _LONGEST_NAME or not _may_begin(mark):
            continue
        line = _bare(mark.line.text)
        fits = next((n for n, (bare, _) in enumerate(left) if line == bare or _is_short_for(line, bare)), None)
        if fits is not None and scan.following[index] < len(scan.marks):
            _, name = left.pop(fits)
            title = Title(name.words, source=name.said)
            found.append(Head(index, mark.level, title, titles.CLEAR, None, index, offered=True))
    return found if _are_apart(found) else []


def _may_begin(mark: Mark) -> bool:
    """Tell whether a line may be a title: a heading, a number, a line by itself, and no bullet."""
    numbered = mark.line.kind is Kind.ITEM and mark.line.ordinal is not None
    return mark.role is Role.HEADING or (mark.role is Role.BODY and (numbered or mark.line.kind is Kind.TEXT))


def _is_short_for(line: str, name: str) -> bool:
    """Tell whether a line has the beginning of a name, to the end of a word: Data, of Data engineer."""
    ends = not name[len(line) : len(line) + 1].isascii() or name[len(line) : len(line) + 1] == " "
    return len(line) > 1 and name.startswith(line) and ends


def _are_apart(found: Sequence[Head]) -> bool:
    """Tell whether something stands between the titles: in a list of them, none begins anything."""
    return all(later.index > head.index + 1 for head, later in pairwise(found))


def _bare(text: str) -> str:
    return " ".join(narrow(text).casefold().strip(" :：.。#*【】[]").split())
