"""Marks fit the words: a dot and its range, an arrow where more is open, a cap at a limit; bars for exact counts."""

import math

import pandas as pd
import pytest

from outcomes.analysis.consistency import shares
from outcomes.charts.amounts import comparison
from outcomes.charts.forms import FACTOR, form
from outcomes.charts.ratios import ratios
from outcomes.ledger.ledger import Ledger
from tests.charting import ENGLISH, made, marked, traces, words

OPEN = math.nan
OTHER = {"value": 4.0, "region": "suzhou"}
FORMS = [
    ("exactly", {"value": 8.0}, "exactly"),
    ("about", {"value": 8.0, "qualifier": "about"}, "about"),
    ("8余", {"value": 8.0, "high": 9.0, "qualifier": "more-than"}, "reaching"),
    ("超8", {"value": 8.0, "high": OPEN, "qualifier": "more-than"}, "at-least"),
    ("8以上", {"value": 8.0, "high": OPEN, "qualifier": "at-least"}, "at-least"),
    ("近8", {"value": 8.0, "low": OPEN, "qualifier": "nearly"}, "at-most"),
    ("不到8", {"value": 8.0, "low": OPEN, "qualifier": "at-most"}, "at-most"),
    ("6—8", {"value": OPEN, "low": 6.0, "high": 8.0, "qualifier": "between"}, "between"),
]  # fmt: skip


@pytest.mark.parametrize(("changes", "expected"), [case[1:] for case in FORMS], ids=[case[0] for case in FORMS])
def test_a_wording_has_its_form(frame: pd.DataFrame, changes: dict, expected: str) -> None:
    assert form(made(frame, changes).iloc[0].to_dict()) == expected


def drawn(frame: pd.DataFrame, *changes: dict, log: bool = False):
    return comparison(made(frame, *changes, OTHER), ENGLISH, log)


def test_a_reach_is_a_line_from_the_dot_to_the_bound(frame: pd.DataFrame) -> None:
    chart = drawn(frame, FORMS[2][1])
    (bound,) = traces(chart, "bound")
    assert (bound["base"], bound["x"]) == ([8.0], [1.0])
    assert marked(chart, "cap") == {"a": 9.0}
    assert marked(chart, "printed")["a"] == 8.0
    assert "how far “over” may reach" in words(chart)


def test_a_range_has_no_mark_inside(frame: pd.DataFrame) -> None:
    chart = drawn(frame, FORMS[7][1])
    assert "a" not in marked(chart, "printed")
    (bound,) = traces(chart, "bound")
    assert (bound["customdata"], bound["base"], bound["x"]) == ([["a"]], [6.0], [2.0])


@pytest.mark.parametrize("log", [False, True])
def test_more_without_a_limit_is_an_arrow_to_the_right(frame: pd.DataFrame, log: bool) -> None:
    chart = drawn(frame, FORMS[3][1], log=log)
    assert marked(chart, "open-high") == marked(chart, "open-stem") == {"a": 8.0}
    assert not traces(chart, "bound"), "nothing says how far"
    assert "no upper limit given" in words(chart)


def test_less_than_a_limit_is_a_cap_with_a_line_up_to_it(frame: pd.DataFrame) -> None:
    chart = drawn(frame, FORMS[5][1])
    assert marked(chart, "open-stem") == {"a": 8.0}
    assert not traces(chart, "open-high")
    (stem,), (printed,) = traces(chart, "open-stem"), traces(chart, "printed")
    assert stem["marker"]["angle"] == [90], "which plotly moves to the left"
    assert printed["marker"]["symbol"][0] == "line-ns-open"


def test_about_is_hollow(frame: pd.DataFrame) -> None:
    (printed,) = traces(drawn(frame, FORMS[1][1]), "printed")
    assert printed["marker"]["symbol"] == ["circle-open", "circle"]


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
    assert not [mark for mark in chart.figure.layout.annotations if mark.name == "key"]


def test_an_earlier_value_is_joined_to_the_later_one(frame: pd.DataFrame) -> None:
    chart = drawn(frame, {"value": 3.0, "before_value": 12.0})
    (step,) = traces(chart, "step")
    assert (step["base"], step["x"]) == ([12.0], [-9.0])
    assert marked(chart, "before") == {"a": 12.0}
    assert "From the earlier value" in words(chart)


def test_a_lone_figure_with_an_earlier_value_has_an_axis(frame: pd.DataFrame) -> None:
    chart = comparison(made(frame, {"value": 3.0, "before_value": 12.0}), ENGLISH)
    low, top = chart.figure.layout.xaxis.range
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


def test_words_never_touch_their_marks(frame: pd.DataFrame) -> None:
    for _, changes, _ in FORMS[:7]:
        chart = drawn(frame, changes)
        for mark in chart.figure.layout.annotations:
            if mark.name == "value":
                assert abs(mark.xshift) >= 7


def test_no_middle_is_drawn_of_a_share_of_our_own(frame: pd.DataFrame, ledger: Ledger) -> None:
    chart = ratios(frame, ENGLISH, shares(ledger, frame["id"]))
    (bound,) = traces(chart, "bound")
    assert bound["customdata"]
    assert not {ids[0] for ids in bound["customdata"]} & set(marked(chart, "printed"))


def test_a_range_is_sorted_and_kept_by_its_upper_end(frame: pd.DataFrame) -> None:
    chart = drawn(frame, FORMS[7][1], {"value": 7.0, "region": "wuxi", "first": 2001, "last": 2001})
    labels = [mark.y for mark in chart.figure.layout.annotations if mark.name == "value"]
    (bound,), (printed,) = traces(chart, "bound"), traces(chart, "printed")
    assert bound["y"][0] < min(printed["y"])
    assert labels == sorted(labels)
