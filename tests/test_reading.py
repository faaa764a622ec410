"""Every numeral of a text is found, and reads as what it says, or the whole of it is refused with the reason."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from outcomes.errors import FigureError
from outcomes.text.figures import read_figure
from outcomes.text.numerals import scan
from outcomes.text.spelling import CHINESE
from outcomes.text.wordings import QUALIFIERS, WORDINGS
from tests.chinese import chinese

# Words that bound any number: on which side of it, and what each says.
WORDS = [("{}%s" if w.side == "after" else "%s{}", w) for w in WORDINGS
         if not w.room and w.word not in ("上", "过", "破", "<", "＜", "来")]  # fmt: skip
# By qualifier: a text, its figure in 〔〕 where it is not the whole, and the value; both ends of a range; the value and
# the upper bound where a word leaves no more; the value and both bounds where a fall turns them round.
NUMBERS: dict[str, dict[str, Any]] = {
    "exactly": {
        "12": 12, "1,234": 1234, "１，２３４": 1234, "1,234.5万": 12345000, "26.8亿": 2680000000, "3百万": 3000000,
        "１２．５": 12.5, "第29": 29, "半": 0.5, "〇": 0, "零": 0, "两": 2, "兩": 2, "十": 10, "十五": 15, "二十": 20,
        "三十二": 32, "百": 100, "两百": 200, "一百零五": 105, "一百〇五": 105, "一百一十五": 115, "三百五": 350,
        "三百五十": 350, "一千零五十": 1050, "两千五百": 2500, "万": 10000, "一万零五": 10005, "两万五": 25000,
        "十万": 100000, "一万二千三百四十五": 12345, "百万": 1000000, "一亿": 100000000, "一亿三千万": 130000000,
        "三亿五": 350000000, "三万亿": 3000000000000, "二〇二一": 2021, "一九九八": 1998,
        "惠及〔三点六亿〕人": 360000000, "低至〔零点四〕公里": 0.4, "共〔5万4千〕户": 54000,
        "共〔1亿2000万〕元": 120000000, "共〔6億8,500萬〕元": 685000000, "共〔1兆3,000億〕元": 1300000000000,
        "装机〔四十万〕千瓦": 400000, "共〔七亿九○六五萬〕元": 790650000, "气温〔零下5〕度": -5,
        "集中签约〔300〕个项目": 300, "最快〔30〕天办结": 30, "就近〔300〕人": 300, "通过〔300〕件": 300,
        "〔壹拾贰万叁仟〕元": 123000, "安装〔廿二〕处": 22, "安装〔１２．５万〕盏": 125000,
        "安装〔330 000〕盏": 330000, "办结〔150.25 万〕件": 1502500,
        "全市今年以来共为居民新装路灯〔3\n56〕盏，全部点亮": 356, "装了〔3<b>56〕</b>盏": 356, "花了〔一年半〕": 1.5,
        "〔提高0.6〕个百分点": 0.6, "增加〔300〕人": 300, "肩负〔300万〕人的期盼": 3000000,
        "利润〔负300万〕元": -3000000, "修了〔5〕件多功能设施": 5, "来了〔5〕件多": 5, "补贴〔五元三毛〕": 5.3,
        "补贴〔壹拾壹元壹角壹分〕": 11.11, "派出〔20〕和30人": 20, "只剩〔50〕余额": 50, "年龄〔半百〕": 50,
        "〔四万万〕同胞": 400000000,
    },
    "more-than": {
        "1.2万多": (12000, 13000), "1.20万多": (12000, 12100), "1.5萬余": (15000, 16000), "1.5萬餘": (15000, 16000),
        "6万多": (60000, 70000), "20多万": (200000, 300000), "20万多": (200000, 210000), "25多万": (250000, 260000),
        "70余萬": (700000, 800000), "220余万": (2200000, 2300000), "900余": (900, 1000), "2700多": (2700, 2800),
        "2千多": (2000, 3000), "超5萬": 50000, "超过90": 90, "超過90": 90, "逾300": 300, "突破300": 300,
        "十余": (10, 20), "百余": (100, 200), "三十多": (30, 40), "两千五百多": (2500, 2600),
        "一百多万": (1000000, 2000000), "一百二十多万": (1200000, 1300000), "两万多": (20000, 30000),
        "二十万多": (200000, 210000), "一亿多": (100000000, 200000000), "两万多亿": (2000000000000, 3000000000000),
        "投放资金〔超2.3万亿〕元": 2300000000000, "共〔1千多万〕元": (10000000, 20000000),
        "来了〔数十万〕人": (100000, 1000000), "来了〔十几万〕人": (100000, 200000), "建了〔20年多〕": (20, 21),
        "〔超过了80〕户": 80, "网上〔千余〕件": (1000, 2000), "来了〔约300多〕人": (300, 400),
        "共〔十多 万〕户": (100000, 200000),
    },
    "at-least": {
        "上千": 1000, "上万": 10000, "50以上": 50, "不少于50": 50, "不低于50": 50, "至少50": 50,
        "建成〔860个以上〕": 860, "招收〔18岁以上〕60人以下": 18, "来了〔1.5万人以上〕": 15000, "〔至少有3〕处": 3,
    },
    "nearly": {
        "近50万": 500000, "近4.3万": 43000, "将近100": 100, "將近100": 100, "接近100": 100, "快30": 30, "近半": 0.5,
    },
    "at-most": {
        "不到48": 48, "不足48": 48, "不超过48": 48, "至多48": 48, "48以下": 48, "48以内": 48, "48以內": 48, "20强": 20,
        "20強": 20, "缩短到〔1.5小时以内〕": 1.5, "列全省〔20强〕": 20, "〔15天内〕办结": 15, "〔不超过30〕且50户": 30,
    },
    "about": {
        "约300": 300, "約300": 300, "大约300": 300, "300左右": 300, "300上下": 300, "花费〔50元左右〕": 50,
        "〔约为5亿〕元": 500000000, "超过5或〔约6〕户": 6,
    },
    "between": {
        "建成〔10至15〕处": (10, 15), "票价〔30—50〕元": (30, 50), "票价〔30元至50〕元": (30, 50),
        "补助〔两到三万〕元": (20000, 30000), "来了〔三四百〕人": (300, 400), "来了〔十五六〕人": (15, 16),
        "招收〔18岁以上60岁以下〕村民": (18, 60), "在〔20和30之间〕": (20, 30), "从〔8500到3万〕户": (8500, 30000),
    },
}  # fmt: skip
SHARES: dict[str, dict[str, Any]] = {
    "exactly": {
        "98.96%": 98.96, "５０％": 50, "115.2%": 115.2, "百分之九十八": 98, "百分之98": 98, "百分之百": 100,
        "千分之五": 0.5, "5万分之一": 0.002, "八成": 80, "满意率〔百分之四点七〕": 4.7, "达到〔千分之三点五〕": 0.35,
        "达到〔5‰〕": 0.5, "达到〔百分之98.5〕": 98.5, "达到〔百分九十〕": 90, "占〔三分之二〕": 66.666667,
        "减了两成半": -25, "占〔九成二〕": 92, "同比〔-6.4%〕": -6.4, "信访量〔下降3.2%〕": -3.2,
        "比上年的五百亿元〔增加百分之六十八〕": 68, "收入〔增长6.3%〕": 6.3, "占〔½〕": 50, "三分之一": 33.333333,
        "占〔三分一〕": 33.333333,
        "占〔百分 之五〕": 5, "占〔七成 五〕。": 75,
    },
    "at-least": {
        "90%以上": 90, "八成以上": 80, "占〔1/4以上〕": 25, "〔一半以上〕村民参加": 50, "占比〔≥95%〕": 95,
        "占〔30%以上〕50以下": 30,
    },
    "more-than": {
        "超过90%": 90, "90%多": (90, 91), "百分之九十多": (90, 100), "千分之五多": (0.5, 0.6), "两成多": (20, 30),
        "〔过半〕村民参加": 50, "信访量〔下降超过3%〕": (-3, None, -3), "占〔10%强〕": (10, 11),
        "占〔三分一多〕": (33.333333, 66.666667),
    },
    "nearly": {"近八成": 80, "〔近八成〕群众满意": 80},
    "about": {"占〔7.5成左右〕": 75},
    "between": {"年均〔百分之四到五〕": (4, 5), "占〔三到五成〕": (30, 50)},
    "at-most": {"占比〔低于30%〕": 30},
}  # fmt: skip
FOUND = {
    "安装了1.2万多盏路灯和300多盏": "1.2万多 300多", "近50万人": "50万", "70余萬人": "70余萬",
    "20多万、20万多": "20多万 20万多", "220余万": "220余万", "26.8亿元": "26.8亿", "满意率98.96%": "98.96%",
    "１２．５％": "１２．５％", "共1,234,567件": "1,234,567", "共1，234件": "1 234", "有12,34两组": "12,34两",
    "编号1,2345": "1,2345", "2021年11月3日": "2021年11月3", "12:30到2013-07": "12:30 2013-07", "2万2千户": "2万2千",
    "3百万": "3百万", "5万分之一": "5万分之一", "三十二件": "三十二", "百分之九十八": "百分之九十八",
    "三分之二": "三分之二", "两轮": "两", "半年": "半", "解决问题上千个": "千", "数十家、數百家": "数十 數百",
    "数据": "", "十余万、百餘": "十余万 百餘", "几个、十几个、幾個": "几 十几 幾", "第一、第29": "一 29",
    "八成": "八成", "二〇二一年": "二〇二一", "一百多万": "一百多万", "一切为了群众": "一", "零售和千瓦、百分点": "",
    "若干": "若干", "老百姓": "", "萬億": "萬億", "多余的路灯": "", "": "",
    # Units, labels and words that are no numerals.
    "零售额": "", "每千瓦": "", "个百分点": "", "①加强管理": "", "零部件": "", "百姓": "",
}  # fmt: skip
ATOMS = [
    "7", "12", "1.2万多", "98.96%", "70余萬", "20多万", "1,234", "26.8亿", "１２", "900余", "3千", "5万分之一",
    "三十二", "百分之九十八", "半", "两", "数十", "幾", "十余万", "千", "一",
]  # fmt: skip
BETWEEN = st.text("，。；的在城乡居民灯路新村\n", min_size=1, max_size=4)
REFUSED = [
    "约近90户", "5万4户", "九百九几户", "30万20千户", "十百户", "共1，234件", "占5折",
    "达15k户", "达2e5户", "4/3户", "三又五分之一", "约近八成", "若干户", "几户", "共41,39户", "三十两", "两千米",
    "召开过3次", "增速7±2户", "6万多多户", "- 5户", "超过30至50人", "30至20人", "30%至20户", "三四百至五百人",
    "1.5元5角", "比300低", "最多或近5户", "负百分之负5", "30至三分之一", "达1.2点5户",
]  # fmt: skip
KINDS = {
    "date": ["〔2025年1月14日〕开工", "〔1-6月〕完成", "〔上半年〕完成", "〔一九七一和一九七二〕两年",
             "〔一到九月〕完成"],
    "label": ["〔一、〕总体情况", "〔（三）〕改善民生", "〔第三条〕规定"],
    "rank": ["居全省〔第3〕位", "位列前〔10〕名"],
    "name": ["“〔十四五〕”规划", "建设〔5G〕基站", "〔四川〕省", "〔PM2.5〕浓度", "〔千岛湖〕"],
    "idiom": ["\n〔一〕 百年大计", "〔统一〕思想", "这三年里。〔一心一意〕"],
}  # fmt: skip
JUNK = {"cannot be read|longer than": [
    "", " ", "盏", "路灯", "多", "余万", "1.2.3", "12,34", "1,2345", "1e5", "五路灯", "1\n", "1，234", "5万4", "三十两",
    "万分之", "分之一", "²", "٣", "NaN", "∞", "半半", "百分之90%", "三分之二成", "几",
    "若干", "几百几", "十百", "千百", "九万零",
    "两两", "一百零", "零百", "三零万", "一亿百万", "一百二百",
    "0分之一", "零分之一", "〇分之五", "十" * 2000, "9" * 29,
], "two words": ["超1.2万多", "近90%以上", "至少5左右", "约近90"]}  # fmt: skip
LETTERS = (
    "〇零一二三四五六七八九十百千万亿半两几多余超过近快约不到足上以下内左右强第分之成至少于低将接大逾突破"
    "0123456789%.,萬億兩餘約強內０９％．， \n盏"
)


def _only(marked, figure=None):
    """The numeral of a figure that a text holds once, in 〔〕 where none is given and it is not the whole."""
    text = marked.replace("〔", "").replace("〕", "")
    figure = figure or (marked[marked.find("〔") + 1 : marked.find("〕")] if "〔" in marked else marked)
    found = [numeral for numeral in scan(text) if numeral.figure == figure]
    assert len(found) == 1, [(numeral.figure, numeral.kind, numeral.reason) for numeral in scan(text)]
    return found[0]


def _rows(table):
    return [(text, qualifier, said) for qualifier, rows in table.items() for text, said in rows.items()]


def _bounds(qualifier, said):
    """The value, the lowest and the highest number; None is an open side."""
    if qualifier == "between":
        return None, *said
    value, *more = said if isinstance(said, tuple) else (said,)
    if len(more) == 2:
        return value, *more
    low = None if qualifier in ("nearly", "at-most") else value
    return value, low, *(more or [None if qualifier in ("more-than", "at-least") else value])


@pytest.mark.parametrize(("text", "qualifier", "said"), _rows(NUMBERS) + _rows(SHARES))
def test_a_figure_reads_as_its_value_its_wording_and_the_bounds_of_the_wording(text, qualifier, said):
    reading = _only(text).reading
    found = [None if side is None else round(side, 6) for side in (reading.value, reading.low, reading.high)]
    assert found == [None if side is None else Decimal(str(side)) for side in _bounds(qualifier, said)]
    assert (reading.qualifier, reading.share) == (qualifier, text in SHARES.get(qualifier, ()))


@pytest.mark.parametrize(("text", "numerals"), FOUND.items())
def test_every_numeral_of_a_text_is_found(text, numerals):
    assert [numeral.text for numeral in scan(text)] == numerals.split()


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


@pytest.mark.parametrize(("said", "figure"), [(said, figure) for said, figures in JUNK.items() for figure in figures])
def test_words_that_are_not_one_number_are_refused(said, figure):
    with pytest.raises(FigureError, match=said):
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


@given(st.sampled_from(WORDS), st.integers(1, 10**9), st.sampled_from([("", 1), ("万", 10**4), ("亿", 10**8)]))
def test_a_word_beside_a_number_changes_its_wording_and_never_its_value(word, number, scale):
    reading = read_figure((word[0] % word[1].word).format(f"{number}{scale[0]}"))
    assert (reading.value, reading.qualifier) == (number * scale[1], word[1].qualifier)


@pytest.mark.parametrize("text", REFUSED)
def test_what_is_no_one_number_is_refused_whole_and_says_why(text):
    found = scan(text)
    assert found
    assert all(numeral.kind == "refused" and numeral.reason and not numeral.reading for numeral in found)


@pytest.mark.parametrize(("text", "kind"), [(text, kind) for kind, texts in KINDS.items() for text in texts])
def test_a_numeral_that_is_no_figure_has_its_kind(text, kind):
    assert _only(text).kind == kind


def test_the_second_of_a_list_after_a_fall_is_not_read_as_a_rise():
    first, *others = scan("事故起数、人数分别下降40.5%、32.7%和10.1%")
    assert first.reading.value == Decimal("-40.5")
    assert [(numeral.kind, numeral.reason[:4]) for numeral in others] == [("refused", "“下降”")] * 2


@pytest.mark.parametrize(("text", "figure"), [("1 234 5678户", "1"), ("1 234 5678户", "234"), ("编号A12 345", "345")])
def test_digits_apart_by_a_space_that_may_be_one_number_are_refused(text, figure):
    assert _only(text, figure).kind == "refused"


def test_cells_apart_by_tabs_are_never_joined_or_cut():
    assert [numeral.figure for numeral in scan("路灯\t128\t305\t98.5%\n")] == ["128", "305", "98.5%"]


@given(
    st.integers(0, 99_999_999) | st.integers(0, 10**13),
    st.sampled_from(["plain", "grouped", "chinese", "financial", "wan"]),
)
def test_a_number_written_in_any_form_reads_as_itself(number, form):
    assert read_figure(FORMS[form](number)).value == number


@given(
    st.sampled_from(["300", "1.2万", "三百二十", "98.5%", "近50万", "百分之四点七", "30—50"]),
    st.sampled_from(
        [("", "e5"), ("", ".5.5"), ("1:", ""), ("", "^2"), ("", "折"), ("±", ""), ("", "分之"), ("7×", ""), ("", "k")]
    ),
)
def test_a_figure_that_is_touched_by_what_may_belong_to_it_is_refused(figure, around):
    before, after = around
    found = scan(f"共{before}{figure}{after}")
    assert [numeral for numeral in found if numeral.figure == figure and numeral.reading] == []
    with pytest.raises(FigureError):
        read_figure(f"{before}{figure}{after}" if before or after else "")


def _financial(number: int) -> str:
    return chinese(number).translate(str.maketrans("一二三四五六七八九十百千", "壹贰叁肆伍陆柒捌玖拾佰仟"))


def _wan(number: int) -> str:
    """In 万 with four decimals, as reports print it."""
    return f"{Decimal(number) / 10000:f}万"


FORMS = {"plain": str, "grouped": lambda n: f"{n:,}", "chinese": chinese, "financial": _financial, "wan": _wan}
