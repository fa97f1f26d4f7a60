"""``init``: a new site that builds. ``new``: a posting, company or page in every language, or a theme."""

import json
import sys
from collections.abc import Sequence
from pathlib import Path

from sitegen.config import Config, Flags, read, today
from sitegen.language import CODES
from sitegen.language import name as language_name
from sitegen.messages import listing
from sitegen.slug import slug
from sitegen.surfaces.theme_files import DEFAULT, LONGEST, built_in

STARTER = Path(__file__).resolve().parent / "starter"
THEME = Path(__file__).resolve().parent / "starter-theme"  # NAME in it is the theme's name

_TITLES = {"zh": "加入我们", "en": "Careers"}
_CATEGORY = {"zh": "研发", "en": "Engineering"}
_DESCRIPTIONS = {"zh": "正在招聘的职位。", "en": "Open roles."}
# The first lines of a new file: what the words are called in each language.
_NEW_BODY = {
    "zh": "写一两句介绍这个职位。\n\n## 岗位职责\n\n- \n\n## 任职要求\n\n- \n",
    "en": "Say in two sentences what the role is about.\n\n## What you will do\n\n- \n\n## What we look for\n\n- \n",
}


def init(folder: Path, languages: tuple[str, ...]) -> int:
    """Make a site in a new or empty folder; returns the exit status."""
    unknown = [code for code in languages if code not in CODES]
    if unknown or not languages or len(set(languages)) < len(languages):
        _say(f"`--languages` does not take `{','.join(unknown or languages)}`\n  hint: write codes such as zh,en")
        return 2
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        _say(f"{folder} is not an empty folder\n  hint: name a new one; nothing is overwritten")
        return 1
    for path, text in starter_files(languages).items():
        _write(folder / path, text)
    _say(f"made a site in {folder}\n  hint: `sitegen serve --root {folder}` shows it")
    return 0


def starter_files(languages: Sequence[str]) -> dict[str, str]:
    """Return path -> text of a new site.

    In the starter ``x.zh.md`` and ``x.en.md`` are the words of ``x.md`` in two languages, and
    ``x.facts.yaml`` its facts, which only the original gets.
    """
    made: dict[str, str] = {}
    for file in sorted(path for path in STARTER.rglob("*") if path.is_file()):
        path = file.relative_to(STARTER).as_posix().replace("dot-", ".")
        if path.endswith(".facts.yaml"):
            continue
        stem, _, code = path.removesuffix(".md").rpartition(".")
        if path.endswith(".md") and code in CODES:
            made.update(_text(file, stem, code, languages))
        else:
            made[path] = _filled(file.read_text("utf-8"), languages)
    for language in languages:
        made.update(_words(language))
    return made


def _text(file: Path, stem: str, code: str, languages: Sequence[str]) -> dict[str, str]:
    """Return the file of one language: English stands in for a default language without words."""
    default = languages[0]
    words_of_default = default if default in _TITLES else "en"
    facts = file.with_name(file.name.replace(f".{code}.md", ".facts.yaml"))
    original = facts.read_text("utf-8").rstrip("\n") if facts.exists() else ""
    text = file.read_text("utf-8")
    made = {}
    if code == words_of_default:
        whole = text.replace("{facts}\n", original + "\n" if original else "")
        made[f"{stem}.md"] = _filled(whole, languages, default)
    if code in languages[1:]:
        made[f"{stem}.{code}.md"] = _filled(text.replace("{facts}\n", ""), languages, code)
    return made


def _words(language: str) -> dict[str, str]:
    """Return the words of the interface, to be translated, where the built-in theme has none in a language."""
    folder = built_in() / DEFAULT / "words"
    if (folder / f"{language}.yaml").exists():
        return {}
    english = (folder / "en.yaml").read_text("utf-8")
    return {f"themes/{DEFAULT}/words/{language}.yaml": f"# To be translated into {language_name(language)}.\n{english}"}


def _filled(text: str, languages: Sequence[str], code: str = "") -> str:
    words = {
        "{languages}": ", ".join(languages),
        "{titles}": _by_language(_TITLES, languages),
        "{descriptions}": _by_language(_DESCRIPTIONS, languages),
        "{category}": _by_language(_CATEGORY, languages),
        "{today}": today().isoformat(),
        "{jobs}": "/jobs/" if code in ("", languages[0]) else f"/{code}/jobs/",
    }
    for name, value in words.items():
        text = text.replace(name, value)
    return text


def _by_language(words: dict[str, str], languages: Sequence[str]) -> str:
    return "{" + ", ".join(f"{code}: {words.get(code, words['en'])}" for code in languages) + "}"


def new(root: Path, kind: str, name: str, company: str | None) -> int:
    """Make the files of a posting, company or page called ``name``; returns the exit status."""
    config, problems = read(Flags(root=root))
    if config is None:
        _say(listing(problems).rstrip("\n"))
        return 1
    name = " ".join(name.encode("utf-8", "replace").decode().split())
    if not name:
        _say("NAME is empty\n  hint: write the title as people shall read it")
        return 2
    folder = {"company": "companies", "page": "pages"}.get(kind)
    if folder is None:
        folder = f"postings/{slug(company) if company else _only_company(config) or 'company'}"
    files = {}
    for language in config.languages:
        original = language == config.languages[0]
        suffix = "" if original else f".{language}"
        files[f"content/{folder}/{slug(name)}{suffix}.md"] = _new_file(kind, name, language, original=original)
    existing = [path for path in files if (config.root / path).exists()]
    if existing:
        _say(f"{existing[0]} exists\n  hint: choose another name; nothing is overwritten")
        return 1
    for path, text in files.items():
        _write(config.root / path, text)
        sys.stdout.write(f"{path}\n")
    return 0


def new_theme(root: Path, name: str) -> int:
    """Make the folder of a theme that stands on ``default``; returns the exit status."""
    config, problems = read(Flags(root=root))
    if config is None:
        _say(listing(problems).rstrip("\n"))
        return 1
    if name != slug(name) or len(name) > LONGEST:
        hint = f"write lower-case letters, digits and hyphens: `{slug(name)[:LONGEST].rstrip('-')}`"
        _say(f"`{name}` is no name of a theme\n  hint: {hint}")
        return 2
    if (built_in() / name).is_dir():
        hint = f"put single files into themes/{name}/ to change it, or choose another name"
        _say(f"the theme `{name}` comes with sitegen\n  hint: {hint}")
        return 1
    folder = config.root / "themes" / name
    if folder.exists() or folder.is_symlink():
        _say(f"themes/{name} exists\n  hint: choose another name; nothing is overwritten")
        return 1
    for file in sorted(path for path in THEME.rglob("*") if path.is_file()):
        path = file.relative_to(THEME).as_posix().replace("NAME", name)
        _write(folder / path, file.read_text("utf-8").replace("NAME", name))
        sys.stdout.write(f"themes/{name}/{path}\n")
    _say(f"hint: write `theme: {name}` in site.yaml to use it")
    return 0


def _only_company(config: Config) -> str | None:
    """Return the site's company, where it has exactly one."""
    names = {file.name.split(".")[0] for file in (config.root / "content/companies").glob("*.md")}
    return names.pop() if len(names) == 1 else None


def _new_file(kind: str, name: str, language: str, *, original: bool) -> str:
    """Return a file to fill in; facts stand in the original only, a new posting is a draft."""
    key = "name" if kind == "company" else "title"
    lines = [f"{key}: {_quoted(name)}"]
    if kind == "posting" and original:
        lines += [
            "draft: true    # delete this line to publish",
            "locations: []",
            "hiring: [experienced]",
            "skills: []",
        ]
        lines += [
            f"posted: {today().isoformat()}",
            "# closes: 2027-01-31",
            "# salary: 20-35K·14薪",
            "# apply: jobs@example.org",
        ]
    body = _NEW_BODY.get(language, _NEW_BODY["en"]) if kind == "posting" else "\n"
    return "---\n" + "\n".join(lines) + "\n---\n\n" + body.lstrip("\n")


def _quoted(text: str) -> str:
    """Return a YAML scalar that reads back as the text: JSON's strings are YAML's."""
    return json.dumps(text, ensure_ascii=False)


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")


def _say(text: str) -> None:
    sys.stderr.write(text + "\n")
