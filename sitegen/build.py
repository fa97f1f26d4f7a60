"""The story of a build: look, and do as little as gives the same result as doing everything."""

import sqlite3
from collections.abc import Iterable
from contextlib import closing, nullcontext
from dataclasses import replace
from typing import Any

from sitegen.config import Config
from sitegen.garbage import not_collected
from sitegen.groups import kept_groups, problems_of, recent
from sitegen.kept import FOLDER, Broken, Kept, Unwritable
from sitegen.last import Last, Standing, unchanged
from sitegen.looking import look
from sitegen.problem import Problem, Where, problem, serious
from sitegen.session import Session
from sitegen.stages import write
from sitegen.stats import Report, Stats

__all__ = ["Report", "build", "check"]

# https://docs.github.com/en/pages/getting-started-with-github-pages/github-pages-limits
PAGES_LIMIT = 1_000_000_000  # bytes


def check(config: Config) -> tuple[Problem, ...]:
    """Return every problem of the site; templates are tried, nothing is written."""
    from sitegen import whole  # noqa: PLC0415 - most of sitegen, and most of the time that it takes to start

    try:
        return whole.check(config)
    except Unwritable as error:
        return (_unwritable(error),)


def build(
    config: Config, stats: Stats | None = None, *, strict: bool = False, session: Session | None = None
) -> Report:
    """Build the site into ``config.output``. Errors (``strict``: warnings, too) keep the last good output.

    ``stats`` counts what is done; ``session`` is that of a caller who builds again and again.
    """
    stats = stats or Stats()
    refused = write.refuse(config.output, config.root)
    if refused:
        return Report(tuple(refused))
    with nullcontext(session) if session else closing(Session()) as own, own.opened(config, stats.waiting) as known:
        try:
            with not_collected():
                report = _tried(config, known, own, stats, strict=strict)
        except BaseException:
            own.forget()
            raise
    if report.written is None:
        return report
    stats.pages, stats.files = report.pages, report.written.files
    stats.changed, stats.bytes = report.written.changed, report.written.bytes
    return replace(report, problems=report.problems + _large(config, report.written.size))


def _tried(config: Config, known: Kept, session: Session, stats: Stats, *, strict: bool) -> Report:
    """Build; if what was kept is not whole, once more without it."""
    try:
        return _build(config, known, session, stats, strict=strict)
    except (Broken, sqlite3.DatabaseError):  # somebody has got at the cache: what was made of it is not used
        known.clear()
        session.forget()
    except Unwritable as error:
        session.forget()
        return Report((_unwritable(error),))
    try:
        return _build(config, known, session, stats, strict=strict)
    except (Unwritable, sqlite3.DatabaseError) as error:
        session.forget()
        return Report((_unwritable(error),))


def _unwritable(error: Exception) -> Problem:
    """Say that nothing can be put away for the rest of the build and for the next."""
    reason = error.strerror if isinstance(error, OSError) else str(error)
    return Problem(Where(FOLDER), "output.failed", reason or "it cannot be written")


def _build(config: Config, known: Kept, session: Session, stats: Stats, *, strict: bool) -> Report:
    """Do nothing, exchange the words of a few postings, or build the whole."""
    standing = Standing(session.passing if config.private else known, config)
    before = standing.last()
    with stats.timed("read"):
        looked = look(config, known, session.program, session.looked, session.touched)
    same = before is not None and before.holds_at(config.now) and before.inputs.settings == looked.inputs.settings
    if same and before and before.inputs == looked.inputs and not recent(looked.listing.others, before.since):
        groups = session.recalled.groups if session.recalled else kept_groups(known)[1]
        if unchanged(known, config, groups, before, standing, looked.now) and standing.output_holds():
            session.still()
            return _report(_all(before.problems, problems_of(groups)), before, standing.unchanged, strict=strict)

    standing.begin()
    from sitegen import whole  # noqa: PLC0415 - see above

    recalled = whole.recalled(config, known, session, looked, stats)
    if same and before and whole.only_words(before, looked, recalled) and standing.tree:
        problems = _all(before.problems, recalled.problems)
        if strict and serious(problems):
            return Report(problems)
        written = whole.amend(config, known, session, looked, recalled, before, standing, standing.tree, stats)
        if written is not None:
            return _report(problems, before, written, strict=strict)
    return whole.whole(config, known, session, looked, recalled, standing, stats, strict=strict)


def _all(rows: Iterable[tuple[Any, ...]], problems: Iterable[Problem]) -> tuple[Problem, ...]:
    return tuple(sorted({*map(problem, rows), *problems}))


def _report(problems: tuple[Problem, ...], before: Last, written: write.Written, *, strict: bool) -> Report:
    """Return what came of a build that is like the last one but for what was written."""
    if strict and serious(problems):
        return Report(problems)
    return Report(problems, before.pages, before.jobs, written)


def _large(config: Config, size: int) -> tuple[Problem, ...]:
    """Tell of an output that comes near what GitHub Pages takes."""
    if size < PAGES_LIMIT * 8 // 10:
        return ()
    message = f"the output has {size / 1e6:,.0f} MB; GitHub Pages takes {PAGES_LIMIT / 1e6:,.0f} MB"
    return (Problem(Where(config.output.as_posix()), "output.large", message),)
