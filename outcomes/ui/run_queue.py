"""One run of a page at a time, in the order in which they were asked for.

Python computes one thing at a time anyway. Thirty runs at once would share it, and all end as late as the last.
"""

import threading
from collections import deque
from contextlib import AbstractContextManager
from types import TracebackType


class RunQueue(AbstractContextManager[None]):
    """A lock that goes to whoever has waited longest; `threading.Lock` promises no order."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._taken = False
        self._waiting: deque[threading.Lock] = deque()

    def __enter__(self) -> None:
        with self._guard:
            if not self._taken:
                self._taken = True
                return
            turn = threading.Lock()
            turn.acquire()
            self._waiting.append(turn)
        turn.acquire()

    def __exit__(self, kind: type | None, error: BaseException | None, trace: TracebackType | None) -> None:
        with self._guard:
            if self._waiting:
                self._waiting.popleft().release()
            else:
                self._taken = False
