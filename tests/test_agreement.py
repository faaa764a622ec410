"""What is written twice must agree, and curators' own words are plain: each message on its line, the right accepted."""

import pytest

from outcomes.ledger.ledger import load
from tests.conftest import changed, line_of, told, write

BASIS = "period_basis: {zh: 去年, en: last year}"
LIGHTS = "over 12,000 street lights"
PERIOD = 'period: "2021"'
DATED = 'period: "2021~"\n    period_basis: {zh: %s, en: "%s"}'
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
    (LIGHTS, "ovеr 12,000 street lights", "ovеr",
     "the words hold е (U+0435, cyrillic small letter ie), which is no Latin letter and no Chinese character."),
    (LIGHTS, "over 12,00０ street lights", "00０",
     "the words hold ０ (U+FF10, fullwidth digit zero), which is of full width."),
    (LIGHTS, "over 12,000，street lights", "000，",
     "the words hold ， (U+FF0C, fullwidth comma), which is of full width."),
    (LIGHTS, "over 12,000\u00a0street lights", "\u00a0", "the words hold the space U+00A0."),
    (LIGHTS, "over 12,000  street lights", "000  ", "the words hold two spaces in a row."),
    (LIGHTS, "over 12,000 street lights in the whole town lights in the whole town", "over 12,",
     "“s in the w…” stands twice in a row."),
    ('one: "light"', 'one: "lіght"', "lі",
     "the words hold і (U+0456, cyrillic small letter byelorussian-ukrainian i), which is no Latin letter and no "
     "Chinese character."),
    ('period: "2021"', 'period: "2021~"\n    period_basis: {zh: "“去年”,见下", en: last year}', "period_basis",
     "the Chinese words hold the half-width mark , here."),
    ('period: "2021"', 'period: "2021~"\n    period_basis: {zh: 去年，即２021年, en: last year}', "period_basis",
     "the words hold ２ (U+FF12, fullwidth digit two), which is of full width."),
    ('period: "2021"', 'period: "2021~"\n    period_basis: {zh: 文章约在2022年刊出, en: the page dates from 2021}',
     "period_basis", "the Chinese words give the year 2022, the English do not."),
    ('period: "2021"', 'period: "2021~"\n    period_basis: {zh: 文章刊出的前一年, en: the year before 2022}',
     "period_basis", "the English words give the year 2022, the Chinese do not."),
    ('period: "2021"', 'period: "2021~"\n    period_basis: {zh: 文章约在2922年刊出, en: the page dates from 2922}',
     "period_basis", "the Chinese words give the year 2922, the English do not."),
    # Words of two entries that need each other.
    ('- id: "corridor-lights"', '- id: "corridor-lights"\n    counts: "flow"', '- id: "street-lights"',
     "other indicators of the file say what they count, a stock, a flow or a running total; this does not."),
    ('unit: "people"', "unit: peple", "unit: peple", "unit: peple is not in units."),
]  # fmt: skip
RIGHT = [
    ('period: "2021"', f'period: "2021~"\n    {BASIS}'),
    ('period: "2021"', 'period: "2018~"\n    period_basis: {zh: 自2018年, en: since 2018}'),
    ("Nearly 500,000 people", "Nearly 0.5 million people"),
    ("over 12,000 street lights", "thousands of street lights"),
    ('parent: "jiangxi"', 'parent: "jiangxi"\n    code: "360112"'),
    ('period: "2021"', DATED % ("“去年”（约2021年）；见2022年的版面", "“Last year” (2021), on a page of 2022")),
    ('period: "2021"', DATED % ("共2013户，去年", "2,013 households, last year")),
    ("over 12,000 street lights", "over 12,000 street lights in Maqên – “路灯”…"),
    ('published: "2022-01~"', "published: 2014"),
    ('    part_of: "town-people"\n', ""),
    ('quote: "共安装了1.2万多盏路灯"', 'quote: "小镇新闻"\n    term: 新闻'),
    ('group: "people"', "group: served"),
    ('code: "360000"', 'code: "360000"\n  - {id: sichuan, name: {zh: 四川省, en: S}, level: province, code: "510000"}'),
    ("names: []", "names: [小镇]"),
]


@pytest.mark.parametrize(("old", "new", "words", "message"), WRONG)
def test_what_disagrees_or_is_not_as_it_looks_is_named_on_its_line(tmp_path, old, new, words, message):
    document = changed(old, new)
    assert (line_of(document, words), message) in told(tmp_path, document)


@pytest.mark.parametrize(("old", "new"), RIGHT)
def test_a_change_that_breaks_no_rule_is_accepted(tmp_path, old, new):
    assert load(*write(tmp_path, changed(old, new))).version


def test_a_group_of_several_indicators_has_a_name(tmp_path):
    found = told(tmp_path, changed('groups:\n  - id: "lights"', 'groups:\n  - id: "lamps"'))
    assert "the group lights holds several indicators and has no name." in [message for _, message in found]
