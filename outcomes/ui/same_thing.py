"""Figures of two texts that speak of the same thing, side by side on the card of each."""

import streamlit as st

from outcomes.analysis.cache import CACHE
from outcomes.analysis.same_thing import same_things
from outcomes.export.passage import in_context, language_of
from outcomes.ui.plain import plain
from outcomes.ui.view import View

ICONS = {
    "same": ":material/equal:", "consistent": ":material/check_circle:", "inconsistent": ":material/error:",
    "other-period": ":material/date_range:",
}  # fmt: skip


def show(view: View, fact: str) -> None:
    """What other texts say of what a fact speaks of, each beside it with the words of both."""
    pairs = CACHE.get(("same things", view.ledger.version), lambda: tuple(same_things(view.ledger)))
    for pair in pairs:
        if fact in (pair.one, pair.other):
            st.markdown(f"{ICONS[pair.agreement]} {plain(view.t(f'card.{pair.agreement}'))}")
            st.html(side_by_side(view, [pair.one, pair.other]))


def side_by_side(view: View, pair: list[str]) -> str:
    """Two facts beside each other, each with its words."""
    rows = view.everything.set_index("id", drop=False).loc[pair].to_dict("records")
    sides = [(row, language_of(view.ledger, row["source"]), in_context(view.ledger, row["id"])) for row in rows]
    return view.html("same_thing.html", sides=sides)
