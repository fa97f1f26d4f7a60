"""Work spread over the processor's cores: this process and forked children take tasks from one queue.

A child is a copy of this process, so what the work needs is there without being sent; only
results come back, by a file each. This process works, too (its memory counts once less), and hands
out results between its tasks, so that whoever takes them works while the children do.
Forking is sound on Linux in a process with one thread; elsewhere everything is done here.
"""

import ctypes
import gc
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
    files: list[IO[bytes]] = [tempfile.TemporaryFile(buffering=0) for _ in range(count - 1)]  # noqa: SIM115 - closed below
    children: list[int] = []
    try:
        sys.stdout.flush()
        sys.stderr.flush()
        gc.freeze()  # a collection in a child would touch, and so copy, every page of memory
        for file in files:
            children.append(_child(work, tasks, queue, file))  # noqa: PERF401 - those there are end with an error
        results = _Results(files)
        for result in _work(work, tasks, queue):
            tick(result[0] + 1)  # numbers are given in order
            results.take(result)
            yield from results.next()
        while children:
            _, status = os.waitpid(children[0], 0)
            children.pop(0)
            if status:
                msg = f"a process of the build ended by itself (status {os.waitstatus_to_exitcode(status)})"
                raise OSError(msg)
        yield from results.next()
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
            for result in _work(work, tasks, queue):
                data = pickle.dumps(result, pickle.HIGHEST_PROTOCOL)
                rest = memoryview(_NUMBER.pack(len(data)) + data)
                while rest:
                    rest = rest[os.write(file.fileno(), rest) :]
            status = 0
    finally:
        os._exit(status)


def _work(work: Callable[[T], R], tasks: Sequence[T], queue: int) -> Iterator[_Result]:
    """Do tasks until there are none; after an error nobody gets another one."""
    while number := os.read(queue, _NUMBER.size):
        (place,) = _NUMBER.unpack(number)
        result: _Result
        try:
            result = (place, True, work(tasks[place]))
        except Exception as error:  # noqa: BLE001 - raised again by the parent
            result = (place, False, error)
            while os.read(queue, 1 << 16):
                pass
        yield result


class _Results:
    """Brings the results of all processes into the order of the tasks."""

    def __init__(self, files: Sequence[IO[bytes]]) -> None:
        """Read the children's results from these files, while they are written."""
        self._files = [_Growing(file) for file in files]
        self._there: dict[int, _Result] = {}
        self._next = 0

    def take(self, result: _Result) -> None:
        """Take a result of this process."""
        self._there[result[0]] = result

    def next(self) -> Iterator[R]:
        """Yield the results that are there and whose turn it is; raise an error that is among them."""
        for file in self._files:
            for result in file.new():
                self.take(result)
        while self._next in self._there:
            _, went_well, found = self._there.pop(self._next)
            self._next += 1
            if not went_well:
                raise found  # type: ignore[misc] # an exception, see _work
            yield found  # type: ignore[misc]


class _Growing:
    """A file that a child adds results to."""

    def __init__(self, file: IO[bytes]) -> None:
        self._handle, self._place = file.fileno(), 0

    def new(self) -> Iterator[_Result]:
        """Yield what has come whole since the last time."""
        size = os.fstat(self._handle).st_size
        while self._place + _NUMBER.size <= size:
            (length,) = _NUMBER.unpack(os.pread(self._handle, _NUMBER.size, self._place))
            if self._place + _NUMBER.size + length > size:
                return
            data = os.pread(self._handle, length, self._place + _NUMBER.size)
            self._place += _NUMBER.size + length
            yield pickle.loads(data)  # noqa: S301 - our own child wrote it, into a file without a name
