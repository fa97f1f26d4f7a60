"""An end to what would not end: no measurement (those stand in ``benchmarks/``), so the time is generous."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager

HANGS = 60  # seconds, thirty times what a megabyte may take, for a machine that is busy with much else


@contextmanager
def ending(what: object, seconds: int = HANGS) -> Iterator[None]:
    """Raise TimeoutError in what is still running after some seconds; Windows has no alarm, and goes without."""
    if not hasattr(signal, "SIGALRM"):
        yield
        return

    def over(*_: object) -> None:
        raise TimeoutError(f"{what} runs for more than {seconds} s")

    before = signal.signal(signal.SIGALRM, over)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)
