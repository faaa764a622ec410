"""A reader without a browser: one websocket that speaks Streamlit's messages. A thirtieth of what a Chromium takes."""

import asyncio
import json
import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html import unescape
from typing import Any
from urllib.request import urlopen

from streamlit.proto.WidgetStates_pb2 import WidgetState

from benchmarks.session import FORM, Session, fill
from outcomes.i18n.language import LANGUAGES, t
from outcomes.ui.components.viewport import STATE

LONG = 120  # seconds that a run may take on a busy machine
# Strings that are no words.
NAMELESS = {"id", "form_id", "page_script_hash", "element_hash", "url", "query_string", "icon", "type", "page"}
WORDS = ("灯", "lights", "满意", "nothing like it", "", "deng")


def _turned(widget: Any, dice: random.Random) -> WidgetState:
    """A list or menu opened or closed."""
    return WidgetState(id=widget.id, bool_value=dice.random() < 0.8)


def _one_of(widget: Any, dice: random.Random) -> WidgetState:
    state = WidgetState(id=widget.id)
    state.string_array_value.data.append(dice.choice([*widget.options]).content)
    return state


def _filters(form: Any, dice: random.Random) -> WidgetState:
    """Some choices of some lists, sometimes a year and words to search for; none more often than not."""

    def some(of: list[Any]) -> list[Any]:
        return dice.sample(of, min(len(of), max(0, dice.randint(-3, 2))))

    made = json.loads(form.bytes)
    chosen = {name: [value for value, *_ in some(each["options"])] for name, each in made["lists"].items()}
    chosen |= {name: [str(year) for year in some(made["years"])][:1] for name in made["spans"]}
    return fill(form, {name: values for name, values in chosen.items() if values} | {"q": [dice.choice(WORDS)]})


# What a click on each kind of widget sends to the server. A kind that is not here is seen but not clicked.
CLICKS: dict[str, Callable[[Any, random.Random], WidgetState]] = {
    "button": lambda widget, dice: WidgetState(id=widget.id, trigger_value=True),
    "expandable": _turned, "popover": _turned, "button_group": _one_of, FORM: _filters,
    "selectbox": lambda widget, dice: WidgetState(id=widget.id, string_value=dice.choice([*widget.options] or [""])),
}  # fmt: skip


@dataclass
class Seen:
    """What a run of a page sent: words and alerts, what went wrong, and what can be clicked or downloaded."""

    words: list[str] = field(default_factory=list)
    alerts: list[str] = field(default_factory=list)
    exceptions: list[str] = field(default_factory=list)
    widgets: list[tuple[str, Any]] = field(default_factory=list)

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
        return "; ".join([*self.exceptions, *(alert for alert in self.alerts if alert in broken)])[:300]


class Reader(Session):
    """One session at a server such as http://127.0.0.1:9201, which remembers what it sees."""

    def __init__(self, base: str):
        super().__init__(base, locale="en")
        self.seen = Seen()

    async def open(self, page: str = "", query: str = "", seconds: float = LONG) -> Seen:
        """Ask for a page with a query string, as the browser does, and take what is sent until the script has ended."""
        self.page, self.query, self.hash, self.chosen = page, query, "", []
        self.url = f"{self.base}/{page}"
        return await self._again(seconds)

    async def click(self, dice: random.Random) -> Seen:
        """Use one of the widgets that are on the page: press, choose, write, open."""
        kind, widget = dice.choice(self.seen.widgets)
        self.chosen = [CLICKS[kind](widget, dice)]
        return await self._again(LONG)

    async def look(self) -> None:
        """What an open page asks for by itself every other second: the state of the files."""
        await asyncio.to_thread(lambda: urlopen(f"{self.base}/{STATE}", timeout=LONG).read())

    def took(self, kind: str, message: Any) -> None:
        if kind == "delta":
            part = message.delta.WhichOneof("type")
            _take(getattr(message.delta, part), self.seen)

    async def _again(self, seconds: float) -> Seen:
        self.seen = Seen()
        await self.run(seconds)
        return self.seen


def _take(part: Any, seen: Seen) -> None:
    """Whatever kind of element or block it is, its words are read; what is known to be a widget can be clicked."""
    kind = part.WhichOneof("type") if "type" in part.DESCRIPTOR.oneofs_by_name else None
    found = getattr(part, kind) if kind else part
    if kind == "exception":
        seen.exceptions.append(found.message)
    if kind == "alert":
        seen.alerts += [found.body, found.title]
    else:
        seen.words += _strings(found)
    kind = getattr(found, "component_name", kind)
    if kind in CLICKS and found.id and not getattr(found, "disabled", False):
        seen.widgets.append((kind, found))


def _strings(message: Any) -> Iterator[str]:
    for part, value in message.ListFields():
        for one in value if part.is_repeated else [value]:
            if part.message_type and not part.message_type.GetOptions().map_entry:
                yield from _strings(one)
            elif isinstance(one, str) and one and part.name not in NAMELESS:
                yield one
