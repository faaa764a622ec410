"""The one interval of the project: a number with the lowest and the highest that its words or its print allow."""

from dataclasses import dataclass, replace
from decimal import Decimal

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

    def rounded(self, half: Decimal) -> "Interval":
        """The room that rounding adds to a number without any: 8.5万 with `half` 500 is 84 500 to 85 500."""
        if not self.exact or not half or self.value is None:
            return self
        return replace(self, low=self.value - half, high=self.value + half)

    def times(self, factor: Decimal) -> "Interval":
        """The room times a number above nothing; below nothing its sides change places."""
        value, low, high = (None if side is None else side * factor for side in (self.value, self.low, self.high))
        if factor >= 0:
            return replace(self, value=value, low=low, high=high)
        return Interval(value, high, low, self.about, self.high_open, self.low_open)

    def divided(self, other: "Interval", times: Decimal = Decimal(1)) -> "Interval":
        """Two numbers above nothing divided, the room of both carried through; nothing is divided by nothing."""
        value = self.value / other.value * times if self.value is not None and other.value else None
        low = self.low / other.high * times if self.low is not None and other.high else None
        high = self.high / other.low * times if self.high is not None and other.low else None
        return Interval(
            value,
            low,
            high,
            self.about or other.about,
            self.low_open or other.high_open,
            self.high_open or other.low_open,
        )

    def shared(self, other: "Interval") -> "Interval | None":
        """What two rooms have in common, with the value of the first; None where they have nothing."""
        low = max((side for side in (self.low, other.low) if side is not None), default=None)
        high = min((side for side in (self.high, other.high) if side is not None), default=None)
        found = Interval(self.value, low, high, self.about or other.about)
        found = replace(
            found,
            low_open=any(room.low_open and room.low == low for room in (self, other)),
            high_open=any(room.high_open and room.high == high for room in (self, other)),
        )
        empty = (
            low is not None
            and high is not None
            and (low > high or (low == high and (found.low_open or found.high_open)))
        )
        return None if empty else found
