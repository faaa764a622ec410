"""Stacked bars of counts: a row for each name, a segment for each class, the number written where there is room."""

from dataclasses import dataclass
from typing import Any

import pandas as pd

from outcomes.charts.chart import ChartStyle
from outcomes.charts.palette import palette
from outcomes.charts.panel import BARE, Panel
from outcomes.charts.rows import CALM, GAP, LABEL, MARK, at_left
from outcomes.charts.scale import Scale, fitted
from outcomes.charts.style import room
from outcomes.charts.text_layout import LINE, block, escape, width, wrap
from outcomes.i18n.language import t


@dataclass(frozen=True)
class Stack:
    """`table` holds counts, a row a bar and a column a segment; `names`, `words` name them; `fills` pair fill and ink.

    `total` and `hover` are keys of the catalogue for the number at a bar's end and for a segment.
    """

    table: pd.DataFrame
    names: dict[str, str]
    words: dict[str, str]
    fills: dict[str, tuple[str, str]]
    total: str
    hover: str


def panel(stack: Stack, style: ChartStyle) -> Panel:
    """The bars, each below its name. Segments carry customdata [row, column]."""
    totals = stack.table.sum(axis=1)
    words = [t(style.lang, stack.total, n=int(n)) for n in totals]
    ends = [(float(n), width(text, LABEL) + 8) for n, text in zip(totals, words, strict=True)]
    scale = fitted(ends, room(style))
    marks: list[dict[str, Any]] = []
    middles, at = [], 2.0
    for row, text in zip(stack.table.index, words, strict=True):
        lines = wrap(stack.names[row], room(style) / 1.06, LABEL)
        marks.append(at_left(f"<b>{block(lines)}</b>", at))
        at += len(lines) * LABEL * LINE + 3
        middles.append(at + MARK / 2 + 1)
        marks.append(_total(text, float(totals[row]), middles[-1]))
        at += MARK + 2 + GAP
    traces, starts = [], pd.Series(0, index=stack.table.index)
    for column in stack.table.columns:
        traces.append(_segment(stack, column, starts, middles, scale, style))
        starts = starts + stack.table[column]
    return Panel(at, traces, {"visible": False, "range": [0, scale.top]}, marks, below=BARE)


def _segment(
    stack: Stack, column: str, starts: pd.Series, middles: list[float], scale: Scale, style: ChartStyle
) -> dict:
    fill, ink = stack.fills[column]
    held = [(row, int(n), y) for (row, n), y in zip(stack.table[column].items(), middles, strict=True) if n]
    hovers = [t(style.lang, stack.hover, row=stack.names[r], part=stack.words[column], n=n) for r, n, _ in held]
    return {
        "type": "bar", "orientation": "h", "name": column, "width": MARK + 2, "x": [n for _, n, _ in held],
        "base": [int(starts[row]) for row, _, _ in held], "y": [y for *_, y in held],
        "customdata": [[row, column] for row, _, _ in held], "hovertext": list(map(escape, hovers)),
        "hoverinfo": "text", "textposition": "inside", "insidetextanchor": "middle", "textangle": 0,
        "text": [f"{n}" if scale.share(n) * room(style) > width(f"{n}", 11) + 4 else "" for _, n, _ in held],
        "constraintext": "none", "textfont": {"size": 11, "color": ink},
        "marker": {"color": fill, "line": {"color": palette(style.dark).paper, "width": 1}},
    } | CALM  # fmt: skip


def _total(words: str, x: float, y: float) -> dict[str, Any]:
    return {
        "name": "value", "text": escape(words), "showarrow": False, "x": x, "xanchor": "left", "xshift": 6, "y": y,
        "yanchor": "middle", "font": {"size": LABEL}, "borderpad": 0, "borderwidth": 0,
    }  # fmt: skip
