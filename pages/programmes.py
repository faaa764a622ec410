"""Each mechanism the texts name, the figures reported for it, and what is said of it without a number."""

import streamlit as st

from outcomes.analysis.programmes import chosen_programmes
from outcomes.export import programme
from outcomes.ui import lists, named, page_frame, programmes

view = page_frame.view("programmes")
tables = view.everything, view.every_statement
found = view.cached("programmes", lambda: chosen_programmes(view.ledger, *tables, view.chosen))

named.show(view, "programme", programmes.show)
if found:
    programmes.count(view, found)
    st.html(programme.table(view.lang, view.parameters, view.ledger, found))
else:
    lists.nothing(view, "programmes.nothing")
