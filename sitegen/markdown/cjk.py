"""Markdown for Chinese text: emphasis beside full-width punctuation, and soft line breaks.

CommonMark does not see the end of ``**职位标题：**大模型``: punctuation stands inside and
a letter outside (commonmark-spec#650). The rule here is that of tats-u's "CommonMark
CJK-friendly Amendments Specification" (github.com/tats-u/markdown-cjk-friendly,
specification.md): a delimiter run is flanking where a CJK character adjoins it, as it is
beside a blank. Text without CJK characters is parsed as CommonMark has it.

A soft line break between two Chinese characters is no word space, so it is dropped
(CSS Text 3, "segment break transformation rules"); Korean keeps its blanks.
"""

from collections.abc import Sequence
from functools import lru_cache
from unicodedata import east_asian_width

from markdown_it import MarkdownIt
from markdown_it.common.utils import isWhiteSpace
from markdown_it.parser_inline import ParserInline
from markdown_it.renderer import RendererProtocol
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Scanned
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

_AMBIGUOUS = frozenset("“”‘’…—·")  # full-width in Chinese type, narrow elsewhere
_HANGUL = ((0x1100, 0x11FF), (0x3131, 0x318E), (0xA960, 0xA97C), (0xAC00, 0xD7FB), (0xFFA0, 0xFFDC))
_EMOJI = (
    (0x231A, 0x231B),
    (0x23E9, 0x2BFF),
    (0x1F000, 0x1F1FF),
    (0x1F201, 0x1F201),
    (0x1F21A, 0x1F21A),
    (0x1F22F, 0x1F22F),
    (0x1F232, 0x1F236),
    (0x1F238, 0x1F23A),
    (0x1F250, 0x1F251),
    (0x1F300, 0x1FAFF),
)


def _within(char: str, ranges: tuple[tuple[int, int], ...]) -> bool:
    return any(low <= ord(char) <= high for low, high in ranges)


@lru_cache(8192)
def is_cjk(char: str) -> bool:
    """Tell whether a character is a "CJK character" of the specification.

    That is: East Asian Width W, F or H and no emoji by default, or Hangul. The won sign
    and the trigrams, of which Unicode changed its mind, are left out.
    """
    if char < "\u1100":
        return False
    if _within(char, _HANGUL):
        return True
    return east_asian_width(char) in "WFH" and not _within(char, _EMOJI)


@lru_cache(8192)
def is_han(char: str) -> bool:
    """Tell whether a character is set without word spaces: CJK, but not Hangul."""
    return is_cjk(char) and not _within(char, _HANGUL)


def is_selector(char: str) -> bool:
    """Tell whether a character is an ideographic variation selector."""
    return "\U000e0100" <= char <= "\U000e01ef"


class _State(StateInline):
    """Inline state that finds delimiter runs as the amended specification has it."""

    def scanDelims(self, start: int, canSplitWord: bool) -> Scanned:  # noqa: N802, N803, FBT001 - overrides
        scanned = super().scanDelims(start, canSplitWord)
        if not canSplitWord:  # `_` inside words: unchanged beside letters
            return scanned
        end = start + scanned.length
        if start == 0 or end >= self.posMax:
            return scanned
        before, after = self.src[start - 1], self.src[end]
        if isWhiteSpace(ord(before)) or isWhiteSpace(ord(after)):
            return scanned
        if "\ufe00" <= before <= "\ufe0e" and start > 1:  # a form of the character before it
            if self.src[start - 2] in _AMBIGUOUS:
                return Scanned(can_open=True, can_close=True, length=scanned.length)
            before = self.src[start - 2]
        if is_cjk(before) or is_selector(before) or is_cjk(after):
            return Scanned(can_open=True, can_close=True, length=scanned.length)
        return scanned


class _Inline(ParserInline):
    """The inline parser, with its state replaced."""

    def parse(self, src: str, md: MarkdownIt, env: EnvType, tokens: list[Token]) -> list[Token]:
        state = _State(src, md, env, tokens)
        self.tokenize(state)
        for rule in self.ruler2.getRules(""):
            rule(state)
        return state.tokens


def _edge(tokens: Sequence[Token], index: int, step: int) -> str:
    """Return the character next to a soft break, looking through markup; "" if there is none."""
    while 0 <= index < len(tokens):
        token = tokens[index]
        if token.type in {"text", "code_inline"}:
            if token.content:
                return token.content[-1 if step < 0 else 0]
        elif token.nesting == 0 and (token.type != "html_inline" or token.content[:3].lower() == "<br"):
            return ""
        index += step
    return ""


def joins(before: str, after: str) -> bool:
    """Tell whether no blank belongs between the ends of two lines."""
    if is_han(before):
        return is_han(after) or after in _AMBIGUOUS
    return before in _AMBIGUOUS and bool(after) and is_han(after)


def _join_lines(state: StateCore) -> None:
    """Hide the soft breaks between Chinese characters; the tokens stay, for counting lines."""
    for block in state.tokens:
        children = block.children
        if block.type != "inline" or not children or "\n" not in block.content:
            continue
        for i, token in enumerate(children):
            if token.type == "softbreak":
                before, after = _edge(children, i - 1, -1), _edge(children, i + 1, 1)
                token.hidden = bool(before and after) and joins(before, after)


def _softbreak(_: RendererProtocol, tokens: Sequence[Token], idx: int, __: OptionsDict, ___: EnvType) -> str:
    return "" if tokens[idx].hidden else "\n"


def cjk_friendly(md: MarkdownIt) -> None:
    """Make one parser, and no other, friendly to Chinese: ``md.use(cjk_friendly)``.

    Rules that the parser already has stay, enabled or not.
    """
    inline = _Inline()
    inline.__dict__.update(md.inline.__dict__)
    md.inline = inline
    md.core.ruler.after("text_join", "cjk_lines", _join_lines)
    md.add_render_rule("softbreak", _softbreak)
