"""Values of the address that no filter knows, and names that are misspelt: they leave it, and the page says so."""

import streamlit as st

from outcomes.analysis.filters import PARAMETERS, YEARS, Filter, unknown
from outcomes.ledger.ledger import Ledger
from outcomes.ui import address
from outcomes.ui.named import LONGEST, MOST
from outcomes.ui.plain import plain
from outcomes.ui.view import View

KEPT = "unknown-values"
NAMES = {parameter: name for name, parameter in PARAMETERS.items()} | dict.fromkeys(YEARS, "year")


def clean(ledger: Ledger, chosen: Filter, page: str) -> str | None:
    """The query that the address is to have: the filter as it was understood (ids for names, nothing unknown, no query
    longer than its box), no name that is misspelt. None where it has it already.

    The browser puts it in place of the one that was asked for, so that Back passes the page in one step. What was
    unknown is kept to be said as long as the page and the filter stay.
    """
    asked, names = address.filter_asked(), address.misspelt()
    if asked == chosen.parameters() and not names:
        return None
    found = unknown(asked, ledger)
    if found or names:
        st.session_state[KEPT] = (found, names, chosen, page)
    return address.mended(chosen)


def tell(view: View, page: str) -> None:
    """Say what the address named that is not here."""
    found, names, *where = st.session_state.get(KEPT, ({}, {}, None, None))
    if where != [view.chosen, page]:
        st.session_state.pop(KEPT, None)
        return
    rest = view.chosen.parameters()
    lines = [
        view.t(f"unknown.value_{'rest' if parameter in rest else 'all'}", id=value[:LONGEST],
               name=view.t(f"unknown.name_{NAMES[parameter]}"))
        for parameter, values in found.items() for value in values[:MOST]
    ]  # fmt: skip
    lines += [view.t("unknown.parameter", id=name[:LONGEST], name=near) for name, near in [*names.items()][:MOST]]
    with st.container(key="unknown-values"):
        st.info("  \n".join(map(plain, lines)), icon=":material/help:")
