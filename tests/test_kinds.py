"""What kind of number a text gives, held against its words: the false entry is refused, the true one accepted."""

from typing import Any

import pytest

from outcomes.errors import DataError, FigureError
from outcomes.ledger.ledger import load
from outcomes.text.figures import read_in
from tests.conftest import indicator, make_document, name, source, write

UNITS = [
    {"id": "people", "name": name("人", "people"), "one": "person", "dimension": "people"},
    {"id": "days", "name": name("天", "days"), "one": "day", "dimension": "time"},
    {"id": "yuan", "name": name("元", "yuan"), "symbol": "¥", "dimension": "money"},
    {"id": "yuan-a-month", "name": name("元", "yuan"), "symbol": "¥", "per": name("每人每月", "a person a month"),
     "dimension": "money"},
    {"id": "percent", "name": name("%", "per cent"), "symbol": "%", "dimension": "share"},
    {"id": "points", "name": name("个百分点", "percentage points"), "dimension": "points"},
    {"id": "false-points", "name": name("个百分点", "percentage points"), "dimension": "share"},
    {"id": "times", "name": name("倍", "times"), "dimension": "times"},
    {"id": "ratio", "name": name("比", "ratio"), "dimension": "ratio"},
]  # fmt: skip


def problems(tmp_path, text: str, *facts: dict[str, Any], unit: str = "people", **more: Any) -> list[tuple[str, str]]:
    """The ids and messages for which facts about a text are refused; their figures count in one indicator."""
    made = {
        "id": "town-number", "indicator": "counted", "region": "small-town", "source": "town-news",
        "quote": text.strip(), "translation": "In words",
    }  # fmt: skip
    entries = [made | {"id": f"town-number-{at}"} | fact for at, fact in enumerate(facts)]
    made_indicator = {"unit": unit, "group": "counted", "measure": "level"} | more
    document = make_document(
        text, sources=[source(text, published="2022")], units=UNITS, groups=[], programmes=[], headlines=[], ratios=[],
        idioms=[], indicators=[indicator("counted", **made_indicator)], facts=entries, not_facts=[],
    )  # fmt: skip
    data, seeds = write(tmp_path, document, town=text)
    try:
        load(data, seeds)
    except DataError as error:
        return [(problem.id, problem.message) for problem in error.problems]
    return []


def messages(*arguments: Any, **more: Any) -> str:
    return " ".join(message for _, message in problems(*arguments, **more))


GOALS = ["计划新增就业{}人", "力争培训{}人", "全年目标为{}人", "将新增{}人", "拟安排{}人", "确保完成{}人",
    "计划今年新增{}人", "确保年底前达到{}人", "力争到年底，培训{}人", "预计到年底，达到{}人"]  # fmt: skip


@pytest.mark.parametrize("words", GOALS)
def test_a_goal_is_not_filed_as_a_result(tmp_path, words):
    assert "set a goal" in messages(tmp_path, words.format(300), {"figure": "300", "value": 300})


@pytest.mark.parametrize("kind", ["target", "plan"])
@pytest.mark.parametrize("words", GOALS)
def test_a_goal_that_says_so_is_accepted(tmp_path, words, kind):
    fact = {"figure": "300", "value": 300, "kind": kind}
    assert problems(tmp_path, words.format(300), fact) == []


@pytest.mark.parametrize(
    "words",
    [
        "超额完成计划，新增就业{}人",
        "比原计划多培训{}人",
        "已完成目标任务的一部分，培训{}人",
        "将{}人纳入保障",
        "规划科有{}人",
        "确保平安，培训{}人",
        "力争上游，培训{}人",
        "根据计划，培训{}人",
    ],
)
def test_a_result_beside_a_goal_is_a_result(tmp_path, words):
    assert "set a goal" not in messages(tmp_path, words.format(300), {"figure": "300", "value": 300})


@pytest.mark.parametrize(
    "words",
    [
        "已完成30人，力争年底达到50人",
        "完成30人；力争到年底，达到50人",
        "力争年底达到50人，已完成30人",
    ],
)
def test_a_goal_is_told_of_the_figure_of_its_own_clause(tmp_path, words):
    figures = [{"figure": "30", "value": 30}, {"figure": "50", "value": 50}]
    told = [entry for entry, message in problems(tmp_path, words, *figures) if "set a goal" in message]
    assert told == ["town-number-1"]


GOALS_TABLE = "镇\t年度目标\t完成数\n甲镇\t320\t310\n"


@pytest.mark.parametrize(
    ("figure", "header", "kind", "wrong"),
    [("320", "年度目标", "actual", True), ("320", "年度目标", "target", False), ("310", "完成数", "actual", False)],
)
def test_a_column_of_goals_holds_goals(tmp_path, figure, header, kind, wrong):
    fact = {"quote": "甲镇\t320\t310", "figure": figure, "value": int(figure), "header": header, "kind": kind}
    assert ("holds goals" in messages(tmp_path, GOALS_TABLE, fact)) is wrong


TOTAL = "累计帮扶300人"


def test_a_running_total_is_no_flow(tmp_path):
    assert "a running total" in messages(tmp_path, TOTAL, {"figure": "300", "value": 300}, counts="flow")


@pytest.mark.parametrize("counts", ["cumulative", "stock"])
def test_a_running_total_that_says_so_is_accepted(tmp_path, counts):
    assert problems(tmp_path, TOTAL, {"figure": "300", "value": 300}, counts=counts) == []


@pytest.mark.parametrize(
    ("counts", "period", "wrong"),
    [
        ("stock", "2022-01/2022-06", "stands on one date"), ("stock", "2022-06", ""), ("stock", "2022", ""),
        ("flow", "2022-06-30", "is a day"), ("flow", "2022-01/2022-06", ""), ("flow", "2022", ""),
        ("cumulative", "2022-01/2022-06", ""), ("cumulative", "2022-06-30", ""),
    ],
)  # fmt: skip
def test_a_stock_stands_on_a_date_and_a_flow_runs(tmp_path, counts, period, wrong):
    found = messages(
        tmp_path, "2022年上半年共有300人", {"figure": "300", "value": 300, "period": period}, counts=counts
    )
    assert wrong in found if wrong else "counts a" not in found


def test_percentage_points_are_no_per_cent(tmp_path):
    fact = {"figure": "0.4", "value": 0.4, "against": "unstated"}
    assert problems(tmp_path, "多了0.4个百分点", fact, unit="false-points", measure="change")


def test_percentage_points_have_a_unit_and_a_measure_of_their_own(tmp_path):
    fact = {"figure": "下降0.4", "value": -0.4, "against": "unstated"}
    assert problems(tmp_path, "失业率下降0.4个百分点", fact, unit="points", measure="points") == []


@pytest.mark.parametrize(
    ("measure", "unit"), [("points", "percent"), ("multiple-to", "percent"), ("multiple-by", "people")]
)
def test_a_measure_has_the_unit_of_its_kind(tmp_path, measure, unit):
    fact = {"figure": "3%", "value": 3, "against": "unstated"}
    assert f"the measure {measure} counts in" in messages(tmp_path, "为3%", fact, unit=unit, measure=measure)


def test_a_set_phrase_counts_nothing(tmp_path):
    found = messages(tmp_path, "千万别漏，装灯11盏", {"figure": "千万", "value": 10000000})
    assert "the figure “千万” is taken from the set phrase “千万”" in found


@pytest.mark.parametrize(("called", "wrong"), [(name("增幅", "Growth"), True), (name("降幅", "Fall"), False)])
def test_the_second_of_a_list_of_falls_is_a_fall(tmp_path, called, wrong):
    fact = {"figure": "32.7%", "value": 32.7, "against": "unstated"}
    found = messages(tmp_path, "分别下降40.5%、32.7%", fact, unit="percent", measure="change", name=called)
    assert ("the verb “下降” makes the figure “32.7%” a fall" in found) is wrong


RISE = "人数比上年增长3%"


def test_a_change_says_what_it_is_measured_against_once_the_file_says_it_at_all(tmp_path):
    text = "甲数增长3%，乙数增长4%"
    first, second = {"figure": "增长3%", "value": 3}, {"figure": "增长4%", "value": 4}
    both = [first | {"against": "start"}, second]
    assert [entry for entry, message in problems(tmp_path, text, *both, unit="percent", measure="change")] == [
        "town-number-1"
    ]


def test_an_old_file_need_not_say_what_a_change_is_against(tmp_path):
    fact = {"figure": "增长3%", "value": 3}
    assert problems(tmp_path, RISE, fact, unit="percent", measure="change") == []


@pytest.mark.parametrize(
    ("words", "against", "wrong"),
    [
        ("比上年增长3%", "previous-year", False), ("比上年增长3%", "start", True), ("同比增长3%", "unstated", True),
        ("环比增长3%", "previous-period", False), ("环比增长3%", "previous-year", True), ("增长3%", "average", False),
    ],
)  # fmt: skip
def test_what_a_change_is_against_agrees_with_the_words(tmp_path, words, against, wrong):
    fact = {"figure": "增长3%", "value": 3, "against": against}
    assert ("against says" in messages(tmp_path, words, fact, unit="percent", measure="change")) is wrong


def test_only_a_change_is_against_something(tmp_path):
    fact = {"figure": "300", "value": 300, "against": "start"}
    assert "is no change" in messages(tmp_path, "共300人", fact)


@pytest.mark.parametrize(("unit", "wrong"), [("yuan", True), ("yuan-a-month", False)])
def test_a_rate_says_what_it_is_of(tmp_path, unit, wrong):
    found = messages(tmp_path, "补贴每人每月820元", {"figure": "820", "value": 820}, unit=unit)
    assert ("make a rate of the figure" in found) is wrong


@pytest.mark.parametrize(("text", "wrong"), [("补贴820元", True), ("补贴每人每月820元", False)])
def test_a_unit_that_is_a_rate_has_its_words_in_the_quote(tmp_path, text, wrong):
    found = messages(tmp_path, text, {"figure": "820", "value": 820}, unit="yuan-a-month")
    assert ("the quote does not say so" in found) is wrong


MOVED = "时间由12天缩短到3天"
AFTER = {"figure": "3", "value": 3}
BEFORE = {"value": 12, "figure": "12"}


def test_an_earlier_value_belongs_to_the_later_one(tmp_path):
    assert problems(tmp_path, MOVED, AFTER | {"before": BEFORE}, unit="days") == []


def test_an_earlier_value_is_no_fact_of_its_own(tmp_path):
    found = problems(tmp_path, MOVED, {"figure": "12", "value": 12}, AFTER, unit="days")
    assert [entry for entry, message in found if "is the earlier value" in message] == ["town-number-0"]


def test_a_later_value_does_not_lose_the_earlier_one(tmp_path):
    assert "give an earlier value, and the fact does not" in messages(tmp_path, MOVED, AFTER, unit="days")


@pytest.mark.parametrize(
    ("before", "wrong"),
    [
        ({"value": 11, "figure": "12"}, "reads otherwise than the value entered"),
        ({"value": 12, "figure": "12", "qualifier": "about"}, "reads exactly"),
        ({"value": 20, "figure": "20"}, "stands not at all in the quote"),
    ],
)
def test_an_earlier_value_is_entered_as_it_is_printed(tmp_path, before, wrong):
    assert wrong in messages(tmp_path, MOVED, AFTER | {"before": before}, unit="days")


def test_a_figure_that_its_earlier_value_holds_too_is_found(tmp_path):
    fact = {"figure": "2", "value": 2, "before": BEFORE}
    assert problems(tmp_path, "时间由12天缩短到2天", fact, unit="days") == []


def test_both_ends_of_a_range_are_one_fact(tmp_path):
    fact = {"figure": "30—50", "value": [30, 50], "qualifier": "between"}
    assert problems(tmp_path, "补贴30—50元", fact, unit="yuan") == []


@pytest.mark.parametrize("text", ["补贴30元至50元", "补贴30—50元", "补贴30元左右至50元"])
def test_a_range_is_not_two_facts(tmp_path, text):
    ends = [{"figure": "30", "value": 30}, {"figure": "50", "value": 50}]
    assert "town-number-1" in [entry for entry, _ in problems(tmp_path, text, *ends, unit="yuan")]


def test_the_number_of_a_ratio_is_its_first_by_its_second(tmp_path):
    assert problems(tmp_path, "之比为1:0.8", {"figure": "1:0.8", "value": 1.25}, unit="ratio") == []


def test_a_ratio_of_another_number_is_refused(tmp_path):
    fact = {"figure": "1:0.8", "value": 0.8}
    assert "reads 1.25, the value says 0.8" in messages(tmp_path, "之比为1:0.8", fact, unit="ratio")


@pytest.mark.parametrize("figure", ["1", "1:0"])
def test_one_number_or_a_number_by_nothing_is_no_ratio(figure):
    with pytest.raises(FigureError, match="is no ratio such as"):
        read_in(figure, "ratio")


@pytest.mark.parametrize(("figure", "value"), [("翻一番", 2), ("翻了一番", 2), ("翻两番", 4)])
def test_doubling_is_a_multiple_reached(tmp_path, figure, value):
    fact = {"figure": figure, "value": value, "against": "start"}
    assert problems(tmp_path, f"产值{figure}", fact, unit="times", measure="multiple-to") == []


TABLE = "镇\t户数\t灯数\n甲镇\t320\t150\n"
ROW = {"quote": "甲镇\t320\t150", "figure": "150", "value": 150}


@pytest.mark.parametrize(
    ("header", "wrong"),
    [("灯数", ""), ("户数", "stands in column 2, the figure in column 3"), ("灯", "no cell above the row")],
)
def test_the_head_of_a_cell_stands_above_it_in_its_column(tmp_path, header, wrong):
    found = messages(tmp_path, TABLE, ROW | {"header": header})
    assert wrong in found if wrong else "header" not in found


def test_the_head_of_another_table_is_none(tmp_path):
    found = messages(tmp_path, f"灯数\t户数\n完。\n{TABLE.removeprefix('镇')}", ROW | {"header": "镇"})
    assert "no cell above the row" in found


@pytest.mark.parametrize(("measure", "wrong"), [("target-share", False), ("level", True)])
def test_only_a_share_of_a_target_names_whose_target_it_is(tmp_path, measure, wrong):
    facts = [
        {"figure": "90%", "value": 90},
        {"figure": "103%", "value": 103, "target_of": "town-number-0"},
    ]
    found = messages(tmp_path, "完成率90%，完成103%", *facts, unit="percent", measure=measure)
    assert ("is no share of a target" in found) is wrong


def test_a_share_of_a_target_is_not_of_itself(tmp_path):
    fact = {"figure": "103%", "value": 103, "target_of": "town-number-0"}
    found = messages(tmp_path, "完成103%", fact, unit="percent", measure="target-share")
    assert "town-number-0 is not another fact of the same text" in found
