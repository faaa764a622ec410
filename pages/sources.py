"""The whole text of a source, every figure and statement marked and linked both ways."""

from functools import partial

import streamlit as st

from outcomes.export.passage import forms_of, language_of, marked
from outcomes.ui import address, card, not_found, page_frame, page_params, source
from outcomes.ui.components import copy_link, reader

view = page_frame.view("sources")
ledger = view.ledger

entry = source.entry_now(ledger)
programme = address.choice_now("programme", ledger.programmes)
not_found.tell(view, "fact")
not_found.tell(view, "statement")
not_found.tell(view, "source", clears=("fact", "statement", "programme"))
side, text = st.columns([2, 3], gap="large")
with side, st.container(key="side"):
    chosen = page_params.source(view, first=source.of(ledger, entry, programme))
    entry = entry if entry and ledger.reported(entry).source == chosen else None
    if entry:
        card.show(view, entry, opens=False)
        st.divider()
    source.about(view, chosen)
    copy_link.link(view, "sources", source=chosen)
    source.entries(view, chosen)
with text:
    forms = forms_of(ledger, chosen)
    form = page_params.form(view, "form", forms) if len(forms) > 1 else forms[0]
    html = marked(ledger, chosen, form, view.lang, entry, programme)
    version = f"{ledger.version}/{chosen}/{form}/{view.lang}/{entry}/{programme}"
    script, focus = language_of(ledger, chosen, form), source.focus(ledger, entry, programme)
    title, turn_to = ledger.sources[chosen].title[view.lang], partial(source.turn_to, ledger)
    reader.show(html, title, version, turn_to, script=script, focus=focus)
