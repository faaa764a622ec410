"""A light session: a reader's connection without a browser, which speaks Streamlit's own protocol on loopback."""

import time
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

TIMEOUT = 60  # seconds for one run


@dataclass
class Run:
    """How a script run went: seconds from the request to its end, bytes received, and the widgets it drew."""

    seconds: float
    received: int
    widgets: dict[str, Any] = field(default_factory=dict)


class Session:
    """One reader on one page; `choose` picks an option of the first list of choices, as a click would."""

    def __init__(self, base: str, page: str = "", query: str = ""):
        self.address = base.replace("http", "ws", 1) + "/_stcore/stream"
        self.page, self.query = page, query
        self.widgets: dict[str, Any] = {}
        self.chosen: dict[str, list[str]] = {}
        self.hash = ""

    async def __aenter__(self) -> "Session":
        self.socket = await websockets.connect(self.address, subprotocols=["streamlit"], max_size=None)  # type: ignore[list-item]
        return self

    async def __aexit__(self, kind: type | None, error: BaseException | None, trace: TracebackType | None) -> None:
        await self.socket.close()

    async def run(self) -> Run:
        """Run the script with what is chosen now."""
        message = BackMsg()
        state = message.rerun_script
        state.query_string, state.page_name, state.page_script_hash = self.query, self.page, self.hash
        state.context_info.locale = "zh-CN"
        for widget, values in self.chosen.items():
            one = state.widget_states.widgets.add(id=widget)
            one.string_array_value.data.extend(values)
        started = time.perf_counter()
        await self.socket.send(message.SerializeToString())
        received = await self._until_finished()
        return Run(time.perf_counter() - started, received, self.widgets)

    async def choose(self, number: int) -> Run:
        """Choose one option of the first list, an other one for each number, and run."""
        widget = next(iter(self.widgets.values()))
        self.chosen = {widget.id: [widget.options[number % len(widget.options)]]}
        return await self.run()

    async def _until_finished(self) -> int:
        received = 0
        while True:
            raw = await self.socket.recv()
            received += len(raw)
            message = ForwardMsg()
            message.ParseFromString(raw)
            kind = message.WhichOneof("type")
            if kind == "navigation":
                self.hash = message.navigation.page_script_hash
            elif kind == "delta" and message.delta.new_element.WhichOneof("type") == "multiselect":
                found = message.delta.new_element.multiselect
                self.widgets[found.id] = found
            elif kind == "page_info_changed":
                self.query = message.page_info_changed.query_string
            elif kind == "script_finished" and message.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY:
                return received  # a run that ends early is followed by another
