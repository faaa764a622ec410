"""A chart as data: the figure, what it says, and the rows it draws."""

from dataclasses import dataclass
from functools import cached_property

import pandas as pd
import plotly.graph_objects as go

from outcomes.ledger import Ledger

NARROW = 340


@dataclass(frozen=True)
class Chart:
    """`rows` are the drawn rows, for the CSV beside the picture; `alt` says the chart in words; `slug` names files."""

    figure: go.Figure
    title: str
    alt: str
    rows: pd.DataFrame
    slug: str
    lang: str = "zh"

    @cached_property
    def json(self) -> str:
        """The figure as plotly.js reads it, written once however many readers look at it."""
        return str(self.figure.to_json())

    @property
    def height(self) -> int:
        """CSS pixels."""
        return int(self.figure.layout.height)


@dataclass(frozen=True)
class Look:
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
    def of(cls, ledger: Ledger, lang: str, *, dark: bool = False, link: str = "", width: int = NARROW) -> "Look":
        """The look for a reader of a ledger, with its version and the dates of its sources."""
        published = tuple((source.id, source.published) for source in ledger.sources.values())
        return cls(lang, dark, ledger.version, link, published, width)
