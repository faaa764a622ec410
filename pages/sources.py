"""The whole text of a source, every figure marked and linked both ways."""

import streamlit as st

from outcomes.interface import address, card, choose, reader, shell, source
from outcomes.passage import forms_of, marked

view = shell.view("sources")
ledger = view.ledger

fact = address.choice_now("fact", ledger.facts)
shell.unknown(view, "fact", fact)
chosen = choose.source(view, first=ledger.facts[fact].source if fact else "")
fact = fact if fact and ledger.facts[fact].source == chosen else None
source.about(view, chosen)
forms = forms_of(ledger, chosen)
form = choose.form(view, "form", forms) if len(forms) > 1 else forms[0]

side, text = st.columns([2, 3], gap="large")
with side, st.container(key="side"):
    if fact:
        card.show(view, fact, opens=False)
    else:
        st.caption(view.say("sources.hint"))
with text:
    html = marked(ledger, chosen, form, view.lang, fact)
    version = f"{ledger.version}/{chosen}/{form}/{view.lang}/{fact}"
    reader.show(html, ledger.sources[chosen].title[view.lang], version, source.turn_to, focus=fact)
