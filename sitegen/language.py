"""Languages that a site can have: codes, BCP 47 tags and their own names."""

from collections.abc import Mapping

# The codes that a file name's suffix may be (`about.en.md`); others belong to the name (`node.js.md`).
CODES = frozenset(
    [
        "ar",
        "de",
        "en",
        "es",
        "fr",
        "hi",
        "id",
        "it",
        "ja",
        "ko",
        "ms",
        "nl",
        "pl",
        "pt",
        "ru",
        "th",
        "tr",
        "uk",
        "vi",
        "zh",
    ]
)

_TAGS = {"zh": "zh-CN"}
_LOCALES = {"zh": "zh_CN", "en": "en_US", "de": "de_DE", "fr": "fr_FR", "es": "es_ES", "ja": "ja_JP", "ko": "ko_KR"}
_NAMES = {
    "ar": "العربية", "de": "Deutsch", "en": "English", "es": "Español", "fr": "Français", "hi": "हिन्दी",
    "id": "Bahasa Indonesia", "it": "Italiano", "ja": "日本語", "ko": "한국어", "ms": "Bahasa Melayu",
    "nl": "Nederlands", "pl": "Polski", "pt": "Português", "ru": "Русский", "th": "ไทย", "tr": "Türkçe",
    "uk": "Українська", "vi": "Tiếng Việt", "zh": "中文",
}  # fmt: skip


def tag(code: str) -> str:
    """Return the BCP 47 tag for ``lang`` and ``hreflang``: zh is zh-CN, as its text is simplified."""
    return _TAGS.get(code, code)


def locale(code: str) -> str:
    """Return the form that Open Graph wants: ``zh_CN``."""
    return _LOCALES.get(code, code)


def name(code: str) -> str:
    """Return the language's name in itself, for language switches."""
    return _NAMES.get(code, code)


def choose(words: Mapping[str, str], language: str) -> str:
    """Return a text in a language, or in the first there is, or ""."""
    return words.get(language) or next(iter(words.values()), "")
