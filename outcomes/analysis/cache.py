"""Results kept for all readers: what one has asked for, the next need not wait for."""

import threading
from collections.abc import Callable, Hashable
from typing import Any, TypeVar

import pandas as pd
from cachetools import LRUCache

Value = TypeVar("Value")
SMALL = 1_000  # what a result weighs beside its rows, so that small ones are counted too
ROOM = 150_000  # some 5 MB of small results; 1,000 rows of a table take 0.3 MB
LETTERS = 200  # of a made page, or bytes, that weigh as much as a row


class Cache:
    """The results that were asked for last, by name and by all they depend on, up to `most` rows in all.

    Nobody may change a result. Streamlit's own cache takes many times longer to find one, because it hashes what it is
    asked for.
    """

    def __init__(self, most: int) -> None:
        self._lock = threading.Lock()
        self._results: LRUCache[Hashable, Any] = LRUCache(most, getsizeof=_weight)

    def get(self, key: Hashable, make: Callable[[], Value]) -> Value:
        """The result of a key. Two who ask at once may both make it. What is larger than all room is not kept."""
        with self._lock:
            if key in self._results:
                return self._results[key]
        made = make()
        if _weight(made) <= self._results.maxsize:
            with self._lock:
                self._results[key] = made
        return made

    def begin(self, rows: int) -> None:
        """For another table: what was kept of the one before goes, and there is room for two times all its rows in
        parts, so that those who choose from a large one find theirs again."""
        with self._lock:
            self._results = LRUCache(ROOM + 2 * rows, getsizeof=_weight)

    def __len__(self) -> int:
        return len(self._results)


def _weight(value: Any) -> int:
    if isinstance(value, pd.DataFrame):
        return SMALL + len(value)
    pieces = value if isinstance(value, tuple) else (value,)
    return SMALL + sum(len(piece) for piece in pieces if isinstance(piece, str | bytes)) // LETTERS


CACHE = Cache(ROOM)
