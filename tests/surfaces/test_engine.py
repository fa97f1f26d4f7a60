"""Whatever a template does, the engine shows what Jinja shows, escaped."""

from enum import StrEnum
from typing import Any

import jinja2
import pytest
from markupsafe import Markup, escape

from sitegen.surfaces import engine
from sitegen.surfaces.engine import Engine

UNSAFE = "<a href='x'>\"&amp;"


class Named(StrEnum):
    UNSAFE = "<b>"


class Marked:
    def __html__(self) -> str:
        return "<i>&</i>"


class Plain:
    def __str__(self) -> str:
        return "<plain>"


VALUES: list[Any] = [UNSAFE, Markup(UNSAFE), Named.UNSAFE, Marked(), Plain(), 3, 2.5, None, True, ["<"], "", "字&"]  # noqa: S704
TEMPLATES = {
    "value": "{{ x }}",
    "twice": "{{ x }} & {{ [x, x] | join('<') }}",
    "filters": "{{ x | string | upper }}{{ x | safe }}{{ x | e }}{{ x | forceescape }}{{ x | tojson if x is string }}",
    "sums": "{{ x ~ '<' ~ x }}{{ '<b>' | safe ~ x }}",
    "macro": "{% macro m(y) %}<p>{{ y }}{{ caller() }}</p>{% endmacro %}{% call m(x) %}{{ x }}{% endcall %}",
    "captured": "{% set y %}<p>{{ x }}</p>{% endset %}{{ y }}{{ y | string | length }}",
    "filtered": "{% filter upper %}{{ x }}{% endfilter %}",
    "raw": "{% autoescape false %}{{ x }}{% endautoescape %}{% autoescape x is string %}{{ x }}{% endautoescape %}",
    "loop": "{% for c in x | string %}{{ c }}{{ loop.index }}{% endfor %}",
    "child": "{% extends 'base' %}{% block b %}{{ super() }}{{ x }}{% endblock %}",
    "base": "{{ x }}{% block b %}<b>{{ x }}{% endblock %}{{ self.b() }}{% include 'value' %}",
}  # fmt: skip


@pytest.mark.parametrize("name", TEMPLATES)
@pytest.mark.parametrize("value", VALUES, ids=lambda value: type(value).__name__)
def test_as_jinja(name: str, value: object, monkeypatch: pytest.MonkeyPatch) -> None:
    loader = jinja2.DictLoader(TEMPLATES)
    environment = jinja2.Environment(loader=loader, autoescape=True, extensions=[])
    environment.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "sort_keys": True}
    expected = environment.get_template(name).render(x=value)
    assert Engine(loader, keep=False).get_template(name).render(x=value) == expected
    monkeypatch.setattr(engine, "_escaped", escape)  # where MarkupSafe has no shorter way
    assert Engine(loader, keep=False).get_template(name).render(x=value) == expected


def test_an_unknown_name_is_an_error() -> None:
    template = Engine(jinja2.DictLoader({"a": "{{ nobody }}"}), keep=False).get_template("a")
    with pytest.raises(jinja2.UndefinedError, match="nobody"):
        template.render()


def test_the_shorter_way_is_taken() -> None:
    """The names that it hangs on are there, in the versions that this is tested with."""
    assert "environment.shown(" in Engine(jinja2.DictLoader({}), keep=False).compile("{{ x }}", raw=True)
    assert engine._escaped is not escape  # noqa: SLF001


def test_what_is_compiled_is_not_mixed_with_that_of_others() -> None:
    kept = Engine(jinja2.DictLoader({}), keep=True).bytecode_cache
    assert kept is None or (isinstance(kept, jinja2.FileSystemBytecodeCache) and "sitegen" in kept.pattern)
