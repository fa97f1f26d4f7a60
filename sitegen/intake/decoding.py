"""Bytes of a text -> the text: UTF-8, UTF-16 or GB18030, and what was found to be so.

``build`` takes UTF-8 only, because a repository should hold one encoding. What somebody
imports comes from anywhere, and is read with a note that says how.
"""

import codecs
import re

# Byte order marks, the longer ones first: that of UTF-16 begins that of UTF-32.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8", "UTF-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32-be", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16"),
)
_DECLARED = re.compile(rb"""<meta[^<>]{0,200}?charset\s*=\s*["']?\s*([\w-]{2,20})""", re.IGNORECASE)
# What a page may declare; browsers read the smaller Chinese encodings as the larger one, too.
_CHARSETS = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "gb18030": "gb18030",
    "big5": "big5hkscs",
    "iso-8859-1": "cp1252",
    "windows-1252": "cp1252",
    "shift_jis": "cp932",
    "euc-kr": "cp949",
}
_SAMPLE = 4096  # bytes that are looked at where nothing says what the encoding is
_USUAL_HAN = re.compile("[\u4e00-\u9fff\u3000-\u303f\uff00-\uffef]")
_LETTERS = re.compile("[A-Za-z0-9 \n\r\t]")


def decode(data: bytes, *, page: bool = False) -> tuple[str, str] | None:
    """Return the text and the encoding that a note should name ("" for UTF-8); None where it is none of these."""
    for mark, codec, name in _MARKS:
        if data.startswith(mark):
            text = _strictly(data[len(mark) :], codec)
            return None if text is None else (text, "" if codec == "utf-8" else name)
    text = _strictly(data, "utf-8")
    if text is not None and "\0" not in text[:_SAMPLE]:
        return text, ""
    declared = _DECLARED.search(data[:_SAMPLE]) if page else None
    codec = _CHARSETS.get(declared[1].decode("ascii").lower(), "") if declared else ""
    if codec and (said := _strictly(data, codec)) is not None:
        return said, "GB18030" if codec == "gb18030" else codec
    return _utf16(data) or _gb18030(data) or (None if text is None else (text, ""))


def _strictly(data: bytes, codec: str) -> str | None:
    try:
        return data.decode(codec)
    except UnicodeDecodeError:
        return None


def _utf16(data: bytes) -> tuple[str, str] | None:
    """Read UTF-16 without a mark where it is obvious: letters, digits and line ends in every other byte."""
    for codec in ("utf-16-le", "utf-16-be"):
        sample = data[:_SAMPLE].decode(codec, "replace")
        plain = len(_LETTERS.findall(sample))
        usual = plain + len(_USUAL_HAN.findall(sample))
        text = _strictly(data, codec) if plain and usual > 0.9 * len(sample) else None
        if text is not None:
            return text, "UTF-16"
    return None


def _gb18030(data: bytes) -> tuple[str, str] | None:
    """Read GB18030 where the characters are ones that people use; any rubbish decodes to rare ones."""
    text = _strictly(data, "gb18030")
    if text is None:
        return None
    foreign = [char for char in text[:_SAMPLE] if char > "\x7f"]
    usual = sum(_is_usual(char) for char in foreign)
    return (text, "GB18030") if usual > 0.8 * len(foreign) else None


def _is_usual(char: str) -> bool:
    """Tell whether a character is of GB2312, whose 6,763 ideographs are nearly all that is written."""
    try:
        return len(char.encode("gb2312")) > 1
    except UnicodeEncodeError:
        return False
