"""The charts of the pages by the name that addresses give them: which rows of a selection each has room for, and how it
draws them. A page and a download of it ask the same.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import pandas as pd

from outcomes.analysis import consistency
from outcomes.analysis.compare import amounts, commonest, completions, groups, largest, panel
from outcomes.analysis.numeral_counts import longest, role_counts
from outcomes.analysis.selection import Selection
from outcomes.charts.bars import comparison
from outcomes.charts.chart import Chart, ChartStyle
from outcomes.charts.counts import by_theme_and_stage
from outcomes.charts.matrix import matrix
from outcomes.charts.multiples import multiples
from outcomes.charts.numeral_counts import by_role
from outcomes.charts.rates import changes, ranks, rates, target_shares
from outcomes.charts.ratios import ratios
from outcomes.charts.tiles import tile_map
from outcomes.charts.timeline import timeline

Asked = Mapping[str, str]  # parameters of the page beside the filter: section, group, scale, about, axis


@dataclass(frozen=True)
class NamedChart:
    """`page` is where it stands. `rows` gives what is drawn and how much is left out, `left` the words for that."""

    page: str
    rows: Callable[[Selection, Asked], tuple[pd.DataFrame, int]]
    draw: Callable[[Selection, pd.DataFrame, ChartStyle, Asked], Chart]
    left: str = "charts.left_out"


def _group(selection: Selection, asked: Asked) -> tuple[pd.DataFrame, int]:
    return largest(selection.frame[selection.frame["group"] == asked.get("group")])


def _theme(selection: Selection, asked: Asked) -> tuple[pd.DataFrame, int]:
    rows = amounts(selection.frame)
    return largest(rows[rows["theme"] == asked.get("about")])


def _on_one_axis(selection: Selection, rows: pd.DataFrame, style: ChartStyle, asked: Asked) -> Chart:
    title = selection.ledger.group_name(asked["group"])[selection.lang]
    return comparison(rows, style, asked.get("scale") == "log", title=title)


def _on_own_axes(selection: Selection, rows: pd.DataFrame, style: ChartStyle, asked: Asked) -> Chart:
    found = groups(selection.frame, selection.ledger, selection.lang)
    names = dict(zip(found["group"], found["name"], strict=True))
    return multiples(rows, style, names, title=selection.ledger.themes[asked["about"]].name[selection.lang])


def _rates(selection: Selection, rows: pd.DataFrame, style: ChartStyle, asked: Asked) -> Chart:
    """With the names and definitions of the rates, and beside them the shares of our own."""
    ledger, lang, frame = selection.ledger, selection.lang, selection.frame
    ratios = completions(ledger, frame)
    used = {fact for ratio in ratios for fact in (ratio.numerator, ratio.denominator)}
    names = {group: ledger.group_name(group)[lang] for group in rows["group"].unique()}
    definitions = {name: ledger.indicators[name].definition[lang] for name in rows["indicator"].unique()}
    drawn = frame[frame["id"].isin({*rows["id"], *used})]
    return rates(drawn, style, names, definitions, ratios, whole=asked.get("axis") == "whole")


def _everything(selection: Selection, asked: Asked) -> tuple[pd.DataFrame, int]:
    return selection.frame, 0


def _panel(name: str, draw: Callable[[pd.DataFrame, ChartStyle], Chart]) -> NamedChart:
    return NamedChart(
        "compare",
        lambda selection, asked: largest(panel(selection.frame, name)),
        lambda selection, rows, style, asked: draw(rows, style),
    )


CHARTS = {
    "map": NamedChart(
        "overview",
        lambda selection, asked: (selection.without("province"), 0),
        lambda selection, rows, style, asked: tile_map(
            rows, style, selection.ledger.province_codes, selection.chosen.province
        ),
    ),
    "themes": NamedChart(
        "overview", _everything, lambda selection, rows, style, asked: by_theme_and_stage(rows, style)
    ),
    "comparison": NamedChart("compare", _group, _on_one_axis),
    "multiples": NamedChart("compare", _theme, _on_own_axes),
    "rates": NamedChart("compare", lambda selection, asked: largest(panel(selection.frame, "rates")), _rates),
    "changes": _panel("changes", changes),
    "target_shares": _panel("target_shares", target_shares),
    "ranks": _panel("ranks", ranks),
    "ratios": NamedChart(
        "compare",
        _everything,
        lambda selection, rows, style, asked: ratios(rows, style, consistency.shares(selection.ledger, rows["id"])),
    ),
    "matrix": NamedChart("compare", _everything, lambda selection, rows, style, asked: matrix(rows, style)),
    "timeline": NamedChart(
        "compare",
        lambda selection, asked: commonest(selection.frame),
        lambda selection, rows, style, asked: timeline(rows, style),
    ),
    "numerals": NamedChart(
        "coverage",
        lambda selection, asked: longest(role_counts(selection.ledger)),
        lambda selection, rows, style, asked: by_role(rows, style),
        "coverage.left_out",
    ),
}
