"""A document as a flat list of lines, each with what kind of line it is.

What an author marks in many ways comes out in one: headings with ``#``, underlines
or tags are headings; ``-``, ``1、``, ``（1）``, ``①`` begin an item.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import takewhile

from sitegen.documents import components
from sitegen.documents.inline import is_strong, plain
from sitegen.documents.markup import Flat

_HEADING = re.compile(r"\s{0,3}(#{1,6})(?:\s|(?=[^\s#!\d]))(.*)")
_BULLET = re.compile(  # with those of word processors
    r"(--(?=\s)|[-+*•·・‧∙‣⁃◦▸▹►❖✦✧◎●○▪◆◇■□▶►➢➤✔✅☑★☆※→\uf06c\uf0b7\uf0d8\uf0a7\uf09f\uf076]"
    r"|[?Ø–—](?=\s))\s*"
    r"(?:([-+*·•●▪■◆])\s+)?(?:\[([ xX✓√])\]\s+)?"
)
_DASHLESS = re.compile(r"[-+*](?:\s|[^\s*+\-\d.|])")
_NUMBER = re.compile(
    r"(?:\*\*|__)?(?:[（(]\s?(\d{1,2}|[一二三四五六七八九十]{1,3})\s?[）)]"
    r"|(\d{1,2})(?:\s[）)]|\\?[.．)](?!\.)|[、）]|[,，:：](?!\d)|\s?-\s(?!\d))"
    r"|([①-⑳])|([一二三四五六七八九十]{1,3})[、.．,，]|([a-hA-H])[.)、]\s)\s*",
)
# 3 负责, 9指导 in a running list; no counted thing: 3年, 2 个
_BARE_NUMBER = re.compile(
    r"(\d{1,2})[ \t]*(?=[\u3400-\u9fff])(?![年个人天名月岁万千百亿倍米款项条种小时元分秒点号位周级届层套家次张台度薪])"
)
_STOPPED = re.compile(r"(\d{1,2})[.．、](?!\d)")
_UNDERLINE = re.compile(r"\s*(=+|-{2,})\s*$")
_HAN = "零一二三四五六七八九十"
_LONGEST_SETEXT = 60
_DASHED = re.compile(r"[\s>]*--\s")
_NEAR = 4  # lines
_KEYCAP = re.compile("(\\d)\ufe0f?\u20e3\\s?")
_BOX = "=━═＝_~*+<>"  # dashes part things: ---- forwarded ----
_BOXED = re.compile(rf"[{_BOX}]{{3,}}\s*([^\s{_BOX}](?:.*[^\s{_BOX}])?)\s*[{_BOX}]{{3,}}")  # === Cook ===
_TAGS = re.compile(r"#\s?[^\s#]{1,24}(?:\s+#\s?(?!\d)[^\s#]{1,24}){1,12}#?")  # #hiring #data, # 安全 # 运维
_BAR = re.compile(r"[▌▍▎▏█▉┃❙❚]+\s*(?=\S)")
# {% include jobs %}: what a site's generator fills in, and nobody wrote for readers
# and what a page of components needs: import JobCard from '…'
_SERVED = re.compile(
    r"\{[%#].*[%#]\}|\{\{[<%].*[>%]\}\}|<%.*%>|import\s[\w{}\s,*]{1,200}\sfrom\s[\"'][^\"']{1,200}[\"'];?"
)
_QUOTE = re.compile(r"\s{0,3}(?:>\s?)+")


class Kind(StrEnum):
    """What a line is."""

    HEADING = "heading"
    ITEM = "item"
    ROW = "table-row"
    RULE = "rule"
    CODE = "code"
    TEXT = "text"
    BLANK = "blank"


@dataclass(frozen=True, slots=True)
class Line:
    """One line.

    ``raw`` is its Markdown, ``text`` its words without marker and marks. ``level``
    is a heading's. ``marker`` begins an item and ``ordinal`` is its number, if it
    has one; ``ticked`` is the state of its box. ``strong`` says that the whole line
    is emphasised.
    """

    number: int
    kind: Kind
    raw: str
    text: str
    level: int = 0
    indent: int = 0
    marker: str = ""
    ordinal: int | None = None
    ticked: bool | None = None
    strong: bool = False


def read(flat: Flat) -> tuple[Line, ...]:
    """Return the lines of a document."""
    found: list[Line] = []
    raws = [raw for _, raw in flat.lines]
    in_table = False
    for index, (number, raw) in enumerate(flat.lines):
        called = components.titled(raw) if index not in flat.code else None
        if called is not None:
            found.append(Line(number, Kind.TEXT if called else Kind.RULE, raw, plain(called), strong=bool(called)))
            continue
        if index in flat.code or _SERVED.fullmatch(raw.strip()):
            found.append(Line(number, Kind.CODE, raw, raw.strip()))
            continue
        after = raws[index + 1 : index + 1 + _NEAR]
        line = _line(number, raw, found, after)
        follows = after[0] if after else ""
        in_table = "|" in raw and (in_table or is_delimiter(follows) or raw.lstrip().startswith("|"))
        if in_table and line.kind is not Kind.BLANK:
            line = Line(number, Kind.ROW, raw.strip(), plain(raw), indent=line.indent)
        if line.kind is Kind.RULE and _underlines(raw, found):
            found[-1] = replace(found[-1], kind=Kind.HEADING, level=1 if "=" in raw else 2)
            continue
        found.append(line)
    return tuple(found)


def is_delimiter(raw: str) -> bool:
    """Tell whether a line is the row of dashes under a table's header."""
    return "-" in raw and "|" in raw and not set(raw.strip()) - set("|:- \t")


def _line(number: int, raw: str, before: Sequence[Line], after: Sequence[str]) -> Line:
    quote = _QUOTE.match(raw)
    body = (raw[quote.end() :] if quote else raw).removesuffix("\\")  # which breaks the line
    body = _KEYCAP.sub(r"\1. ", body) if "\u20e3" in body else body
    stripped = body.strip()
    if len(stripped) > 2 and not stripped.strip("—─━═＝＊－_ "):  # noqa: PLR2004 - a line that is drawn
        return Line(number, Kind.RULE, raw, "")
    indent = len(body.expandtabs(4)) - len(body.expandtabs(4).lstrip())
    words = plain(stripped)
    if not words and not stripped.strip("-=_*~ "):
        bare = not stripped or len(stripped.replace(" ", "")) < 3  # noqa: PLR2004 - three dashes are a rule
        return Line(number, Kind.BLANK if bare else Kind.RULE, raw, "")
    heading = _HEADING.match(body) if not _TAGS.fullmatch(stripped) else None
    if heading:
        text = plain(_unclosed(heading[2]))
        return Line(number, Kind.HEADING if text else Kind.BLANK, raw, text, level=len(heading[1]))
    if not stripped.strip("-=_*~ ") or not words:
        return Line(number, Kind.RULE if len(set(stripped)) <= 2 else Kind.BLANK, raw, "")  # noqa: PLR2004
    boxed, bar = _BOXED.fullmatch(stripped), _BAR.match(stripped)
    if boxed or bar:
        inside = plain(boxed[1] if boxed else stripped[bar.end() if bar else 0 :])
        return Line(number, Kind.TEXT, raw, inside, indent=indent, strong=True)
    return _item(number, raw, stripped, indent, before, after) or Line(
        number, Kind.TEXT, raw, words, indent=indent, strong=is_strong(stripped)
    )


def _unclosed(heading: str) -> str:
    """Take away the closing marks of ``## x ##``, but not the sharp of ``C#``."""
    heading = heading.strip()
    bare = heading.rstrip("#")
    return bare if not bare or bare[-1].isspace() else heading


def _item(
    number: int, raw: str, stripped: str, indent: int, before: Sequence[Line], after: Sequence[str]
) -> Line | None:
    """Return a line that begins with a list marker or a number, or None."""
    bullet = _BULLET.match(stripped)
    if bullet and ((bullet[1] == "--" and not _is_dashed(before, after)) or _is_footnote(stripped, before)):
        bullet = None
    if bullet and (bullet[1] not in "-+*" or _DASHLESS.match(stripped)) and not is_strong(stripped):
        rest = stripped[bullet.end() :]
        if bullet[1] == "*" and bullet.end() == 1 and rest.endswith("*"):
            return None  # emphasis, not a marker
        ticked = None if bullet[3] is None else bullet[3] != " "
        inner = _NUMBER.match(rest)
        text = plain(rest[inner.end() :] if inner and not _decimal(rest) else rest)
        strong = is_strong(rest)
        return Line(number, Kind.ITEM, raw, text, 0, indent, bullet[1], None, ticked, strong) if text else None
    numbered = _NUMBER.match(stripped) or _BARE_NUMBER.match(stripped)
    if not numbered:
        return None
    if numbered.re is _BARE_NUMBER and not (_goes_on(int(numbered[1]), before) or _begins(int(numbered[1]), after)):
        return None
    half_strong = numbered[0].startswith(("**", "__")) and not is_strong(stripped)
    if half_strong or (_decimal(stripped) and not _goes_on(int(stripped.split(".", maxsplit=1)[0]), before)):
        return None
    text = plain(stripped[numbered.end() :])
    ordinal = _ordinal(next(g for g in numbered.groups() if g))
    strong = is_strong(stripped) or is_strong(stripped[numbered.end() :])
    marker = numbered[0].replace("\\", "").strip().strip("*_")
    return Line(number, Kind.ITEM, raw, text, 0, indent, marker, ordinal, None, strong) if text else None


def _is_dashed(before: Sequence[Line], after: Sequence[str]) -> bool:
    """Tell whether two dashes begin several lines, and not one that says who wrote what is above."""
    above = takewhile(lambda line: line.kind is not Kind.BLANK, reversed(before[-_NEAR:]))
    below = takewhile(lambda raw: raw.strip(" >"), after)
    return any(line.marker == "--" for line in above) or any(_DASHED.match(raw) for raw in below)


def _is_footnote(stripped: str, before: Sequence[Line]) -> bool:
    """Tell whether a star leads to what an item above says of itself: ``4. Residency*`` and ``*It is required``."""
    if not stripped.startswith("*") or stripped[1:2].isspace():
        return False
    above = next((line for line in reversed(before[-_NEAR:]) if line.kind is not Kind.BLANK), None)
    return above is not None and above.marker != "*" and above.text.endswith("*")


def _decimal(text: str) -> bool:
    """Tell whether what looks like numbering may be a decimal (``1.5M``, unlike ``2.2年以上``)."""
    return bool(re.match(r"\d{1,2}\.\d", text)) and not re.match(r"\d{1,2}\.\d{1,2}\s?[年个名人+\-~至到]", text)


def _goes_on(ordinal: int, before: Sequence[Line]) -> bool:
    """Tell whether a number continues the list that the lines before belong to."""
    for line in reversed(before[-6:]):
        if line.kind is Kind.ITEM and line.ordinal is not None:
            return line.ordinal + 1 == ordinal
        if line.kind is Kind.HEADING:
            break
    return False


def _begins(ordinal: int, after: Sequence[str]) -> bool:
    """Tell whether a number without a stop begins a list, as the next ones show: 1 负责, 2 参与."""
    numbers = (_BARE_NUMBER.match(raw.strip()) or _STOPPED.match(raw.strip()) for raw in after)
    return ordinal == 1 and next((int(n[1]) for n in numbers if n), 0) == ordinal + 1


def _ordinal(written: str) -> int:
    if written.isdecimal():
        return int(written)
    if "①" <= written <= "⑳":
        return ord(written) - ord("①") + 1
    if written[0] in _HAN:
        tens, _, ones = written.rpartition("十")
        return (10 * (_HAN.index(tens[-1:]) if tens else 1) if "十" in written else 0) + (
            _HAN.index(ones[-1]) if ones else 0
        )
    return ord(written.lower()) - ord("a") + 1


def _underlines(raw: str, found: Sequence[Line]) -> bool:
    """Tell whether a rule is the underline of the one short line above it."""
    if not found or not _UNDERLINE.match(raw):
        return False
    above = found[-1]
    alone = len(found) == 1 or found[-2].kind in (Kind.BLANK, Kind.RULE, Kind.HEADING)
    return above.kind is Kind.TEXT and alone and len(above.text) <= _LONGEST_SETEXT and above.text[-1:] not in "。.；;"
