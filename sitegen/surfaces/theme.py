"""A theme on disk -> templates, words and static files, each looked up with fallback.

A site's ``themes/<name>/`` comes first, file by file; then the built-in theme of that
name; then the theme it ``extends`` (every theme stands on ``default``). So overriding one
template is one file, and ``default/posting.html`` is that of a theme by its name: a template
can extend the one that it stands in for, and say only what is different.

The name of a static file carries a digest (``style.1a2b3c4d.css``), so that it can be cached for
ever. Scripts import each other by the names that they are published under (``surfaces/scripts.py``).
"""

import hashlib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import jinja2

from sitegen.fields import did_you_mean
from sitegen.problem import Problem, Where
from sitegen.schema.brand import Words
from sitegen.surfaces import png, scripts, sheets, theme_files
from sitegen.surfaces.engine import Engine
from sitegen.surfaces.share_card import Picture

STATIC = "/theme/"
PICTURE = "share.png"
_FILLED = re.compile(r"\{[a-z]+\}")


@dataclass(frozen=True)
class Theme:
    """A theme: its folders, the nearest first, its words by language, and static files that are made, not found."""

    name: str
    folders: tuple[Path, ...]
    words: Mapping[str, Mapping[str, Any]]
    keep: bool = True  # compiled templates, for the next build
    made: Mapping[str, bytes] = field(default_factory=dict)

    @cached_property
    def static(self) -> dict[str, bytes]:
        """The static files by name; symbolic links are not followed."""
        found = dict(self.made)
        for folder in reversed(self.folders):
            base = folder / "static"
            for file in sorted(base.rglob("*")) if base.is_dir() else ():
                if file.is_file() and not file.is_symlink():
                    found[file.relative_to(base).as_posix()] = file.read_bytes()
        return dict(sorted(found.items()))

    @cached_property
    def published(self) -> dict[str, bytes]:
        """The static files as they are published, by the names they have in the theme."""
        found = scripts.published(self.static, self.addresses)
        return {name: sheets.lean(data) if sheets.is_sheet(name) else data for name, data in found.items()}

    @cached_property
    def addresses(self) -> dict[str, str]:
        """The address of every static file: its name carries a digest, so it can be cached for ever."""
        return {name: STATIC + self._fingerprinted(name) for name in self.static}

    def _fingerprinted(self, name: str) -> str:
        stem, dot, suffix = name.rpartition(".")
        script = scripts.is_script(name)
        digest = scripts.digest(name, self.static) if script else hashlib.sha256(self.static[name]).hexdigest()[:8]
        return f"{stem}.{digest}.{suffix}" if dot else f"{name}.{digest}"

    @property
    def picture(self) -> Picture | None:
        """What other sites show with a link to a page that has no picture of its own: ``static/share.png``."""
        size = png.size(self.static.get(PICTURE, b""))
        return Picture(self.addresses[PICTURE], *size) if size else None

    def engine(self, **known: object) -> jinja2.Environment:
        """Return a template engine; every template, an imported one as well, knows the words and functions given.

        So a file of macros that is imported is made ready once, and not for every page that it helps to make.
        """
        engine = Engine(self._loader(), keep=self.keep)
        engine.globals.update(known)
        return engine

    def _loader(self) -> jinja2.BaseLoader:
        """Look a name up in all folders; a name of a theme before it means that theme's own file.

        Where a site overrides files of a built-in theme, the name means the built-in one.
        """
        folders = [(folder.name, str(folder / "templates")) for folder in self.folders]
        by_name = {name: jinja2.FileSystemLoader(folder) for name, folder in folders}
        return jinja2.ChoiceLoader(
            [jinja2.FileSystemLoader([folder for _, folder in folders]), jinja2.PrefixLoader(by_name)]
        )

    def translator(self, language: str) -> Callable[..., str]:
        """Return ``t``: a key and values -> words. Counts choose between ``one`` and ``other``.

        ``language=`` says them in another language of the site.
        """

        def t(key: str, *, language: str = language, **values: object) -> str:
            entry = self.words[language][key]
            if isinstance(entry, str) and not values:  # most of what a page says
                return entry
            if isinstance(entry, dict):
                entry = entry["one" if values.get("n") == 1 else "other"]
            text = str(entry)
            for name, value in values.items():
                text = text.replace("{" + name + "}", str(value))
            return text

        return t


def load_theme(
    name: str,
    root: Path,
    languages: tuple[str, ...],
    *,
    keep: bool = True,
    words: Words | None = None,
    made: Mapping[str, bytes] | None = None,
) -> tuple[Theme | None, list[Problem]]:
    """Find a theme and read its words; None where there is none of that name.

    ``keep`` says whether compiled templates may be taken from an earlier build, and kept for the next; ``words``
    are the site's own in place of the theme's, ``made`` static files that are made of its configuration.
    """
    problems: list[Problem] = []
    folders = theme_files.folders(name, root, problems)
    if not folders:
        return None, problems
    merged = {language: _words(language, name, folders, root, problems) for language in languages}
    if words is not None:
        problems += _unknown(words, merged)
        merged = {language: {**merged[language], **words.texts.get(language, {})} for language in languages}
    return Theme(name, tuple(folders), merged, keep, made or {}), problems


def _words(language: str, name: str, folders: list[Path], root: Path, problems: list[Problem]) -> dict[str, Any]:
    """Return a theme's words in a language; English words stand in for those it lacks."""
    if not any((folder / "words" / f"{language}.yaml").is_file() for folder in folders):
        where = Where(f"themes/{name}/words/{language}.yaml")
        hint = f"copy words/en.yaml of the theme to themes/{name}/words/{language}.yaml and translate it"
        problems.append(Problem(where, "theme.words", f"the theme has no words in `{language}`", hint))
    found: dict[str, Any] = {}
    for code in dict.fromkeys(("en", language)):
        for folder in reversed(folders):
            found.update(theme_files.tree(folder / "words" / f"{code}.yaml", root, problems).values)
    return found


def _unknown(words: Words, theirs: Mapping[str, Mapping[str, Any]]) -> list[Problem]:
    """Tell of words of the site's own that the theme never asks for, and of what is not filled in them."""
    problems = []
    for (language, key), where in words.places.items():
        if key not in theirs[language]:
            hint = did_you_mean(key, sorted(theirs[language])) or "look for it in words/ of the theme"
            problems.append(Problem(where, "key.unknown", f"the theme has no word `{key}`", hint))
            continue
        known = {name for all_words in theirs.values() for name in _FILLED.findall(str(all_words.get(key)))}
        for name in sorted(set(_FILLED.findall(str(words.texts[language][key]))) - known):
            hint = "use " + " or ".join(f"`{one}`" for one in sorted(known)) if known else "leave it out"
            problems.append(Problem(where, "value.choice", f"`{name}` is not filled in `{key}`", hint))
    return problems
