"""What a server writes to stderr: a line a start, a line a reading of the data, and what went wrong.

Nothing of a reader is written: no address, no filter, no words that were searched for.
"""

import logging
import os
import sys

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
