"""Every figure in one table, as worded, with its quote and a way to its passage."""

import streamlit as st

from outcomes.ui import address, card, not_found, page_frame, search_results, table

view = page_frame.view("facts")

not_found.tell(view, "fact", card.titles(view))
fact = address.choice_now("fact", view.ledger.facts)
if fact:
    with st.container(border=True, key="fact"):
        card.show(view, fact)
        st.button(view.t("facts.close"), on_click=address.write, args=("fact", None))

search_results.best(view)
table.show(view)
table.paper(view)
table.files(view)
