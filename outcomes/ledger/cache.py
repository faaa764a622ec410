"""Results kept for all readers: what one has asked for, the next need not wait for."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Any, TypeVar

import pandas as pd
import pyarrow as pa

Value = TypeVar("Value")
SMALL = 1_000  # what a result weighs beside its rows, so that small ones are counted too
ROOM = 150_000  # some 5 MB of small results; 1,000 rows of a table take 0.3 MB
LETTERS = 200  # of a made page, or bytes, that weigh as much as a row


class Shelf:
    """The results that were asked for last, by name and by all they depend on, up to `most` rows in all.

    Nobody may change a result. Streamlit's own cache does the same and takes many times longer to find a result,
    because it hashes what it is asked for.
    """

    def __init__(self, most: int):
        self._most, self._held = most, 0
        self._kept: OrderedDict[Hashable, Any] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: Hashable, make: Callable[[], Value]) -> Value:
        """The result of a key. Two who ask at once may both make it; one of the two is kept."""
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        made = make()
        with self._lock:
            if key not in self._kept:
                self._kept[key] = made
                self._held += _weight(made)
            while self._held > self._most and len(self._kept) > 1:
                self._held -= _weight(self._kept.popitem(last=False)[1])
        return made

    def begin(self, rows: int) -> None:
        """For another table: what was kept of the one before goes, and there is room for two times all its rows in
        parts, so that those who choose from a large one find theirs again."""
        with self._lock:
            self._kept.clear()
            self._most, self._held = ROOM + 2 * rows, 0

    def __len__(self) -> int:
        return len(self._kept)


def _weight(value: Any) -> int:
    if isinstance(value, pd.DataFrame | pa.Table):
        return SMALL + len(value)
    pieces = value if isinstance(value, tuple) else (value,)
    return SMALL + sum(len(piece) for piece in pieces if isinstance(piece, str | bytes)) // LETTERS


KEPT = Shelf(ROOM)
