"""A posting that was understood from a document -> the same ``Facts`` that front matter gives."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from sitegen.documents import Understood
from sitegen.model import Facts
from sitegen.problem import Where
from sitegen.sources import Lines


def facts_of(understood: Understood, path: str, zone: ZoneInfo) -> Facts:
    """Return the facts; every one points at the line of the document it was read from."""
    return Facts(
        company=understood.company,
        categories=(understood.category,) if understood.category else (),
        locations=understood.locations,
        remote=understood.remote,
        employment=understood.employment,
        hiring=understood.hiring,
        salary=understood.salary,
        skills=understood.skills,
        experience=understood.experience,
        education=understood.education,
        headcount=understood.headcount,
        posted=_moment(understood.posted, time(), zone),
        closes=_moment(understood.closes, time(23, 59, 59), zone),
        apply=understood.apply,
        lines=Lines.of(path, {trace.fact: Where(path, trace.line) for trace in understood.traces}),
    )


def _moment(day: date | None, clock: time, zone: ZoneInfo) -> datetime | None:
    return datetime.combine(day, clock, zone) if day else None
