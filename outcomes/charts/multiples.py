"""Small multiples: unlike things side by side, each group on an axis of its own."""

from collections.abc import Mapping
from dataclasses import replace

import pandas as pd

from outcomes.charts import bounds
from outcomes.charts.bars import bar_panel, lanes_of
from outcomes.charts.chart import Chart, Look
from outcomes.charts.empty import empty
from outcomes.charts.palette import palette
from outcomes.charts.panel import Panel
from outcomes.charts.rows import LABEL, Lane, at_left, small
from outcomes.charts.style import Head, frame_figure, room
from outcomes.charts.text_layout import LINE, escape, width, wrap
from outcomes.i18n.labels import alternative
from outcomes.i18n.language import say

APART = 10


def multiples(frame: pd.DataFrame, look: Look, names: Mapping[str, str], *, title: str = "") -> Chart:
    """One panel a group, in the order of the rows; `names` are the groups' names. Lengths compare only in a panel."""
    title = title or say(look.lang, "charts.multiples")
    if frame.empty:
        return empty(title, frame, look, "multiples")
    panels, drawn = [], []
    for group, rows in frame.groupby("group", sort=False, observed=True):
        lanes = lanes_of(rows, look)
        panels.append(headed(bar_panel(lanes, look), lanes, look, names.get(str(group), "")))
        drawn += lanes
    head = Head(title, say(look.lang, "charts.multiples_unit"), bounds.key(drawn, look))
    alt = alternative("bars", title, [lane.row for lane in drawn], look.lang)
    return Chart.of(frame_figure(head, panels, frame, look), title, alt, frame, "multiples", look.lang)


def headed(panel: Panel, lanes: list[Lane], look: Look, name: str = "") -> Panel:
    """A panel with its name and unit above it."""
    lines = _heading(name, say(look.lang, "charts.unit", unit=lanes[0].row[f"unit_{look.lang}"]), look)
    shift = len(lines) * LABEL * LINE + 9
    traces = [trace | {"y": [y + shift for y in trace["y"]]} for trace in panel.traces]
    marks = [mark | {"y": mark["y"] + shift} for mark in panel.marks]
    heading = at_left("<br>".join(lines), 0)
    return replace(
        panel, height=panel.height + shift, traces=traces, marks=[heading, *marks], below=panel.below + APART
    )


def _heading(name: str, unit: str, look: Look) -> list[str]:
    """Name and unit on one line where both fit."""
    muted = small(unit, palette(look.dark).muted)
    if not name:
        return [muted]
    if width(f"{name}   {unit}", LABEL) <= room(look):
        return [f"{escape(name)}&nbsp; {muted}"]
    return [*map(escape, wrap(name, room(look), LABEL)), muted]
