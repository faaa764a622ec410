"""Runs of pages take turns: one at a time, the longest waiting first, whatever becomes of a run."""

import threading

import pytest

from outcomes.ui.run_queue import RunQueue


def runs(turns: RunQueue, number: int, run: threading.Semaphore, order: list[int]) -> threading.Thread:
    """A run that has asked for its turn, and once it has it, waits for leave to end."""

    def go() -> None:
        with turns:
            order.append(number)
            run.acquire()

    thread = threading.Thread(target=go, daemon=True)
    thread.start()
    return thread


def until(true) -> None:
    """Wait, for ten seconds at most."""
    pause = threading.Event()
    for _ in range(10_000):
        if true():
            return
        pause.wait(0.001)
    raise AssertionError("it did not happen")


def test_runs_go_one_at_a_time_in_the_order_in_which_they_were_asked_for():
    turns, leave, order = RunQueue(), threading.Semaphore(0), []
    threads = [runs(turns, 0, leave, order)]
    until(lambda: order == [0])
    for number in range(1, 20):
        threads.append(runs(turns, number, leave, order))
        until(lambda: len(turns._waiting) == number)  # noqa: B023 (called at once)
    for number in range(20):
        until(lambda: len(order) == number + 1)  # noqa: B023
        assert order == list(range(number + 1))
        leave.release()
    for thread in threads:
        thread.join(10)
    assert not turns._taken


@pytest.mark.parametrize("how", [ValueError, KeyboardInterrupt, SystemExit])
def test_a_run_that_fails_gives_up_its_turn(how):
    turns = RunQueue()
    with pytest.raises(how), turns:
        raise how
    with turns:
        pass
