"""One chart as a page of its own: no file beside it, nothing loaded from anywhere."""

import json

from markupsafe import Markup

from outcomes.charts.chart import Chart
from outcomes.export.fonts import faces
from outcomes.export.plotly_js import NAME, script
from outcomes.export.templates import render

FONTS = "fonts.css"  # the font inside: a page in a folder may not load a font file beside it


def html(chart: Chart, *, shared: bool = False) -> str:
    """HTML with plotly.js and the Chinese font inside, language, title and alternative text set.

    With `shared` both are in the files beside it that `beside` gives, so that many charts share them.
    """
    figure = json.loads(chart.json)
    return render(
        "chart.html", chart.lang,
        chart=chart, figure=figure, background=figure["layout"].get("paper_bgcolor") or "#ffffff",
        fonts=Markup("" if shared else faces()), library=Markup("" if shared else script()),  # our own files
        beside={"fonts": FONTS, "library": NAME} if shared else {},
    )  # fmt: skip


def beside() -> dict[str, bytes]:
    """The files that charts share, by name."""
    return {FONTS: faces().encode(), NAME: script().encode()}
