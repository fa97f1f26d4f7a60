"""Sanitizing: the one place that decides what HTML may stand on a page.

Whatever the parser or an author wrote passes through here; only what ``direct`` makes of
plain texts does not, which writes all of its tags itself and is tested to give the same.
What is not on the lists of ``tags`` is taken out.
"""

import re
from functools import lru_cache

import nh3

from sitegen.markdown.tags import ALLOWED, ATTRIBUTES, CLASSES, SWALLOWED
from sitegen.markdown.targets import Target, normal, target

# Characters that HTML or XML forbids: controls, and the two that are no characters at all.
_FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff\ufdd0-\ufdef]")
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,5}")
_DATE = re.compile(r"[0-9][0-9:TZ.+-]{0,40}|P[0-9DTHMS.]{1,20}")
_NUMBER = re.compile(r"[1-9][0-9]{0,4}|0")
_NUMBERS = frozenset({"width", "height", "colspan", "rowspan", "span", "start", "value"})
_FIXED = {
    "dir": frozenset({"ltr", "rtl", "auto"}),
    "scope": frozenset({"col", "row", "colgroup", "rowgroup"}),
}
_MOST_PASSES = 4
_FLAGS = frozenset({"open", "reversed"})


def _attribute(tag: str, name: str, value: str) -> str | None:  # noqa: PLR0911 - one line a kind
    """Return the value that an attribute may have, or None."""
    if name == "href":
        return None if target(value) is Target.UNSAFE else normal(value)
    if name == "src":
        return normal(value) if target(value) in {Target.SITE, Target.OUTSIDE} else None
    if name in _NUMBERS:
        return value if _NUMBER.fullmatch(value) else None
    if name in _FIXED:
        return value.lower() if value.lower() in _FIXED[name] else None
    if name == "lang":
        return value if _LANGUAGE.fullmatch(value) else None
    if name == "datetime":
        return value if _DATE.fullmatch(value) else None
    if name in _FLAGS:
        return ""
    return value if tag else None


@lru_cache(1)
def _cleaner() -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=set(ALLOWED),
        clean_content_tags=set(SWALLOWED),
        attributes=ATTRIBUTES,
        attribute_filter=_attribute,
        strip_comments=True,
        link_rel=None,  # ``body`` adds it, to links that leave the site
        url_schemes={"http", "https", "mailto", "tel"},
        allowed_classes=CLASSES,
    )


def sanitize(html: str, *, raw: bool = True) -> str:
    """Return HTML without anything that the lists do not allow.

    The result is serialized in one form, which ``body`` relies on: attributes are in
    double quotes, and a ``<`` in text or in an attribute is always escaped. Where
    somebody wrote HTML (``raw``), its repaired tree can be one that a browser would
    read in another way, so it is sanitized again until it stays as it is.
    """
    clean = _cleaner().clean(html)
    for _ in range(_MOST_PASSES if raw else 0):
        before, clean = clean, _cleaner().clean(clean)
        if clean == before:
            break
    return _FORBIDDEN.sub("", clean).replace("<p></p>", "")
