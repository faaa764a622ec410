"""The tile map: province-level units as equal squares, coloured by the number of figures their texts give."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from outcomes.charts import steps
from outcomes.charts.chart import Chart, ChartStyle
from outcomes.charts.palette import palette
from outcomes.charts.panel import Panel
from outcomes.charts.rows import CALM
from outcomes.charts.style import Head, frame_figure
from outcomes.charts.text_layout import escape
from outcomes.i18n.labels import described
from outcomes.i18n.language import t
from outcomes.ledger.provinces import COLUMNS, ROWS, TILES, Tile

SIDE = 44  # pixels; seven of them fit a phone
INNER = 0.94  # of a square, so that squares stand apart


@dataclass(frozen=True)
class Square:
    """A tile with its province in the data (None without a text) and its number of figures."""

    tile: Tile
    province: str | None
    n: int
    chosen: bool


def tile_map(
    frame: pd.DataFrame, style: ChartStyle, provinces: Mapping[str, str], selected: Collection[str] = ()
) -> Chart:  # fmt: skip
    """Squares with the number of figures. `provinces` maps GB/T 2260 codes to province ids; `selected` are such ids.

    Each square carries customdata [code, province id or ""]; it is a bar, since bars can be clicked and grow with
    the chart, which square markers do not.
    """
    counts = frame["province"].value_counts()
    squares = []
    for tile in TILES:
        province = provinces.get(tile.code)
        n = int(counts.get(province, 0)) if province else 0
        squares.append(Square(tile, province, n, province in selected))
    title = t(style.lang, "charts.tiles")
    head = Head(title, t(style.lang, "charts.tiles_unit"), _key(squares, style))
    figure = frame_figure(head, [_panel(squares, style)], frame, style)
    found = sorted((square for square in squares if square.n), key=lambda square: -square.n)
    items = [t(style.lang, "charts.alt_count", name=square.tile.name(style.lang), n=square.n) for square in found]
    alt = described("tiles", title, items, 0, style.lang)
    return Chart.of(figure, title, alt, frame, "figures-by-province", style.lang)


def _panel(squares: list[Square], style: ChartStyle) -> Panel:
    trace = {
        "type": "bar", "x": [s.tile.column for s in squares], "base": [s.tile.row - INNER / 2 for s in squares],
        "y": [INNER] * len(squares), "width": INNER, "customdata": [[s.tile.code, s.province or ""] for s in squares],
        "hovertext": [escape(_hover(s, style.lang)) for s in squares], "hoverinfo": "text",
        "text": [_text(s, style.lang) for s in squares], "textposition": "inside", "insidetextanchor": "middle",
        "textangle": 0, "constraintext": "none", "textfont": {"size": 12, "color": [_ink(s, style) for s in squares]},
        "marker": _marker(squares, style),
    } | CALM  # fmt: skip
    across = {"visible": False, "range": [-0.5, COLUMNS - 0.5], "constrain": "domain", "constraintoward": "left"}
    down = {"range": [ROWS - 0.5, -0.5], "scaleanchor": "x", "constrain": "domain"}
    return Panel(ROWS * SIDE, [trace], across, yaxis=down, below=6)


def _marker(squares: list[Square], style: ChartStyle) -> dict[str, Any]:
    """Colours; places without a text are pale and hatched, chosen ones outlined."""
    colours = palette(style.dark)
    fill = [colours.steps[steps.step(s.n)] if s.n else colours.faint for s in squares]
    return {
        "color": fill,
        "line": {"color": [colours.accent if s.chosen else colours.grid for s in squares],
                 "width": [3 if s.chosen else 1 if s.province and not s.n else 0 for s in squares]},
        "pattern": {"shape": ["" if s.province else "/" for s in squares], "fgcolor": colours.grid,
                    "bgcolor": fill, "size": 7, "solidity": 0.25},
    }  # fmt: skip


def _ink(square: Square, style: ChartStyle) -> str:
    colours = palette(style.dark)
    return colours.on_steps[steps.step(square.n)] if square.n else colours.muted


def _text(square: Square, lang: str) -> str:
    sign = square.tile.sign(lang)
    return f"{sign}<br><b>{square.n}</b>" if square.province else sign


def _hover(square: Square, lang: str) -> str:
    key = "charts.tile_hover" if square.province else "charts.no_text_hover"
    return t(lang, key, name=square.tile.name(lang), n=square.n)


def _key(squares: list[Square], style: ChartStyle) -> list[tuple[str, str, str]]:
    colours = palette(style.dark)
    found = steps.key([square.n for square in squares], style.lang, style.dark)
    if any(square.province and not square.n for square in squares):
        found.append(("□", colours.muted, t(style.lang, "charts.none_shown")))
    found.append(("▨", colours.muted, t(style.lang, "charts.no_text")))
    if any(square.chosen for square in squares):
        found.append(("▢", colours.accent, t(style.lang, "charts.chosen")))
    return found
