"""A strip: numbers and ranges of one unit on one thin axis, beside the words that say them."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from outcomes.charts.scale import TICKS, round_step, short
from outcomes.text.interval import Interval


@dataclass(frozen=True)
class Mark:
    """A range, with a dot at its number where one is said; in per cent of the strip. `open` has a side without end."""

    low: float
    high: float
    dot: float | None
    open: bool


@dataclass(frozen=True)
class Strip:
    """The words at both ends of the axis, and its marks, one below the other."""

    low: str
    top: str
    marks: tuple[Mark, ...]


def strip(
    rooms: Sequence[Interval], lang: str, among: Sequence[Interval] = (), *, near: bool = False, dots: bool = False
) -> Strip:
    """Rooms on an axis that begins at zero, or `near` them; it reaches as far as those `among` which they stand.

    A room without any width is a dot; in one with, `dots` marks the number that the print gives.
    """
    sides = [float(side) for room in among or rooms for side in (room.low, room.value, room.high) if side is not None]
    first = min(sides) if near else 0.0
    step = round_step((max(sides) - first) / TICKS)
    low = step * math.floor(first / step)
    top = max(step * math.ceil(max(sides) / step), low + step)

    def at(side: float) -> float:
        return round(100 * (side - low) / (top - low), 2)

    marks = [
        Mark(
            0.0 if room.low is None else at(float(room.low)),
            100.0 if room.high is None else at(float(room.high)),
            at(float(room.value)) if room.value is not None and (room.exact or dots) else None,
            room.low is None or room.high is None,
        )
        for room in rooms
    ]
    return Strip(short(low, lang, top), short(top, lang, top), tuple(marks))
