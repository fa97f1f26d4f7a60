"""What a file's name says: slug, language (``name.en.md``) and date (Jekyll's ``2026-01-05-name.md``)."""

import re
from dataclasses import dataclass
from datetime import date

from sitegen.language import CODES
from sitegen.problem import Problem, Where

_DATED = re.compile(r"(\d{4}-\d\d-\d\d)-(?=.)")


@dataclass(frozen=True, slots=True)
class FileName:
    """``key`` is the path without language and suffix; ``folder`` the first one below the kind's.

    A name with a language (``x.en.md``, ``x.zh.md``) is a translation; ``x.md`` is the original.
    """

    key: str
    stem: str
    language: str
    is_translation: bool
    folder: str | None
    posted: date | None


def key(path: str) -> str:
    """Return what a text and its translations share: the path without language and suffix."""
    return _split(path)[0]


def read(path: str, languages: tuple[str, ...]) -> tuple[FileName, list[Problem]]:
    """Take a path such as ``content/postings/acme/2026-01-05-dev.en.md`` apart."""
    key, suffix = _split(path)
    problems: list[Problem] = []
    if suffix and suffix not in languages:
        hint = f"add `{suffix}` to `languages` in site.yaml, or rename the file"
        message = f"the site has no language `{suffix}`"
        problems.append(Problem(Where(path), "file.unknown-language", message, hint))
    parts = path.split("/")
    folder = parts[2] if len(parts) > 3 else None  # noqa: PLR2004 - content/postings/FOLDER/file
    stem, posted = key.rpartition("/")[2], None
    match = _DATED.match(stem)
    if match:
        try:
            posted = date.fromisoformat(match[1])
            stem = stem[match.end() :]
        except ValueError:
            pass  # digits that are no date stay in the slug
    suffixed = suffix in languages
    return FileName(key, stem, suffix if suffixed else languages[0], suffixed, folder, posted), problems


def _split(path: str) -> tuple[str, str]:
    """Return a path without suffixes, and the language that its name ends with: ``x.en.md`` is ``x`` and ``en``."""
    folder, slash, name = path.rpartition("/")
    stem = name.rpartition(".")[0] or name
    first, _, last = stem.rpartition(".")
    code = last.lower()
    if first and code in CODES:
        return folder + slash + first, code
    return folder + slash + stem, ""
