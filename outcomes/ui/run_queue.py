"""One run of a page at a time, in the order in which they were asked for.

Python computes one thing at a time anyway. Thirty runs at once would share it, and all end as late as the last.
"""

import threading
from collections import deque
from collections.abc import Callable
from contextlib import AbstractContextManager
from types import TracebackType

PAUSE = 0.1  # seconds between two looks whether a run that waits is still wanted


class RunQueue(AbstractContextManager[None]):
    """A lock that goes to whoever has waited longest; `threading.Lock` promises no order.

    `still_wanted` is called while a run waits, and raises what ends the run if its reader has clicked again.
    """

    def __init__(self, still_wanted: Callable[[], object]) -> None:
        self._still_wanted = still_wanted
        self._guard = threading.Lock()
        self._runs: deque[threading.Event] = deque()  # the first one has its turn

    def __enter__(self) -> None:
        turn = threading.Event()
        with self._guard:
            self._runs.append(turn)
            self._runs[0].set()
        try:
            while not turn.wait(PAUSE):
                self._still_wanted()
        except BaseException:
            self._leave(turn)
            raise

    def __exit__(self, kind: type | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._leave(self._runs[0])

    def _leave(self, turn: threading.Event) -> None:
        with self._guard:
            self._runs.remove(turn)
            if self._runs:
                self._runs[0].set()
