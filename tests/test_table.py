"""The tidy table: one row a fact."""

import math

import pandas as pd
import pytest

from outcomes.analysis.table import facts_table
from outcomes.ledger.ledger import load
from tests.conftest import TEXT, changed, facts, line_of, make_document, name, write

IDS = ["indicator", "theme", "stage", "measure", "unit", "region", "level", "province", "source", "programme",
       "counts", "kind", "against"]  # fmt: skip
WORDS = ["id", "better", "group", "dimension", "qualifier", "figure", "period", "quote", "translation", "search",
         "header", "before_qualifier", "before_figure", "before_period"]  # fmt: skip
BOTH = [
    "indicator", "theme", "unit", "place", "path", "province", "source", "worded", "before_worded", "period_basis",
    "note",
]  # fmt: skip
DTYPES = (
    dict.fromkeys(IDS, "category")
    | dict.fromkeys([*WORDS, *(f"{name}_{lang}" for name in BOTH for lang in ("zh", "en"))], "object")
    | dict.fromkeys(["value", "low", "high", "before_value", "before_low", "before_high", "list_length"], "float64")
    | dict.fromkeys(["first", "last"], "Int16")
    | {"approximate": "bool", "line": "int64"}
)


@pytest.fixture
def small(tmp_path):
    return facts_table(load(*write(tmp_path, make_document()))).set_index("id")


def test_the_columns_and_their_types_are_those_described(frame):
    found = {column: str(dtype) for column, dtype in frame.dtypes.items()}
    assert [found.pop("part_of"), found.pop("target_of")] == ["object", "object"]
    assert found == DTYPES


def test_every_column_is_named_in_the_description():
    described = facts_table.__doc__
    assert [column for column in DTYPES if column.removesuffix("_zh").removesuffix("_en") not in described] == []


def test_a_row_says_all_that_is_known_of_a_fact(small):
    row = small.loc["town-lights"]
    expected = {
        "indicator": "street-lights", "theme": "housing", "stage": "output", "measure": "level", "better": "higher",
        "group": "lights", "unit": "lights", "dimension": "count", "region": "small-town", "level": "township",
        "province": "jiangxi", "source": "town-news", "programme": "lighting", "value": 12000, "low": 12000,
        "high": 13000, "qualifier": "more-than", "figure": "1.2万多", "period": "2021", "first": 2021, "last": 2021,
        "approximate": False, "quote": "全镇共安装了1.2万多盏路灯", "line": 2, "place_zh": "小镇",
        "place_en": "Small Town", "path_zh": "江西省 小镇", "path_en": "Small Town, Jiangxi", "province_zh": "江西省",
        "province_en": "Jiangxi",
        "worded_zh": "1.2万多盏", "worded_en": "over 12,000 lights", "source_zh": "小镇新闻", "source_en": "Town News",
        "theme_zh": "住房", "theme_en": "Housing", "unit_zh": "盏", "unit_en": "lights",
        "indicator_en": "Indicator street-lights", "translation": "The town put up over 12,000 street lights",
        "note_zh": "", "note_en": "", "period_basis_zh": "", "period_basis_en": "",
    }  # fmt: skip
    assert {key: row[key] for key in expected} == expected


@pytest.mark.parametrize(
    ("fact", "low", "high"),
    [
        ("town-lights", 12000, 13000),
        ("town-corridor-lights", 864, 864),
        ("town-satisfied", 90, math.nan),
        ("town-people", math.nan, 500000),
        ("town-young", 200000, 300000),
    ],
)
def test_an_open_side_is_blank_and_never_nought(small, fact, low, high):
    found = small.loc[fact, ["low", "high"]].astype(float).tolist()
    assert found == pytest.approx([low, high], nan_ok=True)


def test_bounds_hold_the_value_on_every_row(frame):
    assert (frame["low"].fillna(frame["value"]) <= frame["value"]).all()
    assert (frame["high"].fillna(frame["value"]) >= frame["value"]).all()
    assert not (frame["low"].isna() & frame["high"].isna()).any()


@pytest.mark.parametrize(
    ("period", "first", "last", "approximate"),
    [("2021", 2021, 2021, False), ("2013-07~/2014-02~", 2013, 2014, True), ("2021-10~", 2021, 2021, True)],
)
def test_the_years_come_from_the_period(tmp_path, period, first, last, approximate):
    basis = "\n    period_basis: {zh: 2013年和2014年, en: 2013 and 2014}" if approximate else ""
    row = facts_table(load(*write(tmp_path, changed('period: "2021"', f"period: {period}{basis}")))).iloc[0]
    assert (row["period"], row["first"], row["last"], row["approximate"]) == (period, first, last, approximate)
    assert row["period_basis_zh"] == ("2013年和2014年" if approximate else "")


def test_a_fact_without_a_period_has_no_years(small):
    row = small.loc["town-young"]
    assert (row["period"], row["approximate"]) == ("", False)
    assert row["first"] is row["last"] is pd.NA


def test_the_line_is_that_of_the_source_file(small):
    lines = [(fact["id"], line_of(TEXT, fact["quote"])) for fact in facts()]
    assert list(small["line"].items()) == lines, "in the order of the file"


def test_the_province_is_found_up_the_whole_chain_of_places(tmp_path):
    regions = [
        {"id": "street", "name": name("小街", "Street"), "level": "community", "parent": "small-town"},
        {"id": "small-town", "name": name("小镇", "Small Town"), "level": "township", "parent": "county"},
        {"id": "county", "name": name("县", "County"), "level": "county", "parent": "jiangxi"},
        {"id": "hubei", "name": name("湖北省", "Hubei"), "level": "province", "code": "420000"},
        {"id": "jiangxi", "name": name("江西省", "Jiangxi"), "level": "province", "code": "360000"},
    ]
    made = [fact | {"region": region} for fact, region in zip(facts(), ["street", *["jiangxi"] * 4], strict=True)]
    table = facts_table(load(*write(tmp_path, make_document(regions=regions, facts=made))))
    assert table["province"].tolist() == ["jiangxi"] * 5
    assert table["path_zh"].tolist()[:2] == ["江西省 县 小镇 小街", "江西省"]
    assert list(table["province"].cat.categories) == ["hubei", "jiangxi"]


def test_categories_hold_what_no_fact_speaks_of(small):
    assert list(small["stage"].cat.categories) == ["input", "activity", "output", "outcome", "context"]
    assert small["stage"].value_counts()["input"] == 0


def test_the_search_text_holds_the_name_of_the_programme(small):
    assert "点亮 lighting" in small.loc["town-lights", "search"]
    assert "点亮" not in small.loc["town-young", "search"]
