"""The one interval: rounding, division and what two of them share."""

from decimal import Decimal

import pytest

from outcomes.text.interval import Interval

D = Decimal


def between(low, high, value=None, **more):
    return Interval(value, None if low is None else D(low), None if high is None else D(high), **more)


@pytest.mark.parametrize(
    ("room", "number", "inside"),
    [
        (between(90, None), 90, True), (between(90, None, low_open=True), 90, False), (between(None, 48), 48, True),
        (between(None, 48, high_open=True), 48, False), (between(4, 5), 6, False), (between(None, None), 6, True),
    ],
)  # fmt: skip
def test_a_bound_is_inside_unless_it_is_left_out(room, number, inside):
    assert room.holds(D(number)) is inside


def test_rounding_widens_only_what_has_no_room():
    assert between(85, 85, D(85)).rounded(D("0.5")) == between("84.5", "85.5", D(85))
    assert between(80, 90, D(85)).rounded(D("0.5")) == between(80, 90, D(85))


def test_a_number_below_nothing_changes_the_sides():
    assert between(3, None, D(3), low_open=True).times(D(-1)) == between(None, -3, D(-3), high_open=True)


@pytest.mark.parametrize(
    ("other", "common"),
    [
        (between(5, 9), between(5, 6)), (between(6, None), between(6, 6)), (between(7, 9), None),
        (between(6, None, low_open=True), None),
    ],
)  # fmt: skip
def test_what_two_rooms_have_in_common(other, common):
    assert between(4, 6).shared(other) == common
