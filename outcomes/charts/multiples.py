"""Small multiples: unlike things side by side, each group on an axis of its own."""

from collections.abc import Mapping
from dataclasses import replace

import pandas as pd

from outcomes.charts import bounds
from outcomes.charts.bars import bar_panel, chart_rows
from outcomes.charts.chart import Chart, ChartStyle
from outcomes.charts.empty import empty
from outcomes.charts.palette import palette
from outcomes.charts.panel import Panel
from outcomes.charts.rows import LABEL, ChartRow, at_left, small
from outcomes.charts.style import Head, frame_figure, room
from outcomes.charts.text_layout import LINE, escape, width, wrap
from outcomes.i18n.labels import alternative
from outcomes.i18n.language import t

APART = 10


def multiples(frame: pd.DataFrame, style: ChartStyle, names: Mapping[str, str], *, title: str = "") -> Chart:
    """One panel a group, in the order of the rows; `names` are the groups' names. Lengths compare only in a panel."""
    title = title or t(style.lang, "charts.multiples")
    if frame.empty:
        return empty(title, frame, style, "multiples")
    panels, drawn = [], []
    for group, rows in frame.groupby("group", sort=False, observed=True):
        items = chart_rows(rows, style)
        panels.append(headed(bar_panel(items, style), items, style, names.get(str(group), "")))
        drawn += items
    head = Head(title, t(style.lang, "charts.multiples_unit"), bounds.key(drawn, style))
    alt = alternative("bars", title, [item.row for item in drawn], style.lang)
    return Chart.of(frame_figure(head, panels, frame, style), title, alt, frame, "multiples", style.lang)


def headed(panel: Panel, items: list[ChartRow], style: ChartStyle, name: str = "") -> Panel:
    """A panel with its name and unit above it."""
    lines = _heading(name, t(style.lang, "charts.unit", unit=items[0].row[f"unit_{style.lang}"]), style)
    shift = len(lines) * LABEL * LINE + 9
    traces = [trace | {"y": [y + shift for y in trace["y"]]} for trace in panel.traces]
    marks = [mark | {"y": mark["y"] + shift} for mark in panel.marks]
    heading = at_left("<br>".join(lines), 0)
    return replace(
        panel, height=panel.height + shift, traces=traces, marks=[heading, *marks], below=panel.below + APART
    )


def _heading(name: str, unit: str, style: ChartStyle) -> list[str]:
    """Name and unit on one line where both fit."""
    muted = small(unit, palette(style.dark).muted)
    if not name:
        return [muted]
    if width(f"{name}   {unit}", LABEL) <= room(style):
        return [f"{escape(name)}&nbsp; {muted}"]
    return [*map(escape, wrap(name, room(style), LABEL)), muted]
