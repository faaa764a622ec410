"""Shares, changes, target shares and ranks: four kinds of number that never share a chart."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import replace

import pandas as pd

from outcomes.charts import forms, lanes
from outcomes.charts.chart import Chart, ChartStyle
from outcomes.charts.labels import value_width
from outcomes.charts.notes import caveats, years
from outcomes.charts.panel import LABEL, Panel, line, note
from outcomes.charts.ratios import Share, facts_of, ratio_rows
from outcomes.charts.rows import ChartRow, chart_rows, parted
from outcomes.charts.scale import Scale, fitted
from outcomes.charts.text_layout import escape, width
from outcomes.i18n.labels import Row, records
from outcomes.i18n.language import t
from outcomes.ledger.checks.figures import FALLS
from outcomes.ledger.vocabulary import MOVING

SMALL, ABOVE = 11, 6  # the size of the words of ticks; pixels from the foot of a panel to the words at its end
LEAST = 0.2  # of the width for the marks themselves, however long their words
TALL = 11  # pixels that a line at zero reaches above and below its mark; a strip half of that


def rates(
    frame: pd.DataFrame,
    style: ChartStyle,
    names: Mapping[str, str] | None = None,
    definitions: Mapping[str, str] | None = None,
    calculated: Iterable[Share] = (),
    *,
    whole: bool = False,
) -> Chart:
    """Levels in per cent, a panel for each group: what people think and what an office counts are no one thing.

    `names` are the groups' names, `definitions` sentences by indicator. `calculated` are shares of our own, which stand
    below the reported ones in a panel that says so. Each panel has an axis of its own, which begins where its data are,
    or, as a `whole`, at zero.
    """
    rows = frame[(frame["measure"] == "level") & (frame["dimension"] == "share")]
    ours = [replace(item, remarks=()) for item in ratio_rows(frame, style, calculated)] if len(rows) else []
    drawn = pd.concat([rows, frame[frame["id"].isin(facts_of(ours))]]) if ours else rows
    parts = []
    for (group,), part in parted(records(rows), "group").items():
        name = (names or {}).get(group, "")
        named = {row[f"indicator_{style.lang}"] for row in part} != {name}  # else the panel's name says it
        parts.append((name, chart_rows(part, style, drawn, named=named, definitions=definitions)))
    parts += [(t(style.lang, "charts.calculated_rates"), ours)] if ours else []
    items, panels = [], []
    for name, found in parts:
        panel = lanes.shares(found, style, whole=whole)
        panels.append(lanes.headed(panel, name, style) if name else panel)
        items += found
    near = "charts.rates_own" if len(panels) > 1 else "charts.rates_near"
    said = [] if whole else [t(style.lang, near)]
    return _chart("rates", drawn, style, items, panels, [*said, *caveats(rows, style.lang)])


def changes(frame: pd.DataFrame, style: ChartStyle) -> Chart:
    """Changes in per cent left and right of zero; points, multiples, years and ranks each in a panel of their own."""
    rows = frame[frame["measure"].isin(MOVING)]
    printed = {row["id"]: row for row in records(rows)}
    signed = [_fallen(row, style.lang) for row in printed.values()]
    found = list(parted(signed, "measure", "unit").values())
    found.sort(key=lambda part: (-len(part), part[0]["measure"] != "change"))
    items, panels = [], []
    for part in found:
        drawn, first = chart_rows(part, style, rows, named=True), part[0]
        name = t(style.lang, f"charts.measure_{first['measure']}", unit=first[f"unit_{style.lang}"])
        panel = _change_panel(drawn, style)
        panels.append(lanes.headed(panel, name, style) if len(found) > 1 else panel)
        items += drawn
    told = any(row is not printed[row["id"]] for row in signed)
    said = [t(style.lang, "charts.changes_named")] if told else []
    words = f"worded_{style.lang}"  # after a name that tells the fall it is not told again
    items = [replace(item, row={**item.row, words: printed[item.row["id"]][words]}) for item in items]
    return _chart("changes", rows, style, items, panels, [*said, *years(rows, style.lang)])


def target_shares(frame: pd.DataFrame, style: ChartStyle) -> Chart:
    """Shares of a target, with a line at the target; other rows are left out."""
    rows = frame[frame["measure"] == "target-share"]
    items = chart_rows(records(rows), style, rows, named=True)
    panels = [lanes.lone(items[0], style)] if lanes.single(items) else [_with_target(items, style)] if items else []
    return _chart("target_shares", rows, style, items, panels)


def ranks(frame: pd.DataFrame, style: ChartStyle) -> Chart:
    """Ranks as strips, the first place at the left; each list has a strip of its own, to the last rank of the list."""
    rows = frame[frame["measure"] == "rank"]
    items, panels = [], []
    for part in parted(records(rows), "indicator").values():
        drawn = [_ranked(item) for item in chart_rows(part, style, rows, named=True)[::-1]]
        items += drawn
        panels.append(_strip(drawn, style))
    return _chart("ranks", rows, style, items, panels, years(rows, style.lang))


def _chart(
    name: str, rows: pd.DataFrame, style: ChartStyle, items: list[ChartRow], panels: list[Panel],
    said: Iterable[str] = (),
) -> Chart:  # fmt: skip
    title, unit = t(style.lang, f"charts.{name}"), t(style.lang, f"charts.{name}_unit")
    return lanes.chart(name.replace("_", "-"), title, [unit, *said], rows, items, panels, style)


def _fallen(row: Row, lang: str) -> Row:
    """A row; of a fall that its name alone tells (纸质材料减少: 40%) one below nothing, and worded as a fall."""
    named = FALLS.search(row["indicator_zh"] + row["indicator_en"])
    if not named or row["measure"] != "change" or row["low"] < 0 or row["high"] < 0:
        return row
    words = {f"worded_{lang}": t(lang, "wording.fell", words=row[f"worded_{lang}"])}
    return {**row, "value": -row["value"], "low": -row["high"], "high": -row["low"], **words}


def _change_panel(items: list[ChartRow], style: ChartStyle) -> Panel:
    """Zero stands where the falls end and the rises begin."""
    if lanes.single(items):
        return lanes.lone(items[0], style)
    bars = forms.countable(items)
    axis = _around_zero(items, style, bars=bars)
    signed, unit = items[0].row["measure"] in ("change", "points"), "%" if items[0].row["dimension"] == "share" else ""
    reach = Scale(0, max(-axis.low, axis.top)).ticks()
    found = {sign * at: f"{sign * at:{'+' if signed and at else ''}g}{unit}" for at in reach for sign in (-1, 1)}
    shown = [(at, words) for at, words in found.items() if 0.9 * axis.low <= at <= 0.9 * axis.top]
    panel = lanes.lanes(items, axis, shown, style, bars=bars)
    muted = style.colours.muted
    zeros = [line((0, 0), (y - TALL, y + TALL), muted) for y in _middles(panel)]
    return replace(panel, shapes=[*panel.shapes, *zeros])


def _middles(panel: Panel) -> list[float]:
    """Where the rows of a panel have their marks."""
    return sorted({y for trace in panel.traces for y in trace["y"]})


def _around_zero(items: list[ChartRow], style: ChartStyle, *, bars: bool) -> Scale:
    """An axis on which the words of the largest fall and of the largest rise fit beside them."""
    sides = [(end, more + 2 * lanes.AWAY + value_width(item, style))
             for item in items for end, more in forms.reach(item, bars=bars)]  # fmt: skip
    low, top = min(0.0, *(end for end, _ in sides)), max(0.0, *(end for end, _ in sides))
    before = max((words for end, words in sides if end < 0), default=0.0)
    after = max((words for end, words in sides if end > 0), default=0.0)
    pixel = (top - low) / max(style.room - before - after, LEAST * style.room)
    return Scale(low - before * pixel, top + after * pixel)


def _ranked(item: ChartRow) -> ChartRow:
    """“Among the first twenty” is a range that begins at the first place."""
    open_end = item.row["qualifier"] == "at-most"
    return replace(item, row={**item.row, "low": 1.0, "qualifier": "between"}) if open_end else item


def _strip(items: list[ChartRow], style: ChartStyle) -> Panel:
    """One list from its first rank to its last; it stays open where the data do not say how long the list is."""
    shown = max(item.row["high"] for item in items)
    last = max((item.row.get("list_length") or math.nan for item in items), default=math.nan)
    end = shown if math.isnan(last) else max(shown, last)
    unknown = t(style.lang, "charts.list_end") if math.isnan(last) else ""
    needed = max(value_width(item, style) + lanes.AWAY + forms.DOT for item in items)
    scale = fitted([(end, max(needed, width(unknown, LABEL) + 2 * LABEL))], style.room, low=1)
    panel = lanes.lanes(items, scale, [(at, f"{at:g}") for at in dict.fromkeys((1.0, shown, end))], style)
    grid, paper = style.colours.grid, style.colours.paper
    strips = [
        {"type": "rect", "layer": "below", "x0": x0, "x1": x1, "y0": y - TALL // 2, "y1": y + TALL // 2,
         "fillcolor": fill, "line": {"width": 1, "color": grid, "dash": dash}}
        for y in _middles(panel)
        for x0, x1, fill, dash in [(1, end, grid, "solid"), (end, scale.top, paper, "dot")]
        if dash == "solid" or unknown
    ]  # fmt: skip
    font = {"size": SMALL, "color": style.colours.muted}
    words = note("end", escape(unknown), scale.top, panel.height - ABOVE, xanchor="right", yanchor="middle", font=font)
    return replace(panel, marks=[*panel.marks, *([words] if unknown else [])], shapes=[*panel.shapes, *strips])


def _with_target(items: list[ChartRow], style: ChartStyle) -> Panel:
    """A line at 100 per cent, named."""
    panel = lanes.shares(items, style, whole=True)
    target = line((100, 100), (0, panel.height), style.colours.ink, 2, layer="above")
    words = [text + (" " + t(style.lang, "charts.target") if at == 100 else "")
             for at, text in zip(panel.xaxis["tickvals"], panel.xaxis["ticktext"], strict=True)]  # fmt: skip
    return replace(panel, xaxis=panel.xaxis | {"ticktext": words}, shapes=[*panel.shapes, target])
