"""How to apply: mail, link, subject line and WeChat, read from fields and from lines that speak of it."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from sitegen.documents.case import Case, Found
from sitegen.documents.inline import links
from sitegen.documents.lines import Kind, Line
from sitegen.documents.things import Trace, Understood
from sitegen.documents.words import load
from sitegen.facts import contact
from sitegen.model import Apply

_SPEAKS = re.compile(
    r"投递|简历|应聘|申请|报名|内推|联系|有意|有兴趣|感兴趣|加(?:我|个|一?下)?微信|邮箱|邮件|网申|查看|详情|官网投"
    r"|\b(?:roles?|positions?|jobs?|vacanc(?:y|ies)|openings?)\b"
    r"[^.]{0,80}\b(?:follow th(?:e|is) link|more (?:info|details))"
    r"|\bfollow th(?:e|is) link\b[^.]{0,60}\b(?:roles?|positions?|jobs?|vacanc(?:y|ies)|openings?)\b"
    r"|\b(?:fill (?:in|out)|sign up|register|interested|view job|see job)\b"
    r"|\b(?:apply|resume|resumé|résumé|cv|e-?mail|contact|applications?|get in touch|send)\b",
    re.IGNORECASE,
)
# One of these stands in every line that speaks so, in small letters; most lines have none. The last three
# are what `lower` leaves of letters that are i and s where case does not count.
_MAY_SPEAK = re.compile(
    r"投递|简历|应聘|申请|报名|内推|联系|有意|有兴趣|感兴趣|微信|邮箱|邮件|网申|查看|详情|官网投"
    r"|fill |follow th|more info|more details|sign up|register|interested|view job|see job|apply"
    r"|resum|résumé|cv\b|mail|contact|application|get in touch|send|\u0131|\u017f|i\u0307"
)
# Each begins with a character, and not with a set of them: so it is found ten times as fast.
_MAIL_SIGN = re.compile(
    r"ase64|@|＠|#| at | AT |-at-|_at_|艾特|\( ?(?:at|AT|[aA]) ?[)\]}）】]|\[ ?(?:at|AT|[aA]) ?[)\]}）】]"
    r"|\{ ?(?:at|AT|[aA]) ?[)\]}）】]|（ ?(?:at|AT|[aA]) ?[)\]}）】]|【 ?(?:at|AT|[aA]) ?[)\]}）】]"
)
_LONGEST = 5000
_OF_JOBS = re.compile(
    r"/[\w-]*(?:job|career|apply|join|position|recruit|hiring|vacanc|zhaopin|talent)|//(?:jobs|careers|hr|apply|join)\.",
    re.IGNORECASE,
)
_FRONT_PAGE = re.compile(r"https?://[^/]+/?(?:(?:home|index|about|about-us)(?:\.\w+)?/?)?", re.IGNORECASE)
_APPLY_THERE = re.compile(
    r"投(?!资)|应聘|申请|报名|网申|内推|有意|感兴趣|\b(?:interested|apply|applications?|submit|register|sign up)\b",
    re.IGNORECASE,
)
_MAIL_HEADER = 3  # lines; a subject there is the mail's own
_SUBJECT_SIGN = re.compile("@|邮件|ubject|命名")
_WECHAT_SIGN = re.compile("微|x|X|hat")
_PICTURE = (".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp")
_FRONT, _LAST = 1, 9  # how much less an address says: a front page, none at all


def _wechat(case: Case, text: str) -> str | None:
    """Return the WeChat id of a text, or of a field that is nothing but one."""
    if any(f.value == text for f in case.own.values("wechat")) and re.fullmatch(r"[A-Za-z][-\w]{5,19}|1\d{10}", text):
        return text
    return contact.find_wechat(text) if _WECHAT_SIGN.search(text) else None


def read(case: Case) -> Found | None:
    """Return the way to apply that a case states, or None."""
    way, trace, rank = Apply(), None, _LAST
    written = {line.number: line.text for line in case.own.lines}
    for number, text, speaks in _texts(case):
        emails = contact.find_emails(text) if _may_hold_mail(text) else []
        urls = [u for u in _targets(text) if _OF_JOBS.search(u) or (speaks and _may_take(u, text))]
        urls = [] if not speaks and _are_channels(_targets(text)) else urls
        wechat = _wechat(case, text)
        beside = f"{written.get(number, '')} {text}"
        ranked = min(((_rank(url, beside), url) for url in urls), key=lambda pair: pair[0], default=(_LAST, ""))
        better = ranked[0] < rank and not (way.email or way.wechat)
        if (emails or urls or wechat) and (trace is None or better):
            trace = Trace("apply", number, text[:120])
        way = replace(
            way,
            email=way.email or (emails[0] if emails else None),
            url=ranked[1] if ranked[0] < rank else way.url,
            wechat=way.wechat or wechat,
        )
        rank = min(rank, ranked[0])
    subject = _subject(case)
    if trace is None and subject is None:
        return None
    trace = trace or Trace("apply", case.line, subject or "")
    return Found(replace(way, subject=subject), trace)


def _are_channels(urls: Sequence[str]) -> bool:
    """Tell whether addresses are front pages of several sites: where an employer advertises, not where one applies."""
    return len(urls) > 1 and all(_FRONT_PAGE.fullmatch(url) for url in urls)


def _rank(url: str, text: str) -> int:
    """Return how surely applications go to an address, 0 the surest.

    ``To apply:`` beside a page or a form says so; the front page of an employer's site beside ``URL:``
    only says who hires, and counts where nothing else is given.
    """
    front, asked = _FRONT_PAGE.fullmatch(url) is not None, _APPLY_THERE.search(text) is not None or is_form(url)
    return (_FRONT if front else 0) + (0 if asked else 1)


def is_form(url: str) -> bool:
    """Tell whether an address is that of a form to be filled in, which sites for forms have in common."""
    return any(sign in url.lower() for sign in load("cues")["forms"])


def _may_take(url: str, text: str) -> bool:
    """Tell whether an address may take applications; a front page in a sentence does where that says apply."""
    return text == url or _FRONT_PAGE.fullmatch(url) is None or _APPLY_THERE.search(text) is not None


def source(case: Case) -> Found | None:
    """Return the address at which an ad was found, which is a way to apply where no other is given."""
    for field in case.own.values("source"):
        urls = _targets(field.value)
        if urls:
            return Found(Apply(url=urls[0]), Trace("apply", field.line, field.value[:120]))
    return None


def emails(lines: Iterable[Line]) -> list[str]:
    """Return the mail addresses in some lines, those in lines about applying first."""
    found = [
        (not _speaks(line.text), e)
        for line in lines
        if _may_hold_mail(line.raw) and len(line.raw) <= _LONGEST
        for e in contact.find_emails(line.raw)
    ]
    return list(dict.fromkeys(e for _, e in sorted(found, key=lambda pair: pair[0])))


def shared(postings: Sequence[Understood]) -> tuple[Understood, ...]:
    """Return the postings, those without a way to apply completed by the one address that others give.

    Where several postings of a document repeat one address and none gives another, it is
    the address for all of them.
    """
    ways = [(p, p.apply) for p in postings if p.apply and p.apply.email]
    same = {way.email for _, way in ways}
    if len(ways) < 2 or len(same) != 1 or len(ways) == len(postings):  # noqa: PLR2004 - repeated
        return tuple(postings)
    giver, way = ways[0]
    trace = next(t for t in giver.traces if t.fact == "apply")
    return tuple(p if p.apply else replace(p, apply=way, traces=(*p.traces, trace)) for p in postings)


def _texts(case: Case) -> list[tuple[int, str, bool]]:
    """Return the texts to read, the surest first: fields, lines about applying, other lines."""
    fields = [(f.line, f.value, True) for f in case.own.values("apply") + case.own.values("wechat")]
    lines = [line for line in case.own.lines if line.kind is not Kind.CODE and len(line.raw) <= _LONGEST]
    spoken = [_speaks(line.text) for line in lines]
    speaking = [line for line, speaks in zip(lines, spoken, strict=True) if speaks]
    silent = [
        line
        for line, speaks in zip(lines, spoken, strict=True)
        if not speaks and (_may_hold_mail(line.raw) or "://" in line.raw)
    ]
    return fields + [(n.number, n.raw, True) for n in speaking] + [(n.number, n.raw, False) for n in silent]


def leads_somewhere(raw: str) -> bool:
    """Tell whether a line holds an address at which one may apply."""
    return bool(_may_hold_mail(raw) and contact.find_emails(raw)) or any(map(_OF_JOBS.search, _targets(raw)))


def _speaks(text: str) -> bool:
    """Tell whether a line speaks of applying."""
    return _MAY_SPEAK.search(text.lower()) is not None and _SPEAKS.search(text) is not None


def _may_hold_mail(text: str) -> bool:
    return _MAIL_SIGN.search(text) is not None


def _targets(text: str) -> list[str]:
    """Return the web addresses of a text, targets of links included; pictures are none."""
    targets = [target for _, target in links(text) if contact.is_url(target)]
    found = [u.replace("&amp;", "&") for u in (*targets, *contact.find_urls(text))]  # as HTML writes it
    return [u for u in dict.fromkeys(found) if not u.lower().endswith(_PICTURE)]


def _subject(case: Case) -> str | None:
    for field in (f for f in case.own.values("subject") if f.line > _MAIL_HEADER):
        return field.value.strip(' “”"「」')
    for line in case.own.lines:
        if line.number <= _MAIL_HEADER and line.text.startswith("Subject"):
            continue
        if len(line.text) <= _LONGEST and _SUBJECT_SIGN.search(line.text):
            for cell in line.text.split("|"):
                found = contact.find_subject(cell)
                if found:
                    return found if "（" in found or "(" in found else found.rstrip("）)")
    return None
