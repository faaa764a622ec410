"""Panels of rows on one axis of numbers, a lone number, which needs no axis, and the chart of such panels."""

import math
from collections.abc import Iterable
from dataclasses import replace

import pandas as pd

from outcomes.charts import marks
from outcomes.charts.chart import Chart, ChartStyle
from outcomes.charts.forms import countable, earlier, reach
from outcomes.charts.labels import BOLD, VALUE, label, points, small, value_label, value_width, worded_lines
from outcomes.charts.panel import BARE, CALM, LABEL, Panel, at_left, drawn_as, line
from outcomes.charts.rows import GAP, MARK, ChartRow, extent, province_key
from outcomes.charts.scale import TICKS, Scale, fitted, round_step, short
from outcomes.charts.style import Head, drawn, nothing, numbers_axis
from outcomes.charts.text_layout import LINE, escape, width, wrap
from outcomes.i18n.labels import alternative

AWAY = 7  # between a mark and its value
LONE = 22  # the size of a number that stands alone
APART = 12  # below a panel that others follow
BRACE = 7  # pixels to the left of rows that may overlap, where the line runs that joins them
Ticks = list[tuple[float, str]]


def chart(
    slug: str, title: str, said: Iterable[str], rows: pd.DataFrame, items: list[ChartRow], panels: list[Panel],
    style: ChartStyle, alt: str = "",
) -> Chart:  # fmt: skip
    """The chart of panels of items: `said` are the sentences below its title; `alt` stands for what the items say."""
    if not items:
        return nothing(slug, title, rows, style)
    key = [*province_key(rows, style), *marks.key(items, style)]
    alt = alt or alternative(drawn_as(panels), title, [item.row for item in items], style.lang)
    return drawn(Head(slug, title, alt, said, key), panels, rows, style)


def amounts(items: list[ChartRow], style: ChartStyle, *, log: bool = False) -> Panel:
    """Amounts on an axis from zero, or on a logarithmic one, which has none; one by itself as a number."""
    if single(items):
        return lone(items[0], style)
    bars = countable(items) and not log
    sides = [reach(item, bars=bars) for item in items]
    ends = [(end, more + AWAY + GAP + value_width(item, style))
            for item, (_, (end, more)) in zip(items, sides, strict=True)]  # fmt: skip
    lows = [(low, 0.0) for (low, _), _ in sides]
    scale = fitted([*ends, *lows], style.room, log=log, low=1.1 * min(0.0, *(low for low, _ in lows)))
    most = max(end for end, _ in ends)
    ticks = [(value, short(value, style.lang, value if log else most)) for value in scale.ticks(most)]
    return lanes(items, scale, ticks, style, bars=bars)


def shares(items: list[ChartRow], style: ChartStyle, *, whole: bool = False) -> Panel:
    """Rows in per cent, on an axis that reaches to what is drawn, in tens, or, as a `whole`, from 0 to 100."""
    ends = [end for item in items for end, _ in reach(item)]
    low = 0.0 if whole else max(0.0, 10.0 * math.floor((min(ends) - 5) / 10))
    top = max(100.0, *ends) if max(ends) > 50 or whole else 10 * math.ceil(max(ends) / 10)
    step = round_step((top - low) / TICKS)
    ticks = [(n * step, f"{n * step:g}%") for n in range(math.ceil(low / step), math.floor(top / step) + 1)]
    return lanes(items, Scale(low, top), ticks, style)


def lanes(items: list[ChartRow], scale: Scale, ticks: Ticks, style: ChartStyle, *, bars: bool = False) -> Panel:
    """Rows on an axis that is given: each below its label, its mark on a thin line, the value beside it where there is
    room. Those that may overlap are joined by a line at their left."""
    colours, middles = style.colours, []
    labels, values, rails, braces = [], [], [], []
    at = first = 2.0
    for item in items:
        lines = label(item, style)
        labels.append(at_left("<br>".join(lines), at, item.indent))
        first = first if item.joined else at
        at += len(lines) * LABEL * LINE + 4
        high = max(MARK, len(worded_lines(item, style)) * VALUE * LINE)
        middle, at = at + high / 2, at + high
        middles.append(middle)
        value, shift = _beside(item, scale, style, bars=bars)
        values.append(value_label(item, scale.at(value), middle, shift, style))
        if not bars:
            rails.append(line((0, 1), (middle, middle), colours.grid, xref="paper"))
        if item.joined:
            pixels = {"layer": "above", "xref": "paper", "xsizemode": "pixel", "xanchor": 0}
            braces.append(line((-BRACE, -BRACE), (first, at), colours.muted, 3, **pixels))
        at += GAP
    low, top = scale.at(scale.low), scale.at(scale.top)
    edge = (top - low) * 0.03  # half of the words of a tick at the edge
    limits = [low - edge * (scale.low != 0), top + edge * (ticks[-1][0] == scale.top)]
    # No grid crosses the words: each figure is printed beside its mark, and the ticks are there to judge distances.
    axis = numbers_axis(ticks, limits, colours, type="log" if scale.log else "linear", showgrid=False) | {
        "ticks": "outside", "ticklen": 4, "tickcolor": colours.muted,
    }  # fmt: skip
    found = marks.traces(items, middles, style, 0 if scale.low < 0 else scale.low, bars=bars)
    return Panel(at, found, axis, labels + values, rails + braces)


def _beside(item: ChartRow, scale: Scale, style: ChartStyle, *, bars: bool) -> tuple[float, float]:
    """Where the value of a row begins: a place on the axis and pixels from it, negative to the left."""
    (low, before), (high, after) = reach(item, bars=bars)
    words = AWAY + value_width(item, style)
    if bars and extent(item.row) < 0:  # on the bar's own side of zero where there is room
        return (low, -(before + AWAY)) if scale.share(low) * style.room >= before + words else (0.0, AWAY)
    right = bars or (1 - scale.share(high)) * style.room >= after + words
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
        "base": [0], "y": [y], "width": [high], "marker": {"color": style.colours.paper},
    }  # fmt: skip
    notes = [at_left("<br>".join(lines), 2), value]
    return Panel(y + high / 2 + 4, [box], {"visible": False, "range": [0, style.room]}, notes, below=BARE + APART)


def headed(panel: Panel, name: str, style: ChartStyle, *, detail: str = "", size: int = LABEL) -> Panel:
    """A panel with its name above it, and what is said of all of it beside or below the name."""
    muted = style.colours.muted
    lines = [f"<b>{escape(words)}</b>" for words in wrap(name, style.room / BOLD, size)]
    if detail and len(lines) == 1 and width(name, size) * BOLD + width("   " + detail, LABEL) <= style.room:
        lines = [f"{lines[0]}&nbsp; {small(detail, muted)}"]
    else:
        lines += [small(words, muted) for words in wrap(detail, style.room, LABEL)]
    above = panel.above + len(lines) * size * LINE + 12
    heading = at_left("<br>".join(lines), -above) | {"font": {"size": size}}
    rule = line((0, 1), (-panel.above - 8, -panel.above - 8), muted, xref="paper")
    return replace(
        panel,
        above=above,
        marks=[heading, *panel.marks],
        shapes=[rule, *panel.shapes],
        below=panel.below + APART,
    )
