"""The reading pane: a whole text with stretches of it marked, scrolled to the passage that was asked for."""

from collections.abc import Callable

import streamlit as st

from outcomes.export.passage import language_of
from outcomes.ui.components import component, json_bytes
from outcomes.ui.view import View

_pane = component("reader/reader", "<article></article>\n")


def show(
    view: View, source: str, html: str, on_pick: Callable[[str], None], *, form: str = "readable", focus: str = ""
) -> None:
    """Draw the text of a source in one of its forms. `on_pick` gets the id of the fact or the statement whose words
    were chosen; `focus` is the id of the mark to scroll to."""

    def picked() -> None:
        entry = st.session_state["reading-pane"].get("entry")
        if entry:
            on_pick(entry)

    label, script = view.ledger.sources[source].title[view.lang], language_of(view.ledger, source, form)
    data = json_bytes({"html": html, "label": label, "focus": focus, "script": script})
    _pane(data=data, key="reading-pane", on_entry_change=picked)
