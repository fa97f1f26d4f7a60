"""The numbers that Word puts before paragraphs, which stand nowhere in their text."""

from dataclasses import dataclass, field

from lxml import etree

from sitegen.intake.ooxml import child, children, value

_CHINESE = "零一二三四五六七八九十"
_MOST_LEVELS = 9


@dataclass(slots=True)
class Numbering:
    """Counts the paragraphs of every list as they go by."""

    root: etree._Element | None
    _lists: dict[str, str] = field(default_factory=dict)  # a list -> what it is an instance of
    _levels: dict[str, dict[int, etree._Element]] = field(default_factory=dict)
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Look up which list has which levels."""
        if self.root is None:
            return
        for abstract in children(self.root, "abstractNum"):
            levels = {int(value(level, "ilvl") or 0): level for level in children(abstract, "lvl")}
            self._levels[value(abstract, "abstractNumId")] = levels
        for one in children(self.root, "num"):
            kind = child(one, "abstractNumId")
            self._lists[value(one, "numId")] = value(kind, "val") if kind is not None else ""
            restarted = any(child(o, "startOverride") is not None for o in children(one, "lvlOverride"))
            if restarted:  # counts by itself, in the same levels
                own = f"{value(one, 'numId')} restarted"
                self._levels[own] = self._levels.get(self._lists[value(one, "numId")], {})
                self._lists[value(one, "numId")] = own

    def mark(self, number: str, level: int) -> str:
        """Return what the next paragraph of a list begins with: ``- ``, ``1. ``, ``（一） ``, or nothing."""
        kind = self._lists.get(number, "")
        found = self._levels.get(kind, {}).get(level)
        if found is None or not 0 <= level < _MOST_LEVELS:
            return ""
        counts = self._counts.setdefault(kind, {})
        for deeper in [n for n in counts if n > level]:
            del counts[deeper]
        start = child(found, "start")
        first = value(start, "val") if start is not None else "1"
        counts[level] = counts.get(level, (int(first) if first.isdecimal() else 1) - 1) + 1
        style, pattern = child(found, "numFmt"), child(found, "lvlText")
        return _written(
            value(style, "val") if style is not None else "decimal",
            value(pattern, "val") if pattern is not None else "%1.",
            counts[level],
            level,
        )


def _written(style: str, pattern: str, count: int, level: int) -> str:
    if style == "bullet":
        return "- "
    if style == "none" or f"%{level + 1}" not in pattern:
        return ""
    before, _, after = pattern.rpartition(f"%{level + 1}")
    before = before.rpartition("%")[2].lstrip("0123456789.-")  # 1.2. is the second of its own list
    return f"{before}{_number(style, count)}{after} "


def _number(style: str, count: int) -> str:
    if ("hinese" in style and "Circle" not in style) or style.startswith(("ideograph", "japanese", "taiwanese")):
        tens, ones = divmod(count, 10)
        head = "" if not tens else ("" if tens == 1 else _CHINESE[min(tens, 9)]) + "十"
        return head + (_CHINESE[ones] if ones or not tens else "")
    if style.startswith("decimalEnclosedCircle") and 0 < count <= 20:  # noqa: PLR2004 - ① to ⑳
        return chr(ord("①") + count - 1)
    if style == "lowerLetter" and count <= 26:  # noqa: PLR2004
        return chr(ord("a") + count - 1)
    if style == "upperLetter" and count <= 26:  # noqa: PLR2004
        return chr(ord("A") + count - 1)
    return str(count)
