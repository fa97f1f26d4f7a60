"""Documents whose body has no titles: the title is in front matter, in a sentence or in a list."""

import re
from collections.abc import Sequence
from pathlib import PurePath

from sitegen.documents import short_facts, title_parts, titles, wording
from sitegen.documents.evidence import Field
from sitegen.documents.head import Head
from sitegen.documents.lines import Kind
from sitegen.documents.other_titles import is_sentence
from sitegen.documents.outline import BARE, OWN, Mark, Role
from sitegen.facts import contact, employment, salary

_CHINESE = re.compile(
    r"(?:(?:招聘|诚聘|急招|急聘|招募|寻找|招)\s*(?:[一两二三四五六]?[名位个]|若干名?|\d+\s*[名位个人])?"
    r"|(?:找|缺|需要|急需|物色)\s*(?:[一两几二三四五六]\s?[名位个]|若干名?|\d+\s*[名位个人]))\s*[“「【]?"
    r"((?:[A-Za-z0-9+#./-]{1,20}\s){0,4}[^，。,；;！!：:（）()\s“”「」【】]{2,24})"
)
_ENGLISH = re.compile(
    r"\b(?:(?:seek(?:s|ing)|looking|wish(?:es)?|hop(?:es|ing)|plan(?:s|ning)?|intends?|wants?) to"
    r" (?:appoint|recruit|hire|employ|add)"
    r"|hiring(?! (?:manager|team|committee|process|partner|event))"
    r"|looking for|seeking|seeks|recruiting|recruits|wants|search of|searching for|applications for"
    r"|positions? (?:of|as|for)|fill"
    r"|will (?:appoint|recruit|employ)|openings? for|vacanc(?:y|ies) for|need)\s+"
    r"(?:(?:an?|our|the|for|another|some|new|talented|experienced|passionate|motivated|full-time|part-time|skilled)\s+)*"
    r"\**([A-Za-z][\w/+.#-]*(?:[ ][\w/+.#&-]+){0,6})",
    re.IGNORECASE,
)
_IN = re.compile(r",? (?:based )?in (?:the )?([A-Z][\w-]*(?:,? [A-Z][\w-]*){0,3})")  # in London
_COUNTED = re.compile(r"(?:[一两二三四五六几]|\d+\s?|若干)[名位个人]$")
_GOES_ON = re.compile(r"(?:一起|共同|来(?!源)|加入|负责|帮|协助|参与|到|去|，).*")  # 全栈工程师一起做
_BRIEF = 12  # lines of the shortest kind of ad
_LONGEST = 3000
_STOPS = frozenset(
    [
        "to",
        "with",
        "who",
        "for",
        "in",
        "at",
        "that",
        "and",
        "on",
        "as",
        "based",
        "from",
        "of",
        "or",
        "living",
        "able",
        "having",
    ]
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
    spoken = _spoken(marks)
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
    lines = (m.line for m in marks if m.line.kind is not Kind.CODE and len(m.line.raw) <= _LONGEST)
    return any(
        contact.find_emails(n.raw) or (contact.find_urls(n.raw) and any(w in n.text.lower() for w in words[2:4]))
        for n in lines
        if any(w in n.text.lower() for w in words)
    )


def _spoken(marks: Sequence[Mark]) -> str:
    """Return the job that a sentence names: 我们招聘一名前端工程师, looking for a **Data Engineer**."""
    for mark in marks:
        if mark.role is Role.SILENT or mark.line.kind is Kind.ROW or not 0 < len(mark.line.text) <= _LONGEST:
            continue
        addressed = re.split(r"的|：|:", mark.value)[-1].strip() if mark.field == "hiring" else ""
        if titles.likeness(addressed) == titles.CLEAR:  # 招聘对象：三年以上的测试工程师
            return addressed
        for found in _CHINESE.finditer(mark.line.text):
            words = _COUNTED.sub("", found[1])
            words = words if titles.likeness(words) == titles.CLEAR else _GOES_ON.sub("", words)
            if titles.likeness(words) == titles.CLEAR:
                return words
        for found in _ENGLISH.finditer(mark.line.text):
            if wording.is_of_others(mark.line.text[: found.start()]):
                continue
            words = _until_stop(found[1])
            if titles.likeness(words) == titles.CLEAR and not words.lower().endswith("s"):
                said = _IN.match(mark.line.text[mark.line.text.find(words, found.start(1)) + len(words) :])
                goes_on = said and (short_facts.places(said[1]) or titles.is_academic(words))
                return f"{words} in {said[1]}" if said and goes_on else words
    return ""


def _until_stop(phrase: str) -> str:
    words = phrase.strip(" .").split()
    stop = next((i for i, w in enumerate(words) if w.lower() in _STOPS), len(words))
    last = next((i + 1 for i, w in enumerate(words) if w.endswith(".")), len(words))
    return " ".join(words[: min(stop, last)]).rstrip(".")


def _any_title(marks: Sequence[Mark], given: str, name: str) -> str:
    """Return the best there is: front matter, the first heading that says something, the file's name."""
    headings = [m.line.text for m in marks if m.role is Role.HEADING and m.level < BARE]
    stem = re.sub(r"[-_]+", " ", PurePath(name).stem) if name else ""
    for words in (given, *headings[:1], stem if titles.likeness(stem) else ""):
        if words and not titles.is_generic(words) and not titles.is_placeholder(words):
            return words
    return given or next(iter(headings), "")
