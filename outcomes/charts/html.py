"""One chart as a page of its own: no file beside it, nothing loaded from anywhere."""

from html import escape

from outcomes.charts.chart import Chart
from outcomes.charts.library import script
from outcomes.fonts import faces

LANG = {"zh": "zh-CN", "en": "en"}
CONFIG = '{"displaylogo": false, "responsive": true, "modeBarButtons": [["toImage"]]}'


def html(chart: Chart, lang: str = "") -> str:
    """Self-contained HTML with plotly.js and the Chinese font inside, language, title and alternative text set."""
    figure = _inside_script(chart.json)
    background = escape(chart.figure.layout.paper_bgcolor or "#ffffff")
    return f"""<!DOCTYPE html>
<html lang="{LANG[lang or chart.lang]}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{escape(chart.title)}</title>
<meta name="description" content="{escape(chart.alt)}">
<style>{faces()}
body {{ margin: 0; background: {background}; }}</style>
<script>{script()}</script>
</head>
<body>
<div id="chart" role="img" aria-label="{escape(chart.alt)}"></div>
<script>
const figure = {figure};
const draw = () => Plotly.newPlot("chart", figure.data, figure.layout, {CONFIG});
document.fonts.load("12px 'Noto Sans SC'", "中").finally(draw);
</script>
</body>
</html>
"""


def _inside_script(json: str) -> str:
    """JSON that cannot end the script it stands in."""
    for char in "<>\u2028\u2029":
        json = json.replace(char, f"\\u{ord(char):04x}")
    return json
