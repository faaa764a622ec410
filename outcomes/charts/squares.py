"""Squares with a count, in steps of colour that the tile map and the matrix share."""

from typing import Any, NamedTuple

from outcomes.charts.chart import ChartStyle
from outcomes.charts.panel import CALM
from outcomes.charts.text_layout import escape
from outcomes.i18n.language import t

STEPS = (1, 5, 10, 20, 40)  # each step begins here; a handful is told from dozens, and no more is claimed


class Square(NamedTuple):
    """`ids` are its customdata; `top` and `height` are on the axis downwards, `x` is its middle; `n` is counted in it,
    `ink` the colour of its text where that is none."""

    ids: list[str]
    x: float
    top: float
    height: float
    n: int
    ink: str
    text: str
    hover: str


def step(n: int) -> int:
    """The step of a count of at least one: 0 to 4."""
    return sum(n >= first for first in STEPS) - 1


def key(squares: list[Square], style: ChartStyle) -> list[tuple[str, str, str]]:
    """The steps up to the largest count, for the head of a figure."""
    most = max((square.n for square in squares), default=0)
    ends = [*(first - 1 for first in STEPS[1:]), 0]
    return [
        ("■", colour, t(style.lang, "charts.steps" if high else "charts.step_top", low=low, high=high))
        for low, high, colour in zip(STEPS, ends, style.colours.steps, strict=True)
        if low <= most
    ]


def trace(squares: list[Square], side: float, style: ChartStyle, empty: str, **marker: Any) -> dict[str, Any]:
    """Squares `side` wide, `empty` the colour of those without a count. They are bars, since bars can be clicked and
    grow with the chart, which square markers do not."""
    colours = style.colours
    return {
        "type": "bar", "x": [one.x for one in squares], "base": [one.top for one in squares],
        "y": [one.height for one in squares], "width": side, "customdata": [one.ids for one in squares],
        "text": [one.text for one in squares], "textposition": "inside", "textangle": 0, "insidetextanchor": "middle",
        "constraintext": "none", "hovertext": [escape(one.hover) for one in squares], "hoverinfo": "text",
        "textfont": {"size": 12, "color": [colours.on_steps[step(one.n)] if one.n else one.ink for one in squares]},
        "marker": {"color": [colours.steps[step(one.n)] if one.n else empty for one in squares]} | marker,
    } | CALM  # fmt: skip
