"""The command line as a user has it: what it says, where it says it, and its exit status."""

from dataclasses import dataclass
from pathlib import Path

from click.testing import CliRunner

from sitegen.cli import main


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a command ended with: data on ``out``, all else on ``said``."""

    status: int
    out: str
    said: str


def run(*arguments: str | Path, stdin: str | bytes | None = None) -> Outcome:
    """Run a command in this process; an exception that reaches the boundary fails the test."""
    done = CliRunner().invoke(main, [str(argument) for argument in arguments], input=stdin)
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        raise done.exception
    assert "Traceback" not in done.output
    return Outcome(done.exit_code, done.stdout, done.stderr)


def good(*arguments: str | Path, stdin: str | bytes | None = None) -> Outcome:
    """Run a command that must end well."""
    done = run(*arguments, stdin=stdin)
    assert done.status == 0, done
    return done
