"""A clean check means that the numbers are true: of each kind of false fact one, and beside it the true one."""

from typing import Any

import pytest

from tests.test_kinds import problems

AT_MOST, MORE, ABOUT = {"qualifier": "at-most"}, {"qualifier": "more-than"}, {"qualifier": "about"}
NEARLY, LEAST, BETWEEN = {"qualifier": "nearly"}, {"qualifier": "at-least"}, {"qualifier": "between"}
SHARE, RISE, FEWER = {"indicator": "satisfaction"}, {"indicator": "growth"}, {"indicator": "fewer"}
PAIRS = [
    # text, (figure, value, more) that is false, the same that is true
    ("投放路灯超2.3万亿盏", ("超2.3万", 23000, MORE), ("超2.3万亿", 2300000000000, MORE)),
    ("近八成群众满意", ("近八", 8, NEARLY | SHARE), ("近八成", 80, NEARLY | SHARE)),
    ("满意率百分之四点七", ("百分之四", 4, SHARE), ("百分之四点七", 4.7, SHARE)),
    ("满意率百分之四点七", ("七", 7, SHARE), ("百分之四点七", 4.7, SHARE)),
    ("安装1.5万盏以上", ("1.5万", 15000, {}), ("1.5万盏以上", 15000, LEAST)),
    ("集中签约300盏", ("约300", 300, ABOUT), ("300", 300, {})),
    ("安装860盏左右", ("860", 860, {}), ("860盏左右", 860, ABOUT)),
    ("安装10至15盏", ("10", 10, {}), ("10至15", [10, 15], BETWEEN)),
    ("安装10至15盏", ("15", 15, {}), ("10至15", [10, 15], BETWEEN)),
    ("安装10至15盏", ("10至15", [10, 50], BETWEEN), ("10至15", [10, 15], BETWEEN)),
    ("投诉下降3.2%", ("3.2%", 3.2, RISE), ("下降3.2%", -3.2, RISE)),
    ("投诉下降3.2%", ("下降3.2%", 3.2, RISE), ("下降3.2%", -3.2, RISE)),
    ("纸张减少40%", ("减少40%", 40, FEWER), ("40%", 40, FEWER)),
    ("同比-6.4%", ("6.4%", 6.4, RISE), ("-6.4%", -6.4, RISE)),
    ("安装5万4千盏", ("5万", 50000, {}), ("5万4千", 54000, {})),
    ("安装1亿2000万盏", ("2000万", 20000000, {}), ("1亿2000万", 120000000, {})),
    ("安装三百二十盏", ("三百", 300, {}), ("三百二十", 320, {})),
    ("安装330 000盏", ("330", 330, {}), ("330 000", 330000, {})),
    ("安装1,234盏", ("234", 234, {}), ("1,234", 1234, {})),
    ("安装三四百盏", ("四百", 400, {}), ("三四百", [300, 400], BETWEEN)),
    ("安装3百多万盏", ("3百", 300, {}), ("3百多万", 3000000, MORE)),
    ("安装数十万盏", ("十万", 100000, {}), ("数十万", 100000, MORE)),
    ("九成二满意", ("九成", 90, SHARE), ("九成二", 92, SHARE)),
    ("占三分之二", ("三分之二", 66.67, SHARE), ("三分之二", 66.666667, SHARE)),
    ("满意的有98户", ("98", 98, SHARE), ("98", 98, {})),
    ("满意率98%", ("98%", 98, {}), ("98%", 98, SHARE)),
    ("满意率提高1.2个百分点", ("提高1.2", 1.2, RISE), ("提高1.2", 1.2, {"indicator": "points"})),
    ("不超过48盏", ("超过48", 48, MORE), ("不超过48", 48, AT_MOST)),
    ("安装至少300盏", ("300", 300, {}), ("至少300", 300, LEAST)),
    ("2024年安装路灯11盏", ("2024", 2024, {"period": "2024"}), ("11", 11, {"period": "2024"})),
    ("安装路灯2024盏", ("2024", 2024, {"period": "2024"}), ("2024", 2024, {})),
    ("2024年3月安装路灯11盏", ("11", 11, {"period": "2024-04"}), ("11", 11, {"period": "2024-03"})),
    ("2024年一季度安装路灯11盏", ("11", 11, {"period": "2024-04/2024-06"}), ("11", 11, {"period": "2024-01/2024-03"})),
    ("2024年安装路灯11盏", ("11", 11, {}), ("11", 11, {"period": "2024"})),  # a printed year that is not entered
    # A set phrase of the quote is no number of the translation.
    ("一二三产业安装路灯11盏", ("11", 11, {"translation": "123 lights"}), ("11", 11, {"translation": "11 lights"})),
    ("安装1/3以上", ("3以上", 3, LEAST | SHARE), ("1/3以上", 33.333333, LEAST | SHARE)),
]  # fmt: skip


def fact(figure: str, value: Any, more: dict[str, Any]) -> dict[str, Any]:
    return {"figure": figure, "value": value} | more


@pytest.mark.parametrize(("text", "false", "true"), PAIRS)
def test_a_false_fact_is_refused_and_the_true_one_accepted(tmp_path, text, false, true):
    found = problems(tmp_path / "false", f"{text}。\n", fact(*false))
    assert "town-number-0" in [problem.id for problem in found], found
    assert not any("under not_facts" in problem.fix for problem in found)
    assert problems(tmp_path / "true", f"{text}。\n", fact(*true)) == []


def test_a_refused_figure_says_which_characters_stop_it(tmp_path):
    found = problems(tmp_path, "安装1.2.3万盏。\n", fact("2.3万", 23000, {}))
    assert any("1.2.3" in problem.message for problem in found)
