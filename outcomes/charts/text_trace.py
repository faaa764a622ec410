"""Labels as the text of a trace: plotly measures every annotation in the page, which costs more than a bar."""

from typing import Any

from outcomes.charts.text_layout import KEEP

SPACE = 0.21  # the width of a space, in em
RISE = {"top": 0.35, "middle": 0.12}  # from where plotly sets the text of a trace to where it sets an annotation, in em
BELOW = {"top": "bottom right", "middle": "middle right"}  # where the text lies from its point


def fits(mark: dict[str, Any]) -> bool:
    """Whether a trace can write it: a text of a trace has no arrow, no ground behind it and begins at its point."""
    return not mark["showarrow"] and not mark.get("bgcolor") and mark.get("xanchor") == "left"


def text_trace(marks: list[dict[str, Any]], left: float) -> dict[str, Any]:
    """One trace of annotations that fit; `left` is where the edge of the drawing lies on its axis.

    The vertical axis is in pixels from the top. `meta` holds the names of the annotations.
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
