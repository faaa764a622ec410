"""Every figure and every statement in a table, as worded, with its quote and a way to its passage."""

from functools import partial

import streamlit as st

from outcomes.api import answers
from outcomes.ui import address, card, downloads, not_found, page_frame, search_results, statements, table

view = page_frame.view("facts")

not_found.tell(view, "fact", view.ledger.facts, title=partial(card.title, view))
not_found.tell(view, "statement", statements.titles(view))
for name, known, show in (
    ("fact", view.ledger.facts, card.show),
    ("statement", view.ledger.statements, statements.show),
):
    if chosen := address.choice_now(name, known):
        with st.container(border=True, key=name):
            show(view, chosen)
            st.button(view.t("facts.close"), key=f"close-{name}", on_click=address.write, args=(name, None))

search_results.best(view)
table.show(view, "fact", view.frame)
table.files(view)
page_frame.section(view, "statements.heading")
table.show(view, "statement", view.statements)
downloads.table(view, "statements", answers.ROWS)
