"""Rates by kind, changes left and right of zero, ranks as strips: each kind of number on an axis of its own."""

import pandas as pd
import pytest

from outcomes.analysis.compare import completions, panel
from outcomes.charts.rates import changes, ranks, rates, target_shares
from outcomes.i18n.language import t
from outcomes.ledger.ledger import Ledger
from outcomes.ledger.vocabulary import MEASURES
from tests.charting import ENGLISH, axes, figure, made, marked, traces, words

PERCENT = "shangyu-online-cases-growth"
RANK = "luhe-industrial-rank"


def test_opinions_offices_and_budgets_have_panels_of_their_own(frame: pd.DataFrame) -> None:
    rows = frame[(frame["measure"] == "level") & (frame["dimension"] == "share")]
    found = axes(rates(frame, ENGLISH))
    assert found == [set(part["id"]) for _, part in rows.groupby("group", sort=False)]
    for ids in found:
        assert len({stage == "input" for stage in rows[rows["id"].isin(ids)]["stage"]}) == 1


def test_the_axis_is_where_the_data_are_or_the_whole(frame: pd.DataFrame) -> None:
    rows = made(frame, {"value": 98.0}, {"value": 81.0, "group": "other"}, fact="sichuan-rural-satisfaction")
    for whole, ends in ((False, [(90, 100), (70, 100)]), (True, [(0, 100)] * 2)):
        chart = rates(rows, ENGLISH, whole=whole)
        axes = [axis for name, axis in figure(chart).layout.to_plotly_json().items() if name.startswith("xaxis")]
        assert [(axis["tickvals"][0], axis["tickvals"][-1]) for axis in axes] == ends, "each panel says its own ticks"
        assert (t("en", "charts.rates_own") in words(chart)) is not whole
    assert t("en", "charts.rates_near") in words(rates(rows[:1], ENGLISH))


def test_shares_of_our_own_stand_beside_the_reported_ones_and_say_so(frame: pd.DataFrame, ledger: Ledger) -> None:
    found = completions(ledger, frame)
    chart = rates(frame, ENGLISH, calculated=found)
    reported = rates(frame, ENGLISH)
    assert axes(chart)[:-1] == axes(reported)
    assert axes(chart)[-1] == {ratio.numerator for ratio, _ in found}
    assert t("en", "charts.calculated_rates") in words(chart)
    assert t("en", "charts.calculated_rates") not in words(reported)
    assert {ratio.denominator for ratio, _ in found} <= set(chart.rows["id"]), "its sources are named"


def test_only_what_was_done_of_a_whole_of_the_same_place_stands_beside_rates(
    frame: pd.DataFrame, ledger: Ledger
) -> None:
    by_id = frame.set_index("id")
    found = completions(ledger, frame)
    assert 0 < len(found) < len(ledger.ratios)
    for ratio, _ in found:
        top, bottom = by_id.loc[ratio.numerator], by_id.loc[ratio.denominator]
        assert top["region"] == bottom["region"]
        assert top["part_of"] == ratio.denominator
        assert top["stage"] in ("output", "outcome")


def test_changes_in_per_cent_stand_left_and_right_of_zero(frame: pd.DataFrame) -> None:
    chart = changes(made(frame, {"value": 40.0}, {"value": -3.2}, {"value": -40.0}, fact=PERCENT), ENGLISH)
    assert len(axes(chart)) == 1
    assert marked(chart, "printed") == {"a": 40.0, "b": -3.2, "c": -40.0}
    low, top = figure(chart).layout.xaxis.range
    assert low < -40
    assert top > 40
    (printed,) = traces(chart, "printed")
    assert set(printed["base"]) == {0}
    words_of_values = {mark.x: mark.xanchor for mark in figure(chart).layout.annotations if mark.name == "value"}
    assert words_of_values == {40.0: "left", -3.2: "right", -40.0: "right"}, "the words stand on the bar's own side"


def test_points_multiples_years_and_ranks_are_apart(frame: pd.DataFrame) -> None:
    rows = made(
        frame,
        {"value": 40.0}, {"value": -3.2}, {"value": 2.0, "measure": "points"}, {"value": 2.0, "measure": "multiple-to"},
        {"value": 2.0, "measure": "multiple-by"}, {"value": 0.5, "unit": "years", "dimension": "time"},
        fact=PERCENT,
    )  # fmt: skip
    assert axes(changes(rows, ENGLISH)) == [{"a", "b"}, {"f"}, {"c"}, {"d"}, {"e"}]


def test_every_measure_has_a_section_of_the_page(frame: pd.DataFrame) -> None:
    for measure in MEASURES:
        rows = made(frame, {"value": 2.0, "measure": measure}, fact=PERCENT)
        sections = [len(panel(rows, name)) for name in ("rates", "changes", "target_shares", "ranks")]
        assert sum(sections) == 1, measure


def test_a_lone_target_share_is_a_number(frame: pd.DataFrame) -> None:
    chart = target_shares(frame[frame["measure"] == "target-share"].iloc[:1], ENGLISH)
    assert figure(chart).layout.xaxis.visible is False


def test_two_lists_never_share_an_axis(frame: pd.DataFrame) -> None:
    rows = frame[frame["measure"] == "rank"]
    assert rows["indicator"].nunique() > 1
    assert axes(ranks(frame, ENGLISH)) == [set(part["id"]) for _, part in rows.groupby("indicator", sort=False)]


@pytest.mark.parametrize(("length", "ticks"), [(100.0, [1, 29, 100]), (float("nan"), [1, 29])])
def test_a_strip_begins_with_the_first_and_ends_with_its_list_where_its_length_is_known(
    frame: pd.DataFrame, length: float, ticks: list[int]
) -> None:
    """百强: the name of the list says how many it holds."""
    chart = ranks(made(frame, {"value": 29.0}, fact=RANK).assign(list_length=length), ENGLISH)
    layout = figure(chart).layout
    assert list(layout.xaxis.tickvals) == ticks
    known, *beyond = [shape for shape in layout.shapes if shape.type == "rect"]
    assert (known.x0, known.x1) == (1, ticks[-1])
    assert [(shape.x0, shape.x1 > 29, shape.line.dash) for shape in beyond] == [(29, True, "dot")] * (3 - len(ticks))
    assert (t("en", "charts.list_end") in words(chart)) is bool(beyond)


def test_among_the_first_twenty_is_a_range_from_the_first(frame: pd.DataFrame) -> None:
    top = made(frame, {"value": 20.0, "low": float("nan"), "qualifier": "at-most"}, fact=RANK)
    (bound,) = traces(ranks(top, ENGLISH), "bound")
    assert (bound["base"], bound["x"]) == ([1.0], [19.0])
