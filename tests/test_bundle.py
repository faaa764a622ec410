"""What a run says is sent when it has ended; of a slow run, as it says it."""

import asyncio

import pytest
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime.app_session import AppSession
from streamlit.runtime.forward_msg_queue import ForwardMsgQueue

from outcomes.ui import bundle


class Told:
    """What Streamlit's method needs of a session: a queue, and somebody to call."""

    def __init__(self) -> None:
        self._browser_queue = ForwardMsgQueue()
        self.called = asyncio.Event()

    def _message_enqueued_callback(self) -> None:
        self.called.set()

    def t(self, kind: str) -> bool:
        """Whether it is sent at once."""
        self.called.clear()
        message = ForwardMsg()
        getattr(message, kind).SetInParent() if kind != "script_finished" else setattr(message, kind, 0)
        AppSession._enqueue_forward_msg(self, message)  # type: ignore[arg-type]
        return self.called.is_set()

    def held(self) -> list[str | None]:
        return [message.WhichOneof("type") for message in self._browser_queue.flush()]


@pytest.fixture(autouse=True)
def wrapped(monkeypatch):
    """Streamlit's own method is put back in the end."""
    monkeypatch.setattr(AppSession, "_enqueue_forward_msg", AppSession._enqueue_forward_msg)
    bundle.keep()


RUN = ["new_session", "session_status_changed", "delta", "script_finished", "session_status_changed"]


def test_messages_of_a_run_wait_for_its_end():
    async def run():
        session = Told()
        sent = [session.t(kind) for kind in RUN]
        assert sent == [False, False, False, True, True]
        assert session.held() == RUN

    asyncio.run(run())


def test_a_message_outside_of_a_run_is_sent_at_once():
    async def run():
        assert Told().t("page_info_changed")

    asyncio.run(run())


def test_the_messages_of_a_slow_run_are_sent_while_it_goes_on(monkeypatch):
    monkeypatch.setattr(bundle, "QUICK", 0.01)

    async def run():
        session = Told()
        assert [session.t(kind) for kind in RUN[:3]] == [False, False, False]
        await asyncio.wait_for(session.called.wait(), 10)
        assert session.t("delta")

    asyncio.run(run())


def test_the_clock_starts_when_a_run_begins_to_say_something():
    async def run():
        session = Told()
        session.t("new_session")
        assert bundle._waiting[session] is None
        session.t("delta")
        assert bundle._waiting[session] is not None

    asyncio.run(run())


def test_a_run_that_is_cut_short_by_another_leaves_no_clock_behind():
    async def run():
        session = Told()
        assert not session.t("new_session")
        assert not session.t("delta")
        clock = bundle._waiting[session]
        assert not session.t("new_session")
        assert clock.cancelled()
        assert session.t("script_finished")
        assert session not in bundle._waiting

    asyncio.run(run())


def test_one_reader_does_not_wait_for_another():
    async def run():
        slow, other = Told(), Told()
        slow.t("new_session")
        assert other.t("delta")

    asyncio.run(run())
