"""Shares, changes, target shares and ranks: four kinds of number that never share a chart."""

import pandas as pd

from outcomes.charts import bounds
from outcomes.charts.bars import bar_panel, lanes_of
from outcomes.charts.chart import Chart, Look
from outcomes.charts.dots import dot_panel
from outcomes.charts.empty import empty
from outcomes.charts.multiples import headed
from outcomes.charts.notes import caveats
from outcomes.charts.palette import palette
from outcomes.charts.panel import Panel
from outcomes.charts.rows import Lane
from outcomes.charts.scale import Scale
from outcomes.charts.style import Head, frame_figure
from outcomes.i18n.labels import alternative
from outcomes.i18n.language import say


def rates(frame: pd.DataFrame, look: Look) -> Chart:
    """Levels in per cent as dots on one axis from 0 to 100; other rows are left out."""
    rows = frame[(frame["measure"] == "level") & (frame["dimension"] == "share")]
    if rows.empty:
        return _drawn("rates", rows, look, [], [])
    lanes = _named(rows, look)
    # A share of more than the whole is possible (a growth, a multiple); the axis then reaches as far.
    scale = Scale(0, max(100.0, float(rows[["value", "high"]].max().max())))
    ticks = [(value, f"{value:g}%") for value in (0.0, 25.0, 50.0, 75.0, 100.0)]
    return _drawn("rates", rows, look, lanes, [dot_panel(lanes, scale, ticks, look)])


def changes(frame: pd.DataFrame, look: Look) -> Chart:
    """Changes as bars, each group on an axis of its own; other rows are left out."""
    rows = frame[frame["measure"] == "change"]
    found = [part for _, part in rows.groupby("group", sort=False, observed=True)]
    several = len(found) > 1
    parts = [_named(part, look) for part in found]
    panels = [bar_panel(lanes, look) for lanes in parts]
    if several:
        panels = [headed(panel, lanes, look) for panel, lanes in zip(panels, parts, strict=True)]
    return _drawn("changes", rows, look, [lane for lanes in parts for lane in lanes], panels)


def target_shares(frame: pd.DataFrame, look: Look) -> Chart:
    """Shares of a target as bars, with a line at the target; other rows are left out."""
    rows = frame[frame["measure"] == "target-share"]
    if rows.empty:
        return _drawn("target_shares", rows, look, [], [])
    lanes = _named(rows, look)
    panel = _with_target(bar_panel(lanes, look), look)
    return _drawn("target_shares", rows, look, lanes, [panel])


def ranks(frame: pd.DataFrame, look: Look) -> Chart:
    """Ranks as dots, the first place at the left; other rows are left out."""
    rows = frame[frame["measure"] == "rank"]
    if rows.empty:
        return _drawn("ranks", rows, look, [], [])
    lanes = _named(rows, look)[::-1]
    last = max(10.0, float(rows["value"].max()))
    scale = Scale(1, last * 1.02)
    step = next(n for n in (5, 10, 20, 50, 100, 200, 500, 1000, 10**6) if last / n <= 5)
    ticks = [(float(n), f"{n}") for n in [1, *range(step, int(last) + 1, step)]]
    return _drawn("ranks", rows, look, lanes, [dot_panel(lanes, scale, ticks, look)])


def _named(rows: pd.DataFrame, look: Look) -> list[Lane]:
    """Lanes named by what is measured, the place after it: here no two rows need mean the same."""
    return [
        Lane(lane.row, lane.row[f"indicator_{look.lang}"], f"{lane.head} · {lane.detail.split(' · ')[-1]}",
             lane.colour, lane.whole)
        for lane in lanes_of(rows, look)
    ]  # fmt: skip


def _drawn(name: str, rows: pd.DataFrame, look: Look, lanes: list[Lane], panels: list[Panel]) -> Chart:
    title, slug = say(look.lang, f"charts.{name}"), name.replace("_", "-")
    if rows.empty:
        return empty(title, rows, look, slug)
    subtitle = say(look.lang, "charts.space").join([say(look.lang, f"charts.{name}_unit"), *caveats(rows, look.lang)])
    figure = frame_figure(Head(title, subtitle, bounds.key(lanes, look)), panels, rows, look)
    kind = "bars" if name in ("changes", "target_shares") else "dots"
    alt = alternative(kind, title, [lane.row for lane in lanes], look.lang)
    return Chart.of(figure, title, alt, rows, slug, look.lang)


def _with_target(panel: Panel, look: Look) -> Panel:
    """A line at 100 per cent, named."""
    colours = palette(look.dark)
    lines = [
        {"type": "line", "x0": 100, "x1": 100, "y0": y - 11, "y1": y + 11, "line": {"color": colours.ink, "width": 2}}
        for y in panel.traces[-1]["y"]
    ]
    ticks = [(0, "0%"), (50, "50%"), (100, "100% " + say(look.lang, "charts.target"))]
    axis = panel.xaxis | {"tickvals": [at for at, _ in ticks], "ticktext": [words for _, words in ticks]}
    return Panel(panel.height, panel.traces, axis | {"visible": True}, panel.marks, [*panel.shapes, *lines])
