"""Every chart of the real data as a golden picture.

    python -m tests.golden

draws them anew into tests/golden: NAME.json, which a test holds against the code, and NAME.png for the eye. Look at the
pictures before committing them.
"""

import json
from collections.abc import Iterator
from pathlib import Path

import pandas as pd

from outcomes.analysis.compare import panel
from outcomes.analysis.numeral_counts import role_counts
from outcomes.analysis.table import facts_table
from outcomes.charts.bars import comparison
from outcomes.charts.chart import Chart, ChartStyle
from outcomes.charts.counts import by_theme_and_stage
from outcomes.charts.matrix import matrix
from outcomes.charts.numeral_counts import by_role
from outcomes.charts.rates import changes, ranks, rates, target_shares
from outcomes.charts.ratios import ratios
from outcomes.charts.tiles import tile_map
from outcomes.charts.timeline import timeline
from outcomes.ledger.ledger import Ledger, load
from outcomes.settings import ROOT

FOLDER = Path(__file__).parent / "golden"
DRAW = "({ data, layout }) => Plotly.newPlot('chart', data, layout, { displayModeBar: false }).then(() => null)"
GROUPS = ("lights", "problems-solved", "people-reached")
LOOKS = {"zh": ChartStyle("zh", width=620), "en-dark": ChartStyle("en", dark=True, width=340)}


def charts(ledger: Ledger, frame: pd.DataFrame) -> Iterator[tuple[str, Chart]]:
    """Each chart by the name of its golden files, wide in Chinese and narrow and dark in English."""
    for suffix, style in LOOKS.items():
        drawn = [
            *(
                comparison(frame[frame["group"] == group], style, title=ledger.group_name(group)[style.lang])
                for group in GROUPS
            ),
            *(draw(panel(frame, name), style) for name, draw in PANELS.items()),
            tile_map(frame, style, ledger.province_codes, ("jiangsu",)),
            by_theme_and_stage(frame, style),
            ratios(frame, style, ledger.ratios.values()),
            matrix(frame, style),
            timeline(frame, style),
            by_role(role_counts(ledger), style),
        ]
        yield from ((f"{chart.slug}_{suffix}", chart) for chart in drawn)


PANELS = {"rates": rates, "changes": changes, "target_shares": target_shares, "ranks": ranks}


def text(chart: Chart) -> str:
    """The figure and its words, one property a line, so that a change reads well."""
    figure = json.loads(chart.json)
    document = {"title": chart.title, "alt": chart.alt, "slug": chart.slug, "figure": figure}
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def main() -> None:
    from playwright.sync_api import sync_playwright

    from outcomes.export.plotly_js import script
    from tests.serving import FLAGS, browser_path

    ledger = load(ROOT / "data" / "facts.yaml", ROOT / "seeds")
    FOLDER.mkdir(exist_ok=True)
    for old in FOLDER.iterdir():
        old.unlink()
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=browser_path(), args=FLAGS)
        page = browser.new_page()
        page.set_content(f"<script>{script()}</script><style>body {{ margin: 0 }}</style><div id='chart'></div>")
        for name, chart in charts(ledger, facts_table(ledger)):
            (FOLDER / f"{name}.json").write_text(text(chart), "utf-8")
            width = 860 if name.endswith("zh") else 360
            page.set_viewport_size({"width": width, "height": chart.height})
            page.evaluate(DRAW, json.loads(chart.json))
            page.screenshot(path=FOLDER / f"{name}.png")
        browser.close()


if __name__ == "__main__":
    main()
