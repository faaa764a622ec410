"""Shares that we calculate from two facts, the room of their wordings carried through."""

import math
from collections.abc import Iterable
from typing import Any, NamedTuple

import pandas as pd

from outcomes.charts import lanes, marks
from outcomes.charts.chart import Chart, ChartStyle
from outcomes.charts.empty import empty
from outcomes.charts.rows import ChartRow, colours, province_key
from outcomes.charts.style import Head, frame_figure
from outcomes.i18n.dates import when
from outcomes.i18n.labels import Row, described, records, where
from outcomes.i18n.language import t
from outcomes.ledger.models import Ratio

OPEN = math.nan


class Bounded(NamedTuple):
    """A number with its bounds; NaN where a side is open."""

    value: float
    low: float
    high: float


def ratio_bounds(numerator: Row, denominator: Row) -> Bounded:
    """The quotient of two facts, e.g. 近50万 ÷ 60万: at most 0.833. Quantities are never negative."""
    value = _divided(numerator["value"], denominator["value"])
    low = _divided(numerator["low"], denominator["high"])
    high = _divided(numerator["high"], denominator["low"])
    return Bounded(value, low, high)


def worded_share(share: Bounded, lang: str) -> str:
    """A share in per cent as a sentence part: 至多83.3% / at most 83.3%."""
    low, high = (_percent(side) for side in (share.low, share.high))
    if share.low == share.high:
        return t(lang, "charts.exactly", low=low)
    if math.isnan(share.low) and math.isnan(share.high):
        return t(lang, "charts.not_known")
    if math.isnan(share.low):
        return t(lang, "charts.at_most", high=high)
    return t(lang, "charts.at_least", low=low) if math.isnan(share.high) else t(
        lang, "charts.between", low=low, high=high
    )  # fmt: skip


def ratios(frame: pd.DataFrame, style: ChartStyle, wanted: Iterable[Ratio]) -> Chart:
    """Ratios of which both facts are among the rows, on one axis of per cent.

    Each mark carries customdata [numerator, denominator] (ids of facts).
    """
    lang, title = style.lang, t(style.lang, "charts.ratios")
    items = ratio_rows(frame, style, wanted)
    used = {fact for item in items for fact in (item.row["id"], *item.row["also"])}
    rows = frame[frame["id"].isin(used)]
    if not items:
        return empty(title, rows, style, "ratios")
    head = Head(title, t(lang, "charts.ratios_unit"), [*province_key(rows, style), *marks.key(items, style)])
    panel = lanes.shares(items, lanes.share_span(items, whole=True), style)
    figure = frame_figure(head, [panel], rows, style)
    words = [f"{item.head} {item.row[f'worded_{lang}']}" for item in items]
    return Chart.of(figure, title, described("dots", title, words, 0, lang), rows, "ratios", lang)


def ratio_rows(frame: pd.DataFrame, style: ChartStyle, wanted: Iterable[Ratio]) -> list[ChartRow]:
    """The ratios of which both facts are among the rows, largest first, as rows of a chart."""
    facts = {row["id"]: row for row in records(frame)}
    found = [ratio for ratio in wanted if ratio.numerator in facts and ratio.denominator in facts]
    used = {fact for ratio in found for fact in (ratio.numerator, ratio.denominator)}
    colour = colours(frame[frame["id"].isin(used)], style)
    items = [_row(ratio, facts, colour, style) for ratio in found]
    return sorted(items, key=lambda item: -item.row["value"])


def _row(ratio: Ratio, facts: dict[str, Row], colour: dict[str, str], style: ChartStyle) -> ChartRow:
    """A ratio drawn like a fact: its row is the numerator's with the quotient in place of the value."""
    top, bottom = facts[ratio.numerator], facts[ratio.denominator]
    share = Bounded(*(side * 100 for side in ratio_bounds(top, bottom)))
    row: dict[str, Any] = {**top, **share._asdict(), "part_of": None, "also": [bottom["id"]]}
    row["qualifier"] = "between" if share.low < share.high else "exactly"  # no middle of it is printed anywhere
    if bottom["quote"] != top["quote"]:
        row |= {key: f"{top[key]} ÷ {bottom[key]}" for key in ("quote", "translation")}
    for lang in ("zh", "en"):
        words = [top[f"worded_{lang}"], bottom[f"worded_{lang}"]]
        made = t(lang, "charts.ratio_of", numerator=words[0], denominator=words[1])
        row |= {f"worded_{lang}": worded_share(share, lang), f"indicator_{lang}": f"{ratio.name[lang]} · {made}"}
        row[f"note_{lang}"] = ratio.note[lang] if ratio.note else t(lang, "charts.calculated")
    detail = f"{where(top, style.lang)} · {when(top, style.lang)} · {made_of(row, style.lang)}"
    return ChartRow(row, ratio.name[style.lang], detail, colour[top["province"]])


def made_of(row: Row, lang: str) -> str:
    """近50万 ÷ 60万, from the name of a drawn ratio."""
    return str(row[f"indicator_{lang}"]).rsplit(" · ", 1)[-1]


def _divided(top: float, bottom: float) -> float:
    """An open side stays open; nothing is divided by nothing."""
    return top / bottom if bottom else OPEN


def _percent(share: float) -> str:
    return "" if math.isnan(share) else f"{share:.1f}%"
