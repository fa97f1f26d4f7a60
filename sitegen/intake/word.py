"""A Word document -> lines of Markdown: headings, lists with their numbers, tables, links, bold lines.

python-docx opens the package; what stands in it is read element by element, so that
text in boxes and content controls is not lost, and deleted or hidden text does not count.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

import docx
from docx.oxml.ns import qn
from lxml import etree

from sitegen.intake import marks
from sitegen.intake.damage import DamagedError
from sitegen.intake.numbering import Numbering
from sitegen.intake.ooxml import child, children, examine, is_on, value

_HEADING = re.compile(r"(?:heading|标题|überschrift)\s*([1-9])$", re.IGNORECASE)
_DEEPEST = 40  # tables in tables, controls in controls
_INSIDE = frozenset(map(qn, ("w:ins", "w:smartTag", "w:sdt", "w:sdtContent", "w:fldSimple", "w:customXml", "w:moveTo")))
_BOX = qn("w:txbxContent")
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"


@dataclass(frozen=True, slots=True)
class _Style:
    """What a style says of its paragraphs: a heading's level, bold, and the list it belongs to."""

    level: int = 0
    bold: bool = False
    number: str = ""
    depth: int = 0


def convert(data: bytes) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """Return the text of a document, what was left out of it, and nothing that it is called. Raises DamagedError."""
    examine(data)
    try:
        document = docx.Document(BytesIO(data))
        reader = _Reader(_styles(document), _numbering(document), _targets(document))
        reader.blocks(document.element.body, 0)
    except DamagedError:
        raise
    except RecursionError as error:
        raise DamagedError("the document is nested too deep") from error
    except Exception as error:  # what python-docx raises for a package that Word never wrote is of any kind
        raise DamagedError(f"the document cannot be read: {type(error).__name__}") from error
    text = re.sub(r"\n{3,}", "\n\n", "\n".join(reader.lines)).strip("\n")
    return text + "\n", tuple(reader.left_out), ()


def _styles(document: Any) -> dict[str, _Style]:
    """Return what every style says, with what it takes over from the one it is based on."""
    nodes = {value(node, "styleId"): node for node in children(document.styles.element, "style")}
    return {name: _style(name, nodes, 0) for name in nodes}


def _style(name: str, nodes: dict[str, etree._Element], depth: int) -> _Style:
    node = nodes.get(name)
    if node is None or depth > len(nodes) or depth > _DEEPEST:
        return _Style()
    based = child(node, "basedOn")
    above = _style(value(based, "val"), nodes, depth + 1) if based is not None else _Style()
    named = child(node, "name")
    words = value(named, "val").strip() if named is not None else ""
    heading = _HEADING.match(words)
    paragraph, run = child(node, "pPr"), child(node, "rPr")
    level = 1 if words.casefold() == "title" else int(heading[1]) + 1 if heading else _outline(paragraph) or above.level
    bold = is_on(run, "b") if run is not None and child(run, "b") is not None else above.bold
    number, deep = _number(paragraph)
    return _Style(level, bold, number or above.number, deep if number else above.depth)


def _outline(properties: etree._Element | None) -> int:
    """Return the heading level that an outline level says, below the document's title; 9 is body text."""
    found = child(properties, "outlineLvl") if properties is not None else None
    said = value(found, "val") if found is not None else ""
    return int(said) + 2 if said.isdecimal() and int(said) < 9 else 0  # noqa: PLR2004


def _number(properties: etree._Element | None) -> tuple[str, int]:
    """Return the list that a paragraph belongs to, and how deep it is in it."""
    found = child(properties, "numPr") if properties is not None else None
    if found is None:
        return "", 0
    number, level = child(found, "numId"), child(found, "ilvl")
    depth = value(level, "val") if level is not None else ""
    return value(number, "val") if number is not None else "", int(depth) if depth.isdecimal() else 0


def _numbering(document: Any) -> Numbering:
    part = next((r.target_part for r in document.part.rels.values() if r.reltype.endswith("/numbering")), None)
    return Numbering(None if part is None else part.element)


def _targets(document: Any) -> dict[str, str]:
    return {key: str(r.target_ref) for key, r in document.part.rels.items() if r.is_external}


@dataclass(slots=True)
class _Reader:
    """Writes lines while the paragraphs and tables of a document go by."""

    styles: dict[str, _Style]
    numbering: Numbering
    targets: dict[str, str]
    lines: list[str] = field(default_factory=list)
    left_out: dict[str, None] = field(default_factory=dict)

    def blocks(self, parent: etree._Element, depth: int) -> None:
        """Read the paragraphs and tables in an element."""
        if depth > _DEEPEST:
            raise DamagedError("the document is nested too deep")
        for node in parent:
            if node.tag == qn("w:p"):
                self._paragraph(node, depth)
            elif node.tag == qn("w:tbl"):
                self._table(node, depth)
            elif node.tag in _INSIDE:
                self.blocks(node, depth + 1)

    def _paragraph(self, node: etree._Element, depth: int) -> None:
        properties = child(node, "pPr")
        named = child(properties, "pStyle") if properties is not None else None
        style = self.styles.get(value(named, "val") if named is not None else "", _Style())
        text = self._text(node, bold=style.bold)
        level = _outline(properties) or style.level
        number, deep = _number(properties)
        number, deep = (number, deep) if number else (style.number, style.depth)
        mark = self.numbering.mark(number, deep) if number and text.strip() and not level else ""
        if not text.strip("* \n"):
            self.lines.append("")
        elif level:
            self.lines += ["", "#" * min(level, 6) + " " + " ".join(text.replace("**", "").split()), ""]
        else:
            self.lines += _marked(text, mark, deep)
            self.lines += [] if mark else [""] if _ends_block(node) else []
        around = set(node.iterancestors(_BOX))
        for box in node.iter(_BOX):
            fallback, above = next(box.iterancestors(_FALLBACK), None), next(box.iterancestors(_BOX), None)
            if fallback is None and (above is None or above in around):
                self.blocks(box, depth + 1)

    def _text(self, node: etree._Element, *, bold: bool) -> str:
        """Return a paragraph's text, with bold runs and links marked."""
        pieces: list[tuple[str, bool]] = []
        for words, is_bold in self._runs(node, bold=bold, depth=0):
            if pieces and (pieces[-1][1] == is_bold or not words.strip()):
                pieces[-1] = (pieces[-1][0] + words, pieces[-1][1])
            else:
                pieces.append((words, is_bold))
        return "".join(_strong(words) if is_bold else words for words, is_bold in pieces)

    def _runs(self, node: etree._Element, *, bold: bool, depth: int) -> Iterator[tuple[str, bool]]:
        if depth > _DEEPEST:
            raise DamagedError("the document is nested too deep")
        for part in node:
            if part.tag == qn("w:r"):
                properties = child(part, "rPr")
                if is_on(properties, "vanish"):
                    self.left_out["hidden text"] = None
                    continue
                own = properties is not None and child(properties, "b") is not None
                yield _words(part), is_on(properties, "b") if own else bold
            elif part.tag == qn("w:hyperlink"):
                inner = list(self._runs(part, bold=bold, depth=depth + 1))
                target = self.targets.get(str(part.get(qn("r:id")) or ""), "")
                yield marks.link("".join(words for words, _ in inner), target), any(b for _, b in inner)
            elif part.tag in _INSIDE:
                yield from self._runs(part, bold=bold, depth=depth + 1)
            elif part.tag in (qn("w:del"), qn("w:moveFrom")):
                self.left_out["deleted text"] = None

    def _table(self, node: etree._Element, depth: int) -> None:
        rows: list[list[marks.Cell]] = []
        for row in children(node, "tr"):
            cells: list[marks.Cell] = []
            for cell in children(row, "tc"):
                properties = child(cell, "tcPr")
                merged = child(properties, "vMerge") if properties is not None else None
                span = child(properties, "gridSpan") if properties is not None else None
                across = value(span, "val") if span is not None else "1"
                goes_on = merged is not None and value(merged, "val") != "restart"
                text = self._cell(cell, depth)
                cells.append(rows[-1][len(cells)] if goes_on and rows and len(cells) < len(rows[-1]) else text)
                cells += [()] * (min(int(across), 50) - 1 if across.isdecimal() else 0)
            rows.append(cells)
        if all(sum(map(bool, row)) < 2 for row in rows):  # noqa: PLR2004 - a frame around text
            self.lines += ["", *(line for row in rows for cell in row for line in cell), ""]
        else:
            self.lines += ["", *marks.table(rows), ""]

    def _cell(self, cell: etree._Element, depth: int) -> marks.Cell:
        """Return the lines of a cell."""
        inner = _Reader(self.styles, self.numbering, self.targets, left_out=self.left_out)
        inner.blocks(cell, depth + 1)
        return tuple(line for line in inner.lines if line.strip())


def _marked(text: str, mark: str, depth: int) -> list[str]:
    """Return a paragraph's lines; its number stands inside the emphasis of a bold one."""
    first, *more = [line.strip() for line in text.split("\n") if line.strip()]
    indent = "  " * depth if mark else ""
    whole = first.startswith("**") and first.endswith("**") and first.count("**") == 2  # noqa: PLR2004
    head = f"**{mark}{first[2:]}" if whole and mark and mark != "- " else f"{mark}{first}"
    return [indent + head, *(indent + " " * (2 if mark else 0) + line for line in more)]


def _words(run: etree._Element) -> str:
    """Return the text of a run with its tabs and line ends."""
    said = []
    for part in run:
        if part.tag == qn("w:t"):
            said.append(marks.escaped(part.text or ""))
        elif part.tag in (qn("w:br"), qn("w:cr")):
            said.append("\n")
        elif part.tag == qn("w:tab"):
            said.append("  ")
        elif part.tag == qn("w:noBreakHyphen"):
            said.append("-")
        elif part.tag == qn("w:sym"):
            said.append("•")
    return "".join(said).replace("\u00a0", " ")


def _strong(words: str) -> str:
    """Return words in bold, every line by itself, the blanks outside."""
    lines = []
    for line in words.split("\n"):
        bare = line.strip()
        lines.append(line.replace(bare, f"**{bare}**", 1) if bare else line)
    return "\n".join(lines)


def _ends_block(node: etree._Element) -> bool:
    """Tell whether a paragraph that is no item stands apart from the next by its spacing."""
    properties = child(node, "pPr")
    spacing = child(properties, "spacing") if properties is not None else None
    return spacing is not None and value(spacing, "after").isdecimal() and int(value(spacing, "after")) > 0
