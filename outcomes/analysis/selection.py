"""What a reader chose, and what of the table passes."""

from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from outcomes.analysis.cache import CACHE
from outcomes.analysis.filters import Filter
from outcomes.analysis.sentence import sentence
from outcomes.ledger.ledger import Ledger


@dataclass(frozen=True)
class Selection:
    """The rows of the table `everything` that pass the filter `chosen`, for a reader of the language `lang`."""

    ledger: Ledger
    everything: pd.DataFrame
    chosen: Filter
    lang: str

    @cached_property
    def frame(self) -> pd.DataFrame:
        """The rows that pass, found once for all readers."""
        return self._passing(self.chosen)

    def without(self, choice: str) -> pd.DataFrame:
        """The rows that would pass if one choice of the filter were lifted."""
        return self._passing(self.chosen.without(choice))

    @property
    def sentence(self) -> str:
        """What is shown, in words."""
        return sentence(self.chosen, self.ledger, self.lang, len(self.frame), len(self.everything))

    def _passing(self, chosen: Filter) -> pd.DataFrame:
        if not chosen.active:
            return self.everything
        return CACHE.get(("filtered", self.ledger.version, chosen), lambda: chosen.apply(self.everything))
