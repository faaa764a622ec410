"""The picture of nothing: it says that no figure passes, instead of showing bare axes."""

import pandas as pd

from outcomes.charts.chart import Chart, Look
from outcomes.charts.panel import Panel
from outcomes.charts.rows import at_left
from outcomes.charts.style import Head, frame_figure, room
from outcomes.charts.text_layout import block, wrap
from outcomes.i18n.labels import described
from outcomes.i18n.language import say


def empty(title: str, rows: pd.DataFrame, look: Look, slug: str) -> Chart:
    """A chart without rows; `rows` keeps its columns."""
    words = say(look.lang, "charts.nothing")
    lines = wrap(words, room(look), 13)
    panel = Panel(24 + 17 * len(lines), [{"type": "scatter", "x": [], "y": []}], {"visible": False},
                  [at_left(block(lines), 6)], below=0)  # fmt: skip
    figure = frame_figure(Head(title, ""), [panel], rows.iloc[:0], look)
    return Chart.of(figure, title, described("nothing", title, [], 0, look.lang), rows.iloc[:0], slug, look.lang)
