"""Places compared on one kind of thing: a bar a fact, the printed value as the mark, the bounds beside it."""

import pandas as pd

from outcomes.charts import bounds
from outcomes.charts.chart import Chart, ChartStyle
from outcomes.charts.empty import empty
from outcomes.charts.notes import caveats
from outcomes.charts.palette import mixed, palette, province_colour
from outcomes.charts.panel import BARE, Panel
from outcomes.charts.rows import GAP, ChartRow, Placed, bars, dots, place, value_label, value_width
from outcomes.charts.scale import Scale, fitted, short
from outcomes.charts.style import Head, frame_figure, numbers_axis, room
from outcomes.errors import OutcomesError
from outcomes.i18n.labels import Row, alternative, listed, records, when, where
from outcomes.i18n.language import t


class UnlikeThings(OutcomesError):  # noqa: N818 - named for what a page says, not for its class
    """Rows that measure different things were asked for on one axis."""


def comparison(frame: pd.DataFrame, style: ChartStyle, log: bool = False, *, title: str = "") -> Chart:
    """Rows of one indicator group as bars, largest first, parts below their whole; dots on a logarithmic axis.

    Every mark carries the fact's id as customdata[0]. Raises UnlikeThings where unit, measure or group differ.
    """
    alike(frame)
    title = title or _title(frame, style.lang)
    if frame.empty:
        return empty(title, frame, style, "comparison")
    log = log and bool((frame["value"] > 0).all())  # a logarithmic axis has no zero
    items = chart_rows(frame, style)
    head = Head(title, _subtitle(frame, style, log), bounds.key(items, style))
    figure = frame_figure(head, [bar_panel(items, style, log)], frame, style)
    alt = alternative("bars", title, [item.row for item in items], style.lang)
    return Chart.of(figure, title, alt, frame, f"comparison-{frame['group'].iloc[0]}", style.lang)


def alike(frame: pd.DataFrame) -> None:
    """Raise UnlikeThings unless all rows share group, unit and measure."""
    for column in ("group", "unit", "measure"):
        if len(found := sorted(set(map(str, frame[column].tolist())))) > 1:
            raise UnlikeThings(f"one axis cannot hold more than one {column}: {', '.join(found)}")


def ordered(frame: pd.DataFrame) -> list[tuple[Row, float | None]]:
    """Rows, largest first, each followed by its parts; with a part goes the value of its whole."""
    rows = sorted(records(frame), key=lambda row: -row["value"])
    values = {row["id"]: row["value"] for row in rows}
    parts: dict[str, list[Row]] = {}
    for row in rows:
        if row["part_of"] in values:
            parts.setdefault(row["part_of"], []).append(row)
    found: list[tuple[Row, float | None]] = []

    def add(row: Row, whole: float | None) -> None:
        found.append((row, whole))
        for part in parts.get(row["id"], []):
            add(part, row["value"])

    for row in rows:
        if row["part_of"] not in values:
            add(row, None)
    return found


def chart_rows(frame: pd.DataFrame, style: ChartStyle) -> list[ChartRow]:
    """The items of rows; a row names its indicator where there are several."""
    known = list(frame["province"].cat.categories)
    several = frame["indicator"].nunique() > 1
    items = []
    for row, whole in ordered(frame):
        detail = ([row[f"indicator_{style.lang}"]] if several else []) + [when(row, style.lang)]
        colour = province_colour(row["province"], known, style.dark)
        items.append(ChartRow(row, where(row, style.lang), " · ".join(detail), colour, whole))
    return items


def _scale(items: list[ChartRow], style: ChartStyle, log: bool) -> Scale:
    ends = []
    for item in items:
        end, extra = bounds.after(item)
        ends.append((end, extra + GAP + value_width(item.row, style)))
    ends += [(item.whole, 0.0) for item in items if item.whole is not None]
    return fitted(ends, room(style), log=log)


def bar_panel(items: list[ChartRow], style: ChartStyle, log: bool = False) -> Panel:
    """Lanes as bars from zero, or as dots on a logarithmic axis, where the length of a bar would mean nothing."""
    placed, scale = place(items, style, grid=log), _scale(items, style, log)
    traces = [*_wholes(placed, scale, style), *bounds.whiskers(placed, style)]
    traces.append(dots(placed, style) if scale.log else bars(placed, style, scale.low))
    marks = placed.marks + bounds.arrows(placed, scale, style, inside=not scale.log)
    for item, y in zip(placed.items, placed.middles, strict=True):
        end, extra = bounds.after(item)
        marks.append(value_label(item, scale.at(end), y, extra + (10 if scale.log else 6), style))
    most = max(bounds.after(item)[0] for item in placed.items)
    ticks = [(value, short(value, style.lang, value if log else most)) for value in scale.ticks(most)]
    limits = [scale.at(scale.low), scale.at(scale.top)]
    limits[0] -= (limits[1] - limits[0]) * 0.03 if log else 0  # half of the first tick's words
    axis = numbers_axis(ticks, limits, palette(style.dark), type="log" if scale.log else "linear", showgrid=log)
    if len(items) == 1 and not log:  # one bar, its value beside it: an axis adds nothing
        return Panel(placed.height, traces, axis | {"visible": False}, marks, below=BARE)
    return Panel(placed.height, traces, axis, marks)


def _wholes(placed: Placed, scale: Scale, style: ChartStyle) -> list[dict]:
    """Behind each part, its whole in a pale colour: the part is drawn inside it and never on top of it."""
    parts = [(item, y) for item, y in zip(placed.items, placed.middles, strict=True) if item.whole is not None]
    if not parts:
        return []
    return [{
        "type": "bar", "orientation": "h", "name": "whole", "y": [y for _, y in parts], "hoverinfo": "skip",
        "base": [scale.low] * len(parts), "x": [(item.whole or 0) - scale.low for item, _ in parts], "width": 16,
        "customdata": [[item.row["id"]] for item, _ in parts],
        "marker": {"color": [mixed(item.colour, palette(style.dark).paper, 0.82) for item, _ in parts]},
    }]  # fmt: skip


def _subtitle(frame: pd.DataFrame, style: ChartStyle, log: bool) -> str:
    unit = t(style.lang, "charts.unit", unit=frame[f"unit_{style.lang}"].iloc[0])
    scale = [t(style.lang, "charts.log")] if log else []
    return t(style.lang, "charts.space").join([unit, *scale, *caveats(frame, style.lang)])


def _title(frame: pd.DataFrame, lang: str) -> str:
    names = list(dict.fromkeys(frame[f"indicator_{lang}"]))
    if len(names) > 2:
        return t(lang, "charts.and_more", first=names[0], n=len(names) - 1)
    return listed(names, lang) or t(lang, "charts.comparison")
