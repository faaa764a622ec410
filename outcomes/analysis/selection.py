"""What a reader chose, what of the tables passes, and both in words."""

from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from outcomes.analysis.cache import CACHE
from outcomes.analysis.filters import Filter
from outcomes.analysis.options import CHOICES, label
from outcomes.i18n.language import t
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


def sentence(chosen: Filter, ledger: Ledger, lang: str, shown: int, total: int, *, table: str = "facts") -> str:
    """What is shown of the table of facts or of statements, in words: 23 of 152 figures · Jiangsu · Outcomes."""
    return " · ".join([_counted(table, lang, shown, total), *_choices(chosen, ledger, lang, table).values()])


def of_both(chosen: Filter, ledger: Ledger, lang: str, figures: tuple[int, int], statements: tuple[int, int]) -> str:
    """What is shown of both: 23 of 152 figures (Outcomes) and 9 of 73 statements · Jiangsu.

    Each count is (shown, of how many). Statements have no stage: it stands with the figures.
    """
    choices = _choices(chosen, ledger, lang, "facts")
    counted = {"figures": _counted("facts", lang, *figures), "statements": _counted("statements", lang, *statements)}
    if stage := choices.pop("stage", ""):
        counted["figures"] = t(lang, "filters.of_stage", figures=counted["figures"], stage=stage)
    return " · ".join([t(lang, "filters.both", **counted), *choices.values()])


def _choices(chosen: Filter, ledger: Ledger, lang: str, table: str) -> dict[str, str]:
    """Each choice that was made and applies to a table, in words."""
    names = CHOICES if table == "facts" else [name for name in CHOICES if name != "stage"]
    parts = {
        name: t(lang, "filters.or").join(label(ledger, name, value, lang) for value in values)
        for name in names
        if (values := getattr(chosen, name))
    }
    if chosen.since or chosen.until:
        parts["years"] = t(lang, "dates.years", first=chosen.since or "…", last=chosen.until or "…")
    if chosen.query:
        parts["query"] = t(lang, "filters.quoted", words=chosen.query)
    return parts


def _counted(table: str, lang: str, shown: int, total: int) -> str:
    """120 figures; 23 of 120 figures."""
    return t(lang, f"filters.{table}" if shown < total else f"filters.all_{table}", n=shown, total=total)
