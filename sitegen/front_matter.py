"""A Markdown file -> its front matter (with places) and its body.

The split is python-frontmatter's, the YAML is ours (``yaml_source``), because that
library gives neither line numbers nor a word about an unclosed block. Between lines
``+++`` front matter is TOML, as Hugo and Zola have it; after ``---json`` it is JSON, which YAML includes.
"""

import re
from dataclasses import dataclass

from frontmatter.default_handlers import YAMLHandler

from sitegen import toml_source
from sitegen.problem import Problem, Where
from sitegen.yaml_source import Tree, load

MAX_BYTES = 8 * 1024 * 1024
_HANDLER = YAMLHandler()
_KEY = re.compile(r"^[\w-]+[ \t]*[:：]", re.MULTILINE)
_TOML_FENCE = re.compile(r"^\+\+\+[ \t]*$", re.MULTILINE)
_TOML_KEY = re.compile(r"""^[\w"'-]+[ \t]*=""", re.MULTILINE)
_NAMED_FENCE = re.compile(r"---[ \t]?(?:json|ya?ml)[ \t]*\n", re.IGNORECASE)  # as generators in JavaScript have it
_FENCE = re.compile(r"^---[ \t]*$", re.MULTILINE)
_RETURNS = re.compile(r"\r+\n?")


@dataclass(frozen=True, slots=True)
class Parts:
    """A file in its parts: the front matter, the body, and the line the body begins at."""

    tree: Tree
    body: str
    first_line: int

    @property
    def declared(self) -> bool:
        """Whether there is any front matter."""
        return bool(self.tree.values)


def decode(data: bytes, path: str) -> tuple[str, list[Problem]]:
    """Return a file's text with line feeds and without a byte order mark, or why not."""
    if len(data) > MAX_BYTES:
        message = f"larger than {MAX_BYTES // 1_048_576} MB"
        return "", [Problem(Where(path), "file.too-large", message)]
    try:
        text = data.decode().removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        column = error.start - data.rfind(b"\n", 0, error.start)
        message = f"byte 0x{data[error.start]:02x} is not UTF-8"
        hint = "save the file as UTF-8" + _likely_encoding(data)
        return "", [Problem(Where(path, line, column), "file.not-utf8", message, hint)]
    return unix_lines(text).replace("\0", "\ufffd"), []


def unix_lines(text: str) -> str:
    """Return a text whose lines end with a line feed; CR CR LF, a line end written twice over, is one."""
    if "\r" not in text:
        return text
    return _RETURNS.sub(lambda end: "\n" if end[0].endswith("\n") else "\n" * len(end[0]), text)


def _likely_encoding(data: bytes) -> str:
    """Name the encoding that the text seems to be in, so that the author can find the setting."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "; it looks like UTF-16"
    try:
        data.decode("gb18030")
    except UnicodeDecodeError:
        return ""
    return "; it looks like GB18030 (GBK)"


def split(text: str, path: str) -> tuple[Parts, list[Problem]]:
    """Split a text into front matter and body; bad front matter is empty, with problems."""
    if _TOML_FENCE.match(text):
        return _split_toml(text, path)
    named = _NAMED_FENCE.match(text)
    if named and (closing := _FENCE.search(text, named.end())):
        tree, problems = load(text[named.end() : closing.start()], path, first_line=2)  # JSON is YAML, too
        return Parts(tree, text[closing.end() + 1 :], text.count("\n", 0, closing.end()) + 2), problems
    if not _HANDLER.detect(text):
        return Parts(Tree({}, {}, path), text, 1), []
    try:
        block, body = _HANDLER.split(text)
    except ValueError:
        if not _KEY.match(text.partition("\n")[2]):
            return Parts(Tree({}, {}, path), text, 1), []  # a thematic break, not front matter
        hint = "add a line `---` after the last key"
        problem = Problem(Where(path, 1, 1), "yaml.unclosed", "front matter has no closing `---`", hint)
        return Parts(Tree({}, {}, path), "", 1), [problem]
    opening = text[: len(text) - len(body)].find(block) if block else 0
    tree, problems = load(block.removeprefix("\n"), path, first_line=text.count("\n", 0, opening) + 2)
    lines_above = text[: len(text) - len(body)].count("\n")
    return Parts(tree, body.removeprefix("\n"), lines_above + 2), problems


def _split_toml(text: str, path: str) -> tuple[Parts, list[Problem]]:
    """Split a text that begins with a line ``+++``."""
    opening = text.index("\n") + 1 if "\n" in text else len(text)
    closing = _TOML_FENCE.search(text, opening)
    if closing is None:
        if not _TOML_KEY.match(text, opening):
            return Parts(Tree({}, {}, path), text, 1), []
        hint = "add a line `+++` after the last key"
        problem = Problem(Where(path, 1, 1), "toml.syntax", "front matter has no closing `+++`", hint)
        return Parts(Tree({}, {}, path), "", 1), [problem]
    tree, problems = toml_source.load(text[opening : closing.start()], path, first_line=2)
    return Parts(tree, text[closing.end() + 1 :], text.count("\n", 0, closing.end()) + 2), problems
