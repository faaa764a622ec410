"""Figures that hold two numbers, or one that multiplies, read as one: 1:0.8 in a unit of ratios, 翻两番 in times."""

import re
from dataclasses import replace
from decimal import Decimal

from outcomes.errors import FigureError
from outcomes.text.figures import Reading, read_figure
from outcomes.text.numerals import scan
from outcomes.text.spelling import PLAIN

RATIO = re.compile(r"([0-9]+(?:\.[0-9]+)?)[:：∶]([0-9]+(?:\.[0-9]+)?)")
DOUBLED = re.compile(r"翻了?([一两二三四1-4])番")
AFTER = {"points": "个百分点", "times": "倍"}
DOUBLINGS = {"一": 1, "两": 2, "二": 2, "三": 3, "四": 4}


def read_in(figure: str, dimension: str) -> Reading:
    """A figure as one number of its unit's dimension.

    1:0.8 reads 1.25, the first divided by the second; 翻一番 reads 2, 翻两番 4, times what was. Any other figure is
    read as `read_figure` does. Raises FigureError.
    """
    plain = figure.translate(PLAIN)
    if dimension == "ratio":
        return _ratio(plain)
    if dimension == "times" and (found := DOUBLED.fullmatch(plain)):
        return replace(read_figure("1"), value=(value := Decimal(2) ** _times(found[1])), low=value, high=value)
    if dimension in AFTER and (reading := _with_unit(figure, AFTER[dimension])):
        return reading
    return read_figure(figure)


def _with_unit(figure: str, unit: str) -> Reading | None:
    """The reading that the unit after a figure makes possible: 增长 binds 1.5 only where 倍 follows."""
    return next((numeral.reading for numeral in scan(figure + unit) if numeral.figure == figure), None)


def special(figure: str, dimension: str) -> bool:
    """Whether a figure is read here and not by the grammar of single numbers."""
    return dimension == "ratio" or (dimension == "times" and bool(DOUBLED.fullmatch(figure.translate(PLAIN))))


def _ratio(plain: str) -> Reading:
    found = RATIO.fullmatch(plain)
    if not found or not Decimal(found[2]):
        raise FigureError(f"“{plain}” is no ratio such as 1:0.8")
    first, second = (read_figure(side) for side in found.groups())
    room = first.interval.divided(second.interval)
    return replace(first, value=room.value, low=room.low, high=room.high, half=Decimal(0))


def _times(digit: str) -> int:
    return DOUBLINGS.get(digit) or int(digit)
