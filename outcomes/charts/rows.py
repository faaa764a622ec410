"""Rows of a chart: which follows which, what each is called, and what a reader must know beside it."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pandas as pd

from outcomes.charts.chart import ChartStyle
from outcomes.charts.palette import province_colour
from outcomes.charts.style import source_numbers
from outcomes.i18n.dates import when
from outcomes.i18n.labels import Row, records, where
from outcomes.i18n.language import t

MARK, GAP, INDENT = 16, 16, 18


@dataclass(frozen=True)
class ChartRow:
    """One row: what it is called, what is drawn of it, and where.

    `whole` is the value of the row above that it is part of; `joined` says that it may overlap with the row above.
    `target` is what the place aimed at, drawn beside what it reached. `remarks` are lines below the name: a
    definition, a doubt.
    """

    row: Row
    head: str
    detail: str
    colour: str
    whole: float | None = None
    joined: bool = False
    target: Row | None = None
    remarks: tuple[str, ...] = ()

    @property
    def indent(self) -> int:
        return 0 if self.whole is None else INDENT

    @property
    def both(self) -> list[Row]:
        """The figure, and the target beside it."""
        return [self.row, *([self.target] if self.target else [])]


def parted(rows: Iterable[Row], *columns: str) -> dict[tuple, list[Row]]:
    """Rows by what they have in some columns, in the order in which they come."""
    found: dict[tuple, list[Row]] = {}
    for row in rows:
        found.setdefault(tuple(row[column] for column in columns), []).append(row)
    return found


def chart_rows(
    rows: list[Row],
    style: ChartStyle,
    within: pd.DataFrame,
    *,
    named: bool = False,
    levelled: bool = False,
    definitions: Mapping[str, str] | None = None,
) -> list[ChartRow]:
    """Rows in the order they are drawn, labelled by place and, where there are several, by indicator.

    `within` is the whole chart of which the rows are a panel: sources, provinces and wholes are looked up in it.
    `named` puts the indicator first, `levelled` says the level of each place; `definitions` are sentences by indicator.
    """
    lang, several = style.lang, len({row["indicator"] for row in rows}) > 1
    numbers, colour = source_numbers(within), colours(within, style)
    wholes = within["id"].isin([row["part_of"] for row in rows])
    known = {row["id"]: row for row in records(within[wholes])} if wholes.any() else {}
    items = []
    results, targets = _beside(rows)
    for row, whole, joined in _ordered(results):
        place, indicator = where(row, lang), row[f"indicator_{lang}"]
        head, *others = (indicator, place) if named else (place, *([indicator] if several else []))
        others += [t(lang, f"charts.level_{row['level']}")] if levelled else []
        others.append(when(row, lang))
        if isinstance(row["against"], str):
            others.append(t(lang, "card.against", what=t(lang, f"card.against_{row['against']}")))
        detail = " · ".join(others) + numbers.get(str(row["source"]), "")
        remarks = [definitions[row["indicator"]]] if definitions else []
        remarks += _doubts(row, known.get(row["part_of"]) if whole is None else None, joined, lang)
        drawn = (colour[row["province"]], whole, joined, targets.get(row["id"]), tuple(remarks))
        items.append(ChartRow(row, head, detail, *drawn))
    return items


def colours(rows: pd.DataFrame, style: ChartStyle) -> dict[str, str]:
    """One accent; the provinces' own colours only where several share the chart."""
    present = list(dict.fromkeys(rows["province"].tolist()))
    if len(present) < 2:
        return dict.fromkeys(present, style.colours.mark)
    known = list(rows["province"].cat.categories)
    return {province: province_colour(province, known, style.dark) for province in present}


def province_key(rows: pd.DataFrame, style: ChartStyle) -> list[tuple[str, str, str]]:
    """Whose the colours are, where there are several."""
    names = dict(zip(rows["province"].tolist(), rows[f"province_{style.lang}"].tolist(), strict=True))
    return [("■", colour, names[province]) for province, colour in colours(rows, style).items() if len(names) > 1]


def counted(rows: pd.DataFrame, *columns: str) -> dict[tuple[str, ...], int]:
    """How many rows have which values in columns of categories, in the order of the file; only those of any."""
    held = [rows[column].cat for column in columns]
    found = Counter(zip(*(column.codes.tolist() for column in held), strict=True))
    names = [column.categories.tolist() for column in held]
    return {
        tuple(known[code] for known, code in zip(names, codes, strict=True)): n for codes, n in sorted(found.items())
    }


def extent(row: Row) -> float:
    """The printed value of a row, by which it is sorted; of a range its upper end."""
    return row["high"] if math.isnan(row["value"]) else row["value"]


def _doubts(row: Row, whole: Row | None, joined: bool, lang: str) -> list[str]:
    """What a reader must not miss beside this row: the whole it lies in, the overlap, the curator's doubt."""
    found = []
    if whole is not None:
        found.append(t(lang, "charts.lies_in", place=where(whole, lang), worded=whole[f"worded_{lang}"]))
    if note := row[f"note_{lang}"]:
        return [*found, t(lang, "charts.doubt", note=note)]
    return [*found, t(lang, "charts.may_overlap")] if joined else found


def _ordered(rows: list[Row]) -> list[tuple[Row, float | None, bool]]:
    """Rows, largest first, each followed by its parts and by those of the same place that may overlap with it.

    With a part goes the value of its whole; with a row that may overlap with the one before it, True.
    """
    waiting = sorted(rows, key=lambda row: -extent(row))
    parts = parted(waiting, "part_of")
    ids = {row["id"] for row in rows}
    found: list[tuple[Row, float | None, bool]] = []

    def add(row: Row, whole: float | None, joined: bool) -> None:
        found.append((row, whole, joined))
        for part in parts.get((row["id"],), ()):
            add(part, extent(row), False)

    waiting = [row for row in waiting if row["part_of"] not in ids]
    while waiting:
        first = waiting.pop(0)
        add(first, None, False)
        for other in [row for row in waiting if _may_overlap(first, row)]:
            waiting.remove(other)
            add(other, None, True)
    return found


def _beside(rows: list[Row]) -> tuple[list[Row], dict[str, Row]]:
    """The rows of a chart without the targets and plans that a result stands beside, and those by that result's id."""
    aims = [row for row in rows if row["kind"] != "actual"]
    found: dict[str, Row] = {}
    for result in rows if aims else ():
        overlapping = (aim for aim in aims if result["kind"] == "actual" and _may_overlap(result, aim))
        if aim := next(overlapping, None):
            aims.remove(aim)
            found[result["id"]] = aim
    beside = {aim["id"] for aim in found.values()}
    return [row for row in rows if row["id"] not in beside], found


def _may_overlap(one: Row, other: Row) -> bool:
    """Two figures of one indicator and place for years in common: nothing says that they count different things."""
    if (one["indicator"], one["region"]) != (other["indicator"], other["region"]):
        return False
    if pd.isna(one["first"]) or pd.isna(other["first"]):
        return True
    return bool(one["first"] <= other["last"] and other["first"] <= one["last"])
