"""Facts on a line of years, each at the period it covers."""

from collections.abc import Iterable
from typing import Any

import pandas as pd

from outcomes.charts.chart import Chart, ChartStyle
from outcomes.charts.empty import empty
from outcomes.charts.hover import HOVER
from outcomes.charts.palette import mixed, palette, province_colour
from outcomes.charts.panel import Panel
from outcomes.charts.rows import CALM, LABEL, at_left
from outcomes.charts.scale import Scale
from outcomes.charts.style import Head, frame_figure, numbers_axis
from outcomes.charts.text_layout import LINE, escape, wrap
from outcomes.i18n.dates import when
from outcomes.i18n.labels import Row, described, records, where
from outcomes.i18n.language import t
from outcomes.text.periods import read_period

BAND, GAP, SPACE = 10, 6, 14
MOST = 12
DAYS = 365.25


def timeline(frame: pd.DataFrame, style: ChartStyle) -> Chart:
    """One row a province and in it one band a period, inferred ones pale; customdata [a fact id, ...] in each band.

    Facts with the same period share a band, which says how many they are; undated ones are counted in the subtitle.
    """
    lang, title = style.lang, t(style.lang, "charts.timeline")
    dated = frame[frame["first"].notna()]
    if dated.empty:
        return empty(title, frame, style, "timeline")
    colours = palette(style.dark)
    missing = len(frame) - len(dated)
    subtitle = [t(lang, "charts.timeline_unit"), *([t(lang, "charts.undated", n=missing)] if missing else [])]
    key = [("■", colours.muted, t(lang, "charts.exact_period")),
           ("■", mixed(colours.muted, colours.paper, 0.5), t(lang, "charts.inferred_period"))]  # fmt: skip
    head = Head(title, t(lang, "charts.space").join(subtitle), key)
    figure = frame_figure(head, [_panel(dated, style)], dated, style)
    counts = dated["province"].value_counts(sort=False)
    names = dict(zip(dated["province"].tolist(), dated[f"province_{lang}"].tolist(), strict=True))
    items = [t(lang, "charts.alt_count", name=names[p], n=int(n)) for p, n in counts.items() if n]
    return Chart.of(figure, title, described("timeline", title, items, 0, lang), dated, "timeline", lang)


def bands(rows: Iterable[Row]) -> list[list[Row]]:
    """The facts of one province that share a period, the earliest first."""
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(row["period"], []).append(row)
    return sorted(found.values(), key=lambda facts: span(facts[0]))


def span(row: Row) -> tuple[float, float]:
    """A period as years with fractions, from its first day to the end of its last."""
    period = read_period(row["period"])
    first, last = ((day.year + (day.timetuple().tm_yday - 1) / DAYS) for day in (period.first, period.last))
    return first, last + 1 / DAYS


def _panel(dated: pd.DataFrame, style: ChartStyle) -> Panel:
    known = list(dated["province"].cat.categories)
    axis, scale = _years(dated, style)
    traces, marks, at = [], [], 2.0
    provinces: dict[str, list[Row]] = {}
    for row in records(dated):
        provinces.setdefault(row["province"], []).append(row)
    for province, rows in provinces.items():
        name = escape(rows[0][f"province_{style.lang}"])
        marks.append(at_left(f"<b>{name}</b>", at, 0, palette(style.dark).paper))
        at += LABEL * LINE + 5
        found = bands(rows)
        middles = [at + i * (BAND + GAP) + BAND / 2 for i in range(len(found))]
        traces.append(_bands(found, middles, province_colour(province, known, style.dark), style))
        marks += [_count(facts, y, scale, style) for facts, y in zip(found, middles, strict=True)]
        at = middles[-1] + BAND / 2 + SPACE
    return Panel(at, traces, axis, marks)


def _bands(found: list[list[Row]], middles: list[float], colour: str, style: ChartStyle) -> dict[str, Any]:
    paper = palette(style.dark).paper
    spans = [span(facts[0]) for facts in found]
    fills = [mixed(colour, paper, 0.5) if facts[0]["approximate"] else colour for facts in found]
    return {
        "type": "bar", "orientation": "h", "y": middles, "width": BAND, "base": [first for first, _ in spans],
        "x": [last - first for first, last in spans], "marker": {"color": fills, "line": {"color": fills, "width": 2}},
        "customdata": [[row["id"] for row in facts] for facts in found],
        "hovertext": [_hover(facts, style.lang) for facts in found], "hoverinfo": "text",
    } | CALM  # fmt: skip


def _count(facts: list[Row], y: float, scale: Scale, style: ChartStyle) -> dict[str, Any]:
    """How many facts a band stands for, on the side that has room."""
    first, last = span(facts[0])
    left = scale.share(last) > 0.7
    return {
        "name": "value", "text": escape(t(style.lang, "charts.facts", n=len(facts))), "showarrow": False,
        "x": first if left else last, "xanchor": "right" if left else "left", "xshift": -6 if left else 6, "y": y,
        "yanchor": "middle", "font": {"size": 11}, "borderpad": 0, "borderwidth": 0,
        "bgcolor": palette(style.dark).paper,
    }  # fmt: skip


def _hover(facts: list[Row], lang: str) -> str:
    """The period and what each fact says; a dozen at most."""
    lines = [f"<b>{escape(when(facts[0], lang))}</b>"]
    for row in facts[:MOST]:
        words = wrap(f"{where(row, lang)} · {row[f'indicator_{lang}']} · {row[f'worded_{lang}']}", HOVER, 12)
        lines.append(escape(words[0] + ("…" if len(words) > 1 else "")))
    return "<br>".join([*lines, *(["…"] if len(facts) > MOST else [])])


def _years(dated: pd.DataFrame, style: ChartStyle) -> tuple[dict[str, Any], Scale]:
    first, last = int(dated["first"].min()), int(dated["last"].max()) + 1
    step = next(n for n in (1, 2, 5, 10, 20, 50, 100, 1000) if (last - first) / n <= 6)
    ticks = [(float(year), f"{year}") for year in range(-(-first // step) * step, last + 1, step)]
    edge = max(0.5, (last - first) * 0.05)
    scale = Scale(first - edge, last + edge)
    return numbers_axis(ticks, [scale.low, scale.top], palette(style.dark)), scale
