"""The whole text of a source, every figure marked and linked both ways."""

import streamlit as st

from outcomes.export.passage import forms_of, language_of, marked
from outcomes.ui import address, card, not_found, page_frame, page_params, source
from outcomes.ui.components import copy_link, reader

view = page_frame.view("sources")
ledger = view.ledger

fact = address.choice_now("fact", ledger.facts)
programme = address.choice_now("programme", ledger.programmes)
not_found.tell(view, "fact", card.titles(view))
not_found.tell(view, "source", page_params.titles(view), clears=("fact", "programme"))
chosen = page_params.source(view, first=source.of(ledger, fact, programme))
fact = fact if fact and ledger.facts[fact].source == chosen else None
source.about(view, chosen)
copy_link.link(view, "sources", source=chosen)
forms = forms_of(ledger, chosen)
form = page_params.form(view, "form", forms) if len(forms) > 1 else forms[0]

side, text = st.columns([2, 3], gap="large")
with side, st.container(key="side"):
    if fact:
        card.show(view, fact, opens=False)
    else:
        st.caption(view.t("sources.hint"))
with text:
    html = marked(ledger, chosen, form, view.lang, fact, programme)
    version = f"{ledger.version}/{chosen}/{form}/{view.lang}/{fact}/{programme}"
    focus = f"fact-{fact}" if fact else f"programme-{programme}" if programme else None
    script = language_of(ledger, chosen, form)
    reader.show(html, ledger.sources[chosen].title[view.lang], version, source.turn_to, script=script, focus=focus)
