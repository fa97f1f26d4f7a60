"""A slug: the ASCII name of a thing in an address, the same for ever.

重庆银行 becomes ``chong-qing-yin-hang`` (pypinyin knows that 重 is not zhong here),
``C++`` becomes ``c-plus-plus``, é becomes e. A text with nothing usable, such as an
emoji, becomes ``x-`` and eight digits of its SHA-256.
"""

import re
import unicodedata
from functools import lru_cache
from hashlib import sha256

LONGEST = 80
MOST = 200  # that an author may choose; names of files end at 255 bytes
ENOUGH = 400  # characters of a text that its slug is made of
SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af]+")
OTHER = re.compile(r"[^a-z0-9]+")

# Signs that are part of a name: C++, C#, .NET.
NAMED = (
    (re.compile(r"(?<=[a-z])\+\+"), " plus plus "),
    (re.compile(r"(?<=[a-z])#"), " sharp "),
    (re.compile(r"(?<![a-z0-9])\.(?=net\b)"), " dot "),
)
LETTERS = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "'": "", "’": ""}
)
CYRILLIC = str.maketrans(
    dict(zip("абвгдеёзийклмнопрстуфхыэіґ", "abvgdeezijklmnoprstufhyeig", strict=True))
    | {"ж": "zh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ь": ""}
    | {"ю": "yu", "я": "ya", "ї": "yi", "є": "ye"}
)


@lru_cache(maxsize=8192)
def slug(text: str) -> str:
    """Return the slug of a text: at most 80 characters, never empty."""
    plain = unicodedata.normalize("NFKC", text[:ENOUGH]).lower()
    for sign, word in NAMED:
        plain = sign.sub(word, plain)
    plain = HAN.sub(_pinyin, plain.translate(LETTERS).translate(CYRILLIC))
    plain = "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))
    plain = OTHER.sub("-", plain).strip("-")
    return _cut(plain) or "x-" + sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8]


def is_slug(text: str) -> bool:
    """Say whether a text can stand in an address as it is."""
    return len(text) <= MOST and SLUG.fullmatch(text) is not None


def _pinyin(run: re.Match[str]) -> str:
    """Return the syllables of a run of Han characters."""
    from pypinyin import lazy_pinyin  # a quarter of a second, so only where it is needed

    return " " + " ".join(lazy_pinyin(run[0], errors="ignore")) + " "


def _cut(text: str) -> str:
    """Shorten a slug at a hyphen."""
    if len(text) <= LONGEST:
        return text
    head = text[: LONGEST + 1].rpartition("-")[0]
    return head or text[:LONGEST]
