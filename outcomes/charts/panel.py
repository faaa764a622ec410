"""A panel: one pair of axes of a figure, its vertical axis in pixels from the top so that nothing overlaps."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from outcomes.charts.text_layout import KEEP

AXIS = 26  # the room below a panel for the words of its ticks
BARE = 6
LABEL = 13  # the size of a label
SPACE = 0.21  # the width of a space, in em
RISE = {"top": 0.35, "middle": 0.12}  # from where plotly sets the text of a trace to where it sets an annotation, in em
BELOW = {"top": "bottom right", "middle": "middle right"}  # where the text lies from its point

# A click selects a mark; the others must not fade.
CALM: dict[str, Any] = {"unselected": {"marker": {"opacity": 1}}, "selected": {"marker": {"opacity": 1}}}


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
    `height` in pixels, unless `yaxis` says otherwise. `above` it is room for a heading, `below` it for the ticks.
    """

    height: float
    traces: list[dict[str, Any]]
    xaxis: dict[str, Any]
    marks: list[dict[str, Any]] = field(default_factory=list)
    shapes: list[dict[str, Any]] = field(default_factory=list)
    yaxis: dict[str, Any] = field(default_factory=dict)
    above: float = 0
    below: float = AXIS

    @property
    def size(self) -> float:
        """The pixels that it takes from top to bottom."""
        return self.above + self.height + self.below

    def layout(self, n: int, offset: float, total: float) -> dict[str, Any]:
        """The axes of the n-th panel, which begins `offset` pixels below the top of a body `total` pixels high."""
        suffix = str(n + 1) if n else ""
        own = {"visible": False, "range": [self.height, -self.above]} | self.yaxis
        domain = [max(0.0, 1 - (offset + self.above + self.height) / total), 1 - offset / total]
        return {
            f"xaxis{suffix}": self.xaxis | {"fixedrange": True, "anchor": f"y{suffix}"},
            f"yaxis{suffix}": own | {"fixedrange": True, "domain": domain, "anchor": f"x{suffix}"},
        }

    def placed(self, n: int) -> tuple[list[dict], list[dict], list[dict]]:
        """Traces, annotations and shapes with the names of the n-th axes. Labels are a trace where they can be."""
        suffix = str(n + 1) if n else ""
        axes = {"xref": f"x{suffix}", "yref": f"y{suffix}"}
        labels = [mark for mark in self.marks if _fits(mark)] if self.xaxis.get("type") != "log" else []
        text = [text_trace(labels, self.xaxis["range"][0])] if labels else []
        traces = [trace | {"xaxis": f"x{suffix}", "yaxis": f"y{suffix}"} for trace in [*self.traces, *text]]
        others = [axes | mark for mark in self.marks if mark not in labels]
        return traces, others, [axes | shape for shape in self.shapes]


def note(name: str, text: str, x: float, y: float, *, size: float = LABEL, **more: Any) -> dict[str, Any]:
    """An annotation that is words alone; `text` is plotly's, `more` what else plotly should know of it."""
    plain = {"showarrow": False, "borderpad": 0, "borderwidth": 0}
    return plain | {"name": name, "text": text, "x": x, "y": y, "font": {"size": size}} | more


def at_left(text: str, y: float, indent: float = 0, **more: Any) -> dict[str, Any]:
    """A label that begins at the left edge of a panel; `text` is plotly's, its top is at `y`."""
    place = {"xref": "paper", "xanchor": "left", "xshift": indent, "yanchor": "top", "align": "left"}
    return note("label", text, 0, y) | place | more


def line(x: tuple[float, float], y: tuple[float, float], colour: str, width: float = 1, **more: Any) -> dict[str, Any]:
    """A line below the marks."""
    ends = {"x0": x[0], "x1": x[1], "y0": y[0], "y1": y[1]}
    return {"type": "line", "layer": "below", "line": {"color": colour, "width": width}} | ends | more


def _fits(mark: dict[str, Any]) -> bool:
    """Whether a trace can write it: a text of a trace has no arrow, no ground behind it and begins at its point."""
    return not mark["showarrow"] and not mark.get("bgcolor") and mark.get("xanchor") == "left"


def text_trace(marks: list[dict[str, Any]], left: float) -> dict[str, Any]:
    """One trace of annotations that fit; `left` is where the edge of the drawing lies on its axis.

    Plotly measures every annotation in the page, which costs more than a bar. `meta` holds the annotations' names.
    """
    return {
        "type": "scatter", "mode": "text", "name": "text", "hoverinfo": "skip", "cliponaxis": False,
        "x": [left if mark.get("xref") == "paper" else mark["x"] for mark in marks],
        "y": [mark["y"] + RISE[mark["yanchor"]] * mark["font"]["size"] for mark in marks],
        "text": [_shifted(mark) for mark in marks],
        "textposition": [BELOW[mark["yanchor"]] for mark in marks],
        "textfont": {"size": [mark["font"]["size"] for mark in marks]},
        "meta": [mark["name"] for mark in marks],
    }  # fmt: skip


def _shifted(mark: dict[str, Any]) -> str:
    """A text of a trace cannot be moved by pixels: spaces stand before each of its lines."""
    spaces = KEEP * round(mark.get("xshift", 0) / (SPACE * mark["font"]["size"]))
    return spaces + mark["text"].replace("<br>", "<br>" + spaces)
