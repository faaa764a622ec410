"""Finding every numeral of a text, Arabic and Chinese."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outcomes.text.numerals import scan
from outcomes.text.spelling import CHINESE

FOUND = {
    "安装了1.2万多盏路灯和300多盏": ["1.2万多", "300多"],
    "近50万人": ["50万"],
    "70余萬人": ["70余萬"],
    "20多万、20万多": ["20多万", "20万多"],
    "220余万": ["220余万"],
    "26.8亿元": ["26.8亿"],
    "满意率98.96%": ["98.96%"],
    "１２．５％": ["１２．５％"],
    "共1,234,567件": ["1,234,567"],
    "共1，234件": ["1", "234"],
    "有12,34两组": ["12,34两"],
    "编号1,2345": ["1,2345"],
    "2021年11月3日": ["2021年11月3"],
    "12:30到2013-07": ["12:30", "2013-07"],
    "2万2千户": ["2万2千"],
    "3百万": ["3百万"],
    "5万分之一": ["5万分之一"],
    "三十二件": ["三十二"],
    "百分之九十八": ["百分之九十八"],
    "三分之二": ["三分之二"],
    "两轮": ["两"],
    "半年": ["半"],
    "解决问题上千个": ["千"],
    "数十家、數百家": ["数十", "數百"],
    "数据": [],
    "十余万、百餘": ["十余万", "百餘"],
    "几个、十几个、幾個": ["几", "十几", "幾"],
    "第一、第29": ["一", "29"],
    "八成": ["八成"],
    "二〇二一年": ["二〇二一"],
    "一百多万": ["一百多万"],
    "一切为了群众": ["一"],
    "零售和千瓦、百分点": [],
    "若干": ["若干"],
    "老百姓": [],
    "萬億": ["萬億"],
    "多余的路灯": [],
    "": [],
}
ATOMS = [
    "7", "12", "1.2万多", "98.96%", "70余萬", "20多万", "1,234", "26.8亿", "１２", "900余", "3千", "5万分之一",
    "三十二", "百分之九十八", "半", "两", "数十", "幾", "十余万", "千", "一",
]  # fmt: skip
BETWEEN = st.text("，。；的在城乡居民灯路新村\n", min_size=1, max_size=4)


@pytest.mark.parametrize(("text", "numerals"), FOUND.items())
def test_every_numeral_of_a_text_is_found(text, numerals):
    assert [numeral.text for numeral in scan(text)] == numerals


@given(st.lists(st.tuples(BETWEEN, st.sampled_from(ATOMS)), max_size=8), BETWEEN)
def test_numerals_between_other_characters_are_found_and_nothing_else(pieces, end):
    text = "".join(map("".join, pieces)) + end
    found = scan(text)
    assert [numeral.text for numeral in found] == [atom for _, atom in pieces]
    assert all(text[numeral.start : numeral.end] == numeral.text for numeral in found)


@given(st.text(f"{CHINESE}012３4.,%％多余数分之盏。\n", max_size=20))
def test_no_digit_and_no_chinese_numeral_is_ever_missed(text):
    found = {place for numeral in scan(text) for place in range(numeral.start, numeral.end)}
    digits = {i for i, c in enumerate(text) if c in CHINESE or c.isdecimal()}
    assert digits <= found
