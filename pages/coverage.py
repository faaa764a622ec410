"""Is anything left out? Every numeral of every text by its fate."""

import streamlit as st

from outcomes.analysis.numeral_counts import fate_counts, longest
from outcomes.charts.numeral_counts import by_fate
from outcomes.export.passage import fated, language_of
from outcomes.ui import card, page_frame, page_params, table
from outcomes.ui.components import reader
from outcomes.ui.components.chart import picture

view = page_frame.view("coverage")
ledger = view.ledger
counts = fate_counts(ledger)

numerals = int(counts["numerals"].sum())
st.markdown(view.say("coverage.total", n=numerals, facts=len(ledger.facts), texts=len(ledger.sources)))
picture.show(view, by_fate(picture.fitting(view, counts, longest, "coverage.left_out"), view.look))
table.fates(view, counts)

st.header(view.say("coverage.text"), anchor=False)
chosen = page_params.source(view)
st.caption(view.say("coverage.text_hint"))
version = f"{ledger.version}/{chosen}/fates/{view.lang}"
title, script = ledger.sources[chosen].title[view.lang], language_of(ledger, chosen)
reader.show(fated(ledger, chosen, view.lang), title, version, card.ask, script=script)
card.asked(view)

st.header(view.say("coverage.checks"), anchor=False)
st.markdown(view.say("coverage.checks_text"))
