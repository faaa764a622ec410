"""Send what a run of a page says in one go.

Streamlit 1.67 wakes its server for every message of a run, to look through the sessions of all readers, and a browser
that is told bit by bit draws the page bit by bit. Nothing public changes that, so the method that takes a message is
wrapped: from the beginning of a run its messages wait for its end, which is a message too, and sends them all.
"""

import asyncio
from typing import Any
from weakref import WeakKeyDictionary

from streamlit.runtime.app_session import AppSession

QUICK = 0.1  # seconds for which messages wait; a slow run is told bit by bit after that

_waiting: WeakKeyDictionary[Any, asyncio.TimerHandle | None] = WeakKeyDictionary()


def keep() -> None:
    """From now on, in this process. All sessions take their messages on one event loop, one after the other."""
    tell = AppSession._enqueue_forward_msg

    def told(self: AppSession, msg: Any) -> None:
        kind = msg.WhichOneof("type")
        if kind == "script_finished":
            _end(self)
        elif kind == "new_session":
            _end(self)
            _waiting[self] = None  # a run may wait long for its turn and say nothing: the clock starts with its words
        if self not in _waiting:
            tell(self, msg)
            return
        self._browser_queue.enqueue(msg)
        if kind != "new_session" and _waiting[self] is None:
            _waiting[self] = asyncio.get_running_loop().call_later(QUICK, _send, self)

    AppSession._enqueue_forward_msg = told  # type: ignore[method-assign]


def _end(session: AppSession) -> None:
    if timer := _waiting.pop(session, None):
        timer.cancel()


def _send(session: AppSession) -> None:
    """The run is slow: what it has said is sent, and from now on what it says as it says it."""
    _waiting.pop(session, None)
    if session._message_enqueued_callback:
        session._message_enqueued_callback()
