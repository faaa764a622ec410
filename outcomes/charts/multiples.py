"""Small multiples: unlike things below each other, each kind and each level of place on an axis of its own."""

from collections.abc import Mapping

import pandas as pd

from outcomes.charts import lanes, marks
from outcomes.charts.bars import by_level
from outcomes.charts.chart import Chart, ChartStyle
from outcomes.charts.empty import empty
from outcomes.charts.panel import drawn_as
from outcomes.charts.rows import VALUE, province_key
from outcomes.charts.style import Head, frame_figure
from outcomes.i18n.labels import alternative, unit_line
from outcomes.i18n.language import t


def multiples(frame: pd.DataFrame, style: ChartStyle, names: Mapping[str, str], *, title: str = "") -> Chart:
    """Panels of each group, in the order of the rows; `names` are the groups'. Lengths compare only in a panel."""
    title = title or t(style.lang, "charts.multiples")
    if frame.empty:
        return empty(title, frame, style, "multiples")
    panels, drawn = [], []
    for group, rows in frame.groupby("group", sort=False, observed=True):
        items, found = by_level(rows, style, frame)
        unit = unit_line(rows.iloc[0], style.lang)
        named = names.get(str(group), rows[f"indicator_{style.lang}"].iloc[0])
        panels += [lanes.headed(found[0], named, unit, style, size=VALUE + 2), *found[1:]]
        drawn += items
    head = Head(title, t(style.lang, "charts.multiples_unit"), [*province_key(frame, style), *marks.key(drawn, style)])
    alt = alternative(drawn_as(panels), title, [item.row for item in drawn], style.lang)
    return Chart.of(frame_figure(head, panels, frame, style), title, alt, frame, "multiples", style.lang)
