"""Marks that say what the wording says: a dot, a range, an arrow where a side is open, an end cap; bars for counts."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from outcomes.charts.chart import ChartStyle
from outcomes.charts.forms import DOT, HEAD, STEM, aimed, earlier, form
from outcomes.charts.labels import points
from outcomes.charts.palette import mixed
from outcomes.charts.panel import CALM
from outcomes.charts.rows import MARK, ChartRow, extent
from outcomes.i18n.labels import Row
from outcomes.i18n.language import t

CAP = 16  # the height of the cap at a bound, in pixels
THIN, THICK = 5, 9  # a range beside its dot; a range that is all there is
PART = 10  # the thickness of a part's bar
SYMBOLS = {"about": "circle-open", "at-least": "line-ns-open", "at-most": "line-ns-open", "open": "circle-open"}
SIGNS = {
    "reaching": "●━", "between": "━━", "at-least": "|▸", "at-most": "━|", "about": "○", "before": "○━●", "target": "◇",
}  # fmt: skip


class Drawn(NamedTuple):
    """A figure with its colour, the middle of its row, and the value of what it is part of."""

    row: Row
    colour: str
    y: float
    whole: float | None


def traces(
    items: list[ChartRow], middles: list[float], style: ChartStyle, low: float, *, bars: bool = False
) -> list[dict[str, Any]]:
    """All that is drawn of rows on an axis that begins at `low`; every mark carries the id of its fact."""
    drawn = [
        Drawn(row, item.colour, y, item.whole if row is item.row else None)
        for item, y in zip(items, middles, strict=True)
        for row in item.both
    ]
    found = [*_wholes(drawn, style, low), *_ranges(drawn, style), *_steps(drawn, style)]
    return [*found, *(_bars(drawn, style, low) if bars else [*_open(drawn), *_points(drawn, style)])]


def key(items: list[ChartRow], style: ChartStyle) -> list[tuple[str, str, str]]:
    """What the marks mean; only of those that are drawn, and nothing of a plain dot or bar."""
    rows, muted = [row for item in items for row in item.both], style.colours.muted
    shown = {form(row) for row in rows}
    shown |= {"target"} if any(map(aimed, rows)) else set()
    shown |= {"before"} if any(map(earlier, rows)) else set()
    return [
        (sign, muted, t(style.lang, f"charts.key_{name.replace('-', '_')}"))
        for name, sign in SIGNS.items()
        if name in shown
    ]


def _bar(
    name: str, drawn: list[Drawn], ends: Iterable[tuple[float, float]], width: Any, fill: Any, **more: Any
) -> list[dict[str, Any]]:
    """Bars from one value to another; a pointer finds them only where they get a text to hover."""
    sides = list(ends)
    bars = {
        "type": "bar", "orientation": "h", "name": name, "y": [one.y for one in drawn], "width": width,
        "base": [low for low, _ in sides], "x": [high - low for low, high in sides], "hoverinfo": "skip",
        "customdata": [[one.row["id"]] for one in drawn], "marker": {"color": fill, "line": {"width": 0}},
    }  # fmt: skip
    return [bars | more] if drawn else []


def _dots(name: str, drawn: list[Drawn], xs: list[float], marker: dict[str, Any], **more: Any) -> list[dict[str, Any]]:
    """The finer parts of a mark: a pointer near them finds the mark itself, unless they get a text to hover."""
    dots = {
        "type": "scatter", "mode": "markers", "name": name, "cliponaxis": False, "hoverinfo": "skip",
        "customdata": [[one.row["id"], *one.row.get("also", ())] for one in drawn], "x": xs,
        "y": [one.y for one in drawn], "marker": {"opacity": 1} | marker,
    }  # fmt: skip
    return [dots | more] if drawn else []


def _hovered(drawn: list[Drawn], style: ChartStyle) -> dict[str, Any]:
    return points([one.row for one in drawn], style.lang) | CALM


def _bars(drawn: list[Drawn], style: ChartStyle, low: float) -> list[dict[str, Any]]:
    widths = [MARK if one.whole is None else PART for one in drawn]
    ends, colours = [(low, one.row["value"]) for one in drawn], [one.colour for one in drawn]
    return _bar("printed", drawn, ends, widths, colours, **_hovered(drawn, style))


def _points(drawn: list[Drawn], style: ChartStyle) -> list[dict[str, Any]]:
    """A dot at a printed value, hollow for “about”; a cap at one that is a bound; nothing inside a range.

    A target is an open diamond.
    """
    shown = [one for one in drawn if form(one.row) != "between"]
    symbols = ["diamond-open" if aimed(one.row) else SYMBOLS.get(form(one.row), "circle") for one in shown]
    colours = [one.colour for one in shown]
    marker = {
        "symbol": symbols, "color": colours,
        "size": [CAP / 1.4 if symbol == "line-ns-open" else DOT for symbol in symbols],
        "line": {"width": [2.5 if symbol != "circle" else 0 for symbol in symbols], "color": colours},
    }  # fmt: skip
    return _dots("printed", shown, [one.row["value"] for one in shown], marker, **_hovered(shown, style))


def _ranges(drawn: list[Drawn], style: ChartStyle) -> list[dict[str, Any]]:
    """A bar from low to high: thin and pale beside a dot, by itself where only the two ends are printed.

    Of a target that is a range, only the outline.
    """
    shown = [one for one in drawn if form(one.row) in ("reaching", "between")]
    paper = style.colours.paper
    alone = [form(one.row) == "between" for one in shown]
    edges = [one.colour if lone else mixed(one.colour, paper, 0.5) for one, lone in zip(shown, alone, strict=True)]
    fills = [paper if aimed(one.row) else edge for one, edge in zip(shown, edges, strict=True)]
    ends = [(one.row["low"], one.row["high"]) for one in shown]
    outlined = {"color": fills, "line": {"width": [2 if aimed(one.row) else 0 for one in shown], "color": edges}}
    cap = {"symbol": "line-ns-open", "size": 8, "color": edges, "line": {"width": 2}}
    widths = [THICK if lone else THIN for lone in alone]
    bars = _bar("bound", shown, ends, widths, fills, **_hovered(shown, style), marker=outlined)
    return [*bars, *_dots("cap", shown, [high for _, high in ends], cap)]


def _steps(drawn: list[Drawn], style: ChartStyle) -> list[dict[str, Any]]:
    """From an earlier value, hollow and grey, a line to the value that followed."""
    shown = [one for one in drawn if earlier(one.row)]
    muted, paper = style.colours.muted, style.colours.paper
    starts = [earlier(one.row)[0] for one in shown]
    ends = [(start, extent(one.row)) for one, start in zip(shown, starts, strict=True)]
    dot = {"symbol": "circle", "size": DOT - 2, "color": paper, "line": {"width": 2.5, "color": muted}}
    return [*_bar("step", shown, ends, THIN - 2, mixed(muted, paper, 0.3)), *_dots("before", shown, starts, dot)]


def _open(drawn: list[Drawn]) -> list[dict[str, Any]]:
    """Where a side is open: an arrow to more, a short line up to the cap from less; in pixels beside the value.

    Plotly moves a turned mark away from where it points, as it does the head of an arrow from its target.
    """
    ends = [one for one in drawn if form(one.row) in ("at-least", "at-most")]
    arrows = [one for one in ends if form(one.row) == "at-least"]
    stem = {
        "symbol": "line-ns-open", "size": STEM / 1.4, "standoff": STEM / 2, "line": {"width": 2.5},
        "angle": [-90 if form(one.row) == "at-least" else 90 for one in ends],
    }  # fmt: skip
    head = {"symbol": "triangle-down", "size": HEAD, "standoff": STEM + 2, "line": {"width": 0}, "angle": -90}
    found = []
    for name, shown, marker in (("open-stem", ends, stem), ("open-high", arrows, head)):
        values, colours = [one.row["value"] for one in shown], [one.colour for one in shown]
        found += _dots(name, shown, values, marker | {"color": colours})
    return found


def _wholes(drawn: list[Drawn], style: ChartStyle, low: float) -> list[dict[str, Any]]:
    """Behind each part, its whole in a pale colour: the part is drawn inside it and never on top of it."""
    parts = [one for one in drawn if one.whole is not None]
    pale = [mixed(one.colour, style.colours.paper, 0.82) for one in parts]
    return _bar("whole", parts, [(low, one.whole or 0) for one in parts], MARK, pale)
