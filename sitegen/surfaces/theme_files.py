"""Where the files of a theme are: its folders, the nearest first.

A site's ``themes/<name>/`` comes first, then the built-in theme of that name, then the theme that
it ``extends``; every theme stands on ``default``.
"""

from pathlib import Path

from sitegen.fields import Fields
from sitegen.problem import Problem, Where
from sitegen.yaml_source import Tree, load

DEFAULT = "default"
LONGEST = 60  # characters of a theme's name
_BESIDE_MODULE = Path(__file__).resolve().parent.parent / "themes"  # in a wheel
_REPOSITORY = Path(__file__).resolve().parent.parent.parent / "themes"  # in a checkout


def built_in() -> Path:
    """Return the folder of the themes that come with sitegen."""
    return _BESIDE_MODULE if _BESIDE_MODULE.is_dir() else _REPOSITORY


def folders(name: str, root: Path, problems: list[Problem]) -> list[Path]:
    """Return the folders that a theme's files are looked for in, the nearest first; none where one is missing."""
    found: list[Path] = []
    names, wanted, where = [], name, Where("site.yaml")
    while wanted not in names:
        names.append(wanted)
        named = wanted.replace("-", "").replace("_", "").isalnum() and len(wanted) <= LONGEST
        here = [base / wanted for base in (root / "themes", built_in()) if named and (base / wanted).is_dir()]
        if not here:
            known = sorted({p.name for b in (root / "themes", built_in()) if b.is_dir() for p in b.iterdir()})
            hint = "use one of " + ", ".join(f"`{theme}`" for theme in known)
            problems.append(Problem(where, "theme.missing", f"no theme `{wanted}`", hint))
            return []
        found += [folder for folder in here if folder not in found]
        wanted, where = _extends(here, root, problems)
    return found


def _extends(folders: list[Path], root: Path, problems: list[Problem]) -> tuple[str, Where]:
    """Return the theme that a theme stands on, and where that is said; theme.yaml is read as strictly as site.yaml."""
    for folder in folders:
        fields = Fields(tree(folder / "theme.yaml", root, problems), problems)
        for key in ("name", "version", "description"):
            fields.text(key)
        extends = fields.text("extends")
        fields.refuse_unknown()
        if extends:
            return extends, fields.where("extends")
    return DEFAULT, Where("site.yaml")


def tree(file: Path, root: Path, problems: list[Problem]) -> Tree:
    """Return what a YAML file of a theme says; nothing where there is none."""
    if not file.is_file():
        return Tree({})
    try:
        text = file.read_text("utf-8-sig")
    except UnicodeDecodeError as error:
        problems.append(Problem(Where(_shown(file, root)), "file.not-utf8", str(error)))
        return Tree({})
    tree, said = load(text, _shown(file, root), max_chars=1 << 20)
    problems += said
    return tree


def _shown(file: Path, root: Path) -> str:
    try:
        return file.relative_to(root).as_posix()
    except ValueError:
        return file.as_posix()
