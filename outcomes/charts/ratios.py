"""Shares that we calculate from two facts, the room of their wordings and of rounding carried through."""

import math
from collections.abc import Iterable
from typing import Any

import pandas as pd

from outcomes.analysis.consistency import worded_share
from outcomes.charts import lanes
from outcomes.charts.chart import Chart, ChartStyle
from outcomes.charts.rows import ChartRow, colours, extent
from outcomes.i18n.dates import when
from outcomes.i18n.labels import Row, described, records, where
from outcomes.i18n.language import t
from outcomes.ledger.models import Ratio
from outcomes.text.interval import Interval

Share = tuple[Ratio, Interval]  # in per cent


def ratios(frame: pd.DataFrame, style: ChartStyle, wanted: Iterable[Share]) -> Chart:
    """Ratios of which both facts are among the rows, on one axis of per cent.

    Each mark carries customdata [numerator, denominator] (ids of facts).
    """
    lang, title = style.lang, t(style.lang, "charts.ratios")
    items = ratio_rows(frame, style, wanted)
    rows = frame[frame["id"].isin(facts_of(items))]
    panels = [lanes.shares(items, style, whole=True)] if items else []
    alt = described("dots", title, [f"{item.head} {item.row[f'worded_{lang}']}" for item in items], 0, lang)
    return lanes.chart("ratios", title, [t(lang, "charts.ratios_unit")], rows, items, panels, style, alt)


def ratio_rows(frame: pd.DataFrame, style: ChartStyle, wanted: Iterable[Share]) -> list[ChartRow]:
    """The ratios of which both facts are among the rows, largest first, as rows of a chart."""
    known = set(frame["id"])
    found = [(made, room) for made, room in wanted if {made.numerator, made.denominator} <= known]
    used = frame[frame["id"].isin([fact for made, _ in found for fact in (made.numerator, made.denominator)])]
    facts, colour = {row["id"]: row for row in records(used)}, colours(used, style)
    items = [_row(made, room, facts, colour, style) for made, room in found]
    return sorted(items, key=lambda item: -extent(item.row))


def facts_of(items: Iterable[ChartRow]) -> set[str]:
    """The facts that drawn ratios are calculated from."""
    return {fact for item in items for fact in (item.row["id"], *item.row["also"])}


def _row(ratio: Ratio, room: Interval, facts: dict[str, Row], colour: dict[str, str], style: ChartStyle) -> ChartRow:
    """A ratio drawn like a fact: its row is the numerator's with the quotient in place of the value."""
    top, bottom = facts[ratio.numerator], facts[ratio.denominator]
    row: dict[str, Any] = {**top, **_numbers(room), "part_of": None, "also": [bottom["id"]]}
    if bottom["quote"] != top["quote"]:
        row |= {key: f"{top[key]} ÷ {bottom[key]}" for key in ("quote", "translation")}
    made = {
        lang: t(lang, "charts.ratio_of", numerator=top[f"worded_{lang}"], denominator=bottom[f"worded_{lang}"])
        for lang in ("zh", "en")
    }
    for lang, words in made.items():
        row |= {f"worded_{lang}": worded_share(room, lang), f"indicator_{lang}": f"{ratio.name[lang]} · {words}"}
        row[f"note_{lang}"] = ratio.note[lang] if ratio.note else t(lang, "charts.calculated")
    detail = f"{where(top, style.lang)} · {when(top, style.lang)} · {made[style.lang]}"
    return ChartRow(row, ratio.name[style.lang], detail, colour[top["province"]])


def _numbers(room: Interval) -> dict[str, Any]:
    """Value, low and high as drawn: no middle of a range is printed anywhere, and a cap stands at the known side."""
    low, high = (math.nan if side is None else float(side) for side in (room.low, room.high))
    value = high if math.isnan(low) else low
    if math.isnan(value):
        value = math.nan if room.value is None else float(room.value)
    return {"value": value, "low": low, "high": high, "qualifier": "between" if low < high else "exactly"}
