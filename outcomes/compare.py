"""What may be compared: the groups of a selection, and the figures worth a headline."""

import pandas as pd

from outcomes.language import say
from outcomes.ledger import Ledger


def amounts(frame: pd.DataFrame) -> pd.DataFrame:
    """The rows that say how much or how many, shares apart."""
    return frame[(frame["measure"] == "level") & (frame["dimension"] != "share")]


def groups(frame: pd.DataFrame, ledger: Ledger, lang: str) -> pd.DataFrame:
    """The groups of amounts in a selection, most places first. Shares, changes and ranks have panels of their own.

    Columns: group (id), name, unit, facts, places (counts).
    """
    rows = amounts(frame)
    units: dict[str, str] = {}
    places: dict[str, list[str]] = {}
    for group, unit, region in zip(rows["group"], rows[f"unit_{lang}"], rows["region"], strict=True):
        units.setdefault(group, unit)
        places.setdefault(group, []).append(region)
    found = [
        (group, ledger.group_name(group)[lang], units[group], len(held), len(set(held)))
        for group, held in places.items()
    ]
    found.sort(key=lambda row: (-row[4], -row[3]))
    return pd.DataFrame(found, columns=["group", "name", "unit", "facts", "places"])


def panel(frame: pd.DataFrame, name: str) -> pd.DataFrame:
    """The rows of a panel beside the amounts: rates (levels in percent), changes, target_shares or ranks."""
    measure = {"rates": "level", "changes": "change", "target_shares": "target-share", "ranks": "rank"}[name]
    rows = frame[frame["measure"] == measure]
    return rows[rows["dimension"] == "share"] if name == "rates" else rows


def meanings(rows: pd.DataFrame, ledger: Ledger, lang: str) -> list[str]:
    """What each rate means, whose word it is, and that its base is not given. The format has no field for a base."""
    found = []
    for row in rows.to_dict("records"):
        source = ledger.sources[row["source"]]
        teller = source.publisher or source.author or source.title
        definition = ledger.indicators[row["indicator"]].definition[lang]
        found.append(
            say(
                lang, "compare.meaning", worded=row[f"worded_{lang}"], indicator=row[f"indicator_{lang}"],
                place=row[f"place_{lang}"], definition=definition, teller=teller[lang],
            )
        )  # fmt: skip
    return found


def headlines(frame: pd.DataFrame, ledger: Ledger, most: int = 6) -> pd.DataFrame:
    """The rows a reader sees first: those the curator named, then outcomes and outputs in the order of the file."""
    named = {fact: i for i, fact in enumerate(ledger.headlines)}
    chain = {"outcome": 1, "output": 2}
    keys = [
        (named.get(fact, len(named)), chain.get(stage, 3), i)
        for i, (fact, stage) in enumerate(zip(frame["id"], frame["stage"], strict=True))
    ]
    return frame.iloc[[i for *_, i in sorted(keys)[:most]]]
