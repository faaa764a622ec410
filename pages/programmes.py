"""Each mechanism the texts name, the figures reported for it, and what is said of it without a number."""

import streamlit as st

from outcomes.export import programme
from outcomes.ui import lists, named, page_frame, programmes

view = page_frame.view("programmes")
found = view.cached("programmes", lambda: programmes.passing(view))

named.show(view, "programme", programmes.show)
if found:
    programmes.count(view, found)
    st.html(programme.table(view.lang, view.parameters, view.ledger, found))
else:
    lists.nothing(view, "programmes.nothing")
