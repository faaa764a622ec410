"""A chart as data: the figure, what it says, and the rows it draws."""

import json
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd
from plotly.io import to_json

from outcomes.charts.palette import Palette, palette
from outcomes.ledger.ledger import Ledger

NARROW, WIDE = 340, 620  # pixels that a chart in one of two columns, or across a wide page, has at least
EDGE = 12


@dataclass(frozen=True)
class Chart:
    """`json` is the figure as plotly.js reads it, `height` is in CSS pixels; `rows` are the drawn rows, for the CSV
    beside the picture; `width` is the narrowest that its text fits; `alt` says the chart in words; `slug` names files.
    Of a chart that counts figures and statements, `counts` are written to the CSV in place of the rows.

    Charts are kept for all readers: the figure itself would take more than all the rest.
    """

    json: str
    height: int
    title: str
    alt: str
    rows: pd.DataFrame
    slug: str
    lang: str = "zh"
    width: int = NARROW
    counts: pd.DataFrame | None = None

    def whole(self) -> "Chart":
        """The chart as it leaves the app: its footer names every source in full, and the address."""
        plain = json.loads(self.json)
        layout, footer = plain["layout"], plain["layout"]["meta"]
        next(mark for mark in layout["annotations"] if mark["name"] == "origin")["text"] = footer["origin"]
        layout["height"] += footer["more"]
        layout["margin"]["b"] += footer["more"]
        return replace(self, json=sent(plain), height=int(layout["height"]))


def sent(figure: dict[str, Any]) -> str:
    """A figure as it is sent: validating takes longer than all else (the tests do it), and plotly would escape every
    Chinese character."""
    plain = json.loads(str(to_json(figure, validate=False)))
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":"))


@dataclass(frozen=True)
class ChartStyle:
    """How a chart is drawn for this reader, and the line of origin that its picture carries.

    `published` pairs a source id with its date (EDTF). `width` is the narrowest width in pixels at which all text of
    the figure must fit; a figure drawn wider stays right, its lines are only shorter than they could be.
    """

    lang: str
    dark: bool = False
    version: str = ""
    link: str = ""
    published: tuple[tuple[str, str], ...] = ()
    width: int = NARROW

    @classmethod
    def of(cls, ledger: Ledger, lang: str, *, dark: bool = False, link: str = "", width: int = NARROW) -> "ChartStyle":
        """The look for a reader of a ledger, with its version and the dates of its sources."""
        published = tuple((source.id, source.published) for source in ledger.sources.values())
        return cls(lang, dark, ledger.version, link, published, width)

    @property
    def room(self) -> int:
        """The pixels between the edges."""
        return self.width - 2 * EDGE

    @property
    def colours(self) -> Palette:
        return palette(self.dark)
