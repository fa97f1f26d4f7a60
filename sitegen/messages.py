"""Problems as text for people, JSON for programs and annotations for pull requests."""

import json
from collections import Counter
from collections.abc import Iterable, Sequence

from sitegen.problem import Problem, Severity


def formatted(problems: Sequence[Problem], shape: str) -> str:
    """Return problems as ``text``, ``json`` or ``github``, ending with a line end where there is any."""
    if shape == "json":
        return json.dumps([_plain(problem) for problem in problems], ensure_ascii=False, indent=1) + "\n"
    if shape == "github":
        return "".join(_annotation(problem) + "\n" for problem in problems)
    return listing(problems)


def listing(problems: Sequence[Problem], limit: int | None = None) -> str:
    """Return every problem in full; with a limit, so many warnings of a kind, and a count of the rest and of advice."""
    shown: list[str] = []
    left: Counter[tuple[Severity, str]] = Counter()
    seen: Counter[str] = Counter()
    for problem in problems:
        seen[problem.rule] += 1
        most = {Severity.ERROR: None, Severity.WARNING: limit, Severity.ADVICE: 0}[problem.severity]
        if limit is None or most is None or seen[problem.rule] <= most:
            shown.append(f"{problem}\n")
        else:
            left[problem.severity, problem.rule] += 1
    for (severity, rule), count in sorted(left.items()):
        more = " more" if severity is Severity.WARNING else ""
        shown.append(f"{count}{more} of {severity}[{rule}]; `sitegen check` lists them\n")
    return "".join(shown)


def _plain(problem: Problem) -> dict[str, object]:
    where = problem.where
    return {
        "id": problem.rule,
        "severity": problem.severity.value,
        "file": where.path,
        "line": where.line or None,
        "column": where.column or None,
        "message": problem.message,
        "hint": problem.advice,
    }


def _annotation(problem: Problem) -> str:
    """A workflow command of GitHub Actions; its values are percent-encoded as the runner wants it."""
    where = problem.where
    place = [("file", where.path), ("line", str(where.line or 1)), ("col", str(where.column or 1))]
    fields = ",".join(f"{name}={_escaped(value, ',:')}" for name, value in [*place, ("title", problem.rule)])
    text = f"{problem.message}\nhint: {problem.advice}"
    kind = "notice" if problem.severity is Severity.ADVICE else problem.severity.value
    return f"::{kind} {fields}::{_escaped(text)}"


def _escaped(text: str, also: Iterable[str] = "") -> str:
    for char in ("%", "\r", "\n", *also):
        text = text.replace(char, f"%{ord(char):02X}")
    return text
