"""Places compared on one kind of thing, or on several: a panel for each kind and level of place, or all places on one
logarithmic axis."""

from collections.abc import Mapping

import pandas as pd

from outcomes.charts import lanes
from outcomes.charts.chart import Chart, ChartStyle
from outcomes.charts.labels import VALUE
from outcomes.charts.notes import years
from outcomes.charts.panel import Panel
from outcomes.charts.rows import ChartRow, chart_rows, parted
from outcomes.errors import OutcomesError
from outcomes.i18n.labels import Row, listed, records, unit_line
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
    rows = records(frame)
    # A logarithmic axis has no zero.
    log = log and not any(row[name] <= 0 for row in rows for name in ("value", "low", "before_value"))
    items, panels = _panels(rows, style, frame, log)
    said = [unit_line(rows[0], style.lang)] if rows else []
    said += [t(style.lang, "charts.log")] if log else []
    if len({row["level"] for row in rows}) > 1:
        said.append(t(style.lang, "charts.log_levels" if log else "charts.by_level"))
    slug = f"comparison-{rows[0]['group']}" if rows else "comparison"
    title = title or _title(frame, style.lang)
    return lanes.chart(slug, title, [*said, *years(frame, style.lang)], frame, items, panels, style)


def multiples(frame: pd.DataFrame, style: ChartStyle, names: Mapping[str, str], *, title: str = "") -> Chart:
    """Panels of each group, in the order of the rows; `names` are the groups'. Lengths compare only in a panel."""
    panels, drawn = [], []
    for (group,), rows in parted(records(frame), "group").items():
        items, (first, *others) = _panels(rows, style, frame)
        unit = unit_line(rows[0], style.lang)
        named = names.get(group, rows[0][f"indicator_{style.lang}"])
        panels += [lanes.headed(first, named, style, detail=unit, size=VALUE + 2), *others]
        drawn += items
    said = [t(style.lang, "charts.multiples_unit")]
    return lanes.chart("multiples", title or t(style.lang, "charts.multiples"), said, frame, drawn, panels, style)


def _panels(
    rows: list[Row], style: ChartStyle, within: pd.DataFrame, log: bool = False
) -> tuple[list[ChartRow], list[Panel]]:
    """The items of one kind of thing, the highest level of place first, and a panel for each level, named where there
    are several; on a logarithmic axis one panel, where each row says the level of its place."""
    levels = parted(sorted(rows, key=lambda row: LEVELS.index(row["level"])), "level")
    several = len(levels) > 1
    drawn = [chart_rows(part, style, within, levelled=log and several) for part in levels.values()]
    items = [item for part in drawn for item in part]
    if log:
        return items, [lanes.amounts(items, style, log=True)] if items else []
    panels = [lanes.amounts(part, style) for part in drawn]
    if several:
        names = [t(style.lang, f"charts.places_{level}") for (level,) in levels]
        panels = [lanes.headed(panel, name, style) for panel, name in zip(panels, names, strict=True)]
    return items, panels


def _title(frame: pd.DataFrame, lang: str) -> str:
    names = list(dict.fromkeys(frame[f"indicator_{lang}"]))
    if len(names) > 2:
        return t(lang, "charts.and_more", first=names[0], n=len(names) - (lang == "en"))
    return listed(names, lang) or t(lang, "charts.comparison")
