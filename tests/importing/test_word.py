"""Word documents as lines of Markdown; made here with the library that reads them, or by hand to attack."""

import zipfile
from collections.abc import Callable
from io import BytesIO
from typing import Any

import docx
import pytest
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from sitegen import documents
from sitegen.intake import take

HEAD = "| 职位名称 | 地点 | 薪资 |\n|---|---|---|\n"


def saved(document: Any) -> bytes:
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def read(data: bytes) -> Any:
    found, problems = take(data, "a.docx")
    assert problems == []
    assert found is not None
    return found


def element(name: str, **attributes: str) -> Any:
    made = OxmlElement(f"w:{name}")
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    return made


def headings(document: Any) -> None:
    document.add_heading("招聘", 0)
    document.add_heading("前端工程师", 1)
    document.add_paragraph("地点：北京")


def lists(document: Any) -> None:
    document.add_paragraph().add_run("岗位职责：").bold = True
    for text in ("开发", "写 vector<int> 与 <b>"):
        document.add_paragraph(text, style="List Number")
    document.add_paragraph("细心", style="List Bullet")


def bold_parts(document: Any) -> None:
    paragraph = document.add_paragraph()
    paragraph.add_run("薪资").bold = True
    paragraph.add_run("：").bold = True
    paragraph.add_run("20-30K")
    document.add_paragraph("一行\n两行")


def jobs(document: Any) -> None:
    rows = [("职位名称", "地点", "薪资"), ("后端工程师", "上海", "20-30K"), ("算法工程师", "北京", "30-40K")]
    table = document.add_table(rows=3, cols=3)
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text


def form(document: Any) -> None:
    table = document.add_table(rows=3, cols=2)
    for row, texts in zip(
        table.rows, [("岗位名称", "测试工程师"), ("地点", "上海"), ("岗位职责", "1. 测试\n2. 写用例")], strict=True
    ):
        row.cells[0].text, row.cells[1].text = texts


def merged(document: Any) -> None:
    table = document.add_table(rows=3, cols=3)
    for row, texts in zip(
        table.rows, [("职位名称", "地点", "薪资"), ("工程师", "上海", "1"), ("", "北京", "2")], strict=True
    ):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    table.cell(1, 0).merge(table.cell(2, 0))


def link(document: Any) -> None:
    paragraph = document.add_paragraph("投递：")
    rel = document.part.relate_to("https://acme.example/a", RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    hyperlink = OxmlElement("w:hyperlink")
    hyperlink.set(qn("r:id"), rel)
    run = element("r")
    text = element("t")
    text.text = "网申"
    run.append(text)
    hyperlink.append(run)
    paragraph._p.append(hyperlink)  # noqa: SLF001 - the library makes no links


def changes(document: Any) -> None:
    paragraph = document.add_paragraph("负责")
    for kind, words in (("ins", "开发"), ("del", "测试")):
        change, run, text = element(kind), element("r"), element("t" if kind == "ins" else "delText")
        text.text = words
        run.append(text)
        change.append(run)
        paragraph._p.append(change)  # noqa: SLF001
    hidden = paragraph.add_run("别看")
    hidden.font.hidden = True


def boxed(document: Any) -> None:
    """Text in a content control, as templates of offices have it."""
    control, content, paragraph, run, text = (element(n) for n in ("sdt", "sdtContent", "p", "r", "t"))
    text.text = "前端工程师"
    run.append(text)
    paragraph.append(run)
    content.append(paragraph)
    control.append(content)
    document.element.body.insert(0, control)


@pytest.mark.parametrize(
    "write,text,notes",
    [
        (headings, "# 招聘\n\n## 前端工程师\n\n地点：北京\n", ()),
        (lists, "**岗位职责：**\n1. 开发\n2. 写 vector&lt;int> 与 &lt;b>\n- 细心\n", ()),
        (bold_parts, "**薪资：**20-30K\n一行\n两行\n", ()),
        (jobs, HEAD + "| 后端工程师 | 上海 | 20-30K |\n| 算法工程师 | 北京 | 30-40K |\n", ()),
        (form, "岗位名称：测试工程师\n地点：上海\n\n**岗位职责**\n\n1. 测试\n2. 写用例\n", ()),
        (merged, HEAD + "| 工程师 | 上海 | 1 |\n| 工程师 | 北京 | 2 |\n", ()),
        (link, "投递：[网申](https://acme.example/a)\n", ()),
        (changes, "负责开发\n", ("left out: deleted text, hidden text",)),
        (boxed, "前端工程师\n", ()),
    ],
)  # fmt: skip
def test_document(write: Callable[[Any], None], text: str, notes: tuple[str, ...]) -> None:
    document = docx.Document()
    write(document)
    found = read(saved(document))
    assert found.text == text
    assert found.notes == ("converted from Word; lines are those of the converted text", *notes)


@pytest.mark.parametrize(
    "style,pattern,expected",
    [
        ("decimal", "%1.", ["1. a", "2. b"]),
        ("decimal", "%1、", ["1、 a", "2、 b"]),
        ("chineseCounting", "%1、", ["一、 a", "二、 b"]),
        ("chineseCountingThousand", "（%1）", ["（一） a", "（二） b"]),
        ("decimalEnclosedCircle", "%1", ["① a", "② b"]),
        ("lowerLetter", "%1)", ["a) a", "b) b"]),
        ("bullet", "\uf0b7", ["- a", "- b"]),
        ("none", "", ["a", "b"]),
    ],
)
def test_numbers_of_a_list(style: str, pattern: str, expected: list[str]) -> None:
    document = docx.Document()
    numbering = document.part.numbering_part.element
    abstract = element("abstractNum", abstractNumId="90")
    level = element("lvl", ilvl="0")
    for name, value in (("start", "1"), ("numFmt", style), ("lvlText", pattern)):
        level.append(element(name, val=value))
    abstract.append(level)
    numbering.insert(0, abstract)
    number = element("num", numId="90")
    number.append(element("abstractNumId", val="90"))
    numbering.append(number)
    for words in ("a", "b"):
        properties = document.add_paragraph(words)._p.get_or_add_pPr()  # noqa: SLF001
        listed = element("numPr")
        listed.append(element("ilvl", val="0"))
        listed.append(element("numId", val="90"))
        properties.append(listed)
    assert read(saved(document)).text.splitlines() == expected


def test_facts_of_a_document_are_understood() -> None:
    document = docx.Document()
    for write in (headings, lists):
        write(document)
    (posting,) = documents.understand(read(saved(document)).text).postings
    assert (posting.title, posting.locations) == ("前端工程师", ("北京",))
    assert [(s.kind, len(s.items)) for s in posting.sections] == [("responsibilities", 3)]


def repacked(data: bytes, **parts: bytes) -> bytes:
    """Return a package with some parts replaced; ``word_document_xml`` is ``word/document.xml``."""
    stream = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, parts.get(name.replace("/", "_").replace(".", "_"), old.read(name)))
    return stream.getvalue()


ENTITIES = (
    b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "' + b"x" * 100 + b'">'
    + b"".join(b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(9))
    + b"]><x>&j;</x>"
)  # fmt: skip
W = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"


@pytest.mark.parametrize(
    "parts,message",
    [
        ({"word_document_xml": b"<w" * 1000}, "the document cannot be read"),
        ({"word_document_xml": ENTITIES}, "declares a document type"),
        ({"word_styles_xml": ENTITIES.decode().encode("utf-16")}, "declares a document type"),
        ({"word_document_xml": b" " * (40 * 1024 * 1024)}, "unpacks to 40 MB"),
        ({"word_document_xml": b'<w:document xmlns:w="%s"><w:body>' % W + b"<w:tbl><w:tr><w:tc>" * 60
          + b"</w:tc></w:tr></w:tbl>" * 60 + b"</w:body></w:document>"}, "nested too deep"),
    ],
)  # fmt: skip
def test_hostile_documents_are_refused(parts: dict[str, bytes], message: str) -> None:
    data = repacked(saved(docx.Document()), **parts)
    found, problems = take(data, "a.docx")
    assert found is None
    assert [p.rule for p in problems] == ["file.damaged"]
    assert message in problems[0].message


def test_a_bomb_of_many_parts_is_refused() -> None:
    stream = BytesIO(saved(docx.Document()))
    with zipfile.ZipFile(stream, "a", zipfile.ZIP_DEFLATED) as archive:
        for number in range(10):
            archive.writestr(f"word/media/{number}.png", b"\0" * (27 * 1024 * 1024))
    _, problems = take(stream.getvalue(), "a.docx")
    assert [p.rule for p in problems] == ["file.damaged"]


@pytest.mark.parametrize("cut", [100, 1000, -100, -10])
def test_a_document_that_is_cut_off_is_a_problem(cut: int) -> None:
    _, problems = take(saved(docx.Document())[:cut], "a.docx")
    assert {p.rule for p in problems} <= {"file.damaged", "file.kind"}
    assert problems


def test_other_packages_are_named() -> None:
    for part, name in (("xl/workbook.xml", "spreadsheet"), ("content.xml", "OpenDocument"), ("x", "archive")):
        stream = BytesIO()
        with zipfile.ZipFile(stream, "w") as archive:
            archive.writestr(part, "x")
        _, problems = take(stream.getvalue(), "a.docx")
        assert name in problems[0].message
