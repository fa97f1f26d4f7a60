"""Places in prose: only after a cue (工作地点, based in, 在…办公) or alone in brackets."""

import re

from sitegen.facts.gazetteer import exact, longest_prefix, region
from sitegen.facts.place_list import split
from sitegen.facts.place_name import ORGANISATION, lookup
from sitegen.facts.width import narrow, small

MOST = 100
LINKING = r"(?:\s*(?:可选择?|可以?在|可|都|均|为|是|在|于|有|包括|不限于|[:：]|(?i:base)\b|\*\*|__)){0,4}\s*"
WORD = r"[A-ZÀ-Þ][\w.'’&-]*"
# London or York, before a house that one works in
SEVERAL = rf"{WORD}(?:(?:, | (?:or|and|&) |, (?:or|and) | ?/ ?| ){WORD}){{0,5}}"
HOUSES = (
    r"(?:offices?|hubs?|studios?|headquarters|hq|branch(?:es)?|sites?|campus(?:es)?|stores?|shops?|plants?|factory|factories"
    r"|warehouses?|clinics?|labs?|laborator(?:y|ies)|locations?|kitchens?|restaurants?|caf[eé]s?|bakery|depot|facility|showroom)"
)
CUES = re.compile(
    rf"(?:(?:工作|办公|上班|岗位|职位|任职|实习|入职|所在)\s?(?:地点|地址|城市|所在地|地)|工作地|所在地|(?<![A-Za-z])BASE\s?地点?"
    rf"|(?:(?<=^)|(?<=[\s*|>,]))(?:地点|坐标|城市|地址)(?=\s*[:：*]|[^\s:]{{2,4}}(?:$|[,.。|\s])))"
    rf"{LINKING}"
    r"|\bbase\s?(?:地点?|在|:|于)\s*|(?<![a-z])base\s{0,3}(?=[\u4e00-\u9fff])"
    r"|\b(?:work |job |office )?locations?\s?(?:\*\*)?\s?:\s?(?:\*\*)?\s*"
    r"|\boffices? (?:in|at)\s+"
    r"(?:(?:downtown|central) |the (?:heart|cent(?:er|re)|middle|city cent(?:er|re)) of (?:downtown )?)?"
    # an item of what is offered: Amsterdam city centre offices, 位于静安的办公室
    r"|^(?:(?:an?|our|the|great|nice|lovely|beautiful|modern|bright|new|central|cosy|cozy|fantastic)\s){0,3}"
    rf"(?-i:(?={WORD}(?: {WORD}){{0,2}} (?:(?:city|town|cent(?:er|re)|central|downtown|inner-city|based) ){{0,2}}"
    r"offices?\b(?!\s?[:–—-])))"
    r"|位于(?=[^,。;\s]{2,12}办公)|办公室(?:在|位于|设在|设于)\s*"
    r"|\b(?:on-?site|hybrid|remote|in[- ](?:person|office))(?:\s?\([^()\n]{0,20}\))?"
    r" (?:in|from|at) (?:the )?(?-i:(?=[A-Z]))"
    r"|\b(?:position|role|job|post|vacancy|internship|fellowship)s? (?:is|are|will be) in (?:the )?(?-i:(?=[A-Z]))"
    rf"|\b(?:in|from|at|to|out of|join|joining|for|with) (?:our|the)\s+(?-i:(?={SEVERAL} (?i:{HOUSES}|team)\b))"
    rf"|\b(?:in|from|at|to|out of|join|joining|for|with) (?:our|the|a) (?:[\w-]+ ){{0,2}}(?:{HOUSES}|team) (?:in|at)"
    r" (?:(?:downtown|central) |the (?:heart|cent(?:er|re)|middle|city|city cent(?:er|re)) of (?:downtown )?)?"
    r"(?-i:(?=[A-Z]))|\b(?:the|this|our) (?:position|role|job|post|vacancy|internship|fellowship) in (?-i:(?=[A-Z]))"
    rf"|\b(?:position|role|job|post|internship|fellowship)s?"
    r" (?:is|are|will be) (?:based |located |available |offered )?"
    r"(?:at|with|within) (?:the |our )?"
    rf"(?-i:(?:{WORD} |of |for |and |the ){{1,7}}?in )(?-i:(?=[A-Z]))"
    r"|\b(?:commut(?:e|able|ing distance)|relocate) (?:to|of|from) (?-i:(?=[A-Z]))"
    r"|\b(?:location|place of (?:work|employment)) (?:is|will be|:) ?(?:in )?(?-i:(?=[A-Z]))"
    r"|(?:常驻|长驻|长期驻|派驻|驻场|驻地)(?:地点)?(?:在|于|:)?\s*|(?:岗位|职位)(?:在|位于|设在)\s*",
    re.IGNORECASE | re.MULTILINE,
)
# Every cue needs one of these, in small letters; most ads have none.
CUE_WORDS = re.compile(
    r"地点|地址|城市|坐标|所在\s?地|工作\s?地|办公\s?地|上班\s?地|岗位\s?地|职位\s?地|任职\s?地|实习\s?地|入职\s?地"
    r"|办公室|位于|驻|岗位在|岗位位于|岗位设在|职位在|职位位于|职位设在|base|location|on-?site|hybrid|remote"
    r"|in[- ]person|office|commut|relocate|place of |our\s|the\s|this\s| a | is | are | be "
)
BASED = re.compile(r"\b(?:based|located) (?:in|out of)\s+(?:the\s+)?", re.IGNORECASE)
# 上海全职技术类: facts that a page has run together.
RUN_TOGETHER = re.compile(r"全职|兼职|实习|校招|社招")
RUN = re.compile(r"^([\u4e00-\u9fff]{2,4}?)(?=全职|兼职|实习(?!生)|校招|社招)", re.MULTILINE)
AT_WORK = re.compile(r"[在到来](?<![现存].)([^,。;:在到来\n]{2,16}?)(?:工作|办公|上班|任职)")
# 北京/上海都可以: a clause of places that one may choose from; it ends with one of CHOICE_END.
CHOICE_END = re.compile(r"[以选可行](?=[,。;!\s]|$)", re.MULTILINE)
EITHER = re.compile(
    r"(?:^|(?<=[,。;!:\s]))(?:人|base|坐标)?在?([^,。;!:\s]{2,24}?)(?:[两三四多]地)?(?:都|均|皆|也)?(?:可以|可选|任选|均可|可|都行|行)"
    r"(?=[,。;!\s]|$)",
    re.MULTILINE,
)
ANYWHERE = re.compile(r"\bwork from (anywhere)\b", re.IGNORECASE)
# A company that is somewhere says nothing about the job.
COMPANY = re.compile(
    r"\b(?:compan(?:y|ies)|start-?up|firm|agency|studio|headquartered|clients?|customers?|users|investors?|business|organi[sz]ation)\b"
    r"[^.]{0,30}$",
    re.IGNORECASE,
)
COMPANY_NAME = re.compile(
    r"\s?(?:有限|股份|科技|集团|投资|公司|网络|信息|控股|Co\b|Ltd|Inc|GmbH|Limited)", re.IGNORECASE
)
SEAT = re.compile(
    r"总部(?:设立|坐落)?(?:位于|设在|在|:)\s*"
    r"|(?:公司|团队|我们|办公区|我司|我校|我院|我组|本校|本院|本店|本组|本公司|单位|课题组|研究组|实验室|研究所|研究院|研发中心|学校|学院"
    r"|医院|工厂|厂区|园区|校区|院区|门店|店铺|酒店|办公地|项目组)(?:目前|现|均|都|主要)?"
    r"(?:位于|设在|设立在|设于|坐落[于在]|落户|扎根|地处|在)(?:[^,。;\s]{1,6}的)?\s*"
    r"|(?:^|[。;\s])(?:我们|我司|公司|团队|本公司)[^。;\n]{0,40},(?:目前|现)?位于\s*"
    r"|(?:坐落[于在]|地处)(?:[^,。;\s]{1,6}的)?\s*"
    r"|\bwe(?:['’]re| are) (?:an? )?[\w -]{2,40}? (?:in|from) (?=[A-Z])"
    r"|\bheadquarter(?:s|ed)?\s(?:is\s|are\s)?(?:located\s)?(?:in|at)\s+(?:the\s+)?",
    re.IGNORECASE,
)
# A seat or a town needs one of these, in small letters.
SEAT_WORDS = re.compile(
    r"总部|位于|设在|设立在|设于|坐落|落户|扎根|地处|司在|队在|们在|区在|校在|院在|组在|店在|位在|室在|所在|心在|厂在|铺在|地在"
    r"|前在|现在|均在|都在|要在|headquarter|we(?:['’]re| are) |located|based|situated|offices? (?:is|are) "
)
# An employer that is somewhere, and nobody that it works for.
HOME = re.compile(
    r"\b(?:compan(?:y|ies)|start-?up|firm|agency|studio|business|organi[sz]ation|headquartered)\b", re.IGNORECASE
)
OTHERS = re.compile(r"\b(?:clients?|customers?|users|investors?|partners?|suppliers?)\b", re.IGNORECASE)
# A Berlin-based start-up.
SEATED = re.compile(
    r"\b([A-ZÀ-Þ][\w.]*(?:[ -][A-ZÀ-Þ][\w.]*){0,2})-based (?:[\w-]+ ){0,3}?"
    r"(?:compan(?:y|ies)|start-?up|firm|agency|studio|business|organi[sz]ation|team|lab|laboratory|group|nonprofit|charity|bank|publisher)\b"
)
# A town that nobody has written down is one where it is called so.
TOWN = re.compile(
    r"\b(?:located|based|situated|offices? (?:is|are)|we(?:['’]re| are)) (?:in|on|at|near) the (?:[\w-]+ ){0,2}?"
    r"(?:city|town|village|centre|center|heart|outskirts|suburbs?|zone|park|district|port) of (?-i:"
    r"([A-ZÀ-Þ][\w'’-]+(?: [A-ZÀ-Þ][\w'’-]+){0,2}))",
    re.IGNORECASE,
)
# Names in English prose begin with capitals.
NAME = r"[A-ZÀ-Þ][A-Za-zÀ-ž.'’-]*"
CAPITALS = re.compile(rf"(?:the )?{NAME}(?:(?:,? (?:or|and|&) (?:the )?|, ?| ?/ ?|[ -])\(?{NAME}\)?)*")
SENTENCE = re.compile(r"[。;；!！?？\n|]|\.(?=\s|$)|[(（](?!远程|remote)|\*\*")
# A stretch in brackets, and a tag.
SQUARE = re.compile(r"[\[【「]([^\[\]【】「」\n]{1,40})[\]】」](?!\()")
ROUND = re.compile(r"\(([^()\n]{2,40})\)")
TAG = re.compile(r"[#@](?<![\w/&#@.].)([\u4e00-\u9fff]{2,4}|[A-Z][a-z]+(?:-[A-Z][a-z]+)?)(?![\w/@.])")
TITLE = 80
SHORT = 3  # letters of an abbreviation
LONGEST_PROSE = 100_000  # characters that are looked at; no ad is longer


def find(text: str) -> list[str]:
    """Return the places that prose or a title surely gives as the place of work, in order."""
    plain = narrow(text[:LONGEST_PROSE])
    low = small(plain)
    cues = list(CUES.finditer(plain)) if CUE_WORDS.search(low) else []
    if "based " in low or "located " in low:
        cues += [cue for cue in BASED.finditer(plain) if not _of_company(plain, cue)]
    hits = [(cue.start(), _after(text, plain, cue.end())) for cue in cues]
    rules = [AT_WORK]
    rules += [RUN] if RUN_TOGETHER.search(plain) else []
    rules += [EITHER] if CHOICE_END.search(plain) else []
    for rule in (*rules, TAG):
        hits += [(hit.start(), _all_known(text[slice(*hit.span(1))])) for hit in rule.finditer(plain)]
    if "anywhere" in low:
        hits += [(hit.start(), [text[slice(*hit.span(1))]]) for hit in ANYWHERE.finditer(plain)]
    hits += _in_brackets(text, plain)
    places = [place for _, found in sorted(hits, key=lambda hit: hit[0]) for place in found]
    return list(dict.fromkeys(places))


def seat(text: str) -> list[str]:
    """Return where the head office is: 公司总部位于新加坡."""
    plain = narrow(text[:LONGEST_PROSE])
    if not SEAT_WORDS.search(small(plain)):
        return []
    found = [place for cue in SEAT.finditer(plain) for place in _after(text, plain, cue.end())]
    homes = (cue for cue in BASED.finditer(plain) if not found and _of_company(plain, cue) and _is_home(plain, cue))
    found = found or [place for cue in homes for place in _after(text, plain, cue.end())]
    found = found or [hit[1] for hit in SEATED.finditer(text) if lookup(hit[1])]
    return list(dict.fromkeys(found or [text[slice(*hit.span(1))] for hit in TOWN.finditer(plain)]))


def _of_company(plain: str, cue: re.Match[str]) -> bool:
    """Say whether it is a company that is based somewhere, not the job."""
    return COMPANY.search(plain[max(0, cue.start() - MOST) : cue.start()]) is not None


def _is_home(plain: str, cue: re.Match[str]) -> bool:
    """Say whether it is the employer that is based somewhere, and nobody whom it works for."""
    before = plain[max(0, cue.start() - MOST) : cue.start()]
    return HOME.search(before) is not None and OTHERS.search(before) is None


def _after(text: str, plain: str, start: int) -> list[str]:
    """Return the known places that a text goes on with."""
    stop = SENTENCE.search(plain, start, start + MOST)
    end = stop.start() if stop else min(len(plain), start + MOST)
    if plain[start:end].isascii() or plain[start : start + 1].isascii():
        run = CAPITALS.match(plain, start, end)
        return _leading(split(text[start : run.end()])) if run else []
    return _leading(split(text[start:end]))


def _leading(names: list[str]) -> list[str]:
    """Return the names up to the first that is no known place, that one's known beginning included."""
    found: list[str] = []
    for name in names:
        if not lookup(name):
            known = beginning(name) or _in_a_state(name)
            return [*found, known] if known else found
        found.append(name)
    return found


def _in_a_state(name: str) -> str:
    """Return a place nobody knows where its state follows in full: Fairmont Iowa."""
    town, _, state = name.rpartition(" ")
    known = region(state) if town and len(state) > SHORT else None
    return name if known and known[1] else ""


def beginning(name: str) -> str:
    """Return the known place that Chinese prose begins with: 上海 of 上海的研发中心, nothing of 北京大学."""
    plain = narrow(name)
    known = longest_prefix(plain) if not plain.isascii() else ""
    rest = plain[len(known) :]
    for size in range(len(rest), 0, -1):
        if known and size <= TITLE and not ORGANISATION.search(rest[:size]) and lookup(plain[: len(known) + size]):
            return name[: len(known) + size]
    if known and rest[:1] == "的":
        return name[: len(known)]  # 成都的创业公司
    return "" if not known or ORGANISATION.search(rest[:6]) else name[: len(known)]


def _all_known(text: str) -> list[str]:
    """Return the places of a text that holds nothing else."""
    names = split(text)
    return names if names and all(lookup(name) for name in names) else []


def _in_brackets(text: str, plain: str) -> list[tuple[int, list[str]]]:
    """Return the places that stand alone in brackets; round ones count in a title only."""
    is_title = len(plain) <= TITLE and not plain.rstrip().endswith((".", "。"))
    square = [(hit.start(), text[slice(*hit.span(1))]) for hit in SQUARE.finditer(plain)]
    rounds = [hit for hit in ROUND.finditer(plain) if is_title and not COMPANY_NAME.match(plain, hit.end())]
    found = square + [(hit.start(), text[slice(*hit.span(1))]) for hit in rounds if not _is_aside(hit[1])]
    return [(at, _all_known(inner)) for at, inner in found]


def _is_aside(inner: str) -> bool:
    """Say whether a bracket may hold anything but a place: (US), (EU)."""
    return (
        inner.isascii()
        and inner.isupper()
        and any(place.kind in {"country", "state", "area"} for place in exact(inner))
    )
