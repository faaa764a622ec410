"""Headline figures as cards, each one click from its words."""

import pandas as pd
import streamlit as st

from outcomes.ui.view import View


def headlines(view: View, rows: pd.DataFrame) -> None:
    """A card for each row, three in a line on a wide screen."""
    if rows.empty:
        st.info(view.t("facts.nothing"), icon=":material/search_off:")
    else:
        st.html(view.cached(("cards", "lang" in view.parameters), lambda: view.html("cards.html", rows=rows)))


def alone(view: View, rows: pd.DataFrame) -> bool:
    """A lone figure as a card: a chart would compare it with nothing, not even an earlier value. Says if it was one."""
    if len(rows) != 1 or rows["before_figure"].iloc[0]:
        return False
    headlines(view, rows)
    return True
