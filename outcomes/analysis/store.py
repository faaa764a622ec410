"""The data a server shows: loaded once a change of the files, and the last good one kept when a change is wrong."""

import gc
import hashlib
import logging
import os
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import lru_cache

import pandas as pd

from outcomes import logs
from outcomes.analysis.cache import CACHE
from outcomes.analysis.last_good import keep, last_good
from outcomes.analysis.statements import statements_table
from outcomes.analysis.table import facts_table
from outcomes.errors import DataError, OutcomesError, Problem
from outcomes.ledger.ledger import Ledger, load
from outcomes.ledger.yamlfile import EXHAUSTED
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
        """Time and size of the curated file and of each text; the last ones while no more files can be opened."""
        try:
            return self._look()
        except OSError:
            if self._data is None:
                raise
            return self._data.fingerprint

    def _look(self) -> Fingerprint:
        found = [_stamp(self.settings.data.name, self.settings.data.stat)]
        try:
            with os.scandir(self.settings.seeds) as files:
                found += sorted(filter(None, (_stamp(file.name, file.stat) for file in files)))
        except OSError as error:
            if error.errno in EXHAUSTED:
                raise
            # Else reading will say so.
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
        started = time.perf_counter()
        try:
            ledger = load(self.settings.data, self.settings.seeds)
            found = _tables(ledger, fingerprint)
        except Exception as error:  # whatever it is, what was shown before stays
            return self._refused(error, fingerprint, started)
        line = "data %s: %d facts, %d numerals, 0 problems, %d ms"
        log.info(line, ledger.version, len(ledger.facts), ledger.numerals, _since(started))
        with suppress(OSError):
            if self._look() == fingerprint:  # else the files are no longer those that were read
                keep(self.settings, ledger)
        return found

    def _refused(self, error: Exception, fingerprint: Fingerprint, started: float) -> Data:
        """What is shown while the files are wrong: the data before, at a start those of the copy."""
        if self._data and isinstance(error, OSError) and error.errno in EXHAUSTED:
            return self._data  # to be read at the next look
        problems = tuple(error.problems) if isinstance(error, DataError) else (_unexpected(self.settings, error),)
        if not isinstance(error, OutcomesError):
            log.exception("data not read", exc_info=error)
        shown = self._data or self._copied(fingerprint)
        version = shown.ledger.version if shown.ledger else "none"
        line = "data refused: %d problems, %d ms, still shown: %s; first: %s"
        log.warning(line, len(problems), _since(started), version, str(problems[0])[:200])
        return replace(shown, problems=problems, fingerprint=fingerprint)

    def _copied(self, fingerprint: Fingerprint) -> Data:
        try:
            ledger = last_good(self.settings)
            return _tables(ledger, fingerprint) if ledger else Data(None, None, (), fingerprint)
        except Exception:
            log.exception("the copy of the last good data was not read")
            return Data(None, None, (), fingerprint)


def _tables(ledger: Ledger, fingerprint: Fingerprint) -> Data:
    """The data as they are shown. What was kept of other data is forgotten."""
    found = Data(ledger, facts_table(ledger), (), fingerprint, statements_table(ledger))
    CACHE.begin(len(ledger.facts))
    gc.freeze()  # nothing of this is ever garbage: collections need not look through it
    return found


def _since(started: float) -> int:
    return round((time.perf_counter() - started) * 1000)


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
    except OSError as error:
        if error.errno in EXHAUSTED:
            raise
        return None
    # The time of the change as well: a file put in the place of another may bring an old time of writing with it.
    return name, stat.st_mtime_ns + stat.st_ctime_ns, stat.st_size


def _unexpected(settings: Settings, error: Exception) -> Problem:
    message = " ".join(str(error).split()) or type(error).__name__
    return Problem(
        settings.data.name, 1, "", f"the file cannot be read: {message[:200]}.", "The cause is in the server's log."
    )
