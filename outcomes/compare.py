"""What may be compared: the groups of a selection, and the figures worth a headline."""

import pandas as pd

from outcomes.ledger import Ledger


def groups(frame: pd.DataFrame, ledger: Ledger, lang: str) -> pd.DataFrame:
    """The groups of amounts in a selection, most places first. Shares, changes and ranks have panels of their own.

    Columns: group (id), name, unit, facts, places (counts).
    """
    amounts = frame[(frame["measure"] == "level") & (frame["dimension"] != "share")]
    units: dict[str, str] = {}
    places: dict[str, list[str]] = {}
    for group, unit, region in zip(amounts["group"], amounts[f"unit_{lang}"], amounts["region"], strict=True):
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


def headlines(frame: pd.DataFrame, ledger: Ledger, most: int = 6) -> pd.DataFrame:
    """The rows a reader sees first: those the curator named, then outcomes and outputs in the order of the file."""
    named = {fact: i for i, fact in enumerate(ledger.headlines)}
    chain = {"outcome": 1, "output": 2}
    keys = [
        (named.get(fact, len(named)), chain.get(stage, 3), i)
        for i, (fact, stage) in enumerate(zip(frame["id"], frame["stage"], strict=True))
    ]
    return frame.iloc[[i for *_, i in sorted(keys)[:most]]]
