"""What a page is given: the data, the rows that pass the filter, and how this reader sees them."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeVar

import pandas as pd

from outcomes.analysis.cache import CACHE
from outcomes.analysis.filters import Filter
from outcomes.analysis.sentence import of_both
from outcomes.charts.chart import NARROW, ChartStyle
from outcomes.export.templates import render
from outcomes.i18n.language import t
from outcomes.ledger.ledger import Ledger
from outcomes.ui import address

GAP = 64  # pixels between two columns
Value = TypeVar("Value")


@dataclass(frozen=True)
class View:
    """What a page shows: `frame` are the rows of `everything` that pass the filter, `statements` those of
    `every_statement`; `width` is in pixels, of a chart across the page."""

    ledger: Ledger
    everything: pd.DataFrame
    frame: pd.DataFrame
    chosen: Filter
    lang: str
    dark: bool
    width: int
    every_statement: pd.DataFrame

    def t(self, key: str, **values: Any) -> str:
        return t(self.lang, key, **values)

    def html(self, template: str, **values: Any) -> str:
        """A template in the reader's language; its links carry the reader's filters."""
        return render(template, self.lang, self.parameters, **values)

    def cached(self, name: Hashable, make: Callable[[], Value]) -> Value:
        """What is made of the rows shown and nothing else, made once for all readers with this filter and language."""
        return CACHE.get((name, self.ledger.version, self.chosen, self.lang), make)

    def without(self, choice: str) -> pd.DataFrame:
        """The rows that would pass if one choice of the filter were lifted."""
        return passing(self.ledger, self.everything, self.chosen.without(choice))

    @property
    def wide(self) -> bool:
        return self.width > NARROW

    @property
    def style(self) -> ChartStyle:
        """For a chart across the page."""
        return self._style(self.width)

    def shown(self, **choices: str) -> ChartStyle:
        """The same for a chart that shows what was chosen on the page, or what the page chose for want of a choice: its
        address names it, so that it leads there whatever the page begins with one day."""
        return self._style(self.width, **choices)

    @property
    def half(self) -> ChartStyle:
        """For a chart in one of two columns."""
        return self._style(max(NARROW, (self.width - GAP) // 2))

    def _style(self, width: int, **choices: str) -> ChartStyle:
        link = address.here(lang=self.lang, **choices)
        return ChartStyle.of(self.ledger, self.lang, dark=self.dark, link=link, width=width)

    @cached_property
    def parameters(self) -> dict[str, list[str]]:
        return address.carried(self.chosen, self.lang)

    @cached_property
    def statements(self) -> pd.DataFrame:
        """The statements that pass the filter; they have no stage."""
        return passing(self.ledger, self.every_statement, self.chosen.without("stage"), "statements")

    @property
    def sentence(self) -> str:
        figures = len(self.frame), len(self.everything)
        statements = len(self.statements), len(self.every_statement)
        return of_both(self.chosen, self.ledger, self.lang, figures, statements)


def passing(ledger: Ledger, table: pd.DataFrame, chosen: Filter, name: str = "filtered") -> pd.DataFrame:
    """The rows of a table that pass a filter, found once for all readers; `name` tells two tables apart."""
    if not chosen.active:
        return table
    return CACHE.get((name, ledger.version, chosen), lambda: chosen.apply(table))
