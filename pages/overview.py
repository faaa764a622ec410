"""What is reported, where and by whom: a finding, a comparison, figures and statements, then where they come from."""

import streamlit as st

from outcomes.ui import overview, page_frame
from outcomes.ui.components import first_visit
from outcomes.ui.components.chart import picture

view = page_frame.view("overview")

overview.finding(view)
first_visit.hint(view.lang)
overview.compared(view)
overview.shown(view)

where, what = st.columns([1, 1], gap="large")
with where:
    page_frame.section(view, "overview.where")
    picture.show(view, "map", half=True, on_pick=lambda picked: page_frame.pick_tile(view, picked[0]))
with what:
    page_frame.section(view, "overview.what")
    picture.show(view, "themes", half=True)
page_frame.guide(view)
