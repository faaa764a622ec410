"""What is reported, where and by whom."""

import streamlit as st

from outcomes.charts.counts import by_theme_and_stage
from outcomes.charts.tiles import tile_map
from outcomes.compare import headlines
from outcomes.interface import cards, picture, shell

view = shell.view("overview")

# The charts are sent first, because the browser needs longest for them; the cards stand above them.
above = st.container()
where, what = st.columns([1, 1], gap="large")
with where:
    shell.section(view, "overview.where")
    chart = picture.drawn(
        view, tile_map, view.without("province"), view.half, view.ledger.province_codes, view.chosen.province
    )
    picture.show(view, chart, on_pick=lambda picked: shell.pick_tile(view, picked[0]))
with what:
    shell.section(view, "overview.what")
    picture.show(view, picture.drawn(view, by_theme_and_stage, view.frame, view.half))

with above:
    cards.headlines(view, view.kept("headlines", lambda: headlines(view.frame, view.ledger)))
shell.guide(view)
