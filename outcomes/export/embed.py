"""Pages that stand in pages of others: a chart or a card of the app, its source and the way back, without Streamlit."""

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from outcomes.analysis.selection import Selection
from outcomes.charts.chart import WIDE, Chart
from outcomes.charts.text_layout import width as text_width
from outcomes.export import card, preview
from outcomes.export.fonts import theme_faces
from outcomes.export.passage import in_context
from outcomes.export.plotly_js import ADDRESS
from outcomes.export.templates import render
from outcomes.i18n.labels import Row, records

THEMES = ("auto", "light", "dark")
LISTED = 30  # figures below a chart; the page that it links to has all
WIDTH = 600  # CSS pixels that a frame has where nobody says another
FOOT = 110  # pixels below a chart: the folded list and the footer, on two lines
LINE, EDGES = 29, 40  # pixels of a line of a quote; left and right of it
REST = 190  # pixels of a card above its quote and below its details


@dataclass(frozen=True)
class Embed:
    """What is embedded. `root` is the address of the server's first page, `path` where the embed is from there, `page`
    what it links to."""

    title: str
    description: str
    root: str
    path: str
    page: str
    theme: str
    version: str

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
        return render(
            "embed_code.html", "", address=self.address, title=self.title, width=width, height=height, script=script,
            origin="/".join(self.root.split("/")[:3]).lower(),
        )  # fmt: skip


def chart_page(embed: Embed, lang: str, carried: Mapping, charts: Mapping[str, Chart]) -> str:
    """A chart, drawn in the browser from the one of `charts` that fits: light-narrow, light-wide and the like."""
    first = next(iter(charts.values()))
    rows = records(first.rows) if "quote" in first.rows else []
    return render(
        "embed_chart.html", lang, carried,
        embed=embed, rows=rows, most=LISTED, faces=theme_faces(), library=ADDRESS,
        figures={name: json.loads(chart.json) for name, chart in charts.items()},
    )  # fmt: skip


def card_page(embed: Embed, selection: Selection, row: Row) -> str:
    """The card of a fact or a statement."""
    said = card.content(selection, row)
    return render("embed_card.html", selection.lang, {"lang": [selection.lang]}, embed=embed, faces=[], **said)


def missing_page(embed: Embed, lang: str) -> str:
    """In place of what is not here."""
    return render("embed_missing.html", lang, {}, embed=embed, faces=[])


def chart_height(chart: Chart) -> int:
    """The pixels of a frame around a chart whose width fits."""
    return chart.height + FOOT


def card_height(selection: Selection, row: Row, width: int = WIDTH) -> int:
    """About the pixels of a frame around a card; the page inside tells the exact ones."""
    lang = selection.lang
    said = ["".join(in_context(selection.ledger, row["id"])), row[f"note_{lang}"], row["translation"] * (lang == "en")]
    said += card.details(selection, row) if "indicator" in row else card.of_statement(selection, row)
    lines = sum(math.ceil(text_width(words, 16) / (max(width, WIDE // 2) - EDGES)) for words in said if words)
    return REST + LINE * lines
