"""Marks fit the words: a dot and its range, an arrow where more is open, a cap at a limit; bars for exact counts."""

import math

import pandas as pd
import pytest

from outcomes.analysis.consistency import shares
from outcomes.charts.amounts import comparison
from outcomes.charts.chart import Chart
from outcomes.charts.forms import FACTOR, form
from outcomes.charts.ratios import ratios
from outcomes.i18n.language import t
from outcomes.ledger.ledger import Ledger
from tests.charting import ENGLISH, figure, made, marked, traces, words

OPEN = math.nan
OTHER = {"value": 4.0, "region": "suzhou"}
ARROW, CAPPED = {"printed": 8.0, "open-stem": 8.0, "open-high": 8.0}, {"printed": 8.0, "open-stem": 8.0}
FORMS = [
    ({"value": 8.0}, "exactly", {"printed": 8.0}, "circle"),
    ({"value": 8.0, "qualifier": "about"}, "about", {"printed": 8.0}, "circle-open"),
    ({"value": 8.0, "high": 9.0, "qualifier": "more-than"}, "reaching", {"printed": 8.0, "bound": 1.0, "cap": 9.0},
     "circle"),
    ({"value": 8.0, "high": OPEN, "qualifier": "more-than"}, "at-least", ARROW, "line-ns-open"),
    ({"value": 8.0, "high": OPEN, "qualifier": "at-least"}, "at-least", ARROW, "line-ns-open"),
    ({"value": 8.0, "low": OPEN, "qualifier": "nearly"}, "at-most", CAPPED, "line-ns-open"),
    ({"value": 8.0, "low": OPEN, "qualifier": "at-most"}, "at-most", CAPPED, "line-ns-open"),
    ({"value": OPEN, "low": 6.0, "high": 8.0, "qualifier": "between"}, "between", {"bound": 2.0, "cap": 8.0}, None),
]  # fmt: skip


def drawn(frame: pd.DataFrame, *changes: dict, log: bool = False) -> Chart:
    return comparison(made(frame, *changes, OTHER), ENGLISH, log)


@pytest.mark.parametrize(("changes", "expected", "marks", "symbol"), FORMS)
@pytest.mark.parametrize("log", [False, True])
def test_a_wording_has_its_form(
    frame: pd.DataFrame, changes: dict, expected: str, marks: dict[str, float], symbol: str | None, log: bool
) -> None:
    """8余 has a line from its dot to the bound, 超8 an arrow to the right, 近8 a cap with a line up to it."""
    chart = drawn(frame, changes, {"value": 5.0, "qualifier": "about", "region": "wuxi"}, log=log)
    assert form(made(frame, changes).iloc[0].to_dict()) == expected
    names = ("printed", "bound", "cap", "open-stem", "open-high")
    assert {name: marked(chart, name)["a"] for name in names if "a" in marked(chart, name)} == marks
    low = changes.get("low", changes["value"])
    assert [one["base"] for one in traces(chart, "bound")] == ([[low]] if "bound" in marks else [])
    assert expected == "exactly" or t("en", f"charts.key_{expected.replace('-', '_')}") in words(chart)
    (printed,) = traces(chart, "printed")
    symbols = {ids[0]: one for ids, one in zip(printed["customdata"], printed["marker"]["symbol"], strict=True)}
    assert symbols.get("a") == symbol
    for stem in traces(chart, "open-stem"):
        assert stem["marker"]["angle"] == [-90 if "open-high" in marks else 90], "90 is to the left for plotly"
    shifts = [abs(mark.xshift) for mark in figure(chart).layout.annotations if mark.name == "value"]
    assert min(shifts) >= 7, "words never touch their marks"


@pytest.mark.parametrize(
    ("changes", "kind"),
    [
        ({"value": 4.0 * FACTOR}, "bar"),
        ({"value": 4.0 * FACTOR + 1}, "scatter"),
        ({"value": 8.0, "qualifier": "about"}, "scatter"),
        ({"value": 8.0, "high": 9.0, "qualifier": "more-than"}, "scatter"),
        ({"value": 8.0, "kind": "target"}, "scatter"),
        ({"value": 8.0, "before_value": 9.0}, "scatter"),
    ],
)
def test_bars_are_for_exact_results_of_one_size(frame: pd.DataFrame, changes: dict, kind: str) -> None:
    assert {one["type"] for one in traces(drawn(frame, changes), "printed")} == {kind}


def test_plain_marks_need_no_key(frame: pd.DataFrame) -> None:
    chart = comparison(made(frame, {"value": 8.0}, OTHER), ENGLISH)
    assert not [mark for mark in figure(chart).layout.annotations if mark.name == "key"]


def test_an_earlier_value_is_joined_to_the_later_one(frame: pd.DataFrame) -> None:
    chart = drawn(frame, {"value": 3.0, "before_value": 12.0})
    (step,) = traces(chart, "step")
    assert (step["base"], step["x"]) == ([12.0], [-9.0])
    assert marked(chart, "before") == {"a": 12.0}
    assert "From the earlier value" in words(chart)


def test_a_lone_figure_with_an_earlier_value_has_an_axis(frame: pd.DataFrame) -> None:
    chart = comparison(made(frame, {"value": 3.0, "before_value": 12.0}), ENGLISH)
    low, top = figure(chart).layout.xaxis.range
    assert low <= 3 < 12 < top


def test_a_target_is_an_open_mark_beside_the_result(frame: pd.DataFrame) -> None:
    target = {"value": 9.0, "kind": "target", "worded_en": "target: 9 problems"}
    chart = drawn(frame, {"value": 8.0, "worded_en": "8 problems"}, target)
    (printed,) = traces(chart, "printed")
    symbols = dict(zip([ids[0] for ids in printed["customdata"]], printed["marker"]["symbol"], strict=True))
    heights = dict(zip([ids[0] for ids in printed["customdata"]], printed["y"], strict=True))
    assert symbols == {"a": "circle", "b": "diamond-open", "c": "circle"}
    assert heights["a"] == heights["b"] != heights["c"]
    assert "8 problems; target: 9 problems" in words(chart)
    assert "not a result" in words(chart)


def test_a_plan_without_a_result_is_open_in_a_row_of_its_own(frame: pd.DataFrame) -> None:
    (printed,) = traces(drawn(frame, {"value": 9.0, "kind": "plan"}), "printed")
    assert printed["marker"]["symbol"] == ["diamond-open", "circle"]
    assert len(set(printed["y"])) == 2


def test_no_middle_is_drawn_of_a_share_of_our_own(frame: pd.DataFrame, ledger: Ledger) -> None:
    chart = ratios(frame, ENGLISH, shares(ledger, frame["id"]))
    (bound,) = traces(chart, "bound")
    assert bound["customdata"]
    assert not {ids[0] for ids in bound["customdata"]} & set(marked(chart, "printed"))


def test_a_range_is_sorted_and_kept_by_its_upper_end(frame: pd.DataFrame) -> None:
    chart = drawn(frame, FORMS[7][0], {"value": 7.0, "region": "wuxi", "first": 2001, "last": 2001})
    labels = [mark.y for mark in figure(chart).layout.annotations if mark.name == "value"]
    (bound,), (printed,) = traces(chart, "bound"), traces(chart, "printed")
    assert bound["y"][0] < min(printed["y"])
    assert labels == sorted(labels)
