"""The order of rows in a chart: which follows which, which may overlap, and which target stands beside which result."""

import math

import pandas as pd

from outcomes.i18n.labels import Row, records


def ordered(frame: pd.DataFrame) -> list[tuple[Row, float | None, bool]]:
    """Rows, largest first, each followed by its parts and by those of the same place that may overlap with it.

    With a part goes the value of its whole; with a row that may overlap with the one before it, True.
    """
    rows = sorted(records(frame), key=lambda row: -extent(row))
    ids = {row["id"] for row in rows}
    parts: dict[str, list[Row]] = {}
    for row in rows:
        if row["part_of"] in ids:
            parts.setdefault(row["part_of"], []).append(row)
    found: list[tuple[Row, float | None, bool]] = []

    def add(row: Row, whole: float | None, joined: bool) -> None:
        found.append((row, whole, joined))
        for part in parts.get(row["id"], []):
            add(part, extent(row), False)

    waiting = [row for row in rows if row["part_of"] not in ids]
    while waiting:
        first = waiting.pop(0)
        add(first, None, False)
        for other in [row for row in waiting if may_overlap(first, row)]:
            waiting.remove(other)
            add(other, None, True)
    return found


def beside(frame: pd.DataFrame) -> tuple[pd.DataFrame, dict[str, Row]]:
    """The rows of a chart without the targets and plans that a result stands beside, and those by that result's id."""
    aims = records(frame[frame["kind"] != "actual"])
    found: dict[str, Row] = {}
    for result in records(frame[frame["kind"] == "actual"]) if aims else []:
        if aim := next((aim for aim in aims if may_overlap(result, aim)), None):
            aims.remove(aim)
            found[result["id"]] = aim
    return frame[~frame["id"].isin([aim["id"] for aim in found.values()])], found


def extent(row: Row) -> float:
    """The printed value of a row, by which it is sorted; of a range its upper end."""
    return row["high"] if math.isnan(row["value"]) else row["value"]


def may_overlap(one: Row, other: Row) -> bool:
    """Two figures of one indicator and place for years in common: nothing says that they count different things."""
    if (one["indicator"], one["region"]) != (other["indicator"], other["region"]):
        return False
    if pd.isna(one["first"]) or pd.isna(other["first"]):
        return True
    return bool(one["first"] <= other["last"] and other["first"] <= one["last"])
