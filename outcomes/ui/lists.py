"""Figures and statements that are shown as cards, or that none is left to show."""

import pandas as pd
import streamlit as st

from outcomes.ui.view import View


def cards(view: View, rows: pd.DataFrame, section: str = "") -> None:
    """A card for each figure or statement, one click from its words; three in a line on a wide screen.

    `section` is the key of a heading above them, in the same element: each costs the server and the browser its time.
    """
    if rows.empty:
        return nothing(view, "facts.nothing")
    key = ("cards", section, *rows["id"])
    st.html(view.cached(key, lambda: view.html("cards.html", rows=rows, section=section)))


def alone(rows: pd.DataFrame) -> bool:
    """Whether a card is enough: a chart would compare a lone figure with nothing, not even an earlier value."""
    return len(rows) == 1 and not rows["before_figure"].iloc[0]


def nothing(view: View, words: str) -> None:
    """That no row passes the filter."""
    st.info(view.t(words), icon=":material/search_off:")
