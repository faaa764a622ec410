"""Marks that say what the wording says: a dot, a range, an arrow where a side is open, an end cap; bars for counts."""

from typing import Any, NamedTuple

from outcomes.charts.chart import ChartStyle
from outcomes.charts.forms import DOT, HEAD, STEM, aimed, both, earlier, form
from outcomes.charts.hover import points
from outcomes.charts.order import extent
from outcomes.charts.palette import mixed, palette
from outcomes.charts.rows import CALM, MARK, ChartRow, Placed
from outcomes.i18n.labels import Row
from outcomes.i18n.language import t

CAP = 16  # the height of the cap at a bound, in pixels
THIN, THICK = 5, 9  # a range beside its dot; a range that is all there is
PART = 10  # the thickness of a part's bar
SYMBOLS = {"about": "circle-open", "at-least": "line-ns-open", "at-most": "line-ns-open", "open": "circle-open"}
SIGNS = {
    "reaching": "●━", "between": "━━", "at-least": "|▸", "at-most": "━|", "about": "○", "before": "○━●", "target": "◇",
}  # fmt: skip
# The finer parts of a mark: a pointer near them finds the mark itself.
QUIET: dict[str, Any] = {"type": "scatter", "mode": "markers", "cliponaxis": False, "hoverinfo": "skip"}


def traces(placed: Placed, style: ChartStyle, low: float, *, bars: bool = False) -> list[dict[str, Any]]:
    """All that is drawn of rows on an axis that begins at `low`; every mark carries the id of its fact."""
    pairs = list(zip(placed.items, placed.middles, strict=True))
    drawn = [Drawn(row, item.colour, y) for item, y in pairs for row in both(item)]
    found = [*_wholes(pairs, style, low), *_ranges(drawn, style), *_steps(drawn, style)]
    return [*found, _bars(pairs, style, low)] if bars else [*found, *_open(drawn), *_points(drawn, style)]


def key(items: list[ChartRow], style: ChartStyle) -> list[tuple[str, str, str]]:
    """What the marks mean; only of those that are drawn, and nothing of a plain dot or bar."""
    rows, muted = [row for item in items for row in both(item)], palette(style.dark).muted
    shown = {form(row) for row in rows}
    shown |= {"target"} if any(map(aimed, rows)) else set()
    shown |= {"before"} if any(map(earlier, rows)) else set()
    return [
        (sign, muted, t(style.lang, f"charts.key_{name.replace('-', '_')}"))
        for name, sign in SIGNS.items()
        if name in shown
    ]


class Drawn(NamedTuple):
    """A figure with its colour and the middle of its row."""

    row: Row
    colour: str
    y: float


Pairs = list[tuple[ChartRow, float]]


def _bars(pairs: Pairs, style: ChartStyle, low: float) -> dict[str, Any]:
    return points([item.row for item, _ in pairs], style.lang) | {
        "type": "bar", "orientation": "h", "name": "printed", "y": [y for _, y in pairs],
        "x": [item.row["value"] - low for item, _ in pairs], "base": [low] * len(pairs),
        "width": [MARK if item.whole is None else PART for item, _ in pairs],
        "marker": {"color": [item.colour for item, _ in pairs], "line": {"width": 0}},
    } | CALM  # fmt: skip


def _points(drawn: list[Drawn], style: ChartStyle) -> list[dict[str, Any]]:
    """A dot at a printed value, hollow for “about”; a cap at one that is a bound; nothing inside a range.

    A target is an open diamond.
    """
    shown = [one for one in drawn if form(one.row) != "between"]
    if not shown:
        return []
    symbols = ["diamond-open" if aimed(one.row) else SYMBOLS.get(form(one.row), "circle") for one in shown]
    return [points([one.row for one in shown], style.lang) | {
        "type": "scatter", "mode": "markers", "name": "printed", "y": [one.y for one in shown],
        "x": [one.row["value"] for one in shown], "cliponaxis": False,
        "marker": {"size": [CAP / 1.4 if symbol == "line-ns-open" else DOT for symbol in symbols], "opacity": 1,
                   "symbol": symbols, "color": [one.colour for one in shown],
                   "line": {"width": [2.5 if symbol != "circle" else 0 for symbol in symbols],
                            "color": [one.colour for one in shown]}},
    } | CALM]  # fmt: skip


def _ranges(drawn: list[Drawn], style: ChartStyle) -> list[dict[str, Any]]:
    """A bar from low to high: thin and pale beside a dot, by itself where only the two ends are printed.

    Of a target that is a range, only the outline.
    """
    shown = [one for one in drawn if form(one.row) in ("reaching", "between")]
    if not shown:
        return []
    paper = palette(style.dark).paper
    alone = [form(one.row) == "between" for one in shown]
    edges = [one.colour if lone else mixed(one.colour, paper, 0.5) for one, lone in zip(shown, alone, strict=True)]
    fills = [paper if aimed(one.row) else edge for one, edge in zip(shown, edges, strict=True)]
    said = points([one.row for one in shown], style.lang)
    bars = said | CALM | {
        "type": "bar", "orientation": "h", "name": "bound", "y": [one.y for one in shown],
        "width": [THICK if lone else THIN for lone in alone], "base": [one.row["low"] for one in shown],
        "x": [one.row["high"] - one.row["low"] for one in shown],
        "marker": {"color": fills, "line": {"width": [2 if aimed(one.row) else 0 for one in shown], "color": edges}},
    }  # fmt: skip
    caps = QUIET | {
        "name": "cap", "customdata": said["customdata"], "y": [one.y for one in shown],
        "x": [one.row["high"] for one in shown],
        "marker": {"symbol": "line-ns-open", "size": 8, "opacity": 1, "color": edges, "line": {"width": 2}},
    }  # fmt: skip
    return [bars, caps]


def _steps(drawn: list[Drawn], style: ChartStyle) -> list[dict[str, Any]]:
    """From an earlier value, hollow and grey, a line to the value that followed."""
    pairs = [(one, earlier(one.row)[0]) for one in drawn if earlier(one.row)]
    if not pairs:
        return []
    muted = palette(style.dark).muted
    said = {"customdata": [[one.row["id"]] for one, _ in pairs], "y": [one.y for one, _ in pairs]}
    lines = said | {
        "type": "bar", "orientation": "h", "name": "step", "hoverinfo": "skip", "base": [start for _, start in pairs],
        "x": [extent(one.row) - start for one, start in pairs], "width": THIN - 2,
        "marker": {"color": mixed(muted, palette(style.dark).paper, 0.3), "line": {"width": 0}},
    }  # fmt: skip
    dots = QUIET | said | {
        "name": "before", "x": [start for _, start in pairs],
        "marker": {"symbol": "circle", "size": DOT - 2, "opacity": 1, "color": palette(style.dark).paper,
                   "line": {"width": 2.5, "color": muted}},
    }  # fmt: skip
    return [lines, dots]


def _open(drawn: list[Drawn]) -> list[dict[str, Any]]:
    """Where a side is open: an arrow to more, a short line up to the cap from less; in pixels beside the value.

    Plotly moves a turned mark away from where it points, as it does the head of an arrow from its target.
    """
    ends = [one for one in drawn if form(one.row) in ("at-least", "at-most")]
    arrows = [one for one in ends if form(one.row) == "at-least"]
    if not ends:
        return []
    stems = _beside(ends) | {"name": "open-stem"}
    stems["marker"] |= {"symbol": "line-ns-open", "size": STEM / 1.4, "standoff": STEM / 2,
                        "angle": [-90 if form(one.row) == "at-least" else 90 for one in ends],
                        "line": {"width": 2.5}}  # fmt: skip
    heads = _beside(arrows) | {"name": "open-high"}
    heads["marker"] |= {"symbol": "triangle-down", "size": HEAD, "standoff": STEM + 2, "angle": -90,
                        "line": {"width": 0}}  # fmt: skip
    return [stems, heads] if arrows else [stems]


def _beside(ends: list[Drawn]) -> dict[str, Any]:
    return QUIET | {
        "customdata": [[one.row["id"]] for one in ends], "x": [one.row["value"] for one in ends],
        "y": [one.y for one in ends], "marker": {"color": [one.colour for one in ends], "opacity": 1},
    }  # fmt: skip


def _wholes(pairs: Pairs, style: ChartStyle, low: float) -> list[dict[str, Any]]:
    """Behind each part, its whole in a pale colour: the part is drawn inside it and never on top of it."""
    parts = [(item, y) for item, y in pairs if item.whole is not None]
    if not parts:
        return []
    return [{
        "type": "bar", "orientation": "h", "name": "whole", "y": [y for _, y in parts], "hoverinfo": "skip",
        "base": [low] * len(parts), "x": [(item.whole or 0) - low for item, _ in parts], "width": MARK,
        "customdata": [[item.row["id"]] for item, _ in parts],
        "marker": {"color": [mixed(item.colour, palette(style.dark).paper, 0.82) for item, _ in parts]},
    }]  # fmt: skip
