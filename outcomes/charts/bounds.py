"""The room a wording leaves: a whisker up to where it reaches, an arrow where a side is open."""

import math
from typing import Any

from outcomes.charts.chart import ChartStyle
from outcomes.charts.hover import points
from outcomes.charts.palette import Palette, mixed, palette
from outcomes.charts.rows import CALM, ChartRow, Placed
from outcomes.charts.scale import Scale
from outcomes.charts.style import room
from outcomes.i18n.language import t

ARROW = 18
GAP = 5
WHISKER = 5


def whiskers(placed: Placed, style: ChartStyle) -> list[dict[str, Any]]:
    """One trace of whiskers from value to high (or low to value), and none where no wording leaves such room."""
    paper = palette(style.dark).paper
    found = [(item, y) for item, y in zip(placed.items, placed.middles, strict=True) if _reach(item)]
    if not found:
        return []
    items = [item for item, _ in found]
    spans = [(item.row["low"], item.row["high"]) for item in items]
    trace = points([item.row for item in items], style.lang) | CALM | {
        "type": "bar", "orientation": "h", "name": "bound", "y": [y for _, y in found], "width": WHISKER,
        "base": [low for low, _ in spans], "x": [high - low for low, high in spans],
        "marker": {"color": [mixed(item.colour, paper, 0.45) for item in items], "line": {"width": 0}},
    }  # fmt: skip
    cap = CALM | {
        "type": "scatter", "hoverinfo": "skip", "customdata": trace["customdata"], "mode": "markers", "name": "cap",
        "y": [y for _, y in found], "cliponaxis": False,
        "x": [high for _, high in spans],
        "marker": {"symbol": "line-ns", "size": 7, "opacity": 1,
                   "line": {"width": 2, "color": [mixed(item.colour, paper, 0.45) for item in items]}},
    }  # fmt: skip
    return [trace, cap]


def arrows(placed: Placed, scale: Scale, style: ChartStyle, *, inside: bool) -> list[dict[str, Any]]:
    """An arrow at each open side. `inside` draws the one to the left in the bar, in the colour of the paper."""
    marks = []
    for item, y in zip(placed.items, placed.middles, strict=True):
        at, pixels = scale.at(item.row["value"]), scale.share(item.row["value"]) * room(style)
        if math.isnan(item.row["high"]):
            marks.append(_arrow("open-high", at, y, GAP if inside else GAP + 5, ARROW, item.colour))
        if math.isnan(item.row["low"]):
            colour = palette(style.dark).paper if inside else item.colour
            length = min(ARROW, max(8.0, pixels - 6))
            marks.append(_arrow("open-low", at, y, -(3 if inside else GAP + 5), -length, colour))
    return marks


def after(item: ChartRow) -> tuple[float, float]:
    """The last value drawn of an item, and the pixels its arrow takes after it."""
    high = item.row["high"]
    if math.isnan(high):
        return item.row["value"], GAP + ARROW
    return max(high, item.row["value"]), 0


def key(items: list[ChartRow], style: ChartStyle) -> list[tuple[str, str, str]]:
    """What whisker, arrows and hatching mean; only of what is drawn."""
    colours: Palette = palette(style.dark)
    rows = [item.row for item in items]
    found = {
        "whisker": ("■", mixed(colours.muted, colours.paper, 0.4), any(_reach(item) for item in items)),
        "open_high": ("→", colours.muted, any(math.isnan(row["high"]) for row in rows)),
        "open_low": ("←", colours.muted, any(math.isnan(row["low"]) and row["measure"] != "rank" for row in rows)),
        "rank": ("←", colours.muted, any(math.isnan(row["low"]) and row["measure"] == "rank" for row in rows)),
        "about": ("≈", colours.muted, any(row["qualifier"] == "about" for row in rows)),
    }
    return [
        (sign, colour, t(style.lang, f"charts.key_{name}")) for name, (sign, colour, shown) in found.items() if shown
    ]


def _reach(item: ChartRow) -> bool:
    low, high = item.row["low"], item.row["high"]
    return not math.isnan(low) and not math.isnan(high) and high > low


def _arrow(name: str, x: float, y: float, start: float, length: float, colour: str) -> dict[str, Any]:
    """An arrow in pixels beside a value: it begins `start` pixels from it and is `length` long; negative is left."""
    return {
        "name": name, "text": "", "showarrow": True, "x": x, "y": y, "xshift": start + length, "ax": -length, "ay": 0,
        "arrowhead": 2, "arrowsize": 1.1, "arrowwidth": 2, "arrowcolor": colour, "standoff": 0, "borderpad": 0,
        "borderwidth": 0,
    }  # fmt: skip
