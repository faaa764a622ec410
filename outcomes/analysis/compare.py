"""What may be compared: the groups of a selection, and the figures worth a headline."""

from typing import NamedTuple

import numpy as np
import pandas as pd

from outcomes.analysis.consistency import shares
from outcomes.i18n.language import t
from outcomes.ledger.ledger import Ledger
from outcomes.ledger.models import Ratio
from outcomes.ledger.vocabulary import MOVING
from outcomes.text.interval import Interval

MOST_BARS, FEWEST_BARS = 31, 5  # in a chart, one for each province; of each group in it
UNEVEN = 30  # times the smallest, from where on the small cannot be read beside the large
MOST_PERIODS = 12  # of each province, on the line of years


def amounts(frame: pd.DataFrame) -> pd.DataFrame:
    """The rows that say how much or how many, shares apart."""
    return frame[(frame["measure"] == "level") & (frame["dimension"] != "share")]


def printed(rows: pd.DataFrame) -> pd.Series:
    """The printed value of each row; of a range its upper end."""
    return rows["value"].fillna(rows["high"])


def largest_of_each(rows: pd.DataFrame, by: str) -> list[str]:
    """The id of the largest figure of each value of the column `by`, the largest of all first."""
    order = np.argsort(-printed(rows).to_numpy(), kind="stable")
    found: dict[str, str] = {}
    for value, fact in zip(rows[by].to_numpy()[order], rows["id"].to_numpy()[order], strict=True):
        found.setdefault(value, fact)
    return list(found.values())


def uneven(rows: pd.DataFrame) -> bool:
    """Whether a logarithmic axis shows more of some rows than panels do: several levels of place, or a wide span."""
    if len(rows) < 2:
        return False
    values = printed(rows).to_numpy()
    return len(set(rows["level"])) > 1 or bool(0 < UNEVEN * values.min() < values.max())


class Group(NamedTuple):
    """A group of indicators, and how many facts of how many places it holds."""

    id: str
    facts: int
    places: int


def groups(frame: pd.DataFrame) -> list[Group]:
    """The groups of amounts in a selection, most places first. Shares, changes and ranks have panels of their own."""
    rows = amounts(frame)
    places: dict[str, list[str]] = {}
    for group, region in zip(rows["group"], rows["region"], strict=True):
        places.setdefault(group, []).append(region)
    found = [Group(group, len(held), len(set(held))) for group, held in places.items()]
    return sorted(found, key=lambda group: (-group.places, -group.facts))


def panel(frame: pd.DataFrame, name: str) -> pd.DataFrame:
    """The rows of a panel beside the amounts: rates (levels in percent), changes, target_shares or ranks."""
    measures = {"rates": ("level",), "changes": MOVING, "target_shares": ("target-share",), "ranks": ("rank",)}[name]
    rows = frame[frame["measure"].isin(measures)]
    return rows[rows["dimension"] == "share"] if name == "rates" else rows


def one_a_place(rows: pd.DataFrame) -> pd.DataFrame:
    """Of each place the largest figure: two of one place may overlap, and are no two places."""
    return rows[rows["id"].isin(largest_of_each(rows, "region"))]


def meanings(rows: pd.DataFrame, ledger: Ledger, lang: str) -> list[str]:
    """What each rate means, whose word it is, and that its base is not given. The format has no field for a base."""
    found = []
    for row in rows.to_dict("records"):
        source = ledger.sources[row["source"]]
        teller = source.publisher or source.author or source.title
        definition = ledger.indicators[row["indicator"]].definition[lang]
        found.append(
            t(
                lang, "compare.meaning", worded=row[f"worded_{lang}"], indicator=row[f"indicator_{lang}"],
                place=row[f"place_{lang}"], definition=definition, teller=teller[lang],
            )
        )  # fmt: skip
    return found


def completions(ledger: Ledger, frame: pd.DataFrame) -> list[tuple[Ratio, Interval]]:
    """The ratios that say how much of a thing was done, in per cent: an output or outcome divided by its whole, both of
    one place.

    These may stand beside reported rates, labelled; a share of a kind of household may not.
    """
    rows = frame[frame["part_of"].isin(frame["id"]) & frame["stage"].isin(["output", "outcome"])]
    wholes = dict(zip(rows["id"], rows["part_of"], strict=True))
    regions = dict(zip(frame["id"], frame["region"], strict=True))
    return [
        (ratio, room)
        for ratio, room in shares(ledger, frame["id"])
        if wholes.get(ratio.numerator) == ratio.denominator and regions[ratio.numerator] == regions[ratio.denominator]
    ]


def largest(rows: pd.DataFrame, most: int = MOST_BARS) -> tuple[pd.DataFrame, int]:
    """The rows that a chart has room for, and how many are left out: of each group the largest, of ranks the first."""
    if len(rows) <= most:
        return rows, 0
    values = printed(rows)
    key = values.where(rows["measure"] == "rank", -values.abs())
    place = key.groupby(rows["group"]).rank(method="first")
    kept = rows[(place <= max(FEWEST_BARS, most // rows["group"].nunique())).to_numpy()]
    return kept, len(rows) - len(kept)


def commonest(rows: pd.DataFrame, most: int = MOST_PERIODS) -> tuple[pd.DataFrame, int]:
    """The rows of the periods that a province has most facts of, and how many rows of other periods are left out."""
    counted = rows.groupby(["province", "period"], observed=True).size()
    place = counted.groupby("province", observed=True).rank(method="first", ascending=False)
    if (place <= most).all():
        return rows, 0
    kept = pd.MultiIndex.from_frame(rows[["province", "period"]]).isin(place.index[place <= most])
    return rows[kept], int((~kept).sum())
