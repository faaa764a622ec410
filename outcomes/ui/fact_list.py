"""Lists of figures and what unfolds, shown by Streamlit."""

from collections.abc import Callable

import pandas as pd
import streamlit as st

from outcomes.ui.view import View


def unfolds(label: str, key: str, fill: Callable[[], None]) -> None:
    """A closed list, which is sent to the browser only once it is opened."""
    closed = st.expander(label, key=f"unfold-{key}", on_change="rerun")
    if closed.open:
        with closed:
            fill()


def figures(view: View, rows: pd.DataFrame, *, across: int = 1) -> None:
    """Figures as compact lines, each with its place, period and stage, and the way to its words."""
    st.html(view.html("figures.html", rows=rows, across=across))
