"""The whole text of a source, every figure and statement marked and linked both ways."""

import streamlit as st

from outcomes.export.passage import forms_of, marked
from outcomes.ui import address, card, named, page_frame, page_params, source
from outcomes.ui.components import copy_link, reader

view = page_frame.view("sources")
ledger = view.ledger

kind, name, first = source.now(view)
for parameter in ("fact", "statement"):
    named.tell(view, parameter)
named.tell(view, "source", clears=("fact", "statement", "programme"))
side, text = st.columns([2, 3], gap="large")
with side, st.container(key="side"):
    chosen = page_params.source(view, first=first)
    shown = name if chosen == first else None
    entry, programme = (None, shown) if kind == "programme" else (shown, None)
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
    reader.show(
        view, chosen, html, lambda picked: address.turn_to(view.kind(picked), picked, "source"),
        form=form, focus=f"{kind}-{shown}" if shown else "",
    )  # fmt: skip
