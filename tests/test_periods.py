"""Reading periods in EDTF."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outcomes.text.periods import PeriodError, read_period

READ = [
    # text, first, last, approximate
    ("2021", "2021-01-01", "2021-12-31", False),
    ("2021~", "2021-01-01", "2021-12-31", True),
    ("2021?", "2021-01-01", "2021-12-31", True),
    ("2021%", "2021-01-01", "2021-12-31", True),
    ("2021-10", "2021-10-01", "2021-10-31", False),
    ("2022-01~", "2022-01-01", "2022-01-31", True),
    ("2020-02", "2020-02-01", "2020-02-29", False),
    ("2021-10-03", "2021-10-03", "2021-10-03", False),
    ("2013-07~/2014-02~", "2013-07-01", "2014-02-28", True),
    ("2013-07/2014-02", "2013-07-01", "2014-02-28", False),
    ("2013/2014~", "2013-01-01", "2014-12-31", True),
    ("2020-12-31/2021-01-01", "2020-12-31", "2021-01-01", False),
    ("2021/2021", "2021-01-01", "2021-12-31", False),
    ("202X", "2020-01-01", "2029-12-31", False),
]


@pytest.mark.parametrize(("text", "first", "last", "approximate"), READ)
def test_a_period_has_a_first_and_a_last_day(text, first, last, approximate):
    period = read_period(text)
    assert (period.first, period.last) == (date.fromisoformat(first), date.fromisoformat(last))
    assert period.approximate is approximate
    assert period.years == (int(first[:4]), int(last[:4]))
    assert period.text == text


@pytest.mark.parametrize(
    "text",
    ["", "last year", "去年", "2021-13", "2021-00", "2021-1", "2021-02-30", "2021-02-29", "21", "20211", "２０２１",
     "0000", "-0044", "Y20210", "unknown", "2021/..", "../2021", "2021.10", "2021年"],
)  # fmt: skip
def test_what_is_no_period_is_refused(text):
    with pytest.raises(PeriodError, match="is not a period"):
        read_period(text)


@pytest.mark.parametrize("text", ["2021/", "/2021", "/"])
def test_a_period_without_an_end_or_a_beginning_is_refused_and_none_is_invented(text):
    with pytest.raises(PeriodError, match="has no end or no beginning"):
        read_period(text)


@pytest.mark.parametrize("text", ["2021/2020", "2021-10/2021-09", "2021-10-02~/2021-10-01"])
def test_a_period_that_ends_before_it_begins_is_refused(text):
    with pytest.raises(PeriodError, match="ends before it begins"):
        read_period(text)


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)), st.dates(date(1900, 1, 1), date(2100, 12, 31)))
def test_an_interval_of_days_reads_as_these_days(one, other):
    first, last = sorted((one, other))
    period = read_period(f"{first}/{last}")
    assert (period.first, period.last) == (first, last)


@given(st.text("0123456789-/~?%XYu. 年", max_size=14))
def test_any_text_is_a_period_or_refused_with_a_period_error(text):
    try:
        period = read_period(text)
    except PeriodError:
        return
    assert period.first <= period.last
