"""Is a document a job ad at all? A careful reader's reasons for saying no.

Each reason is a sentence for ``Understanding.why``. The words stand in
``data/refusals.yaml``.
"""

import re
from collections.abc import Sequence
from functools import cache
from itertools import chain, pairwise

from sitegen.documents import elsewhere, guides, titles
from sitegen.documents.inline import links
from sitegen.documents.labels import key
from sitegen.documents.lines import Kind
from sitegen.documents.outline import BARE, OWN, Mark, Role
from sitegen.documents.words import load
from sitegen.facts import contact
from sitegen.facts.width import simplified

EMPTY = "the document holds no text"
NOTHING = "no heading, field, table row or sentence in the document names a job that somebody offers"
PROGRAM = "the document is the page of a program that mentions hiring, and no job ad"
TEMPLATE = "the document is a template: its job ads have no content yet"
_OPENING = 6  # lines with text at the beginning, where a document says what it is
_NOTICE = 60  # lines; a closed notice is short
_LONGEST_HEADING = 100
_LINKED = 2  # titles that are linked, which are offered
_SHORT = 20  # characters of a line that may be a heading
_LONGEST = 2000  # characters of a line that are looked at
_HELD = 2  # jobs with the time that somebody held them
_PARTS = 2  # headings that only the page of a program has
_MONTH = r"(?:[A-Z][a-z]{2,8}\.?,?\s|\d{1,2}[/.])?(?:19|20)\d\d(?:[/.-]\d{1,2}(?!\d))?"
# What an ad says to its readers, and nobody of a job that is over.
_ADDRESSED = re.compile(
    r"\b(?:you will|you['’]ll|you are|apply (?:to|at|by|now)|to apply|join us|we are looking)\b|应聘|投递",
    re.IGNORECASE,
)
_REACHED = re.compile(
    r"\w@\w|简历|投递|应聘|\b(?:apply|cv|resume|résumé) ?(?:to|at|by|here|now)\b|微信号?[:：]", re.IGNORECASE
)
_TIME_HELD = re.compile(rf"{_MONTH}\s?(?:-|–|—|to|until)\s?(?:{_MONTH}|present|now|today|current)", re.IGNORECASE)


def reason(marks: Sequence[Mark], title: str) -> str:
    """Return why a document is no job ad, or nothing; ``title`` is its front matter's."""
    spoken = [m for m in marks if m.role is not Role.SILENT and m.line.text]
    if not spoken:
        return EMPTY
    headings = [m for m in spoken if m.role in (Role.HEADING, Role.SECTION) and not m.value]
    opening = [plain(title), *(plain(m.line.text) for m in headings[:1])]
    kinds = {m.section for m in spoken}
    is_ad = bool(kinds & {"responsibilities", "requirements", "duties"})
    asked = {key(m.label.heading) for m in spoken if m.section == "requirements" and m.label}
    asks = bool(asked - set(load("refusals")["resume"]["shared"])) or "duties" in kinds
    refusals = {
        "the document tells of job interviews and offers no job": _is_interview(opening, spoken, is_ad=is_ad),
        "the document is a résumé, not a job ad": _is_resume(opening, headings, is_ad=asks)
        or (not kinds & {"responsibilities", "duties", "apply", "benefits"} and _tells_of_jobs_held(spoken)),
        "the document is by somebody who looks for work, not by an employer": not is_ad
        and _is_seeking(opening, spoken),
        "the document keeps track of applications, and offers no job": _is_tracker(opening, spoken),
        "the document is a task for applicants, not a job ad": _is_challenge(opening, spoken)
        and not kinds & {"responsibilities", "duties", "benefits"},
        "the document tells what jobs pay or what roles are, and offers none": _any(
            load("refusals")["about_jobs"]["titles"], [*opening, *_first_line(spoken)]
        )
        and not kinds & {"apply", "benefits"},
        "the document tells how to write or post a job ad, and offers no job": any(map(tells_how, opening)),
        guides.GUIDE: guides.is_guide([title, *(m.line.text for m in headings[:1])], spoken),
        "the document is about hiring, and nobody can apply to it": _is_essay(opening, spoken)
        and not kinds & {"apply", "benefits"},
        PROGRAM: not kinds & {"apply", "benefits", "requirements"}
        and not title
        and is_of_a_program(marks)
        and (not is_ad or not any(map(guides.offers, spoken))),
        "the document says what to learn for a job and offers none": _any(
            load("refusals")["syllabus"]["titles"], opening
        )
        and not kinds & {"apply", "benefits"},
        "the document says that nobody is looked for at present": _is_closed(opening, spoken, is_ad=is_ad),
    }
    return next((sentence for sentence, holds in refusals.items() if holds), "") or elsewhere.reason(spoken, title)


def _first_line(spoken: Sequence[Mark]) -> list[str]:
    """Return the line that a text without headings has for one."""
    first = spoken[0]
    alone = first.role is Role.BODY and first.line.kind is Kind.TEXT and len(first.line.text) <= _SHORT
    return [plain(first.line.text)] if alone else []


def plain(text: str) -> str:
    """Return a text as the words are written: small letters, Simplified characters."""
    return simplified(text.casefold())


def _any(words: Sequence[str], texts: Sequence[str]) -> bool:
    return any(word in text for word in words for text in texts)


def _is_interview(opening: Sequence[str], spoken: Sequence[Mark], *, is_ad: bool) -> bool:
    words = load("refusals")["interview"]
    begins = tuple(words["lines"])
    lines = [text for text in (plain(m.line.text) for m in spoken) if text.startswith(begins)]
    rounds = {w for w in begins if any(text.startswith(w) for text in lines)}
    named, told = _any(words["titles"], opening), len(rounds) > 1
    return (named and told) or (not is_ad and (named or told))


def _is_resume(opening: Sequence[str], headings: Sequence[Mark], *, is_ad: bool) -> bool:
    words = load("refusals")["resume"]
    names = {key(m.line.text) for m in headings}
    if names & set(words["sure"]) or _any(
        ("简历模板", "个人简历", "curriculum vitae", "résumé", "resume of", "cv of", "my resume"), opening
    ):
        return not is_ad or len(names & set(words["headings"])) > 1
    return not is_ad and len(names & set(words["headings"])) > 1 and "apply" not in {m.section for m in headings}


def _tells_of_jobs_held(spoken: Sequence[Mark]) -> bool:
    """Tell whether headings stand over the time that somebody held each job: ``At Acme, May 2019 - June 2021``."""
    under = [(above, below) for above, below in pairwise(spoken) if above.role is Role.HEADING]
    held = sum(_TIME_HELD.search(below.line.text) is not None for _, below in under)
    titled = sum(titles.likeness(above.line.text) > 0 for above, _ in under)
    past = {key(above.line.text) for above, _ in under} & set(load("refusals")["resume"]["headings"])
    past_too = any(below.line.text.casefold().startswith(("at ", "@")) for _, below in under)
    if any(_ADDRESSED.search(m.line.text) for m in spoken):
        return False
    return held >= _HELD and held * 2 >= titled and (bool(past) or past_too)


def _is_seeking(opening: Sequence[str], spoken: Sequence[Mark]) -> bool:
    words = load("refusals")["seeking"]
    lines = [plain(m.line.text) for m in spoken if len(m.line.text) < 200]  # noqa: PLR2004 - a short line
    return _any(words["titles"], opening) or any(line.startswith(tuple(words["lines"])) for line in lines)


def _is_tracker(opening: Sequence[str], spoken: Sequence[Mark]) -> bool:
    """Tell whether somebody writes down which jobs they applied for, as labels and columns show that no ad has."""
    words = load("refusals")["tracker"]
    names = {key(name) for mark in spoken for name in _labels(mark)}
    sure, others = (names & {key(word) for word in words[kind]} for kind in ("sure", "others"))
    if _any(words["titles"], opening) and not {m.section for m in spoken} & {"apply", "benefits"}:
        return True
    return bool(sure) and len(sure | others) > 1


def _labels(mark: Mark) -> Sequence[str]:
    """Return what a line names: the cells of a row, or what stands before a colon."""
    text = mark.line.text[:_LONGEST]
    if mark.line.kind is Kind.ROW:
        return [cell.strip() for cell in text.split("|") if len(cell) <= _LONGEST_HEADING]
    head, colon, _ = text.replace("：", ":").partition(":")
    return [head] if colon and len(head) <= _SHORT * 2 else []


def _is_essay(opening: Sequence[str], spoken: Sequence[Mark]) -> bool:
    """Tell whether a text begins as thoughts about hiring do, and says at no place how to apply or what is paid.

    ``# Hiring`` alone begins ads as well, so that it needs whole sentences below it, and no title.
    """
    rules = load("refusals")["essays"]
    begins = [n for n, rule in enumerate(rules) if any(re.search(rule, text) for text in opening if text)]
    if not begins or any(_ADDRESSED.search(m.line.text) or _REACHED.search(m.line.raw) for m in spoken):
        return False
    headings = [m.line.text for m in spoken[1:] if m.role is Role.HEADING]
    named = any(m.field == "title" for m in spoken) or any(titles.likeness(h) == titles.CLEAR for h in headings)
    named = named or sum(map(_links_job, spoken)) >= _LINKED
    asked = any(m.section in ("responsibilities", "requirements", "duties") for m in spoken)
    sentences = sum(m.role is Role.BODY and len(m.line.text) > _LONGEST_HEADING // 2 for m in spoken)
    return not asked and not named and (begins != [0] or sentences >= _OPENING)


def _links_job(mark: Mark) -> bool:
    """Tell whether a line begins with a title that is linked to a page, as lists of jobs do."""
    words, target = next(links(mark.line.raw), ("", "")) if "](" in mark.line.raw else ("", "")
    begins = bool(words) and mark.line.text.startswith(words) and contact.is_url(target)
    return begins and titles.likeness(words) == titles.CLEAR


def _is_challenge(opening: Sequence[str], spoken: Sequence[Mark]) -> bool:
    first = [plain(m.line.text) for m in spoken[:_OPENING]]
    return _any(load("refusals")["challenge"]["words"], [*opening, *first])


def _is_closed(opening: Sequence[str], spoken: Sequence[Mark], *, is_ad: bool) -> bool:
    words = load("refusals")["closed"]
    if not is_ad and any(_says_none(above, below) for above, below in pairwise(spoken)):
        return True
    others = [m for m in spoken[1:] if m.role is Role.HEADING and not titles.is_closed(m.line.text)]
    if _any(words["titles"], opening) and not any(titles.likeness(m.line.text) == titles.CLEAR for m in others):
        return not is_ad or len(spoken) < _NOTICE
    first = [plain(m.line.text) for m in spoken[:_OPENING]]
    return not is_ad and len(spoken) < _NOTICE and _any(words["lines"], first)


def _says_none(above: Mark, below: Mark) -> bool:
    """Tell whether ``## Open positions`` stands over nothing but the word that there are none."""
    opens = above.role is Role.HEADING and offers(above.line.text) and titles.is_generic(above.line.text)
    return opens and _none().match(plain(below.line.text)) is not None


def says_none(text: str) -> bool:
    """Tell whether a line begins with the word that there are no jobs: ``No openings right now, but …``."""
    first = re.split(r"[.,;，。；]|\sbut\s", plain(text[:_LONGEST]), maxsplit=1)[0]
    return _none().match(first) is not None


@cache
def _none() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{rule})" for rule in load("refusals")["closed"]["none"]))


def is_recruiting(marks: Sequence[Mark], title: str) -> bool:
    """Tell whether a document shows that somebody is looked for, and does not only explain how to say so."""
    words = load("refusals")
    headings = [plain(title), *(plain(m.line.text) for m in marks if m.role is Role.HEADING)]
    if _any(words["instructions"]["titles"], headings):
        return False
    said = (plain(m.line.text) for m in marks if m.line.kind is not Kind.CODE)
    return any(_recruiting().search(text) for text in chain(headings, said))


@cache
def _recruiting() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, load("refusals")["recruiting"])))


def is_hiring(marks: Sequence[Mark], title: str) -> bool:
    """Tell whether a document speaks of hiring, in words that nobody uses of anything else."""
    return any(_hiring().search(text) for text in (plain(title), *(plain(m.line.text[:_LONGEST]) for m in marks)))


@cache
def _hiring() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{rule})" for rule in load("refusals")["hiring"]))


def is_instruction(marks: Sequence[Mark], title: str) -> bool:
    """Tell whether a document begins as rules do for those who help or who send ads in: # Contributing."""
    first = next((m.line.text for m in marks if m.role is Role.HEADING), "")
    return instructs(title) or instructs(first)


def instructs(heading: str) -> bool:
    """Tell whether a heading stands over rules: Contributing, 投稿."""
    return _any(load("refusals")["instructions"]["titles"], [plain(heading)])


def is_of_a_program(marks: Sequence[Mark]) -> bool:
    """Tell whether a document is the page of a program, with parts that no ad has: Installation, License."""
    parts = load("refusals")["program"]
    names = {key(m.line.text) for m in marks if m.role is not Role.SILENT and m.level < BARE}
    return len(names & set(parts)) >= _PARTS


def tells_how(text: str) -> bool:
    """Tell whether a heading is about the writing of ads, so that one below it is an example."""
    bare = plain(text[:_LONGEST_HEADING]).strip(" .:：?？!！#*").strip()
    return _how_to().search(key(bare) if bare[:1].isdigit() else bare) is not None


@cache
def _how_to() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{rule})" for rule in load("refusals")["how_to"]))


def offers(text: str) -> bool:
    """Tell whether a line says that jobs follow: 目前有多个职位, Open roles."""
    return _any(load("refusals")["offers"], [plain(text)])


def why_nothing(marks: Sequence[Mark]) -> str:
    """Return why nothing was found in a document that is not refused."""
    labelled = [i for i, m in enumerate(marks) if m.section in OWN]
    empty = [i for i in labelled if not _has_words_below(marks, i)]
    placeholders = any(titles.is_placeholder(m.line.text) for m in marks if m.role is Role.HEADING)
    return TEMPLATE if placeholders or (labelled and len(empty) == len(labelled)) else NOTHING


def _has_words_below(marks: Sequence[Mark], index: int) -> bool:
    """Tell whether something other than a placeholder stands after a label."""
    if marks[index].value:
        return not titles.is_placeholder(marks[index].value)
    after = next((m for m in marks[index + 1 : index + 20] if m.role is not Role.SILENT), None)
    return after is not None and after.role is Role.BODY and not titles.is_placeholder(after.line.text)
