"""A reader without a browser: one websocket that speaks Streamlit's messages. A thirtieth of what a Chromium takes."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect


@dataclass
class Seen:
    """What a run of a page sent."""

    words: list[str] = field(default_factory=list)
    alerts: list[str] = field(default_factory=list)
    exceptions: list[str] = field(default_factory=list)
    finished: bool = False

    @property
    def text(self) -> str:
        return "\n".join(self.words)


class Reader:
    """One session."""

    def __init__(self, connection: ClientConnection):
        self.connection = connection

    async def open(self, page: str = "", query: str = "", seconds: float = 60) -> Seen:
        """Ask for a page with a query string, as the browser does, and take what is sent until the script has ended."""
        message = BackMsg()
        message.rerun_script.query_string = query
        message.rerun_script.page_name = page
        message.rerun_script.context_info.locale = "en"
        message.rerun_script.context_info.url = f"http://localhost/{page}"
        await self.connection.send(message.SerializeToString())
        return await asyncio.wait_for(self._until_finished(), seconds)

    async def _until_finished(self) -> Seen:
        seen = Seen()
        async for raw in self.connection:
            message = ForwardMsg.FromString(raw)
            kind = message.WhichOneof("type")
            if kind == "delta":
                _take(message.delta.new_element, seen)
            elif kind == "script_finished" and message.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY:
                seen.finished = True  # a run that a rerun cut short goes on
                return seen
        return seen


@asynccontextmanager
async def reader(address: str) -> AsyncIterator[Reader]:
    """A session at a server such as http://127.0.0.1:9201."""
    stream = address.replace("http", "ws", 1) + "/_stcore/stream"
    async with connect(stream, subprotocols=["streamlit"], max_size=None, origin=address) as connection:
        yield Reader(connection)


def _take(element: object, seen: Seen) -> None:
    kind = element.WhichOneof("type")  # type: ignore[attr-defined]
    part = getattr(element, kind or "", None)
    if kind == "exception":
        seen.exceptions.append(part.message)
    body = getattr(part, "body", "")
    if isinstance(body, str) and body:
        (seen.alerts if kind == "alert" else seen.words).append(body)
