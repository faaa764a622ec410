"""What a reader chose, and what of the tables passes."""

from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from outcomes.analysis.cache import CACHE
from outcomes.analysis.filters import Filter
from outcomes.analysis.sentence import of_both, sentence
from outcomes.ledger.ledger import Ledger


@dataclass(frozen=True)
class Selection:
    """What passes the filter `chosen`, for a reader of the language `lang`.

    `everything` and `every_statement` are the tables of facts and of statements.
    """

    ledger: Ledger
    everything: pd.DataFrame
    every_statement: pd.DataFrame
    chosen: Filter
    lang: str

    @cached_property
    def frame(self) -> pd.DataFrame:
        """The facts that pass, found once for all readers."""
        return self._passing(self.everything, self.chosen, "facts")

    @cached_property
    def statements(self) -> pd.DataFrame:
        """The statements that pass; they have no stage."""
        return self._passing(self.every_statement, self.chosen.without("stage"), "statements")

    def without(self, choice: str) -> pd.DataFrame:
        """The facts that would pass if one choice of the filter were lifted."""
        return self._passing(self.everything, self.chosen.without(choice), "facts")

    @property
    def sentence(self) -> str:
        """What is shown, in words."""
        figures = len(self.frame), len(self.everything)
        statements = len(self.statements), len(self.every_statement)
        return of_both(self.chosen, self.ledger, self.lang, figures, statements)

    @property
    def sentence_of_facts(self) -> str:
        """The same of the facts alone, for a table of them."""
        return sentence(self.chosen, self.ledger, self.lang, len(self.frame), len(self.everything))

    def _passing(self, table: pd.DataFrame, chosen: Filter, name: str) -> pd.DataFrame:
        if not chosen.active:
            return table
        return CACHE.get((name, self.ledger.version, chosen), lambda: chosen.apply(table))
