"""An entry that the address names, above the list it was chosen from, or that there is none."""

from collections.abc import Callable

import streamlit as st

from outcomes.ui import address, not_found
from outcomes.ui.components import focus
from outcomes.ui.view import View


def show(view: View, kind: str, fill: Callable[[View, str], None]) -> None:
    """What the parameter `kind` names, drawn by `fill` in a box, until it is closed; whatever the filters."""
    not_found.tell(view, kind)
    with st.container():  # its place is kept, so that the list below stays what it is
        if chosen := address.choice_now(kind, not_found.known(view, kind)):
            with st.container(border=True, key=kind):
                focus.follow(chosen, not_found.title(view, kind, chosen))
                fill(view, chosen)
                st.button(view.t("facts.close"), key=f"close-{kind}", on_click=address.write, args=(kind, None))
