"""YAML of one line a key, as most front matter is: read without a parser.

Text in quotes, plain words and numbers, lists of them in brackets, and mappings of them
that stand two blanks deep below their key. Values and
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
    rf"([^\W\d_]\w*):(?: (?:({_PLAIN})|({_QUOTED}|'[^']*')|(\[(?:{_WORD}|{_QUOTED})(?:, (?:{_WORD}|{_QUOTED}))*\])))?"
)
_ITEM = re.compile(rf"{_QUOTED}|{_WORD}")
_CONSTANTS: dict[str, str | bool | None] = {"null": None, "true": True, "false": False}
_IS_INT = re.compile(r"0|[1-9][0-9]{0,17}")
_INDENT = 2

TreePath = tuple[str | int, ...]


def read(source: str, path: str, first_line: int) -> tuple[dict[str, Any], dict[TreePath, Where]] | None:
    """Return the values of a mapping and where each stands, or None where the text is not flat."""
    reader = _Reader(path)
    for number, line in enumerate(source.split("\n"), first_line):
        if line and not reader.take(line, number):
            return None
    values, places = reader.values, reader.places
    if not reader.mapping and values:
        return None  # a key with nothing
    if values:
        places[()] = places[next(iter(values)),]
    return values, places


class _Reader:
    """One reading of lines: what was read so far, and the mapping that is open, which may stand under a key."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.values: dict[str, Any] = {}
        self.places: dict[TreePath, Where] = {}
        self.mapping = self.values
        self.around: TreePath = ()

    def take(self, line: str, number: int) -> bool:
        """Take a line; tell whether it is flat."""
        indent = _INDENT if line[0] == " " else 0
        found = _LINE.fullmatch(line, indent) if line.isprintable() else None
        if found is None or not self._fits(line[:indent]):
            return False
        key, word, quoted, listed = found.groups()
        if key in self.mapping:
            return False
        self.places[*self.around, key] = Where(self.path, number, indent + 1)
        if word is not None:
            self.mapping[key] = _value(word)
        elif quoted is not None:
            self.mapping[key] = quoted[1:-1]
        elif listed is not None:
            self.mapping[key] = self._list(listed, (*self.around, key), number, found.start(4) + 1)
        elif indent:
            return False
        else:
            inner: dict[str, Any] = {}
            self.mapping[key] = inner
            self.mapping, self.around = inner, (key,)
        return True

    def _fits(self, indent: str) -> bool:
        """Tell whether a line may be indented like that; one that is not ends the mapping under a key."""
        if indent:
            return self.around != () and not indent.strip()
        if self.around:
            if not self.mapping:
                return False
            self.mapping, self.around = self.values, ()
        return True

    def _list(self, listed: str, key: TreePath, number: int, column: int) -> list[Any]:
        """Return the items of a list in brackets that begins at a column."""
        items: list[Any] = []
        for item in _ITEM.finditer(listed, 1):
            text = item[0]
            self.places[*key, len(items)] = Where(self.path, number, column + item.start())
            items.append(text[1:-1] if text[0] == '"' else _value(text))
        return items


def _value(word: str) -> str | int | bool | None:
    """Return what plain words mean in the core schema of YAML 1.2."""
    if word[0].isdigit():
        return int(word) if _IS_INT.fullmatch(word) else word
    return _CONSTANTS.get(word.lower(), word) if len(word) <= len("false") else word
