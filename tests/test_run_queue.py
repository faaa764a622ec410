"""Runs of pages take turns: one at a time, the longest waiting first, whatever becomes of a run."""

import threading

import pytest

from outcomes.ui.run_queue import RunQueue


def wanted() -> None:
    """Every run is wanted."""


def runs(queue: RunQueue, number: int, run: threading.Semaphore, order: list[int]) -> threading.Thread:
    """A run that has asked for its turn, and once it has it, waits for leave to end."""

    def go() -> None:
        with queue:
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
    queue, leave, order = RunQueue(wanted), threading.Semaphore(0), []
    threads = [runs(queue, 0, leave, order)]
    until(lambda: order == [0])
    for number in range(1, 20):
        threads.append(runs(queue, number, leave, order))
        until(lambda: len(queue._runs) == number + 1)  # noqa: B023 (called at once)
    for number in range(20):
        until(lambda: len(order) == number + 1)  # noqa: B023
        assert order == list(range(number + 1))
        leave.release()
    for thread in threads:
        thread.join(10)
    assert not queue._runs


@pytest.mark.parametrize("how", [ValueError, KeyboardInterrupt, SystemExit])
def test_a_run_that_fails_gives_up_its_turn(how):
    queue = RunQueue(wanted)
    with pytest.raises(how), queue:
        raise how
    with queue:
        pass


def test_a_run_that_is_wanted_no_more_leaves_the_queue():
    class ReplacedError(BaseException):
        """What ends a run, as Streamlit does where a reader has clicked again."""

    def clicked_again():
        raise ReplacedError

    queue, leave, order = RunQueue(clicked_again), threading.Semaphore(0), []
    first = runs(queue, 0, leave, order)
    until(lambda: order == [0])
    with pytest.raises(ReplacedError), queue:
        raise AssertionError("it never had its turn")
    leave.release()
    first.join(10)
    with queue:
        assert order == [0]
