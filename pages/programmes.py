"""Each mechanism the texts name, and the figures reported for it."""

import streamlit as st

from outcomes.analysis.programmes import chosen_programmes
from outcomes.ui import page_frame, programmes

view = page_frame.view("programmes")
found = view.cached("programmes", lambda: chosen_programmes(view.ledger, view.everything, view.chosen))

programmes.asked(view)
if found:
    programmes.count(view, found)
    programmes.listed(view, found)
else:
    st.info(view.t("programmes.nothing"), icon=":material/search_off:")
