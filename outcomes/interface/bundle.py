"""Send what a run of a page says in one go.

Streamlit 1.67 wakes its server for every message of a run, to look through the sessions of all readers, and a browser
that is told bit by bit draws the page bit by bit. Nothing public changes that, so the method that takes a message is
wrapped: while a run is quick its messages wait for each other. The end of a run, which is a message too, sends them.
"""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from streamlit.runtime.app_session import AppSession

QUICK = 0.1  # seconds after which a slow run is told bit by bit again
_run = threading.local()


@contextmanager
def together() -> Iterator[None]:
    """For what this thread says meanwhile."""
    _run.until = time.monotonic() + QUICK
    try:
        yield
    finally:
        _run.until = 0.0


def keep() -> None:
    """From now on, in this process."""
    tell = AppSession._enqueue_forward_msg

    def told(session: AppSession, message: Any) -> None:
        if time.monotonic() < getattr(_run, "until", 0.0):
            session._browser_queue.enqueue(message)
        else:
            tell(session, message)

    AppSession._enqueue_forward_msg = told  # type: ignore[assignment]
