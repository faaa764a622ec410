"""Numbers as each language writes them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outcomes.i18n.numbers import number


@pytest.mark.parametrize(
    ("value", "en", "zh"),
    [
        (0, "0", "0"), (0.5, "0.5", "0.5"), (98.96, "98.96", "98.96"), (-3.2, "-3.2", "-3.2"),
        (9999, "9,999", "9999"), (12000, "12,000", "1.2万"), (1234.5, "1,234.5", "1234.5"),
        (12345, "12,345", "12345"), (999_999, "999,999", "999999"), (1e6, "1 million", "100万"),
        (2_500_000, "2.5 million", "250万"), (2_345_678, "2,345,678", "2345678"),
        (Decimal("2.68E9"), "2.68 billion", "26.8亿"),
    ],
)  # fmt: skip
def test_a_number_is_written_as_its_language_does(value, en, zh):
    assert (number(value, "en"), number(value, "zh")) == (en, zh)


@given(st.decimals(0, 10**12, places=2))
def test_no_digit_is_lost(value):
    words = number(value, "zh")
    digits = words.rstrip("万亿")
    scale = {"": 1, "万": 10**4, "亿": 10**8, "万亿": 10**12}[words.removeprefix(digits)]
    assert Decimal(digits) * scale == value
