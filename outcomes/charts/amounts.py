"""Places compared on one kind of thing, or on several: a panel for each kind and level of place, or all places on one
logarithmic axis."""

from collections.abc import Mapping

import pandas as pd

from outcomes.charts import lanes
from outcomes.charts.chart import Chart, ChartStyle
from outcomes.charts.labels import VALUE
from outcomes.charts.notes import years
from outcomes.charts.panel import Panel
from outcomes.charts.rows import ChartRow, chart_rows
from outcomes.errors import OutcomesError
from outcomes.i18n.labels import listed, unit_line
from outcomes.i18n.language import t
from outcomes.ledger.vocabulary import LEVELS


class UnlikeThings(OutcomesError):  # noqa: N818 - named for what a page says, not for its class
    """Rows that measure different things were asked for on one axis."""


def comparison(frame: pd.DataFrame, style: ChartStyle, log: bool = False, *, title: str = "") -> Chart:
    """Rows of one indicator group, largest first, parts below their whole: provinces, cities, counties … each in a
    panel of their own with an axis of its own, or, with `log`, all on one logarithmic axis.

    Every mark carries the fact's id as customdata[0]. Raises UnlikeThings where unit, measure or group differ.
    """
    for column in ("group", "unit", "measure"):
        if len(found := sorted(set(map(str, frame[column].tolist())))) > 1:
            raise UnlikeThings(f"one axis cannot hold more than one {column}: {', '.join(found)}")
    log = log and not (frame[["value", "low", "before_value"]] <= 0).any(axis=None)  # a logarithmic axis has no zero
    items, panels = _on_one_axis(frame, style) if log else _by_level(frame, style, frame)
    said = _said(frame, style, log) if items else []
    slug = f"comparison-{frame['group'].iloc[0]}" if items else "comparison"
    return lanes.chart(title or _title(frame, style.lang), said, slug, frame, items, panels, style)


def multiples(frame: pd.DataFrame, style: ChartStyle, names: Mapping[str, str], *, title: str = "") -> Chart:
    """Panels of each group, in the order of the rows; `names` are the groups'. Lengths compare only in a panel."""
    panels, drawn = [], []
    for group, rows in frame.groupby("group", sort=False, observed=True):
        items, (first, *others) = _by_level(rows, style, frame)
        unit = unit_line(rows.iloc[0], style.lang)
        named = names.get(str(group), rows[f"indicator_{style.lang}"].iloc[0])
        panels += [lanes.headed(first, named, style, detail=unit, size=VALUE + 2), *others]
        drawn += items
    said = [t(style.lang, "charts.multiples_unit")]
    return lanes.chart(title or t(style.lang, "charts.multiples"), said, "multiples", frame, drawn, panels, style)


def levels(frame: pd.DataFrame) -> list[tuple[str, pd.DataFrame]]:
    """The rows of each level of place, the highest level first."""
    found = [(level, frame[frame["level"] == level]) for level in LEVELS]
    return [(level, rows) for level, rows in found if len(rows)]


def _by_level(rows: pd.DataFrame, style: ChartStyle, within: pd.DataFrame) -> tuple[list[ChartRow], list[Panel]]:
    """The items of one kind of thing and a panel for each level of place, named where there are several."""
    parts = [(level, chart_rows(part, style, within)) for level, part in levels(rows)]
    panels = [lanes.amounts(items, style) for _, items in parts]
    if len(parts) > 1:
        names = [t(style.lang, f"charts.places_{level}") for level, _ in parts]
        panels = [lanes.headed(panel, name, style) for panel, name in zip(panels, names, strict=True)]
    return [item for _, items in parts for item in items], panels


def _on_one_axis(rows: pd.DataFrame, style: ChartStyle) -> tuple[list[ChartRow], list[Panel]]:
    """All levels on one logarithmic axis, each row with the level of its place where there are several."""
    found = levels(rows)
    items = [item for _, part in found for item in chart_rows(part, style, rows, levelled=len(found) > 1)]
    return items, [lanes.amounts(items, style, log=True)] if items else []


def _said(frame: pd.DataFrame, style: ChartStyle, log: bool) -> list[str]:
    said = [unit_line(frame.iloc[0], style.lang)]
    if log:
        said.append(t(style.lang, "charts.log"))
    if frame["level"].nunique() > 1:
        said.append(t(style.lang, "charts.log_levels" if log else "charts.by_level"))
    return [*said, *years(frame, style.lang)]


def _title(frame: pd.DataFrame, lang: str) -> str:
    names = list(dict.fromkeys(frame[f"indicator_{lang}"]))
    if len(names) > 2:
        return t(lang, "charts.and_more", first=names[0], n=len(names) - (lang == "en"))
    return listed(names, lang) or t(lang, "charts.comparison")
