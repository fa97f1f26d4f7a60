"""Who employs: read from a name beside a cue, or from a mail domain that the text spells, too.

A product line (Atlas) is no employer, and a mail domain alone is no name.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from sitegen.documents import titles
from sitegen.documents.lines import Kind, Line
from sitegen.documents.words import load
from sitegen.facts import contact, place

_LONGEST_LINE = 2000
_NAME = r"[A-Z][\w&.'’-]*(?:[ -](?:[A-Z][\w&.'’-]*|of|and|&|de)){0,4}"
_CUES = tuple(
    re.compile(pattern)
    for pattern in (
        r"([\u3400-\u9fffA-Za-z0-9（）()·]{2,24}?(?:股份有限公司|有限责任公司|有限公司))",
        r"(?:我们团队|我们|我司|我|本团队)[(（]([^（()），,]{2,24}?)[)）](?:正在|目前|现在|现)?(?:招|诚|急|寻找)",
        r"成为([^，。,\s我们的]{2,12})(?:大家庭)?的一[员份]",
        r"(?:^|[，。！\s])加入([^，。,！!\s我们]{2,16}?)(?:，|。|！|!|$|，?一起|团队|大家庭)",
        r"(?:^|[。\s])([^，。,\s我们他她这那它]{2,16}?)(?:（[^（）]{1,40}）|\([^()]{1,40}\))?(?:成立于|创立于|创办于|是一家|是一个|是国内|是全球|是中国|是专注|是领先)",
        r"(?:我们是|来自|就职于|我在)\s?([^，。,\s一做在个最]{2,14}?)(?:集团|公司|数据|技术|团队|，|。|的)",
        r"(?:^|[，。\s：])(?!本|我|该)([A-Za-z0-9\u3400-\u9fff]{2,14}?)(?:正在|长期|现|诚|急|高薪)(?:招聘|招募|招人|寻找)",
        rf"\b(?:About|Join|Careers at|Jobs at|Working at|Work at|Working for|Life at)\s+({_NAME})\s*[?!.:]?$",
        rf"(?:^|[.!?]\s)(?:At|Here at)\s+({_NAME}),",
        rf"(?:^|[.!?:]\s|\bHere,?\s)(?:The\s+)?({_NAME})(?:\s\([^()]{{1,40}}\))?,?\s+(?:is|are)\s+(?:now\s+|currently\s+|actively\s+)?(?:hiring|recruiting|looking|seeking|an?\s|the\s(?:leading|world|first|only|largest))",
        rf"\b(?:[Jj]oin|working at|work at|to work for)\s+({_NAME})(?=[\s,.!]+(?:as|in|to|and|team|on|$)|[,.!]|$)",
    )
)
_TOO_COMMON = frozenset(
    "we us our the this it you they he she i role team job position company candidate engineer engineering remote startup "
    "join hiring careers python java rust go linux github google docs slack linkedin there here what who why how time "
    "today technology software data product design work as if in at for experience knowledge applicants everyone everything "
    "equal diversity full part salary location responsibilities requirements about overview description note please".split(),
)
_COMMON_CHINESE = (
    "我们", "团队", "公司", "我", "你", "这", "那", "本", "该", "一个", "职位", "岗位", "微信", "群", "开源", "社区", "以下",
    "如下", "他", "她", "它", "大家", "项目", "工程师", "正在", "目前", "现在", "如果", "希望", "可以", "如何", "为什么", "作为",
)
_PUBLIC = frozenset(
    "gmail qq 163 126 outlook hotmail yahoo foxmail sina sohu live icloud protonmail proton example aliyun yeah 139 189 "
    "github mail me msn gmx".split(),
)
_SUFFIXES = ("", "hq", "io", "labs", "lab", "inc", "tech", "app", "ai", "corp", "network", "team", "group", "jobs")


def by_cue(lines: Iterable[Line]) -> tuple[str, Line] | None:
    """Return the first name that stands beside a cue, and the line it stands in."""
    for line in lines:
        if line.kind is Kind.CODE or len(line.text) > _LONGEST_LINE:
            continue
        for cue in _CUES:
            for found in cue.finditer(line.text):
                name = found[1].strip(" ·-—的是")
                if is_employer(name):
                    return name, line
    return None


def is_employer(name: str) -> bool:
    """Tell whether a name beside a cue may be an employer's."""
    words = name.casefold().split()
    return (
        len(name) > 1
        and bool(words)
        and words[0].replace("’", "'").split("'")[0].strip(".") not in _TOO_COMMON
        and not name.startswith(_COMMON_CHINESE)
        and not name.endswith(("部门", "事业部", "团队", "小组", "部", "实验室", "时间", "产品", "平台", "项目"))
        and not titles.likeness(name)
        and not titles.is_generic(name)
        and not titles.is_placeholder(name)
        and place.lookup(name) is None
    )


def by_mail(emails: Iterable[str], lines: Sequence[Line]) -> tuple[str, Line] | None:
    """Return the name in the text that a mail domain spells, and the line it stands in."""
    for email in emails:
        labels = email.rpartition("@")[2].lower().split(".")
        own = labels[-2] if len(labels) > 1 else labels[0]
        if own in ("com", "co", "org", "net", "edu", "ac") and len(labels) > 2:  # noqa: PLR2004 - example.com.cn
            own = labels[-3]
        if own in _PUBLIC or len(own) < 2:  # noqa: PLR2004 - one letter spells nothing
            continue
        for line in lines:
            name = _spelled(own, line.text) if line.kind is not Kind.CODE else None
            if name:
                return name, line
    return None


def _spelled(domain: str, text: str) -> str | None:
    """Return the words of a text that a domain's label spells: OneFlow for oneflow, 百度 for baidu."""
    known: list[str] = load("employers").get(domain, [])
    for name in known:
        if name in _without_addresses(text):
            return name
    bare = domain.replace("-", "")
    lowered = text.lower().replace(" ", "")
    if not any(bare.endswith(s) and bare[: len(bare) - len(s)] in lowered for s in _SUFFIXES if s != bare):
        return None
    for words in _latin_names(text):
        joined = re.sub(r"[^a-z0-9]", "", words.lower())
        if len(joined) > 2 and any(joined + s == bare for s in _SUFFIXES) and not words.islower():  # noqa: PLR2004
            return words
    return None


def _without_addresses(text: str) -> str:
    for address in (*contact.find_emails(text), *contact.find_urls(text)):
        text = text.replace(address, " ")
    return text


def _latin_names(text: str) -> Iterator[str]:
    """Yield the capitalised words of a text, and pairs and triples of them."""
    words = [m[0] for m in re.finditer(r"[A-Za-z][A-Za-z0-9]*", _without_addresses(text))]
    for index, word in enumerate(words):
        yield word
        if word[0].isupper():
            yield " ".join(words[index : index + 2])
            yield " ".join(words[index : index + 3])


@cache
def known_names() -> frozenset[str]:
    """Return the employers that a heading may name alone."""
    return frozenset(str(n).casefold() for names in load("employers").values() for n in names)
