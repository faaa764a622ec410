"""The data a server shows: loaded once a change of the files, and the last good one kept when a change is wrong."""

import logging
import threading
import time
from dataclasses import dataclass, replace
from pathlib import Path

import pandas as pd

from outcomes.errors import DataError, OutcomesError, Problem
from outcomes.ledger import Ledger, load
from outcomes.settings import Settings
from outcomes.table import facts_table

log = logging.getLogger("outcomes")

Fingerprint = tuple[tuple[str, int, int], ...]


@dataclass(frozen=True)
class Data:
    """What is shown, and what is wrong with the files as they are now. Without any good data `ledger` is None."""

    ledger: Ledger | None
    table: pd.DataFrame | None
    problems: tuple[Problem, ...]
    fingerprint: Fingerprint


class Store:
    """One a server, shared by all sessions. `current` costs a look at the files' times and sizes."""

    def __init__(self, settings: Settings):
        self.settings = settings
        self._lock = threading.Lock()
        self._data: Data | None = None

    def fingerprint(self) -> Fingerprint:
        """Time and size of the curated file and of each text."""
        try:
            files = [self.settings.data, *sorted(self.settings.seeds.iterdir())]
        except OSError:
            files = [self.settings.data]
        return tuple(filter(None, map(_stamp, files)))

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
        except OutcomesError as error:
            problems = tuple(error.problems) if isinstance(error, DataError) else (_unexpected(self.settings, error),)
            kept = before.ledger.version if before and before.ledger else "none"
            milliseconds = round((time.perf_counter() - started) * 1000)
            line = "data refused: %d problems, %d ms, still shown: %s; first: %s"
            log.warning(line, len(problems), milliseconds, kept, str(problems[0])[:200])
            if before is None:
                return Data(None, None, problems, fingerprint)
            return replace(before, problems=problems, fingerprint=fingerprint)
        milliseconds = round((time.perf_counter() - started) * 1000)
        numerals = sum(map(len, ledger.fates.values()))
        line = "data %s: %d facts, %d numerals, 0 problems, %d ms"
        log.info(line, ledger.version, len(table), numerals, milliseconds)
        return Data(ledger, table, (), fingerprint)


def _stamp(path: Path) -> tuple[str, int, int] | None:
    try:
        stat = path.stat()
    except OSError:
        return None
    # The time of the change as well: a file put in the place of another may bring an old time of writing with it.
    return path.name, stat.st_mtime_ns + stat.st_ctime_ns, stat.st_size


def _unexpected(settings: Settings, error: OutcomesError) -> Problem:
    return Problem(settings.data.name, 1, "", f"{error}.")
