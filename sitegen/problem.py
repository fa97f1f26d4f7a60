"""A problem in somebody's content, and the place it stands at.

Problems are values: a stage returns them beside its result and never prints
or raises them. Their ids and what each one means are in ``catalogue.py``.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from sitegen.catalogue import RULES


class Severity(StrEnum):
    """How bad a problem is.

    An error stops the build; a warning does not, unless asked to; advice says what a good site could
    say more, and never stops anything.
    """

    ERROR = "error"
    WARNING = "warning"
    ADVICE = "advice"


class Where(NamedTuple):
    """A place in a source file: a path relative to the site, a line and a column from 1.

    A line of 0 means the file as a whole. There is one for every value of front matter,
    and a tuple is made and sent to another process several times quicker than a dataclass.
    """

    path: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        """Return ``path:line:column``, the form that editors make clickable."""
        return ":".join([self.path, *(str(n) for n in (self.line, self.column) if n)])


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One finding: which rule, where, what is wrong here and what to write instead.

    Raises KeyError for a rule that the catalogue does not hold.
    """

    where: Where
    rule: str
    message: str
    hint: str = ""

    def __post_init__(self) -> None:
        """Refuse a rule that nobody has written down."""
        RULES[self.rule]

    @property
    def severity(self) -> Severity:
        """The severity that the catalogue gives to this rule."""
        return Severity(RULES[self.rule].severity)

    @property
    def advice(self) -> str:
        """What to write instead: the hint for this case, else what the rule advises in general."""
        general = RULES[self.rule].advice
        return self.hint or general[0].lower() + general[1:].rstrip(".")

    def __str__(self) -> str:
        """Return the message in full, the hint on a line of its own."""
        return f"{self.where}: {self.severity}[{self.rule}]: {self.message}\n  hint: {self.advice}"


def errors(problems: Iterable[Problem]) -> list[Problem]:
    """Return the problems that stop a build."""
    return [p for p in problems if p.severity is Severity.ERROR]


def serious(problems: Iterable[Problem]) -> list[Problem]:
    """Return the problems that stop a strict build: all but advice."""
    return [p for p in problems if p.severity is not Severity.ADVICE]


def row(problem: Problem) -> tuple[str, int, int, str, str, str]:
    """Return a problem in plain types, to be kept."""
    where = problem.where
    return where.path, where.line, where.column, problem.rule, problem.message, problem.hint


def problem(row: tuple[str, int, int, str, str, str]) -> Problem:
    """Return a problem that was kept."""
    path, line, column, rule, message, hint = row
    return Problem(Where(path, line, column), rule, message, hint)
