"""The scripts of the components use what plotly.js, Streamlit and the browser publish, and nothing behind it."""

import re
from pathlib import Path

import pytest

from outcomes.ui.components import FOLDER

SCRIPTS = sorted(FOLDER.glob("*/*.js"))
ELSEWHERE = {"viewport.js"}  # links and paper, which has its own list of what it touches
PRIVATE = {
    "a name that its owner hides": r"\._\w",
    "plotly's own marks in the page": r"-5000px|js-plotly|main-svg|infolayer",
    "Streamlit's own elements": r"data-testid|\.stMain|st-emotion|\.st-key",
    "the style sheets of others": r"styleSheets|cssRules",
    "the whole page watched": r"MutationObserver",
    "events that nobody made": r"dispatchEvent|PopStateEvent",
}
PLOTLY = {"react", "newPlot", "relayout", "toImage", "purge", "Plots"}


def code(path: Path) -> str:
    """A script without its comments."""
    return "\n".join(
        line.split(" // ")[0] for line in path.read_text("utf-8").splitlines() if not line.strip().startswith("//")
    )


@pytest.mark.parametrize("path", [path for path in SCRIPTS if path.name not in ELSEWHERE], ids=lambda path: path.stem)
@pytest.mark.parametrize("what", PRIVATE)
def test_no_script_goes_through_a_private_door(path: Path, what: str) -> None:
    assert re.findall(PRIVATE[what], code(path)) == []


def test_the_chart_calls_what_plotly_documents() -> None:
    called = {name for path in (FOLDER / "chart").glob("*.js") for name in re.findall(r"\bPlotly\.(\w+)", code(path))}
    assert called <= PLOTLY
    assert {"react", "toImage"} <= called


def test_every_script_has_a_style_and_its_python_beside_it() -> None:
    for path in SCRIPTS:
        assert list(path.parent.glob("*.css"))
