"""What every chart of the made-up file holds, as text: its words, axes and marks with their values, no pixels.

    python -m tests.golden

writes it anew into tests/golden, a file a chart. Read what changed before committing it.
"""

import html
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from outcomes.analysis.filters import Filter
from outcomes.analysis.selection import Selection
from outcomes.analysis.statements import statements_table
from outcomes.analysis.table import facts_table
from outcomes.charts.chart import Chart, ChartStyle
from outcomes.charts.named import CHARTS
from outcomes.ledger.ledger import Ledger, load
from tests.charting import Said, figure, texts

FOLDER = Path(__file__).parent / "golden"
SECOND = Path(__file__).parent / "second"
# So wide that no line is broken: where lines break, and how long a bar is, is held by tests of their own.
STYLES = (ChartStyle("en", width=4000), ChartStyle("zh", width=4000))


def charts(ledger: Ledger, style: ChartStyle) -> Iterator[Chart]:
    """Every chart of the pages."""
    selection = Selection(ledger, facts_table(ledger), statements_table(ledger), Filter(), style.lang)
    asked = {"group": "lights", "about": next(iter(ledger.themes))}
    for named in CHARTS.values():
        yield named.draw(selection, asked, style).chart


def described() -> dict[str, str]:
    """The charts of the made-up file by the names of their snapshots, in both languages."""
    ledger = load(SECOND / "facts.yaml", SECOND / "seeds")
    found: dict[str, str] = {}
    for style in STYLES:
        for chart in charts(ledger, style):
            found[chart.slug] = found.get(chart.slug, "") + "\n".join(_lines(chart, style.lang)) + "\n"
    return found


def _lines(chart: Chart, lang: str) -> Iterator[str]:
    drawing = figure(chart).to_plotly_json()
    yield f"[{lang}] {chart.title}"
    yield f"  alt: {_plain(chart.alt)}"
    for name, axis in sorted(drawing["layout"].items()):
        if re.fullmatch(r"[xy]axis\d*", name) and axis.get("visible") is not False:
            yield f"  {name}: {axis.get('type') or 'linear'}"
    for trace in drawing["data"]:
        if trace.get("name") != "text":
            yield f"  {trace.get('type', 'scatter')} {trace.get('name', '')} on {trace.get('xaxis', 'x')}"
            yield from (f"    {point}" for point in _points(trace))
    yield from (f"  {said.name}: {_plain(said.text)}".rstrip() for said in sorted(texts(chart), key=_by_name))


def _by_name(said: Said) -> str:
    """Whether a text is an annotation or the text of a trace changes no snapshot."""
    return said.name


def _points(trace: dict[str, Any]) -> Iterator[str]:
    """Of each mark its facts and its words, or else where it begins and how long it is along the axis."""
    across = trace.get("x") if trace.get("orientation") != "v" else trace.get("y")
    for at, end in enumerate(across if across is not None else ()):
        ids = trace["customdata"][at] if trace.get("customdata") is not None else ()
        base = trace["base"][at] if isinstance(trace.get("base"), list | tuple) else 0
        words = trace["text"][at] if isinstance(trace.get("text"), list | tuple) else ""
        span = _number(end) if not base else f"{_number(base)} + {_number(end)}"
        parts = (", ".join(filter(None, ids)), "" if words else span, _plain(words))
        yield " ".join(filter(None, parts))


def _number(value: Any) -> str:
    return f"{value:.6g}" if isinstance(value, int | float) else str(value)


def _plain(text: str) -> str:
    """Without tags and line ends, on one line."""
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", text)).split())


def main() -> None:
    found = described()
    FOLDER.mkdir(exist_ok=True)
    for old in FOLDER.iterdir():
        old.unlink()
    for name, text in found.items():
        (FOLDER / f"{name}.txt").write_text(text, "utf-8")


if __name__ == "__main__":
    main()
