"""A recruiting document understood: text in, postings and everything else out."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import islice
from typing import Any

from sitegen.documents import (
    account,
    alike,
    alone,
    also,
    applying,
    barred,
    by_address,
    by_employer,
    common,
    enumerated,
    front_fields,
    front_lists,
    front_rows,
    heads,
    in_a_part,
    json_ld,
    letter,
    limits,
    lines,
    listings,
    markup,
    named,
    numbered_off,
    offered,
    other_markup,
    outline,
    postings,
    refuse,
    repeated,
    segments,
    siblings,
    site_name,
    spoken_items,
    stacked,
    standing,
    tabbed,
    tables,
    titles,
    transposed,
    untitled,
    vacancies,
)
from sitegen.documents import scan as scanning
from sitegen.documents.head import Head
from sitegen.documents.outline import Mark, Role
from sitegen.documents.postings import Surroundings
from sitegen.documents.scan import Scan
from sitegen.documents.things import Understanding, Unplaced
from sitegen.problem import Where


def understand(
    text: str,
    *,
    first_line: int = 1,
    front_matter: Mapping[str, Any] | None = None,
    name: str = "",
    site: Sequence[str] = (),
    places: Mapping[tuple[str | int, ...], Where] | None = None,
) -> Understanding:
    """Return the postings of a document, and what of it is in none.

    ``text`` is what follows the front matter and begins at ``first_line``; ``name`` is
    the file's, for a document that names its job nowhere else, and ``site`` is what the head
    of a page calls its site and the page. ``places`` tells where the keys of front matter stand.
    Never raises for content: a document that is no
    job ad has no postings and says why.
    """
    data = None if front_matter else alone.read(text, name)
    if data is not None:
        found = understand("", front_matter=data.values, name=name, site=site, places=data.places)
        if found.postings and alone.is_list(data, name):
            return replace(found, unplaced=tuple(alone.left(text, found.postings, account.OUTSIDE)))
        if found.postings and alone.is_written_for_programs(text):
            return found
    if front_matter and not text.strip():
        text, first_line = front_lists.as_text(front_matter), 1
    text = other_markup.as_markdown(text)
    flat = markup.flatten(text, first_line)
    found = _of(flat, text, front_matter=front_matter, name=name, site=site)
    if found.postings:
        return found
    listed = front_rows.as_lines(front_matter, [line for _, line in flat.lines], places or {}, name)
    if not listed:
        return found
    flat = replace(flat, lines=(*flat.lines, *listed))
    found = _of(flat, text, front_matter=front_matter, name=name, site=site)
    ours = {line.strip() for _, line in listed}  # words that nobody has written cannot be left over
    return replace(found, unplaced=tuple(part for part in found.unplaced if not ours.issuperset(part.text.split("\n"))))


def _of(
    flat: markup.Flat, text: str, *, front_matter: Mapping[str, Any] | None, name: str, site: Sequence[str]
) -> Understanding:
    """Return what the lines of a document say, with the front matter that stood over them."""
    if limits.too_many_lines(flat.lines, len(text.encode("utf-8", "replace"))):
        worded = ((number, line.strip()) for number, line in flat.lines if line.strip())
        first = tuple(Unplaced(number, words, account.OUTSIDE) for number, words in islice(worded, 1))
        return Understanding((), first, (), limits.TOO_MANY_LINES if first else refuse.EMPTY)
    read = enumerated.as_lines(tables.as_fields(tabbed.as_rows(stacked.as_fields(lines.read(flat)))))
    marks = transposed.by_job(letter.without_head(repeated.settled(outline.read(read))))
    front = (*front_fields.read(front_matter), *json_ld.fields(flat.scripts))
    title = next((f.value for f in front if f.name == "title"), "")
    refusal = _refusal(marks, title)
    if refusal:
        return _nothing(marks, refusal)
    scan = scanning.scan(marks)
    rows = tables.jobs(marks)
    found, headlined = _heads(scan, tables.around(marks, rows))
    recruiting = refuse.is_recruiting(marks, title) or (not rows and listings.are_paid(marks))
    if recruiting and not rows and not headlined and _are_bare(found):
        listed = siblings.parallel(scan) or listings.find(marks)
        rows = barred.jobs(marks)
        if len(rows) < max(len(listed), len(found)):
            rows = []
        found = () if rows else listed if len(listed) > max(1, len(found)) else found
    declared = front_fields.is_declared(front_matter)
    if recruiting and not rows:
        found = _with_named(marks, found, title, declared=declared)
    whole = untitled.head(marks, front, name, declared=declared) if _is_doubtful(found, title) and not rows else None
    if whole and not title and (refuse.is_of_a_program(marks) or refuse.is_instruction(marks, title)):
        return _nothing(marks, refuse.PROGRAM)
    if not found and not whole and not rows and recruiting:
        found = listings.find(marks)
    recruiting = recruiting or whole is not None or tables.are_offers(marks, rows)
    found = also.with_further(marks, found) if recruiting and not whole else found
    split = by_employer.tails(marks, segments.split(marks, (whole,) if whole else found, [row.index for row in rows]))
    if len(split.segments) + len(rows) > limits.MOST_POSTINGS:
        return _nothing(marks, limits.TOO_MANY_POSTINGS)
    names = (*site, *front_fields.sites(front_matter))
    around = Surroundings(
        marks, split, front, tables.around(marks, rows) | barred.around(rows), site_name.employer(names, marks)
    )
    over = standing.of(marks, split)

    rows = [row for row in rows if not offered.is_example(marks, split.rows.get(row.index, ()))]
    pairs = [(s, postings.from_segment(s, around, over)) for s in split.segments if offered.is_real(marks, s)]
    hiring = front_fields.states_job(front_matter) or refuse.is_hiring(marks, title)
    kept = [
        (s, p)
        for s, p in pairs
        if offered.is_offered(p, s, marks, recruiting=recruiting) and (hiring or offered.is_shown(p, s.head))
    ]
    headed = {p.title for _, p in kept}
    rows = rows if recruiting and (hiring or tables.are_offers(marks, rows)) else []
    in_rows = [(r.index, postings.from_row(r, marks[r.index], around, over)) for r in rows]
    tabled = [(index, p) for index, p in in_rows if p.title not in headed]
    together = alike.settled(sorted([p for _, p in kept] + [p for _, p in tabled], key=lambda p: p.line))
    jobs = by_employer.shared(by_employer.in_about(marks, applying.shared(together)))
    jobs = by_address.completed(marks, jobs)
    if not jobs:
        return _nothing(marks, refuse.why_nothing(marks))
    inside = {i for s, _ in kept for i in (s.head.index, s.head.titled, *s.body)} | {i for i, _ in tabled}
    jobs, asked = common.shared(marks, [i for i in range(len(marks)) if i not in inside], jobs)
    placed = inside | asked
    left = [i for i, m in enumerate(marks) if i not in placed or (m.role is Role.SILENT and m.line.text)]
    return Understanding(
        jobs, account.unplaced(marks, left, postings.lines_of(jobs), postings.categories(jobs)), account.notes(jobs)
    )


def _refusal(marks: Sequence[Mark], title: str) -> str:
    """Return why a document is no job ad, or nothing; the page of a program may hire in one of its parts."""
    refusal = refuse.reason(marks, title)
    if not refusal and sum(mark.field == "title" for mark in marks) > limits.MOST_POSTINGS:
        return limits.TOO_MANY_POSTINGS
    return "" if refusal == refuse.PROGRAM and in_a_part.heads(marks) else refusal


def _heads(scan: Scan, tabled: frozenset[int]) -> tuple[tuple[Head, ...], bool]:
    """Return where postings begin, and whether the headline of the document says so."""
    found = tuple(siblings.adopted(scan, siblings.without_tables(scan, heads.find(scan), tabled)))
    found = siblings.numbered(scan, found) or found or siblings.over_lists(scan)
    headlined = named.heads(scan)
    better = bool(headlined) and (len(headlined) > len(found) or _are_bare(found))
    return (headlined if better else found), better


def _are_bare(found: Sequence[Head]) -> bool:
    """Tell whether no title has a section of its own."""
    return all(head.direct is None for head in found)


def _with_named(marks: Sequence[Mark], found: Sequence[Head], title: str, *, declared: bool) -> tuple[Head, ...]:
    """Return the heads with vacancies that are only named, jobs that only their number shows, and that of a part."""
    if found or titles.likeness(title) < titles.CLEAR:
        found = vacancies.beside(marks, found)
    several = _names_several(found) and not refuse.is_of_a_program(marks)
    found = (numbered_off.heads(marks) if several else ()) or tuple(found)
    found = found or spoken_items.heads(marks)
    part = not found and not declared and titles.likeness(title) < titles.CLEAR
    return in_a_part.heads(marks) if part else found


def _names_several(found: Sequence[Head]) -> bool:
    """Tell whether there is no title, or one for several with nothing of its own: ``# Student assistants wanted``."""
    return not found or (len(found) == 1 and found[0].direct is None and found[0].title.words.endswith("s"))


def _is_doubtful(found: Sequence[Head], title: str) -> bool:
    """Tell whether the body's titles are none, or one that is less of a title than front matter's."""
    return not found or (len(found) == 1 and found[0].likeness < titles.CLEAR and titles.likeness(title) > 0)


def _nothing(marks: Sequence[Mark], why: str) -> Understanding:
    return Understanding((), account.unplaced(marks, range(len(marks)), frozenset()), (), why)
