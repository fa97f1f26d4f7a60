import os
import signal
from typing import NoReturn

import pytest

from sitegen.pool import processes, spread


def with_process(number: int) -> tuple[int, int]:
    return number, os.getpid()


def broken(number: int) -> int:
    if number % 3 == 2:
        raise LookupError(number)
    return number


def killed(number: int) -> NoReturn:
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError(number)


@pytest.mark.parametrize("count", [1, 2, 3])
@pytest.mark.parametrize("tasks", [0, 1, 2, 7, 50])
def test_results_are_whole_and_in_order(count: int, tasks: int) -> None:
    assert [number for number, _ in spread(with_process, range(tasks), count)] == list(range(tasks))


def test_this_process_works_too_and_others_where_there_is_enough() -> None:
    assert {pid for _, pid in spread(with_process, range(10), 1)} == {os.getpid()}
    seen = set[int]()
    for _ in range(20):  # how many tasks each gets is chance
        seen |= {pid for _, pid in spread(with_process, range(2000), 2)}
    assert os.getpid() in seen
    assert len(seen) > 1


def test_how_many_processes() -> None:
    assert processes(3, worth=False) == processes(3, worth=True) == 3
    assert processes(None, worth=False) == 1
    assert processes(None, worth=True) == len(os.sched_getaffinity(0))


@pytest.mark.parametrize("count", [1, 2])
def test_the_first_error_is_raised_and_what_came_before_is_yielded(count: int) -> None:
    found = spread(broken, range(40), count)
    assert (next(found), next(found)) == (0, 1)
    with pytest.raises(LookupError, match="2"):
        next(found)


def test_a_child_that_was_killed_is_an_error() -> None:
    parent = os.getpid()

    def work(number: int) -> int:
        return killed(number) if os.getpid() != parent else number

    def until_a_child_has_a_task() -> None:
        for _ in range(20):
            list(spread(work, range(2000), 2))

    with pytest.raises(OSError, match="ended by itself"):
        until_a_child_has_a_task()


def test_no_child_is_left() -> None:
    list(spread(with_process, range(10), 3))
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)
