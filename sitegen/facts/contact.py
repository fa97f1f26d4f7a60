"""How to reach an employer, as written in a text: e-mail, link, WeChat, the mail's subject.

Addresses in Chinese ads stand directly beside Han characters and are often disguised
(``hr#x.com（把#换成@)``, ``hr AT x DOT com``, base64).
"""

import base64
import re

from sitegen.facts.mail_subject import find_subject
from sitegen.facts.width import narrow

__all__ = ["find_emails", "find_subject", "find_urls", "find_wechat", "is_email", "is_url"]

LOCAL = r"[A-Za-z0-9][A-Za-z0-9._%+-]{0,63}"
LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
HOST = rf"{LABEL}(?:\.{LABEL}){{0,5}}\.[A-Za-z]{{2,18}}"
EMAIL = re.compile(rf"(?<![A-Za-z0-9._%+-])({LOCAL}) ?@ ?({HOST})(?![A-Za-z0-9-]*@)")
# Spoken: hr AT x DOT com, hr(at)x.com, hr [at] x [dot] com.
AT = (
    r"(?: ?[(\[{] ?(?:at|AT|@|艾特) ?[)\]}] ?| AT | at (?=[A-Za-z0-9-]+(?: dot | ?[(\[{] ?dot))"
    r"|[-_]at[-_](?=[A-Za-z0-9-]+[-_]dot[-_]))"
)
HIDDEN_DOT = r"(?: ?[(\[{] ?(?:dot|DOT|\.|点) ?[)\]}] ?| DOT | dot |[-_]dot[-_]| \. (?=[a-z])| ?点 ?)"
DOT = rf"(?:\.|{HIDDEN_DOT})"
SPOKEN = re.compile(
    rf"(?<![A-Za-z0-9._%+-])({LOCAL}){AT}({LABEL}(?:{DOT}{LABEL}){{0,4}}{DOT}[A-Za-z]{{2,18}})(?![A-Za-z0-9])"
)
# The sign is plain and the dot is not: hr @ x . com, hr@x(dot)com.
HALF_SPOKEN = re.compile(
    rf"(?<![A-Za-z0-9._%+-])({LOCAL}) ?@ ?({LABEL}{HIDDEN_DOT}(?:{LABEL}{DOT}){{0,3}}[A-Za-z]{{2,18}})(?![A-Za-z0-9])"
)
# hr (a) x.com in a line about mail; elsewhere (a) is the first of several.
ONE_LETTER = re.compile(
    rf"(?<![A-Za-z0-9._%+-])({LOCAL}) ?[(\[{{] ?[aA] ?[)\]}}] ?"
    rf"({LABEL}(?:{DOT}{LABEL}){{0,4}}{DOT}(?!(?:js|ts|py|md|vue)\b)[a-z]{{2,18}})(?![A-Za-z0-9])"
)
LETTER = re.compile(r"[(\[{] ?[aA] ?[)\]}]")
HIDDEN = ("dot", "DOT", "点", " . ", "(.", "[.", "( .", "[ .")  # what a dot is hidden by
DOTS = re.compile(DOT)
BLANKS = re.compile(" {2,}")
# Another sign instead of @, and a note that says so: hr#x.com（把#换成@).
SWAPPED = re.compile(rf"(?<![A-Za-z0-9._%+-])({LOCAL}) ?([#*$&!]|艾特|圈) ?({HOST})(?![A-Za-z0-9])")
SWAP_NOTE = re.compile(r"(?:换成|换为|替换|改成|改为|replace|=|变成) ?(?:with|by|为|成)? ?[\"'“]?(?:@|at\b|艾特)")
# In a line about mail a # alone does: 简历发到 hr#x.com. Elsewhere it may be an anchor, or C#.
MAIL_CUE = re.compile(r"邮箱|邮件|简历|投递|\be-?mail\b|\b(?:cv|resume)s? to\b", re.IGNORECASE)
REACH_CUE = re.compile(
    rf"{MAIL_CUE.pattern}|联系|联络|应聘|有意|来信|\b(?:contact|mail|reach|write|apply|send)\b", re.IGNORECASE
)

# Hidden from robots: base64: aHJAeC5vcmc=
BASE64 = re.compile(r"(?<![A-Za-z0-9+/=])[A-Za-z0-9+/]{8,80}={0,2}(?![A-Za-z0-9+/=])")

URL = re.compile(r"https?://[A-Za-z0-9\[][!#-;=?-Z_a-z~\[\]]{0,2000}", re.IGNORECASE)
WECHAT = re.compile(
    r"(?:微\s?信(?:\s?(?:号码?|id|账号))?|wechat(?:\s?id)?|(?<![a-z])(?:vx|wx|weixin)(?:号)?)"
    r"\s{0,3}(?:\([^()]{0,12}\)\s?)?(?:[:：]|为|是|搜索|添加|加|\s)\s{0,3}[\"'“`]?"
    r"([a-z][-_a-z0-9]{5,19}|1\d{10})(?![-_a-z0-9@.])",
    re.IGNORECASE,
)
PLAIN_EMAIL = re.compile(rf"{LOCAL}@{HOST}")
PLAIN_URL = re.compile(r"https?://(?:[A-Za-z0-9]|\[[0-9a-fA-F:]+\])[!#-;=?-Z_a-z~\[\]]*", re.IGNORECASE)
PAIRS = {")": "(", "]": "["}


def find_emails(text: str) -> list[str]:
    """Return the e-mail addresses of a text in order of appearance, disguised ones made plain."""
    plain = narrow(text)
    if "  " in plain:
        plain = BLANKS.sub(" ", plain)  # hr at x  dot com
    hits = [(hit.start(), f"{hit[1].rstrip('.')}@{hit[2]}") for hit in EMAIL.finditer(plain)]
    hits += [(hit.start(), f"{hit[1]}@{DOTS.sub('.', hit[2])}") for hit in SPOKEN.finditer(plain)]
    if "@" in plain and any(sign in plain for sign in HIDDEN):
        hits += [(hit.start(), f"{hit[1]}@{DOTS.sub('.', hit[2])}") for hit in HALF_SPOKEN.finditer(plain)]
    if not hits and LETTER.search(plain) and REACH_CUE.search(plain):
        hits += [(hit.start(), f"{hit[1]}@{DOTS.sub('.', hit[2])}") for hit in ONE_LETTER.finditer(plain)]
    if "base64" in plain.lower():
        hits += [(hit.start(), _decoded(hit[0])) for hit in BASE64.finditer(plain)]
    told = SWAP_NOTE.search(plain) is not None
    if told or (not hits and "#" in plain and MAIL_CUE.search(plain)):
        bare = plain if told else URL.sub(lambda url: " " * len(url[0]), plain)
        swapped = (hit for hit in SWAPPED.finditer(bare) if told or (hit[2] == "#" and len(hit[1]) > 1))
        hits += [(hit.start(), f"{hit[1]}@{hit[3]}") for hit in swapped]
    return list(dict.fromkeys(address for _, address in sorted(hits) if is_email(address)))


def _decoded(token: str) -> str:
    """Return the text that a word of base64 stands for, nothing where it stands for none."""
    try:
        return base64.b64decode(token, validate=True).decode("ascii").strip()
    except ValueError:
        return ""


def find_urls(text: str) -> list[str]:
    """Return the web addresses of a text, without what only stands beside them."""
    found = []
    at = 0
    while hit := URL.search(text, at):
        url = _trim(hit[0])
        at = hit.start() + max(len(url), len("https://"))
        found.append(url)
    return list(dict.fromkeys(filter(is_url, found)))


def find_wechat(text: str) -> str | None:
    """Return the WeChat id that a text names, or None."""
    hit = WECHAT.search(narrow(text))
    return hit[1] if hit else None


def is_email(text: str) -> bool:
    """Say whether a text is one plain e-mail address."""
    return PLAIN_EMAIL.fullmatch(text) is not None and ".." not in text and ".@" not in text


def is_url(text: str) -> bool:
    """Say whether a text is one http or https address with a host."""
    return PLAIN_URL.fullmatch(text) is not None


def _trim(url: str) -> str:
    """Cut an address at its first unbalanced bracket, and drop punctuation at the end."""
    open_ones: list[str] = []
    for at, char in enumerate(url):
        if char in PAIRS.values():
            open_ones.append(char)
        elif char in PAIRS and (not open_ones or open_ones.pop() != PAIRS[char]):
            url = url[:at]
            break
    url = url.rstrip(".,;:!?'*_~")
    return url.rstrip("([") if url.endswith(("(", "[")) else url
