"""The lines of one posting grouped into sections, their lists and their prose."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from sitegen.documents import items, wording
from sitegen.documents.inline import without_pictures
from sitegen.documents.labels import by_part
from sitegen.documents.lines import Kind, Line
from sitegen.documents.outline import BARE, OWN, STRONG, Mark, Role
from sitegen.documents.things import Section
from sitegen.facts import contact

_KINDS = frozenset({"responsibilities", "requirements", "preferred", "benefits", "duties", "role", "mixed"})
_INHERITED = frozenset({"responsibilities", "requirements", "preferred"})
_FIELD_KINDS = {"experience": "requirements", "education": "requirements", "skills": "requirements"}
_PROSE = frozenset({"duties", "role", "description", "other"})
_LONGEST_OPENING = 16
_LISTED = 3  # statements between semicolons that are a list
_ADDRESS = re.compile(r"(?:https?://|[\w-]+(?:\.[\w-]+)*\.[a-z]{2,})")
_APPLYING = re.compile(
    r"(?:有意|感兴趣|简历|请|投递|欢迎|发送|联系|邮箱|邮件|报名|应聘|申请|更多|详情"
    r"|(?:Apply|Send|Contact|Email|E-mail|To apply|If you|Interested|Please|Write|Mail)\b)"
)


@dataclass(slots=True)
class _Draft:
    """A section while its lines go by."""

    kind: str
    heading: str
    line: int
    level: int
    labelled: bool
    value: str = ""
    strange: bool = False  # under a heading whose words nobody has written down
    unknown: bool = False  # a heading that names no usual part; it stays even with nothing under it
    lines: list[Line] = field(default_factory=list)  # its items and its prose, in order


def read(marks: Iterable[Mark], *, facts: frozenset[int] = frozenset()) -> tuple[Section, ...]:
    """Return the sections of a posting; those whose positions are in ``facts`` are fields, not text."""
    drafts = [_Draft("description", "", 0, STRONG, labelled=False)]
    blank = False
    for position, mark in enumerate(marks):
        if mark.line.kind in (Kind.BLANK, Kind.RULE):
            blank = True
            continue
        if mark.role is not Role.SILENT and position not in facts:
            _place(drafts, mark, blank=blank)
        elif mark.role is Role.FACT and drafts[-1].lines:
            drafts.append(_Draft("other", "", mark.line.number, drafts[-1].level, labelled=False))
        blank = False
    return _resolved([section for draft in drafts for section in _finished(draft)])


def _place(drafts: list[_Draft], mark: Mark, *, blank: bool) -> None:
    """Put a line where it belongs: a new section, or the one that is open."""
    line, current = mark.line, drafts[-1]
    if _goes_on_asking(current, mark) and not blank:
        current.lines.append(line)
        return
    if mark.role is Role.SECTION or (mark.role is Role.FACT and not mark.value) or mark.role is Role.HEADING:
        drafts.append(_opened(drafts, mark))
        return
    if _stands_apart(current, mark, blank=blank):
        drafts.append(_Draft("other", "", line.number, current.level, labelled=False, lines=[line]))
        return
    if line.kind is Kind.TEXT and current.lines and current.lines[-1].kind is Kind.ITEM:
        apart = blank or _says_how_to_apply(line) or _opens_list(line)
        if not apart or line.indent > 1:  # wrapped, or a paragraph of the item
            current.lines[-1] = items.joined(current.lines[-1], line)
            return
        kind = current.kind if current.kind in _KINDS and line.text.endswith(("：", ":")) else "other"
        if line.text.endswith(("：", ":")):
            kind = by_part(line.text) or kind
            drafts.append(_Draft(kind, line.text, line.number, current.level + 1, labelled=True))
            return
        drafts.append(_Draft("other", "", line.number, current.level, labelled=False, lines=[line]))
        return
    if line.kind is Kind.ITEM and not current.labelled and len(drafts) > 1 and items.goes_on(line, drafts[-2].lines):
        drafts[-2].lines[-1] = items.joined(drafts[-2].lines[-1], *current.lines)
        drafts.pop()
        current = drafts[-1]
    current.line = current.line or line.number
    current.lines.append(line)


def _stands_apart(current: _Draft, mark: Mark, *, blank: bool) -> bool:
    """Tell whether a line is about something else than the open section.

    Such are how to apply, and a paragraph after ``职责：送货``, which said all of it.
    """
    if mark.line.kind is not Kind.TEXT:
        return False
    whole = blank and bool(current.value) and not current.lines and current.level == BARE
    return whole or (mark.role is Role.FACT and mark.field == "apply")


def _opens_list(line: Line) -> bool:
    """Tell whether a line is so short, with a colon at its end, that it names what follows: 你还得懂：."""
    return len(line.text) <= _LONGEST_OPENING and line.text.endswith(("：", ":"))


def _says_how_to_apply(line: Line) -> bool:
    """Tell whether a line begins a sentence about applying and has an address in it."""
    return _APPLYING.match(without_pictures(line.text)) is not None and bool(
        contact.find_emails(line.raw) or contact.find_urls(line.raw)
    )


def _is_address(text: str) -> bool:
    """Tell whether an item is an address and no more: kite.example/docs."""
    return " " not in text and _ADDRESS.match(text) is not None


def _goes_on_asking(current: _Draft, mark: Mark) -> bool:
    """Tell whether ``技能：Excel`` stands among ``学历：本科`` and its like, which are items of one section."""
    among = bool(current.lines) and current.lines[-1].kind is Kind.TEXT and "：" in current.lines[-1].text
    return among and current.kind == mark.section == "requirements" and mark.level == BARE and bool(mark.value)


def _opened(drafts: Sequence[_Draft], mark: Mark) -> _Draft:
    """Return the section that a label or a heading opens."""
    heading = mark.label.heading if mark.label else mark.line.text
    if mark.role is Role.SECTION:
        kind = mark.section if mark.section in _KINDS else "other"
    elif mark.field:
        kind = _FIELD_KINDS.get(mark.field, "other")
    else:
        parent = next((d for d in reversed(drafts) if d.labelled and d.level < mark.level), None)
        kind = parent.kind if parent and parent.kind in _INHERITED else "other"
    value = mark.value if mark.role is not Role.HEADING else ""
    unknown = mark.label is None and mark.level < STRONG
    return _Draft(
        kind,
        heading.strip(),
        mark.line.number,
        mark.level,
        labelled=True,
        value=value,
        strange=mark.label is None and kind == "other",
        unknown=unknown,
    )


def _finished(draft: _Draft) -> Iterable[Section]:
    """Yield a draft's section, or nothing where there is only a label without content."""
    listed = items.top_level([line for line in draft.lines if line.kind is Kind.ITEM])
    prose = [line for line in draft.lines if line.kind is not Kind.ITEM]
    text = items.paragraphs(prose)
    inline = items.enumerated(draft.value or text) if not listed and (not prose or not draft.value) else []
    asked = _asks_after_duties(draft, listed)
    if inline or asked:
        yield Section(draft.kind, draft.heading, (draft.value,) if asked else tuple(inline), "", draft.line)
        yield from [Section("unlabelled", "", tuple(listed), text, draft.lines[0].number)] if asked else ()
        return
    if (
        not listed
        and not draft.labelled
        and items.unmarked([p.text for p in prose])
        and wording.asks([p.text for p in prose])
    ):
        listed, text, draft.kind = [line.text for line in prose], "", "requirements"
    if not listed and draft.kind not in _PROSE:
        said = [p.text for p in prose]
        alone = not draft.value and draft.labelled and draft.kind in OWN and items.is_statement(said)
        unmarked = said if alone else items.unmarked(([draft.value] if draft.value else []) + said)
        if unmarked:
            listed, text = unmarked, ""
        elif draft.value and not prose:
            pieces = [p for p in re.split(r"[；;]\s*", draft.value) if p]
            listed = pieces if len(pieces) >= _LISTED else [draft.value]
    if draft.value and draft.value not in listed and not (listed and draft.value.startswith(listed[0])):
        text = "\n\n".join(p for p in (draft.value, text) if p)
    if listed or text or draft.unknown:
        kind = draft.kind
        if kind == "description" and not draft.labelled and listed:
            kind = "unlabelled"
        kind = "strange" if draft.strange and listed else kind
        yield Section(kind, draft.heading, tuple(listed), text, draft.line)


def _asks_after_duties(draft: _Draft, listed: Sequence[str]) -> bool:
    """Tell whether ``工作内容：每周一篇推送`` said all of it, as the list below asks something of a person."""
    said = draft.kind in ("responsibilities", "duties") and bool(draft.value)
    return said and wording.asks(listed) and not any(map(wording.is_duty, listed))


def _resolved(sections: Sequence[Section]) -> tuple[Section, ...]:
    """Settle the kinds that depend on the other sections of the posting.

    职位描述 means the responsibilities where nothing else names them; a list under
    ``About the role`` or right under the title does so as the next best. A list without
    a label whose items are qualifications is the requirements, where nothing else is, and so
    are lists under headings that nobody has written down, by how their items are worded.
    """
    kinds = {s.kind for s in sections}
    stated = "responsibilities" in kinds
    asked = "requirements" in kinds
    settled = []
    for section in sections:
        kind = section.kind
        if not asked and not section.heading and kind in ("unlabelled", "other") and wording.asks(section.items):
            kind = "requirements"
        elif kind == "strange":
            stated_so = bool(kinds & {"responsibilities", "duties", "mixed"})
            kind = _by_wording(section, asked=asked, stated=stated_so) if kinds & OWN else "other"
        elif kind == "mixed":
            kind = "requirements" if wording.asks(section.items) else "responsibilities"
        elif kind == "duties":
            kind = "description" if stated else "responsibilities"
        elif kind in ("role", "unlabelled") and all(map(_is_address, section.items)):
            kind = "description"  # projects to look at, not what one does
        elif kind in ("role", "unlabelled"):
            better = stated or "duties" in kinds or (kind == "role" and "unlabelled" in kinds)
            kind = "responsibilities" if section.items and not better else "description"
        settled.append(Section(kind, section.heading, section.items, section.text, section.line))
    return tuple(settled)


def _by_wording(section: Section, *, asked: bool, stated: bool) -> str:
    """Return what a list under an unknown heading is by its items, where no label names that part."""
    if not asked and wording.asks(section.items):
        return "requirements"
    return "responsibilities" if not stated and wording.does(section.items) else "other"


def is_owned(section: Section) -> bool:
    """Tell whether a section says what a job is or asks, which only a job ad does."""
    return section.kind in OWN and bool(section.items or section.text)
