"""The template engine: Jinja, with less work for every value that a template shows.

Jinja escapes a value with ``markupsafe.escape``, which wraps what it returns to say that it is safe. What is
shown goes straight into the page, so nobody asks: escaped by the same function and not wrapped, a page is made
in three quarters of the time. That hangs on two names that Jinja and MarkupSafe do not promise to keep. Without
them everything is escaped all the same, only slower.
"""

from collections.abc import Callable
from typing import Any

import jinja2
import markupsafe
from jinja2.compiler import CodeGenerator, Frame
from jinja2.nodes import Expr

_escaped: Callable[[str], str] = getattr(markupsafe, "_escape_inner", markupsafe.escape)


def shown(value: object) -> str:
    """Return a value as it stands in HTML: escaped, unless it is HTML already."""
    return _escaped(value) if type(value) is str else markupsafe.escape(value)


class _Generator(CodeGenerator):
    """Writes the Python of a template."""

    def _output_child_pre(self, node: Expr, frame: Frame, finalize: Any) -> None:
        """Begin to write how a value is shown; whatever is not simply escaped, Jinja's way."""
        if frame.eval_ctx.autoescape and not frame.eval_ctx.volatile and finalize.src is None:
            self.write("environment.shown(")
        else:
            super()._output_child_pre(node, frame, finalize)


class Engine(jinja2.Environment):
    """The template engine: everything is escaped, and an unknown name is an error."""

    code_generator_class = _Generator
    shown = staticmethod(shown)

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
        self.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "sort_keys": True}  # of `tojson`


def _compiled() -> jinja2.BytecodeCache | None:
    """Return where compiled templates are kept: a fifth of a small build is compiling them.

    Jinja's own place for it is a folder of the user in the system's temporary one, whose owner it checks.
    A folder of the site would let a pull request bring code along. None where there is no safe place.
    Other programs cannot run what is compiled for this engine, so the files have names of their own.
    """
    try:
        return jinja2.FileSystemBytecodeCache(pattern="__sitegen_%s.cache")
    except (RuntimeError, OSError):
        return None
