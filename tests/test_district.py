"""A made-up district's report goes through check and table: nothing of it is lost or shown as something else."""

import math

import pytest

from outcomes.analysis.table import facts_table
from outcomes.ledger.vocabulary import AGAINST, COUNTS, KINDS, MEASURES


@pytest.fixture(scope="module")
def rows(district):
    return facts_table(district).set_index("id")


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
