"""Two figures that the address names: whether they may be compared, and if not, what differs between them."""

import pandas as pd
import streamlit as st

from outcomes.analysis.comparable import compared, named
from outcomes.analysis.compare import printed
from outcomes.i18n.labels import records
from outcomes.ui import address, same_thing
from outcomes.ui.components import copy_link
from outcomes.ui.view import View


def asked() -> list[str]:
    """The figures that the address names."""
    return address.several("fact")


def show(view: View) -> None:
    """The verdict on the two figures that the address names, the reasons, and the words of both."""
    pair = [fact for fact in asked() if fact in view.ledger.facts][:2]
    if len(pair) < 2:
        st.info(view.t("compare.pair_unknown"), icon=":material/help:")
        _way(view, "pair_close")
        return
    found = compared(view.ledger, view.everything, (pair[0], pair[1]), view.lang)
    shown = view.everything["id"].isin([*pair, *(found.nearest or ())])
    rows = {row["id"]: row for row in records(view.everything[shown])}
    nearest = " / ".join(named(rows[fact], view.lang) for fact in found.nearest or ())
    groups = {rows[fact]["group"] for fact in pair}
    group = groups.pop() if len(groups) == 1 else ""
    st.html(view.html("compared.html", found=found, nearest=nearest, group=group))
    st.html(same_thing.side_by_side(view, pair))
    copy_link.link(view, "compare", fact=pair)


def why(view: View, rows: pd.DataFrame, apart: str) -> None:
    """Below a chart of several panels, the way to what keeps them apart: the largest figures of the first two.

    `apart` is the column by which the rows were split.
    """
    largest = rows.assign(printed=printed(rows)).sort_values("printed", ascending=False).drop_duplicates(apart)
    if len(largest) > 1:
        _way(view, "pair_why", fact=list(largest["id"][:2]))


def _way(view: View, words: str, **chosen: list[str]) -> None:
    st.html(view.html("way.html", words=view.t(f"compare.{words}"), chosen=chosen))
