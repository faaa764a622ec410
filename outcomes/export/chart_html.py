"""One chart as a page of its own: no file beside it, nothing loaded from anywhere."""

import json
from html import escape

from outcomes.charts.chart import Chart
from outcomes.export import html_document
from outcomes.export.fonts import faces
from outcomes.export.plotly_js import script

CONFIG = '{"displaylogo": false, "responsive": true, "modeBarButtons": [["toImage"]]}'


def html(chart: Chart, lang: str = "") -> str:
    """Self-contained HTML with plotly.js and the Chinese font inside, language, title and alternative text set."""
    figure = _inside_script(chart.json)
    background = escape(json.loads(chart.json)["layout"]["paper_bgcolor"])
    head = f"""<meta name="description" content="{escape(chart.alt)}">
<style>{faces()}
body {{ margin: 0; background: {background}; }}</style>
<script>{script()}</script>"""
    body = f"""<div id="chart" role="img" aria-label="{escape(chart.alt)}"></div>
<script>
const figure = {figure};
const draw = () => Plotly.newPlot("chart", figure.data, figure.layout, {CONFIG});
document.fonts.load("12px 'Noto Sans SC'", "中").finally(draw);
</script>"""
    return html_document.page(lang or chart.lang, chart.title, head, body)


def _inside_script(text: str) -> str:
    """JSON that cannot end the script it stands in."""
    for char in "<>\u2028\u2029":
        text = text.replace(char, f"\\u{ord(char):04x}")
    return text
