"""Markdown to a ``Body``: the one way from a text that somebody wrote to HTML."""

from collections.abc import Sequence
from typing import Any

from markdown_it.token import Token

from sitegen.markdown import plain
from sitegen.markdown.body import body
from sitegen.markdown.direct import direct
from sitegen.markdown.guard import Hostile, guard
from sitegen.markdown.literal import Literal, literal
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
        return _rendered(text, reports, top_level), sorted(reports.problems)
    except Hostile as hostile:
        reports.hostile(hostile.line, hostile.message)
    except RecursionError:
        reports.hostile(0, "links, quotes or lists stand in one another too deep")
    return Body(), list(reports.problems)


def _rendered(text: str, reports: Reports, top_level: int) -> Body:
    """Return the body of a text, the short way where there is one. Raises Hostile."""
    guard(text)
    blocks = plain.blocks(text)
    if blocks is None:
        return parsed(text, reports, top_level)
    words = [literal(block.source) for block in blocks]
    known = [meaning for meaning in words if meaning is not None]
    if len(known) == len(words):
        return direct(zip(blocks, known, strict=True), reports.first_line, top_level)
    return body(sanitize(_written(blocks, words, reports), raw=False), reports, top_level)


def parsed(text: str, reports: Reports, top_level: int) -> Body:
    """Return the same by the parser alone, whatever is in the text. Raises Hostile."""
    md = parser()
    env: dict[str, Any] = {}
    tokens = md.parse(text, env)
    walk = Walk(env, reports)
    walk.blocks(tokens)
    html = str(md.renderer.render(tokens, md.options, env))
    return body(sanitize(html, raw=walk.raw.found), reports, top_level)


def _written(blocks: Sequence[plain.Words], words: Sequence[Literal | None], reports: Reports) -> str:
    """Return the HTML of a plain text, not yet safe; only words whose meaning is not known are parsed."""
    out: list[str] = []
    marked: list[tuple[int, Token]] = []  # places in out
    for block, known in zip(blocks, words, strict=True):
        out.append(f"{block.before}{block.start}")
        if known is None or known.links:
            token = Token("inline", "", 0, map=[block.line, block.line + 1], content=block.source, children=[])
            marked.append((len(out), token))
        out += ("" if known is None else known.html, f"{block.end}{block.after}")
    md, env = parser(), dict[str, Any]()
    tokens = [token for _, token in marked]
    parse_words(tokens, env)
    Walk(env, reports).blocks(tokens)
    for place, token in marked:
        out[place] = str(md.renderer.render([token], md.options, env))
    return "".join(out)
