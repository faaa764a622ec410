"""Panels of rows on one axis of numbers, and a lone number, which needs no axis."""

import math
from collections.abc import Iterable
from dataclasses import replace

from outcomes.charts.chart import ChartStyle
from outcomes.charts.forms import countable, earlier, reach
from outcomes.charts.hover import points
from outcomes.charts.marks import traces
from outcomes.charts.order import extent
from outcomes.charts.palette import palette
from outcomes.charts.panel import BARE, Panel
from outcomes.charts.rows import (
    CALM,
    GAP,
    LABEL,
    ChartRow,
    at_left,
    label,
    small,
    value_label,
    value_width,
    worded_lines,
)
from outcomes.charts.rows import place as placed_rows
from outcomes.charts.scale import TICKS, Scale, fitted, round_step, short
from outcomes.charts.style import numbers_axis, room
from outcomes.charts.text_layout import LINE, escape, width, wrap

AWAY = 7  # between a mark and its value
LONE = 22  # the size of a number that stands alone
APART = 12  # below a panel that others follow
Ticks = list[tuple[float, str]]


def amounts(items: list[ChartRow], style: ChartStyle, *, log: bool = False) -> Panel:
    """Amounts on an axis from zero, or on a logarithmic one, which has none; one by itself as a number."""
    if single(items):
        return lone(items[0], style)
    bars = countable(items) and not log
    sides = [reach(item, bars=bars) for item in items]
    ends = [(end, more + AWAY + GAP + value_width(item, style))
            for item, (_, (end, more)) in zip(items, sides, strict=True)]  # fmt: skip
    lows = [(low, 0.0) for (low, _), _ in sides]
    scale = fitted([*ends, *lows], room(style), log=log, low=1.1 * min(0.0, *(low for low, _ in lows)))
    most = max(end for end, _ in ends)
    ticks = [(value, short(value, style.lang, value if log else most)) for value in scale.ticks(most)]
    return lanes(items, scale, ticks, style, bars=bars)


def lanes(items: list[ChartRow], scale: Scale, ticks: Ticks, style: ChartStyle, *, bars: bool = False) -> Panel:
    """Rows on an axis that is given: each mark on a thin line of its own, the value beside it where there is room."""
    placed, colours = placed_rows(items, style), palette(style.dark)
    marks, rails = list(placed.marks), []
    for item, y in zip(placed.items, placed.middles, strict=True):
        at, shift = _beside(item, scale, style, bars=bars)
        marks.append(value_label(item, scale.at(at), y, shift, style))
        if not bars:
            line = {"color": colours.grid, "width": 1}
            rails.append({"type": "line", "layer": "below", "xref": "paper", "x0": 0, "x1": 1, "y0": y, "y1": y,
                          "line": line})  # fmt: skip
    low, top = scale.at(scale.low), scale.at(scale.top)
    edge = (top - low) * 0.03  # half of the words of a tick at the edge
    limits = [low - edge * (scale.low != 0), top + edge * (ticks[-1][0] == scale.top)]
    # No grid crosses the words: each figure is printed beside its mark, and the ticks are there to judge distances.
    axis = numbers_axis(ticks, limits, colours, type="log" if scale.log else "linear", showgrid=False) | {
        "ticks": "outside", "ticklen": 4, "tickcolor": colours.muted,
    }  # fmt: skip
    drawn = traces(placed, style, 0 if scale.low < 0 else scale.low, bars=bars)
    return Panel(placed.height, drawn, axis, marks, [*rails, *placed.shapes])


def _beside(item: ChartRow, scale: Scale, style: ChartStyle, *, bars: bool) -> tuple[float, float]:
    """Where the value of a row begins: a place on the axis and pixels from it, negative to the left."""
    (low, before), (high, after) = reach(item, bars=bars)
    words = AWAY + value_width(item, style)
    if bars and extent(item.row) < 0:  # on the bar's own side of zero where there is room
        return (low, -(before + AWAY)) if scale.share(low) * room(style) >= before + words else (0.0, AWAY)
    right = bars or (1 - scale.share(high)) * room(style) >= after + words
    return (high, after + AWAY) if right else (low, -(before + AWAY))


def single(items: list[ChartRow]) -> bool:
    """Whether there is one number and nothing to see it against: no earlier value, no target."""
    return len(items) == 1 and not earlier(items[0].row) and items[0].target is None


def lone(item: ChartRow, style: ChartStyle) -> Panel:
    """A number as a number: a mark beside which no other stands would compare it with nothing."""
    item = replace(item, whole=None, joined=False)
    lines, high = label(item, style), len(worded_lines(item, style, LONE)) * LONE * LINE
    y = len(lines) * LABEL * LINE + 4 + high / 2
    value = value_label(item, 0, y, 0, style, size=LONE)
    value |= {"xref": "paper", "font": {"size": LONE, "color": item.colour}}
    box = points([item.row], style.lang) | CALM | {  # what is clicked: the number itself cannot be
        "type": "bar", "orientation": "h", "name": "number", "x": [width(str(item.row[f"worded_{style.lang}"]), LONE)],
        "base": [0], "y": [y], "width": [high], "marker": {"color": palette(style.dark).paper},
    }  # fmt: skip
    marks = [at_left("<br>".join(lines), 2), value]
    return Panel(y + high / 2 + 4, [box], {"visible": False, "range": [0, room(style)]}, marks, below=BARE + APART)


def headed(panel: Panel, name: str, detail: str, style: ChartStyle, *, size: int = LABEL) -> Panel:
    """A panel with its name above it, and what is said of all of it beside or below the name."""
    muted = palette(style.dark).muted
    lines = [f"<b>{escape(line)}</b>" for line in wrap(name, room(style) / 1.06, size)]
    if detail and len(lines) == 1 and width(name, size) * 1.06 + width("   " + detail, LABEL) <= room(style):
        lines = [f"{lines[0]}&nbsp; {small(detail, muted)}"]
    else:
        lines += [small(line, muted) for line in wrap(detail, room(style), LABEL)]
    shift = len(lines) * size * LINE + 12
    heading = at_left("<br>".join(lines), 0) | {"font": {"size": size}}
    rule = {"type": "line", "layer": "below", "xref": "paper", "x0": 0, "x1": 1, "y0": shift - 8, "y1": shift - 8,
            "line": {"color": palette(style.dark).muted, "width": 1}}  # fmt: skip
    return replace(
        panel,
        height=panel.height + shift,
        traces=[trace | {"y": [y + shift for y in trace["y"]]} for trace in panel.traces],
        marks=[heading, *(_lower(mark, shift) for mark in panel.marks)],
        shapes=[rule, *(_lower(shape, shift) for shape in panel.shapes)],
        below=panel.below + APART,
    )


def _lower(piece: dict, shift: float) -> dict:
    return piece | {key: piece[key] + shift for key in ("y", "y0", "y1") if key in piece}


def shares(items: list[ChartRow], span: tuple[float, float], style: ChartStyle) -> Panel:
    """Rows in per cent on an axis that is given, which other panels may share."""
    low, top = span
    step = round_step((top - low) / TICKS)
    first, last = math.ceil(low / step), math.floor(top / step)
    ticks = [(n * step, f"{n * step:g}%") for n in range(first, last + 1)]
    return lanes(items, Scale(low, top), ticks, style)


def share_span(items: Iterable[ChartRow], *, whole: bool = False) -> tuple[float, float]:
    """From where to where an axis of per cent reaches: to what is drawn, in tens, or, as a `whole`, from 0 to 100."""
    ends = [end for item in items for end, _ in reach(item)]
    top = max(100.0, *ends) if max(ends) > 50 or whole else 10 * math.ceil(max(ends) / 10)
    return (0.0 if whole else max(0.0, 10.0 * math.floor((min(ends) - 5) / 10)), top)
