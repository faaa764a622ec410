"""Places side by side on the same kind of thing; then what we calculate from the figures, and how many there are."""

import streamlit as st

from outcomes.analysis.compare import groups, largest, panel
from outcomes.charts.notes import notes
from outcomes.ui import amounts, calculated, cards, compared, page_frame, page_params, shares
from outcomes.ui.components import copy_link
from outcomes.ui.components.chart import picture

view = page_frame.view("compare")

with st.container(horizontal=True, vertical_alignment="center"):
    sections = ("amounts", "rates", "others", "calculated", "spread")
    section = "pair" if compared.asked() else page_params.form(view, "section", sections)
    if section not in ("amounts", "pair"):
        copy_link.link(view, "compare", filtered=True, section=section)

if section == "pair":
    compared.show(view)

if section == "amounts":
    found = view.cached("groups", lambda: groups(view.frame, view.ledger, view.lang))
    if found.empty:
        st.info(view.t("compare.nothing"), icon=":material/search_off:")
    else:
        amounts.show(view, found)

if section == "rates":
    shares.show(view)

for name in ("changes", "target_shares", "ranks") if section == "others" else ():
    page_frame.section(view, f"compare.{name}")
    rows, _ = largest(panel(view.frame, name))
    if not cards.alone(view, rows):
        picture.show(view, name, opens=True)
    picture.remarks(view, notes(rows, view.lang))

if section == "calculated":
    drawn = [calculated.shares(view), calculated.averages(view), calculated.checks(view)]
    if not any(drawn):
        st.info(view.t("compare.nothing_calculated"), icon=":material/search_off:")

if section == "spread" and not (view.frame.empty and view.statements.empty):
    calculated.themes(view)
    calculated.years(view)
