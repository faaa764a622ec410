"""Lanes: rows of a chart with the label above the mark, so that long names fit a phone as well as a wide page."""

from dataclasses import dataclass
from typing import Any

from outcomes.charts.chart import ChartStyle
from outcomes.charts.palette import palette
from outcomes.charts.style import room
from outcomes.charts.text_layout import LINE, block, escape, tinted, width, wrap
from outcomes.i18n.labels import Row, points

LABEL, DETAIL, VALUE = 13, 12, 13
MARK, GAP, INDENT = 16, 14, 18
SMALL = 10  # the thickness of a part's bar


# A click selects a mark; the others must not fade.
CALM: dict[str, Any] = {"unselected": {"marker": {"opacity": 1}}, "selected": {"marker": {"opacity": 1}}}


@dataclass(frozen=True)
class ChartRow:
    """One row: what it is called, what is drawn of it, and where. `whole` is the value of the row it is part of."""

    row: Row
    head: str
    detail: str
    colour: str
    whole: float | None = None

    @property
    def indent(self) -> int:
        return 0 if self.whole is None else INDENT


@dataclass(frozen=True)
class Placed:
    """Lanes one below the other: the middle of each one's mark, their labels, and the height of all."""

    items: list[ChartRow]
    middles: list[float]
    marks: list[dict[str, Any]]
    height: float


def place(items: list[ChartRow], style: ChartStyle, *, grid: bool = True) -> Placed:
    """Set items below each other, in pixels from the top. Lines of a `grid` do not cross the labels."""
    middles, marks, at = [], [], 2.0
    for item in items:
        lines = label(item, style)
        marks.append(at_left("<br>".join(lines), at, item.indent, palette(style.dark).paper if grid else None))
        at += len(lines) * LABEL * LINE + 3
        middles.append(at + MARK / 2)
        at += MARK + GAP
    return Placed(items, middles, marks, at)


def label(item: ChartRow, style: ChartStyle) -> list[str]:
    """The name in bold and the details after it, on one line where both fit."""
    limit, muted = room(style) - item.indent, palette(style.dark).muted
    sign = "└ " if item.whole is not None else ""
    head, detail = sign + item.head, item.detail
    if not detail or width(head, LABEL) * 1.06 + width("   " + detail, DETAIL) <= limit:
        return [f"<b>{escape(head)}</b>" + (f"&nbsp; {small(detail, muted)}" if detail else "")]
    heads = [f"<b>{escape(line)}</b>" for line in wrap(head, limit / 1.06, LABEL)]
    return heads + [small(line, muted) for line in wrap(detail, limit, DETAIL)]


def small(text: str, colour: str) -> str:
    return f'<span style="font-size:{DETAIL}px">{tinted(text, colour)}</span>'


def at_left(text: str, y: float, indent: float = 0, behind: str | None = None) -> dict[str, Any]:
    """A label that begins at the left edge of a panel; `text` is plotly's, its top is at `y`.

    `behind` is a colour that keeps grid lines from crossing the words.
    """
    return {
        "name": "label", "text": text, "showarrow": False, "align": "left", "font": {"size": LABEL},
        "xref": "paper", "x": 0, "xanchor": "left", "xshift": indent, "y": y, "yanchor": "top", "borderpad": 0,
        "borderwidth": 0, "bgcolor": behind,
    }  # fmt: skip


def value_label(
    item: ChartRow, x: float, y: float, shift: float, style: ChartStyle, anchor: str = "left", *, behind: bool = False
) -> dict[str, Any]:  # fmt: skip
    """The value as worded, beside the end of its mark; `behind` keeps lines from crossing it."""
    lines = worded_lines(item.row, style)
    return {
        "name": "value", "text": block(lines), "showarrow": False, "align": "left", "font": {"size": VALUE},
        "x": x, "xanchor": anchor, "xshift": shift, "y": y, "yanchor": "middle", "borderpad": 0, "borderwidth": 0,
        "bgcolor": palette(style.dark).paper if behind else None,
    }  # fmt: skip


def worded_lines(row: Row, style: ChartStyle) -> list[str]:
    return wrap(row[f"worded_{style.lang}"], room(style) * 0.55, VALUE)


def value_width(row: Row, style: ChartStyle) -> float:
    """The pixels a value label takes."""
    return max(width(line, VALUE) for line in worded_lines(row, style))


def bars(placed: Placed, style: ChartStyle, low: float) -> dict[str, Any]:
    """The printed values as bars; wording “about” is hatched."""
    rows = [item.row for item in placed.items]
    shapes = ["/" if row["qualifier"] == "about" else "" for row in rows]
    return points(rows, style.lang) | {
        "type": "bar", "orientation": "h", "name": "printed", "y": placed.middles,
        "x": [row["value"] - low for row in rows], "base": [low] * len(rows),
        "width": [MARK if item.whole is None else SMALL for item in placed.items],
        "marker": {"color": [item.colour for item in placed.items], "line": {"width": 0},
                   "pattern": {"shape": shapes, "fgcolor": palette(style.dark).paper, "size": 6, "solidity": 0.25}},
    } | CALM  # fmt: skip


def dots(placed: Placed, style: ChartStyle) -> dict[str, Any]:
    """The printed values as dots; wording “about” is hollow."""
    rows = [item.row for item in placed.items]
    return points(rows, style.lang) | {
        "type": "scatter", "mode": "markers", "name": "printed", "y": placed.middles,
        "x": [row["value"] for row in rows], "cliponaxis": False,
        "marker": {"size": 13, "opacity": 1, "color": [item.colour for item in placed.items],
                   "symbol": ["circle-open" if row["qualifier"] == "about" else "circle" for row in rows],
                   "line": {"width": 2 if any(row["qualifier"] == "about" for row in rows) else 0,
                            "color": [item.colour for item in placed.items]}},
    } | CALM  # fmt: skip
