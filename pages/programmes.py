"""Each mechanism the texts name, the figures reported for it, and what is said of it without a number."""

import streamlit as st

from outcomes.ui import page_frame, programmes

view = page_frame.view("programmes")
found = view.cached("programmes", lambda: programmes.passing(view))

programmes.asked(view)
if found:
    programmes.count(view, found)
    programmes.listed(view, found)
else:
    st.info(view.t("programmes.nothing"), icon=":material/search_off:")
