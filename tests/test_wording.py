"""Numbers, periods and figures in words, in both languages."""

from dataclasses import replace
from decimal import Decimal

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from outcomes.i18n.dates import period, when
from outcomes.i18n.labels import unit_line
from outcomes.i18n.numbers import number
from outcomes.i18n.wording import of_fact, ordinal, worded
from outcomes.ledger.models import Name, Unit
from outcomes.text.figures import read_figure


def unit(key, zh, en, dimension="count", **more):
    return Unit(id=key, name=Name(zh=zh, en=en), dimension=dimension, **more)


LIGHTS = unit("lights", "盏", "lights", one="light")
PEOPLE = unit("people", "人", "people", "people")
PERCENT = unit("percent", "%", "percent", "share", symbol="%")
BARE_PERCENT = unit("percent", "%", "percent", "share")
YUAN = unit("yuan", "元", "yuan", "money", symbol="¥")
YUAN_A_MONTH = unit("yuan-a-month", "元", "yuan", "money", symbol="¥", per=Name(zh="每人每月", en="a person a month"))
PIECES = unit("pieces", "个", "pieces", one="piece")
RANK = unit("rank", "位", "place", "rank")
PLACES = unit("places", "位", "places", "rank", one="place")
HOURS = unit("hours", "小时", "hours", "time", one="hour")
YEARS = unit("years", "年", "years", "time", one="year")
PLACES_ONLY = unit("spots", "处", "places")
WORDED = [
    # figure, unit, Chinese, English
    ("864", LIGHTS, "864盏", "864 lights"),
    ("860盏以上", LIGHTS, "860盏以上", "at least 860 lights"),
    ("10至15", LIGHTS, "10至15盏", "10–15 lights"),
    ("30—50", YUAN, "30至50元", "¥30–50"),
    ("百分之四到五", PERCENT, "百分之四到五", "4–5%"),
    ("三分之二", PERCENT, "三分之二", "66.666667%"),
    ("1", LIGHTS, "1盏", "1 light"),
    ("1", PEOPLE, "1人", "1 people"),
    ("1.2万多", LIGHTS, "1.2万多盏", "over 12,000 lights"),
    ("1.5萬餘", LIGHTS, "1.5万余盏", "over 15,000 lights"),
    ("超5萬", PEOPLE, "超5万人", "over 50,000 people"),
    ("近50万", PEOPLE, "近50万人", "nearly 500,000 people"),
    ("快30", HOURS, "快30小时", "nearly 30 hours"),
    ("约300", PEOPLE, "约300人", "about 300 people"),
    ("約300", PEOPLE, "约300人", "about 300 people"),
    ("上千", LIGHTS, "上千盏", "at least 1,000 lights"),
    ("两", LIGHTS, "两盏", "2 lights"),
    ("半", HOURS, "半小时", "half an hour"),
    ("半", YEARS, "半年", "half a year"),
    ("快半", YEARS, "快半年", "nearly half a year"),
    ("半", PLACES_ONLY, "半处", "0.5 places"),
    ("220余万", PEOPLE, "220余万人", "over 2.2 million people"),
    ("不到48", HOURS, "不到48小时", "under 48 hours"),
    ("不足48", HOURS, "不足48小时", "under 48 hours"),
    ("低于48", HOURS, "低于48小时", "under 48 hours"),
    ("不满48", HOURS, "不满48小时", "under 48 hours"),
    ("不超过48", HOURS, "不超过48小时", "at most 48 hours"),
    ("860个以上", PIECES, "860个以上", "at least 860 pieces"),
    ("30元至50", YUAN, "30元至50元", "¥30–50"),
    ("三到五", HOURS, "三到五小时", "3–5 hours"),
    ("820", YUAN_A_MONTH, "每人每月820元", "¥820 a person a month"),
    ("50—100", YUAN_A_MONTH, "每人每月50至100元", "¥50–100 a person a month"),
    ("50以上", LIGHTS, "50盏以上", "at least 50 lights"),
    ("50以下", LIGHTS, "50盏以下", "at most 50 lights"),
    ("50以内", LIGHTS, "50盏以内", "at most 50 lights"),
    ("50左右", LIGHTS, "50盏左右", "about 50 lights"),
    ("50上下", LIGHTS, "50盏上下", "about 50 lights"),
    ("98.96%", PERCENT, "98.96%", "98.96%"),
    ("90%以上", PERCENT, "90%以上", "at least 90%"),
    ("９０％", PERCENT, "90%", "90%"),
    ("百分之九十八", PERCENT, "百分之九十八", "98%"),
    ("八成", BARE_PERCENT, "八成", "80%"),
    ("26.8亿", YUAN, "26.8亿元", "¥2.68 billion"),
    ("近300万", YUAN, "近300万元", "nearly ¥3 million"),
    ("1200多", YUAN, "1200多元", "over ¥1,200"),
    ("第29", RANK, "第29位", "29th"),
    ("20强", RANK, "20强", "top 20"),
    ("20強", RANK, "20强", "top 20"),
    ("42", PLACES, "42位", "42 places"),
    ("1", PLACES, "1位", "1 place"),
]


@pytest.mark.parametrize(("figure", "counted", "zh", "en"), WORDED)
def test_a_figure_is_worded_as_its_source_worded_it(figure, counted, zh, en):
    reading = read_figure(figure)
    assert (worded(figure, reading, counted, "zh"), worded(figure, reading, counted, "en")) == (zh, en)


@pytest.mark.parametrize(
    ("value", "words"),
    [(1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (10, "10th"), (11, "11th"), (12, "12th"), (13, "13th"),
     (21, "21st"), (29, "29th"), (102, "102nd"), (111, "111th"), (113, "113th")],
)  # fmt: skip
def test_a_rank_has_the_ending_of_english(value, words):
    assert ordinal(value) == words


@pytest.mark.parametrize(
    ("name", "dimension", "shown"),
    [("个问题", "count", "个"), ("个县（市、区）（每人）", "count", "个（每人）"),
     ("个食堂（每镇）", "count", "个（每镇）"), ("件（个）", "count", "件（个）"), ("人次", "count", "人次"),
     ("个月", "time", "个月"), ("个百分点", "points", "个百分点")],
)  # fmt: skip
def test_the_unit_of_a_chart_is_the_measure_word(name, dimension, shown):
    row = {"unit_zh": name, "unit_en": "problems", "dimension": dimension}
    assert (unit_line(row, "zh"), unit_line(row, "en")) == (f"单位：{shown}。", "Unit: problems.")


def test_the_figure_of_a_fact_is_in_the_language_of_its_reader(ledger):
    lights = "changleng-corridor-lights"
    assert (of_fact(ledger, lights, "zh"), of_fact(ledger, lights, "en")) == ("1.2万多盏", "over 12,000 lights")


def test_ranks_gained_in_a_list_say_that_they_were_gained(ledger):
    gained = "luhe-industrial-rank-places-gained"
    assert (of_fact(ledger, gained, "zh"), of_fact(ledger, gained, "en")) == ("累计上升42位", "up 42 ranks in total")


KINDS = [
    # a fact of the made-up district, Chinese, English
    ("qiyun-jobs-target", "目标：4000人", "target: 4,000 people"),
    ("qiyun-jobs-plan", "计划：4300人", "plan: 4,300 people"),
    ("qiyun-jobs-of-target", "完成目标的105.3%", "105.3% of target"),
    ("qiyun-unemployment-change", "下降0.4个百分点", "fell by 0.4 percentage points"),
    ("qiyun-petitions-change", "下降6.3%", "fell by 6.3%"),
    ("qiyun-rural-income-change", "增长7.2%", "rose by 7.2%"),
    ("qiyun-forest-output", "翻了一番", "doubled"),
    ("qiyun-parcels", "增长1.5倍", "rose by 1.5 times the earlier level"),
    ("qiyun-care-beds-multiple", "为原来的2倍", "2 times the earlier level"),
    ("qiyun-canteens", "2021年以来累计24个", "24 canteens in total since 2021"),
    ("qiyun-nursing-allowance", "每人每月820元", "¥820 a person a month"),
    ("qiyun-old-age-allowance", "每人每月50至100元", "¥50–100 a person a month"),
    ("qiyun-parking-ratio", "1:0.8", "1:0.8"),
    ("qiyun-business-start", "由12天缩短到3天", "from 12 days to 3"),
    ("qiyun-online-share", "由82%提高到96%", "from 82% to 96%"),
]


@pytest.mark.parametrize(("fact", "zh", "en"), KINDS)
def test_the_words_of_a_figure_say_its_kind(district, fact, zh, en):
    assert (of_fact(district, fact, "zh"), of_fact(district, fact, "en")) == (zh, en)


@pytest.mark.parametrize(
    ("period", "zh", "en"),
    [("2021/2023~", "2021年以来累计24个", "24 canteens in total since 2021"),
     ("2021~/2023~", "累计24个", "24 canteens in total"),
     ("2023", "累计24个", "24 canteens in total"), (None, "累计24个", "24 canteens in total")],
)  # fmt: skip
def test_a_running_total_begins_where_the_text_says_and_nowhere_else(district, period, zh, en):
    changed = with_fact(district, "qiyun-canteens", period=period)
    assert (of_fact(changed, "qiyun-canteens", "zh"), of_fact(changed, "qiyun-canteens", "en")) == (zh, en)


def test_a_multiple_says_of_what(district):
    changed = with_fact(district, "qiyun-care-beds-multiple", against="average")
    words = [of_fact(changed, "qiyun-care-beds-multiple", lang) for lang in ("zh", "en")]
    assert words == ["为平均水平的2倍", "2 times the average"]


def test_a_later_value_of_one_keeps_the_unit_of_the_earlier(district):
    fact, reading = "qiyun-business-start", district.readings["qiyun-business-start"]
    one = replace(district, readings={**district.readings, fact: replace(reading, value=Decimal(1))})
    assert of_fact(one, fact, "en") == "from 12 days to 1"


def with_fact(ledger, name, **changes):
    """The ledger with one fact changed."""
    return replace(ledger, facts={**ledger.facts, name: ledger.facts[name].model_copy(update=changes)})


@pytest.mark.parametrize(
    ("value", "en", "zh"),
    [
        (0, "0", "0"), (0.5, "0.5", "0.5"), (98.96, "98.96", "98.96"), (-3.2, "-3.2", "-3.2"),
        (9999, "9,999", "9999"), (12000, "12,000", "1.2万"), (1234.5, "1,234.5", "1234.5"),
        (12345, "12,345", "12345"), (999_999, "999,999", "999999"), (1e6, "1 million", "100万"),
        (2_500_000, "2.5 million", "250万"), (2_345_678, "2,345,678", "2345678"),
        (Decimal("2.68E9"), "2.68 billion", "26.8亿"),
    ],
)  # fmt: skip
def test_a_number_is_written_as_its_language_does(value, en, zh):
    assert (number(value, "en"), number(value, "zh")) == (en, zh)


@given(st.decimals(0, 10**12, places=2))
def test_no_digit_is_lost(value):
    words = number(value, "zh")
    digits = words.rstrip("万亿")
    scale = {"": 1, "万": 10**4, "亿": 10**8, "万亿": 10**12}[words.removeprefix(digits)]
    assert Decimal(digits) * scale == value


@pytest.mark.parametrize(
    ("edtf", "en", "zh"),
    [
        ("2022", "2022", "2022年"),
        ("2022-10", "October 2022", "2022年10月"),
        ("2022-01-31", "31 January 2022", "2022年1月31日"),
        ("2022-10~", "about October 2022", "约2022年10月"),
        ("2023/2024", "2023–2024", "2023—2024年"),
        ("2013/2014~", "about 2013–2014", "约2013—2014年"),
        ("2013-07~/2014-02~", "about July 2013 to February 2014", "约2013年7月至2014年2月"),
        ("2021-21", "2021-21", "2021-21"),
    ],
)
def test_a_period_in_words(edtf, en, zh):
    assert (period(edtf, "en").replace("\u00a0", " "), period(edtf, "zh")) == (en, zh)


@pytest.mark.parametrize(
    ("first", "last", "approximate", "words"),
    [(2021, 2021, False, "2021年"), (2013, 2014, True, "约2013—2014年"), (pd.NA, pd.NA, False, "时间未写明")],
)
def test_a_row_says_its_years(first, last, approximate, words):
    assert when({"first": first, "last": last, "approximate": approximate}, "zh") == words
