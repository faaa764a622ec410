"""What is written twice must agree: periods with their words, translations with quotes, codes with names."""

import pytest

from outcomes.ledger.ledger import load
from tests.conftest import changed, line_of, make_document, refused, told, write

BASIS = "period_basis: {zh: 去年, en: last year}"
NO_WORDS = "stands neither in the quote nor in the words it rests on."
NO_NUMBER = "the quote has no such number."
WRONG = [
    # words of the small file, what takes their place, words on the line that is named, message
    ('period: "2021"', 'period: "2020"', 'period: "2020"', f"the year 2020 {NO_WORDS}"),
    ('period: "2021"', 'period: "2021/2031"', "2021/2031", f"the year 2031 {NO_WORDS}"),
    ('period: "2021"', f'period: "2019~"\n    {BASIS}', "2019~", f"the year 2019 {NO_WORDS}"),
    ('period: "2021"', f'period: "2021"\n    {BASIS}', 'period: "2021"',
     "the period 2021 rests on other words than the quote and does not say so."),
    ('period: "2021"', BASIS, "period_basis", "there is no period for this basis."),
    ("over 12,000 street", "over 13,000 street", "over 13,000", f"the translation says 13,000; {NO_NUMBER}"),
    ("Nearly 500,000", "Nearly 5 million", "Nearly 5 million", f"the translation says 5 million; {NO_NUMBER}"),
    ("At least 90%", "At least 9.0%", "At least 9.0%", f"the translation says 9.0; {NO_NUMBER}"),
    ('code: "360000"', 'code: "330000"', '"330000"', "the code 330000 is that of 浙江, not of 江西省."),
    ('code: "360000"', 'code: "030000"', '"030000"', "no province has the code 030000."),
    ('code: "360000"', 'code: "710000"', '"710000"', "the code 710000 is that of 台湾, not of 江西省."),
    ('parent: "jiangxi"', 'parent: "jiangxi"\n    code: "110101"', "110101",
     "the code 110101 is not of 江西省, 360000."),
    ('published: "2022-01~"', 'published: "2032-01~"\n    published_basis: {zh: 2021年, en: 2022}', "2032-01",
     "the year 2032 stands neither in the text nor in published_basis."),
]  # fmt: skip
RIGHT = [
    ('period: "2021"', f'period: "2021~"\n    {BASIS}'),
    ('period: "2021"', 'period: "2018~"\n    period_basis: {zh: 自2018年, en: since 2018}'),
    ("Nearly 500,000 people", "Nearly 0.5 million people"),
    ("over 12,000 street lights", "thousands of street lights"),
    ('parent: "jiangxi"', 'parent: "jiangxi"\n    code: "360112"'),
]


@pytest.mark.parametrize(("old", "new", "words", "message"), WRONG)
def test_what_disagrees_is_named_on_its_line(tmp_path, old, new, words, message):
    document = changed(old, new)
    assert (line_of(document, words), message) in told(tmp_path, document)


@pytest.mark.parametrize(("old", "new"), RIGHT)
def test_what_agrees_is_accepted(tmp_path, old, new):
    assert load(*write(tmp_path, changed(old, new))).version


def test_a_quote_that_prints_a_year_has_a_period(tmp_path):
    text = "2021年安装路灯300盏。\n"
    fact = {
        "id": "lights", "indicator": "street-lights", "region": "small-town", "source": "town-news", "value": 300,
        "quote": "2021年安装路灯300盏", "figure": "300", "translation": "300 street lights in 2021",
    }  # fmt: skip
    claimed = {"source": "town-news", "quote": "2021年安装", "figure": "2021", "reason": "date"}
    rest = {"programmes": [], "headlines": [], "ratios": [], "idioms": [], "not_facts": [claimed]}
    document = make_document(text, facts=[fact], **rest)
    problems = refused(load, *write(tmp_path, document, town=text))
    assert [problem.message for problem in problems] == ["the quote prints 2021年 and the fact has no period."]


def test_a_set_phrase_of_the_quote_is_no_number_of_the_translation(tmp_path):
    text = "一二三产业用灯300盏。\n"
    fact = {
        "id": "lights", "indicator": "street-lights", "region": "small-town", "source": "town-news", "value": 300,
        "quote": "一二三产业用灯300盏", "figure": "300", "translation": "123 lights in all sectors",
    }  # fmt: skip
    claimed = {"source": "town-news", "quote": "一二三产业", "figure": "一二三产", "reason": "name"}
    rest = {"programmes": [], "headlines": [], "ratios": [], "idioms": [], "not_facts": [claimed]}
    problems = refused(load, *write(tmp_path, make_document(text, facts=[fact], **rest), town=text))
    assert [problem.message for problem in problems] == ["the translation says 123; the quote has no such number."]
