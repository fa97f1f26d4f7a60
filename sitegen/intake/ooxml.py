"""The XML of a Word document: its elements by their short names, and what must not be opened."""

import zipfile
from collections.abc import Iterator
from io import BytesIO

from docx.oxml.ns import qn
from lxml import etree

from sitegen.intake.damage import DamagedError

MOST_PARTS = 2_000
MOST_UNPACKED = 256 * 1024 * 1024  # with pictures
MOST_XML = 32 * 1024 * 1024  # of one part; a book has 5 MB
_NO_DTD = (b"<!DOCTYPE", b"<\0!\0D\0O\0C\0", b"\0<\0!\0D\0O\0C")


def examine(data: bytes) -> None:
    """Refuse a package that would fill the memory, or that declares entities. Raises DamagedError.

    ``zipfile`` reads no more of a part than its entry says, so the sizes there can be
    trusted; Word writes no document type, which only an attack on a parser needs.
    """
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            parts = archive.infolist()
            sizes = [part.file_size for part in parts]
            if len(parts) > MOST_PARTS or sum(sizes) > MOST_UNPACKED:
                raise DamagedError(f"the document unpacks to {len(parts)} parts of {sum(sizes) // 1_048_576} MB")
            for part in parts:
                if not part.filename.endswith((".xml", ".rels")):
                    continue
                if part.file_size > MOST_XML:
                    raise DamagedError(f"`{part.filename}` unpacks to {part.file_size // 1_048_576} MB")
                text = archive.read(part)
                if any(mark in text for mark in _NO_DTD):
                    raise DamagedError(f"`{part.filename}` declares a document type, which Word never does")
    except (zipfile.BadZipFile, zipfile.LargeZipFile, ValueError, OSError, EOFError, NotImplementedError) as error:
        raise DamagedError(f"the document cannot be unpacked: {error}") from error
    except RuntimeError as error:  # encrypted
        raise DamagedError("the document is protected by a password") from error


def child(node: etree._Element, name: str) -> etree._Element | None:
    """Return the first child of a short name, such as ``pPr``."""
    return node.find(qn(f"w:{name}"))


def children(node: etree._Element, name: str) -> Iterator[etree._Element]:
    """Yield the children of a short name."""
    return iter(node.findall(qn(f"w:{name}")))


def value(node: etree._Element, name: str) -> str:
    """Return an attribute of a short name, or nothing."""
    return str(node.get(qn(f"w:{name}")) or "")


def is_on(node: etree._Element | None, name: str) -> bool:
    """Tell whether a property such as bold is switched on among some properties."""
    found = child(node, name) if node is not None else None
    return found is not None and value(found, "val") not in ("0", "false", "off", "none")
