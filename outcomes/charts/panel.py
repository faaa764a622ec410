"""A panel: one pair of axes of a figure, its vertical axis in pixels from the top so that nothing overlaps."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from outcomes.charts.text_trace import fits, text_trace

AXIS = 26  # the room below a panel for the words of its ticks
BARE = 6


def drawn_as(panels: Iterable["Panel"]) -> str:
    """What a reader sees of rows in panels: bars, dots, both, or numbers alone; the key of the alternative text."""
    shown = {(trace["type"], trace.get("name")) for panel in panels for trace in panel.traces}
    bars, dots = ("bar", "printed") in shown, bool({("scatter", "printed"), ("bar", "bound")} & shown)
    return "both" if bars and dots else "bars" if bars else "dots" if dots else "numbers"


@dataclass(frozen=True)
class Panel:
    """What one pair of axes holds.

    `traces`, `marks` (annotations) and `shapes` are plotly's dictionaries without their axes; an annotation or shape
    that keeps to the left edge carries xref="paper". `xaxis` is plotly's; the vertical axis runs from 0 at the top to
    `height` in pixels, unless `yaxis` says otherwise.
    """

    height: float
    traces: list[dict[str, Any]]
    xaxis: dict[str, Any]
    marks: list[dict[str, Any]] = field(default_factory=list)
    shapes: list[dict[str, Any]] = field(default_factory=list)
    yaxis: dict[str, Any] = field(default_factory=dict)
    below: float = AXIS

    def layout(self, n: int, offset: float, total: float) -> dict[str, Any]:
        """The axes of the n-th panel, which begins `offset` pixels below the top of a body `total` pixels high."""
        suffix = str(n + 1) if n else ""
        own = {"visible": False, "range": [self.height, 0]} | self.yaxis
        domain = [max(0.0, 1 - (offset + self.height) / total), 1 - offset / total]
        return {
            f"xaxis{suffix}": self.xaxis | {"fixedrange": True, "anchor": f"y{suffix}"},
            f"yaxis{suffix}": own | {"fixedrange": True, "domain": domain, "anchor": f"x{suffix}"},
        }

    def placed(self, n: int) -> tuple[list[dict], list[dict], list[dict]]:
        """Traces, annotations and shapes with the names of the n-th axes. Labels are a trace where they can be."""
        suffix = str(n + 1) if n else ""
        axes = {"xref": f"x{suffix}", "yref": f"y{suffix}"}
        labels = [mark for mark in self.marks if fits(mark)] if self.xaxis.get("type") != "log" else []
        text = [text_trace(labels, self.xaxis["range"][0])] if labels else []
        traces = [trace | {"xaxis": f"x{suffix}", "yaxis": f"y{suffix}"} for trace in [*self.traces, *text]]
        others = [axes | mark for mark in self.marks if mark not in labels]
        return traces, others, [axes | shape for shape in self.shapes]
