"""Markdown to a ``Body``: the one way from a text that somebody wrote to HTML."""

from collections.abc import Sequence
from typing import Any

from markdown_it.token import Token

from sitegen.markdown import plain
from sitegen.markdown.body import body
from sitegen.markdown.guard import Hostile, guard
from sitegen.markdown.literal import literal
from sitegen.markdown.parser import parse_words, parser
from sitegen.markdown.reports import Reports
from sitegen.markdown.safe import sanitize
from sitegen.markdown.tokens import Walk
from sitegen.model import Body
from sitegen.problem import Problem


def render(text: str, *, path: str, first_line: int = 1, top_level: int = 2) -> tuple[Body, list[Problem]]:
    """Return the body of a Markdown text and what was taken out of it.

    ``path`` and ``first_line`` say where the text begins, so that problems and links
    have the lines of the file. The highest headings of the text get ``top_level``.
    The HTML holds nothing that runs or leaves the site; a text that is built to stop
    the build gives an empty body and the problem ``text.hostile``.
    """
    reports = Reports(path, first_line)
    try:
        unsafe, raw = html(text, reports)
    except Hostile as hostile:
        reports.hostile(hostile.line, hostile.message)
        return Body(), list(reports.problems)
    except RecursionError:
        reports.hostile(0, "links, quotes or lists stand in one another too deep")
        return Body(), list(reports.problems)
    rendered = body(sanitize(unsafe, raw=raw), reports, top_level)
    return rendered, sorted(reports.problems)


def html(text: str, reports: Reports) -> tuple[str, bool]:
    """Return the HTML of a text, not yet safe, and whether raw HTML is in it. Raises Hostile."""
    guard(text)
    blocks = plain.blocks(text)
    return parsed_html(text, reports) if blocks is None else (_written(blocks, reports), False)


def parsed_html(text: str, reports: Reports) -> tuple[str, bool]:
    """Return the same by the parser alone, whatever is in the text. Raises Hostile."""
    md = parser()
    env: dict[str, Any] = {}
    tokens = md.parse(text, env)
    walk = Walk(env, reports)
    walk.blocks(tokens)
    return str(md.renderer.render(tokens, md.options, env)), walk.raw.found


def _written(blocks: Sequence[plain.Words], reports: Reports) -> str:
    """Return the HTML of a plain text; only words with marks are parsed."""
    out: list[str] = []
    marked: list[tuple[int, Token]] = []  # places in out
    for block in blocks:
        source = block.source
        words = literal(source)
        if words is None:
            token = Token("inline", "", 0, map=[block.line, block.line + 1], content=source, children=[])
            marked.append((len(out) + 1, token))
            words = ""
        out += (block.before, words, block.after)
    if marked:
        md, env = parser(), dict[str, Any]()
        tokens = [token for _, token in marked]
        parse_words(tokens, env)
        Walk(env, reports).blocks(tokens)
        for place, token in marked:
            out[place] = str(md.renderer.render([token], md.options, env))
    return "".join(out)
