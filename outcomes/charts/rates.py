"""Shares, changes, target shares and ranks: four kinds of number that never share a chart."""

import pandas as pd

from outcomes.charts import bounds
from outcomes.charts.bars import bar_panel, chart_rows
from outcomes.charts.chart import Chart, ChartStyle
from outcomes.charts.dots import dot_panel
from outcomes.charts.empty import empty
from outcomes.charts.multiples import headed
from outcomes.charts.notes import caveats
from outcomes.charts.palette import palette
from outcomes.charts.panel import Panel
from outcomes.charts.rows import ChartRow
from outcomes.charts.scale import Scale
from outcomes.charts.style import Head, frame_figure
from outcomes.i18n.labels import alternative
from outcomes.i18n.language import t


def rates(frame: pd.DataFrame, style: ChartStyle) -> Chart:
    """Levels in per cent as dots on one axis from 0 to 100; other rows are left out."""
    rows = frame[(frame["measure"] == "level") & (frame["dimension"] == "share")]
    if rows.empty:
        return _drawn("rates", rows, style, [], [])
    items = _named(rows, style)
    # A share of more than the whole is possible (a growth, a multiple); the axis then reaches as far.
    scale = Scale(0, max(100.0, float(rows[["value", "high"]].max().max())))
    ticks = [(value, f"{value:g}%") for value in (0.0, 25.0, 50.0, 75.0, 100.0)]
    return _drawn("rates", rows, style, items, [dot_panel(items, scale, ticks, style)])


def changes(frame: pd.DataFrame, style: ChartStyle) -> Chart:
    """Changes as bars, each group on an axis of its own; other rows are left out."""
    rows = frame[frame["measure"] == "change"]
    found = [part for _, part in rows.groupby("group", sort=False, observed=True)]
    several = len(found) > 1
    parts = [_named(part, style) for part in found]
    panels = [bar_panel(items, style) for items in parts]
    if several:
        panels = [headed(panel, items, style) for panel, items in zip(panels, parts, strict=True)]
    return _drawn("changes", rows, style, [item for items in parts for item in items], panels)


def target_shares(frame: pd.DataFrame, style: ChartStyle) -> Chart:
    """Shares of a target as bars, with a line at the target; other rows are left out."""
    rows = frame[frame["measure"] == "target-share"]
    if rows.empty:
        return _drawn("target_shares", rows, style, [], [])
    items = _named(rows, style)
    panel = _with_target(bar_panel(items, style), style)
    return _drawn("target_shares", rows, style, items, [panel])


def ranks(frame: pd.DataFrame, style: ChartStyle) -> Chart:
    """Ranks as dots, the first place at the left; other rows are left out."""
    rows = frame[frame["measure"] == "rank"]
    if rows.empty:
        return _drawn("ranks", rows, style, [], [])
    items = _named(rows, style)[::-1]
    last = max(10.0, float(rows["value"].max()))
    scale = Scale(1, last * 1.02)
    step = next(n for n in (5, 10, 20, 50, 100, 200, 500, 1000, 10**6) if last / n <= 5)
    ticks = [(float(n), f"{n}") for n in [1, *range(step, int(last) + 1, step)]]
    return _drawn("ranks", rows, style, items, [dot_panel(items, scale, ticks, style)])


def _named(rows: pd.DataFrame, style: ChartStyle) -> list[ChartRow]:
    """Lanes named by what is measured, the place after it: here no two rows need mean the same."""
    return [
        ChartRow(item.row, item.row[f"indicator_{style.lang}"], f"{item.head} · {item.detail.split(' · ')[-1]}",
             item.colour, item.whole)
        for item in chart_rows(rows, style)
    ]  # fmt: skip


def _drawn(name: str, rows: pd.DataFrame, style: ChartStyle, items: list[ChartRow], panels: list[Panel]) -> Chart:
    title, slug = t(style.lang, f"charts.{name}"), name.replace("_", "-")
    if rows.empty:
        return empty(title, rows, style, slug)
    subtitle = t(style.lang, "charts.space").join([t(style.lang, f"charts.{name}_unit"), *caveats(rows, style.lang)])
    figure = frame_figure(Head(title, subtitle, bounds.key(items, style)), panels, rows, style)
    kind = "bars" if name in ("changes", "target_shares") else "dots"
    alt = alternative(kind, title, [item.row for item in items], style.lang)
    return Chart.of(figure, title, alt, rows, slug, style.lang)


def _with_target(panel: Panel, style: ChartStyle) -> Panel:
    """A line at 100 per cent, named."""
    colours = palette(style.dark)
    lines = [
        {"type": "line", "x0": 100, "x1": 100, "y0": y - 11, "y1": y + 11, "line": {"color": colours.ink, "width": 2}}
        for y in panel.traces[-1]["y"]
    ]
    ticks = [(0, "0%"), (50, "50%"), (100, "100% " + t(style.lang, "charts.target"))]
    axis = panel.xaxis | {"tickvals": [at for at, _ in ticks], "ticktext": [words for _, words in ticks]}
    return Panel(panel.height, panel.traces, axis | {"visible": True}, panel.marks, [*panel.shapes, *lines])
