"""What curators write themselves: plain letters, and the same years in both languages."""

import pytest

from outcomes.ledger.ledger import load
from tests.conftest import changed, line_of, told, write

WRONG = [
    # words of the small file, what takes their place, words on the line that is named, message
    ("over 12,000 street lights", "ovеr 12,000 street lights", "ovеr",
     "the words hold е (U+0435, cyrillic small letter ie), which is no Latin letter and no Chinese character."),
    ("over 12,000 street lights", "over 12,00０ street lights", "00０",
     "the words hold ０ (U+FF10, fullwidth digit zero), which is of full width."),
    ("over 12,000 street lights", "over 12,000，street lights", "000，",
     "the words hold ， (U+FF0C, fullwidth comma), which is of full width."),
    ("over 12,000 street lights", "over 12,000\u00a0street lights", "\u00a0", "the words hold the space U+00A0."),
    ("over 12,000 street lights", "over 12,000  street lights", "000  ", "the words hold two spaces in a row."),
    ("over 12,000 street lights", "over 12,000 street lights in the whole town lights in the whole town", "over 12,",
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
]  # fmt: skip
BASIS = 'period: "2021~"\n    period_basis: {zh: %s, en: "%s"}'
RIGHT = [
    ('period: "2021"', BASIS % ("“去年”（约2021年）；见2022年的版面", "“Last year” (2021), on a page of 2022")),
    ('period: "2021"', BASIS % ("共2013户，去年", "2,013 households, last year")),
    ("over 12,000 street lights", "over 12,000 street lights in Maqên – “路灯”…"),
]


@pytest.mark.parametrize(("old", "new", "words", "message"), WRONG)
def test_what_is_not_as_it_looks_is_named_on_its_line(tmp_path, old, new, words, message):
    document = changed(old, new)
    assert (line_of(document, words), message) in told(tmp_path, document)


@pytest.mark.parametrize(("old", "new"), RIGHT)
def test_plain_words_are_accepted(tmp_path, old, new):
    assert load(*write(tmp_path, changed(old, new))).version
