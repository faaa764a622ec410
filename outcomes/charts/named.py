"""The charts of the pages by the name that addresses give them: which rows of a selection each has room for, and how it
draws them. A page and a download of it ask the same.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import pandas as pd

from outcomes.analysis import consistency
from outcomes.analysis.compare import amounts, commonest, completions, groups, largest, one_a_place, panel
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


@dataclass(frozen=True)
class NamedChart:
    """`page` is where it stands, with the parameters `at` that lead there.

    `rows` gives what is drawn and how much is left out, `left` is the key of the words for that.
    """

    page: str
    rows: Callable[[Selection, Asked], tuple[pd.DataFrame, int]]
    draw: Callable[[Selection, pd.DataFrame, ChartStyle, Asked], Chart]
    left: str = "charts.left_out"
    at: Mapping[str, str] = field(default_factory=dict)


def _everything(selection: Selection, asked: Asked) -> tuple[pd.DataFrame, int]:
    return selection.frame, 0


def _group(selection: Selection, asked: Asked) -> tuple[pd.DataFrame, int]:
    """The figures of a group; of one level of place, a single one for each place."""
    rows = selection.frame[selection.frame["group"] == asked.get("group")]
    return largest(one_a_place(rows[rows["level"] == asked["level"]]) if "level" in asked else rows)


def _by_level(selection: Selection, rows: pd.DataFrame, style: ChartStyle, asked: Asked) -> Chart:
    title = selection.ledger.group_name(asked["group"])[selection.lang]
    return comparison(rows, style, asked.get("scale") == "log", title=title)


def _theme(selection: Selection, asked: Asked) -> tuple[pd.DataFrame, int]:
    rows = amounts(selection.frame)
    return largest(rows[rows["theme"] == asked.get("about")])


def _on_own_axes(selection: Selection, rows: pd.DataFrame, style: ChartStyle, asked: Asked) -> Chart:
    found = groups(selection.frame, selection.ledger, selection.lang)
    names = dict(zip(found["group"], found["name"], strict=True))
    return multiples(rows, style, names, title=selection.ledger.themes[asked["about"]].name[selection.lang])


def _rates(selection: Selection, asked: Asked) -> tuple[pd.DataFrame, int]:
    """The reported rates, and the facts that ours are calculated from."""
    rows, left = largest(panel(selection.frame, "rates"))
    found = completions(selection.ledger, selection.frame)
    used = {fact for ratio, _ in found for fact in (ratio.numerator, ratio.denominator)}
    return selection.frame[selection.frame["id"].isin({*rows["id"], *used})], left


def _draw_rates(selection: Selection, rows: pd.DataFrame, style: ChartStyle, asked: Asked) -> Chart:
    ledger, lang = selection.ledger, selection.lang
    reported = panel(rows, "rates")
    names = {group: ledger.group_name(group)[lang] for group in reported["group"].unique()}
    definitions = {name: ledger.indicators[name].definition[lang] for name in reported["indicator"].unique()}
    found = completions(ledger, rows)
    return rates(rows, style, names, definitions, found, whole=asked.get("axis") == "whole")


def _panel(name: str, draw: Callable[[pd.DataFrame, ChartStyle], Chart]) -> NamedChart:
    return NamedChart(
        "compare",
        lambda selection, asked: largest(panel(selection.frame, name)),
        lambda selection, rows, style, asked: draw(rows, style),
        at={"section": "others"},
    )


def _map(selection: Selection, rows: pd.DataFrame, style: ChartStyle, asked: Asked) -> Chart:
    return tile_map(rows, style, selection.ledger.province_codes, selection.chosen.province)


def _squares(selection: Selection, rows: pd.DataFrame, style: ChartStyle, asked: Asked) -> Chart:
    return matrix(rows, style, selection.statements)


def _ratios(selection: Selection, rows: pd.DataFrame, style: ChartStyle, asked: Asked) -> Chart:
    return ratios(rows, style, consistency.shares(selection.ledger, rows["id"]))


AMOUNTS, SPREAD = {"section": "amounts"}, {"section": "spread"}
CHARTS = {
    "map": NamedChart("overview", lambda selection, asked: (selection.without("province"), 0), _map),
    "themes": NamedChart(
        "overview", _everything, lambda selection, rows, style, asked: by_theme_and_stage(rows, style)
    ),
    "comparison": NamedChart("compare", _group, _by_level, at=AMOUNTS),
    "multiples": NamedChart("compare", _theme, _on_own_axes, at=AMOUNTS | {"kinds": "several"}),
    "rates": NamedChart("compare", _rates, _draw_rates, at={"section": "rates"}),
    "changes": _panel("changes", changes),
    "target_shares": _panel("target_shares", target_shares),
    "ranks": _panel("ranks", ranks),
    "ratios": NamedChart("compare", _everything, _ratios, at={"section": "calculated"}),
    "matrix": NamedChart("compare", _everything, _squares, at=SPREAD),
    "timeline": NamedChart(
        "compare",
        lambda selection, asked: commonest(selection.frame),
        lambda selection, rows, style, asked: timeline(rows, style),
        at=SPREAD,
    ),
    "numerals": NamedChart(
        "coverage",
        lambda selection, asked: longest(role_counts(selection.ledger)),
        lambda selection, rows, style, asked: by_role(rows, style),
        "coverage.left_out",
    ),
}
