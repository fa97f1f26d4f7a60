"""A field that lists places: 深圳/杭州/北京, London, UK; Berlin or Munich, 国外：英国、俄罗斯."""

import re
from collections.abc import Iterator

from sitegen.facts.gazetteer import Place, exact, region
from sitegen.facts.place_name import lookup
from sitegen.facts.width import narrow

GROUPS = ";\n"
SIGNS = "/、,|\\"
LABEL = re.compile(r"^[^\S\n]{0,4}([^\s:,/、][^:,/、]{0,15}?) {0,2}: {0,4}(?=\S)")
SCOPE = ("国内", "国外", "海外", "中国", "全国", "全球")
JOINED = re.compile(
    r"或者?|以及|和|及|与|\s+(?:or|and|OR|AND|&)\s+|\s[-&+]\s|(?<=[\u3400-\u9fff])[+&](?=[\u3400-\u9fff])"
)
HEAD = re.compile(
    r"^(?:位于|[都均]?在|于|可在|可选择?|工作地[点址]?|地[点址]|坐标"
    r"|base(?:d)?(?:\s?(?:in|on|地|在))?\b|located in|the\b|either|or\b|and\b|或|和|及)\s*:?\s*",
    re.IGNORECASE,
)
TAIL = re.compile(
    r"\s*(?:可选|任选|任选其一|均可|皆可|都可以?|都行|二选一|等地|等城市|等|即可|优先|为主|两地|三地|多地|"
    r"(?<![a-z])(?:preferred|only|ok|possible|area preferred|office|offices|hq|headquarters))\s*$",
    re.IGNORECASE,
)
NOTHING = re.compile(
    r"(?:可选|不限|地点不限|任选|均可|其他|待定|面议|多地|多个城市"
    r"|n/?a|tbd|none|various|multiple(?: locations)?|several|other|any|-+)?",
    re.IGNORECASE,
)
NOTE = re.compile(r"\s*\(([^()]*)\)")
LONGEST_FIELD = 10_000
LONGEST = 120  # nobody writes a longer name, and work stays in proportion to the text
EDGES = " \t,.。，、;；:：*_·-"


def split(text: str) -> list[str]:
    """Return the places that a field names, each as written: 北京中关村, London, UK, Remote (US)."""
    plain = narrow(text[:LONGEST_FIELD])
    found: list[str] = []
    for start, end in _cut(plain, 0, len(plain), GROUPS):
        begin = start + _label(plain[start:end])
        pieces = list(_cut(plain, begin, end, SIGNS))
        for left, right in _joined_regions(plain, pieces):
            for a, b in _conjoined(plain, left, right):
                found += _clean(text[a:b], plain[a:b])
    return list(dict.fromkeys(found))


def _cut(plain: str, start: int, end: int, signs: str) -> Iterator[tuple[int, int]]:
    """Yield the stretches between signs, those in brackets not counted."""
    depth, at = 0, start
    for i in range(start, end):
        char = plain[i]
        depth = max(0, depth + (char in "([") - (char in ")]"))
        if char in signs and not depth:
            yield at, i
            at = i + 1
    yield at, end


def _label(group: str) -> int:
    """Return how long a label such as ``国外：`` is, 0 where the text begins with a place."""
    label = LABEL.match(group)
    if not label:
        return 0
    name = label[1].strip()
    return label.end() if name in SCOPE or not lookup(name) else 0


def _joined_regions(plain: str, pieces: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Put a city and the state or country after its comma together again."""
    joined: list[tuple[int, int]] = []
    for start, end in pieces:
        after_comma = bool(joined) and plain[start - 1] == "," and end - joined[-1][0] <= LONGEST
        if after_comma and _belongs(plain[joined[-1][0] : joined[-1][1]], plain[start:end]):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _belongs(city: str, tail: str) -> bool:
    """Say whether what stands after a comma only says where the city is: London, UK but Berlin, London."""
    nearest = city if exact(city.strip(EDGES)) else JOINED.split(city)[-1]  # of Austin, TX or Nashville
    head, last = nearest.partition(",")[0].strip(), nearest.rpartition(",")[2].strip()
    tail = JOINED.split(NOTE.sub("", tail).strip())[0]
    said = region(tail) if tail.isascii() or not head.isascii() else None
    if said is None or not head or (lookup(last) is None and not head.isascii()):
        return False
    if any(place.kind == "country" for place in exact(last)) or (exact(head) and exact(head)[0].slug == "worldwide"):
        return False
    country, state = said
    known = [place for place in exact(head) if place.kind in {"city", "district"}]
    short = tail.strip().isupper()
    if not known or (short and state):
        return True
    lies_there = (
        place.country == country and (None in {state, place.region} or state == place.region) for place in known
    )
    return any(lies_there) or _is_elsewhere(known, said)


def _is_elsewhere(known: list[Place], said: tuple[str, str | None]) -> bool:
    """Say whether a state in full follows a namesake abroad: Paris, Texas."""
    return said[1] is not None and all(place.country != said[0] for place in known)


def _conjoined(plain: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut at 或, 和, "or" and blanks where what stands before is a known place (but not 呼和浩特)."""
    piece = plain[start:end]
    if len(piece) <= LONGEST and not exact(piece.strip(EDGES)):
        for hit in JOINED.finditer(piece):
            head = HEAD.sub("", piece[: hit.start()].strip(EDGES))
            if head and lookup(TAIL.sub("", head)):
                yield start, start + hit.start()
                yield from _conjoined(plain, start + hit.end(), end)
                return
        words = [word for word in re.finditer(r"\S+", piece) if TAIL.sub("", word[0])]
        places = [lookup(word[0]) for word in words]
        distinct = all(places) and len({place.slug for place in places if place}) == len(places)
        if len(words) > 1 and distinct and not piece.isascii():
            yield from ((start + word.start(), start + word.end()) for word in words)
            return
    yield start, end


def _clean(written: str, plain: str) -> list[str]:
    """Drop what is no name of a place around one; nothing is left of 可选."""
    if len(plain) > LONGEST:
        return [written.strip()]
    note = NOTE.search(plain)
    if note and not (lookup(note[1]) or region(note[1]) or lookup(plain[: note.start()]) is None):
        written, plain = written[: note.start()] + written[note.end() :], NOTE.sub("", plain, count=1)
    name, bare = written.strip(EDGES + "\n"), plain.strip(EDGES + "\n")
    for rule in (HEAD, TAIL):
        cut = rule.search(bare)
        while cut and cut[0] and not exact(bare) and not region(bare):
            name = name[cut.end() :] if rule is HEAD else name[: cut.start()]
            bare = bare[cut.end() :] if rule is HEAD else bare[: cut.start()]
            cut = rule.search(bare)
    name = name.strip(EDGES)
    return [] if NOTHING.fullmatch(bare.strip(EDGES)) else [name]
