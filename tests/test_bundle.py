"""What a quick run says is sent when it has ended, and what a slow run says as it says it."""

import threading

import pytest
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime.app_session import AppSession
from streamlit.runtime.forward_msg_queue import ForwardMsgQueue

from outcomes.interface import bundle


class Told:
    """What Streamlit's method needs of a session: a queue, and somebody to call."""

    def __init__(self) -> None:
        self._browser_queue = ForwardMsgQueue()
        self.calls = 0

    def _message_enqueued_callback(self) -> None:
        self.calls += 1

    def say(self) -> None:
        AppSession._enqueue_forward_msg(self, ForwardMsg(script_finished=ForwardMsg.FINISHED_SUCCESSFULLY))  # type: ignore[arg-type]


@pytest.fixture(autouse=True)
def wrapped(monkeypatch):
    """Streamlit's own method is put back in the end."""
    monkeypatch.setattr(AppSession, "_enqueue_forward_msg", AppSession._enqueue_forward_msg)
    bundle.keep()


def test_a_message_outside_of_a_run_is_sent_at_once():
    session = Told()
    session.say()
    assert (session.calls, len(session._browser_queue.flush())) == (1, 1)


def test_messages_of_a_run_wait_for_its_end():
    session = Told()
    with bundle.together():
        session.say()
        session.say()
        assert session.calls == 0
    session.say()
    assert (session.calls, len(session._browser_queue.flush())) == (1, 3)


def test_a_slow_run_is_sent_as_it_goes(monkeypatch):
    monkeypatch.setattr(bundle, "QUICK", -1.0)
    session = Told()
    with bundle.together():
        session.say()
    assert session.calls == 1


def test_others_are_told_meanwhile():
    session = Told()
    with bundle.together():
        other = threading.Thread(target=session.say)
        other.start()
        other.join()
    assert session.calls == 1


def test_a_run_that_fails_holds_nothing_back():
    session = Told()
    with pytest.raises(ValueError, match="a fault"), bundle.together():
        raise ValueError("a fault")
    session.say()
    assert session.calls == 1
