"""Documents whose body has no titles: the title is in front matter, in a sentence or in a list."""

import re
from collections.abc import Sequence
from itertools import groupby, islice
from pathlib import PurePath

from sitegen.documents import applying, title_parts, titles, told_job, wording
from sitegen.documents.evidence import Field
from sitegen.documents.head import Head
from sitegen.documents.lines import Kind
from sitegen.documents.other_titles import is_sentence
from sitegen.documents.outline import BARE, OWN, Mark, Role
from sitegen.facts import contact, employment, salary

_BRIEF = 12  # lines of the shortest kind of ad
_LONGEST = 3000
_FEW_HEADINGS = 2
_FILL_IN = re.compile(
    r"\b(?:fill (?:in|out)|apply|interested|sounds? (?:good|like you))\b|填写|报名|应聘", re.IGNORECASE
)
_APPLICATION = re.compile(
    r"\bappl(?:y|ications?|icants?)\b|\b(?:cv|résumé|resume)\b|应聘|申请|报名|简历", re.IGNORECASE
)


def head(marks: Sequence[Mark], front: Sequence[Field], name: str, *, declared: bool = False) -> Head | None:
    """Return a head over the whole document, where its sections or its words are those of a job ad.

    Front matter that has it ``declared`` to be a job names it whatever its title reads like.
    """
    direct = next((i for i, m in enumerate(marks) if m.section in OWN and _has_content(marks, i)), None)
    given = next((f.value for f in front if f.name == "title"), "")
    in_front = title_parts.read(given, cell=True) if given else None
    facts = {f.name for f in front} & {"company", "locations", "apply", "employment", "salary"}
    sure = direct is not None or (bool(facts) and any(m.role is Role.BODY for m in marks))
    if in_front and titles.likeness(in_front.words) and (sure or _offers(marks, front)):
        return Head(-1, 0, in_front, titles.CLEAR, direct, -1)
    if declared and in_front and _may_name(in_front.words) and any(m.role is Role.BODY for m in marks):
        return Head(-1, 0, in_front, titles.CLEAR, direct, -1)
    brief = _brief(marks)
    if brief is not None:
        return brief
    spoken = told_job.find(marks)
    if spoken and (direct is not None or _offers(marks, front)):
        return Head(-1, 0, title_parts.read(spoken), titles.CLEAR, direct, -1)
    kinds = {m.section for m in marks} & {"responsibilities", "requirements", "duties"}
    if direct is None or (len(kinds) < 2 and not (facts and given)):  # noqa: PLR2004 - one label alone is no ad
        return None
    words = _any_title(marks, given, name)
    return Head(-1, 0, title_parts.read(words), titles.WEAK, direct, -1) if words else None


def _may_name(words: str) -> bool:
    return not titles.is_generic(words) and not titles.is_placeholder(words)


def _brief(marks: Sequence[Mark]) -> Head | None:
    """Return the head of a short ad that is a title, a few lines with pay, and an address."""
    spoken = [i for i, m in enumerate(marks) if m.role is not Role.SILENT and m.line.text]
    if not 1 < len(spoken) <= _BRIEF or any(wording.is_personal(marks[i].line.text) for i in spoken):
        return None
    first = marks[spoken[0]]
    title = title_parts.read(first.line.text)
    named = first.role in (Role.BODY, Role.HEADING) and titles.likeness(title.words) == titles.CLEAR
    paid = any(
        salary.find(marks[i].line.text, "en") for i in spoken[1:] if len(marks[i].line.text) <= titles.LONGEST * 2
    )
    asked = any(wording.is_qualification(marks[i].line.text) or employment.parse(marks[i].line.text) for i in spoken)
    if not named or is_sentence(first) or not (paid and asked) or not _offers(marks, ()):
        return None
    return Head(spoken[0], 0, title, titles.CLEAR, None, spoken[0], offered=True)


def _has_content(marks: Sequence[Mark], index: int) -> bool:
    """Tell whether something stands under a label."""
    if marks[index].value:
        return True
    after = next((m for m in marks[index + 1 : index + 20] if m.role is not Role.SILENT), None)
    return after is not None and after.role is Role.BODY and not titles.is_placeholder(after.line.text)


def _offers(marks: Sequence[Mark], front: Sequence[Field]) -> bool:
    """Tell whether a text without sections says how to apply, as an ad in prose does."""
    if any(f.name in ("apply", "salary", "locations") for f in front):
        return True
    words = (
        "投",
        "简历",
        "apply",
        "resume",
        "cv",
        "联系",
        "contact",
        "email",
        "mail",
        "send",
        "write to",
        "call",
        "邮箱",
        "邮件",
        "微信",
        "电话",
    )
    if _returns(marks) or _asks_to_fill_in(marks):
        return True
    lines = (m.line for m in marks if m.line.kind is not Kind.CODE and len(m.line.raw) <= _LONGEST)
    return any(
        applying.is_form(n.raw)
        or contact.find_emails(n.raw)
        or (contact.find_urls(n.raw) and any(w in n.text.lower() for w in words[2:4]))
        for n in lines
        if any(w in n.text.lower() for w in words)
    )


def _asks_to_fill_in(marks: Sequence[Mark]) -> bool:
    """Tell whether a text of one piece asks its readers to fill in a form; handbooks of many parts link forms, too."""
    if sum(mark.role is Role.HEADING and mark.level < BARE for mark in marks) > _FEW_HEADINGS:
        return False
    return any(applying.is_form(m.line.raw) and _FILL_IN.search(m.line.text) for m in marks)


def _returns(marks: Sequence[Mark]) -> bool:
    """Tell whether a paragraph that speaks of an application holds an address on another line of it."""
    for asks, paragraph in groupby(marks, key=lambda mark: mark.role is Role.BODY and mark.line.kind is Kind.TEXT):
        text = " ".join(mark.line.raw for mark in islice(paragraph, _BRIEF)) if asks else ""
        if "@" in text and len(text) <= _LONGEST and _APPLICATION.search(text) and contact.find_emails(text):
            return True
    return False


def _any_title(marks: Sequence[Mark], given: str, name: str) -> str:
    """Return the best there is: front matter, the first heading that says something, the file's name."""
    headings = [m.line.text for m in marks if m.role is Role.HEADING and m.level < BARE and not m.label]
    stem = re.sub(r"[-_]+", " ", PurePath(name).stem) if name else ""
    for words in (given, *headings[:1], stem if titles.likeness(stem) else ""):
        if (
            words
            and not titles.is_placeholder(words)
            and not (titles.is_generic(words) or titles.starts_otherwise(words) or titles.is_file_name(words))
        ):
            return words
    return given or next(iter(headings), "")
