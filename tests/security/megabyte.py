"""A megabyte of everything that has stopped a parser somewhere; measured by ``benchmarks/hostile.py``, too."""

from collections.abc import Callable

MEGABYTE = 1_000_000
AD = "## 前端工程师\n\n工作地点：上海\n\n### 岗位职责\n\n- 写代码\n\n{}\n\n### 任职要求\n\n- 细心\n"

UNITS = (
    # Markdown
    "[", "]", "![", "[a](", "[a](b)", "[a][b]", "[a]: b\n", "*", "**a", "**a** ", "*a_", "_a", "`", "` ", "```\n",
    "~~a", "\\", "|", "|a|\n", "|a|b|\n|-|-|\n|c|d|\n", "# a\n", "# 前端工程师\n", "- a\n", "- ", "1. a\n", "    - a\n",
    "> ", "> a\n", "===\n", "---\n", "a@b.cc ", "http://a.b ", "&amp;", "&#x",
    # HTML
    "<", "<a ", "<b>", "<div>", "<p>", "<li>a", "<h1>a</h1>", "<table><tr><td>", "<!--", "-->", "<script>", "</",
    # YAML and TOML
    "a: b\n", "- a: b\n", "a: &a b\n", "a: *a\n", "&a [", "{a: ", "? a\n: b\n", '"', "'", "+++\n", "a: |\n  b\n",
    # what job ads hold
    "15-40K ", "$1 ", "$1", "1k-", "·13薪", "3年", "1 year ", "2024-", "北京、", "C/", "Go ", "职位：前端工程师\n",
    "岗位职责：\n", "公司：", "Engineer (Remote) | Acme | $100k\n", "| 前端工程师 | 北京 | 15-40K |\n", "微信 ",
    # signs and ends of lines
    "a", "中", "9", " ", "\t", "\n", "\r", "\r\r\n", "a\n", "\0", "\x1b", "\u200b", "\ufeff", "\u2028", "e\u0301",
    "👩\u200d", "a" * 300 + "\n", "中" * 300 + "\n",
)  # fmt: skip


def repeated(unit: str, size: int = MEGABYTE) -> str:
    """Return a unit as often as it fits into so many bytes."""
    return unit * (size // len(unit.encode()))


def lines_of(unit: str, width: int = 300, size: int = MEGABYTE) -> str:
    """Return items of a list that are full of a unit."""
    line = "- " + unit.replace("\n", " ") * (width // len(unit)) + "\n"
    return repeated(line, size)


POSTING = "---\ntitle: 前端工程师\nlocations: [上海]\n---\n\n{}\n"
SHAPES: dict[str, tuple[str, Callable[[str], str]]] = {
    "in the body of a posting": ("postings", lambda unit: POSTING.format(repeated(unit))),
    "in a document": ("importing", repeated),
    "in an ad": ("postings", lambda unit: AD.format(repeated(unit))),
    "in the items of an ad": ("postings", lambda unit: AD.format(lines_of(unit))),
    "in a page": ("page", repeated),
    "in front matter": ("front_matter", lambda unit: f"---\ntitle: x\n{repeated(unit)}\n---\n"),
    "in a list of terms": ("terms", lambda unit: repeated(unit, 290_000)),
    "in a long list of terms": ("terms", repeated),
    "in site.yaml": ("configuration", lambda unit: f"title: x\n{repeated(unit, 16_000)}"),
}
"""Where a unit stands: the target of ``properties`` that reads it, and the whole input."""

BYTES = {
    "half characters": b"\xe5" * MEGABYTE,
    "surrogates": b"\xed\xa0\x80" * (MEGABYTE // 3),
    "UTF-16": "招聘工程师\n".encode("utf-16") * (MEGABYTE // 14),
    "GB18030": "招聘工程师\n".encode("gb18030") * (MEGABYTE // 11),
    "zeros": b"\0" * MEGABYTE,
    "a zip of nothing": b"PK\x03\x04" * (MEGABYTE // 4),
}
