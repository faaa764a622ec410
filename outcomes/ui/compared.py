"""Figures side by side: two that the address names, or one and the choice of another, or what two texts say."""

import pandas as pd
import streamlit as st

from outcomes.analysis.cache import CACHE
from outcomes.analysis.comparable import compared, named
from outcomes.analysis.compare import largest_of_each
from outcomes.analysis.relations import same_things
from outcomes.export.passage import in_context, language_of
from outcomes.i18n.labels import records
from outcomes.ui.components import copy_link
from outcomes.ui.plain import plain
from outcomes.ui.view import View

MOST = 500  # figures to choose from
ICONS = {
    "same": ":material/equal:", "consistent": ":material/check_circle:", "inconsistent": ":material/error:",
    "other-period": ":material/date_range:",
}  # fmt: skip


def show(view: View, asked: list[str]) -> None:
    """What the address asks for: the verdict on two figures, or what one of them can be compared with."""
    known = [fact for fact in asked if fact in view.ledger.facts][:2]
    if len(known) == 2:
        _pair(view, (known[0], known[1]))
    elif known == asked:
        _choice(view, known[0])
    else:
        st.info(view.t("compare.pair_unknown"), icon=":material/help:")
    view.ways(("compare", view.t("compare.pair_close"), {}))


def _pair(view: View, pair: tuple[str, str]) -> None:
    """The verdict on two figures, the reasons, and the words of both."""
    found = compared(view.ledger, view.everything, pair, view.lang)
    shown = view.everything["id"].isin([*pair, *(found.nearest or ())])
    rows = {row["id"]: row for row in records(view.everything[shown])}
    nearest = " / ".join(named(rows[fact], view.lang) for fact in found.nearest or ())
    groups = {rows[fact]["group"] for fact in pair}
    group = groups.pop() if len(groups) == 1 else ""
    st.html(view.html("compared.html", found=found, nearest=nearest, group=group))
    st.html(_side_by_side(view, pair))
    copy_link.link(view, "compare", fact=list(pair))


def _choice(view: View, fact: str) -> None:
    """One figure, and to choose a second one from: those of its kind, then the others that pass the filter."""
    rows = view.everything[(view.everything["id"] != fact).to_numpy()]
    alike = rows["group"] == view.ledger.indicators[view.ledger.facts[fact].indicator].group
    others = pd.concat([rows[alike], rows[~alike & rows["id"].isin(view.frame["id"])]])
    offered = others.head(MOST)
    labels = {other["id"]: named(other, view.lang) for other in records(offered)}

    def chosen() -> None:
        st.query_params["fact"] = [fact, st.session_state["second"]]

    st.html(_side_by_side(view, (fact,)))
    st.selectbox(
        view.t("compare.second"), labels, None, format_func=labels.__getitem__, key="second", on_change=chosen,
        placeholder=view.t("compare.second_hint"),
    )  # fmt: skip
    if len(others) > MOST:
        st.caption(view.t("compare.second_more", n=len(others) - MOST))


def why(view: View, rows: pd.DataFrame, apart: str) -> None:
    """Below a chart of several panels, the way to what keeps them apart: the largest figures of the first two.

    `apart` is the column by which the rows were split.
    """
    found = largest_of_each(rows, apart)
    if len(found) > 1:
        view.ways(("compare", view.t("compare.pair_why"), {"fact": found[:2]}))


def same_thing(view: View, fact: str) -> None:
    """What other texts say of what a fact speaks of, each beside it with the words of both."""
    pairs = CACHE.get(("same things", view.ledger.version), lambda: tuple(same_things(view.ledger)))
    for pair in pairs:
        if fact in (pair.one, pair.other):
            st.markdown(f"{ICONS[pair.agreement]} {plain(view.t(f'card.{pair.agreement}'))}")
            st.html(_side_by_side(view, (pair.one, pair.other)))


def _side_by_side(view: View, facts: tuple[str, ...]) -> str:
    """Facts beside each other, each with its words."""
    rows = view.everything.set_index("id", drop=False).loc[[*facts]].to_dict("records")
    sides = [(row, language_of(view.ledger, row["source"]), in_context(view.ledger, row["id"])) for row in rows]
    return view.html("same_thing.html", sides=sides)
