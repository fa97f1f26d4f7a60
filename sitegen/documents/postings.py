"""Segments and rows made into postings: their sections, facts and traces put together."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

from sitegen.documents import (
    applying,
    dated,
    evidence,
    gather,
    groups,
    headline,
    sections,
    short_facts,
    title_parts,
    titles,
    told,
)
from sitegen.documents.case import Found, case_of
from sitegen.documents.case import found as found_at
from sitegen.documents.evidence import Evidence, Field
from sitegen.documents.gather import Facts
from sitegen.documents.groups import Standing
from sitegen.documents.inline import is_chinese, links, without_pictures
from sitegen.documents.lines import Kind, Line
from sitegen.documents.outline import Mark, Role
from sitegen.documents.scan import is_button
from sitegen.documents.segments import Segment, Split
from sitegen.documents.tables import Row
from sitegen.documents.things import Section, Understood
from sitegen.facts import contact

_MOST_MORE = 6  # characters of a name in full that a short one has not
_MOST_LINES, _LONGEST = 200, 300  # of a document that are looked at for its language
_DASHED = re.compile(r"(\s+[-–—|]\s+|(?<=[\u3400-\u9fff])[-–—|](?=[\u3400-\u9fff]))")


@dataclass(slots=True)
class Surroundings:
    """What is stated around postings, worked out once for every set of headings over them."""

    marks: Sequence[Mark]
    split: Split
    front: Sequence[Field]
    rows: frozenset[int] = frozenset()  # lines of tables of jobs
    site: Found | None = None  # the employer that the title of a page names
    states_company: bool = field(init=False)  # whether a field outside all postings does
    language: str = field(init=False)  # of the document as a whole
    _known: dict[tuple[int, ...], Facts] = field(default_factory=dict)
    _by_path: dict[tuple[int, ...], list[int]] = field(default_factory=dict)
    _headed: dict[tuple[int, ...], Facts] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Look once whether a company is stated outside."""
        outside = (self.marks[index] for index, _ in self.split.outside)
        words = " ".join(mark.line.text[:_LONGEST] for mark in islice(self.marks, _MOST_LINES))
        self.language = "zh" if is_chinese(words) else "en"
        self.states_company = any(mark.field == "company" and mark.value for mark in outside)

    def facts(self, over: tuple[int, ...], language: str) -> list[Facts]:
        """Return the facts for a posting under the given headings, the nearest first."""
        if not self._by_path:
            for index, path in ((i, p) for i, p in self.split.outside if i not in self.rows):
                self._by_path.setdefault(path, []).append(index)
        near = [over[:depth] for depth in range(len(over), -1, -1)]
        found = [self._at(path, language) for path in near]
        return [*found, self._front(language), {"told": self.site} if self.site else {}]

    def said(self, over: tuple[int, ...], standing: Standing) -> Facts:
        """Return what the headings over a posting say; an employer that a field states is surer than a headline."""
        if over not in self._headed:
            lines = [self.marks[i].line for i in over if self.marks[i].role is Role.HEADING]
            said = groups.read(lines, standing)
            lone = "company" in said and said["company"].trace.line in standing.lone
            surer = self.states_company and lone
            self._headed[over] = {name: fact for name, fact in said.items() if not (surer and name == "company")}
        return self._headed[over]

    def _at(self, path: tuple[int, ...], language: str) -> Facts:
        if path not in self._known:
            own = evidence.of(self.marks, self._by_path.get(path, []))
            everything = [m.line for m in self.marks] if not path else own.lines
            case = case_of(own, language, everything=everything, emails=tuple(applying.emails(own.lines)))
            found = dict(gather.with_told(gather.facts(case), case)) if own.lines else {}
            for name in ("skills", "experience", "education"):  # said of other things than one job
                if not any(f.name == name for f in own.fields):
                    found.pop(name, None)
            if not path:
                found = self._opening() | found
            self._known[path] = found
        return self._known[path]

    def _opening(self) -> dict[str, Found]:
        """Return what the first line of the document says as a headline, where it is no heading."""
        first = next((i for i, m in enumerate(self.marks) if m.role is not Role.SILENT), None)
        if first is None or self.marks[first].line.kind is not Kind.TEXT:
            return {}
        if (first, ()) not in self.split.outside and any(s.head.index >= 0 for s in self.split.segments):
            return {}
        line = self.marks[first].line
        said = headline.read(line.text, lone=True)
        facts = {"company": said.company, "locations": said.locations}
        return {name: found_at(name, value, line.number, line.text) for name, value in facts.items() if value}

    def _front(self, language: str) -> Facts:
        key = (-1,)
        if key not in self._known:
            case = case_of(Evidence(tuple(self.front)), language)
            self._known[key] = _titled(self.front) | dict(gather.facts(case))
        return self._known[key]


def _titled(front: Sequence[Field]) -> dict[str, Found]:
    """Return what the title of front matter says as a headline: ``Jobs at Acme``."""
    title = next((field for field in front if field.name == "title"), None)
    said = headline.read(title.value, lone=False) if title else headline.Headline()
    facts = {"company": said.company, "locations": said.locations}
    return {name: found_at(name, value, title.line, title.value) for name, value in facts.items() if value and title}


def from_segment(segment: Segment, around: Surroundings, standing: Standing) -> Understood:
    """Return the posting that a segment holds."""
    marks = around.marks
    inside = [marks[i] for i in segment.body]
    places = _places(inside, segment)
    facts_only = evidence.field_lines(inside) | {
        n for n in places if _says_no_more(without_pictures(inside[n].line.text))
    }
    facts_only |= {n for n, mark in enumerate(inside) if _is_text(mark) and is_button(mark)}
    parts = tuple(s for s in sections.read(inside, facts=facts_only) if not _repeats(s, segment.head.title.words))
    title = segment.head.title
    parts = (*told.sections(title.said, marks[max(segment.head.index, 0)].line.number), *parts)
    titled = marks[segment.head.titled].line if segment.head.titled >= 0 else None
    language = _language(title.words, parts, around)
    title_line = [segment.head.titled] if titled else []
    own = evidence.of(marks, [*title_line, *segment.body], segment.remarks)
    own = replace(own, fields=(*own.fields, *_title_link(titled, title.words)))
    if len(around.split.segments) == 1:
        own = replace(own, fields=(*around.front, *own.fields))
    case = case_of(
        own,
        language,
        title=title,
        line=titled.number if titled else 1,
        marks=[marks[i] for i in (*segment.body, *segment.remarks)],
        places=[inside[n].line for n in sorted(places)],
        everything=[m.line for m in marks] if len(around.split.segments) == 1 else (),
        emails=tuple(applying.emails(own.lines)),
    )
    shared = [around.said(segment.groups, standing), *around.facts(segment.groups, language)]
    found = gather.merged(gather.facts(case), shared, case)
    found = groups.without_employer(found)
    line = min((marks[i].line.number for i in (segment.head.index, segment.head.titled) if i >= 0), default=case.line)
    return _posting(line, language, title.words, found, parts)


def from_row(row: Row, mark: Mark, around: Surroundings, standing: Standing) -> Understood:
    """Return the posting that a row of a table holds."""
    title = title_parts.read(row.title, cell=True)
    parts = tuple(
        Section(
            kind if kind not in ("duties", "role") else "responsibilities", heading, *told.cut(text), mark.line.number
        )
        for kind, heading, text in row.sections
    )
    language = _language(title.words, parts, around)
    own = Evidence(row.fields, tuple(replace(mark.line, kind=Kind.TEXT, raw=t, text=t) for _, _, t in row.sections))
    case = case_of(own, language, title=title, line=mark.line.number)
    path = around.split.rows.get(row.index, ())
    facts = [around.said(path, standing), *around.facts(path, language)]
    found = gather.merged(gather.facts(case), facts, case)
    return _posting(mark.line.number, language, title.words, groups.without_employer(found), parts)


def _posting(
    line: int, language: str, title: str, found: Mapping[str, Found], parts: tuple[Section, ...]
) -> Understood:
    values = gather.fields_of(found, language)
    lead, dash, job = title.partition(" - ")
    if dash and lead != values.get("company") and _is_longer_name(lead, values.get("company") or "", job):
        title, values["company"] = job, lead
    rest = title.removeprefix(values.get("company") or " ").lstrip(" -–—·:：|｜")
    title = rest if rest != title and titles.likeness(rest) == titles.CLEAR else title
    title = _without_tail(title, values.get("company") or "")
    return Understood(line, language, title, **values, sections=parts, traces=gather.traces(found))


def _is_longer_name(lead: str, name: str, job: str) -> bool:
    """Tell whether the name before a job is the employer's in full: 青禾出行 - 数据分析师, of 青禾."""
    longer = len(name) > 1 and lead.startswith(name) and len(lead) <= len(name) + _MOST_MORE
    return longer and titles.likeness(job) == titles.CLEAR and not titles.likeness(lead)


def _without_tail(title: str, employer: str) -> str:
    """Return a title without the employer and the places that it ends with: ``Cook - Leeds - Acme``."""
    pieces = _DASHED.split(title)
    while len(pieces) > 1 and (pieces[-1] == employer or short_facts.places(pieces[-1])) and employer in title:
        pieces = pieces[:-2]
    job = "".join(pieces)
    return job if titles.likeness(job) == titles.CLEAR else title


def _title_link(line: Line | None, title: str) -> list[Field]:
    """Return the address that a title is linked to, as a way to apply."""
    for words, target in links(line.raw) if line else ():
        if line and title.casefold() in words.casefold() and contact.is_url(target):
            return [Field("apply", target, line.number)]
    return []


def _is_text(mark: Mark) -> bool:
    return mark.role is Role.BODY and mark.line.kind is Kind.TEXT


def _places(inside: Sequence[Mark], segment: Segment) -> frozenset[int]:
    """Return which of the first lines under a title are a place, or facts with a place among them."""
    first = next((n for n, m in enumerate(inside) if m.role is Role.SECTION), len(inside))
    near = [n for n, m in enumerate(inside[:first]) if segment.body[n] > segment.head.titled and m.line.text]
    return frozenset(n for n in near[:4] if not inside[n].label and _is_placed(inside[n].line.text))


def _is_placed(text: str) -> bool:
    text = without_pictures(text)
    stated = short_facts.places(text) or short_facts.places_among(text) or short_facts.is_of_facts(text)
    return bool(stated or short_facts.firm_among(text))


def _says_no_more(text: str) -> bool:
    """Tell whether a line is a place, a date or a number of people and nothing else, so that it is in no section."""
    return bool(short_facts.places(text) or dated.read(text) or short_facts.COUNT.fullmatch(text))


def _repeats(section: Section, title: str) -> bool:
    """Tell whether a section is a heading only, and one that says nothing new."""
    return (
        not section.items
        and not section.text
        and (section.heading == title or titles.is_generic(section.heading) or titles.is_placeholder(section.heading))
    )


def _language(title: str, parts: Sequence[Section], around: Surroundings) -> str:
    """Return the language of a posting; that of the document where a posting is but a name such as Java."""
    if not parts and title.isascii():
        return around.language
    words = [title, *(text for s in parts for text in (s.heading, *s.items, s.text))]
    return "zh" if is_chinese(" ".join(words), 15 if is_chinese(title) else 5) else "en"


def lines_of(found: Sequence[Understood]) -> frozenset[int]:
    """Return the lines that facts were read from."""
    return frozenset(trace.line for posting in found for trace in posting.traces)


def categories(found: Sequence[Understood]) -> frozenset[int]:
    """Return the lines that are the category of a posting and nothing else."""
    return frozenset(
        trace.line
        for p in found
        for trace in p.traces
        if trace.fact == "category" and trace.text.strip(" :：") == p.category
    )
