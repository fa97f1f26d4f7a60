"""The format that an application's subject line is to have: 社招/实习-姓名-岗位名称-工作地点; and filling it in."""

import re

from sitegen.facts.width import narrow

CUE = re.compile(
    r"""(?: (?:邮件|简历|投递)?的?(?:主题|标题|命名)(?:格式|命名|名称)? | (?:邮件|简历)(?:命名)?格式
          | (?:e-?mail\ |mail\ )?subject(?:\ line|\ format)? )
        \s{0,3} (?:统一|请)? (?:注明|命名|写明|格式)? (?:要求)? \s?
        (?: 为 | 是 | : | -(?=\ ) | of\ | with\ | should\ be\  | as\ (?:follows:\ )? | (?=["'「【\[《]) )
        \s{0,3} :? \s{0,3}""",
    re.IGNORECASE | re.VERBOSE,
)
QUOTES = {'"': '"', "'": "'", "「": "」", "【": "】", "[": "]", "《": "》", "`": "`"}
# The clause ends, a remark in brackets begins, or the sentence goes on about something else.
END = re.compile(
    r"[。;\n]|\([^()]{0,80}(?:\)|$)|,(?!\S{0,20}[-+_])|,\s?(?:并|请|附|正文|简历|邮件|we |and )|\*\*|\s\||\.(?=\s|$)"
)
GOES_ON = frozenset("-+_[")
# 【应聘】姓名-岗位: a bracket may be only the beginning, a quotation mark holds all.
MARKS = frozenset("\"'」`")
CLOSING = frozenset(",。;.()|\n")
LONGEST = 80


def find_subject(text: str) -> str | None:
    """Return the format that a mail's subject line is to have, or None."""
    plain = narrow(text)
    for hit in CUE.finditer(plain):
        ahead = slice(hit.end(), hit.end() + 2 * LONGEST)
        found = _subject(plain[ahead], text[ahead])
        if found:
            return found
    return None


def _subject(plain: str, written: str) -> str | None:
    """Return the subject at the start of a text: what is in quotes, or up to the clause's end."""
    closer = QUOTES.get(plain[:1])
    end = plain.find(closer, 1, LONGEST) if closer else -1
    after = plain[end + 1 : end + 2]
    if end > 0 and (after not in GOES_ON if closer in MARKS else not after or after in CLOSING):
        return written[1:end].strip() or None
    stop = END.search(plain)
    found = written[: stop.start() if stop else LONGEST].strip(" \"'`.,，。")
    return found or None


# What stands for the title and the place in a format. A short word counts only between separators.
_BETWEEN = r"(?:(?<=^)|(?<=[-_+/|,;:·—–\s(\[{<【「（［，、：]))"
_BEFORE = r"(?=$|[-_+/|,;:·—–\s)\]}>】」）］，、。：])"
TITLE_WORDS = re.compile(
    rf"(?:应聘|申请|意向)?(?:岗位|职位)(?:名称|名)|{_BETWEEN}(?:(?:应聘|申请|意向)(?:岗位|职位)|岗位|职位){_BEFORE}"
    rf"|{_BETWEEN}(?:(?:job|position|role)\s(?:title|name)|position|role){_BEFORE}",
    re.IGNORECASE,
)
PLACE_WORDS = re.compile(
    rf"(?:意向)?(?:工作|岗位|职位|办公)(?:地点|城市)|{_BETWEEN}(?:地点|城市|work location|location|city){_BEFORE}",
    re.IGNORECASE,
)


def fill(subject: str, title: str, place: str) -> str:
    """Return a subject line with what is known of it filled in: 社招-姓名-前端工程师-上海.

    ``place`` is "" where a posting names none or several; then the format's word stays for
    the applicant to fill in, as does their name.
    """
    parts, end = [], 0
    for hit in sorted((*TITLE_WORDS.finditer(subject), *PLACE_WORDS.finditer(subject)), key=lambda hit: hit.start()):
        value = title if hit.re is TITLE_WORDS else place
        if value and hit.start() >= end:
            parts += [subject[end : hit.start()], value]
            end = hit.end()
    return "".join(parts) + subject[end:]
