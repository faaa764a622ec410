"""What may be compared: the groups of a selection, and the figures worth a headline."""

import pandas as pd

from outcomes.ledger import Ledger


def groups(frame: pd.DataFrame, ledger: Ledger, lang: str) -> pd.DataFrame:
    """The groups of amounts in a selection, most places first. Shares, changes and ranks have panels of their own.

    Columns: group (id), name, unit, facts, places (counts).
    """
    amounts = frame[(frame["measure"] == "level") & (frame["dimension"] != "share")]
    found = amounts.groupby("group", sort=False, observed=True).agg(
        unit=(f"unit_{lang}", "first"), facts=("id", "size"), places=("region", "nunique")
    )
    found = found.reset_index().sort_values(["places", "facts"], ascending=False, kind="stable")
    found["name"] = [ledger.group_name(group)[lang] for group in found["group"]]
    return found[["group", "name", "unit", "facts", "places"]].reset_index(drop=True)


def panel(frame: pd.DataFrame, name: str) -> pd.DataFrame:
    """The rows of a panel beside the amounts: rates (levels in percent), changes, target_shares or ranks."""
    measure = {"rates": "level", "changes": "change", "target_shares": "target-share", "ranks": "rank"}[name]
    rows = frame[frame["measure"] == measure]
    return rows[rows["dimension"] == "share"] if name == "rates" else rows


def headlines(frame: pd.DataFrame, ledger: Ledger, most: int = 6) -> pd.DataFrame:
    """The rows a reader sees first: those the curator named, then outcomes and outputs in the order of the file."""
    named = {fact: i for i, fact in enumerate(ledger.headlines)}
    order = frame["id"].map(named).fillna(len(named))
    stage = frame["stage"].map({"outcome": 1, "output": 2}).astype(float).fillna(3)
    ranked = frame.assign(_named=order, _stage=stage).sort_values(["_named", "_stage"], kind="stable")
    return ranked.drop(columns=["_named", "_stage"]).head(most)
