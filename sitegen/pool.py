"""Work spread over the processor's cores: this process and forked children take tasks from one queue.

A child is a copy of this process, so what the work needs is there without being sent; only
results come back, by a file each. This process works, too: its memory counts once less.
Forking is sound on Linux in a process with one thread; elsewhere everything is done here.
"""

import ctypes
import gc
import heapq
import os
import pickle
import signal
import struct
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from typing import IO, TypeVar

T = TypeVar("T")
R = TypeVar("R")

_NUMBER = struct.Struct("<I")
_QUEUE = 8192  # numbers that a pipe holds without a reader (64 KiB on Linux, half of it here)
_DIE_WITH_PARENT = 1  # PR_SET_PDEATHSIG of prctl(2)
_Result = tuple[int, bool, object]  # the task's number, whether it went well, the result or the error


def processes(jobs: int | None, worth: bool) -> int:  # noqa: FBT001 - read as a sentence where it is called
    """Return how many processes to use: ``jobs``, or one a core where the work is worth it."""
    if not _can_fork():
        return 1
    return jobs or (len(os.sched_getaffinity(0)) if worth else 1)


def _nobody(_: int) -> None:
    """Hear of progress."""


def spread(
    work: Callable[[T], R], tasks: Sequence[T], count: int, tick: Callable[[int], None] = _nobody
) -> Iterator[R]:
    """Yield ``work(task)`` of every task in order, done by ``count`` processes.

    ``tick`` is told now and then how many tasks have been begun by all of them.

    Results of children have to be picklable. The first error in the order of the tasks is raised
    again here; a child that was killed is an error (OSError), too.
    """
    count = min(count, len(tasks), _QUEUE)
    if count <= 1 or len(tasks) > _QUEUE:
        for number, task in enumerate(tasks, start=1):
            tick(number)
            yield work(task)
        return
    queue = _queue(len(tasks))
    files: list[IO[bytes]] = [tempfile.TemporaryFile() for _ in range(count)]  # noqa: SIM115 - closed below
    children: list[int] = []
    try:
        sys.stdout.flush()
        sys.stderr.flush()
        gc.freeze()  # a collection in a child would touch, and so copy, every page of memory
        for file in files[1:]:
            children.append(_child(work, tasks, queue, file))  # noqa: PERF401 - those there are end with an error
        _work(work, tasks, queue, files[0], tick)
        while children:
            _, status = os.waitpid(children[0], 0)
            children.pop(0)
            if status:
                msg = f"a process of the build ended by itself (status {os.waitstatus_to_exitcode(status)})"
                raise OSError(msg)
        yield from _in_order(files)
    finally:
        gc.unfreeze()
        os.close(queue)
        for child in children:
            with suppress(ProcessLookupError):
                os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
        for file in files:
            file.close()


def beside(work: Callable[[], bool], *, worth: bool) -> Callable[[], bool]:
    """Begin some work in a child where it is worth that; return what waits for its answer."""
    if not worth or not _can_fork():
        return work
    child = os.fork()
    if not child:
        status = 1
        try:
            status = 0 if work() else 1
        finally:
            os._exit(status)

    def answer() -> bool:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0

    return answer


def _can_fork() -> bool:
    return sys.platform == "linux" and threading.active_count() == 1


def _queue(length: int) -> int:
    """Return a pipe's end that gives the numbers of all tasks, each to one reader, and then ends."""
    reading, writing = os.pipe()
    os.write(writing, b"".join(map(_NUMBER.pack, range(length))))
    os.close(writing)
    return reading


def _child(work: Callable[[T], R], tasks: Sequence[T], queue: int, file: IO[bytes]) -> int:
    """Fork; return the child's process id. The child never returns."""
    parent = os.getpid()
    child = os.fork()
    if child:
        return child
    status = 1
    try:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent ends its children
        with suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(_DIE_WITH_PARENT, signal.SIGKILL)
        if os.getppid() == parent:
            _work(work, tasks, queue, file, _nobody)
            status = 0
    finally:
        os._exit(status)


def _work(work: Callable[[T], R], tasks: Sequence[T], queue: int, file: IO[bytes], tick: Callable[[int], None]) -> None:
    """Do tasks until there are none; after an error nobody gets another one."""
    while number := os.read(queue, _NUMBER.size):
        (place,) = _NUMBER.unpack(number)
        tick(place + 1)  # numbers are given in order
        result: _Result
        try:
            result = (place, True, work(tasks[place]))
        except Exception as error:  # noqa: BLE001 - raised again by the parent
            result = (place, False, error)
            while os.read(queue, 1 << 16):
                pass
        pickle.dump(result, file, pickle.HIGHEST_PROTOCOL)
    file.flush()


def _in_order(files: Sequence[IO[bytes]]) -> Iterator[R]:
    for _, went_well, result in heapq.merge(*map(_results, files), key=lambda result: result[0]):
        if not went_well:
            raise result  # type: ignore[misc] # an exception, see _work
        yield result  # type: ignore[misc]


def _results(file: IO[bytes]) -> Iterator[_Result]:
    file.seek(0)
    with suppress(EOFError):
        while True:
            yield pickle.load(file)  # noqa: S301 - our own child wrote it, into a file without a name
