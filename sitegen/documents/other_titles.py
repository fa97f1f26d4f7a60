"""Titles in other words than their own heading: ``## 后端招聘``, and a line quoted under an employer's name."""

from sitegen.documents import title_parts, titles
from sitegen.documents.lines import Kind
from sitegen.documents.outline import STRONG, Mark, Role
from sitegen.documents.scan import Scan

_NO_TRADES = frozenset({"技术", "实习", "员工", "人员", "职位"})  # 技术招聘 says whom a page is for


def recruits_for(scan: Scan, index: int) -> bool:
    """Tell whether a heading names a trade that is recruited for, over sections of its own: ``## 后端招聘``."""
    mark = scan.marks[index]
    words = title_parts.read(mark.line.text).words
    kinds = titles.likeness(words) and words not in _NO_TRADES and words != mark.line.text
    return bool(kinds) and scan.direct(index, mark.level) is not None


def is_quoted(scan: Scan, index: int) -> bool:
    """Tell whether a line is a title that is quoted right under a heading, which then names the employer."""
    if index >= len(scan.marks) or scan.preceding[index] < 0:
        return False
    mark, above = scan.marks[index], scan.marks[scan.preceding[index]]
    quoted = mark.role is Role.BODY and mark.line.kind is Kind.TEXT and mark.line.raw.lstrip().startswith(">")
    under = above.role is Role.HEADING and above.level < STRONG
    if not (quoted and under and scan.likeness[index] == titles.CLEAR) or is_sentence(mark):
        return False
    return scan.likeness[scan.preceding[index]] == 0 and scan.direct(index, above.level + 1) is not None


def is_sentence(mark: Mark) -> bool:
    """Tell whether a line ends or pauses as a sentence does."""
    return mark.line.text.endswith(("。", ".", "！", "!", "?", "？", "，", ",", "：", ":")) or "，" in mark.line.text
