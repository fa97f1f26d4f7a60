"""Dates in front matter: ISO 8601 days, with or without a time, in the site's time zone."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sitegen.facts import when
from sitegen.fields import Fields

FIRST_YEAR = 1970  # before it the zones count in seconds, and a year such as 0206 is a slip


def moment(fields: Fields, key: str, zone: ZoneInfo, *, end_of_day: bool = False) -> datetime | None:
    """Return a moment with its zone.

    A day without a time is its first second, or its last one for ``end_of_day`` (a posting
    that closes on a day is open through that day). Anything but ISO 8601 is a problem
    that says what to write.
    """
    text = fields.text(key)
    if text is None:
        return None
    try:
        found = datetime.fromisoformat(text)
    except ValueError as error:
        fields.problem(fields.where(key), "value.date", f"`{key}` is no date: `{text}`", _hint(text, str(error)))
        return None
    if found.tzinfo is None:
        found = found.replace(tzinfo=zone)
    if end_of_day and _is_day(text):
        found = datetime.combine(found.date(), time(23, 59, 59), found.tzinfo)
    if not _is_usual(found, zone):
        fields.problem(fields.where(key), "value.date", f"`{key}` is no usual date: `{text}`", _hint(text, ""))
        return None
    return found


def _is_usual(moment: datetime, zone: ZoneInfo) -> bool:
    """Say whether feeds can state a moment (RFC 3339: offsets of whole minutes) and any zone has it."""
    try:
        moment.astimezone(zone)
    except OverflowError:
        return False
    return moment.year >= FIRST_YEAR and (moment.utcoffset() or timedelta()) % timedelta(minutes=1) == timedelta()


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _hint(text: str, error: str) -> str:
    if text[:4].isdigit() and ("month must be" in error or "day is out of range" in error):
        return f"{error}; write a day that exists, such as 2026-12-01"
    understood = when.parse_date(text)
    if understood is not None:
        return f"write {understood.isoformat()}"
    return "write a date as 2026-12-01, a date with a time as 2026-12-01 18:00"
