"""The shared filters: one form, written to the address and read back from it."""

import streamlit as st

from outcomes.analysis.cache import CACHE
from outcomes.analysis.facets import answered, facets
from outcomes.analysis.filters import years
from outcomes.ui import address
from outcomes.ui.components import component, json_bytes
from outcomes.ui.view import View

_form = component("filters/filters", "<form></form>\n")


def form(view: View) -> None:
    """The form shows what the address says and writes back what the reader changes."""
    known = CACHE.get(("years", view.ledger.version), lambda: years(view.everything))
    tables = (view.everything, view.every_statement)
    offered = view.cached("facets", lambda: json_bytes(facets(view.ledger, tables, known, view.chosen, view.lang)))

    def changed() -> None:
        chosen = answered(st.session_state["choices"].get("chosen"), view.ledger)
        if chosen is not None:
            address.write_filter(chosen)

    _form(data=offered, key="choices", on_chosen_change=changed)
