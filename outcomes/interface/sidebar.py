"""The shared filters: one form, written to the address and read back from it; below it what is shown, and language."""

import streamlit as st

from outcomes import markup
from outcomes.facets import answered, facets
from outcomes.interface import address
from outcomes.interface.assets import component
from outcomes.interface.view import View

_form = component("choices", "<form></form>\n")


def filters(view: View) -> None:
    """The form shows what the address says and writes back what the reader changes."""
    offered = view.kept("facets", lambda: facets(view.ledger, view.everything, view.chosen, view.lang))
    made = {"form": f"{view.ledger.version}/{view.lang}"}

    def changed() -> None:
        chosen = answered(st.session_state["choices"].get("chosen"), view.ledger)
        if chosen is not None:
            address.write_filter(chosen)

    _form(data=offered | made, key="choices", on_chosen_change=changed)


def foot(view: View) -> None:
    """What is shown, in words, the switch between the languages, and the version of the data."""
    version = view.say("shell.version", version=view.ledger.version)
    st.html(markup.foot(view.sentence, view.lang, address.asked(), version))
