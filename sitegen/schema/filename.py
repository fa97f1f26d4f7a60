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


def read(path: str, languages: tuple[str, ...]) -> tuple[FileName, list[Problem]]:
    """Take a path such as ``content/postings/acme/2026-01-05-dev.en.md`` apart."""
    *folders, file = path.split("/")
    whole = file.rpartition(".")[0] or file
    stem, dot, suffix = whole.rpartition(".")
    language, suffixed = languages[0], False
    problems: list[Problem] = []
    if dot and suffix.lower() in CODES:
        if suffix.lower() in languages:
            language, suffixed = suffix.lower(), True
        else:
            hint = f"add `{suffix}` to `languages` in site.yaml, or rename the file"
            message = f"the site has no language `{suffix}`"
            problems.append(Problem(Where(path), "file.unknown-language", message, hint))
    else:
        stem = whole
    key = "/".join([*folders, stem])
    folder = folders[2] if len(folders) > 2 else None  # noqa: PLR2004 - content/postings/FOLDER/file
    posted = None
    match = _DATED.match(stem)
    if match:
        try:
            posted = date.fromisoformat(match[1])
            stem = stem[match.end() :]
        except ValueError:
            pass  # digits that are no date stay in the slug
    return FileName(key, stem, language, suffixed, folder, posted), problems
