"""Headline figures as cards, each one click from its words."""

import pandas as pd
import streamlit as st

from outcomes.charts.labels import records, when
from outcomes.interface import navigation
from outcomes.interface.plain import plain
from outcomes.interface.shell import View


def headlines(view: View, rows: pd.DataFrame) -> None:
    """A card for each row, three in a line on a wide screen."""
    if rows.empty:
        st.info(view.say("facts.nothing"), icon=":material/search_off:")
    lang = view.lang
    found = records(rows)
    for start in range(0, len(found), 3):
        columns = st.columns(3)
        for column, row in zip(columns, found[start : start + 3], strict=False):
            with column.container(border=True, height="stretch"):
                place = plain(f"{row[f'path_{lang}']} · {when(row, lang)}")
                words = (f"## {plain(row[f'worded_{lang}'])}", plain(row[f"indicator_{lang}"]), f":small[{place}]")
                st.markdown("\n\n".join(words))  # one element: each costs the server and the browser its time
                if row[f"note_{lang}"]:
                    st.caption(view.say("card.doubt"), help=plain(row[f"note_{lang}"]))
                st.page_link(
                    navigation.path("sources"),
                    label=view.say("card.words"),
                    icon=":material/article:",
                    query_params=view.parameters | {"source": [row["source"]], "fact": [row["id"]]},
                )
