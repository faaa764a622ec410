"""A reader without a browser: one websocket that speaks Streamlit's messages. A thirtieth of what a Chromium takes."""

import asyncio
import random
import re
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from html import unescape
from typing import Any
from urllib.request import urlopen

from benchmarks.session import Session
from outcomes.i18n.language import LANGUAGES, t
from outcomes.ui.components.viewport import STATE
from tests.hard.widgets import CLICKS

LONG = 120  # seconds that a run may take on a busy machine
# Strings that are no words.
NAMELESS = {"id", "form_id", "page_script_hash", "element_hash", "url", "query_string", "icon", "type", "page"}


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
    """One session, which remembers what it sees."""

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

    def file(self, dice: random.Random) -> str:
        """The address of a file that the page offers."""
        return f"{self.base}/{dice.choice(self.seen.files)}"

    def took(self, kind: str, message: Any) -> None:
        if kind == "delta":
            part = message.delta.WhichOneof("type")
            _take(getattr(message.delta, part), self.seen)

    async def _again(self, seconds: float) -> Seen:
        self.seen = Seen()
        await self.run(seconds)
        return self.seen


@asynccontextmanager
async def reader(address: str) -> AsyncIterator[Reader]:
    """A session at a server such as http://127.0.0.1:9201."""
    async with Reader(address) as session:
        yield session


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
