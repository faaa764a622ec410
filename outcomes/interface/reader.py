"""The reading pane: a whole text with its figures marked, scrolled to the passage that was asked for."""

import streamlit as st

from outcomes.interface import address
from outcomes.interface.assets import component

_pane = component("reader", '<article lang="zh"></article>\n')


def show(html: str, label: str, focus: str | None, version: str) -> None:
    """Draw the text. `version` changes with the text or its form. Choosing a figure puts its fact into the address."""
    data = {"html": html, "label": label, "focus": focus or "", "version": version}
    _pane(data=data, key="reading-pane", on_fact_change=_picked)


def _picked() -> None:
    fact = st.session_state["reading-pane"].get("fact")
    if fact:
        address.write("fact", fact)
        address.write("source", None)
