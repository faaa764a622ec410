"""An axis of years from which the empty ones are cut, so that what is reported has the room."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from outcomes.charts.chart import ChartStyle
from outcomes.charts.style import numbers_axis
from outcomes.text.periods import read_period

CUT = 0.6  # the width of a cut, in years
EDGE = 0.15  # years left free at both ends
TICK = 38  # pixels that the words of a tick take
DAYS = 365.25


@dataclass(frozen=True)
class Years:
    """The years that are drawn, one as wide as another."""

    kept: tuple[int, ...]

    @classmethod
    def of(cls, periods: Iterable[str]) -> "Years":
        """The years that the periods touch."""
        spans = {tuple(int(end) for end in span(period)) for period in periods}
        return cls(tuple(sorted({year for first, last in spans for year in range(first, last + 1)})))

    def at(self, when: float) -> float:
        """Where a moment lies, as years with fractions; `when` is in one of the years kept or at the end of one."""
        year = max((one for one in self.kept if one <= when), default=self.kept[0])
        place = self.kept.index(year)
        return place + CUT * len([cut for cut in self.cuts if cut < year]) + min(when - year, 1)

    @property
    def cuts(self) -> list[int]:
        """The kept years after which others are cut."""
        return [one for one, other in zip(self.kept, self.kept[1:], strict=False) if other > one + 1]

    @property
    def limits(self) -> list[float]:
        return [-EDGE, self.at(self.kept[-1] + 1) + EDGE]

    def axis(self, style: ChartStyle) -> dict[str, Any]:
        """The axis of plotly: a line and a name where a year begins, as many as fit."""
        low, top = self.limits
        most = max(2, int(style.room / TICK))
        step = -(-int(top - low) // most)
        ticks = [(self.at(year), f"{year}") for year in self.kept if year % step == 0 or year - 1 in self.cuts]
        return numbers_axis(ticks, self.limits, style.colours)

    def gaps(self, height: float, colour: str) -> list[dict[str, Any]]:
        """A pale stripe where years are cut."""
        found = []
        for year in self.cuts:
            start = self.at(year + 1)
            found.append({"type": "rect", "x0": start, "x1": start + CUT, "y0": 0, "y1": height, "layer": "below",
                          "fillcolor": colour, "line": {"width": 0}})  # fmt: skip
        return found


def span(period: str) -> tuple[float, float]:
    """A period as years with fractions, from its first day to the end of its last; the end of a year is still in it."""
    read = read_period(period)
    first, last = ((day.year + (day.timetuple().tm_yday - 1) / DAYS) for day in (read.first, read.last))
    return first, min(last + 1 / DAYS, read.last.year + 0.9999)
