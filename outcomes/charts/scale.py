"""The axis of numbers: how far it reaches, where its ticks are and how they are worded; and a strip: numbers and ranges
of one unit on one thin axis, beside the words that say them."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from outcomes.i18n.numbers import number
from outcomes.text.interval import Interval

SIGNS = ((1e9, 1e9, "bn"), (1e6, 1e6, "M"), (1e4, 1e3, "k"))  # in English, from which largest tick on
TICKS = 4


@dataclass(frozen=True)
class Scale:
    """An axis from `low` to `top`, linear or logarithmic."""

    low: float
    top: float
    log: bool = False

    def at(self, value: float) -> float:
        """A value as plotly wants it for ranges and annotations."""
        return math.log10(value) if self.log else value

    def share(self, value: float) -> float:
        """Where a value lies along the axis: 0 at its beginning, 1 at its end."""
        return (self.at(value) - self.at(self.low)) / (self.at(self.top) - self.at(self.low))

    def ticks(self, most: float | None = None) -> list[float]:
        """Round values from the beginning to `most`, the largest number drawn."""
        most = self.top if most is None else most
        if self.log:
            first, last = math.ceil(self.at(self.low)), math.floor(self.at(most))
            return [min(10.0**n, most) for n in range(first, last + 1, max(1, math.ceil((last - first) / TICKS)))]
        step = round_step((most - self.low) / TICKS)
        count = math.floor((most - self.low) / step + 1e-9)
        # Three steps of 0.1 are a little more than 0.3: no tick lies beyond the largest number.
        return [min(self.low + n * step, most) for n in range(count + 1)]


def fitted(ends: Iterable[tuple[float, float]], room: float, *, log: bool = False, low: float = 0) -> Scale:
    """A scale on which every label fits: each end is the last value drawn and the pixels its label needs after it."""
    found = list(ends)
    values = [value for value, _ in found if value > low] or [1.0]
    if log:
        low = 10.0 ** math.floor(math.log10(min(values)) - 0.05)
    plain = Scale(low, max(max(values), low + 1e-9), log)
    first = plain.at(low)
    reach = [(plain.at(max(value, low)) - first) * room / (room - min(label, room * 0.7)) for value, label in found]
    top = first + max([*reach, plain.at(max(values)) - first, 1e-9])
    return Scale(low, 10**top if log else top, log)


def short(value: float, lang: str, top: float) -> str:
    """A tick's number: 2万, 1.5亿; 20k, 1.5M. English words it by the largest tick, so that one axis has one style."""
    for least, size, sign in SIGNS if lang == "en" and value else ():
        if top >= least:
            return number(float(f"{value / size:.4g}"), lang) + sign
    return number(float(f"{value:.6g}"), lang)


def round_step(rough: float) -> float:
    """The next of 1, 2, 5 × 10ⁿ."""
    size = 10.0 ** math.floor(math.log10(max(rough, 1e-12)))
    return next(n * size for n in (1, 2, 5, 10) if n * size >= rough * 0.999)


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
