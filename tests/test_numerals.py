"""Finding every numeral of a text, Arabic and Chinese."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outcomes.text.numerals import CHINESE, phrases, scan, wording_left_out

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
    "共1，234件": ["1，234"],
    "有12,34两组": ["12", "34", "两"],
    "编号1,2345": ["1", "2345"],
    "2021年11月3日": ["2021", "11", "3"],
    "12:30到2013-07": ["12", "30", "2013", "07"],
    "2万2千户": ["2万", "2千"],
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
    "八成": ["八"],
    "二〇二一年": ["二〇二一"],
    "一百多万": ["一百多万"],
    "一切为了群众": ["一"],
    "老百姓": ["百"],
    "萬億": ["萬億"],
    "多余的路灯": [],
    "": [],
}
ATOMS = [
    "7", "12", "1.2万多", "98.96%", "70余萬", "20多万", "1,234", "26.8亿", "１２", "900余", "3千", "5万分之一",
    "三十二", "百分之九十八", "半", "两", "数十", "幾", "十余万", "千", "一",
]  # fmt: skip
BETWEEN = st.text(
    st.characters(
        exclude_categories=["Cs"], exclude_characters=f"{CHINESE}0123456789０１２３４５６７８９.．,，%％多余餘数數分"
    ),
    min_size=1,
    max_size=4,
)


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


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        ("一切为了一切", ["一切"], [(0, "一切"), (4, "一切")]),
        ("第一书记", ["第一", "第一书记"], [(0, "第一书记")]),
        ("进一步统一", ["统一", "进一步"], [(0, "进一步"), (3, "统一")]),
        ("第一线", ["一线", "第一"], [(0, "第一")]),
        ("a.b", ["."], [(1, ".")]),
        ("一切", [], []),
        ("一切", ["一切", "一切"], [(0, "一切")]),
    ],
)
def test_set_phrases_are_found_where_they_stand_the_longest_first(text, words, found):
    assert [(start, phrase) for start, _, phrase in phrases(text, words)] == found
    assert all(text[start:end] == phrase for start, end, phrase in phrases(text, words))


@pytest.mark.parametrize(
    ("text", "figure", "word"),
    [
        ("约300人", "300", "约"),
        ("超过300人", "300", "超过"),
        ("近50万人", "50万", "近"),
        ("将近50万人", "50万", "将近"),
        ("快30年", "30", "快"),
        ("至少5人", "5", "至少"),
        ("不到48小时", "48", "不到"),
        ("不超过48小时", "48", "不超过"),
        ("不超过48小时", "超过48", "不"),
        ("第29位", "29", "第"),
        ("问题上千个", "千", "上"),
        ("耗资上萬元", "萬", "上"),
        ("300多盏", "300", "多"),
        ("70余萬人", "70", "余"),
        ("90%以上", "90%", "以上"),
        ("30以内", "30", "以内"),
        ("30左右", "30", "左右"),
        ("300上下", "300", "上下"),
        ("1.2万盏", "1.2", "1.2万"),
        ("128件", "28", "128"),
        ("三十二件", "二", "三十二"),
        ("98.96%", "98.96", "98.96%"),
    ],
)
def test_a_word_of_approximation_that_a_figure_leaves_out_is_named(text, figure, word):
    start = text.index(figure)
    assert wording_left_out(text, start, start + len(figure)) == word


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("约300人", "约300"),
        ("上千个", "上千"),
        ("1.2万多盏", "1.2万多"),
        ("90%以上", "90%以上"),
        ("附近300人", "300"),
        ("最近300天", "300"),
        ("靠近300人", "300"),
        ("节约300元", "300"),
        ("预约300人", "300"),
        ("加快30个项目", "30"),
        ("尽快30天内", "30"),
        ("60以上百姓", "百"),
        ("12盏和30盏", "12"),
        ("300", "300"),
    ],
)
def test_other_words_beside_a_figure_do_not_belong_to_it(text, figure):
    start = text.rindex(figure)
    assert wording_left_out(text, start, start + len(figure)) is None
