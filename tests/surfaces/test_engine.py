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
    "words": "{{ t('a') }} & {{ t('b', n=x) }}{{ t('c', **{'n': 1}) }}{{ t(*['d']) }}{{ t('e', class='<') }}{{ t(x) }}",
    "words of a macro": "{% macro m() %}<i>{{ t('a') }}, {{ asset(x) }}</i>{% endmacro %}{{ m() }}{{ m() | upper }}",
    "another t": "{% set t = x %}{{ t }}{% macro m(t) %}{{ t('a') }}{% endmacro %}{{ m('a'.upper) if 0 else '' }}",
    "a loop's t": "{% for t in [asset] %}{{ t('a') }}{{ t('b') }}{% endfor %}{{ t('c') }}",
    "an imported macro": "{% from 'shared' import own with context %}{{ own(x) }} {{ own(t('k')) }}",
    "shared": "{% macro own(y) %}{{ t('z') }}{{ y }}<b>{{ asset('s') }}</b>{% endmacro %}",
    "base": "{{ x }}{% block b %}<b>{{ x }}{% endblock %}{{ self.b() }}{% include 'value' %}",
}  # fmt: skip


def word(key: object, **values: object) -> str:
    return f"<{key} {values}>"


OURS = {"t": word, "asset": lambda name: f"/theme/{name}?&"}


def made(loader: jinja2.BaseLoader) -> Engine:
    found = Engine(loader, keep=False)
    found.globals.update(OURS)
    return found


@pytest.mark.parametrize("name", TEMPLATES)
@pytest.mark.parametrize("value", VALUES, ids=lambda value: type(value).__name__)
def test_as_jinja(name: str, value: object, monkeypatch: pytest.MonkeyPatch) -> None:
    loader = jinja2.DictLoader(TEMPLATES)
    environment = jinja2.Environment(loader=loader, autoescape=True, extensions=[])
    environment.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "sort_keys": True}
    environment.globals.update(OURS)
    expected = environment.get_template(name).render(x=value)
    assert made(loader).get_template(name).render(x=value) == expected
    monkeypatch.setattr(engine, "_escaped", escape)  # where MarkupSafe has no shorter way
    assert made(loader).get_template(name).render(x=value) == expected


def test_an_unknown_name_is_an_error() -> None:
    template = Engine(jinja2.DictLoader({"a": "{{ nobody }}"}), keep=False).get_template("a")
    with pytest.raises(jinja2.UndefinedError, match="nobody"):
        template.render()


def test_the_shorter_way_is_taken() -> None:
    """The names that it hangs on are there, in the versions that this is tested with."""
    code = Engine(jinja2.DictLoader({}), keep=False).compile("<p>{{ x }} {{ t('a') }}", raw=True)
    assert "environment.shown(" in code
    assert "yield environment.pieces.extend((" in code
    assert "environment.globals['t']('a'" in code
    assert engine._escaped is not escape  # noqa: SLF001


def test_what_is_compiled_is_not_mixed_with_that_of_others() -> None:
    kept = Engine(jinja2.DictLoader({}), keep=True).bytecode_cache
    assert kept is None or (isinstance(kept, jinja2.FileSystemBytecodeCache) and "sitegen" in kept.pattern)


LISTS = {
    "list": "{% from 'card' import card %}{% for c in cards %}{{ cached(card, c, 2) }}{% endfor %}",
    "levels": "{% from 'card' import card %}{{ cached(card, cards[0], 2) }}{{ cached(card, cards[0], 3) }}",
    "kinds": "{% from 'card' import card %}{{ cached(card, cards[0], '<' | safe) }}{{ cached(card, cards[0], '<') }}",
    "card": "{% macro card(c, level) %}<h{{ level }}>{{ told(c) }}{{ c }}</h{{ level }}>{% endmacro %}",
}


def test_what_a_macro_made_is_made_once() -> None:
    told: list[object] = []

    def tell(card: object) -> str:
        told.append(card)
        return ""

    found = Engine(jinja2.DictLoader(LISTS), keep=False)
    found.globals["told"] = tell
    cards = [Plain(), Marked(), Plain()]
    shown = found.get_template("list").render(cards=cards)
    assert shown == "<h2>&lt;plain&gt;</h2><h2><i>&</i></h2><h2>&lt;plain&gt;</h2>"
    assert found.get_template("list").render(cards=cards) == shown
    assert told == cards
    assert found.get_template("levels").render(cards=cards) == "<h2>&lt;plain&gt;</h2><h3>&lt;plain&gt;</h3>"
    assert found.get_template("kinds").render(cards=cards).startswith("<h<>&lt;plain&gt;</h<><h&lt;>")


def test_not_everything_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "_MOST", 3)
    found = Engine(jinja2.DictLoader(LISTS), keep=False)
    found.globals["told"] = lambda _: ""
    for _ in range(10):
        assert found.get_template("list").render(cards=[Plain(), Plain()]) == "<h2>&lt;plain&gt;</h2>" * 2
    assert len(found._cached) <= 3  # noqa: SLF001
