"""Lists of figures and what unfolds, shown by Streamlit; the HTML is made in outcomes.export.markup."""

from collections.abc import Callable

import pandas as pd
import streamlit as st

from outcomes.export import markup
from outcomes.export.markup import Writer
from outcomes.ui.view import View


def writer(view: View) -> Writer:
    """Writes in the reader's language; its links carry the reader's filters."""
    return Writer(view.lang, view.parameters)


def unfolds(label: str, key: str, fill: Callable[[], None]) -> None:
    """A closed list, which is sent to the browser only once it is opened."""
    closed = st.expander(label, key=f"unfold-{key}", on_change="rerun")
    if closed.open:
        with closed:
            fill()


def figures(view: View, rows: pd.DataFrame, *, across: int = 1) -> None:
    """Figures as compact lines, each with its place, period and stage, and the way to its words."""
    st.html(markup.wrap(markup.figures(writer(view), rows, across=across, dated=True)))
