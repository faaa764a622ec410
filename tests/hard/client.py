"""A reader without a browser: one websocket that speaks Streamlit's messages. A thirtieth of what a Chromium takes."""

import asyncio
import json
import random
import re
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from html import unescape
from typing import Any, Self
from urllib.request import urlopen

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState

from outcomes.i18n.language import LANGUAGES, t
from outcomes.ui.components.viewport import STATE

LONG = 120  # seconds that a run may take on a busy machine
FORM = "outcomes_filters"  # the component of the filters
# Strings that are no words.
NAMELESS = {"id", "form_id", "page_script_hash", "element_hash", "url", "query_string", "icon", "type", "page"}
WORDS = ("灯", "lights", "满意", "nothing like it", "", "deng")


def _turned(widget: Any, dice: random.Random) -> WidgetState:
    """A list or menu opened or closed."""
    return WidgetState(id=widget.id, bool_value=dice.random() < 0.8)


def _one_of(widget: Any, value: str) -> WidgetState:
    state = WidgetState(id=widget.id)
    state.string_array_value.data.append(value)
    return state


def _fill(form: Any, chosen: dict[str, list[str]]) -> WidgetState:
    """What the form of the filters sends when these parameters are chosen in it."""
    told = [{"event": "chosen", "value": chosen}]
    return WidgetState(id=f"$$STREAMLIT_INTERNAL_KEY_{form.id}__events", json_trigger_value=json.dumps(told))


def _filters(form: Any, dice: random.Random) -> WidgetState:
    """Some choices of some lists, sometimes a year and words to search for; none more often than not."""

    def some(of: list[Any]) -> list[Any]:
        return dice.sample(of, min(len(of), max(0, dice.randint(-3, 2))))

    made = json.loads(form.bytes)
    chosen = {name: [value for value, *_ in some(each["options"])] for name, each in made["lists"].items()}
    chosen |= {name: [str(year) for year in some(made["years"])][:1] for name in made["spans"]}
    return _fill(form, {name: values for name, values in chosen.items() if values} | {"q": [dice.choice(WORDS)]})


# What a click on each kind of widget sends to the server. A kind that is not here is seen but not clicked.
CLICKS: dict[str, Callable[[Any, random.Random], WidgetState]] = {
    "button": lambda widget, dice: WidgetState(id=widget.id, trigger_value=True),
    "expandable": _turned, "popover": _turned, FORM: _filters,
    "button_group": lambda widget, dice: _one_of(widget, dice.choice([*widget.options]).content),
    "selectbox": lambda widget, dice: WidgetState(id=widget.id, string_value=dice.choice([*widget.options] or [""])),
}  # fmt: skip


@dataclass
class Seen:
    """What a run of a page sent: the kind and the content of each element and block, and what a reader has of them.

    `seconds` is the time from the request to the end of the run, `received` its bytes.
    """

    parts: list[tuple[str, Any]] = field(default_factory=list)
    seconds: float = 0
    received: int = 0

    @cached_property
    def words(self) -> list[str]:
        return [words for kind, part in self.parts if kind != "alert" for words in _strings(part)]

    @property
    def alerts(self) -> list[str]:
        return [words for kind, part in self.parts if kind == "alert" for words in (part.body, part.title)]

    @property
    def widgets(self) -> list[tuple[str, Any]]:
        """What is known to be a widget and can be clicked."""
        found = [(kind, part) for kind, part in self.parts if kind in CLICKS and part.id]
        return [(kind, part) for kind, part in found if not getattr(part, "disabled", False)]

    @property
    def text(self) -> str:
        return "\n".join(self.words)

    @property
    def files(self) -> list[str]:
        """Files that are made when they are asked for."""
        return [unescape(path) for path in re.findall(r'href="(download/[^"]+)"', self.text)]

    @property
    def lost(self) -> str:
        """Why the page is broken; empty where it is not."""
        broken = {t(lang, "shell.broken") for lang in LANGUAGES}
        exceptions = [part.message for kind, part in self.parts if kind == "exception"]
        return "; ".join([*exceptions, *(alert for alert in self.alerts if alert in broken)])[:300]


class Reader:
    """One session at a server such as http://127.0.0.1:9201, which remembers what it was sent."""

    def __init__(self, base: str, page: str = "", locale: str = "en"):
        self.base, self.page, self.locale = base, page.removeprefix("overview"), locale
        self.query = self.hash = self.url = ""
        self.chosen: list[WidgetState] = []
        self.seen = Seen()  # in the last run
        self.form: tuple[str, Any] = ("", None)  # the form of the filters, or the multiselect of the plain app

    async def __aenter__(self) -> Self:
        address = self.base.replace("http", "ws", 1) + "/_stcore/stream"
        self.socket = await websockets.connect(address, subprotocols=["streamlit"], max_size=None, origin=self.base)  # type: ignore[list-item,arg-type]
        return self

    async def __aexit__(self, *error: object) -> None:
        await self.socket.close()

    async def open(self, page: str = "overview", query: str = "") -> Seen:
        """Ask for a page with a query string, as the browser does, and take what is sent until the script has ended."""
        self.page, self.query, self.hash, self.chosen = page.removeprefix("overview"), query, "", []
        self.url = f"{self.base}/{self.page}"
        return await self.run()

    async def click(self, dice: random.Random, among: list[tuple[str, Any]] | None = None) -> Seen:
        """Use one of the widgets that are on the page, or one among these: press, choose, write, open."""
        kind, widget = dice.choice(among or self.seen.widgets)
        self.chosen = [CLICKS[kind](widget, dice)]
        return await self.run()

    async def choose(self, number: int) -> Seen:
        """Choose one province, an other one for each number, and run."""
        kind, form = self.form
        if kind == FORM:
            options = json.loads(form.bytes)["lists"]["province"]["options"]
            self.chosen = [_fill(form, {"province": [options[number % len(options)][0]]})]
        else:
            self.chosen = [_one_of(form, form.options[number % len(form.options)])]
        return await self.run()

    async def get(self, path: str = STATE) -> bytes:
        """A file, or what an open page asks for by itself every other second: the state of the data."""
        return await asyncio.to_thread(lambda: urlopen(f"{self.base}/{path}", timeout=LONG).read())

    async def run(self) -> Seen:
        """Run the script with what is chosen now. Raises TimeoutError where it takes too long."""
        message = BackMsg()
        state = message.rerun_script
        state.query_string, state.page_name, state.page_script_hash = self.query, self.page, self.hash
        state.context_info.locale = self.locale
        state.context_info.url = self.url
        state.widget_states.widgets.extend(self.chosen)
        self.seen = Seen()
        started = time.perf_counter()
        await self.socket.send(message.SerializeToString())
        await asyncio.wait_for(self._until_finished(), LONG)
        self.seen.seconds = time.perf_counter() - started
        return self.seen

    async def _until_finished(self) -> None:
        while True:
            raw = await self.socket.recv()
            self.seen.received += len(raw)
            message = ForwardMsg()
            message.ParseFromString(raw)  # type: ignore[arg-type]
            kind = message.WhichOneof("type") or ""
            if kind == "navigation":
                self.hash = message.navigation.page_script_hash
            elif kind == "page_info_changed":
                self.query = message.page_info_changed.query_string
            elif kind == "script_finished" and message.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN:
                return  # a run that ends early is followed by another
            elif kind == "delta":
                self._take(getattr(message.delta, message.delta.WhichOneof("type")))

    def _take(self, part: Any) -> None:
        kind = part.WhichOneof("type") if "type" in part.DESCRIPTOR.oneofs_by_name else None
        found = getattr(part, kind) if kind else part
        kind = getattr(found, "component_name", kind)
        self.seen.parts.append((kind, found))
        if kind in (FORM, "multiselect"):
            self.form = kind, found


def _strings(message: Any) -> Iterator[str]:
    for part, value in message.ListFields():
        for one in value if part.is_repeated else [value]:
            if part.message_type and not part.message_type.GetOptions().map_entry:
                yield from _strings(one)
            elif isinstance(one, str) and one and part.name not in NAMELESS:
                yield one
