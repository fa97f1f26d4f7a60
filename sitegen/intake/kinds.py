"""What kind of file some bytes are, told by how they begin; a name decides only where they do not."""

import re
import zipfile
from enum import StrEnum
from io import BytesIO


class Kind(StrEnum):
    """What can be read; everything else is a name for a message."""

    TEXT = "text"
    PAGE = "HTML page"
    WORD = "Word document"


# The first bytes of files that people have beside their job ads, and what to call them.
_BEGINNINGS = (
    (b"%PDF", "a PDF"),
    (b"\x89PNG", "a picture (PNG)"),
    (b"\xff\xd8\xff", "a picture (JPEG)"),
    (b"GIF8", "a picture (GIF)"),
    (b"II*\0", "a picture (TIFF)"),
    (b"MM\0*", "a picture (TIFF)"),
    (b"{\\rtf", "a document in rich text format (.rtf)"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a document of old Microsoft Office (.doc, .xls, .ppt)"),
    (b"\x1f\x8b", "an archive (gzip)"),
    (b"BZh", "an archive (bzip2)"),
    (b"\xfd7zXZ", "an archive (xz)"),
    (b"7z\xbc\xaf", "an archive (7z)"),
    (b"Rar!", "an archive (RAR)"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
)
_PACKED = (
    ("word/document.xml", Kind.WORD.value),
    ("xl/workbook.xml", "a spreadsheet (.xlsx)"),
    ("ppt/presentation.xml", "a presentation (.pptx)"),
    ("content.xml", "an OpenDocument file (.odt, .ods)"),
    ("META-INF/container.xml", "an e-book (.epub)"),
)
_PAGE = re.compile(r"<(?:!doctype\s+html|html)[\s>]", re.IGNORECASE)
_BEFORE = (("<?", "?>"), ("<!--", "-->"))  # what may stand before a page
_MOST_BEFORE = 20
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\ufffd]")
_MOST_CONTROLS = 0.01  # of a text; what has more of them is none


def kind_of(data: bytes) -> str:
    """Return the kind that some bytes surely are, ``Kind.TEXT`` where they may be text."""
    head = data[:1024].removeprefix(b"\xef\xbb\xbf")
    if head.startswith(b"PK\x03\x04"):
        return _packed(data)
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "a picture (WebP)"
    if head[4:8] == b"ftyp":
        return "a picture or film"
    if b"%PDF-" in head:
        return "a PDF"
    return next((name for start, name in _BEGINNINGS if head.startswith(start)), Kind.TEXT.value)


def _packed(data: bytes) -> str:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, RuntimeError):
        return "an archive (zip) that is damaged"
    return next((name for part, name in _PACKED if part in names), "an archive (zip)")


def is_page(text: str) -> bool:
    """Tell whether a text is a whole page of HTML: it begins with a doctype or with ``<html>``."""
    at = len(text) - len(text.lstrip())
    for _ in range(_MOST_BEFORE):
        closer = next((end for start, end in _BEFORE if text.startswith(start, at)), "")
        end = text.find(closer, at) if closer else -1
        if end < 0:
            break
        at = end + len(closer)
        at += len(text[at : at + 200]) - len(text[at : at + 200].lstrip())
    return _PAGE.match(text, at) is not None


def is_rubbish(text: str) -> bool:
    """Tell whether what could be decoded is no text that anybody wrote."""
    count = len(_CONTROLS.findall(text))
    return count > max(1, _MOST_CONTROLS * len(text))
