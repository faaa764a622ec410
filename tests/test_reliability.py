"""The page on two readings says what their codes give."""

import pytest

from tools.reliability import FOLDER, agreement, alpha, report

PAGE = (FOLDER.parent / "reliability.md").read_text("utf-8")


@pytest.mark.parametrize("line", list(report()))
def test_each_row_of_the_page_is_what_the_codes_give(line):
    assert line.partition(" | ")[2] in [row.partition(" | ")[2] for row in PAGE.splitlines()]


def test_alpha_is_one_where_all_is_alike_and_none_where_nothing_varies():
    assert alpha([("a", "a"), ("b", "b")]) == 1
    assert alpha([("a", "a"), ("a", "a")]) is None


def test_alpha_is_that_of_the_field():
    """Hayes and Krippendorff 2007 give nominal alpha as 1 − Do/De: here Do = 1/4, De = 30/56."""
    pairs = [("a", "a"), ("a", "a"), ("b", "b"), ("a", "b")]
    assert agreement(pairs) == 75
    assert alpha(pairs) == pytest.approx(1 - (1 / 4) / (30 / 56))
