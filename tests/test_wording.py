"""A figure in words, in both languages."""

import pytest

from outcomes.models import Name, Unit
from outcomes.text.figures import read_figure
from outcomes.wording import number, ordinal, worded


def unit(key, zh, en, dimension="count", **more):
    return Unit(id=key, name=Name(zh=zh, en=en), dimension=dimension, **more)


LIGHTS = unit("lights", "盏", "lights", one="light")
PEOPLE = unit("people", "人", "people", "people")
PERCENT = unit("percent", "%", "percent", "share", symbol="%")
BARE_PERCENT = unit("percent", "%", "percent", "share")
YUAN = unit("yuan", "元", "yuan", "money", symbol="¥")
RANK = unit("rank", "位", "place", "rank")
PLACES = unit("places", "位", "places", "rank", one="place")
HOURS = unit("hours", "小时", "hours", "time", one="hour")
YEARS = unit("years", "年", "years", "time", one="year")
PLACES_ONLY = unit("spots", "处", "places")
WORDED = [
    # figure, unit, Chinese, English
    ("864", LIGHTS, "864盏", "864 lights"),
    ("860盏以上", LIGHTS, "860盏以上", "at least 860 lights"),
    ("10至15", LIGHTS, "10至15盏", "10 to 15 lights"),
    ("30—50", YUAN, "30—50元", "¥30 to ¥50"),
    ("百分之四到五", PERCENT, "百分之四到五", "4 to 5%"),
    ("下降3.2%", PERCENT, "下降3.2%", "down 3.2%"),
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
    ("不超过48", HOURS, "不超过48小时", "at most 48 hours"),
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
    [
        (0, "0"),
        (12000, "12,000"),
        (98.96, "98.96"),
        (999_999, "999,999"),
        (1e6, "1 million"),
        (2_500_000, "2.5 million"),
        (2_680_000_000, "2.68 billion"),
        (0.5, "0.5"),
        (100, "100"),
        (1234.5, "1,234.5"),
    ],
)
def test_a_number_is_written_out_with_its_thousands_and_from_a_million_on_in_words(value, words):
    assert number(value) == words


@pytest.mark.parametrize(
    ("value", "words"),
    [(1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (10, "10th"), (11, "11th"), (12, "12th"), (13, "13th"),
     (21, "21st"), (29, "29th"), (102, "102nd"), (111, "111th"), (113, "113th")],
)  # fmt: skip
def test_a_rank_has_the_ending_of_english(value, words):
    assert ordinal(value) == words
