"""What kind of number a text gives, held against its words: the false entry is refused, the true one accepted."""

import re
from typing import Any

import pytest

from outcomes.errors import DataError, FigureError, Problem
from outcomes.ledger.ledger import load
from outcomes.text.figures import read_in
from outcomes.text.numerals import scan
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


SHARES = [
    indicator("satisfaction", unit="percent", group="satisfaction"),
    indicator("growth", unit="percent", group="growth", measure="change", name=name("增幅", "Growth")),
    indicator("fewer", unit="percent", group="fewer", measure="change", name=name("纸张减少", "Reduction in paper")),
    indicator("points", unit="points", group="points", measure="change", name=name("提高", "Rise")),
]


def problems(tmp_path, text: str, *facts: dict[str, Any], unit: str = "people", **more: Any) -> list[Problem]:
    """For what facts about a text are refused; their figures count in one indicator where they name none."""
    made = {
        "id": "town-number", "indicator": "counted", "region": "small-town", "source": "town-news",
        "quote": text.strip(), "translation": "In words",
    }  # fmt: skip
    entries = [made | {"id": f"town-number-{at}"} | fact for at, fact in enumerate(facts)]
    made_indicator = {"unit": unit, "group": "counted", "measure": "level"} | more
    dates = [{"source": "town-news", "quote": text.strip(), "figure": found.figure, "reason": "date"}
             for found in scan(text) if found.kind in ("date", "label")]  # fmt: skip
    document = make_document(
        text, sources=[source(text, published="2022")], units=UNITS, groups=[], programmes=[], headlines=[], ratios=[],
        idioms=[], indicators=[indicator("counted", **made_indicator)] + SHARES * any("indicator" in f for f in facts),
        facts=entries, not_facts=dates,
    )  # fmt: skip
    try:
        load(*write(tmp_path, document, town=text))
    except DataError as error:
        return error.problems
    return []


def figured(words: str, **more: Any) -> dict[str, Any]:
    """A fact of a figure, with the number that its digits give unless another is said."""
    digits = re.sub(r"[^\d.]", "", words)
    return {"figure": words, "value": float(digits) if digits else 0} | more


STOCK, FLOW, TOTAL = {"counts": "stock"}, {"counts": "flow"}, {"counts": "cumulative"}
CHANGE = {"unit": "percent", "measure": "change"}
SAID = {"against": "unstated"}
GOAL, HALF = "set a goal", {"period": "2022-01/2022-06"}
MOVED = "时间由12天缩短到3天"
BEFORE = {"value": 12, "figure": "12"}
GOALS_TABLE = "镇\t年度目标\t完成数\n甲镇\t320\t310\n"
GOALS_ROW = {"quote": "甲镇\t320\t310"}
TABLE = "镇\t户数\t灯数\n甲镇\t320\t150\n"
ROW = {"quote": "甲镇\t320\t150"}
RULES = [
    # text, figure, more of the fact, of the indicator and its unit, words of the message; none where all is right
    *[(words, "300", {}, {}, GOAL) for words in (
        "计划新增就业300人", "力争培训300人", "全年目标为300人", "将新增300人", "拟安排300人", "确保完成300人",
        "计划今年新增300人", "确保年底前达到300人", "力争到年底，培训300人", "预计到年底，达到300人",
        "已有9人，明年计划再完成300人", "已有9人，下一步要达到300人", "到明年达到300人，是我们的目标",
        "力争培训9人、帮扶达到300人", "计划培训9人，其中小镇300人", "预计到年底，受益群众300人",
        "计划到明年，覆盖300人", "确保到年底，300人搬入新居", "力争实际利用外资300人", "计划全年新增300人",
    )],
    *[(words, "300", {}, {}, "") for words in (
        "超额完成计划，新增就业300人", "比原计划多培训300人", "已完成目标任务的一部分，培训300人", "将300人纳入保障",
        "规划科有300人", "确保平安，培训300人", "力争上游，培训300人", "根据计划，培训300人",
        "计划外再完成300人", "落实下一步要求，达到300人", "为明年再新增储备300人", "力争上游、培训300人",
        "计划培训9人、完成300人", "力争培训9人、实际培训300人", "计划培训9人，其中小镇完成300人",
        "计划培训9人，其中300人已到岗", "计划修9处，其中小镇竣工300处", "计划培训9人，培训300人",
        "计划帮扶9人，其中脱贫300人", "计划培训9人，其中上岗300人", "计划培训9人，其中目前300人",
        "力争年底培训9人、目前300人", "争取到上级资金9亿元、专项债300人",
        "完成计划投资300人", "照计划完成300人", "列入计划新增300人",
    )],
    ("力争培训300人", "300", {"kind": "target"}, {}, ""), ("将新增300人", "300", {"kind": "plan"}, {}, ""),
    (GOALS_TABLE, "320", GOALS_ROW | {"header": "年度目标"}, {}, "holds goals"),
    (GOALS_TABLE, "320", GOALS_ROW | {"header": "年度目标", "kind": "target"}, {}, ""),
    (GOALS_TABLE, "310", GOALS_ROW | {"header": "完成数"}, {}, ""),
    ("累计帮扶300人", "300", {}, FLOW, "a running total"),
    ("累计帮扶300人", "300", {}, TOTAL, ""), ("累计帮扶300人", "300", {}, STOCK, ""),
    ("2022年上半年共有300人", "300", HALF, STOCK, "stands on one date"),
    ("2022年上半年共有300人", "300", {"period": "2022-06"}, STOCK, ""),
    ("2022年上半年共有300人", "300", {"period": "2022"}, STOCK, ""),
    ("2022年上半年共有300人", "300", {"period": "2022-06-30"}, FLOW, "is a day"),
    ("2022年上半年共有300人", "300", HALF, FLOW, ""), ("2022年上半年共有300人", "300", HALF, TOTAL, ""),
    ("满意率98%", "98%", {"indicator": "satisfaction"}, FLOW, "other indicators of the file say what they count"),
    ("2022年上半年共有300人", "300", {"period": "2022"}, FLOW, ""),
    ("2022年上半年共有300人", "300", {"period": "2022-06-30"}, TOTAL, ""),
    ("多了0.4个百分点", "0.4", SAID, CHANGE | {"unit": "false-points"}, "its dimension is share"),
    ("失业率下降0.4个百分点", "下降0.4", SAID | {"value": -0.4}, {"unit": "points", "measure": "points"}, ""),
    *[("为3%", "3%", SAID, {"unit": unit, "measure": measure}, f"the measure {measure} counts in")
      for measure, unit in (("points", "percent"), ("multiple-to", "percent"), ("multiple-by", "people"))],
    ("千万别漏，装灯11盏", "千万", {"value": 10000000}, {}, "the figure “千万” is taken from the set phrase “千万”"),
    ("分别下降40.5%、32.7%", "32.7%", SAID, CHANGE | {"name": name("增幅", "Growth")},
     "the verb “下降” makes the figure “32.7%” a fall"),
    ("分别下降40.5%、32.7%", "32.7%", SAID, CHANGE | {"name": name("降幅", "Fall")}, ""),
    ("增长3%—5%", "3%—5%", SAID | {"value": [3, 5], "qualifier": "between"}, CHANGE, ""),
    ("人数比上年增长3%", "增长3%", {}, CHANGE, ""),  # an old file need not say what a change is against
    ("比上年增长3%", "增长3%", {"against": "previous-year"}, CHANGE, ""),
    ("比上年增长3%", "增长3%", {"against": "start"}, CHANGE, "against says"),
    ("同比增长3%", "增长3%", SAID, CHANGE, "against says"),
    ("环比增长3%", "增长3%", {"against": "previous-period"}, CHANGE, ""),
    ("环比增长3%", "增长3%", {"against": "previous-year"}, CHANGE, "against says"),
    ("增长3%", "增长3%", {"against": "average"}, CHANGE, ""),
    ("共300人", "300", {"against": "start"}, {}, "is no change"),
    ("补贴每人每月820元", "820", {}, {"unit": "yuan"}, "make a rate of the figure"),
    ("补贴每人每月820元", "820", {}, {"unit": "yuan-a-month"}, ""),
    ("补贴820元", "820", {}, {"unit": "yuan-a-month"}, "the quote does not say so"),
    (MOVED, "3", {"before": BEFORE}, {"unit": "days"}, ""),
    (f"将建设{MOVED}", "3", {"before": BEFORE}, {"unit": "days"}, ""),
    (MOVED, "3", {}, {"unit": "days"}, "give an earlier value, and the fact does not"),
    (MOVED, "12", {}, {"unit": "days"}, "is the earlier value"),
    (MOVED, "3", {"before": BEFORE | {"value": 11}}, {"unit": "days"}, "reads otherwise than the value entered"),
    (MOVED, "3", {"before": BEFORE | {"qualifier": "about"}}, {"unit": "days"}, "reads exactly"),
    (MOVED, "3", {"before": {"value": 20, "figure": "20"}}, {"unit": "days"}, "stands not at all in the quote"),
    ("时间由12天缩短到2天", "2", {"before": BEFORE}, {"unit": "days"}, ""),  # which the earlier figure holds too
    ("补贴30—50元", "30—50", {"value": [30, 50], "qualifier": "between"}, {"unit": "yuan"}, ""),
    *[(text, "50", {}, {"unit": "yuan"}, said) for text, said in (
        ("补贴30元至50元", "belong to it"), ("补贴30—50元", "belong to it"), ("补贴30元左右至50元", "cannot be read"),
    )],
    ("之比为1:0.8", "1:0.8", {"value": 1.25}, {"unit": "ratio"}, ""),
    ("之比为1:0.8", "1:0.8", {"value": 0.8}, {"unit": "ratio"}, "reads 1.25, the value says 0.8"),
    *[(f"产值{figure}", figure, {"value": value, "against": "start"}, {"unit": "times", "measure": "multiple-to"}, "")
      for figure, value in (("翻一番", 2), ("翻了一番", 2), ("翻两番", 4))],
    (TABLE, "150", ROW | {"header": "灯数"}, {}, ""),
    (TABLE, "150", ROW | {"header": "户数"}, {}, "stands in column 2, the figure in column 3"),
    (TABLE, "150", ROW | {"header": "灯"}, {}, "no cell above the row"),
    (TABLE, "150", ROW | {"header": "户数\t灯数"}, {}, "no cell above the row"),
    ("灯数\t户数\n完。\n镇\t乙\t丙\n甲镇\t320\t150\n", "150", ROW | {"header": "灯数"}, {}, "no cell above the row"),
    ("完成103%", "103%", {"target_of": "town-number-0"}, {"unit": "percent", "measure": "level"},
     "is no share of a target"),
    ("完成103%", "103%", {"target_of": "town-number-0"}, {"unit": "percent", "measure": "target-share"},
     "town-number-0 is not another fact of the same text"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "figure", "fact", "kind", "said"), RULES)
def test_a_number_is_of_the_kind_that_its_words_say(tmp_path, text, figure, fact, kind, said):
    found = [problem.message for problem in problems(tmp_path, text, figured(figure, **fact), **kind)]
    if said:
        assert any(said in message for message in found), found
    else:  # the other numerals of a text may be unclaimed
        assert [message for message in found if "is claimed by no entry" not in message] == []


@pytest.mark.parametrize(
    ("text", "first", "second", "kind", "said"),
    [
        ("已完成30人，力争年底达到50人", figured("30"), figured("50"), {}, GOAL),
        ("完成30人；力争到年底，达到50人", figured("30"), figured("50"), {}, GOAL),
        ("力争年底达到50人，已完成30人", figured("30"), figured("50"), {}, GOAL),
        # What a change is against is said of all once it is said of one.
        ("甲数增长3%，乙数增长4%", figured("增长3%", against="start"), figured("增长4%"), CHANGE, "measured against"),
        (MOVED, figured("3"), figured("12"), {"unit": "days"}, "is the earlier value"),
        ("完成率90%，完成103%", figured("90%"), figured("103%", target_of="town-number-0"), {"unit": "percent"},
         "is no share of a target"),
    ],
)  # fmt: skip
def test_of_two_facts_the_one_that_its_own_words_contradict_is_told(tmp_path, text, first, second, kind, said):
    found = problems(tmp_path, text, first, second, **kind)
    assert [problem.id for problem in found if said in problem.message] == ["town-number-1"]


def test_a_share_of_the_target_of_another_fact_is_accepted(tmp_path):
    share = figured("103%", target_of="town-number-0")
    kind = {"unit": "percent", "measure": "target-share"}
    assert problems(tmp_path, "完成率90%，完成103%", figured("90%"), share, **kind) == []


@pytest.mark.parametrize("figure", ["1", "1:0"])
def test_one_number_or_a_number_by_nothing_is_no_ratio(figure):
    with pytest.raises(FigureError, match="is no ratio such as"):
        read_in(figure, "ratio")
