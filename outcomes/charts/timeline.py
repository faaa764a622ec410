"""When the figures are of: a lane a province, a dot a period, as large as there are figures."""

import math
from typing import Any, NamedTuple

import pandas as pd

from outcomes.charts.chart import Chart, ChartStyle
from outcomes.charts.labels import HOVER
from outcomes.charts.palette import mixed
from outcomes.charts.panel import CALM, LABEL, Panel, at_left, line, note
from outcomes.charts.rows import counted, parted
from outcomes.charts.style import Head, drawn, nothing
from outcomes.charts.text_layout import LINE, escape, width, wrap
from outcomes.charts.years import Years, span
from outcomes.i18n.dates import when
from outcomes.i18n.labels import Row, described, records, where
from outcomes.i18n.language import t
from outcomes.i18n.numbers import number

SMALL, LARGE = 9, 34  # the diameter of a dot of one figure and of the most, in pixels
APART, SPACE = 5, 10
MOST = 12
NUMBER = 12  # the size of the number beside a dot


def timeline(frame: pd.DataFrame, style: ChartStyle) -> Chart:
    """One lane a province and in it one dot a period, hollow where it is inferred; customdata [a fact id, ...] in each.

    Facts with the same period share a dot, whose area and number say how many they are; a line beside it is as long as
    the period. Years of which nothing is reported are cut; undated facts are counted in the subtitle.
    """
    lang, title = style.lang, t(style.lang, "charts.timeline")
    dated = frame[frame["first"].notna()]
    if dated.empty:
        return nothing("timeline", title, frame, style)
    missing, years = len(frame) - len(dated), Years.of(dated["period"].unique())
    said = [t(lang, "charts.timeline_unit"), *([t(lang, "charts.years_cut")] if years.cuts else [])]
    said += [t(lang, "charts.undated", n=missing)] if missing else []
    mark = style.colours.mark
    key = [("●", mark, t(lang, "charts.exact_period")), ("○", mark, t(lang, "charts.inferred_period"))]
    names = dict(zip(dated["province"], dated[f"province_{lang}"], strict=True))
    items = [t(lang, "charts.alt_count", name=names[name], n=n) for (name,), n in counted(dated, "province").items()]
    head = Head("timeline", title, described("timeline", title, items, 0, lang), said, key)
    return drawn(head, [_panel(dated, years, style)], dated, style)


class Dot(NamedTuple):
    """The facts of a period, and where they are drawn: `x`, `first`, `last` on the axis, `y` and `size` in pixels."""

    facts: list[Row]
    first: float
    x: float
    last: float
    size: float
    y: float = 0.0


def _panel(dated: pd.DataFrame, years: Years, style: ChartStyle) -> Panel:
    rows = records(dated)
    largest = max(map(len, parted(rows, "province", "period").values()))
    marks, dots, at = [], [], 2.0
    for held in parted(rows, "province").values():
        name, periods = held[0][f"province_{style.lang}"], parted(held, "period")
        marks.append(at_left(f"<b>{escape(name)}</b>", at, bgcolor=style.colours.paper))
        at += LABEL * LINE + APART
        lane = [_dot(periods[period], largest, years) for period in sorted(periods, key=lambda period: span(*period))]
        laid, at = _laid(lane, at, years, style)
        dots += laid
        at += SPACE
    marks += [_count(dot, style) for dot in dots]
    shapes = [*years.gaps(at, style.colours.faint), *(_line(dot, style) for dot in dots)]
    return Panel(at, [_dots(dots, style)], years.axis(style), marks, shapes)


def _dot(facts: list[Row], largest: int, years: Years) -> Dot:
    first, last = map(years.at, span(facts[0]["period"]))
    return Dot(facts, first, (first + last) / 2, last, max(SMALL, LARGE * math.sqrt(len(facts) / largest)))


def _laid(dots: list[Dot], top: float, years: Years, style: ChartStyle) -> tuple[list[Dot], float]:
    """The dots of a lane from `top` down, in as few rows as they need not to touch, and where the lane ends."""
    pixels = style.room / (years.limits[1] - years.limits[0])
    rows: list[list[Dot]] = []
    ends: list[float] = []
    for dot in dots:
        start = min(dot.first * pixels, dot.x * pixels - dot.size / 2)
        end = max(dot.last * pixels, dot.x * pixels + dot.size / 2 + 2 * APART + width(str(len(dot.facts)), NUMBER))
        row = next((n for n, free in enumerate(ends) if free + APART <= start), len(rows))
        if row == len(rows):
            rows.append([])
            ends.append(-math.inf)
        rows[row].append(dot)
        ends[row] = end
    laid = []
    for held in rows:
        high = max(NUMBER + 2, *(dot.size for dot in held))
        laid += [dot._replace(y=top + high / 2) for dot in held]
        top += high + APART
    return laid, top - APART


def _dots(dots: list[Dot], style: ChartStyle) -> dict[str, Any]:
    colours = style.colours
    pale = mixed(colours.mark, colours.paper, 0.75)
    fills = [pale if dot.facts[0]["approximate"] else colours.mark for dot in dots]
    return {
        "type": "scatter", "mode": "markers", "name": "periods", "x": [dot.x for dot in dots],
        "y": [dot.y for dot in dots], "cliponaxis": False,
        "marker": {"size": [dot.size for dot in dots], "color": fills, "opacity": 1,
                   "line": {"width": 1.5, "color": colours.mark}},
        "customdata": [[row["id"] for row in dot.facts] for dot in dots],
        "hovertext": [_hover(dot.facts, style.lang) for dot in dots], "hoverinfo": "text",
    } | CALM  # fmt: skip


def _line(dot: Dot, style: ChartStyle) -> dict[str, Any]:
    """As long as the period, behind its dot."""
    colours = style.colours
    return line((dot.first, dot.last), (dot.y, dot.y), mixed(colours.mark, colours.paper, 0.55), 2)


def _count(dot: Dot, style: ChartStyle) -> dict[str, Any]:
    """How many facts a dot stands for."""
    beside = {"xanchor": "left", "xshift": dot.size / 2 + APART, "yanchor": "middle", "borderpad": 1}
    words, paper = number(len(dot.facts), style.lang), style.colours.paper
    return note("value", words, dot.x, dot.y, size=NUMBER, bgcolor=paper) | beside


def _hover(facts: list[Row], lang: str) -> str:
    """The period and what each fact says; a dozen at most."""
    lines = [f"<b>{escape(when(facts[0], lang))}</b>"]
    for row in facts[:MOST]:
        words = wrap(f"{where(row, lang)} · {row[f'indicator_{lang}']} · {row[f'worded_{lang}']}", HOVER, 12)
        lines.append(escape(words[0] + ("…" if len(words) > 1 else "")))
    return "<br>".join([*lines, *(["…"] if len(facts) > MOST else [])])
