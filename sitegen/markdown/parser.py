"""The Markdown parser: CommonMark, tables, strikethrough, task lists, Chinese."""

from collections.abc import Sequence
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

from sitegen.markdown.bare import bare_links
from sitegen.markdown.cjk import cjk_friendly
from sitegen.markdown.guard import LEVELS, guarded_tables


class _Parser(MarkdownIt):
    """Parses links with any scheme: those that are unsafe are taken out, not left as they are."""

    def validateLink(self, url: str) -> bool:  # noqa: N802 - overrides
        """Accept every target; ``tokens`` looks at them, where the line is known."""
        return bool(url) or True


class _Renderer(RendererHTML):
    """HTML without inline style, with header cells that say what they head."""

    def th_open(self, tokens: Sequence[Token], idx: int, _: OptionsDict, __: EnvType) -> str:
        """Return a header cell; an empty one heads nothing, so it is no header."""
        cell = '<th scope="col"' if tokens[idx + 1].content else "<td"
        return f"{cell}{_alignment(tokens[idx])}>"

    def th_close(self, tokens: Sequence[Token], idx: int, _: OptionsDict, __: EnvType) -> str:
        """Return the end of a header cell."""
        return "</th>\n" if tokens[idx - 1].content else "</td>\n"

    def td_open(self, tokens: Sequence[Token], idx: int, _: OptionsDict, __: EnvType) -> str:
        """Return a cell."""
        return f"<td{_alignment(tokens[idx])}>"

    def list_item_open(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        """Return a list item; the box of a task is text, which every reader and feed shows."""
        token = tokens[idx]
        token.attrs = {"class": "task"} if "checked" in token.meta else {}
        return self.renderToken(tokens, idx, options, env)

    def list_item_close(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        """Return the end of a list item, after that of any raw HTML it left open."""
        return str(tokens[idx].meta.get("ends", "")) + self.renderToken(tokens, idx, options, env)

    def blockquote_close(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        """Return the end of a quote, likewise."""
        return str(tokens[idx].meta.get("ends", "")) + self.renderToken(tokens, idx, options, env)


def _alignment(token: Token) -> str:
    """Return the class that stands for ``style="text-align:…"``."""
    style = str(token.attrs.get("style", ""))
    return f' class="{style.removeprefix("text-align:")}"' if style else ""


@lru_cache(1)
def parser() -> MarkdownIt:
    """Return the parser of this process; it holds no state between texts."""
    return _made()


def _made() -> MarkdownIt:
    options = {
        "html": True,
        "maxNesting": LEVELS,
        "tasklists": True,
        "store_labels": True,  # a broken reference is reported where it is defined
        "xhtmlOut": False,
    }
    md = _Parser("commonmark", options, renderer_cls=_Renderer)
    md.enable(["table", "strikethrough"])
    md.use(guarded_tables)
    md.use(cjk_friendly)
    md.use(bare_links)
    return md


def parse_words(tokens: list[Token], env: EnvType) -> None:
    """Parse what stands in blocks that are known already: tokens of the type ``inline``, which get their children."""
    md = _words_parser()
    md.core.process(StateCore("", md, env, tokens))


@lru_cache(1)
def _words_parser() -> MarkdownIt:
    md = _made()
    md.core.ruler.disable(["normalize", "block"])
    return md
