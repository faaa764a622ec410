"""The labels that are written beside plotly stand where plotly would have set them, and say the same."""

import json
from typing import Any

import pandas as pd
from playwright.sync_api import Page

from outcomes.charts.chart import ChartStyle
from outcomes.export.plotly_js import script
from outcomes.ledger.ledger import Ledger
from outcomes.ui.components import FOLDER as ASSETS
from tests.golden import charts

NEAR = 2  # pixels by which a line may stand off: plotly rounds, and measures lines of mixed fonts
# Both ways of drawing a figure: the lines of each, as words with the left and upper edge of their box.
DRAWN = """async ({ data, layout }) => {
  const lines = (node, selector) => [...node.querySelectorAll(selector)].map((text) => {
    const box = text.getBoundingClientRect(), corner = node.getBoundingClientRect()
    const words = text.textContent.replaceAll("\\u00a0", " ")
    return [words, box.left - corner.left, box.top - corner.top, box.width, box.height]
  })
  const both = structuredClone(layout)
  await Plotly.newPlot("plotly", data, both, { displayModeBar: false })
  const marks = layout.annotations
  const node = document.getElementById("ours")
  const others = marks.filter((mark) => !ours(mark))
  await Plotly.newPlot(node, data, { ...layout, annotations: others }, { displayModeBar: false })
  write(node, marks.filter(ours))
  const wanted = lines(document.getElementById("plotly"), ".annotation-text")
  const kept = lines(node, ".annotation-text")
  const found = lines(node, "g.labels > text")
  Plotly.purge("plotly"), Plotly.purge("ours")
  return [wanted, [...kept, ...found]]
}"""


def off(one: list[Any], other: list[Any]) -> bool:
    return one[0] != other[0] or any(abs(a - b) > NEAR for a, b in zip(one[1:], other[1:], strict=True))


def test_labels_stand_where_plotly_sets_them(page: Page, ledger: Ledger, frame: pd.DataFrame) -> None:
    page.set_content("<style>body { margin: 0 } div { width: 700px }</style><div id=plotly></div><div id=ours></div>")
    page.add_script_tag(content=script())
    page.add_script_tag(content=(ASSETS / "chart" / "labels.js").read_text("utf-8"))
    wrong: dict[str, list] = {}
    for chart in charts(ledger, frame, ChartStyle("zh")):
        figure = json.loads(chart.json)
        wanted, found = page.evaluate(DRAWN, figure)
        assert len(wanted) == len(found) == len(figure["layout"]["annotations"]) > 0
        pairs = zip(sorted(wanted), sorted(found), strict=True)
        if stand_off := [pair for pair in pairs if off(*pair)]:
            wrong[chart.slug] = stand_off
    assert wrong == {}
