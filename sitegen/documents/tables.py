"""Tables: one job a row, or the fields of one job one below the other.

A title with unescaped pipes makes a row longer than the header; what is too much
belongs to the title.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sitegen.documents import labels, titles
from sitegen.documents.evidence import Field
from sitegen.documents.inline import plain, without_pictures
from sitegen.documents.lines import Kind, Line, is_delimiter
from sitegen.documents.outline import OWN, Mark
from sitegen.documents.words import load
from sitegen.facts import place

_REPEATED = frozenset({"↳", "〃", "同上", '"', "''"})
_LONGEST_TITLE = 200
_LONGEST_STATE = 12
_LONGEST_HEADER = 30
_OFFERED = frozenset({"salary", "employment", "headcount", "closes", "experience"})
_COUNTED = frozenset({("fact", "headcount"), ("fact", "salary")})
_MOST_CELLS = 8  # of a row of labels and values
_PEOPLE = ("speaker", "member", "姓名", "嘉宾", "讲者")
_PERSONS = frozenset(
    {"name", "full name", "person", "who", "speaker", "member", "author", "student", "holder", "incumbent"}
    | {"姓名", "名字", "嘉宾", "讲者", "成员", "演讲者", "员工", "作者", "学生", "人员", "教师姓名"}
)
_PIPE = "\u0001"


@dataclass(frozen=True, slots=True)
class Row:
    """A job in a table: its line, the title cell, the other cells as fields and as sections."""

    index: int  # of its line
    title: str
    fields: tuple[Field, ...]
    sections: tuple[tuple[str, str, str], ...]  # kind, heading, text


def cells(raw: str) -> list[str]:
    """Return the cells of a row; an escaped pipe is a character."""
    text = raw.strip().replace("\\|", _PIPE).removeprefix("|")
    text = text.removesuffix("|")
    return [cell.replace(_PIPE, "|").strip() for cell in text.split("|")]


def _blocks(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """Yield where tables begin and end."""
    rows = [index for index, line in enumerate(lines) if line.kind is Kind.ROW]
    starts = [row for before, row in zip([-2, *rows], rows, strict=False) if row != before + 1]
    for start in starts:
        end = start
        while end < len(lines) and lines[end].kind is Kind.ROW:
            end += 1
        yield start, end


def jobs(marks: Sequence[Mark]) -> list[Row]:
    """Return the jobs of every table whose header has a column of titles."""
    lines = [mark.line for mark in marks]
    found: list[Row] = []
    for start, end in _blocks(lines):
        heads = cells(lines[start].raw)
        header = _columns(heads)
        if end - start < 2 or ("fact", "title") not in header:  # noqa: PLR2004 - a header and a row
            continue
        if _is_of_people(heads, header):
            continue
        above = ""
        below = [index for index in range(start + 1, end) if not is_delimiter(lines[index].raw)]
        beside = _told_beside(heads, header, [cells(lines[index].raw) for index in below])
        for index in below:
            row = _row(index, lines[index], heads, header, above, beside)
            if row:
                found.append(row)
                above = next((f.value for f in row.fields if f.name == "company"), above)
    return found


def _is_of_people(heads: Sequence[str], header: Sequence[tuple[str, str] | None]) -> bool:
    """Tell whether a table says who holds which title: a column of names, and nothing that is offered."""
    named = any(labels.key(plain(head)) in _PERSONS for head in heads)
    return named and not any(column and column[1] in _OFFERED for column in header)


def are_offers(marks: Sequence[Mark], rows: Sequence[Row]) -> bool:
    """Tell whether tables show by themselves that jobs are offered: titles, and what is paid or how to apply."""
    named = [row for row in rows if titles.likeness(row.title) == titles.CLEAR]
    stating = [row for row in rows if {field.name for field in row.fields} & _OFFERED]
    people = any(word in mark.line.text.casefold() for mark in marks if mark.line.kind is Kind.ROW for word in _PEOPLE)
    return len(named) * 2 > len(rows) and len(stating) * 2 > len(rows) and not people


def around(marks: Sequence[Mark], rows: Sequence[Row]) -> frozenset[int]:
    """Return all lines of the tables that the jobs are in; what a closed row says is said of no other job."""
    jobs_at = {row.index for row in rows}
    blocks = _blocks([mark.line for mark in marks]) if rows else ()
    return frozenset(i for start, end in blocks if not jobs_at.isdisjoint(range(start, end)) for i in range(start, end))


def _told_beside(
    heads: Sequence[str], header: Sequence[tuple[str, str] | None], rows: Sequence[Sequence[str]]
) -> tuple[str, int]:
    """Return the column that says what kind of work each job is, as Field and 方向 do, and that it is the category.

    Where its cells are places, as those of ``Area`` may be, it is where the work is. One that is mostly empty is none.
    """
    keys = [labels.key(without_pictures(plain(head))) for head in heads]
    at = next((keys.index(key) for name in load("labels")["kinds_of_work"] if (key := labels.key(name)) in keys), -1)
    told = [plain(row[at]) for row in rows if at < len(row)] if at >= 0 and header[at] != ("fact", "title") else []
    named = [cell for cell in told if 1 < len(cell) <= _LONGEST_HEADER and not titles.is_placeholder(cell)]
    placed = sum(place.lookup(cell) is not None for cell in named)
    fact = "locations" if placed * 2 > len(named) else "category"
    return (fact, at) if len(named) * 2 > len(rows) and ("fact", fact) not in header else ("", -1)


def _columns(heads: Sequence[str]) -> list[tuple[str, str] | None]:
    """Return what the columns hold; 学校 and ``University`` are the employer's where no other column is."""
    named = [column(cell) for cell in heads]
    for fact, names in load("labels")["columns"].items():
        keys = [labels.key(without_pictures(plain(cell))) for cell in heads]
        at = next((keys.index(key) for name in names if (key := labels.key(name)) in keys), None)
        free = at is not None and (named[at] is None or named[at] == ("section", "role"))
        counted = fact != "title" or not _COUNTED.isdisjoint(named)
        if at is not None and free and counted and ("fact", fact) not in named:
            named[at] = ("fact", fact)
    return named


def column(cell: str) -> tuple[str, str] | None:
    """Return what a column holds, by its header: 专业要求 is asked, as 要求 is."""
    words = without_pictures(plain(cell)) if cell else ""
    if not words:
        return None
    named = labels.named(words)
    kind = None if named or len(words) > _LONGEST_HEADER else labels.by_part(words)
    return ("section", kind) if kind in OWN else named


def _row(
    index: int,
    line: Line,
    heads: Sequence[str],
    header: Sequence[tuple[str, str] | None],
    above: str,
    beside: tuple[str, int],
) -> Row | None:
    """Return the job of a row, None where it offers none; a column ``beside`` the title is another fact, too."""
    values = cells(line.raw)
    at = header.index(("fact", "title"))
    extra = len(values) - len(header)
    if extra > 0:
        values[at : at + extra + 1] = [" | ".join(values[at : at + extra + 1])]
    title = plain(values[at]) if at < len(values) else ""
    if not title or len(title) > _LONGEST_TITLE or titles.is_placeholder(title) or titles.is_closed(values[at]):
        return None
    if any(len(v) <= _LONGEST_STATE and titles.is_closed(f"[{v}]") for v in values):
        return None
    fields: list[Field] = []
    sections: list[tuple[str, str, str]] = []
    for nth, (head, column, value) in enumerate(zip(heads, header, values, strict=False)):
        if nth == beside[1] and column == ("section", "role"):
            continue  # 方向, which over a table says what kind of work it is
        if column and column[0] == "fact" and value:
            written = above if plain(value) in _REPEATED else value
            fields.append(Field(column[1], written if column[1] == "apply" else plain(written), line.number))
        elif column and column[1] in OWN | {"benefits"} and value:
            sections.append((column[1], plain(head), plain(value)))
    fact, nth = beside
    if 0 <= nth < len(values) and 1 < len(plain(values[nth])) <= _LONGEST_HEADER:
        fields.append(Field(fact, plain(values[nth]), line.number))
    if "](" in values[at] and not any(f.name == "apply" for f in fields):
        fields.append(Field("apply", values[at], line.number))
    return Row(index, title, tuple(f for f in fields if f.name != "title"), tuple(sections))


def as_fields(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Turn a table of labels and values into the lines ``label：value`` that it means.

    A row may have several pairs. A header such as ``Item | Details``, or an empty one, says nothing.
    """
    changed = list(lines)
    for start, end in _blocks(lines):
        rows = {index: _pairs(cells(lines[index].raw)) for index in range(start, end)}
        drawn = {index for index in rows if is_delimiter(lines[index].raw)}
        said = [pair for index, pairs in rows.items() if index not in drawn and pairs for pair in pairs[:1]]
        named = sum(column(head) is not None for head, _ in said)
        whole = all(pairs is not None for index, pairs in rows.items() if index not in drawn)
        if not whole or named < 2 or named * 2 < len(said):  # noqa: PLR2004
            continue
        headed = start + 1 in drawn and column(cells(lines[start].raw)[0]) is None
        for index, pairs in rows.items():
            if index in drawn or not pairs or (headed and index == start):
                changed[index] = replace(lines[index], kind=Kind.RULE, text="")
            else:
                raw = " | ".join(f"{head}：{value}" for head, value in pairs)
                text = " | ".join(f"{plain(head).rstrip('：: ')}：{plain(value)}" for head, value in pairs)
                changed[index] = replace(lines[index], kind=Kind.TEXT, raw=raw, text=text)
    return tuple(changed)


def _pairs(row: Sequence[str]) -> list[tuple[str, str]] | None:
    """Return the labels of a row with their values, empty ones left out; None where the cells make no pairs."""
    heads = row[::2]
    known = all(column(head) is not None for head in heads if head)
    if len(row) % 2 or len(row) > _MOST_CELLS or (len(row) > 2 and not known):  # noqa: PLR2004
        return None
    return [(head, value) for head, value in zip(heads, row[1::2], strict=True) if head or value]
