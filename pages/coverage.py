"""Is anything left out? Every numeral of every text by its role."""

import streamlit as st

from outcomes.analysis.numeral_counts import role_counts
from outcomes.export.passage import fated
from outcomes.ui import card, coverage, page_frame, page_params
from outcomes.ui.components import reader
from outcomes.ui.components.chart import picture

view = page_frame.view("coverage")
ledger = view.ledger
counts = role_counts(ledger)

numerals = int(counts["numerals"].sum())
st.markdown(view.t("coverage.total", n=numerals, facts=len(ledger.facts), texts=len(ledger.sources)))
picture.show(view, "numerals")
coverage.roles(view, counts)
coverage.statements(view)
coverage.readings(view)

st.header(view.t("coverage.text"), anchor=False)
chosen = page_params.source(view)
st.caption(view.t("coverage.text_hint"))
reader.show(view, chosen, fated(ledger, chosen, view.lang), card.ask)
card.asked(view)

st.header(view.t("coverage.checks"), anchor=False)
st.markdown(view.t("coverage.checks_text"))
