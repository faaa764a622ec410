"""Reading printed numerals: the wording bounds the number and nothing else is invented."""

from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from outcomes.errors import FigureError
from outcomes.text.figures import read_figure
from outcomes.text.wordings import QUALIFIERS, WORDINGS
from tests.chinese import chinese

OPEN = None
BEFORE = {w.word: w.qualifier for w in WORDINGS if w.side == "before" and w.word not in ("上", "过", "破", "<", "＜")}
AFTER = {w.word: w.qualifier for w in WORDINGS if w.side == "after" and not w.room and w.word != "来"}
READINGS = [
    # figure, value, qualifier, low, high
    ("12", "12", "exactly", "12", "12"),
    ("1,234", "1234", "exactly", "1234", "1234"),
    ("１，２３４", "1234", "exactly", "1234", "1234"),
    ("1,234.5万", "12345000", "exactly", "12345000", "12345000"),
    ("26.8亿", "2680000000", "exactly", "2680000000", "2680000000"),
    ("3百万", "3000000", "exactly", "3000000", "3000000"),
    ("１２．５", "12.5", "exactly", "12.5", "12.5"),
    ("第29", "29", "exactly", "29", "29"),
    ("1.2万多", "12000", "more-than", "12000", "13000"),
    ("1.20万多", "12000", "more-than", "12000", "12100"),
    ("1.5萬余", "15000", "more-than", "15000", "16000"),
    ("1.5萬餘", "15000", "more-than", "15000", "16000"),
    ("6万多", "60000", "more-than", "60000", "70000"),
    ("20多万", "200000", "more-than", "200000", "300000"),
    ("20万多", "200000", "more-than", "200000", "210000"),
    ("25多万", "250000", "more-than", "250000", "260000"),
    ("70余萬", "700000", "more-than", "700000", "800000"),
    ("220余万", "2200000", "more-than", "2200000", "2300000"),
    ("900余", "900", "more-than", "900", "1000"),
    ("2700多", "2700", "more-than", "2700", "2800"),
    ("2千多", "2000", "more-than", "2000", "3000"),
    ("超5萬", "50000", "more-than", "50000", OPEN),
    ("超过90", "90", "more-than", "90", OPEN),
    ("超過90", "90", "more-than", "90", OPEN),
    ("逾300", "300", "more-than", "300", OPEN),
    ("突破300", "300", "more-than", "300", OPEN),
    ("上千", "1000", "at-least", "1000", OPEN),
    ("上万", "10000", "at-least", "10000", OPEN),
    ("50以上", "50", "at-least", "50", OPEN),
    ("不少于50", "50", "at-least", "50", OPEN),
    ("不低于50", "50", "at-least", "50", OPEN),
    ("至少50", "50", "at-least", "50", OPEN),
    ("近50万", "500000", "nearly", OPEN, "500000"),
    ("近4.3万", "43000", "nearly", OPEN, "43000"),
    ("将近100", "100", "nearly", OPEN, "100"),
    ("將近100", "100", "nearly", OPEN, "100"),
    ("接近100", "100", "nearly", OPEN, "100"),
    ("快30", "30", "nearly", OPEN, "30"),
    ("不到48", "48", "at-most", OPEN, "48"),
    ("不足48", "48", "at-most", OPEN, "48"),
    ("不超过48", "48", "at-most", OPEN, "48"),
    ("至多48", "48", "at-most", OPEN, "48"),
    ("48以下", "48", "at-most", OPEN, "48"),
    ("48以内", "48", "at-most", OPEN, "48"),
    ("48以內", "48", "at-most", OPEN, "48"),
    ("20强", "20", "at-most", OPEN, "20"),
    ("20強", "20", "at-most", OPEN, "20"),
    ("约300", "300", "about", "300", "300"),
    ("約300", "300", "about", "300", "300"),
    ("大约300", "300", "about", "300", "300"),
    ("300左右", "300", "about", "300", "300"),
    ("300上下", "300", "about", "300", "300"),
    ("半", "0.5", "exactly", "0.5", "0.5"),
    ("近半", "0.5", "nearly", OPEN, "0.5"),
]
CHINESE = [
    ("〇", 0), ("零", 0), ("两", 2), ("兩", 2), ("十", 10), ("十五", 15), ("二十", 20), ("三十二", 32), ("百", 100),
    ("两百", 200), ("一百零五", 105), ("一百〇五", 105), ("一百一十五", 115), ("三百五", 350), ("三百五十", 350),
    ("一千零五十", 1050), ("两千五百", 2500), ("万", 10_000), ("一万零五", 10_005), ("两万五", 25_000),
    ("十万", 100_000),
    ("一万二千三百四十五", 12_345), ("百万", 1_000_000), ("一亿", 100_000_000), ("一亿三千万", 130_000_000),
    ("三亿五", 350_000_000), ("三万亿", 3_000_000_000_000), ("二〇二一", 2021), ("一九九八", 1998),
]  # fmt: skip
CHINESE_ROOM = [
    # figure, low, high
    ("十余", 10, 20),
    ("百余", 100, 200),
    ("三十多", 30, 40),
    ("两千五百多", 2500, 2600),
    ("一百多万", 1_000_000, 2_000_000),
    ("一百二十多万", 1_200_000, 1_300_000),
    ("两万多", 20_000, 30_000),
    ("二十万多", 200_000, 210_000),
    ("一亿多", 100_000_000, 200_000_000),
    ("两万多亿", 2_000_000_000_000, 3_000_000_000_000),
]
SHARES = [
    # figure, value, qualifier, low, high
    ("98.96%", "98.96", "exactly", "98.96", "98.96"),
    ("５０％", "50", "exactly", "50", "50"),
    ("115.2%", "115.2", "exactly", "115.2", "115.2"),
    ("90%以上", "90", "at-least", "90", OPEN),
    ("超过90%", "90", "more-than", "90", OPEN),
    ("90%多", "90", "more-than", "90", "91"),
    ("百分之九十八", "98", "exactly", "98", "98"),
    ("百分之98", "98", "exactly", "98", "98"),
    ("百分之百", "100", "exactly", "100", "100"),
    ("百分之九十多", "90", "more-than", "90", "100"),
    ("千分之五", "0.5", "exactly", "0.5", "0.5"),
    ("千分之五多", "0.5", "more-than", "0.5", "0.6"),
    ("5万分之一", "0.002", "exactly", "0.002", "0.002"),
    ("八成", "80", "exactly", "80", "80"),
    ("近八成", "80", "nearly", OPEN, "80"),
    ("八成以上", "80", "at-least", "80", OPEN),
    ("两成多", "20", "more-than", "20", "30"),
]
JUNK = [
    "", " ", "盏", "路灯", "多", "余万", "1.2.3", "12,34", "1,2345", "1e5", "五路灯", "1\n", "1，234", "5万4", "三十两",
    "万分之", "分之一", "²", "٣", "NaN", "∞", "半半", "百分之90%", "三分之二成", "几",
    "若干", "几百几", "十百", "千百", "九万零",
    "两两", "一百零", "零百", "三零万", "一亿百万", "一百二百",
    "0分之一", "零分之一", "〇分之五", "十" * 2000, "9" * 29,
]  # fmt: skip
LETTERS = (
    "〇零一二三四五六七八九十百千万亿半两几多余超过近快约不到足上以下内左右强第分之成至少于低将接大逾突破"
    "0123456789%.,萬億兩餘約強內０９％．， \n盏"
)


@pytest.mark.parametrize(("figure", "value", "qualifier", "low", "high"), READINGS)
def test_a_figure_reads_as_its_value_its_wording_and_the_bounds_of_the_wording(figure, value, qualifier, low, high):
    reading = read_figure(figure)
    assert (reading.value, reading.qualifier) == (Decimal(value), qualifier)
    assert (reading.low, reading.high) == (low and Decimal(low), high and Decimal(high))
    assert not reading.share


@pytest.mark.parametrize(("figure", "value"), CHINESE)
def test_a_chinese_numeral_reads_as_the_number_it_says(figure, value):
    assert read_figure(figure).value == value


@pytest.mark.parametrize(("figure", "low", "high"), CHINESE_ROOM)
def test_a_word_for_more_leaves_one_unit_of_the_last_chinese_digit(figure, low, high):
    reading = read_figure(figure)
    assert (reading.qualifier, reading.value, reading.low, reading.high) == ("more-than", low, low, high)


@pytest.mark.parametrize(("figure", "value", "qualifier", "low", "high"), SHARES)
def test_a_share_reads_in_percent(figure, value, qualifier, low, high):
    reading = read_figure(figure)
    assert reading.share
    assert (reading.value, reading.qualifier) == (Decimal(value), qualifier)
    assert (reading.low, reading.high) == (low and Decimal(low), high and Decimal(high))


def test_a_third_reads_as_a_third_of_a_hundred():
    assert round(read_figure("三分之一").value, 6) == Decimal("33.333333")


@pytest.mark.parametrize("figure", JUNK)
def test_words_that_are_not_one_number_are_refused(figure):
    with pytest.raises(FigureError, match=r"cannot be read|longer than"):
        read_figure(figure)


@pytest.mark.parametrize("figure", ["超1.2万多", "近90%以上", "至少5左右", "约近90"])
def test_two_words_of_approximation_are_refused(figure):
    with pytest.raises(FigureError, match="two words"):
        read_figure(figure)


@given(st.text(max_size=12) | st.text(LETTERS, max_size=12))
@example("0分之1")
@example("１٣")
def test_any_text_is_read_or_refused_with_a_figure_error(text):
    try:
        reading = read_figure(text)
    except FigureError:
        return
    assert reading.qualifier in QUALIFIERS
    if reading.value is None:
        assert (reading.qualifier, reading.low < reading.high) == ("between", True)
        return
    assert reading.low is None or reading.low <= reading.value
    assert reading.high is None or reading.value <= reading.high
    assert (reading.low, reading.high) != (None, None)


@given(st.integers(0, 10**9), st.sampled_from(sorted(BEFORE)), st.sampled_from(["", "万", "亿"]))
def test_a_word_before_a_number_changes_its_wording_and_never_its_value(number, word, scale):
    size = {"": 1, "万": 10**4, "亿": 10**8}[scale]
    reading = read_figure(f"{word}{number}{scale}")
    assert (reading.value, reading.qualifier) == (number * size, BEFORE[word])


@given(st.integers(0, 10**9), st.sampled_from(sorted(AFTER)))
def test_a_word_after_a_number_changes_its_wording_and_never_its_value(number, word):
    reading = read_figure(f"{number}{word}")
    assert (reading.value, reading.qualifier) == (number, AFTER[word])


@given(st.integers(0, 99_999_999))
def test_every_whole_number_written_in_chinese_reads_as_itself(number):
    assert read_figure(chinese(number)).value == number
