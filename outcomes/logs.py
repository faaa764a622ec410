"""What a server writes to stderr: a line a start, a line a reading of the data, and what went wrong.

Nothing of a reader is written: no address, no filter, no words that were searched for.
"""

import logging
import os
import sys
import threading
import time

from outcomes import __version__
from outcomes.settings import Settings

LEVELS = ("debug", "info", "warning", "error", "critical")
FORMAT = "%(asctime)s %(levelname)s outcomes: %(message)s"
log = logging.getLogger("outcomes")


class OneLine(logging.Formatter):
    """Words of a file cannot make a line of the log that was never written."""

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802 (logging's own name)
        record.message = record.message.replace("\r", "").replace("\n", "⏎")
        return super().formatMessage(record)


class Sparing(logging.Filter):
    """Lets so many messages of one place in the code through in a minute, and says how many it kept back.

    A server that runs out of files writes the same error thousands of times a second. A warning has no traceback: it
    is about what a client sent.
    """

    MOST, WHOLE = 20, 2  # messages of one place in a minute, and those of them with their traceback
    MINUTE = 60

    def __init__(self) -> None:
        super().__init__()
        self._lock = threading.Lock()
        self._seen: dict[tuple[str, int, str], tuple[float, int]] = {}  # place → the minute's start, messages in it

    def filter(self, record: logging.LogRecord) -> bool:
        kind = record.exc_info[0] if record.exc_info else None
        place = (record.pathname, record.lineno, kind.__name__ if kind else "")
        with self._lock:
            begun, n = self._seen.get(place, (0.0, 0))
            now = time.monotonic()
            if not n or now - begun >= self.MINUTE:
                kept_back, begun, n = max(0, n - self.MOST), now, 0
            else:
                kept_back = 0
            self._seen[place] = (begun, n + 1)
        if kept_back:
            record.msg, record.args = f"{record.getMessage()} (and {kept_back} more like it before)", None
        if n >= self.WHOLE or record.levelno < logging.ERROR:
            record.exc_info = record.exc_text = None
        return n < self.MOST


_sparing = Sparing()


def spare() -> None:
    """Put the filter on every logger there is: the server's, Streamlit's and our own."""
    root = logging.getLogger()
    for logger in [root, *root.manager.loggerDict.values()]:
        if isinstance(logger, logging.Logger) and _sparing not in logger.filters:
            logger.addFilter(_sparing)


def begin(settings: Settings) -> None:
    """Show the log on stderr from now on, at the level that OUTCOMES_LOG names, and say once that the server starts."""
    if any(isinstance(handler.formatter, OneLine) for handler in log.handlers):
        return
    asked = os.environ.get("OUTCOMES_LOG", "").strip().lower()
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(OneLine(FORMAT))
    log.addHandler(handler)
    log.setLevel((asked if asked in LEVELS else "info").upper())
    if asked and asked not in LEVELS:
        log.warning("OUTCOMES_LOG is %r; it may be %s. Taken as info.", asked, ", ".join(LEVELS))
    python = ".".join(map(str, sys.version_info[:3]))
    log.info("start: version %s, Python %s, data %s, texts %s", __version__, python, settings.data, settings.seeds)
