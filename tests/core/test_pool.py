import os
from collections.abc import Sequence

import pytest

from sitegen.pool import WORTH_IT, ordered


def with_process(chunk: Sequence[int]) -> tuple[list[int], int]:
    return list(chunk), os.getpid()


def broken(chunk: Sequence[int]) -> None:
    raise LookupError(chunk[0])


@pytest.mark.parametrize("jobs", [None, 1, 2, 3])
@pytest.mark.parametrize("count", [0, 1, 2, 7, 50])
def test_results_are_whole_and_in_order(jobs: int | None, count: int) -> None:
    found = [item for items, _ in ordered(with_process, range(count), jobs) for item in items]
    assert found == list(range(count))


def test_a_few_items_stay_in_this_process_and_many_do_not_have_to() -> None:
    assert {pid for _, pid in ordered(with_process, range(10), None)} == {os.getpid()}
    assert {pid for _, pid in ordered(with_process, range(WORTH_IT), 1)} == {os.getpid()}
    assert os.getpid() not in {pid for _, pid in ordered(with_process, range(10), 2)}


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_error_is_not_swallowed(jobs: int) -> None:
    with pytest.raises(LookupError):
        list(ordered(broken, range(4), jobs))
