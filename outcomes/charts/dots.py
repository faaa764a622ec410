"""A panel of dots on a fixed axis, the value beside the dot on the side that has room."""

import math

from outcomes.charts import bounds
from outcomes.charts.chart import ChartStyle
from outcomes.charts.palette import palette
from outcomes.charts.panel import Panel
from outcomes.charts.rows import ChartRow, dots, place, value_label
from outcomes.charts.scale import Scale
from outcomes.charts.style import numbers_axis

AWAY = 11  # from the middle of a dot to its value


def dot_panel(items: list[ChartRow], scale: Scale, ticks: list[tuple[float, str]], style: ChartStyle) -> Panel:
    """Dots with whiskers and arrows on an axis that is given, each on a thin line of its own."""
    placed, colours = place(items, style), palette(style.dark)
    marks = placed.marks + bounds.arrows(placed, scale, style, inside=False)
    for item, y in zip(placed.items, placed.middles, strict=True):
        left = scale.share(item.row["value"]) > 0.5
        side = item.row["low"] if left else item.row["high"]
        away = AWAY + (bounds.ARROW + bounds.GAP if math.isnan(side) else 0)
        end = item.row["value"] if left or math.isnan(side) else side
        anchor = "right" if left else "left"
        marks.append(value_label(item, end, y, -away if left else away, style, anchor, behind=True))
    rails = [
        {"type": "line", "layer": "below", "x0": scale.low, "x1": scale.top, "y0": y, "y1": y,
         "line": {"color": colours.grid, "width": 1}}
        for y in placed.middles
    ]  # fmt: skip
    edge = (scale.top - scale.low) * 0.03  # room for half of the last tick's words
    axis = numbers_axis(ticks, [scale.low, scale.top + edge], colours)
    return Panel(placed.height, [*bounds.whiskers(placed, style), dots(placed, style)], axis, marks, rails)
