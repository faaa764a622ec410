"""The one interval of the project: a number with the lowest and the highest that its words or its print allow.

A reading is the interval of a printed numeral.
"""

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal, Self

from outcomes.text.wordings import Qualifier

Form = Literal["level", "change"]
Side = Decimal | None


@dataclass(frozen=True)
class Interval:
    """A number and its room. `low` or `high` is None where a side is open to any number.

    `low_open` and `high_open` say that the bound itself is left out (超过90: more than 90, not 90 itself).
    `about` marks a number that is printed as an estimate. `value` is None where only the two ends are printed.
    """

    value: Side
    low: Side
    high: Side
    about: bool = False
    low_open: bool = False
    high_open: bool = False

    @property
    def exact(self) -> bool:
        """Whether there is no room at all."""
        return self.low is not None and self.low == self.high

    def holds(self, number: Decimal) -> bool:
        """Whether a number lies in the room."""
        above = self.low is None or number > self.low or (number == self.low and not self.low_open)
        return above and (self.high is None or number < self.high or (number == self.high and not self.high_open))

    def rounded(self, half: Decimal) -> Self:
        """The room that rounding adds to a number without any: 8.5万 with `half` 500 is 84 500 to 85 500."""
        if not self.exact or not half or self.value is None:
            return self
        return replace(self, low=self.value - half, high=self.value + half)

    def opposite(self) -> Self:
        """The same below nothing: the sides change places (下降超过3%: −3 or lower)."""
        value, low, high = (None if side is None else -side for side in (self.value, self.low, self.high))
        return replace(self, value=value, low=high, high=low, low_open=self.high_open, high_open=self.low_open)

    def times(self, factor: Decimal) -> Self:
        """The room times a number."""
        if factor < 0:
            return self.opposite().times(-factor)
        value, low, high = (None if side is None else side * factor for side in (self.value, self.low, self.high))
        return replace(self, value=value, low=low, high=high)

    def divided(self, other: "Interval", times: Decimal = Decimal(1)) -> "Interval":
        """Two numbers above nothing divided, the room of both carried through; nothing is divided by nothing."""
        value, low, high = (
            above / below * times if above is not None and below else None
            for above, below in ((self.value, other.value), (self.low, other.high), (self.high, other.low))
        )
        about, low_open = self.about or other.about, self.low_open or other.high_open
        return Interval(value, low, high, about, low_open, self.high_open or other.low_open)

    def shared(self, other: "Interval") -> "Interval | None":
        """What two rooms have in common, with the value of the first; None where they have nothing."""
        lows = [(room.low, room.low_open) for room in (self, other) if room.low is not None]
        highs = [(room.high, not room.high_open) for room in (self, other) if room.high is not None]
        low, low_open = max(lows, default=(None, False))
        high, closed = min(highs, default=(None, True))
        if low is not None and high is not None and (low > high or (low == high and (low_open or not closed))):
            return None
        return Interval(self.value, low, high, self.about or other.about, low_open, not closed)


@dataclass(frozen=True)
class Reading(Interval):
    """What a printed numeral says: an interval with the wording that makes it.

    Shares are in per cent. `half` is half a unit of what was rounded, 0 for a count in full.
    """

    qualifier: Qualifier = "exactly"
    share: bool = False
    form: Form = "level"
    half: Decimal = Decimal(0)
    points: bool = False  # percentage points, a unit of their own

    @property
    def printed(self) -> Decimal | tuple[Decimal, Decimal]:
        """The value, or both ends of a range, as the curated file writes it: a third has no end, and six decimals."""
        if self.value is not None:
            return round(self.value, 6)
        low, high = (round(side or Decimal(0), 6) for side in (self.low, self.high))
        return low, high

    @property
    def interval(self) -> Interval:
        """The interval alone."""
        return Interval(self.value, self.low, self.high, self.about, self.low_open, self.high_open)
