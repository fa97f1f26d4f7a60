"""Lists and prose: which items are the top level, which lines belong together."""

import re
from collections.abc import Sequence
from dataclasses import replace

from sitegen.documents.inline import han
from sitegen.documents.lines import Line

_NUMBER = re.compile(r"(?<![\w.])[(（]?(\d{1,2})(?:[.、)）．]|，)\s*(?!\d)")
_DOTS = frozenset("•●▪■◆")
_NESTED = 2  # blanks more than the first item's
_LONGEST_UNMARKED = 120
_SHORT_LINE = 60
_LONGEST_STATEMENT = 80
_OF_THREE = 3
_ENDINGS = ("。", "；", ";", ".", "！", "!")


def joined(line: Line, *more: Line) -> Line:
    """Return an item with the lines that continue it."""
    text = line.text
    for part in more:
        glue = "" if text[-1:] >= "\u3000" or part.text[:1] >= "\u3000" else " "
        text += glue + part.text
    return replace(line, text=text)


def goes_on(line: Line, before: Sequence[Line]) -> bool:
    """Tell whether a numbered item continues a list that a paragraph has interrupted."""
    return bool(before) and follows(line, before[-1])


def follows(line: Line, before: Line) -> bool:
    """Tell whether an item has the next number after another, in the same style."""
    if line.ordinal is None or before.ordinal is None:
        return False
    return line.ordinal == before.ordinal + 1 and style(line) == style(before)


def top_level(found: Sequence[Line]) -> list[str]:
    """Return the items of the top level; an item's text has its nested items as further lines."""
    top: list[list[str]] = []
    base = found[0].indent if found else 0
    under = ("", 0)  # style and indentation of the last item, if it was a nested one of another style
    for index, line in enumerate(found):
        if top and ((style(line), line.indent) == under or _is_nested(found, index, base)):
            top[-1].append(f"- {line.text}")
            under = (style(line), line.indent) if style(line) != style(found[0]) else under
        else:
            base = min(base, line.indent)
            top.append([line.text])
            under = ("", 0)
    return ["\n".join(lines) for lines in top]


def _is_nested(found: Sequence[Line], index: int, base: int) -> bool:
    """Tell whether an item is below another: indented, or bullets between two numbers."""
    line, first = found[index], found[0]
    if style(line) == style(first):
        continues = line.ordinal is not None and line.ordinal != 1
        return line.indent >= base + _NESTED and not continues
    if line.indent >= base + _NESTED:
        return True
    if first.ordinal is None:
        return False
    resumes = any(style(later) == style(first) and later.ordinal != 1 for later in found[index + 1 : index + 20])
    return resumes or found[index - 1].text.endswith(("：", ":"))


def style(line: Line) -> str:
    """Return how an item is marked: its marker without the number, so that 1. and 2、 are one style."""
    if line.ordinal is None:
        return line.marker
    bare = line.marker.strip("()（）")[:1]
    kind = "①" if "①" <= bare <= "⑳" else "1" if bare.isdecimal() else "一" if bare > "\u3400" else "a"
    if line.marker.startswith(("(", "（")):
        return f"({kind})"
    return f"{kind})" if line.marker.endswith((")", "）")) else kind


def unmarked(texts: Sequence[str]) -> list[str]:
    """Return lines without markers as items, when they read like a list; else nothing.

    They do when each is one short statement that ends where the line ends; of three Chinese
    lines, one may be two statements.
    """
    longer = [t for t in texts if _sentences(t) > 1]
    most = len(texts) // _OF_THREE if all(_sentences(t) == 2 and han(t) for t in longer) else 0  # noqa: PLR2004
    if len(texts) < 2 or len(longer) > most or any(len(t) > _LONGEST_UNMARKED for t in texts):  # noqa: PLR2004
        return []
    ends = all(t.endswith(_ENDINGS) or len(t) < _SHORT_LINE for t in texts[:-1])
    starts = all(not t[:1].islower() for t in texts[1:])
    return list(texts) if ends and starts else []


def is_statement(texts: Sequence[str]) -> bool:
    """Tell whether prose is one statement as short as an item, which then is the only one under its label."""
    return len(texts) == 1 and len(texts[0]) <= _LONGEST_STATEMENT and _sentences(texts[0]) == 1


def enumerated(text: str) -> list[str]:
    """Return the items of a list that is written in one line: ``1. …；2. …``, ``• … • …``; none where it is no list."""
    if text[:1] in _DOTS:
        dotted = [part.strip() for part in text.split(text[0]) if part.strip()]
        return dotted if len(dotted) > 1 else []
    cuts: list[tuple[int, int]] = []
    for found in _NUMBER.finditer(text):
        if int(found[1]) == len(cuts) + 1 and (cuts or found.start() == 0):
            cuts.append((found.start(), found.end()))
    ends = [*(start for start, _ in cuts[1:]), len(text)][: len(cuts)]
    parts = [text[begin:end].strip() for (_, begin), end in zip(cuts, ends, strict=True)]
    return parts if all(parts) else []


def _sentences(text: str) -> int:
    inner = text.rstrip("。；;.！!")
    return 1 + inner.count("。") + inner.count(". ") + inner.count("！")


def paragraphs(lines: Sequence[Line]) -> str:
    """Return prose as paragraphs: Latin lines that follow each other are one, Chinese ones are not."""
    parts: list[str] = []
    last = -2
    for line in lines:
        follows = line.number == last + 1
        if parts and follows and _is_wrapped(parts[-1], line.text):
            parts[-1] += " " + line.text
        elif parts and follows:
            parts[-1] += "\n" + line.text
        else:
            parts.append(line.text)
        last = line.number
    return "\n\n".join(parts)


def _is_wrapped(before: str, text: str) -> bool:
    """Tell whether a line goes on with the sentence before, as mails and hard-wrapped Markdown do."""
    return text[:1].isascii() and before[-1:].isascii()
