"""YAML written by people -> plain values, each with its place in the file.

The loader reads scalars as YAML 1.2's core schema does, because 1.1 turns ``NO``
into False, ``9:30`` into 570 and ``007`` into 7 (measured with PyYAML 6.0.3). Dates
stay text: whoever knows the key parses them. Duplicate keys, aliases, full-width
punctuation and values cut off by a ``#`` are problems; PyYAML passes them silently.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml

from sitegen import flat_yaml
from sitegen.flat_yaml import TreePath
from sitegen.problem import Problem, Where

# libyaml recurses in C and crashes the process on deep nesting, so both are bounded first.
MAX_CHARS = 16_384
MAX_DEPTH = 20


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012 - PyYAML's way to hold them


_STR, _BOOL, _INT, _NULL = (f"tag:yaml.org,2002:{name}" for name in ("str", "bool", "int", "null"))
_KEPT_AS_TEXT = {
    "tag:yaml.org,2002:timestamp": re.compile(r"^\d{4}-\d\d?-\d\d?(?:[Tt ]|$)"),
    "tag:yaml.org,2002:float": re.compile(r"^[-+]?\d{1,18}(?:\.\d{0,18})?$"),
}
_IS_BOOL = re.compile(r"^(?:true|false)$", re.IGNORECASE)
_IS_INT = re.compile(r"^[-+]?(?:0|[1-9][0-9]{0,17})$")
_IS_NULL = re.compile(r"^(?:~|null|)$", re.IGNORECASE)
_Loader.add_implicit_resolver(_BOOL, _IS_BOOL, list("tTfF"))
_Loader.add_implicit_resolver(_INT, _IS_INT, list("-+0123456789"))
_Loader.add_implicit_resolver(_NULL, _IS_NULL, ["~", "n", "N", ""])

# What YAML takes for line ends and editors do not; pasted from chats and word processors.
_ODD_LINE_ENDS = re.compile("[\x85\u2028\u2029]")
# What no text has: YAML refuses it as it is, and takes it as an escape ("\\a").
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_INDENTATION = re.compile(r"^[ \t:?-]*", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Tree:
    """A mapping as plain values (str, int, bool, None, list, dict) and where each stands."""

    values: Mapping[str, Any]
    places: Mapping[TreePath, Where] = field(default_factory=dict)
    path: str = ""

    def where(self, *keys: str | int) -> Where:
        """Return the place of a key or item, or of the nearest thing around it."""
        found = self.places.get(keys)
        if found is not None:
            return found
        for end in range(len(keys) - 1, -1, -1):
            if keys[:end] in self.places:
                return self.places[keys[:end]]
        return Where(self.path)


@dataclass(frozen=True, slots=True)
class _Reader:
    """One text being read: where it stands in its file, its lines, and what is found."""

    path: str
    first_line: int
    lines: list[str]
    problems: list[Problem]
    places: dict[TreePath, Where]
    seen: set[int]

    def at(self, mark: Any) -> Where:
        return Where(self.path, self.first_line + mark.line, mark.column + 1)

    def problem(self, where: Where, rule: str, message: str, hint: str = "") -> None:
        self.problems.append(Problem(where, rule, message, hint))


def load(text: str, path: str, *, first_line: int = 1, max_chars: int = MAX_CHARS) -> tuple[Tree, list[Problem]]:
    """Read a YAML mapping.

    ``first_line`` is the line of the file that ``text`` begins at. Returns what could be
    read (an empty mapping where nothing could) and the problems; never raises for bad text.
    """
    flat = flat_yaml.read(text, path, first_line) if len(text) <= max_chars else None
    if flat is not None:
        return Tree(*flat, path), []
    return parsed(text, path, first_line=first_line, max_chars=max_chars)


def parsed(text: str, path: str, *, first_line: int = 1, max_chars: int = MAX_CHARS) -> tuple[Tree, list[Problem]]:
    """Return the same by the parser alone."""
    text = _ODD_LINE_ENDS.sub(" ", text)
    reader = _Reader(path, first_line, text.split("\n"), [], {}, set())
    blocked = _surrogates(text, reader) or _too_large(text, reader, max_chars)
    blocked = blocked or ("：" in text and _full_width_colons(reader))
    if blocked:
        return Tree({}, {}, path), reader.problems
    loader = _Loader(text)
    try:
        node = loader.get_single_node()
        if node is None:
            return Tree({}, {}, path), []
        if not isinstance(node, yaml.MappingNode):
            reader.problem(reader.at(node.start_mark), "yaml.not-mapping", "this is no `key: value`")
            return Tree({}, {}, path), reader.problems
        values = _value(node, (), reader)
    except yaml.MarkedYAMLError as error:
        reader.problems.append(_syntax(error, reader))
        return Tree({}, {}, path), reader.problems
    except yaml.YAMLError as error:
        reader.problems.append(_unreadable(error, text, reader))
        return Tree({}, {}, path), reader.problems
    finally:
        loader.dispose()
    return Tree(values, reader.places, path), reader.problems


def _too_large(text: str, reader: _Reader, max_chars: int) -> bool:
    where = Where(reader.path, reader.first_line)
    if len(text) > max_chars:
        reader.problem(where, "yaml.too-large", f"{len(text)} characters, {max_chars} are allowed")
        return True
    return _too_deep(text, reader)


def _surrogates(text: str, reader: _Reader) -> bool:
    """Find half a character, which libyaml cannot even be handed; no file that is UTF-8 holds one."""
    if text.isascii() or not _SURROGATE.search(text):
        return False
    reader.problems.append(_unreadable(yaml.YAMLError(), text, reader))
    return True


def _too_deep(text: str, reader: _Reader) -> bool:
    """Find what is nested too deep by the parser's events, which need no stack; most texts are too flat to look."""
    indented = max(map(len, _INDENTATION.findall(text)), default=0)  # a list may stand at its key's own indentation
    if text.count("[") + text.count("{") + 2 * (indented + 1) <= MAX_DEPTH:
        return False
    depth = 0
    try:
        for event in yaml.parse(text, Loader=_Loader):
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if depth > MAX_DEPTH:
                line = event.start_mark.line if event.start_mark else 0
                where = Where(reader.path, reader.first_line + line)
                reader.problem(where, "yaml.too-large", f"nested deeper than {MAX_DEPTH} levels")
                return True
    except yaml.YAMLError:
        pass  # whoever reads the text says what is wrong with it
    return False


_FULL_WIDTH_KEY = re.compile(r"(\w[\w-]*)[ \t]*：")


def _full_width_colons(reader: _Reader) -> bool:
    """Find lines such as ``title：前端``, which YAML reads as text or refuses obscurely."""
    found = False
    for number, line in enumerate(reader.lines):
        match = _FULL_WIDTH_KEY.match(line)
        if match:
            key, value = match[1], line[match.end() :].strip()
            where = Where(reader.path, reader.first_line + number, match.end())
            reader.problem(where, "yaml.full-width", f"full-width colon after `{key}`", f"write `{key}: {value}`")
            found = True
    return found


def _value(node: yaml.Node, path: TreePath, reader: _Reader) -> Any:
    if id(node) in reader.seen:  # an alias: the same node in a second place
        reader.problem(reader.at(node.start_mark), "yaml.alias", "an anchor is used twice", "write the value out")
        return None
    reader.seen.add(id(node))
    reader.places.setdefault(path, reader.at(node.start_mark))
    if isinstance(node, yaml.ScalarNode):
        if not node.style:  # plain; libyaml's style is "" where PyYAML's own is None
            _cut_off(node, reader)
        return _scalar(node, reader)
    if isinstance(node, yaml.SequenceNode):
        if node.flow_style:
            _full_width_commas(node, reader)
        return [_value(item, (*path, i), reader) for i, item in enumerate(node.value)]
    return dict(_pairs(node, path, reader)) if isinstance(node, yaml.MappingNode) else None


def _scalar(node: yaml.ScalarNode, reader: _Reader) -> str | int | bool | None:
    """Return a value of the core schema; any other tag (``!!binary``, ``!mine``) is a problem.

    A date and a number with a point stay text, tagged or not.
    """
    text = str(node.value)
    if node.tag == _STR or (node.tag in _KEPT_AS_TEXT and _KEPT_AS_TEXT[node.tag].match(text)):
        return text if text.isprintable() else _CONTROLS.sub("\ufffd", text)
    if node.tag == _NULL and _IS_NULL.match(text):
        return None
    if node.tag == _BOOL and _IS_BOOL.match(text):
        return text.lower() == "true"
    if node.tag == _INT and _IS_INT.match(text):
        return int(text)
    reader.problem(reader.at(node.start_mark), "yaml.syntax", "a value may not begin with `!`", _QUOTE)
    return None


def _pairs(node: yaml.MappingNode, path: TreePath, reader: _Reader) -> Iterator[tuple[str, Any]]:
    lines: dict[str, int] = {}
    for key_node, value_node in node.value:
        where = reader.at(key_node.start_mark)
        if not isinstance(key_node, yaml.ScalarNode):
            reader.problem(where, "yaml.syntax", "a key must be a word", "put quotes around it")
            continue
        key = str(key_node.value)
        if key in lines:
            message = f"`{key}` stands here and on line {lines[key]}"
            reader.problem(where, "yaml.duplicate-key", message, "delete one of the two")
            continue
        lines[key] = where.line
        reader.places[(*path, key)] = where
        yield key, _value(value_node, (*path, key), reader)


def _cut_off(node: yaml.ScalarNode, reader: _Reader) -> None:
    """Find ``title: 前端 #急招``; a ``# `` with a blank is a comment that somebody meant."""
    mark = node.end_mark
    rest = reader.lines[mark.line][mark.column :] if mark.line < len(reader.lines) else ""
    comment = rest.strip()
    if node.value and comment.startswith("#") and comment[1:2].strip(" #"):
        where = Where(reader.path, reader.first_line + mark.line, mark.column + 1 + len(rest) - len(rest.lstrip()))
        whole = f'"{node.value} {comment}"'
        reader.problem(where, "yaml.comment", f"`{comment}` is read as a comment and left out", f"write `{whole}`")


def _full_width_commas(node: yaml.SequenceNode, reader: _Reader) -> None:
    for item in node.value:
        if isinstance(item, yaml.ScalarNode) and not item.style and "，" in item.value:
            parts = ", ".join(part.strip() for part in item.value.split("，"))
            where = reader.at(item.start_mark)
            reader.problem(where, "yaml.full-width", f"full-width comma in `[{item.value}]`", f"write `[{parts}]`")


_QUOTE = "put quotes around the value"
# What the parser says -> what to tell an author, and what to write instead.
_SYNTAX = (
    ("mapping values", "a value may not have `: ` in it", _QUOTE),
    ("expected ',' or ']'", "a `[` is not closed", "add a `]`, or put quotes around text that begins with `[`"),
    ("expected ',' or '}'", "a `{` is not closed", "add a `}`, or put quotes around text that begins with `{`"),
    ("unexpected end of stream", "a quotation mark is not closed", "add the second one"),
    ("expected ':'", "a line without `key: value`", "write `key: value`, or indent the rest of a longer text"),
    ("block mapping", "this line does not fit the ones above", "begin every key at the left edge"),
    ("unknown escape", "a `\\` in double quotes begins an escape", "use single quotes"),
)


def _unreadable(error: yaml.YAMLError, text: str, reader: _Reader) -> Problem:
    """Say which character YAML refuses; the reader's error has no mark."""
    found = _CONTROLS.search(text)
    if found is None:
        return Problem(Where(reader.path, reader.first_line), "yaml.syntax", str(error).split("\n")[0] or "unreadable")
    line, column = text.count("\n", 0, found.start()), found.start() - text.rfind("\n", 0, found.start())
    where = Where(reader.path, reader.first_line + line, column)
    return Problem(where, "yaml.syntax", f"the control character U+{ord(found[0]):04X} stands here", "delete it")


def _syntax(error: yaml.MarkedYAMLError, reader: _Reader) -> Problem:
    """Turn the parser's words into a problem; its marks are of the text, not of the file."""
    said = error.problem or "unreadable"
    mark = error.problem_mark or error.context_mark
    unclosed = "is not closed" in next((message for part, message, _ in _SYNTAX if part in said), "")
    if unclosed and error.context_mark:
        mark = error.context_mark  # where it was opened
    where = reader.at(mark) if mark else Where(reader.path, reader.first_line)
    line = reader.lines[mark.line] if mark and mark.line < len(reader.lines) else ""
    value = line.partition(": ")[2].lstrip()
    if "alias" in said or value.startswith(("*", "&")):
        message = "text that begins with `*` or `&` is a YAML alias"
        return Problem(where, "yaml.alias", message, "put quotes around it")
    if line[: len(line) - len(line.lstrip())].count("\t"):
        return Problem(where, "yaml.syntax", "a tab at the beginning of the line", "indent with blanks")
    if value[:1] in tuple("@`%!|>"):
        return Problem(where, "yaml.syntax", f"a value may not begin with `{value[0]}`", _QUOTE)
    for part, message, hint in _SYNTAX:
        if part in said:
            return Problem(where, "yaml.syntax", message, hint)
    return Problem(where, "yaml.syntax", said)
