"""The marks inside a line: emphasis, links, escapes and tags, and the text without them.

Every pattern stops at the next character that could begin it again, so that a
line of 40,000 brackets is read once.
"""

import html
import re
from collections.abc import Iterator

_IMAGE = re.compile(r"!\[([^\[\]]*)\]\(([^()\n]*)\)")
_LINK = re.compile(r"\[([^\[\]]*)\]\(([^()\n]*(?:\([^()\n]*\)[^()\n]*){0,3})\)")
_AUTOLINK = re.compile(r"<([^<>\s]+)>")
_CODE = re.compile(r"`+([^`\n]*)`+")
_STAR = re.compile(r"(?<![\w*])\*(?![\s*])([^*\n]*[^*\s])\*(?![\w*])")
_UNDERSCORE = re.compile(r"(?<![\w_])_(?![\s_])([^_\n]*[^_\s])_(?![\w_])")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_PRIVATE = 0xE000  # escaped signs wait here while the others are read
_ESCAPED = re.compile("[\ue021-\ue07e]")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufe0e\ufe0f\ufeff\x00-\x08\x0b-\x1f\x7f]")
_PICTURES = re.compile("[\u2190-\u21ff\u2300-\u23ff\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff]+")
_HAN = re.compile("[\u3400-\u9fff]+")
_LETTERS = re.compile("[A-Za-z]+")
_BADGE = re.compile(r"\[\s*\]\([^()\n]*\)")


def plain(text: str) -> str:
    """Return a line without emphasis, link targets, images, escapes and odd blanks."""
    if "\\" in text:
        text = _ESCAPE.sub(lambda m: chr(_PRIVATE + ord(m[1])), text)
    if "`" in text:
        text = _CODE.sub(r"\1", text)
    if "[" in text:
        text = _BADGE.sub("", _LINK.sub(r"\1", _IMAGE.sub("", text)))
    if "<" in text:
        text = _AUTOLINK.sub(lambda m: m[1].removeprefix("mailto:") if set(m[1]) & set("@:/") else m[0], text)
    if "*" in text:
        text = _STAR.sub(r"\1", text.replace("**", ""))
    if "_" in text:
        text = _UNDERSCORE.sub(r"\1", _double_underscores(text))
    text = html.unescape(text.replace("~~", "")) if "&" in text else text.replace("~~", "")
    text = _ESCAPED.sub(lambda m: chr(ord(m[0]) - _PRIVATE), text)
    return " ".join(_INVISIBLE.sub("", text).split())  # any blanks are one


def _double_underscores(text: str) -> str:
    """Take away ``__bold__`` but leave a name such as ``__init__`` alone in its word."""
    return re.sub(r"(?<![\w])__(?=\S)([^_\n]+)__(?!\w)", r"\1", text)


def without_pictures(text: str) -> str:
    """Return a text without emoji and arrows, for comparing labels and titles."""
    return " ".join(_PICTURES.sub(" ", text).split())


def is_strong(text: str) -> bool:
    """Tell whether a whole line is emphasised: ``**x**``, ``__x__`` or ``【x】``.

    A colon or a full stop may stand outside the emphasis.
    """
    text = text.strip().rstrip("：:").strip()
    if text[:1] not in ("*", "_", "【", "《", "「"):
        return False
    for opening, closing in (("**", "**"), ("__", "__"), ("【", "】"), ("《", "》"), ("「", "」")):
        inside = text[len(opening) : -len(closing)]
        if len(text) > len(opening) + len(closing) and text.startswith(opening) and text.endswith(closing):
            return opening not in inside and closing not in inside
    return False


def is_capitals(text: str) -> bool:
    """Tell whether a line is written in capitals throughout, as headings of plain text are."""
    if not text.isascii() or not text.isupper() or "|" in text:
        return False
    return sum(map(str.isalpha, text)) > 6  # noqa: PLR2004 - no abbreviation


def links(text: str) -> Iterator[tuple[str, str]]:
    """Yield the (words, target) of every link in a line of Markdown."""
    for found in _LINK.finditer(text) if "](" in text else ():
        target = found[2].strip().split(" ")[0].strip("<>")
        yield plain(found[1]), target


def han(text: str) -> int:
    """Return how many Chinese characters a text has."""
    return len(text) - len(_HAN.sub("", text))


def is_chinese(text: str, weight: int = 5) -> bool:
    """Tell whether a text is mainly Chinese: one ideograph weighs as much as some letters."""
    ideographs = han(text)
    letters = len(text) - len(_LETTERS.sub("", text))
    return ideographs * weight >= letters and ideographs > 0
