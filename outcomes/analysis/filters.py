"""One filter object gives the selection, the URL parameters and the sentence that says what is shown."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pandas as pd

from outcomes.analysis.options import CHOICES, meant
from outcomes.analysis.search import ranks
from outcomes.ledger.ledger import Ledger

# The page of texts has a parameter source of its own, which names the text to read and filters nothing.
PARAMETERS = {"province": "province", "theme": "theme", "stage": "stage", "source": "text"}
YEARS = ("from", "to")
KEYS = (*PARAMETERS.values(), *YEARS, "q")
MAX_QUERY = 200
MAX_VALUES = 200  # more of one parameter than any list of choices has
NEVER = (0, 10_000)  # years that no filter reaches: a fact without a period passes none


@dataclass(frozen=True)
class Filter:
    """What the reader chose. Empty choices let everything through; `since` and `until` are years."""

    province: tuple[str, ...] = ()
    theme: tuple[str, ...] = ()
    stage: tuple[str, ...] = ()
    source: tuple[str, ...] = ()
    since: int | None = None
    until: int | None = None
    query: str = ""

    @property
    def active(self) -> bool:
        return self != EVERYTHING

    @classmethod
    def read(cls, parameters: Mapping[str, Iterable[str]], ledger: Ledger) -> "Filter":
        """The filter that URL parameters ask for, by ids or names. What is unknown is left out (see `unknown`)."""
        chosen = {}
        for name, parameter in PARAMETERS.items():
            found = (meant(ledger, name, value) for value in parameters.get(parameter, ()))
            chosen[name] = tuple(dict.fromkeys(value for value in found if value))
        since, until = (_year(parameters.get(name, ())) for name in YEARS)
        if since and until and since > until:
            since, until = until, since
        query = " ".join(next(iter(parameters.get("q", ())), "")[:MAX_QUERY].split())
        return cls(**chosen, since=since, until=until, query=query)

    def parameters(self) -> dict[str, list[str]]:
        """The URL parameters that reproduce this filter; what lets everything through is left out."""
        found = {PARAMETERS[name]: list(getattr(self, name)) for name in CHOICES}
        found |= {"from": _texts(self.since), "to": _texts(self.until), "q": _texts(self.query)}
        return {name: values for name, values in found.items() if values}

    @property
    def named(self) -> list[str]:
        """The ids and years that were chosen, for the name of a file."""
        years = [str(year) for year in (self.since, self.until) if year]
        return [*self.province, *self.theme, *self.stage, *self.source, *years]

    def apply(self, frame: pd.DataFrame) -> pd.DataFrame:
        """The rows of a table of facts or of statements that pass, in the order of the file; what a query finds first.

        An entry without a period passes only where no years are asked for. A choice that a table has no column for
        applies to none of its rows: statements have no stage.
        """
        masks = list(self._masks(frame).values())
        if not masks:
            return frame
        rows = np.flatnonzero(np.logical_and.reduce(masks))
        if self.query:
            rows = rows[np.argsort(ranks(frame, self.query)[rows], kind="stable")]
        return frame.iloc[rows]

    def _masks(self, frame: pd.DataFrame) -> dict[str, np.ndarray]:
        """Which rows each choice that was made lets through."""
        masks = {}
        for name in CHOICES:
            if (chosen := getattr(self, name)) and name in frame:
                categories = frame[name].cat.categories
                masks[name] = np.isin(frame[name].cat.codes.to_numpy(), categories.get_indexer(list(chosen)))
        if self.since is not None:
            masks["since"] = frame["last"].to_numpy(np.int32, na_value=NEVER[0]) >= self.since
        if self.until is not None:
            masks["until"] = frame["first"].to_numpy(np.int32, na_value=NEVER[1]) <= self.until
        if self.query:
            masks["query"] = ranks(frame, self.query) >= 0
        return masks

    def without(self, name: str) -> "Filter":
        """The same filter with one choice lifted."""
        cleared: Any = {name: getattr(EVERYTHING, name)}
        return replace(self, **cleared)


EVERYTHING = Filter()


def unknown(parameters: Mapping[str, Iterable[str]], ledger: Ledger) -> dict[str, list[str]]:
    """The values of URL parameters that mean no option and no year, by parameter; empty ones mean nothing at all."""
    found = {
        parameter: [value for value in parameters.get(parameter, ()) if value and not meant(ledger, name, value)]
        for name, parameter in PARAMETERS.items()
    }
    found |= {name: [value for value in parameters.get(name, ()) if value and not _year([value])] for name in YEARS}
    return {name: values for name, values in found.items() if values}


def counts(frame: pd.DataFrame, chosen: Filter) -> dict[str, dict[str, int]]:
    """How many rows each option of each choice would show, the other choices staying as they are."""
    masks = chosen._masks(frame)
    everything = np.ones(len(frame), dtype=bool)
    found = {}
    for name in filter(frame.__contains__, CHOICES):
        keep = np.logical_and.reduce([everything, *(mask for key, mask in masks.items() if key != name)])
        column = frame[name].cat
        numbers = np.bincount(column.codes.to_numpy()[keep], minlength=len(column.categories))
        found[name] = dict(zip(map(str, column.categories), map(int, numbers), strict=True))
    return found


def years(frame: pd.DataFrame) -> list[int]:
    """The years in which a period of the table begins or ends."""
    found = np.concatenate([frame[name].to_numpy(np.int32, na_value=NEVER[0]) for name in ("first", "last")])
    return [year for year in np.unique(found).tolist() if year != NEVER[0]]


def _year(values: Iterable[str]) -> int | None:
    value = next(iter(values), "")
    return int(value) if re.fullmatch("[1-9][0-9]{3}", value) else None


def _texts(value: Any) -> list[str]:
    return [str(value)] if value else []
