"""One chart as a page of its own: no file beside it, nothing loaded from anywhere."""

import json

from markupsafe import Markup

from outcomes.charts.chart import Chart
from outcomes.export.fonts import faces
from outcomes.export.plotly_js import script
from outcomes.export.templates import render


def html(chart: Chart, lang: str = "") -> str:
    """Self-contained HTML with plotly.js and the Chinese font inside, language, title and alternative text set."""
    figure = json.loads(chart.json)
    return render(
        "chart.html", lang or chart.lang,
        chart=chart, figure=figure, background=figure["layout"].get("paper_bgcolor") or "#ffffff",
        fonts=Markup(faces()), library=Markup(script()),  # our own files
    )  # fmt: skip
