"""What time does to a posting: states and marks, and when the next of them changes."""

from collections.abc import Iterable, Iterator
from datetime import datetime, time, timedelta

from sitegen.model import Facts, Job, State

NEW_FOR = timedelta(days=14)
CLOSING_WITHIN = timedelta(days=7)
_TICK = timedelta(microseconds=1)


def state(facts: Facts, now: datetime) -> State:
    """Compare with the moment of the build, in the site's zone; what was posted today is never in the future.

    (Jekyll hides it for hours, jekyll#3998.)
    """
    if facts.closes is not None and facts.closes < now:
        return State.CLOSED
    if facts.opens is not None:
        return State.UPCOMING if facts.opens > now else State.OPEN
    if facts.posted is not None and facts.posted.astimezone(now.tzinfo).date() > now.date():
        return State.UPCOMING
    return State.OPEN


def is_new(job: Job, now: datetime) -> bool:
    """Tell whether a posting is open and was posted in the last days."""
    posted = job.facts.posted
    return job.state is State.OPEN and posted is not None and timedelta() <= now - posted <= NEW_FOR


def closing_soon(facts: Facts, now: datetime) -> bool:
    """Tell whether a posting closes in the next days."""
    return facts.closes is not None and timedelta() <= facts.closes - now <= CLOSING_WITHIN


def next_change(facts: Iterable[Facts], now: datetime) -> datetime:
    """Return the first moment after ``now`` at which a build would be other: at midnight at the latest."""
    midnight = datetime.combine(now.date() + timedelta(days=1), time(), now.tzinfo)
    moments = (moment for each in facts for moment in _moments(each))
    return min((moment for moment in moments if now < moment < midnight), default=midnight)


def _moments(facts: Facts) -> Iterator[datetime]:
    if facts.closes is not None:
        yield facts.closes - CLOSING_WITHIN
        yield facts.closes + _TICK
    if facts.opens is not None:
        yield facts.opens
    if facts.posted is not None:
        yield facts.posted
        yield facts.posted + NEW_FOR + _TICK
