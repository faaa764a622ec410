"""Places compared on one kind of thing: a bar a fact, the printed value as the mark, the bounds beside it."""

import pandas as pd

from outcomes.charts import bounds
from outcomes.charts.chart import Chart, Look
from outcomes.charts.empty import empty
from outcomes.charts.notes import caveats
from outcomes.charts.palette import mixed, palette, province_colour
from outcomes.charts.panel import BARE, Panel
from outcomes.charts.rows import GAP, Lane, Placed, bars, dots, place, value_label, value_width
from outcomes.charts.scale import Scale, fitted, short
from outcomes.charts.style import Head, frame_figure, numbers_axis, room
from outcomes.errors import OutcomesError
from outcomes.i18n.labels import Row, alternative, listed, records, when, where
from outcomes.i18n.language import say


class UnlikeThings(OutcomesError):  # noqa: N818 - named for what a page says, not for its class
    """Rows that measure different things were asked for on one axis."""


def comparison(frame: pd.DataFrame, look: Look, log: bool = False, *, title: str = "") -> Chart:
    """Rows of one indicator group as bars, largest first, parts below their whole; dots on a logarithmic axis.

    Every mark carries the fact's id as customdata[0]. Raises UnlikeThings where unit, measure or group differ.
    """
    alike(frame)
    title = title or _title(frame, look.lang)
    if frame.empty:
        return empty(title, frame, look, "comparison")
    log = log and bool((frame["value"] > 0).all())  # a logarithmic axis has no zero
    lanes = lanes_of(frame, look)
    head = Head(title, _subtitle(frame, look, log), bounds.key(lanes, look))
    figure = frame_figure(head, [bar_panel(lanes, look, log)], frame, look)
    alt = alternative("bars", title, [lane.row for lane in lanes], look.lang)
    return Chart.of(figure, title, alt, frame, f"comparison-{frame['group'].iloc[0]}", look.lang)


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


def lanes_of(frame: pd.DataFrame, look: Look) -> list[Lane]:
    """The lanes of rows; a row names its indicator where there are several."""
    known = list(frame["province"].cat.categories)
    several = frame["indicator"].nunique() > 1
    lanes = []
    for row, whole in ordered(frame):
        detail = ([row[f"indicator_{look.lang}"]] if several else []) + [when(row, look.lang)]
        colour = province_colour(row["province"], known, look.dark)
        lanes.append(Lane(row, where(row, look.lang), " · ".join(detail), colour, whole))
    return lanes


def _scale(lanes: list[Lane], look: Look, log: bool) -> Scale:
    ends = []
    for lane in lanes:
        end, extra = bounds.after(lane)
        ends.append((end, extra + GAP + value_width(lane.row, look)))
    ends += [(lane.whole, 0.0) for lane in lanes if lane.whole is not None]
    return fitted(ends, room(look), log=log)


def bar_panel(lanes: list[Lane], look: Look, log: bool = False) -> Panel:
    """Lanes as bars from zero, or as dots on a logarithmic axis, where the length of a bar would mean nothing."""
    placed, scale = place(lanes, look), _scale(lanes, look, log)
    traces = [*_wholes(placed, scale, look), *bounds.whiskers(placed, look)]
    traces.append(dots(placed, look) if scale.log else bars(placed, look, scale.low))
    marks = placed.marks + bounds.arrows(placed, scale, look, inside=not scale.log)
    for lane, y in zip(placed.lanes, placed.middles, strict=True):
        end, extra = bounds.after(lane)
        marks.append(value_label(lane, scale.at(end), y, extra + (10 if scale.log else 6), look))
    most = max(bounds.after(lane)[0] for lane in placed.lanes)
    ticks = [(value, short(value, look.lang, value if log else most)) for value in scale.ticks(most)]
    limits = [scale.at(scale.low), scale.at(scale.top)]
    limits[0] -= (limits[1] - limits[0]) * 0.03 if log else 0  # half of the first tick's words
    axis = numbers_axis(ticks, limits, palette(look.dark), type="log" if scale.log else "linear", showgrid=log)
    if len(lanes) == 1 and not log:  # one bar, its value beside it: an axis adds nothing
        return Panel(placed.height, traces, axis | {"visible": False}, marks, below=BARE)
    return Panel(placed.height, traces, axis, marks)


def _wholes(placed: Placed, scale: Scale, look: Look) -> list[dict]:
    """Behind each part, its whole in a pale colour: the part is drawn inside it and never on top of it."""
    parts = [(lane, y) for lane, y in zip(placed.lanes, placed.middles, strict=True) if lane.whole is not None]
    if not parts:
        return []
    return [{
        "type": "bar", "orientation": "h", "name": "whole", "y": [y for _, y in parts], "hoverinfo": "skip",
        "base": [scale.low] * len(parts), "x": [(lane.whole or 0) - scale.low for lane, _ in parts], "width": 16,
        "customdata": [[lane.row["id"]] for lane, _ in parts],
        "marker": {"color": [mixed(lane.colour, palette(look.dark).paper, 0.82) for lane, _ in parts]},
    }]  # fmt: skip


def _subtitle(frame: pd.DataFrame, look: Look, log: bool) -> str:
    unit = say(look.lang, "charts.unit", unit=frame[f"unit_{look.lang}"].iloc[0])
    scale = [say(look.lang, "charts.log")] if log else []
    return say(look.lang, "charts.space").join([unit, *scale, *caveats(frame, look.lang)])


def _title(frame: pd.DataFrame, lang: str) -> str:
    names = list(dict.fromkeys(frame[f"indicator_{lang}"]))
    if len(names) > 2:
        return say(lang, "charts.and_more", first=names[0], n=len(names) - 1)
    return listed(names, lang) or say(lang, "charts.comparison")
