"""A light session: a reader's connection without a browser, which speaks Streamlit's own protocol on loopback.

`benchmarks/load.py` measures with it; `tests/hard/client.py` builds on it what a reader sees and clicks.
"""

import asyncio
import json
import time
from collections.abc import Callable
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Self

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState

TIMEOUT = 60  # seconds for one run
FORM = "outcomes_filters"  # the component of the filters


@dataclass
class Run:
    """How a script run went: seconds from the request to its end, and bytes received."""

    seconds: float
    received: int


def fill(form: Any, chosen: dict[str, list[str]]) -> WidgetState:
    """What the form of the filters sends when these parameters are chosen in it."""
    told = [{"event": "chosen", "value": chosen}]
    return WidgetState(id=f"$$STREAMLIT_INTERNAL_KEY_{form.id}__events", json_trigger_value=json.dumps(told))


def tick(form: Any, number: int) -> WidgetState:
    options = json.loads(form.bytes)["lists"]["province"]["options"]
    return fill(form, {"province": [options[number % len(options)][0]]})


def select(widget: Any, number: int) -> WidgetState:
    one = WidgetState(id=widget.id)
    one.string_array_value.data.append(widget.options[number % len(widget.options)])
    return one


# How a province is chosen: in the form of the filters, and in the plain app.
CHOOSE: dict[str, Callable[[Any, int], WidgetState]] = {FORM: tick, "multiselect": select}


class Session:
    """One reader on one page; `choose` picks a province, as a click would."""

    def __init__(self, base: str, page: str = "", query: str = "", locale: str = "zh-CN"):
        self.base, self.page, self.query, self.locale = base, page, query, locale
        self.kind, self.widget = "", None
        self.chosen: list[WidgetState] = []
        self.hash = self.url = ""

    async def __aenter__(self) -> Self:
        address = self.base.replace("http", "ws", 1) + "/_stcore/stream"
        self.socket = await websockets.connect(address, subprotocols=["streamlit"], max_size=None, origin=self.base)  # type: ignore[list-item,arg-type]
        return self

    async def __aexit__(self, kind: type | None, error: BaseException | None, trace: TracebackType | None) -> None:
        await self.socket.close()

    async def run(self, seconds: float = TIMEOUT) -> Run:
        """Run the script with what is chosen now. Raises TimeoutError after so many seconds."""
        message = BackMsg()
        state = message.rerun_script
        state.query_string, state.page_name, state.page_script_hash = self.query, self.page, self.hash
        state.context_info.locale = self.locale
        state.context_info.url = self.url
        state.widget_states.widgets.extend(self.chosen)
        started = time.perf_counter()
        await self.socket.send(message.SerializeToString())
        received = await asyncio.wait_for(self._until_finished(), seconds)
        return Run(time.perf_counter() - started, received)

    async def choose(self, number: int) -> Run:
        """Choose one province, an other one for each number, and run."""
        self.chosen = [CHOOSE[self.kind](self.widget, number)]
        return await self.run()

    def took(self, kind: str, message: Any) -> None:
        """What to keep of a message other than the end of a run."""
        found = message.delta.new_element if kind == "delta" else None
        if found and found.WhichOneof("type") == "multiselect":
            self.kind, self.widget = "multiselect", found.multiselect
        elif found and found.bidi_component.component_name == FORM:
            self.kind, self.widget = FORM, found.bidi_component

    async def _until_finished(self) -> int:
        received = 0
        while True:
            raw = await self.socket.recv()
            received += len(raw)
            message = ForwardMsg()
            message.ParseFromString(raw)  # type: ignore[arg-type]
            kind = message.WhichOneof("type") or ""
            if kind == "navigation":
                self.hash = message.navigation.page_script_hash
            elif kind == "page_info_changed":
                self.query = message.page_info_changed.query_string
            elif kind == "script_finished" and message.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN:
                return received  # a run that ends early is followed by another
            else:
                self.took(kind, message)
