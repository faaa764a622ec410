"""What the first page says: a finding, one comparison, and outcomes of different kinds and provinces."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from outcomes.analysis.compare import amounts, one_a_place
from outcomes.i18n.language import t
from outcomes.ledger.ledger import Ledger

FIGURES, STATEMENTS = 6, 3  # cards
CHAIN = {"outcome": 0, "output": 1}  # the stages whose figures a reader sees before others


@dataclass(frozen=True)
class Comparable:
    """Figures of one kind of thing that several places of one level report, one a place."""

    group: str
    level: str
    rows: pd.DataFrame

    @property
    def weight(self) -> tuple[int, int, int]:
        """How well it can be compared: places, places with a figure that no note doubts, one period before several."""
        sure = self.rows[self.rows["note_en"] == ""]
        return self.rows["region"].nunique(), sure["region"].nunique(), -self.rows["period"].nunique()


def comparable(frame: pd.DataFrame) -> list[Comparable]:
    """The amounts of each kind that at least two places of one level report, the best to compare first.

    Targets and plans are no results; `other` units are of no level.
    """
    rows = amounts(frame)
    rows = rows[(rows["kind"] == "actual") & (rows["level"] != "other")]
    kinds = list(zip(rows["group"], rows["level"], strict=True))
    places: dict[tuple[str, str], set[str]] = {}
    for kind, region in zip(kinds, rows["region"], strict=True):
        places.setdefault(kind, set()).add(region)
    several = [kind for kind, regions in places.items() if len(regions) > 1]  # few: the others need no table
    found = [Comparable(*kind, one_a_place(rows[[one == kind for one in kinds]])) for kind in several]
    return sorted(found, key=lambda one: one.weight, reverse=True)


def finding(frame: pd.DataFrame, statements: pd.DataFrame, found: Iterable[Comparable], lang: str) -> str:
    """One sentence: how much is reported, by how many texts, of how many places, and how little can be compared, which
    is what was `found` comparable."""
    kinds = len({one.group for one in found})
    said = {
        "figures": t(lang, "filters.all_facts", n=len(frame)),
        "statements": t(lang, "filters.all_statements", n=len(statements)),
        "compared": t(lang, "overview.finding_kinds", n=kinds) if kinds else t(lang, "overview.finding_no_kinds"),
    }
    for name, column in (("sources", "source"), ("places", "region"), ("provinces", "province")):
        said[name] = t(lang, f"overview.finding_{name}", n=len({*frame[column], *statements[column]}))
    return t(lang, "overview.finding", **said)


def figures(frame: pd.DataFrame, ledger: Ledger) -> pd.DataFrame:
    """The rows of the cards: those the curator named, then outcomes and outputs of other provinces and themes."""
    at = {fact: row for row, fact in enumerate(frame["id"])}
    named = [at[fact] for fact in ledger.headlines if fact in at][:FIGURES]
    steps = [CHAIN.get(stage, len(CHAIN)) for stage in frame["stage"]]
    rest = [row for row in np.argsort(steps, kind="stable") if row not in named]  # else in the order of the file
    narrow = frame[["province", "theme"]]  # the whole rows only of those that are shown
    more = varied(narrow.iloc[rest], FIGURES - len(named), ("province", "theme"), narrow.iloc[named])
    return frame.loc[[*frame.index[named], *more.index]]


def stated(statements: pd.DataFrame, beside: pd.DataFrame) -> pd.DataFrame:
    """The statements of the cards: of different kinds and, where there are any, of provinces that no figure `beside`
    them is of."""
    return varied(statements, STATEMENTS, ("kind", "province"), beside.assign(kind=""))


def varied(rows: pd.DataFrame, most: int, by: Sequence[str], beside: pd.DataFrame) -> pd.DataFrame:
    """At most `most` rows, each the first that is least like those before it and those `beside`, the first column of
    `by` counting most."""
    values = list(zip(*(rows[name] for name in by), strict=True))
    seen = [set(beside[name]) for name in by]
    left, chosen = list(range(len(rows))), list[int]()
    while left and len(chosen) < most:
        best = min(left, key=lambda row: [value in known for value, known in zip(values[row], seen, strict=True)])
        left.remove(best)
        chosen.append(best)
        for value, known in zip(values[best], seen, strict=True):
            known.add(value)
    return rows.iloc[chosen]
