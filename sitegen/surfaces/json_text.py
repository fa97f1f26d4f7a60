"""Plain data as JSON text: UTF-8, keys in the order given, the same bytes every time."""

import json
import re
from typing import Any

# Half of a pair of UTF-16 units: Python keeps one in a str, but it has no UTF-8 form.
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
# What is written has no circles in it, so none are looked for.
_COMPACT = json.JSONEncoder(ensure_ascii=False, allow_nan=False, check_circular=False, separators=(",", ":"))


def text(data: Any) -> str:
    """Return the JSON of a file: one space of indent, so that a diff is readable, and a last newline.

    Raises ValueError or TypeError for what JSON has no form for; the surfaces make none of it.
    """
    return _encodable(json.dumps(data, ensure_ascii=False, allow_nan=False, indent=1)) + "\n"


def compact(data: Any) -> str:
    """Return the JSON on one line, with no blanks between the values."""
    return _encodable(_COMPACT.encode(data))


def _encodable(text: str) -> str:
    """Return the text with U+FFFD in place of each lone surrogate."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return _LONE_SURROGATE.sub("\ufffd", text)
    return text
