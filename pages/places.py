"""Everything one place reports: its results chain, themes, programmes and texts, and a brief to take away."""

import streamlit as st

from outcomes import profile
from outcomes.charts.notes import notes
from outcomes.interface import places, shell

view = shell.view("places")
ledger = view.ledger

known = profile.places(ledger, view.frame)
region = places.choose(view, known)
everything = profile.within(view.everything, ledger, region)
rows = profile.within(view.frame, ledger, region)

with places.frame():
    places.head(view, region, rows, everything)
    places.ways(view, known, region)
    places.brief(view, region, rows, everything)

    st.subheader(view.say("places.chain"), anchor=False)
    st.caption(view.say("places.chain_hint"))
    *chain, context = profile.by_stage(rows, everything)
    places.chain(view, chain, region)
    places.context(view, context, region)
    places.remarks(view, notes(rows, view.lang))

    places.themes(view, profile.by_theme(rows), region)
    places.programmes(view, profile.programmes(ledger, rows, region), region)
    places.texts(view, profile.texts(ledger, rows, region))
