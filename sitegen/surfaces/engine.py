"""The template engine: Jinja, with less work for every value that a template shows.

- Jinja escapes a value with ``markupsafe.escape``, which wraps what it returns to say that it is safe. What is
  shown goes straight into the page, so nobody asks: escaped by the same function and not wrapped, a page is made
  in three quarters of the time.
- What stands between two tags is handed on in one piece, and the theme's own functions (``t``, ``asset``) are
  called without asking whether they want to know the page: another fifth.
- ``cached`` lets a theme keep what a macro made of a posting that many lists show.

The first two hang on names that Jinja and MarkupSafe do not promise to keep; tests tell when one is gone.
"""

import hashlib
from collections.abc import Callable, MutableMapping
from keyword import iskeyword
from pathlib import Path
from typing import Any

import jinja2
import markupsafe
from jinja2.compiler import CodeGenerator, Frame
from jinja2.idtracking import VAR_LOAD_RESOLVE
from jinja2.nodes import Call, Expr, Name, Output

OWN = frozenset({"t", "asset", "cached"})  # functions that every template knows, and that see nothing of the page
_MOST = 30_000  # texts that `cached` keeps: about 70 MB

_escaped: Callable[[str], str] = getattr(markupsafe, "_escape_inner", markupsafe.escape)


def shown(value: object) -> str:
    """Return a value as it stands in HTML: escaped, unless it is HTML already."""
    return _escaped(value) if type(value) is str else markupsafe.escape(value)


class _Pieces:
    """Takes what a template shows as Jinja's buffers do, and hands it on at once."""

    extend = "".join

    @staticmethod
    def append(piece: str) -> str:
        """Return the piece."""
        return piece


class _Generator(CodeGenerator):
    """Writes the Python of a template."""

    def visit_Output(self, node: Output, frame: Frame) -> None:  # noqa: N802 - Jinja's name
        """Write how several pieces are shown: together, where each would be handed on by itself."""
        if frame.buffer is None and len(node.nodes) > 1:
            frame = frame.copy()
            frame.buffer = "yield environment.pieces"
        super().visit_Output(node, frame)

    def visit_Call(self, node: Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802, FBT001, FBT002
        """Write a call; of a function of ours, without Jinja's questions to it."""
        name = "" if forward_caller else _own(node, frame)
        if not name:
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.write(f"environment.globals[{name!r}](")
        for argument in (*node.args, *node.kwargs):
            self.visit(argument, frame)
            self.write(", ")
        self.write(")")

    def _output_child_pre(self, node: Expr, frame: Frame, finalize: Any) -> None:
        """Begin to write how a value is shown; whatever is not simply escaped, Jinja's way."""
        if frame.eval_ctx.autoescape and not frame.eval_ctx.volatile and finalize.src is None:
            self.write("environment.shown(")
        else:
            super()._output_child_pre(node, frame, finalize)


def _own(node: Call, frame: Frame) -> str:
    """Return which function of ours is called, by its plain name, which the template gives to nothing else; or ""."""
    if not isinstance(node.node, Name) or node.node.name not in OWN or node.dyn_args or node.dyn_kwargs:
        return ""
    name = node.node.name
    given = frame.symbols.find_load(frame.symbols.ref(name)) != (VAR_LOAD_RESOLVE, name)
    # What a template may write, such as `class=`, need not be Python; Jinja knows a way.
    return "" if given or any(iskeyword(each.key) for each in node.kwargs) else name


class Engine(jinja2.Environment):
    """The template engine: everything is escaped, and an unknown name is an error."""

    code_generator_class = _Generator
    shown = staticmethod(shown)
    pieces = _Pieces()

    def __init__(self, loader: jinja2.BaseLoader, *, keep: bool) -> None:
        """Load templates; ``keep`` says whether they may be taken from an earlier build, and kept for the next."""
        super().__init__(
            loader=loader,
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            bytecode_cache=_compiled() if keep else None,
        )
        self._cached: dict[tuple[object, ...], tuple[object, object]] = {}
        self.globals["cached"] = self.cached
        self.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "sort_keys": True}  # of `tojson`

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """Return what a template knows: for all the same plain dict, as Jinja compares them for every import."""
        return {**self.globals, **d} if d else self.globals

    def cached(self, macro: Callable[..., object], view: object, *more: object) -> object:
        """Return ``macro(view, *more)``, made once: what is shown of a posting stands in many lists.

        For a macro that sees nothing of the page (one imported without its context). ``view`` is known by being
        the same object, ``more`` are plain values.
        """
        key = (macro, id(view), *((type(value), value) for value in more))
        found = self._cached.get(key)
        if found is None:
            if len(self._cached) >= _MOST:
                self._cached.clear()
            found = self._cached[key] = macro(view, *more), view  # kept, so that no other view gets its id
        return found[0]


def _compiled() -> jinja2.BytecodeCache | None:
    """Return where compiled templates are kept: a fifth of a small build is compiling them.

    Jinja's own place for it is a folder of the user in the system's temporary one, whose owner it checks.
    A folder of the site would let a pull request bring code along. None where there is no safe place.
    Other programs cannot run what is compiled for this engine, nor can another version of it, so the files have
    names of their own.
    """
    this = hashlib.blake2b(Path(__file__).read_bytes(), digest_size=4).hexdigest()
    try:
        return jinja2.FileSystemBytecodeCache(pattern=f"__sitegen_{this}_%s.cache")
    except (RuntimeError, OSError):
        return None
