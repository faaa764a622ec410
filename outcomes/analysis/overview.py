"""What the first page says: a finding, one comparison, and outcomes of different kinds and provinces."""

from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from outcomes.analysis.compare import amounts, headlines, one_a_place
from outcomes.i18n.language import t
from outcomes.ledger.ledger import Ledger

FIGURES, STATEMENTS = 6, 3  # cards


@dataclass(frozen=True)
class Comparable:
    """Figures of one kind of thing that several places of one level report, one a place."""

    group: str
    level: str
    rows: pd.DataFrame

    @property
    def places(self) -> int:
        return self.rows["region"].nunique()

    @property
    def weight(self) -> tuple[int, int, int]:
        """How well it can be compared: places, places with a figure that no note doubts, one period before several."""
        sure = self.rows[self.rows["note_en"] == ""]
        return self.places, sure["region"].nunique(), -self.rows["period"].nunique()


def comparable(frame: pd.DataFrame) -> list[Comparable]:
    """The amounts of each kind that at least two places of one level report, the best to compare first.

    Targets and plans are no results; `other` units are of no level.
    """
    rows = amounts(frame)
    rows = rows[(rows["kind"] == "actual") & (rows["level"] != "other")]
    parts = rows.groupby(["group", "level"], observed=True, sort=False)
    found = [Comparable(str(group), str(level), one_a_place(part)) for (group, level), part in parts]
    return sorted((one for one in found if one.places > 1), key=lambda one: one.weight, reverse=True)


def finding(frame: pd.DataFrame, statements: pd.DataFrame, lang: str) -> str:
    """One sentence: how much is reported, by how many texts, of how many places, and how little can be compared."""
    both = pd.concat([part[["source", "region", "province"]].astype(str) for part in (frame, statements)])
    kinds = len({one.group for one in comparable(frame)})
    said = {
        "figures": t(lang, "filters.all_facts", n=len(frame)),
        "statements": t(lang, "filters.all_statements", n=len(statements)),
        "compared": t(lang, "overview.finding_kinds", n=kinds) if kinds else t(lang, "overview.finding_no_kinds"),
    }
    for name, column in (("sources", "source"), ("places", "region"), ("provinces", "province")):
        said[name] = t(lang, f"overview.finding_{name}", n=both[column].nunique())
    return t(lang, "overview.finding", **said)


def figures(frame: pd.DataFrame, ledger: Ledger) -> pd.DataFrame:
    """The rows of the cards: those the curator named, then outcomes and outputs of other provinces and themes."""
    rows = headlines(frame, ledger, len(frame))
    named = rows[rows["id"].isin(ledger.headlines)].head(FIGURES)
    rest = rows[~rows["id"].isin(named["id"])]
    return pd.concat([named, varied(rest, FIGURES - len(named), ("province", "theme"), named)])


def stated(statements: pd.DataFrame, beside: pd.DataFrame) -> pd.DataFrame:
    """The statements of the cards: of different kinds and, where there are any, of provinces that no figure `beside`
    them is of."""
    return varied(statements, STATEMENTS, ("kind", "province"), beside.assign(kind=""))


def varied(rows: pd.DataFrame, most: int, by: Iterable[str], beside: pd.DataFrame) -> pd.DataFrame:
    """At most `most` rows, each the first that is least like those before it and those `beside`, the first column of
    `by` counting most."""
    columns = list(by)
    seen = {name: set(beside[name].astype(str)) for name in columns}
    values = {name: rows[name].astype(str) for name in columns}
    chosen: list[int] = []
    while len(chosen) < min(most, len(rows)):
        like = sum(2**n * values[name].isin(seen[name]).to_numpy() for n, name in enumerate(reversed(columns)))
        like[chosen] = 2 ** len(columns)
        chosen.append(int(like.argmin()))
        for name in columns:
            seen[name].add(values[name].iloc[chosen[-1]])
    return rows.iloc[chosen]
