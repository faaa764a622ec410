"""Pages that stand in pages of others: a chart or a card of the app, its source and the way back, without Streamlit."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from outcomes.charts.chart import WIDE, Chart
from outcomes.charts.text_layout import width as text_width
from outcomes.export import preview
from outcomes.export.templates import render

THEMES = ("auto", "light", "dark")
WIDTH = 600  # CSS pixels that a frame has where nobody says another
FOOT = 110  # pixels below a chart: the folded list and the footer, on two lines
LINE, EDGES = 29, 40  # pixels of a line of a quote; left and right of it
REST = 190  # pixels of a card above its quote and below its details


@dataclass(frozen=True)
class Embed:
    """What is embedded. `root` is the address of the server's first page, `path` where the embed is from there, `page`
    what it links to; all words are in one language."""

    title: str
    description: str
    root: str
    path: str
    page: str
    theme: str
    version: str
    lang: str

    @property
    def address(self) -> str:
        return f"{self.root}/{self.path}"

    @property
    def picture(self) -> str:
        """Where its words are a picture, for previews of links; empty where the shipped font lacks one of them."""
        found = self.path and preview.has(self.title + self.description)
        return f"{self.root}/{self.path.replace('?', '.png?', 1)}" if found else ""

    @property
    def oembed(self) -> str:
        """Where its address is answered with the code to paste."""
        return f"{self.root}/api/oembed?{urlencode({'url': self.address, 'format': 'json'})}"

    def code(self, height: int, width: str = "100%", *, script: bool = True) -> str:
        """The frame to paste; `script` adds the one by which it gets its height."""
        origin = "/".join(self.root.split("/")[:3]).lower()
        return self.html("embed_code.html", width=width, height=height, script=script, origin=origin)

    def html(self, template: str, chosen: Mapping[str, Any] = {}, **values: Any) -> str:
        """A template of what is embedded; its links carry on the parameters `chosen`."""
        return render(template, self.lang, {**chosen, "lang": [self.lang]}, embed=self, **values)


def chart_height(chart: Chart) -> int:
    """The pixels of a frame around a chart whose width fits."""
    return chart.height + FOOT


def card_height(said: Mapping[str, Any], width: int = WIDTH) -> int:
    """About the pixels of a frame around a card, of its content; the page inside tells the exact ones."""
    words = ["".join(said["pieces"]), said["translation"], *said["remarks"], *said["details"]]
    room = max(width, WIDE // 2) - EDGES
    return REST + LINE * sum(math.ceil(text_width(line, 16) / room) for line in words if line)
