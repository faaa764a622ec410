"""The picture of nothing: it says that no figure passes, instead of showing bare axes."""

import pandas as pd

from outcomes.charts.chart import Chart, ChartStyle
from outcomes.charts.panel import Panel
from outcomes.charts.rows import at_left
from outcomes.charts.style import Head, frame_figure, room
from outcomes.charts.text_layout import block, wrap
from outcomes.i18n.labels import described
from outcomes.i18n.language import t


def empty(title: str, rows: pd.DataFrame, style: ChartStyle, slug: str) -> Chart:
    """A chart without rows; `rows` keeps its columns."""
    words = t(style.lang, "charts.nothing")
    lines = wrap(words, room(style), 13)
    panel = Panel(24 + 17 * len(lines), [{"type": "scatter", "x": [], "y": []}], {"visible": False, "range": [0, 1]},
                  [at_left(block(lines), 6)], below=0)  # fmt: skip
    figure = frame_figure(Head(title, ""), [panel], rows.iloc[:0], style)
    return Chart.of(figure, title, described("nothing", title, [], 0, style.lang), rows.iloc[:0], slug, style.lang)
