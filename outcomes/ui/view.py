"""What a page is given: the data, the rows that pass the filter, and how this reader sees them."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeVar

from outcomes.analysis.cache import CACHE
from outcomes.analysis.selection import Selection
from outcomes.charts.chart import NARROW, WIDE, ChartStyle
from outcomes.i18n.language import t
from outcomes.ui import address

Value = TypeVar("Value")


@dataclass(frozen=True)
class View(Selection):
    """What a page shows, on a dark page or a light one, wide or narrow."""

    dark: bool
    wide: bool

    def t(self, key: str, **values: Any) -> str:
        return t(self.lang, key, **values)

    def cached(self, name: Hashable, make: Callable[[], Value]) -> Value:
        """What is made of the rows shown and nothing else, made once for all readers with this filter and language."""
        return CACHE.get((name, self.ledger.version, self.chosen, self.lang), make)

    def style(self, *, half: bool = False) -> ChartStyle:
        """For a chart across the page; `half` for one in one of two columns."""
        width = WIDE if self.wide and not half else NARROW
        return ChartStyle.of(self.ledger, self.lang, dark=self.dark, link=address.here(), width=width)

    @cached_property
    def parameters(self) -> dict[str, list[str]]:
        return address.carried(self.chosen, self.lang)
