"""What a command takes: wall time, processor time, and the memory of all its processes. Linux only."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

PAGE = os.sysconf("SC_PAGE_SIZE")
TICK = os.sysconf("SC_CLK_TCK")
EVERY = 0.05  # seconds between two looks at the memory
IDLE = 0.1  # processor seconds that others may use in a second that counts as quiet


@dataclass(frozen=True, slots=True)
class Run:
    """One run: seconds of wall and processor, bytes at the peak, and what the rest of the machine used meanwhile."""

    wall: float
    cpu: float
    memory: int
    other: float

    def __add__(self, then: "Run") -> "Run":
        """Return two runs one after the other as one."""
        return Run(self.wall + then.wall, self.cpu + then.cpu, max(self.memory, then.memory), self.other + then.other)


class Failed(Exception):
    """A command that did not end well; the message has the end of what it printed."""


def measure(command: Sequence[str], folder: Path, log: Path, more: Mapping[str, str], limit: float) -> Run:
    """Run a command in a folder. Raises Failed where it fails or takes more than ``limit`` seconds.

    The peak is the largest sum of the resident memory of the process and all below it, looked at
    every 50 ms. Memory that processes share counts once for each.
    """
    with log.open("wb") as said:
        busy, begin = machine_busy(), time.monotonic()
        process = subprocess.Popen(
            command, cwd=folder, env={**os.environ, **more}, stdin=subprocess.DEVNULL, stdout=said, stderr=said,
            start_new_session=True,
        )  # fmt: skip
        watch = Watch(process.pid, begin + limit)
        watch.start()
        _, status, used = os.wait4(process.pid, 0)
        wall = time.monotonic() - begin
        others = machine_busy() - busy
    process.returncode = os.waitstatus_to_exitcode(status)
    watch.stop()
    if process.returncode:
        raise Failed(
            f"{command[0]}: exit status {process.returncode} after {wall:.0f} s\n{log.read_text('utf-8')[-2000:]}"
        )
    cpu = used.ru_utime + used.ru_stime
    return Run(wall, cpu, max(watch.peak, used.ru_maxrss * 1024), max(0.0, others - cpu))


class Watch(threading.Thread):
    """Looks at a process and those below it, until told to stop; ends them when the time is over."""

    def __init__(self, pid: int, until: float) -> None:
        super().__init__(daemon=True)
        self.peak = 0
        self._pid = pid
        self._until = until
        self._over = threading.Event()

    def run(self) -> None:
        while not self._over.wait(EVERY):
            self.peak = max(self.peak, memory(self._pid))
            if time.monotonic() > self._until:
                os.killpg(self._pid, signal.SIGKILL)  # a session of its own: nobody else is in it
                return

    def stop(self) -> None:
        """Look no more."""
        self._over.set()
        self.join()


def memory(pid: int) -> int:
    """Return the resident bytes of a process and of all below it; those that are gone meanwhile count nothing."""
    found, todo = 0, [str(pid)]
    while todo:
        folder = Path("/proc", todo.pop())
        try:
            found += int((folder / "statm").read_text("ascii").split()[1]) * PAGE
            for task in (folder / "task").iterdir():
                todo += (task / "children").read_text("ascii").split()
        except (OSError, IndexError):
            continue
    return found


def machine_busy() -> float:
    """Return the processor seconds that the machine has spent working since it was started."""
    user, nice, system, _, _, irq, soft_irq, stolen = map(int, Path("/proc/stat").read_text("ascii").split()[1:9])
    return (user + nice + system + irq + soft_irq + stolen) / TICK


def wait_until_quiet(most: float) -> bool:
    """Write out what the system has in memory, and wait for a second in which little happens; say whether one came."""
    os.sync()
    until = time.monotonic() + most
    while time.monotonic() < until:
        before = machine_busy()
        time.sleep(1)
        if machine_busy() - before < IDLE:
            return True
    print(f"    (the machine did not become quiet in {most:.0f} s)", file=sys.stderr, flush=True)
    return False


def memory_of_machine() -> int:
    """Return the bytes of memory that the machine has."""
    return os.sysconf("SC_PHYS_PAGES") * PAGE
