"""Read a printed numeral: its value, the wording that bounds it, and the bounds; and what a unit makes of it."""

import re
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from outcomes.errors import FigureError
from outcomes.text.amounts import LONGEST_RUN
from outcomes.text.numerals import scan
from outcomes.text.phrases import Reading
from outcomes.text.spelling import PLAIN

__all__ = ["Reading", "read_figure", "read_in", "special"]

RATIO = re.compile(r"([0-9]+(?:\.[0-9]+)?)[:：∶]([0-9]+(?:\.[0-9]+)?)")
DOUBLED = re.compile(r"翻了?([一两二三四1-4])番")
DOUBLINGS = dict(zip("一两二三四1234", (1, 2, 2, 3, 4, 1, 2, 3, 4), strict=True))
AFTER = {"points": "个百分点", "times": "倍"}  # the unit after a figure that makes a change of 增长1.5


@lru_cache(maxsize=100_000)
def read_figure(figure: str) -> Reading:
    """Read a numeral as printed, with its words of approximation, its unit where it stands between, and its verb.

    Shares come in per cent (90%以上 → 90), falls below nothing (下降3.2% → −3.2). Raises FigureError when the words are
    not one numeral by the rules of this grammar.
    """
    if len(figure) > LONGEST_RUN:
        raise FigureError(f"“{figure[:LONGEST_RUN]}…” is longer than any printed number")
    found = scan(figure)
    for numeral in found:
        if numeral.figure == figure and numeral.reading:
            return numeral.reading
    why = next((f": {numeral.reason}" for numeral in found if numeral.kind == "refused"), "")
    raise FigureError(f"“{figure}” cannot be read as a number{why}")


def read_in(figure: str, dimension: str) -> Reading:
    """A figure as one number of its unit's dimension.

    1:0.8 reads 1.25, the first divided by the second; 翻一番 reads 2, 翻两番 4, times what was. Any other figure is
    read as `read_figure` does. Raises FigureError.
    """
    plain = figure.translate(PLAIN)
    if dimension == "ratio":
        return _ratio(plain)
    if dimension == "times" and (found := DOUBLED.fullmatch(plain)):
        return read_figure(str(2 ** DOUBLINGS[found[1]]))
    numerals = scan(figure + AFTER[dimension]) if dimension in AFTER else ()
    return next((numeral.reading for numeral in numerals if numeral.figure == figure), None) or read_figure(figure)


def special(figure: str, dimension: str) -> bool:
    """Whether a figure is read by its unit and not by the grammar of single numbers."""
    return dimension == "ratio" or (dimension == "times" and bool(DOUBLED.fullmatch(figure.translate(PLAIN))))


def _ratio(plain: str) -> Reading:
    found = RATIO.fullmatch(plain)
    if not found or not Decimal(found[2]):
        raise FigureError(f"“{plain}” is no ratio such as 1:0.8")
    first, second = (read_figure(side) for side in found.groups())
    room = first.interval.divided(second.interval)
    return replace(first, value=room.value, low=room.low, high=room.high, half=Decimal(0))
