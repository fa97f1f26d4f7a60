"""The job that a sentence names, where nothing else in a document does.

``Millrace seeks an exceptionally curious and patient Data Engineer``, 我们在找一位热爱技术的前端工程师,
and, where the sections are those of an ad, ``As a Data Engineer, you will …``.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from sitegen.documents import short_facts, titles, wording
from sitegen.documents.lines import Kind
from sitegen.documents.outline import Mark, Role
from sitegen.documents.words import load

_CHINESE = re.compile(
    r"(?:(?:招聘|诚聘|诚邀|诚征|急招|急聘|招募|寻找|寻觅|物色|征集|招(?![了过到不来进]))\s*(?:[一两二三四五六]?[名位个]|若干名?|\d+\s*[名位人个])?"
    r"|(?:找|缺|需要|急需|物色)\s*(?:[一两几二三四五六]\s?[名位个]|若干名?|\d+\s*[名位人个]))\s*[“「【]?"
    r"((?:[A-Za-z0-9+#./-]{1,20}\s){0,4}[^。；;！!：:（）()“”「」【】\n]{2,60})"
)
_AS_CHINESE = re.compile(
    r"(?:^|[。，,！!\s])作为(?:我们的|公司的|团队的|本公司的?|[^，。,；;！!：:\s的]{2,12}的)?(?:一[名位个])?([^，。,；;！!：:\s的]{2,20})[，,]\s?(?:你|您)(?:将|会|需|要|可以|能)"
)
_ENGLISH = re.compile(
    r"\b(?:(?:seek(?:s|ing)|looking|wish(?:es)?|hop(?:es|ing)|plan(?:s|ning)?|intends?|wants?) to"
    r" (?:appoint|recruit|hire|employ|add)"
    r"|hiring(?! (?:manager|team|committee|process|partner|event))|(?<!always )(?:looking|searching) for"
    r"|search of|on the lookout for|seeking|seeks|recruiting|recruits|wants"
    r"|applications (?:for|from)|positions? (?:of|as|for)|roles? (?:of|as)|post of|fill"
    r"|join (?:us|our team|the team) as"
    r"|will (?:appoint|recruit|employ)|openings? for|vacanc(?:y|ies) for|need)\s+"
    r"\**((?:an?|our|the)\s+)?\**([A-Za-z0-9][\w/+.#’'-]*(?:(?:,|\s&)?[ ]\**[\w/+.#&’'-]+){0,14})",
    re.IGNORECASE,
)
_AS_ENGLISH = re.compile(
    r"(?:^|[.!?]\s)(?:As (?:an?|our|the)(?: new| next| first)? |The )([A-Z][\w/+.#’'&-]*(?: [\w/+.#&’'-]+){0,6}?)"
    r"(?:,? (?:at|in|with|on) [^,.]{2,40})?,?\s"
    r"(?:you(?:[’']ll| will| are| have)|will (?:be|report|work|lead|join|have)|is responsible|reports to)\b"
)
_PASSIVE = re.compile(
    r"(?:^|[.!?]\s)(?:An?|One|Our)\s([A-Za-z][\w/+.#’'&-]*(?:,?\s[\w/+.#&’'-]+){0,8}?)"
    r"\s(?:is|will be)\s(?:now |currently |urgently )?(?:being )?"
    r"(?:sought|wanted|needed|required|recruited|hired|appointed|employed)\b"
)
_IN = re.compile(r",? (?:based )?in (?:the )?([A-Z][\w-]*(?:,? [A-Z][\w-]*){0,3})")  # in London
_COUNTED = re.compile(r"(?:[一两二三四五六几]|\d+\s?|若干)[名位人个]$")
_GOES_ON = re.compile(r"(?:一起|共同|来(?!源)|加入|加盟|负责|帮|协助|参与|到|去).*")  # 全栈工程师一起做
_JOINED = re.compile(
    r"\s(?:to (?:join|work|help|lead|build|support|strengthen)|who|with|for (?:our|the|its|a)|in (?:our|the))\b"
)
_PAUSES = re.compile(r"[，,、]|(?<=[\u3400-\u9fff])\s(?=[\u3400-\u9fff])")
_MYSELF = re.compile(r"\bI(?:[’']m| am| was| have been)?(?: still| now| currently| also)?\s*$")  # and not we
_MINE = re.compile(
    r"\b(?:my|our)\s(?:[\w-]+\s){0,2}(?:lab|laboratory|group|team|company|firm|studio|shop|practice|restaurant)\b"
)
_LONGEST = 3000
_CLAUSES = 3  # of a Chinese sentence that praise whom it looks for before it says whom
_ASKED = 2  # lines that ask something of a person
_PARTS = 2  # kinds of sections
_STOPS = re.compile(
    r"(?:able|and|as|at|based|for|from|having|in|interested|joining|keen|living|of|on|or|passionate|responsible"
    r"|that|to|who|whose|will|willing|with),?",
    re.IGNORECASE,
)


def find(marks: Sequence[Mark]) -> str:
    """Return the job that a sentence names: 我们招聘一名前端工程师, looking for a **Data Engineer**."""
    asked = sum(wording.is_qualification(m.line.text) for m in marks if m.role is Role.BODY) >= _ASKED
    addressed = (re.split(r"的|：|:", mark.value)[-1].strip() for mark in marks if mark.field == "hiring")
    for words in addressed:
        if titles.likeness(words) == titles.CLEAR:  # 招聘对象：三年以上的测试工程师
            return words
    texts = list(_spoken(marks))
    for text in texts:
        words = sought(text) or _looked_for(text, many=asked)
        if words:
            return words
    passive = (_job(hit[1]) for text in texts for hit in _PASSIVE.finditer(text))
    wanted = next((words for words in passive if titles.likeness(words) == titles.CLEAR), "")
    if wanted:
        return wanted
    parts = {m.section for m in marks} & {"responsibilities", "requirements", "duties", "preferred"}
    return next((words for text in texts for words in _spoken_to(text)), "") if len(parts) >= _PARTS else ""


def _spoken(marks: Sequence[Mark]) -> Iterator[str]:
    """Yield the lines with words, those of a paragraph together: a sentence goes on over the ends of lines."""
    text = ""
    for mark in marks:
        line = mark.line
        plain = mark.role is Role.BODY and line.kind is Kind.TEXT
        if text and plain and len(text) + len(line.text) <= _LONGEST:
            text += (" " if text.isascii() or line.text[:1].isascii() else "") + line.text
            continue
        if text:
            yield text
        text = line.text if plain else ""
        if not plain and mark.role is not Role.SILENT and line.kind is not Kind.ROW and len(line.text) <= _LONGEST:
            yield line.text
    if text:
        yield text


def sought(text: str) -> str:
    """Return the job that a Chinese sentence looks for, what is said in praise before it left out."""
    for found in _CHINESE.finditer(text):
        for number, clause in enumerate(_PAUSES.split(found[1])[:_CLAUSES]):
            bare = _COUNTED.sub("", clause.strip())
            forms = [bare.rpartition("的")[2], bare]
            forms = [form for said in forms for form in (said, _GOES_ON.sub("", said))]
            words = next((form for form in forms if titles.likeness(form) == titles.CLEAR), "")
            if words and (number == 0 or "的" in clause):
                return words
    return ""


def _looked_for(text: str, *, many: bool) -> str:
    """Return the job that an English sentence looks for; ``many`` of a kind count, too."""
    for found in _ENGLISH.finditer(text):
        if wording.is_of_others(text[: found.start()]) or _is_private(text, found.start(), asked=many):
            continue
        words = _job(found[2].replace("*", ""))
        if titles.likeness(words) < titles.CLEAR:
            continue
        after = text[text.find(words, found.start(2)) + len(words) :]
        if words.lower().endswith("s") and not words.lower().endswith("ss"):
            if many and " " in words and not found[1] and _JOINED.match(after):
                return words
            continue
        said = _IN.match(after)
        goes_on = said and (short_facts.places(said[1]) or titles.is_academic(words))
        return f"{words} in {said[1]}" if said and goes_on else words
    return ""


def _is_private(text: str, at: int, *, asked: bool) -> bool:
    """Tell whether somebody looks for help for themselves, and not for their group: I am looking for a plumber."""
    return _MYSELF.search(text[:at]) is not None and not asked and _MINE.search(text) is None


def _spoken_to(text: str) -> Iterator[str]:
    """Yield the jobs of those whom an ad speaks to: ``As our Data Engineer you will``, 作为前端工程师，你将."""
    for pattern in (_AS_ENGLISH, _AS_CHINESE):
        for found in pattern.finditer(text):
            words = _job(found[1])
            if titles.likeness(words) == titles.CLEAR and not words.lower().endswith("s"):
                yield words


def _job(phrase: str) -> str:
    """Return the job of a phrase: without praise before it, and up to where it goes on about something else."""
    words = phrase.strip(" .").split()
    first = next((n for n, word in enumerate(words) if not _is_praise(word)), len(words))
    words = words[first:]
    while len(words) > 1 and words[0].endswith(",") and words[0].islower() and not titles.likeness(words[0].strip(",")):
        words = words[1:]  # methodical, which nobody has written down as praise
    stop = next((n for n, w in enumerate(words) if _STOPS.fullmatch(w)), len(words))
    last = next((n + 1 for n, w in enumerate(words) if w.endswith((".", ","))), len(words))
    words = [word.strip(",") for word in words[: min(stop, last)]]
    named = next((n for n, word in enumerate(words) if not word.islower()), 0)
    titled = " ".join(words[named:]).rstrip(".")
    proper = named and all(not word.islower() for word in words[named:]) and titles.likeness(titled) == titles.CLEAR
    return titled if proper and len(words) - named > 1 else " ".join(words).rstrip(".")


def _is_praise(word: str) -> bool:
    bare = word.strip(",").casefold()
    return bare in _praise() or (bare.endswith("ly") and len(bare) > 4) or bare.isdigit()  # noqa: PLR2004 - highly


@cache
def _praise() -> frozenset[str]:
    return frozenset(map(str, load("titles")["praise"]))
