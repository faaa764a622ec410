"""Periods in words, as exact as they are given."""

import pandas as pd
import pytest

from outcomes.i18n.dates import period, when


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
