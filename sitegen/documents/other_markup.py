"""Markup of other kinds turned into Markdown, line by line: AsciiDoc, reStructuredText, Org, wikis, and commas.

Only what says what a line is: headings, fields, emphasis and links. A text without any sign of theirs is left alone.
"""

import csv
import re

from sitegen.documents import labels

_COMMAS = re.compile(r"[^\n,|]{1,40}(?:,[^\n,|]{1,40}){2,20}\n")
_KNOWN = 3  # columns
_SIGNS = re.compile(
    r"^(?:={1,5} \S|={2} ?[^=\s].*=={1}\s*$|#\+\w+:|:[A-Z][\w /]{1,30}:\s|[A-Z][\w /]{1,30}::\s|[\^~\"+]{4,}\s*$)|'''",
    re.MULTILINE,
)
_ONE_SIDED = re.compile(r"(={1,5}) (\S.*?[^=\s])\s*")
_TWO_SIDED = re.compile(r"(={2,5})\s?([^=\s](?:.*[^=\s])?)\s?\1\s*")
_ORG = re.compile(r"(\*{1,5}) (\S.*)")
_DIRECTIVE = re.compile(r"#\+(\w+):\s*(.*)")
_FIELD = re.compile(r":([A-Z][\w /]{1,30}):\s+(\S.*)")
_TERM = re.compile(r"([A-Z][\w /]{1,30})::\s+(\S.*)")
_UNDERLINE = re.compile(r"([\^~\"+])\1{3,}\s*")
_LEVELS = {"~": 3, "^": 4, '"': 5, "+": 5}
_LINKS = (
    (re.compile(r"\[\[(https?://[^\]\s]{1,500})\]\[([^\]]{1,200})\]\]"), r"[\2](\1)"),  # Org
    (re.compile(r"`([^`<]{1,200}?)\s*<(https?://[^>\s]{1,500})>`__?"), r"[\1](\2)"),  # reStructuredText
    (re.compile(r"(?<![\[\w])\[(https?://[^\]\s]{1,500})\s([^\]]{1,200})\](?!\()"), r"[\2](\1)"),  # wikis
    (re.compile(r"(?<![(\[<\w])(?:link:)?(https?://[^\s\[\]]{1,500})\[([^\]]{1,200})\]"), r"[\2](\1)"),  # AsciiDoc
)
_LONGEST = 2000  # characters of a line


def as_markdown(text: str) -> str:
    """Return a text in Markdown, with as many lines as it has."""
    table = _table(text) if _COMMAS.match(text) else ""
    if table:
        return table
    if not _SIGNS.search(text):
        return text
    rows = text.split("\n")
    org = any(_DIRECTIVE.match(row) for row in rows)
    wiki = any((found := _TWO_SIDED.fullmatch(row)) and len(found[1]) == 2 for row in rows)  # noqa: PLR2004
    fenced = False
    for number, row in enumerate(rows):
        if row.startswith("```"):
            fenced = not fenced
        elif not fenced and row.strip() and len(row) <= _LONGEST:
            rows[number] = _row(row, org=org, wiki=wiki)
            if number and _underlines(rows, number):
                level = _LEVELS[row[0]]
                rows[number - 1], rows[number] = f"{'#' * level} {rows[number - 1].strip()}", ""
    return "\n".join(rows)


def _table(text: str) -> str:
    """Return values between commas as a table, empty where the first line does not name a title and other columns."""
    try:
        rows = list(csv.reader(text.splitlines(keepends=True), strict=True))
    except csv.Error:
        return ""
    rows = [row for row in rows if row]
    named = [labels.named(cell) for cell in rows[0]] if rows else []
    known = ("fact", "title") in named and sum(map(bool, named)) >= _KNOWN and len(rows) == text.strip().count("\n") + 1
    if not known or len(rows) < 2 or any(len(row) != len(named) for row in rows):  # noqa: PLR2004
        return ""
    lines = ["| " + " | ".join(cell.strip().replace("|", "\\|") for cell in row) + " |" for row in rows]
    return "\n".join(lines)


def _row(row: str, *, org: bool, wiki: bool) -> str:
    """Return a line in Markdown."""
    if org:
        directive, headline = _DIRECTIVE.match(row), _ORG.fullmatch(row)
        if directive:
            return f"# {directive[2]}" if directive[1].casefold() == "title" and directive[2] else ""
        if headline:
            return f"#{'#' * len(headline[1])} {headline[2]}"
    heading = _TWO_SIDED.fullmatch(row) if wiki else None
    heading = heading or _ONE_SIDED.fullmatch(row)
    if heading:
        return f"{'#' * len(heading[1])} {heading[2]}"
    field = _FIELD.fullmatch(row.strip()) or _TERM.fullmatch(row.strip())
    if field:
        row = f"{field[1]}: {field[2]}  "
    if "'''" in row:
        row = row.replace("'''", "**")
    if "://" in row:
        for rule, markdown in _LINKS:
            row = rule.sub(markdown, row)
    return row


def _underlines(rows: list[str], number: int) -> bool:
    """Tell whether a line of signs is the underline of the one line above it, as long as that."""
    line, above = rows[number].strip(), rows[number - 1].strip()
    alone = number == 1 or not rows[number - 2].strip()
    return bool(above) and alone and _UNDERLINE.fullmatch(line) is not None and -2 < len(line) - len(above) <= 2  # noqa: PLR2004
