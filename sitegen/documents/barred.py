"""Lists whose lines hold the parts of a job between bars: ``- No. 7 | Leeds | Acme | Data Engineer ($90k)``.

No header says what the parts are. All lines together do: places, pay, numbers and dates are
known by what they are, and of the words that are left the column of titles reads like titles,
and the one of employers like names.
"""

from collections import Counter
from collections.abc import Sequence

from sitegen.documents import bars, company, groups, headline, over_bars, titles
from sitegen.documents.bars import Entry
from sitegen.documents.evidence import Field
from sitegen.documents.inline import links
from sitegen.documents.outline import Mark, Role
from sitegen.documents.tables import Row
from sitegen.facts import place
from sitegen.model import Remote

_LEAST = 2  # lines
_LONGEST_TITLE = 60


def jobs(marks: Sequence[Mark]) -> list[Row]:
    """Return the jobs of the lists of a document that offer some, in order; none where no list shows its columns."""
    best: list[Row] = []
    for divider in bars.DIVIDERS:
        entries = [entry for run in bars.runs(marks, divider) if over_bars.is_offered(marks, run) for entry in run]
        stating = sum(bool(entry.facts) for entry in entries)
        known = (
            divider is bars.DIVIDERS[0] or stating * 3 >= len(entries) * 2
        )  # a dash or a slash stands in titles, too
        rows = _rows(marks, entries) if len(entries) >= _LEAST and known else []
        best = rows if len(rows) > len(best) else best
    return best if len(best) >= _LEAST else []


def around(rows: Sequence[Row]) -> frozenset[int]:
    """Return the lines of jobs, of which each says something of itself only."""
    return frozenset(row.index for row in rows)


def _rows(marks: Sequence[Mark], entries: Sequence[Entry]) -> list[Row]:
    entries = bars.settled(entries)
    usual = Counter(len(entry.words) for entry in entries).most_common(1)[0][0]
    entries = [bars.cut(entry) if len(entry.words) < usual else entry for entry in entries]
    whole = [entry.words for entry in entries if len(entry.words) == usual]
    at = _titles_at(whole) if usual else None
    if at is None:
        return []
    names = _employers_at(whole, at, lone=not _names_employer(marks))
    rows = [_row(marks[entry.index], entry, usual, at, names) for entry in entries]
    return [row for row in rows if row]


def _titles_at(whole: Sequence[Sequence[str]]) -> int | None:
    """Return which of the words of every line is the title: most read like one, a third of them clearly."""
    found = [[titles.likeness(words[n]) for words in whole] for n in range(len(whole[0]))]
    at = max(range(len(found)), key=lambda n: sum(found[n]))
    likely, clear = sum(map(bool, found[at])), found[at].count(titles.CLEAR)
    return at if clear * 3 >= len(whole) <= likely * 3 / 2 or (clear and likely == len(whole)) else None


def _employers_at(whole: Sequence[Sequence[str]], at: int, *, lone: bool) -> int | None:
    """Return which of the words of every line is the employer, if any is.

    Where the document names its one employer (it is not ``lone``), the column must say itself that
    it holds firms: it may be one of teams.
    """
    best: tuple[int, int, int] | None = None
    for n in (n for n in range(len(whole[0])) if n != at):
        column = [words[n] for words in whole]
        named = sum(company.is_employer(name) and not _is_group(name) for name in column)
        firms = sum(map(company.is_firm, column))
        if named * 3 >= len(column) * 2 and (firms or lone):
            best = max(best or (-1, 0, 0), (firms, len(column) - len(set(column)), -n))
    return -best[2] if best else None


def _is_group(name: str) -> bool:
    """Tell whether a name is that of a team or a trade: 技术部, Sales team."""
    return name.endswith(groups.KINDS) or name.casefold().endswith((" team", " department"))


def _names_employer(marks: Sequence[Mark]) -> bool:
    """Tell whether the document says once who employs."""
    first = next((m.line.text for m in marks if m.role is Role.HEADING), "")
    stated = any(mark.field == "company" and mark.value for mark in marks)
    return stated or headline.read(first, lone=False).company is not None


def _row(mark: Mark, entry: Entry, usual: int, at: int, names: int | None) -> Row | None:
    """Return the job of a line; one with a part less is read by how its parts read."""
    words = list(entry.words)
    if len(words) == usual:
        title, name = words[at], words[names] if names is not None else ""
    else:
        title = max(words, key=titles.likeness, default="")
        title = title if titles.likeness(title) else ""
        others = [word for word in words if word != title and company.is_employer(word)]
        name = others[0] if others and names is not None else ""
    if not _may_be_title(title) or titles.is_closed(mark.line.raw.lstrip("-+*· ")) or titles.is_placeholder(title):
        return None
    number = mark.line.number
    fields = [Field(kind, text, number) for kind, text in entry.facts]
    if not any(field.name == "locations" for field in fields):
        fields += [Field("locations", f.value, number) for f in fields if f.name == "remote" and _is_elsewhere(f.value)]
    fields += [Field("company", name, number)] if name and not titles.is_placeholder(name) else []
    if not any(field.name == "apply" for field in fields):
        linked = next((said for said, target in links(mark.line.raw) if target and said.strip() != name), None)
        fields += [Field("apply", mark.line.raw, number)] if linked is not None else []
    return Row(entry.index, title + entry.note, tuple(fields), ())


def _may_be_title(text: str) -> bool:
    short = 1 < len(text) <= _LONGEST_TITLE and not text.endswith(("。", "！", "!", "？", "?"))
    return bool(titles.likeness(text)) or (short and not titles.starts_otherwise(text) and not titles.is_generic(text))


def _is_elsewhere(words: str) -> bool:
    """Tell whether a job may be done from anywhere, which stands for its place; ``hybrid`` says of no place."""
    return place.remote(words) is Remote.FULL
