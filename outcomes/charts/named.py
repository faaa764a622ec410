"""The charts of the pages by the name that addresses give them: which rows of a selection each has room for, and how it
draws them. A page and a download of it ask the same.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

import pandas as pd

from outcomes.analysis import consistency
from outcomes.analysis.compare import amounts, commonest, completions, largest, one_a_place, panel
from outcomes.analysis.numeral_counts import longest, role_counts
from outcomes.analysis.selection import Selection
from outcomes.charts.amounts import comparison, multiples
from outcomes.charts.chart import Chart, ChartStyle
from outcomes.charts.matrix import matrix
from outcomes.charts.rates import changes, ranks, rates, target_shares
from outcomes.charts.ratios import ratios
from outcomes.charts.stacks import by_role, by_theme_and_stage
from outcomes.charts.tiles import tile_map
from outcomes.charts.timeline import timeline

Asked = Mapping[str, str]  # parameters of the page beside the filter: group, level of place, scale, about, axis


class Shown(NamedTuple):
    """The rows there is room for, how many are left out, and the chart of them."""

    rows: pd.DataFrame
    left: int
    chart: Chart


@dataclass(frozen=True)
class NamedChart:
    """`page` is where it stands, with the parameters `at` that lead there; `left` is the key of the words for what is
    left out."""

    page: str
    draw: Callable[[Selection, Asked, ChartStyle], Shown]
    left: str = "charts.left_out"
    at: Mapping[str, str] = field(default_factory=dict)


def _plain(
    rows: Callable[[Selection], tuple[pd.DataFrame, int]], draw: Callable[[pd.DataFrame, ChartStyle], Chart]
) -> Callable[[Selection, Asked, ChartStyle], Shown]:
    """A chart that needs to know nothing but its rows."""

    def drawn(selection: Selection, asked: Asked, style: ChartStyle) -> Shown:
        shown, left = rows(selection)
        return Shown(shown, left, draw(shown, style))

    return drawn


def _panel(name: str, draw: Callable[[pd.DataFrame, ChartStyle], Chart]) -> NamedChart:
    made = _plain(lambda selection: largest(panel(selection.frame, name)), draw)
    return NamedChart("compare", made, at={"section": "others"})


def _map(selection: Selection, asked: Asked, style: ChartStyle) -> Shown:
    rows = selection.without("province")
    return Shown(rows, 0, tile_map(rows, style, selection.ledger.province_codes, selection.chosen.province))


def _comparison(selection: Selection, asked: Asked, style: ChartStyle) -> Shown:
    """The figures of a group; of one level of place, a single one for each place."""
    group = asked.get("group", "")
    rows = selection.frame[selection.frame["group"] == group]
    rows, left = largest(one_a_place(rows[rows["level"] == asked["level"]]) if "level" in asked else rows)
    title = selection.ledger.group_name(group)[selection.lang]
    return Shown(rows, left, comparison(rows, style, asked.get("scale") == "log", title=title))


def _multiples(selection: Selection, asked: Asked, style: ChartStyle) -> Shown:
    """The amounts of a theme, each kind of thing on an axis of its own."""
    ledger, lang, about = selection.ledger, selection.lang, asked.get("about", "")
    rows = amounts(selection.frame)
    rows, left = largest(rows[rows["theme"] == about])
    names = {group: ledger.group_name(group)[lang] for group in rows["group"].unique()}
    return Shown(rows, left, multiples(rows, style, names, title=ledger.themes[about].name[lang]))


def _rates(selection: Selection, asked: Asked, style: ChartStyle) -> Shown:
    """The reported rates, and the facts that ours are calculated from."""
    ledger, lang, frame = selection.ledger, selection.lang, selection.frame
    reported, left = largest(panel(frame, "rates"))
    found = completions(ledger, frame)
    used = {fact for ratio, _ in found for fact in (ratio.numerator, ratio.denominator)}
    rows = frame[frame["id"].isin({*reported["id"], *used})]
    names = {group: ledger.group_name(group)[lang] for group in rows["group"].unique()}
    definitions = {name: ledger.indicators[name].definition[lang] for name in rows["indicator"].unique()}
    drawn = rates(rows, style, names, definitions, found, whole=asked.get("axis") == "whole")
    return Shown(rows, left, drawn)


def _ratios(selection: Selection, asked: Asked, style: ChartStyle) -> Shown:
    rows = selection.frame
    return Shown(rows, 0, ratios(rows, style, consistency.shares(selection.ledger, rows["id"])))


def _matrix(selection: Selection, asked: Asked, style: ChartStyle) -> Shown:
    return Shown(selection.frame, 0, matrix(selection.frame, style, selection.statements))


AMOUNTS, SPREAD = {"section": "amounts"}, {"section": "spread"}
CHARTS = {
    "map": NamedChart("overview", _map),
    "themes": NamedChart("overview", _plain(lambda selection: (selection.frame, 0), by_theme_and_stage)),
    "comparison": NamedChart("compare", _comparison, at=AMOUNTS),
    "multiples": NamedChart("compare", _multiples, at=AMOUNTS | {"kinds": "several"}),
    "rates": NamedChart("compare", _rates, at={"section": "rates"}),
    "changes": _panel("changes", changes),
    "target_shares": _panel("target_shares", target_shares),
    "ranks": _panel("ranks", ranks),
    "ratios": NamedChart("compare", _ratios, at={"section": "calculated"}),
    "matrix": NamedChart("compare", _matrix, at=SPREAD),
    "timeline": NamedChart("compare", _plain(lambda selection: commonest(selection.frame), timeline), at=SPREAD),
    "numerals": NamedChart(
        "coverage", _plain(lambda selection: longest(role_counts(selection.ledger)), by_role), "coverage.left_out"
    ),
}
