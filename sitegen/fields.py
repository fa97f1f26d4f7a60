"""Typed reading of a YAML mapping: a value of the right type, or a problem that says what to write.

A ``Fields`` remembers which keys were asked for; whatever is left at the end is
unknown, and the nearest known key is suggested.
"""

import difflib
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from typing import Any, TypeVar

from sitegen.problem import Problem, Where
from sitegen.yaml_source import Tree

E = TypeVar("E", bound=StrEnum)
_EXAMPLES = {
    "text": "`KEY: words`",
    "true or false": "`KEY: true` or `KEY: false`",
    "a whole number": "`KEY: 3`",
    "a text or a list of texts": "`KEY: words` or `KEY: [one, two]`",
    "a list of mappings": "`KEY: [{…}, {…}]`",
}
_MOST = 12  # words that a hint lists
_MOST_DIGITS = 15  # of a number; JSON and spreadsheets count exactly that far
_TYPE_NAMES = {str: "text", int: "a number", bool: "true or false", list: "a list", dict: "a mapping"}


def nearest(word: str, known: Iterable[str]) -> str:
    """Return the known word that is most like ``word``, or an empty text."""
    close = difflib.get_close_matches(word.lower(), sorted(known), n=1, cutoff=0.6)
    return close[0] if close else ""


def did_you_mean(word: str, known: Sequence[str]) -> str:
    """Return a hint: the nearest of the known words, or all of them where none is near."""
    close = nearest(word, known)
    if close:
        return f"did you mean `{close}`?"
    return "use one of " + ", ".join(f"`{k}`" for k in known) if len(known) <= _MOST else ""


class Fields:
    """One mapping being read. ``problems`` collects what is wrong with it."""

    def __init__(
        self, tree: Tree, problems: list[Problem], *prefix: str | int, aliases: Mapping[str, str] | None = None
    ) -> None:
        """``prefix`` leads to a mapping inside ``tree``; ``aliases`` gives other names of keys."""
        self.tree = tree
        self.problems = problems
        self.prefix = prefix
        self.aliases = aliases or {}
        self.asked: set[str] = set()
        values: Any = tree.values
        for key in prefix:
            values = values[key]
        self.values: Mapping[str, Any] = values
        self.given = self._other_names()

    def where(self, key: str, *inside: str | int) -> Where:
        """Return the place of a key, under whichever name it was given."""
        return self.tree.where(*self.prefix, self._given(key), *inside)

    def has(self, key: str) -> bool:
        """Whether the key is there with a value."""
        return self.raw(key) is not None

    def raw(self, key: str) -> Any:
        """Return the value as YAML has it, or None; an empty text is none."""
        self.asked.add(key)
        value = self.values.get(self.given.get(key, key) if self.given else key)
        return None if value == "" else value

    def text(self, key: str) -> str | None:
        """Return one text; numbers are taken as they look."""
        value = self.raw(key)
        if value is None:
            return None
        if isinstance(value, str):
            return value.strip() or None
        if isinstance(value, int) and not isinstance(value, bool):
            return str(value)
        self.wrong_type(key, value, "text")
        return None

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts; one text counts as a list of one."""
        value = self.raw(key)
        if value is None:
            return ()
        items = value if isinstance(value, list) else [value]
        found = []
        for number, item in enumerate(items):
            if isinstance(item, str):
                found.append(item.strip())
            elif isinstance(item, int) and not isinstance(item, bool):
                found.append(str(item))
            elif item is not None:
                self.wrong_type(key, item, "a text or a list of texts", number)
        return tuple(dict.fromkeys(text for text in found if text))

    def flag(self, key: str, *, default: bool) -> bool:
        """Return true or false."""
        value = self.raw(key)
        if value is None:
            return default
        if isinstance(value, bool):
            return value
        self.wrong_type(key, value, "true or false")
        return default

    def number(self, key: str) -> int | None:
        """Return a whole number that is not negative."""
        value = self.raw(key)
        if value is None:
            return None
        digits = str(value).replace(",", "").replace("_", "") if type(value) in (str, int) else ""
        if digits.isascii() and digits.isdigit() and len(digits) <= _MOST_DIGITS:
            return int(digits)
        self.wrong_type(key, value, "a whole number")
        return None

    def choice(self, key: str, words: type[E]) -> E | None:
        """Return one of the words of an enumeration."""
        text = self.text(key)
        if text is None:
            return None
        return self._word(key, text, words, self.where(key))

    def choices(self, key: str, words: type[E]) -> tuple[E, ...]:
        """Return a list of words of an enumeration, in the order given."""
        found = []
        for number, text in enumerate(self.texts(key)):
            word = self._word(key, text, words, self.where(key, number))
            if word is not None:
                found.append(word)
        return tuple(found)

    def words(self, key: str, languages: Sequence[str]) -> dict[str, str]:
        """Return a text by language: one text counts for the first language."""
        value = self.raw(key)
        if not isinstance(value, dict):
            text = self.text(key)
            return {languages[0]: text} if text else {}
        inner = self.inside(key)
        found = {language: inner.text(language) for language in languages}
        inner.refuse_unknown()
        return {language: text for language, text in found.items() if text}

    def inside(self, key: str) -> "Fields":
        """Return the reader of a mapping that stands under a key (it must be one)."""
        self.asked.add(key)
        return Fields(self.tree, self.problems, *self.prefix, self._given(key))

    def items(self, key: str) -> tuple["Fields", ...]:
        """Return a reader of every mapping in a list; one mapping counts as a list of one."""
        value = self.raw(key)
        if isinstance(value, dict):
            return (self.inside(key),)
        found = []
        for number, item in enumerate(value if isinstance(value, list) else [] if value is None else [value]):
            if isinstance(item, dict):
                found.append(Fields(self.tree, self.problems, *self.prefix, self._given(key), number))
            else:
                self.wrong_type(key, item, "a list of mappings", number)
        return tuple(found)

    def refuse_unknown(self) -> None:
        """Report every key that nobody asked for."""
        unknown = [key for key in self.values if self.aliases.get(key, key) not in self.asked and key not in self.asked]
        if not unknown:
            return
        known = sorted(self.asked.union(name for name, real in self.aliases.items() if real in self.asked))
        for key in unknown:
            where = self.tree.where(*self.prefix, key)
            self.problem(where, "key.unknown", f"unknown key `{key}`", did_you_mean(key, known))

    def problem(self, where: Where, rule: str, message: str, hint: str = "") -> None:
        """Note a problem."""
        self.problems.append(Problem(where, rule, message, hint))

    def wrong_type(self, key: str, value: Any, wanted: str, *inside: int) -> None:
        """Note that a key has a value of another type."""
        given = self._given(key)
        hint = "write " + _EXAMPLES[wanted].replace("KEY", given)
        self.problem(self.where(key, *inside), "value.type", f"`{given}` takes {wanted}, not {_name(value)}", hint)

    def _word(self, key: str, text: str, words: type[E], where: Where) -> E | None:
        try:
            return words(text.lower())
        except ValueError:
            hint = did_you_mean(text, [word.value for word in words])
            self.problem(where, "value.choice", f"`{key}` does not take `{text}`", hint)
            return None

    def _given(self, key: str) -> str:
        """Return the name that a key was given under."""
        return self.given.get(key, key)

    def _other_names(self) -> dict[str, str]:
        """Return key -> the other name it was given under; of several the first in the order of ``aliases``."""
        names = [name for name in self.values if name in self.aliases and self.aliases[name] not in self.values]
        if len(names) > 1:
            names.sort(key=list(self.aliases).index, reverse=True)
        return {self.aliases[name]: name for name in names}


def _name(value: Any) -> str:
    return next((name for kind, name in _TYPE_NAMES.items() if type(value) is kind), type(value).__name__)
