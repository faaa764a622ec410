"""What a reader chose, and what of the tables passes."""

from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from outcomes.analysis.cache import CACHE
from outcomes.analysis.filters import Filter
from outcomes.analysis.sentence import of_both
from outcomes.ledger.ledger import Ledger


@dataclass(frozen=True)
class Selection:
    """The rows of the tables `everything` (facts) and `every_statement` that pass the filter `chosen`, for a reader of
    the language `lang`."""

    ledger: Ledger
    everything: pd.DataFrame
    every_statement: pd.DataFrame
    chosen: Filter
    lang: str

    @cached_property
    def frame(self) -> pd.DataFrame:
        """The facts that pass, found once for all readers."""
        return self._passing("facts", self.everything, self.chosen)

    @cached_property
    def statements(self) -> pd.DataFrame:
        """The statements that pass; they have no stage."""
        return self._passing("statements", self.every_statement, self.chosen.without("stage"))

    def without(self, choice: str) -> pd.DataFrame:
        """The facts that would pass if one choice of the filter were lifted."""
        return self._passing("facts", self.everything, self.chosen.without(choice))

    @cached_property
    def sentence(self) -> str:
        """What is shown, in words."""
        figures = len(self.frame), len(self.everything)
        statements = len(self.statements), len(self.every_statement)
        return of_both(self.chosen, self.ledger, self.lang, figures, statements)

    def _passing(self, name: str, table: pd.DataFrame, chosen: Filter) -> pd.DataFrame:
        if not chosen.active:
            return table
        return CACHE.get((name, self.ledger.version, chosen), lambda: chosen.apply(table))
