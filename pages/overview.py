"""What is reported, where and by whom: a finding, a comparison, figures and statements, then where they come from."""

import streamlit as st

from outcomes.analysis import overview
from outcomes.ui import lists, page_frame
from outcomes.ui.components.chart import picture

view = page_frame.view("overview")

comparable = view.cached("comparable", lambda: tuple(overview.comparable(view.frame)))
data = (view.frame, view.statements, comparable, view.lang)
st.html(view.cached("finding", lambda: view.html("finding.html", words=overview.finding(*data))))
page_frame.hint(view)
with st.container():  # its place is kept, so that the charts below need not be drawn anew
    if comparable:
        best = comparable[0]
        page_frame.section(view, "overview.compared")
        picture.show(view, "comparison", {"group": best.group, "level": best.level, "scale": "linear"}, opens=True)
        picture.remarks(view, best.rows)
        view.ways(("compare", view.t("overview.compare_all"), {"group": best.group}))

figures = view.cached("headlines", lambda: overview.figures(view.frame, view.ledger))
stated = view.cached("stated", lambda: overview.stated(view.statements, figures))
lists.cards(view, figures, "overview.figures")
if not stated.empty:
    lists.cards(view, stated, "overview.statements")

where, what = st.columns(2, gap="large") if view.beside else (st.container(), st.container())
with where:
    page_frame.section(view, "overview.where")
    picture.show(view, "map", half=True, on_pick=lambda picked: page_frame.pick_tile(view, picked[0]))
with what:
    page_frame.section(view, "overview.what")
    picture.show(view, "themes", half=True)
with st.expander(view.t("overview.guide"), icon=":material/menu_book:"):
    st.markdown(view.t("overview.guide_text"))
