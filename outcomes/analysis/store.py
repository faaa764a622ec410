"""The data a server shows: loaded once a change of the files, and the last good one kept when a change is wrong."""

import gc
import hashlib
import logging
import os
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache

import pandas as pd

from outcomes import logs
from outcomes.analysis.cache import CACHE
from outcomes.analysis.statements import statements_table
from outcomes.analysis.table import facts_table
from outcomes.errors import DataError, OutcomesError, Problem
from outcomes.ledger.ledger import Ledger, load
from outcomes.settings import Settings

log = logging.getLogger("outcomes")

Fingerprint = tuple[tuple[str, int, int], ...]


@dataclass(frozen=True)
class Data:
    """What is shown, and what is wrong with the files as they are now. Without any good data `ledger` is None."""

    ledger: Ledger | None
    table: pd.DataFrame | None
    problems: tuple[Problem, ...]
    fingerprint: Fingerprint
    statements: pd.DataFrame | None = None  # the table of outcomes without a number

    @property
    def state(self) -> str:
        """A short word that changes with the files, for the browser."""
        return state(self.fingerprint)


class Store:
    """One a server, shared by all sessions. `current` costs a look at the files' times and sizes."""

    def __init__(self, settings: Settings):
        self.settings = settings
        self._lock = threading.Lock()
        self._data: Data | None = None

    def fingerprint(self) -> Fingerprint:
        """Time and size of the curated file and of each text."""
        found = [_stamp(self.settings.data.name, self.settings.data.stat)]
        try:
            with os.scandir(self.settings.seeds) as files:
                found += sorted(filter(None, (_stamp(file.name, file.stat) for file in files)))
        except OSError:
            pass  # reading will say so
        return tuple(filter(None, found))

    def current(self) -> Data:
        """The data to show now; reads the files only when they have changed."""
        now = self.fingerprint()
        data = self._data
        if data is not None and data.fingerprint == now:
            return data
        with self._lock:
            if self._data is None or self._data.fingerprint != now:
                self._data = self._read(now)
            return self._data

    def _read(self, fingerprint: Fingerprint) -> Data:
        before = self._data
        started = time.perf_counter()
        try:
            ledger = load(self.settings.data, self.settings.seeds)
            table = facts_table(ledger)
        except Exception as error:  # whatever it is, what was shown before stays
            problems = tuple(error.problems) if isinstance(error, DataError) else (_unexpected(self.settings, error),)
            if not isinstance(error, OutcomesError):
                log.exception("data not read")
            shown = before.ledger.version if before and before.ledger else "none"
            milliseconds = round((time.perf_counter() - started) * 1000)
            line = "data refused: %d problems, %d ms, still shown: %s; first: %s"
            log.warning(line, len(problems), milliseconds, shown, str(problems[0])[:200])
            if before is None:
                return Data(None, None, problems, fingerprint)
            return replace(before, problems=problems, fingerprint=fingerprint)
        milliseconds = round((time.perf_counter() - started) * 1000)
        line = "data %s: %d facts, %d numerals, 0 problems, %d ms"
        log.info(line, ledger.version, len(table), ledger.numerals, milliseconds)
        CACHE.begin(len(table))
        gc.freeze()  # nothing of this is ever garbage: collections need not look through it
        return Data(ledger, table, (), fingerprint, statements_table(ledger))


@lru_cache(maxsize=4)
def store(settings: Settings) -> Store:
    """The one store of these files, for pages and programs alike."""
    logs.begin(settings)
    return Store(settings)


def state(fingerprint: Fingerprint) -> str:
    return hashlib.blake2b(repr(fingerprint).encode(), digest_size=8).hexdigest()


def _stamp(name: str, look: Callable[[], os.stat_result]) -> tuple[str, int, int] | None:
    try:
        stat = look()
    except OSError:
        return None
    # The time of the change as well: a file put in the place of another may bring an old time of writing with it.
    return name, stat.st_mtime_ns + stat.st_ctime_ns, stat.st_size


def _unexpected(settings: Settings, error: Exception) -> Problem:
    message = " ".join(str(error).split()) or type(error).__name__
    return Problem(
        settings.data.name, 1, "", f"the file cannot be read: {message[:200]}.", "The cause is in the server's log."
    )
