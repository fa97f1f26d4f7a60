"""YAML of one line a key, as most front matter is: read without a parser.

Text in quotes, plain words and numbers, and lists of them in brackets. Values and
places are those of ``yaml_source``, which reads everything else: whatever could mean
more than it seems to (signs, comments, indentation, a key given twice) is left to it.
"""

import re
from typing import Any

from sitegen.problem import Where

# A letter, a digit or a sign that begins nothing else, then all but what ends a key (`: `) or begins a comment (` #`).
_PLAIN = r"(?:[^\W_]|[/$€£¥（【《“「])[^ :]*(?:(?: (?=[^ :#])|:(?=[^ :]))[^ :]*)*"
# The same in brackets, with the few signs that mean nothing there: `:` only inside a word (04:30).
_SAFE = r"[\w.+/@·~()%=<>*&!-]*"
_WORD = rf"[^\W_]{_SAFE}(?:(?::(?=[\w/])| (?=[\w.+/@·~(])){_SAFE})*"
_QUOTED = r'"[^"\\]*"'
_LINE = re.compile(
    rf"([^\W\d_]\w*): (?:({_PLAIN})|({_QUOTED}|'[^']*')|(\[(?:{_WORD}|{_QUOTED})(?:, (?:{_WORD}|{_QUOTED}))*\]))"
)
_ITEM = re.compile(rf"{_QUOTED}|{_WORD}")
_CONSTANTS: dict[str, str | bool | None] = {"null": None, "true": True, "false": False}
_IS_INT = re.compile(r"0|[1-9][0-9]{0,17}")

TreePath = tuple[str | int, ...]


def read(source: str, path: str, first_line: int) -> tuple[dict[str, Any], dict[TreePath, Where]] | None:
    """Return the values of a mapping and where each stands, or None where the text is not flat."""
    values: dict[str, Any] = {}
    places: dict[TreePath, Where] = {}
    for number, line in enumerate(source.split("\n"), first_line):
        if not line:
            continue
        found = _LINE.fullmatch(line) if line.isprintable() else None
        if found is None or found[1] in values:
            return None
        key, word, quoted, listed = found.groups()
        places[key,] = Where(path, number, 1)
        if word is not None:
            values[key] = _value(word)
        elif quoted is not None:
            values[key] = quoted[1:-1]
        else:
            items: list[Any] = []
            column = found.start(4) + 1
            for item in _ITEM.finditer(listed, 1):
                text = item[0]
                places[key, len(items)] = Where(path, number, column + item.start())
                items.append(text[1:-1] if text[0] == '"' else _value(text))
            values[key] = items
    if values:
        places[()] = places[next(iter(values)),]
    return values, places


def _value(word: str) -> str | int | bool | None:
    """Return what plain words mean in the core schema of YAML 1.2."""
    if word[0].isdigit():
        return int(word) if _IS_INT.fullmatch(word) else word
    return _CONSTANTS.get(word.lower(), word) if len(word) <= len("false") else word
