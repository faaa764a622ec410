"""The reading pane: a whole text with stretches of it marked, scrolled to the passage that was asked for."""

from collections.abc import Callable

import streamlit as st

from outcomes.ui.components import component

_pane = component("reader/reader", "<article></article>\n")


def show(
    html: str, label: str, version: str, on_pick: Callable[[str], None], *, script: str, focus: str | None = None
) -> None:
    """Draw the text. `version` changes with the text or its form; `on_pick` gets the id of the fact or the statement
    whose words were chosen.

    `script` is the language as HTML names it; `focus` is the id of the mark to scroll to.
    """

    def picked() -> None:
        entry = st.session_state["reading-pane"].get("entry")
        if entry:
            on_pick(entry)

    data = {"html": html, "label": label, "focus": focus or "", "version": version, "script": script}
    _pane(data=data, key="reading-pane", on_entry_change=picked)
