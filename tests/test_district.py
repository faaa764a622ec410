"""A made-up district's report goes through check and table: nothing of it is lost or shown as something else."""

import math

import pytest

from outcomes.analysis.table import facts_table
from outcomes.ledger.vocabulary import AGAINST, COUNTS, KINDS, MEASURES

WORDED = [  # fact, Chinese, English
    ("qiyun-jobs-target", "目标：4000人", "target: 4,000 people"),
    ("qiyun-jobs-plan", "计划：4300人", "plan: 4,300 people"),
    ("qiyun-unemployment-change", "下降0.4个百分点", "fell by 0.4 percentage points"),
    ("qiyun-petitions-change", "下降6.3%", "fell by 6.3%"),
    ("qiyun-rural-income-change", "增长7.2%", "rose by 7.2%"),
    ("qiyun-forest-output", "翻了一番", "2 times as much"),
    ("qiyun-care-beds-multiple", "2倍", "2 times as much"),
    ("qiyun-parcels", "增长1.5倍", "rose by 1.5 times"),
    ("qiyun-canteens", "累计24个（2021年以来）", "24 canteens in all since 2021"),
    ("qiyun-visits-per-canteen", "每个食堂150人次", "150 visits a canteen"),
    ("qiyun-nursing-allowance", "每人每月820元", "¥820 a person a month"),
    ("qiyun-old-age-allowance", "每人每月50—100元", "¥50–100 a person a month"),
    ("qiyun-parking-ratio", "1:0.8", "1:0.8"),
    ("qiyun-business-start", "由12天到3天", "from 12 to 3 days"),
    ("qiyun-online-share", "由82%到96%", "from 82% to 96%"),
    ("qiyun-satisfaction", "98.6%以上", "at least 98.6%"),
]


@pytest.fixture(scope="module")
def rows(district):
    return facts_table(district).set_index("id")


@pytest.mark.parametrize(("fact", "zh", "en"), WORDED, ids=[row[0] for row in WORDED])
def test_the_words_of_a_fact_say_its_kind(rows, fact, zh, en):
    assert (rows.loc[fact, "worded_zh"], rows.loc[fact, "worded_en"]) == (zh, en)


def test_a_range_has_two_ends_and_no_middle(rows):
    row = rows.loc["qiyun-old-age-allowance"]
    assert math.isnan(row["value"])
    assert (row["low"], row["high"], row["qualifier"]) == (50, 100, "between")


def test_a_fall_is_below_nothing(rows):
    assert rows.loc["qiyun-petitions-change", ["value", "low", "high"]].tolist() == [-6.3] * 3


def test_an_earlier_value_stands_beside_the_later_one(rows):
    row = rows.loc["qiyun-business-start"]
    assert (row["value"], row["before_value"], row["before_figure"], row["before_worded_en"]) == (
        3,
        12,
        "12",
        "12 days",
    )
    assert rows["before_value"].notna().sum() == 2


def test_a_fact_may_have_another_theme_than_its_indicator(rows, district):
    assert rows.loc["qiyun-parking-ratio", "theme"] == district.facts["qiyun-parking-ratio"].theme


def test_the_cells_of_a_table_keep_their_heads(rows):
    assert rows.loc["dongping-lights", "header"] == "安装路灯"
    assert set(rows.loc[rows["header"] != "", "header"]) == {"改造户数", "安装路灯"}


@pytest.mark.parametrize(
    ("column", "known"),
    [("kind", KINDS), ("counts", COUNTS), ("against", AGAINST), ("measure", MEASURES)],
)
def test_the_columns_of_kinds_know_every_value(rows, column, known):
    assert tuple(rows[column].cat.categories) == known


def test_every_measure_but_ranks_stands_in_the_report(rows):
    assert set(rows["measure"].unique()) == set(MEASURES) - {"rank"}
