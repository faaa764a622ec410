"""Marks that say what the wording says: a dot, a range, an arrow where a side is open, an end cap; bars for counts."""

import math
from typing import Any

from outcomes.charts.chart import ChartStyle
from outcomes.charts.palette import mixed, palette
from outcomes.charts.rows import CALM, MARK, ChartRow, Placed
from outcomes.i18n.labels import Row, points
from outcomes.i18n.language import t

DOT, CAP = 13, 16  # the width of a dot, the height of the cap at a bound; in pixels
STEM, HEAD = 14, 9  # of the arrow at an open side
THIN, THICK = 5, 9  # a range beside its dot; a range that is all there is
PART = 10  # the thickness of a part's bar
# The finer parts of a mark: a pointer near them finds the mark itself.
QUIET: dict[str, Any] = {"type": "scatter", "mode": "markers", "cliponaxis": False, "hoverinfo": "skip"}
FACTOR = 30  # between the largest and the smallest of the bars of one axis


def form(row: Row) -> str:
    """How a row is drawn: exactly, about, reaching (a dot, and how far), between, at-least, at-most, open."""
    low, value, high = row["low"], row["value"], row["high"]
    if math.isnan(low) or math.isnan(high):
        return "open" if math.isnan(low) and math.isnan(high) else "at-least" if math.isnan(high) else "at-most"
    if row["qualifier"] == "between" or low < value < high:
        return "between"
    return "reaching" if high > low else "about" if row["qualifier"] == "about" else "exactly"


def countable(items: list[ChartRow]) -> bool:
    """Whether bars from zero say no more than the words: exact figures, none a sliver beside another."""
    values = [abs(item.row["value"]) for item in items]
    exact = all(form(item.row) == "exactly" for item in items)
    return len(items) > 1 and exact and min(values) > 0 and max(values) <= FACTOR * min(values)


def reach(item: ChartRow, *, bars: bool = False) -> tuple[tuple[float, float], tuple[float, float]]:
    """Where the drawing of a row ends at its left and at its right: a value, and the pixels beyond it."""
    row, drawn = item.row, form(item.row)
    low = row["value"] if math.isnan(row["low"]) else min(row["low"], row["value"])
    high = row["value"] if math.isnan(row["high"]) else max(row["high"], row["value"])
    high = max(high, item.whole or high)
    dot = 0.0 if bars else DOT / 2
    return (
        (low, float(STEM) if drawn == "at-most" else dot),
        (high, float(STEM + HEAD) if drawn == "at-least" else dot),
    )


def traces(placed: Placed, style: ChartStyle, low: float, *, bars: bool = False) -> list[dict[str, Any]]:
    """All that is drawn of rows on an axis that begins at `low`; every mark carries the id of its fact."""
    drawn = list(zip(placed.items, placed.middles, strict=True))
    found = [*_wholes(drawn, style, low), *_ranges(drawn, style)]
    return [*found, _bars(drawn, style, low)] if bars else [*found, *_open(drawn), *_points(drawn, style)]


def key(items: list[ChartRow], style: ChartStyle) -> list[tuple[str, str, str]]:
    """What the marks mean; only of those that are drawn, and nothing of a plain dot or bar."""
    signs = {"reaching": "●━", "between": "━━", "at-least": "┃▸", "at-most": "━┃", "about": "○"}
    forms = {form(item.row) for item in items}
    muted = palette(style.dark).muted
    return [
        (sign, muted, t(style.lang, f"charts.key_{name.replace('-', '_')}"))
        for name, sign in signs.items()
        if name in forms
    ]


Drawn = list[tuple[ChartRow, float]]


def _bars(drawn: Drawn, style: ChartStyle, low: float) -> dict[str, Any]:
    return points([item.row for item, _ in drawn], style.lang) | {
        "type": "bar", "orientation": "h", "name": "printed", "y": [y for _, y in drawn],
        "x": [item.row["value"] - low for item, _ in drawn], "base": [low] * len(drawn),
        "width": [MARK if item.whole is None else PART for item, _ in drawn],
        "marker": {"color": [item.colour for item, _ in drawn], "line": {"width": 0}},
    } | CALM  # fmt: skip


def _points(drawn: Drawn, style: ChartStyle) -> list[dict[str, Any]]:
    """A dot at a printed value, hollow for “about”; a cap at one that is a bound; nothing inside a range."""
    shown = [(item, y, form(item.row)) for item, y in drawn if form(item.row) != "between"]
    if not shown:
        return []
    symbols = {"about": "circle-open", "at-least": "line-ns-open", "at-most": "line-ns-open", "open": "circle-open"}
    return [points([item.row for item, *_ in shown], style.lang) | {
        "type": "scatter", "mode": "markers", "name": "printed", "y": [y for _, y, _ in shown],
        "x": [item.row["value"] for item, *_ in shown], "cliponaxis": False,
        "marker": {"size": [CAP / 1.4 if how in ("at-least", "at-most") else DOT for *_, how in shown], "opacity": 1,
                   "symbol": [symbols.get(how, "circle") for *_, how in shown],
                   "color": [item.colour for item, *_ in shown],
                   "line": {"width": [2.5 if how in symbols else 0 for *_, how in shown],
                            "color": [item.colour for item, *_ in shown]}},
    } | CALM]  # fmt: skip


def _ranges(drawn: Drawn, style: ChartStyle) -> list[dict[str, Any]]:
    """A bar from low to high: thin and pale beside a dot, by itself where only the two ends are printed."""
    shown = [(item, y, form(item.row)) for item, y in drawn if form(item.row) in ("reaching", "between")]
    if not shown:
        return []
    fills = [item.colour if how == "between" else mixed(item.colour, palette(style.dark).paper, 0.5)
             for item, _, how in shown]  # fmt: skip
    said = points([item.row for item, *_ in shown], style.lang)
    bars = said | CALM | {
        "type": "bar", "orientation": "h", "name": "bound", "y": [y for _, y, _ in shown],
        "width": [THICK if how == "between" else THIN for *_, how in shown],
        "base": [item.row["low"] for item, *_ in shown],
        "x": [item.row["high"] - item.row["low"] for item, *_ in shown],
        "marker": {"color": fills, "line": {"width": 0}},
    }  # fmt: skip
    caps = QUIET | {
        "name": "cap", "customdata": said["customdata"], "y": [y for _, y, _ in shown],
        "x": [item.row["high"] for item, *_ in shown],
        "marker": {"symbol": "line-ns-open", "size": 8, "opacity": 1, "color": fills, "line": {"width": 2}},
    }  # fmt: skip
    return [bars, caps]


def _open(drawn: Drawn) -> list[dict[str, Any]]:
    """Where a side is open: an arrow to more, a short line up to the cap from less; in pixels beside the value.

    Plotly moves a turned mark away from where it points, as it does the head of an arrow from its target.
    """
    ends = [(item, y, form(item.row)) for item, y in drawn if form(item.row) in ("at-least", "at-most")]
    if not ends:
        return []
    arrows = [(item, y, how) for item, y, how in ends if how == "at-least"]
    sides = [1 if how == "at-least" else -1 for *_, how in ends]
    stems = _beside(ends) | {"name": "open-stem"}
    stems["marker"] |= {"symbol": "line-ns-open", "size": STEM / 1.4, "standoff": STEM / 2,
                        "angle": [-90 * side for side in sides], "line": {"width": 2.5}}  # fmt: skip
    heads = _beside(arrows) | {"name": "open-high"}
    heads["marker"] |= {"symbol": "triangle-down", "size": HEAD, "standoff": STEM + 2, "angle": -90,
                        "line": {"width": 0}}  # fmt: skip
    return [stems, heads] if arrows else [stems]


def _beside(ends: list[tuple[ChartRow, float, str]]) -> dict[str, Any]:
    return QUIET | {
        "customdata": [[item.row["id"]] for item, *_ in ends], "x": [item.row["value"] for item, *_ in ends],
        "y": [y for _, y, _ in ends], "marker": {"color": [item.colour for item, *_ in ends], "opacity": 1},
    }  # fmt: skip


def _wholes(drawn: Drawn, style: ChartStyle, low: float) -> list[dict[str, Any]]:
    """Behind each part, its whole in a pale colour: the part is drawn inside it and never on top of it."""
    parts = [(item, y) for item, y in drawn if item.whole is not None]
    if not parts:
        return []
    return [{
        "type": "bar", "orientation": "h", "name": "whole", "y": [y for _, y in parts], "hoverinfo": "skip",
        "base": [low] * len(parts), "x": [(item.whole or 0) - low for item, _ in parts], "width": MARK,
        "customdata": [[item.row["id"]] for item, _ in parts],
        "marker": {"color": [mixed(item.colour, palette(style.dark).paper, 0.82) for item, _ in parts]},
    }]  # fmt: skip
