"""What a wording asks to be drawn as, and how far the drawing of a row reaches."""

import math

from outcomes.charts.rows import ChartRow, extent
from outcomes.i18n.labels import Row

DOT = 13  # the width of a dot in pixels
STEM, HEAD = 14, 9  # of the arrow at an open side
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
    """Whether bars from zero say no more than the words: exact results, none a sliver beside another."""
    plain = all(form(row) == "exactly" and not aimed(row) and not earlier(row) for item in items for row in item.both)
    values = [abs(extent(item.row)) for item in items]
    return len(items) > 1 and plain and min(values) > 0 and max(values) <= FACTOR * min(values)


def aimed(row: Row) -> bool:
    """Whether a figure is a target or a plan: no result, and drawn open."""
    return row.get("kind", "actual") != "actual"


def earlier(row: Row) -> list[float]:
    """The earlier value of a row, or nothing; the upper end of one that is a range."""
    sides = [row.get(f"before_{side}", math.nan) for side in ("value", "high", "low")]
    return [side for side in sides if not math.isnan(side)][:1]


def reach(item: ChartRow, *, bars: bool = False) -> tuple[tuple[float, float], tuple[float, float]]:
    """Where the drawing of a row ends at its left and at its right: a value, and the pixels beyond it."""
    dot = 0.0 if bars else DOT / 2
    lows, highs = [], []
    for row in item.both:
        drawn, at = form(row), extent(row)
        low = at if math.isnan(row["low"]) else min(row["low"], at)
        high = at if math.isnan(row["high"]) else max(row["high"], at)
        lows += [(low, float(STEM) if drawn == "at-most" else dot), *((value, dot) for value in earlier(row))]
        highs += [(high, float(STEM + HEAD) if drawn == "at-least" else dot), *((value, dot) for value in earlier(row))]
    highs += [(item.whole, dot)] if item.whole is not None else []
    return min(lows, key=lambda end: (end[0], -end[1])), max(highs)
