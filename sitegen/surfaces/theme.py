"""A theme on disk -> templates, words and static files, each looked up with fallback.

A site's ``themes/<name>/`` comes first, file by file; then the built-in theme of that
name; then the theme it ``extends`` (every theme stands on ``default``). So overriding one
template is one file.

The name of a static file carries a digest (``style.1a2b3c4d.css``), so that it can be cached for
ever. Scripts import each other by the names that they are published under (``surfaces/scripts.py``).
"""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import jinja2

from sitegen.problem import Problem, Where
from sitegen.surfaces import png, scripts
from sitegen.surfaces.share_card import Picture
from sitegen.yaml_source import load

DEFAULT = "default"
STATIC = "/theme/"
PICTURE = "share.png"
_LONGEST = 60  # characters of a theme's name
_BESIDE_MODULE = Path(__file__).resolve().parent.parent / "themes"  # in a wheel
_REPOSITORY = Path(__file__).resolve().parent.parent.parent / "themes"  # in a checkout


def built_in() -> Path:
    """Return the folder of the themes that come with sitegen."""
    return _BESIDE_MODULE if _BESIDE_MODULE.is_dir() else _REPOSITORY


@dataclass(frozen=True)
class Theme:
    """A theme: its folders, the nearest first, and its words by language."""

    name: str
    folders: tuple[Path, ...]
    words: Mapping[str, Mapping[str, Any]]
    keep: bool = True  # compiled templates, for the next build

    @cached_property
    def static(self) -> dict[str, bytes]:
        """The static files by name; symbolic links are not followed."""
        found: dict[str, bytes] = {}
        for folder in reversed(self.folders):
            base = folder / "static"
            for file in sorted(base.rglob("*")) if base.is_dir() else ():
                if file.is_file() and not file.is_symlink():
                    found[file.relative_to(base).as_posix()] = file.read_bytes()
        return dict(sorted(found.items()))

    @cached_property
    def published(self) -> dict[str, bytes]:
        """The static files as they are published, by the names they have in the theme."""
        return scripts.published(self.static, self.addresses)

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

    @cached_property
    def environment(self) -> jinja2.Environment:
        """The template engine: everything is escaped, and an unknown name is an error."""
        environment = jinja2.Environment(
            loader=jinja2.FileSystemLoader([str(folder / "templates") for folder in self.folders]),
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            bytecode_cache=_compiled() if self.keep else None,
        )
        environment.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "sort_keys": True}  # of `tojson`
        return environment

    def translator(self, language: str) -> Callable[..., str]:
        """Return ``t``: a key and values -> words. Counts choose between ``one`` and ``other``."""
        words = self.words[language]

        def t(key: str, **values: object) -> str:
            entry = words[key]
            if isinstance(entry, dict):
                entry = entry["one" if values.get("n") == 1 else "other"]
            text = str(entry)
            for name, value in values.items():
                text = text.replace("{" + name + "}", str(value))
            return text

        return t


def _compiled() -> jinja2.BytecodeCache | None:
    """Return where compiled templates are kept: a fifth of a small build is compiling them.

    Jinja's own place for it is a folder of the user in the system's temporary one, whose owner it checks.
    A folder of the site would let a pull request bring code along. None where there is no safe place.
    """
    try:
        return jinja2.FileSystemBytecodeCache()
    except (RuntimeError, OSError):
        return None


def load_theme(
    name: str, root: Path, languages: tuple[str, ...], *, keep: bool = True
) -> tuple[Theme | None, list[Problem]]:
    """Find a theme and read its words; None where there is none of that name.

    ``keep`` says whether compiled templates may be taken from an earlier build, and kept for the next.
    """
    folders, problems = _folders(name, root)
    if problems:
        return None, problems
    words: dict[str, dict[str, Any]] = {}
    for language in languages:
        merged: dict[str, Any] = {}
        for code in ("en", language):  # English words stand in for those a theme lacks
            for folder in reversed(folders):
                merged.update(_values(folder / "words" / f"{code}.yaml", root, problems))
        if not any((folder / "words" / f"{language}.yaml").is_file() for folder in folders):
            where = Where(f"themes/{name}/words/{language}.yaml")
            hint = f"copy words/en.yaml of the theme to themes/{name}/words/{language}.yaml and translate it"
            problems.append(Problem(where, "theme.words", f"the theme has no words in `{language}`", hint))
        words[language] = merged
    return Theme(name, tuple(folders), words, keep), problems


def _folders(name: str, root: Path) -> tuple[list[Path], list[Problem]]:
    """Return the folders that a theme's files are looked for in, the nearest first."""
    found: list[Path] = []
    names, wanted = [], name
    while wanted not in names:
        names.append(wanted)
        named = wanted.replace("-", "").replace("_", "").isalnum() and len(wanted) <= _LONGEST
        here = [base / wanted for base in (root / "themes", built_in()) if named and (base / wanted).is_dir()]
        if not here:
            known = sorted({p.name for b in (root / "themes", built_in()) if b.is_dir() for p in b.iterdir()})
            hint = "use one of " + ", ".join(f"`{theme}`" for theme in known)
            return [], [Problem(Where("site.yaml"), "theme.missing", f"no theme `{wanted}`", hint)]
        found += [folder for folder in here if folder not in found]
        wanted = _extends(here)
    return found, []


def _extends(folders: list[Path]) -> str:
    for folder in folders:
        extends = _values(folder / "theme.yaml", folder, []).get("extends")
        if extends:
            return str(extends)
    return DEFAULT


def _values(file: Path, root: Path, problems: list[Problem]) -> Mapping[str, Any]:
    """Return what a YAML file of a theme says; nothing where there is none."""
    if not file.is_file():
        return {}
    try:
        text = file.read_text("utf-8-sig")
    except UnicodeDecodeError as error:
        problems.append(Problem(Where(_shown(file, root)), "file.not-utf8", str(error)))
        return {}
    tree, said = load(text, _shown(file, root), max_chars=1 << 20)
    problems += said
    return tree.values


def _shown(file: Path, root: Path) -> str:
    try:
        return file.relative_to(root).as_posix()
    except ValueError:
        return file.as_posix()
