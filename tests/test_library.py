"""The script that draws charts in the browser."""

from plotly.offline import get_plotlyjs_version

from outcomes.charts.chart import ChartStyle
from outcomes.export.plotly_js import ADDRESS, FOLDER, script
from outcomes.ledger.ledger import Ledger
from outcomes.settings import STATIC
from tests.charting import figure
from tests.golden import charts

TRACES = {"bar", "scatter"}  # of the basic bundle, which has pies too


def test_it_is_the_version_that_plotly_for_python_writes_for() -> None:
    assert f"plotly.js (basic - minified) v{get_plotlyjs_version()}\n" in script()[:200], "run: make plotly"


def test_it_comes_with_its_licence_and_lies_where_the_server_has_it() -> None:
    assert "MIT License" in (FOLDER / "LICENSE").read_text("utf-8")
    assert (STATIC.parent / ADDRESS.removeprefix("app/").partition("?")[0]).read_text("utf-8") == script()


def test_no_chart_needs_what_it_does_not_have(ledger: Ledger) -> None:
    assert {trace.type for chart in charts(ledger, ChartStyle("en")) for trace in figure(chart).data} == TRACES
