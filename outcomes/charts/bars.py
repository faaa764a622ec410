"""Places compared on one kind of thing: a panel for each level of place, or all on one logarithmic axis."""

import pandas as pd

from outcomes.charts import lanes, marks
from outcomes.charts.chart import Chart, ChartStyle
from outcomes.charts.empty import empty
from outcomes.charts.notes import years
from outcomes.charts.panel import Panel, drawn_as
from outcomes.charts.rows import ChartRow, chart_rows, province_key
from outcomes.charts.style import Head, frame_figure
from outcomes.errors import OutcomesError
from outcomes.i18n.labels import alternative, listed, unit_line
from outcomes.i18n.language import t
from outcomes.ledger.vocabulary import LEVELS


class UnlikeThings(OutcomesError):  # noqa: N818 - named for what a page says, not for its class
    """Rows that measure different things were asked for on one axis."""


def comparison(frame: pd.DataFrame, style: ChartStyle, log: bool = False, *, title: str = "") -> Chart:
    """Rows of one indicator group, largest first, parts below their whole: provinces, cities, counties … each in a
    panel of their own with an axis of its own, or, with `log`, all on one logarithmic axis.

    Every mark carries the fact's id as customdata[0]. Raises UnlikeThings where unit, measure or group differ.
    """
    alike(frame)
    title = title or _title(frame, style.lang)
    if frame.empty:
        return empty(title, frame, style, "comparison")
    log = log and not (frame[["value", "low", "before_value"]] <= 0).any(axis=None)  # a logarithmic axis has no zero
    if log:
        found = levels(frame)
        items = [item for _, rows in found for item in chart_rows(rows, style, frame, levelled=len(found) > 1)]
        panels = [lanes.amounts(items, style, log=True)]
    else:
        items, panels = by_level(frame, style)
    head = Head(title, _subtitle(frame, style, log), [*province_key(frame, style), *marks.key(items, style)])
    figure = frame_figure(head, panels, frame, style)
    alt = alternative(drawn_as(panels), title, [item.row for item in items], style.lang)
    return Chart.of(figure, title, alt, frame, f"comparison-{frame['group'].iloc[0]}", style.lang)


def by_level(
    rows: pd.DataFrame, style: ChartStyle, within: pd.DataFrame | None = None
) -> tuple[list[ChartRow], list[Panel]]:
    """The items of one kind of thing and a panel for each level of place, named where there are several."""
    found = levels(rows)
    parts = [(level, chart_rows(part, style, rows if within is None else within)) for level, part in found]
    panels = [lanes.amounts(items, style) for _, items in parts]
    if len(found) > 1:
        names = [t(style.lang, f"charts.places_{level}") for level, _ in parts]
        panels = [lanes.headed(panel, name, "", style) for panel, name in zip(panels, names, strict=True)]
    return [item for _, items in parts for item in items], panels


def levels(frame: pd.DataFrame) -> list[tuple[str, pd.DataFrame]]:
    """The rows of each level of place, the highest level first."""
    found = [(level, frame[frame["level"] == level]) for level in LEVELS]
    return [(level, rows) for level, rows in found if len(rows)]


def alike(frame: pd.DataFrame) -> None:
    """Raise UnlikeThings unless all rows share group, unit and measure."""
    for column in ("group", "unit", "measure"):
        if len(found := sorted(set(map(str, frame[column].tolist())))) > 1:
            raise UnlikeThings(f"one axis cannot hold more than one {column}: {', '.join(found)}")


def _subtitle(frame: pd.DataFrame, style: ChartStyle, log: bool) -> str:
    said = [unit_line(frame.iloc[0], style.lang)]
    several = frame["level"].nunique() > 1
    if log:
        said.append(t(style.lang, "charts.log"))
        said += [t(style.lang, "charts.log_levels")] if several else []
    elif several:
        said.append(t(style.lang, "charts.by_level"))
    return t(style.lang, "charts.space").join([*said, *years(frame, style.lang)])


def _title(frame: pd.DataFrame, lang: str) -> str:
    names = list(dict.fromkeys(frame[f"indicator_{lang}"]))
    if len(names) > 2:
        return t(lang, "charts.and_more", first=names[0], n=len(names) - (lang == "en"))
    return listed(names, lang) or t(lang, "charts.comparison")
