"""Every kind of figure, both ways: it reads as what it says, or the whole of it is refused with the reason."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outcomes.errors import FigureError
from outcomes.text.figures import read_figure
from outcomes.text.numerals import scan
from tests.chinese import chinese

READ = [
    # text, figure, value (or the ends of a range), qualifier, low, high; None is an open side
    ("投放资金超2.3万亿元", "超2.3万亿", "2300000000000", "more-than", "2300000000000", None),
    ("近八成群众满意", "近八成", "80", "nearly", None, "80"),
    ("满意率百分之四点七", "百分之四点七", "4.7", "exactly", "4.7", "4.7"),
    ("惠及三点六亿人", "三点六亿", "360000000", "exactly", "360000000", "360000000"),
    ("低至零点四公里", "零点四", "0.4", "exactly", "0.4", "0.4"),
    ("达到千分之三点五", "千分之三点五", "0.35", "exactly", "0.35", "0.35"),
    ("达到5‰", "5‰", "0.5", "exactly", "0.5", "0.5"),
    ("达到百分之98.5", "百分之98.5", "98.5", "exactly", "98.5", "98.5"),
    ("达到百分九十", "百分九十", "90", "exactly", "90", "90"),
    ("占三分之二", "三分之二", "66.666667", "exactly", "66.666667", "66.666667"),
    ("占1/4以上", "1/4以上", "25", "at-least", "25", None),
    ("过半村民参加", "过半", "50", "more-than", "50", None),
    ("一半以上村民参加", "一半以上", "50", "at-least", "50", None),
    ("减了两成半", "减了两成半", "-25", "exactly", "-25", "-25"),
    ("占九成二", "九成二", "92", "exactly", "92", "92"),
    ("占7.5成左右", "7.5成左右", "75", "about", "75", "75"),
    ("共5万4千户", "5万4千", "54000", "exactly", "54000", "54000"),
    ("共1亿2000万元", "1亿2000万", "120000000", "exactly", "120000000", "120000000"),
    ("共6億8,500萬元", "6億8,500萬", "685000000", "exactly", "685000000", "685000000"),
    ("共1兆3,000億元", "1兆3,000億", "1300000000000", "exactly", "1300000000000", "1300000000000"),
    ("共1千多万元", "1千多万", "10000000", "more-than", "10000000", "20000000"),
    ("装机四十万千瓦", "四十万", "400000", "exactly", "400000", "400000"),
    ("共七亿九○六五萬元", "七亿九○六五萬", "790650000", "exactly", "790650000", "790650000"),
    ("同比-6.4%", "-6.4%", "-6.4", "exactly", "-6.4", "-6.4"),
    ("气温零下5度", "零下5", "-5", "exactly", "-5", "-5"),
    ("信访量下降3.2%", "下降3.2%", "-3.2", "exactly", "-3.2", "-3.2"),
    ("信访量下降超过3%", "下降超过3%", "-3", "more-than", None, "-3"),
    ("比上年的五百亿元增加百分之六十八", "增加百分之六十八", "68", "exactly", "68", "68"),
    ("收入增长6.3%", "增长6.3%", "6.3", "exactly", "6.3", "6.3"),
    ("建成10至15处", "10至15", ("10", "15"), "between", "10", "15"),
    ("票价30—50元", "30—50", ("30", "50"), "between", "30", "50"),
    ("票价30元至50元", "30元至50", ("30", "50"), "between", "30", "50"),
    ("年均百分之四到五", "百分之四到五", ("4", "5"), "between", "4", "5"),
    ("补助两到三万元", "两到三万", ("20000", "30000"), "between", "20000", "30000"),
    ("来了三四百人", "三四百", ("300", "400"), "between", "300", "400"),
    ("来了十五六人", "十五六", ("15", "16"), "between", "15", "16"),
    ("招收18岁以上60岁以下村民", "18岁以上60岁以下", ("18", "60"), "between", "18", "60"),
    ("来了数十万人", "数十万", "100000", "more-than", "100000", "1000000"),
    ("来了十几万人", "十几万", "100000", "more-than", "100000", "200000"),
    ("建成860个以上", "860个以上", "860", "at-least", "860", None),
    ("花费50元左右", "50元左右", "50", "about", "50", "50"),
    ("缩短到1.5小时以内", "1.5小时以内", "1.5", "at-most", None, "1.5"),
    ("建了20年多", "20年多", "20", "more-than", "20", "21"),
    ("来了1.5万人以上", "1.5万人以上", "15000", "at-least", "15000", None),
    ("超过了80户", "超过了80", "80", "more-than", "80", None),
    ("至少有3处", "至少有3", "3", "at-least", "3", None),
    ("约为5亿元", "约为5亿", "500000000", "about", "500000000", "500000000"),
    ("占比低于30%", "低于30%", "30", "at-most", None, "30"),
    ("占比≥95%", "≥95%", "95", "at-least", "95", None),
    ("占10%强", "10%强", "10", "more-than", "10", "11"),
    ("列全省20强", "20强", "20", "at-most", None, "20"),
    ("集中签约300个项目", "300", "300", "exactly", "300", "300"),
    ("最快30天办结", "30", "30", "exactly", "30", "30"),
    ("网上千余件", "千余", "1000", "more-than", "1000", "2000"),
    ("就近300人", "300", "300", "exactly", "300", "300"),
    ("通过300件", "300", "300", "exactly", "300", "300"),
    ("壹拾贰万叁仟元", "壹拾贰万叁仟", "123000", "exactly", "123000", "123000"),
    ("安装廿二处", "廿二", "22", "exactly", "22", "22"),
    ("安装１２．５万盏", "１２．５万", "125000", "exactly", "125000", "125000"),
    ("安装330 000盏", "330 000", "330000", "exactly", "330000", "330000"),
    ("办结150.25 万件", "150.25 万", "1502500", "exactly", "1502500", "1502500"),
    ("全市今年以来共为居民新装路灯3\n56盏，全部点亮", "3\n56", "356", "exactly", "356", "356"),
    ("装了3<b>56</b>盏", "3<b>56", "356", "exactly", "356", "356"),
    ("占½", "½", "50", "exactly", "50", "50"),
    ("花了一年半", "一年半", "1.5", "exactly", "1.5", "1.5"),
    ("提高0.6个百分点", "提高0.6", "0.6", "exactly", "0.6", "0.6"),
    ("增加300人", "300", "300", "exactly", "300", "300"),
    ("肩负300万人的期盼", "300万", "3000000", "exactly", "3000000", "3000000"),
    ("利润负300万元", "负300万", "-3000000", "exactly", "-3000000", "-3000000"),
    ("占30%以上50以下", "30%以上", "30", "at-least", "30", None),
    ("15天内办结", "15天内", "15", "at-most", None, "15"),
    ("修了5件多功能设施", "5", "5", "exactly", "5", "5"),
    ("来了5件多", "5", "5", "exactly", "5", "5"),
    ("来了约300多人", "约300多", "300", "more-than", "300", "400"),
    ("占三分一", "三分一", "33.333333", "exactly", "33.333333", "33.333333"),
    ("补贴五元三毛", "五元三毛", "5.3", "exactly", "5.3", "5.3"),
    ("补贴壹拾壹元壹角壹分", "壹拾壹元壹角壹分", "11.11", "exactly", "11.11", "11.11"),
    ("在20和30之间", "20和30之间", ("20", "30"), "between", "20", "30"),
    ("派出20和30人", "20", "20", "exactly", "20", "20"),
    ("占三到五成", "三到五成", ("30", "50"), "between", "30", "50"),
    ("从8500到3万户", "8500到3万", ("8500", "30000"), "between", "8500", "30000"),
    ("占百分 之五", "百分 之五", "5", "exactly", "5", "5"),
    ("占七成 五。", "七成 五", "75", "exactly", "75", "75"),
    ("共十多 万户", "十多 万", "100000", "more-than", "100000", "200000"),
    ("超过5或约6户", "约6", "6", "about", "6", "6"),
    ("只剩50余额", "50", "50", "exactly", "50", "50"),
    ("年龄半百", "半百", "50", "exactly", "50", "50"),
    ("四万万同胞", "四万万", "400000000", "exactly", "400000000", "400000000"),
]  # fmt: skip
REFUSED = [
    "约近90户", "5万4户", "九百九几户", "30万20千户", "十百户", "共1，234件", "占5折",
    "达15k户", "达2e5户", "4/3户", "三又五分之一", "约近八成", "若干户", "几户", "共41,39户", "三十两", "两千米",
    "召开过3次", "增速7±2户", "6万多多户", "- 5户", "超过30至50人", "30至20人", "30%至20户", "三四百至五百人",
    "1.5元5角", "比300低", "最多或近5户", "负百分之负5",
]  # fmt: skip
KINDS = [
    ("2025年1月14日开工", "2025年1月14日", "date"), ("1-6月完成", "1-6月", "date"), ("上半年完成", "上半年", "date"),
    ("一九七一和一九七二两年", "一九七一和一九七二", "date"), ("一到九月完成", "一到九月", "date"),
    ("一、总体情况", "一、", "label"), ("（三）改善民生", "（三）", "label"),
    ("居全省第3位", "第3", "rank"),
    ("位列前10名", "10", "rank"), ("\n一 百年大计", "一", "idiom"),
    ("“十四五”规划", "十四五", "name"), ("建设5G基站", "5G", "name"),
    ("四川省", "四川", "name"), ("PM2.5浓度", "PM2.5", "name"),
    ("统一思想", "统一", "idiom"), ("千岛湖", "千岛湖", "name"),
    ("第三条规定", "第三条", "label"), ("这三年里。一心一意", "一心一意", "idiom"),
]  # fmt: skip
NONE = ["零售额", "每千瓦", "个百分点", "①加强管理", "零部件", "百姓"]


def _only(text, figure):
    found = [numeral for numeral in scan(text) if numeral.figure == figure]
    assert len(found) == 1, [(numeral.figure, numeral.kind, numeral.reason) for numeral in scan(text)]
    return found[0]


@pytest.mark.parametrize(("text", "figure", "value", "qualifier", "low", "high"), READ)
def test_a_figure_reads_as_what_it_says(text, figure, value, qualifier, low, high):
    reading = _only(text, figure).reading
    sides = [None if side is None else round(side, 6) for side in (reading.low, reading.high)]
    assert sides == [low and Decimal(low), high and Decimal(high)]
    assert reading.qualifier == qualifier
    assert reading.value is None if isinstance(value, tuple) else round(reading.value, 6) == Decimal(value)


@pytest.mark.parametrize("text", REFUSED)
def test_what_is_no_one_number_is_refused_whole_and_says_why(text):
    found = scan(text)
    assert found
    assert all(numeral.kind == "refused" and numeral.reason and not numeral.reading for numeral in found)


@pytest.mark.parametrize(("text", "figure", "kind"), KINDS)
def test_a_numeral_that_is_no_figure_has_its_kind(text, figure, kind):
    assert _only(text, figure).kind == kind


@pytest.mark.parametrize("text", NONE)
def test_units_and_words_are_no_numerals(text):
    assert scan(text) == []


def test_the_second_of_a_list_after_a_fall_is_not_read_as_a_rise():
    first, second = scan("事故起数、人数分别下降40.5%、32.7%")
    assert (first.reading.value, second.kind) == (Decimal("-40.5"), "refused")
    assert "下降" in second.reason


@pytest.mark.parametrize(("text", "figure"), [("1 234 5678户", "1"), ("1 234 5678户", "234"), ("编号A12 345", "345")])
def test_digits_apart_by_a_space_that_may_be_one_number_are_refused(text, figure):
    assert _only(text, figure).kind == "refused"


def test_cells_apart_by_tabs_are_never_joined_or_cut():
    assert [numeral.figure for numeral in scan("路灯\t128\t305\t98.5%\n")] == ["128", "305", "98.5%"]


@given(st.integers(0, 10**13), st.sampled_from(["plain", "grouped", "chinese", "financial", "wan"]))
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
