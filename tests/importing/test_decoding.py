"""The encodings that documents come in, and what is no text at all."""

import pytest

from sitegen.intake import take

AD = "职位：前端工程师\n岗位职责：\n1. 写代码，做 A/B 测试\n"
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
NOTE = "read as {}; `build` takes UTF-8 only"


@pytest.mark.parametrize(
    "encoding,named",
    [
        ("utf-8", ""),
        ("utf-8-sig", ""),
        ("utf-16", "UTF-16"),
        ("utf-16-le", "UTF-16"),
        ("utf-16-be", "UTF-16"),
        ("utf-32", "UTF-32"),
        ("gb18030", "GB18030"),
        ("gbk", "GB18030"),
    ],
)
def test_encoding(encoding: str, named: str) -> None:
    found, problems = take(AD.encode(encoding), "a.txt")
    assert problems == []
    assert found is not None
    assert (found.text, found.notes) == (AD, (NOTE.format(named),) if named else ())


@pytest.mark.parametrize("mark", [b"\xff\xfe", b"\xfe\xff"])
def test_utf16_with_a_mark_of_either_order(mark: bytes) -> None:
    found, _ = take(mark + AD.encode("utf-16-le" if mark == b"\xff\xfe" else "utf-16-be"), "a.txt")
    assert found is not None
    assert found.text == AD


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r\r\n", "\r"])
def test_line_ends(end: str) -> None:
    found, _ = take(AD.replace("\n", end).encode(), "a.txt")
    assert found is not None
    assert found.text == AD


@pytest.mark.parametrize("declared", ["gbk", "GB2312", "gb18030"])
def test_a_page_in_the_encoding_that_it_declares(declared: str) -> None:
    page = f'<html><head><meta charset="{declared}"></head><body><p>镕：前端工程师</p></body></html>'
    found, _ = take(page.encode("gb18030"), "a.html")
    assert found is not None
    assert found.text == "镕：前端工程师\n"


def test_a_page_in_windows_1252() -> None:
    page = "<html><head><meta http-equiv=Content-Type content='text/html; charset=iso-8859-1'></head><p>café “x”</p>"
    found, _ = take(page.encode("cp1252"), "a.html")
    assert found is not None
    assert found.text == "café “x”\n"


@pytest.mark.parametrize(
    "data,rule,message",
    [
        (b"%PDF-1.7\n%\xe2\xe3", "file.kind", "this is a PDF"),
        (b"\x89PNG\r\n\x1a\n", "file.kind", "this is a picture (PNG)"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "file.kind", "this is a picture (JPEG)"),
        (b"RIFF\0\0\0\0WEBPVP8 ", "file.kind", "this is a picture (WebP)"),
        (b"\0\0\0\x18ftypheic", "file.kind", "this is a picture or film"),
        (OLD_OFFICE, "file.kind", "this is a document of old Microsoft Office (.doc, .xls, .ppt)"),
        (b"{\\rtf1\\ansi", "file.kind", "this is a document in rich text format (.rtf)"),
        (b"PK\x03\x04nothing", "file.kind", "this is an archive (zip) that is damaged"),
        (b"\x1f\x8b\x08", "file.kind", "this is an archive (gzip)"),
        (bytes(range(256)) * 20, "file.kind", "this is no text in any encoding that is known"),
        (b"\x01\x02\x03\x04" * 100, "file.kind", "this is no text"),
        ("café résumé, we are hiring".encode("latin-1"), "file.not-utf8", "byte 0xe9 is not UTF-8"),
        (b"a" * (8 * 1024 * 1024 + 1), "file.too-large", "larger than 8 MB"),
    ],
)  # fmt: skip
def test_refused(data: bytes, rule: str, message: str) -> None:
    found, problems = take(data, "a.md")
    assert found is None
    assert [(p.rule, p.message) for p in problems] == [(rule, message)]
    assert problems[0].advice
