"""What is reported, where and by whom."""

import streamlit as st

from outcomes.analysis.compare import headlines
from outcomes.ui import cards, page_frame
from outcomes.ui.components.chart import picture

view = page_frame.view("overview")

# The charts are sent first, because the browser needs longest for them; the cards stand above them.
above = st.container()
where, what = st.columns([1, 1], gap="large")
with where:
    page_frame.section(view, "overview.where")
    picture.show(view, "map", half=True, on_pick=lambda picked: page_frame.pick_tile(view, picked[0]))
with what:
    page_frame.section(view, "overview.what")
    picture.show(view, "themes", half=True)

with above:
    cards.headlines(view, view.cached("headlines", lambda: headlines(view.frame, view.ledger)))
page_frame.guide(view)
