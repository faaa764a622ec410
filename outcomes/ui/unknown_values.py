"""Values of the address that no filter knows: they leave it, and the page says so."""

import streamlit as st

from outcomes.analysis.filters import PARAMETERS, YEARS, Filter, unknown
from outcomes.ledger.ledger import Ledger
from outcomes.ui import address
from outcomes.ui.not_found import LONGEST, MOST
from outcomes.ui.plain import plain
from outcomes.ui.view import View

KEPT = "unknown-values"
NAMES = {parameter: name for name, parameter in PARAMETERS.items()} | dict.fromkeys(YEARS, "year")


def clean(ledger: Ledger, chosen: Filter, page: str) -> None:
    """Write the filter into the address as it was understood: ids for names, nothing unknown, no query longer than its
    box. What was unknown is kept to be said as long as the page and the filter stay."""
    asked = address.filter_asked()
    if asked == chosen.parameters():
        return
    if found := unknown(asked, ledger):
        st.session_state[KEPT] = (found, chosen, page)
    address.write_filter(chosen)


def tell(view: View, page: str) -> None:
    """Say what the address named that is not here."""
    found, *where = st.session_state.get(KEPT, ({}, None, None))
    if where != [view.chosen, page]:
        st.session_state.pop(KEPT, None)
        return
    rest = view.chosen.parameters()
    lines = [
        view.t(f"unknown.value_{'rest' if parameter in rest else 'all'}", id=value[:LONGEST],
               name=view.t(f"unknown.name_{NAMES[parameter]}"))
        for parameter, values in found.items() for value in values[:MOST]
    ]  # fmt: skip
    with st.container(key="unknown-values"):
        st.info("  \n".join(map(plain, lines)), icon=":material/help:")
